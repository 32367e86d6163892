//! The years before the start: the era's own rules run in negative time, so that people are found
//! in treatment, on waiting lists, newly released or under supervision as the rules leave them.
//!
//! What comes out is reweighted to the published stock ([`super::reweighting`]). The people of the
//! start are data: they are the same in every replication and under every seed.

use super::opening_care::OpeningCare;
use super::record::{Cohort, Record};
use super::reweighting;
use super::strata::Stratum;
use crate::engine::Fault;
use crate::pathway::terms::{Reader, Refusal, Terms};
use crate::pathway::time::{Months, START};
use crate::pathway::{Plan, World};
use crate::person::{Legal, Person};
use crate::scenario::OpeningStock;
use std::sync::{Arc, OnceLock};

/// Luck of the years before the start; no seed of a run, because the people found are data.
const SEED: u64 = 0x0B5E_55ED;
/// The replication number of the negative years.
const REPLICATION: u32 = u32::MAX;

/// How a world opens.
#[derive(Clone, Debug)]
pub struct Opening {
    /// People by state and band.
    pub strata: Vec<Stratum>,
    /// People in treatment and with a drug problem.
    pub care: OpeningCare,
    months: usize,
    cohort: OnceLock<Result<Arc<Cohort>, Fault>>,
}

impl Opening {
    /// The opening of a scenario.
    ///
    /// # Errors
    /// [`Refusal`] for a row of the stock that the model does not know or cannot shape.
    pub fn read(reader: &Reader, stock: &OpeningStock) -> Result<Opening, Refusal> {
        Ok(Opening {
            strata: reader.stratified(stock)?,
            care: reader.opening_care(stock)?,
            months: (reader.number("opening.history_years") * 12.0 + 0.5) as usize,
            cohort: OnceLock::new(),
        })
    }

    /// Opens with these people instead.
    pub fn give(&mut self, cohort: Arc<Cohort>) {
        self.cohort = OnceLock::from(Ok(cohort));
    }

    /// How many people there will be.
    #[must_use]
    pub fn people(&self) -> u64 {
        match self.cohort.get() {
            Some(Ok(cohort)) => cohort.records.len() as u64,
            _ => self
                .strata
                .iter()
                .map(|stratum| u64::from(stratum.people()))
                .sum(),
        }
    }
}

/// The people of `plan` at its start; made once, at the first call.
///
/// # Errors
/// [`Fault`] for a loop of steps without delay in the years before the start.
pub fn cohort(plan: &Plan) -> Result<Arc<Cohort>, Fault> {
    let made = || make(plan).map(Arc::new);
    plan.opening.cohort.get_or_init(made).clone()
}

/// The people whom the rules alone leave at the start, before they are made to meet the stock.
///
/// # Errors
/// As [`cohort`].
pub fn found(plan: &Plan) -> Result<Vec<Record>, Fault> {
    found_after(plan, plan.opening.months)
}

fn make(plan: &Plan) -> Result<Cohort, Fault> {
    let found = found(plan)?;
    let (cohort, missing) = reweighting::to_stock(&found, &plan.opening);
    if missing.is_empty() || plan.opening.months == 0 {
        return Ok(cohort);
    }
    // A stratum that the years before have emptied opens in equilibrium.
    let fresh = found_after(plan, 0)?;
    let wanted = |record: &Record| {
        reweighting::stratum_of(&record.person(), &plan.opening.strata)
            .is_some_and(|stratum| missing.contains(&stratum))
    };
    let mut records = cohort.records;
    records.extend(fresh.into_iter().filter(wanted));
    records.sort_unstable_by_key(|record| record.key);
    Ok(Cohort { records })
}

/// Everybody alive and in the system after `months` of the rules of the start.
fn found_after(plan: &Plan, months: usize) -> Result<Vec<Record>, Fault> {
    let before = before(plan, months);
    let end = before.months.horizon();
    let mut world = World::new(Arc::new(before));
    world.open_by_strata(SEED, REPLICATION);
    if months > 0 {
        world.run_until(end)?;
    }
    let ticks = match months {
        0 => 0,
        _ => end.since(START),
    };
    let here = |person: &&Person| !matches!(person.legal, Legal::Gone | Legal::Dead);
    let people = world.people().iter().filter(here);
    Ok(people
        .map(|person| Record::of(person).earlier(ticks))
        .collect())
}

/// The plan of the months before the start, under the parameters of the start; but people are
/// released by the rules of the reference, under which the stock and its lengths were measured.
fn before(plan: &Plan, months: usize) -> Plan {
    let start = plan.months.first_day(0).add_months(-(months as i32));
    let (at, terms) = &plan.terms[0];
    let measured = Terms {
        custody: terms.custody.as_measured(),
        ..terms.clone()
    };
    Plan {
        months: Months::new(start, months.max(1)),
        terms: vec![(*at, measured)],
        ..plan.clone()
    }
}
