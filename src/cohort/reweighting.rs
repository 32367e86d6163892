//! Reweighting: the people found after the years before the start, made to meet the published
//! stock.
//!
//! People are counted in cells (state and band × treatment inside by group × treatment outside ×
//! drug problem under supervision × treatment requirement × intervention team); the cells are scaled in turn to each published margin until all
//! are met (iterative proportional fitting), and each cell then gives its whole number of people:
//! everybody equally often, and the first by hash once more.

use super::cells::{Cell, Required};
use super::history::Opening;
use super::record::{Cohort, Record};
use super::strata::Stratum;
use crate::engine::Luck;
use crate::pathway::{purpose, whole_numbers};
use crate::person::{Fact, Legal, Person, Substance};

/// Rounds of fitting; the margins are met to a thousandth of a person long before.
const ROUNDS: usize = 200;
/// Cells of one stratum.
const CELLS: usize = Cell::COUNT;

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
        let whole = whole_numbers::near(cells, stratum.people());
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
    let whole = whole_numbers::near(cells, (cells.iter().sum::<f64>() + 0.5) as u32);
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
            cell: stratum * CELLS + Cell::of(record).number(),
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

/// A published number, and the cells it counts.
struct Target {
    people: f64,
    cells: Vec<usize>,
}

/// The published numbers, in the order in which they are fitted: strata last, which are met exactly.
fn targets(weights: &[f64], opening: &Opening) -> Vec<Target> {
    let care = &opening.care;
    let mut targets: Vec<Target> = Vec::new();
    let mut add = |people: f64, counts: &dyn Fn(usize) -> bool| {
        let occupied = (0..weights.len()).filter(|&cell| weights[cell] > 0.0);
        let cells = occupied.filter(|&cell| counts(cell)).collect();
        targets.push(Target { people, cells });
    };
    let within = |cell: usize| Cell::numbered(cell % CELLS);
    for group in Substance::NEEDS {
        let inside = group as usize;
        add(care.inside[inside], &|cell| within(cell).inside == inside);
    }
    add(care.outside, &|cell| within(cell).outside);
    add(care.drr, &|cell| within(cell).required == Required::Drugs);
    add(care.atr, &|cell| within(cell).required == Required::Alcohol);
    add(care.team, &|cell| within(cell).team);
    add(care.drug_problem, &|cell| within(cell).problem);
    for (at, stratum) in opening.strata.iter().enumerate() {
        add(f64::from(stratum.people()), &|cell| cell / CELLS == at);
    }
    targets
}

fn fit(weights: &mut [f64], opening: &Opening) {
    let targets = targets(weights, opening);
    for _ in 0..ROUNDS {
        for target in &targets {
            scale(weights, target);
        }
    }
}

/// Scales the cells of `target` so that they sum to its people; nothing where nobody was found.
fn scale(weights: &mut [f64], target: &Target) {
    let sum: f64 = target.cells.iter().map(|&cell| weights[cell]).sum();
    if sum > 0.0 {
        let factor = target.people / sum;
        for &cell in &target.cells {
            weights[cell] *= factor;
        }
    }
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
    fn scaling_meets_a_margin_and_leaves_what_it_does_not_count() {
        let mut weights = [1.0, 2.0, 3.0];
        let target = |people, cells| Target { people, cells };
        scale(&mut weights, &target(10.0, vec![1, 2]));
        assert_eq!(weights, [1.0, 4.0, 6.0]);
        scale(&mut [0.0, 0.0], &target(10.0, vec![0, 1]));
        scale(&mut weights, &target(10.0, vec![]));
        assert_eq!(weights, [1.0, 4.0, 6.0]);
    }
}
