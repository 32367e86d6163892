//! Markov pathways in continuous and in discrete time.

use super::chart::{absorbing, cohort, cohort_size, to_some, words};
use super::queue::FEWER;
use crate::engine::dist::Sampler;
use crate::verify::case::{Case, Planned, sort, unknown};
use crate::verify::judge::{Judge, Scale};
use crate::verify::network::Plants;
use crate::verify::paths::{Chart, Fact, State};
use crate::verify::prose;
use crate::verify::row::Row;
use crate::verify::walker::Walker;

/// Names of the states where the file gives none.
const NAMES: [&str; 7] = ["CU", "CT", "RU", "RW", "RT", "X", "Z"];
/// By then everybody must have been absorbed.
const LIFETIME: f64 = 100_000.0;

/// A chain in continuous time, from its generator.
///
/// # Errors
/// Parameters that are missing or out of range.
pub fn ctmc(case: &Case, plants: Plants) -> Result<Planned, String> {
    let rates = case.given.square("Q_per_day")?;
    let start = Start::of(case, rates.len())?;
    let states: Result<Vec<State>, String> = (0..rates.len())
        .map(|state| from_rates(&rates, state, start.made_absorbing))
        .collect();
    let mut planned = Planned::default();
    let (mut dated, mut lifetimes) = (Vec::new(), Vec::new());
    for &(place, row) in &case.rows {
        if row.quantity.contains("day ") {
            dated.push((place, row));
        } else {
            lifetimes.push((place, row));
        }
    }
    let states = states?;
    let chain = Chain {
        states,
        start,
        marker: "day ",
        plants,
    };
    chain.dated(&dated, case, &mut planned)?;
    chain.lifetimes(&lifetimes, case, &mut planned)?;
    Ok(planned)
}

/// A chain in discrete time, from its matrix of monthly chances.
///
/// # Errors
/// Parameters that are missing or out of range.
pub fn dtmc(case: &Case, plants: Plants) -> Result<Planned, String> {
    let chances = case.given.square("P")?;
    let start = Start::of(case, chances.len())?;
    let states: Result<Vec<State>, String> = (0..chances.len())
        .map(|state| from_chances(&chances, state))
        .collect();
    let chain = Chain {
        states: states?,
        start,
        marker: "month ",
        plants,
    };
    let mut planned = Planned::default();
    chain.dated(&case.rows, case, &mut planned)?;
    Ok(planned)
}

struct Start {
    names: Vec<String>,
    shares: Vec<f64>,
    made_absorbing: Option<usize>,
}

impl Start {
    /// `start at release …: RU 0.5, RW 0.5; RT made absorbing`, else everybody in the first state.
    fn of(case: &Case, states: usize) -> Result<Start, String> {
        let names = case.given.names("states").unwrap_or_default();
        let names = if names.is_empty() && states == NAMES.len() {
            NAMES.map(str::to_owned).to_vec()
        } else {
            names
        };
        if names.len() != states {
            return Err(format!("{} names for {states} states", names.len()));
        }
        let variant = case.given.text("variant").unwrap_or_default();
        let share = |name: &String| prose::after(variant, &format!(" {name} ")).unwrap_or(0.0);
        let mut shares: Vec<f64> = names.iter().map(share).collect();
        if shares.iter().sum::<f64>() == 0.0 {
            shares[0] = 1.0;
        }
        let absorbing = |name: &String| variant.contains(&format!("{name} made absorbing"));
        Ok(Start {
            made_absorbing: names.iter().position(absorbing),
            names,
            shares,
        })
    }
}

fn from_rates(rates: &[Vec<f64>], state: usize, stop: Option<usize>) -> Result<State, String> {
    let mut shares = rates[state].clone();
    shares[state] = 0.0;
    let total: f64 = shares.iter().sum();
    if total <= 0.0 || stop == Some(state) {
        return absorbing(rates.len());
    }
    if (total + rates[state][state]).abs() > 1e-6 * total {
        return Err(format!("row {state} of Q_per_day does not sum to 0"));
    }
    shares.push(0.0);
    to_some(Some(words(Sampler::exponential(1.0 / total))?), &shares)
}

