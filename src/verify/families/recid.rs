//! Prison and those at risk of return, with new entrants: equilibrium, policies, and inverse
//! questions. Times in years.

use super::chart::{to_one, to_some, words};
use super::queue::FEWER;
use crate::engine::dist::{Categorical, Sampler};
use crate::verify::case::{Case, Planned, sort, unknown};
use crate::verify::clock::Clock;
use crate::verify::given::Given;
use crate::verify::judge::{Ask, Judge, Scale};
use crate::verify::network::{Number, Plants, Shape};
use crate::verify::paths::{Chart, Comers, Fact};
use crate::verify::prose;
use crate::verify::row::Row;
use crate::verify::statistics::Reading;
use crate::verify::walker::Walker;

const PRISON: u8 = 0;
const AT_RISK: u8 = 1;

/// A world of entrants, custody, gap and return.
#[derive(Clone, Copy, Debug)]
struct Return {
    entrants: f64,
    growth: f64,
    custody: f64,
    gap: f64,
    again: f64,
    prison: f64,
    at_risk: f64,
    plants: Plants,
}

/// Open recidivism.
///
/// # Errors
/// Parameters that are missing or out of range.
pub fn recid(case: &Case, plants: Plants) -> Result<Planned, String> {
    let mut planned = Planned::default();
    if case.rows.iter().all(|(_, row)| row.check == "arithmetic") {
        growth(case, &mut planned);
        return Ok(planned);
    }
    let base = Return::of(&case.given, plants)?;
    let changed = match case.given.text("policy") {
        Some(policy) => base.under(policy)?,
        None => base,
    };
    let (mut dated, mut others) = (Vec::new(), Vec::new());
    for &(place, row) in &case.rows {
        if row.check == "inverse" || row.quantity.starts_with("mean spells") {
            others.push((place, row));
        } else {
            dated.push((place, row));
        }
    }
    changed.dated(&dated, case, &mut planned)?;
    for (place, row) in others {
        let added = if row.check == "inverse" {
            base.inverse(place, row, case, &mut planned)
        } else {
            base.spells(place, row, case, &mut planned)
        };
        if let Err(reason) = added {
            planned.refused.push((place, reason));
        }
    }
    Ok(planned)
}

/// `78,000 -> 100,000 in 7 y`.
fn growth(case: &Case, planned: &mut Planned) {
    for &(place, row) in &case.rows {
        let model = case.given.model();
        let numbers = model.split_once("->").and_then(|(from, rest)| {
            let (from, _) = prose::leading(from)?;
            let (to, _) = prose::leading(rest)?;
            Some((from, to, prose::after(rest, " in ")?))
        });
        match numbers {
            None => planned.refused.push((place, unknown(&row.quantity))),
            Some((from, to, years)) => {
                let growth = libm::pow(to / from, 1.0 / years) - 1.0;
                planned.compute(place, row.exact, growth, 5e-11);
            }
        }
    }
}

impl Return {
    fn of(given: &Given, plants: Plants) -> Result<Return, String> {
        Ok(Return {
            entrants: given.positive("nu0_per_y")?,
            growth: 0.0,
            custody: given.positive("mean_custody_y")?,
            gap: given.positive("mean_gap_y")?,
            again: given.share("return_prob")?,
            prison: given.positive("P0")?,
            at_risk: given.positive("Q0")?,
            plants,
        })
    }

    fn under(mut self, policy: &str) -> Result<Return, String> {
        let percent = |marker: &str| prose::after(policy, marker).map(|percent| percent / 100.0);
        let number = |marker: &str| prose::after(policy, marker);
        if let Some(step) = percent("step ") {
            self.entrants *= 1.0 + step;
        } else if let Some(longer) = percent("custody length ") {
            self.custody *= 1.0 + longer;
        } else if policy.starts_with("return prob") {
            self.again = number("->").ok_or_else(|| format!("{policy:?} names no new share"))?;
        } else if let (true, Some(growth)) = (policy.contains("/y"), percent("entrants ")) {
            self.growth = growth;
        } else {
            return Err(format!("the policy {policy:?} is not known"));
        }
        Ok(self)
    }

    fn chart(&self, years: f64) -> Result<Chart, String> {
        let exponential = |mean: f64| words(Sampler::exponential(mean));
        let prison = to_some(
            Some(exponential(self.custody)?),
            &[0.0, self.again, 1.0 - self.again],
        )?;
        let alone = |at: usize| {
            let mut shares = [0.0; 2];
            shares[at] = 1.0;
            words(Categorical::new(&shares))
        };
        let shape = Shape::Compound {
            growth: self.growth,
            horizon: years,
        };
        let peak = self.entrants * libm::exp(self.growth.max(0.0) * years);
        let flow = peak / (1.0 - self.again).max(0.01) * 3.0;
        Ok(Chart {
            clock: Clock::new(years)?,
            states: vec![prison, to_one(exponential(self.gap)?, 0, 2)?],
            opening: vec![
                (Number::Poisson(self.prison), alone(0)?),
                (Number::Poisson(self.at_risk), alone(1)?),
            ],
            comers: Some(Comers {
                peak,
                shape,
                state: PRISON,
            }),
            events: self.prison + self.at_risk + flow * years,
            extra_decision: false,
            plants: self.plants,
        })
    }

