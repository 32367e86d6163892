//! The plan: a scenario made ready to run. After this nothing can fail for reasons of input.

use super::custody::early_release;
use super::estate::sites::Sites;
use super::growth::{Growth, days_of_terms};
use super::homes::Homes;
use super::terms::{Reader, Refusal, Terms};
use super::time::{Months, START, days};
use crate::cohort::entrants::Streams;
use crate::cohort::history::Opening;
use crate::engine::Tick;
use crate::engine::dist::Sampler;
use crate::ledger::{Flow, Served, Stock};
use crate::person::Person;
use crate::scenario::{Discounting, Regions, Scenario, Values};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What does not change during a run.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The months that are reported.
    pub months: Months,
    /// The table of regions.
    pub regions: Regions,
    /// Where people live.
    pub homes: Homes,
    /// The prisons.
    pub sites: Sites,
    /// The terms that hold from each date; the first from the start.
    pub terms: Vec<(Tick, Terms)>,
    /// Arrival streams from outside.
    pub streams: Streams,
    /// Who is there when the world opens.
    pub opening: Arc<Opening>,
    /// An exponential of mean one, for hazard budgets and arrival gaps.
    pub exponential: Sampler,
    /// How later money and health are discounted.
    pub discounting: Discounting,
    /// Share of people and resources simulated.
    pub sample: f64,
}

impl Plan {
    /// Prepares `scenario` for a world with `sample` of the people.
    ///
    /// # Errors
    /// [`Refusal`] for values that are each in range but impossible together.
    pub fn new(scenario: &Scenario, sample: f64) -> Result<Plan, Refusal> {
        let regions = scenario.regions().clone();
        let months = Months::new(scenario.start(), 12 * scenario.horizon_years() as usize);
        let homes = Homes::new(
            &regions,
            scenario.areas(),
            scenario.delivery_units(),
            sample,
        );
        let sites = Sites::new(scenario.prisons(), regions.count(), sample);
        let terms = all_terms(scenario, &regions, &homes, &sites, sample)?;
        let values = scenario.at(0);
        let reader = Reader::new(&values, &regions, &homes, &sites, sample);
        Ok(Plan {
            streams: Streams::new(&regions, &terms, sample)?,
            opening: Arc::new(Opening::read(&reader, scenario.opening_stock())?),
            exponential: Sampler::exponential(1.0).map_err(|error| Refusal(error.to_string()))?,
            discounting: scenario.discounting(),
            months,
            regions,
            homes,
            sites,
            terms,
            sample,
        })
    }

    /// The terms that hold at `at`.
    #[must_use]
    pub fn terms_at(&self, at: Tick) -> &Terms {
        let which = self
            .terms
            .iter()
            .rposition(|(from, _)| *from < at)
            .unwrap_or(0);
        &self.terms[which].1
    }

    /// The rules of release under which time served was measured.
    #[must_use]
    pub fn reference_rules(&self) -> &early_release::Terms {
        &self.terms[0].1.custody.reference
    }

    /// People there will have been by the end of the run: the opening stock, and those who come
    /// from outside under the highest rates.
    #[must_use]
    pub fn people(&self) -> u64 {
        let years = self.months.years();
        self.opening.people() + (self.streams.most_a_year() * years) as u64
    }

    /// Estimated bytes of one world at the end of its run: people, pending events and the ledger.
    #[must_use]
    pub fn bytes_per_world(&self) -> u64 {
        const PENDING_BYTES: u64 = 30;
        let cells = crate::ledger::cells(self.regions.count()) as u64;
        let each = 4 * (Flow::COUNT + Stock::COUNT) + Served::BYTES;
        let ledger = self.months.count() as u64 * cells * each as u64;
        self.people() * (size_of::<Person>() as u64 + PENDING_BYTES) + ledger
    }

