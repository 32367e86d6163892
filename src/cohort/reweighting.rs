//! Reweighting: the people found after the years before the start, made to meet the published
//! stock.
//!
//! People are counted in cells (state and band × treatment inside by group × treatment outside ×
//! drug problem under supervision); the cells are scaled in turn to each published margin until all
//! are met (iterative proportional fitting), and each cell then gives its whole number of people:
//! everybody equally often, and the first by hash once more.

use super::history::Opening;
use super::record::{Cohort, Record};
use super::strata::Stratum;
use crate::engine::Luck;
use crate::pathway::purpose;
use crate::person::{Care, Fact, Legal, Person, Substance};

/// Rounds of fitting; the margins are met to a thousandth of a person long before.
const ROUNDS: usize = 200;
const INSIDE: usize = Substance::COUNT;
const OUTSIDE: usize = 2;
const PROBLEM: usize = 2;
/// Cells of one stratum.
const CELLS: usize = INSIDE * OUTSIDE * PROBLEM;

/// Makes `found` meet the stock of `opening`; says also which strata found nobody.
#[must_use]
pub fn to_stock(found: &[Record], opening: &Opening) -> (Cohort, Vec<usize>) {
    let mut members = sorted_by_cell(found, &opening.strata);
    let followed = opening.strata.len();
    let mut weights = vec![0.0; (followed + 1) * CELLS];
    for member in &members {
        weights[member.cell] += 1.0;
    }
    fit(&mut weights, opening);
    members.sort_unstable_by_key(|member| (member.cell, member.rank));
    let mut records = Vec::new();
    let mut missing = Vec::new();
    for (at, stratum) in opening.strata.iter().enumerate() {
        let from = members.partition_point(|member| member.cell < at * CELLS);
        let to = members.partition_point(|member| member.cell < (at + 1) * CELLS);
        let cells = &weights[at * CELLS..(at + 1) * CELLS];
        if from == to && stratum.people() > 0 {
            missing.push(at);
            continue;
        }
        let whole = whole_numbers(cells, stratum.people());
        take(&members[from..to], &whole, found, |index, record| {
            records.push(Record {
                key: stratum.key(index),
                ..*record
            });
        });
    }
    let (from, cells) = (
        members.partition_point(|member| member.cell < followed * CELLS),
        &weights[followed * CELLS..],
    );
    let whole = whole_numbers(cells, (cells.iter().sum::<f64>() + 0.5) as u32);
    take(&members[from..], &whole, found, |index, record| {
        records.push(Record {
            key: key_of_followed(index),
            ..*record
        });
    });
    (Cohort { records }, missing)
}

/// The identity of somebody whom the stock does not list; no stratum has so high a number.
fn key_of_followed(index: u32) -> u64 {
    1 << 62 | 0xFFFF << 32 | u64::from(index)
}

/// Somebody's cell, and their place in it.
struct Member {
    cell: usize,
    rank: u64,
    which: usize,
}

fn sorted_by_cell(found: &[Record], strata: &[Stratum]) -> Vec<Member> {
    let luck = Luck::new(0, 0);
    let member = |(which, record): (usize, &Record)| {
        let person = record.person();
        // The stock does not list people followed after remand alone; they are kept as they are,
        // and only count where they are in treatment.
        let followed = outside(&person).then_some(strata.len());
        let stratum = stratum_of(&person, strata).or(followed)?;
        Some(Member {
            cell: stratum * CELLS + cell_of(record),
            rank: luck.word(record.key, purpose::OPENING_PICK, 0),
            which,
        })
    };
    found.iter().enumerate().filter_map(member).collect()
}

/// Whether somebody is followed after remand alone: their returns are entrants.
fn outside(person: &Person) -> bool {
    person.legal == Legal::AtRisk && person.facts.has(Fact::Outside)
}

/// The stratum somebody belongs to; none for people whom the stock does not list.
#[must_use]
pub fn stratum_of(person: &Person, strata: &[Stratum]) -> Option<usize> {
    strata.iter().position(|stratum| stratum.holds(person))
}

