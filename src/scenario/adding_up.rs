//! Whether shares of one whole add up, on the first day and whenever one changes.

use std::collections::BTreeMap;

use super::layer::Layer;
use super::levers::{self, WHOLES, Whole};
use super::merge::Resolved;
use super::problems::{FileId, Place, Problem, Problems};
use super::timeline::Timeline;

/// Reports every whole whose shares do not add up.
pub(crate) fn check(
    problems: &mut Problems,
    layers: &[Layer],
    values: &[Resolved],
    timeline: &Timeline,
) {
    for whole in &WHOLES {
        let members = whole.members();
        let sum_on = |day: u32| -> f64 {
            let on = |&index: &usize| timeline.value(index, values[index].value.value, None, day);
            members.iter().map(on).sum()
        };
        if !whole.holds(sum_on(0)) {
            let place = highest(layers, values, &members);
            let others = members.iter().map(|&index| values[index].value.place);
            let mut found = problem(whole, &members, sum_on(0), place);
            for other in others.filter(|other| *other != place) {
                found = found.also(other, "and this one");
            }
            problems.push(found);
            continue;
        }
        let bad = |day: &&u32| !whole.holds(sum_on(**day));
        if let Some(&day) = timeline.change_days().iter().find(bad)
            && let Some(place) = timeline.last_change(&members, day)
        {
            problems.push(problem(whole, &members, sum_on(day), place));
        }
    }
}

/// The place of the share that the highest layer sets: the one most likely to have been touched.
fn highest(layers: &[Layer], values: &[Resolved], members: &[usize]) -> Place {
    let mut ranks: BTreeMap<FileId, usize> = BTreeMap::new();
    for (rank, layer) in layers.iter().enumerate() {
        let files = layer.entries.iter().map(|entry| entry.place.file);
        files.for_each(|file| {
            ranks.insert(file, rank);
        });
    }
    let places = members.iter().map(|&index| values[index].value.place);
    places
        .max_by_key(|place| (ranks.get(&place.file).copied(), place.start))
        .expect("a whole has members")
}

fn problem(whole: &Whole, members: &[usize], sum: f64, place: Place) -> Problem {
    let keys: Vec<&str> = members.iter().map(|&index| levers::at(index).key).collect();
    let most = if whole.complete { "1" } else { "at most 1" };
    let title = format!("shares of one whole add up to {sum:.4}, not to {most}");
    Problem::at(place, title)
        .label("with this value")
        .help(format!("they are {}", keys.join(", ")))
        .help("shares are not rescaled: change the others with it")
}