    fn dated(
        &self,
        rows: &[(usize, &Row)],
        case: &Case,
        planned: &mut Planned,
    ) -> Result<(), String> {
        let year = |row: &Row| prose::after(&row.quantity, "year ").filter(|year| *year >= 0.0);
        const SETTLED: f64 = 7.0;
        let years = rows.iter().filter_map(|(_, row)| year(row));
        let mut walker = Walker::new(self.chart(years.fold(SETTLED, f64::max))?);
        let asks = sort(rows, |row| {
            let quantity = row.quantity.as_str();
            let reading: Reading = if quantity.starts_with("receptions per year") {
                let from = walker.column(0.0, Fact::Entries(PRISON));
                let to = walker.column(SETTLED, Fact::Entries(PRISON));
                Box::new(move |means| (means[to] - means[from]) / SETTLED)
            } else {
                let state = state(quantity);
                let when = year(row).or(quantity.starts_with("equilibrium").then_some(SETTLED));
                let (Some(state), Some(when)) = (state, when) else {
                    return Err(unknown(quantity));
                };
                let column = walker.column(when, Fact::Stock(state));
                Box::new(move |means| means[column])
            };
            Ok(Judge::Value(reading, Scale::Amount))
        });
        planned.add(walker, case.floor(FEWER), asks);
        Ok(())
    }

    /// Receptions of a cohort until the last has stayed out.
    fn spells(
        &self,
        place: usize,
        row: &Row,
        case: &Case,
        planned: &mut Planned,
    ) -> Result<(), String> {
        const PEOPLE: u32 = 10_000;
        let years = 60.0 * (self.custody + self.gap) / (1.0 - self.again).max(0.05);
        let mut chart = self.chart(years)?;
        chart.comers = None;
        chart.opening.truncate(1);
        chart.opening[0].0 = Number::Fixed(PEOPLE);
        chart.events = f64::from(PEOPLE) * 6.0;
        let mut walker = Walker::new(chart);
        let entries = walker.column(years, Fact::Entries(PRISON));
        let mean = move |means: &[f64]| means[entries] / f64::from(PEOPLE);
        let judge = Judge::Value(Box::new(mean), Scale::Amount);
        let ask = Ask::new(place, row.exact, judge);
        planned.add_for(walker, case.floor(FEWER), ask);
        Ok(())
    }

    /// The row's value is fed back: the stock must meet the target.
    fn inverse(
        &self,
        place: usize,
        row: &Row,
        case: &Case,
        planned: &mut Planned,
    ) -> Result<(), String> {
        let fed = self.with(&row.quantity, row.exact)?;
        let quantity = prose::plain(&row.quantity);
        let years = prose::after(&quantity, "year ").unwrap_or(7.0);
        let target = named_stock(&quantity).unwrap_or(100_000.0);
        let mut walker = Walker::new(fed.chart(years)?);
        let column = walker.column(years, Fact::Stock(PRISON));
        let step = 1e-4;
        let above = self.with(&row.quantity, row.exact + step)?.expected(years);
        let below = self.with(&row.quantity, row.exact - step)?.expected(years);
        let judge = Judge::Inverse {
            reading: Box::new(move |means| means[column]),
            target,
            slope: (above - below) / (2.0 * step),
        };
        let ask = Ask::new(place, row.exact, judge);
        planned.add_for(walker, case.floor(FEWER), ask);
        Ok(())
    }

    /// This world with the parameter that a quantity names set to `value`.
    fn with(mut self, quantity: &str, value: f64) -> Result<Return, String> {
        if quantity.starts_with("compound growth") {
            self.growth = value;
        } else if quantity.starts_with("one-off step") {
            self.entrants *= 1.0 + value;
        } else if quantity.starts_with("custody-length multiplier") {
            self.custody *= value;
        } else if quantity.starts_with("return probability") {
            self.again = value;
        } else {
            return Err(unknown(quantity));
        }
        Ok(self)
    }

    /// The expected prison stock, by small steps of the two equations (Heun): only to say what a
    /// unit of a parameter moves.
    fn expected(&self, years: f64) -> f64 {
        const STEPS: u32 = 20_000;
        let step = years / f64::from(STEPS);
        let rates = |year: f64, prison: f64, at_risk: f64| {
            let entrants = self.entrants * libm::exp(self.growth * year);
            let (released, back) = (prison / self.custody, at_risk / self.gap);
            (entrants + back - released, self.again * released - back)
        };
        let (mut prison, mut at_risk) = (self.prison, self.at_risk);
        for at in 0..STEPS {
            let year = f64::from(at) * step;
            let (one, two) = rates(year, prison, at_risk);
            let then = rates(year + step, prison + step * one, at_risk + step * two);
            prison += 0.5 * step * (one + then.0);
            at_risk += 0.5 * step * (two + then.1);
        }
        prison
    }
}

/// The largest number named: the stock that is to be met.
fn named_stock(quantity: &str) -> Option<f64> {
    let words = quantity.split_whitespace();
    let numbers = words.filter_map(|word| prose::leading(word).map(|(number, _)| number));
    numbers.filter(|number| *number >= 1_000.0).reduce(f64::max)
}

fn state(quantity: &str) -> Option<u8> {
    if quantity.contains("prison stock") {
        Some(PRISON)
    } else if quantity.contains("at-risk-of-return") {
        Some(AT_RISK)
    } else {
        None
    }
}