fn cell_of(record: &Record) -> usize {
    let group = record.attributes.substance;
    let inside = match record.care {
        Care::Inside => group as usize,
        _ => 0,
    };
    let outside = usize::from(record.care == Care::Outside);
    let problem = usize::from(record.legal.supervised() && group.drugs());
    (inside * OUTSIDE + outside) * PROBLEM + problem
}

/// Inside group, outside, drug problem of a cell within its stratum.
fn parts(cell: usize) -> (usize, bool, bool) {
    let cell = cell % CELLS;
    (
        cell / (OUTSIDE * PROBLEM),
        cell / PROBLEM % OUTSIDE == 1,
        cell % PROBLEM == 1,
    )
}

fn fit(weights: &mut [f64], opening: &Opening) {
    let care = &opening.care;
    for _ in 0..ROUNDS {
        for group in Substance::NEEDS {
            let inside = group as usize;
            scale(weights, care.inside[inside], |cell| parts(cell).0 == inside);
        }
        scale(weights, care.outside, |cell| parts(cell).1);
        scale(weights, care.drug_problem, |cell| parts(cell).2);
        for (at, stratum) in opening.strata.iter().enumerate() {
            scale(weights, f64::from(stratum.people()), |cell| {
                cell / CELLS == at
            });
        }
    }
}

/// Scales the cells that `count` so that they sum to `target`; nothing where nobody was found.
fn scale(weights: &mut [f64], target: f64, counts: impl Fn(usize) -> bool) {
    let sum: f64 = (0..weights.len())
        .filter(|&cell| counts(cell))
        .map(|cell| weights[cell])
        .sum();
    if sum <= 0.0 {
        return;
    }
    let factor = target / sum;
    for (cell, weight) in weights.iter_mut().enumerate() {
        if counts(cell) {
            *weight *= factor;
        }
    }
}

/// Whole numbers near `weights` that sum to `total`: the largest remainders are rounded up.
fn whole_numbers(weights: &[f64], total: u32) -> Vec<u32> {
    let mut whole: Vec<u32> = weights.iter().map(|&weight| weight as u32).collect();
    let given: u32 = whole.iter().sum();
    let mut order: Vec<usize> = (0..weights.len())
        .filter(|&cell| weights[cell] > 0.0)
        .collect();
    let remainder = |cell: usize| weights[cell] - f64::from(weights[cell] as u32);
    order.sort_by(|&a, &b| remainder(b).total_cmp(&remainder(a)).then(a.cmp(&b)));
    let short = total.saturating_sub(given) as usize;
    for &cell in order
        .iter()
        .cycle()
        .take(if order.is_empty() { 0 } else { short })
    {
        whole[cell] += 1;
    }
    whole
}

/// Gives each cell's number of its members: everybody equally often, the first by rank once more.
fn take(members: &[Member], whole: &[u32], found: &[Record], mut give: impl FnMut(u32, &Record)) {
    let mut index = 0;
    for (cell, &wanted) in whole.iter().enumerate() {
        let from = members.partition_point(|member| member.cell % CELLS < cell);
        let to = members.partition_point(|member| member.cell % CELLS <= cell);
        let here = &members[from..to];
        for at in 0..wanted as usize {
            give(index, &found[here[at % here.len()].which]);
            index += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_keep_the_total_and_stay_within_one() {
        let weights = [0.0, 1.4, 2.4, 3.2];
        assert_eq!(whole_numbers(&weights, 7), [0, 2, 2, 3]);
        assert_eq!(whole_numbers(&[0.0; 3], 2), [0, 0, 0]);
    }

    #[test]
    fn scaling_meets_a_margin_and_leaves_what_it_does_not_count() {
        let mut weights = [1.0, 2.0, 3.0];
        scale(&mut weights, 10.0, |cell| cell > 0);
        assert_eq!(weights, [1.0, 4.0, 6.0]);
        scale(&mut [0.0, 0.0], 10.0, |_| true);
    }
}