    /// Estimated steps of one replication, by what `throughcare bench` counts for each year and person
    /// of the opening stock: who comes from outside takes the steps of who has gone.
    #[must_use]
    pub fn events_per_replication(&self) -> u64 {
        const A_YEAR: f64 = 3.7;
        (self.opening.people() as f64 * self.months.years() * A_YEAR) as u64
    }

    /// The last instant of the run.
    #[must_use]
    pub fn horizon(&self) -> Tick {
        self.months.horizon()
    }
}

fn all_terms(
    scenario: &Scenario,
    regions: &Regions,
    homes: &Homes,
    sites: &Sites,
    sample: f64,
) -> Result<Vec<(Tick, Terms)>, Refusal> {
    let lag = hiring_lag(&scenario.at(0));
    let mut growth = Growth::NONE;
    let mut last = (0, scenario.at(0));
    let mut terms = Vec::new();
    for day in days_of_change(scenario, lag) {
        growth = growth.after(&last.1, day - last.0);
        last = (day, scenario.at(day));
        let hired = scenario.at(day.saturating_sub(lag));
        let reader = Reader::new(&last.1, regions, homes, sites, sample);
        let reader = reader.grown(growth).hiring_for(&hired);
        terms.push((START.after(days(day)), Terms::read(&reader)?));
    }
    references_hold(scenario)?;
    Ok(terms)
}

/// Time served is measured once, so that its reference has no later dates.
fn references_hold(scenario: &Scenario) -> Result<(), Refusal> {
    let is_reference = |key: &str| key.starts_with("custody.") && key.contains(".reference_");
    match scenario
        .changes()
        .find(|change| is_reference(change.lever.key))
    {
        None => Ok(()),
        Some(change) => Err(Refusal(format!(
            "{}: changes on {} ({}), but it says under which rule time served was measured and holds \
             for the whole run; change `{}`, the rule itself",
            change.lever.key,
            change.from,
            change.whence,
            change.lever.key.replace("reference_", ""),
        ))),
    }
}

/// Days from a change of what pays for people until they are there.
fn hiring_lag(values: &Values) -> u32 {
    values.number("cost.hiring_lag_days") as u32
}

/// The days on which terms are read, and those on which people are hired for a change of what pays for them.
fn days_of_change(scenario: &Scenario, lag: u32) -> BTreeSet<u32> {
    let hires = |day: &&u32| {
        let (before, after) = (scenario.at(day.saturating_sub(1)), scenario.at(**day));
        let regions = 0..scenario.regions().count();
        HIRED.iter().any(|key| {
            let differs = |region| before.in_region(key, region) != after.in_region(key, region);
            regions.clone().any(differs)
        })
    };
    let changes = || scenario.change_days().iter();
    let hired = changes().filter(hires).map(|day| day.saturating_add(lag));
    let within = |day: &u32| *day < scenario.horizon_days();
    let mut days = days_of_terms(scenario);
    days.extend(hired.filter(within));
    days
}

/// What pays for people who have to be hired first.
const HIRED: [&str; 2] = ["community.funding", "community.keyworkers"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Overlays;

    #[test]
    fn the_model_reads_every_lever() {
        for era in ["2006", "2019", "2025"] {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
                .join(format!("scenarios/{era}.toml"));
            let scenario =
                Scenario::load(&path, &Overlays::default()).expect("the shipped scenario is sound");
            let values = scenario.at(0);
            let homes = Homes::new(
                scenario.regions(),
                scenario.areas(),
                scenario.delivery_units(),
                1.0,
            );
            let sites = Sites::new(scenario.prisons(), scenario.regions().count(), 1.0);
            let reader = Reader::new(&values, scenario.regions(), &homes, &sites, 1.0);
            Terms::read(&reader).expect("the shipped scenario has terms");
            Opening::read(&reader, scenario.opening_stock()).expect("the shipped scenario opens");
            let _ = (Growth::NONE.after(&values, 1), hiring_lag(&values));
            let unread = values.unread();
            assert!(
                unread.is_empty(),
                "{era}: levers that move nothing: {unread:?}"
            );
        }
    }
}