fn from_chances(chances: &[Vec<f64>], state: usize) -> Result<State, String> {
    let mut shares = chances[state].clone();
    if (shares.iter().sum::<f64>() - 1.0).abs() > 1e-9 {
        return Err(format!("row {state} of P does not sum to 1"));
    }
    if shares[state] == 1.0 {
        return absorbing(chances.len());
    }
    shares.push(0.0);
    to_some(Some(words(Sampler::deterministic(1.0))?), &shares)
}

struct Chain {
    states: Vec<State>,
    start: Start,
    marker: &'static str,
    plants: Plants,
}

impl Chain {
    fn cohort(&self, people: u32, time: f64) -> Result<Chart, String> {
        let states = self.states.clone();
        let mut chart = cohort(states, people, &self.start.shares, time, self.plants)?;
        chart.events = 12.0 * f64::from(people);
        Ok(chart)
    }

    fn dated(
        &self,
        rows: &[(usize, &Row)],
        case: &Case,
        planned: &mut Planned,
    ) -> Result<(), String> {
        let time = |row: &Row| prose::after(&row.quantity, self.marker).filter(|at| *at >= 0.0);
        let people = cohort_size(case, 100_000)?;
        let times = rows.iter().filter_map(|(_, row)| time(row));
        let mut walker = Walker::new(self.cohort(people, times.fold(1.0, f64::max))?);
        let asks = sort(rows, |row| {
            let (Some(state), Some(time)) = (self.state(row), time(row)) else {
                return Err(unknown(&row.quantity));
            };
            let column = walker.column(time, Fact::Stock(state));
            let people = f64::from(people);
            let share = Box::new(move |means: &[f64]| means[column] / people);
            Ok(Judge::Value(share, Scale::Share))
        });
        planned.add(walker, case.floor(FEWER), asks);
        Ok(())
    }

    /// `occupancy CU …`, or the state made absorbing where it asks who has started there.
    fn state(&self, row: &Row) -> Option<u8> {
        let quantity = row.quantity.as_str();
        if quantity.starts_with("P(community treatment started by") {
            return self.start.made_absorbing.map(|state| state as u8);
        }
        let rest = quantity.strip_prefix("occupancy ")?;
        self.named(rest.split_whitespace().next()?)
    }

    fn named(&self, name: &str) -> Option<u8> {
        let place = self.start.names.iter().position(|other| other == name);
        place.map(|place| place as u8)
    }

    fn lifetimes(
        &self,
        rows: &[(usize, &Row)],
        case: &Case,
        planned: &mut Planned,
    ) -> Result<(), String> {
        const PEOPLE: u32 = 20_000;
        let mut walker = Walker::new(self.cohort(PEOPLE, LIFETIME)?);
        let people = f64::from(PEOPLE);
        let asks = sort(rows, |row| {
            let quantity = row.quantity.as_str();
            let days = quantity.strip_prefix("lifetime expected days in ");
            let days = days.and_then(|rest| rest.split_whitespace().next());
            let found = if let Some(state) = days.and_then(|name| self.named(name)) {
                Some((Fact::Time(state), Scale::Amount))
            } else if quantity.contains("ultimately desist") {
                self.named("X")
                    .map(|state| (Fact::Stock(state), Scale::Share))
            } else if quantity.contains("ultimately die") {
                self.named("Z")
                    .map(|state| (Fact::Stock(state), Scale::Share))
            } else {
                None
            };
            let (fact, scale) = found.ok_or_else(|| unknown(quantity))?;
            let column = walker.column(LIFETIME, fact);
            let share = Box::new(move |means: &[f64]| means[column] / people);
            Ok(Judge::Value(share, scale))
        });
        planned.add(walker, case.floor(FEWER), asks);
        Ok(())
    }
}
