//! Competing risks after release: engaging with treatment, death, recall, being lost.

use super::chart::{cohort_size, words};
use super::queue::LEAST;
use crate::engine::dist::{Chance, Sampler};
use crate::verify::case::{Case, Planned, unknown};
use crate::verify::clock::Clock;
use crate::verify::given::Given;
use crate::verify::judge::{Judge, Scale};
use crate::verify::network::Plants;
use crate::verify::prose;
use crate::verify::release::{RISKS, Release};
use crate::verify::row::Row;
use crate::verify::statistics::Reading;

/// Risks in the order of their kinds.
const NAMES: [&str; RISKS] = ["engage", "death", "recall", "lost"];

/// Cumulative incidence by day.
///
/// # Errors
/// Parameters that are missing or out of range.
pub fn cr(case: &Case, _: Plants) -> Result<Planned, String> {
    let day = |row: &Row| prose::after(&row.quantity, "by day ").filter(|day| *day > 0.0);
    let mut days: Vec<f64> = case.rows.iter().filter_map(|(_, row)| day(row)).collect();
    days.sort_by(f64::total_cmp);
    days.dedup();
    let last = days.last().copied().ok_or("no row names a day")?;
    let mut release = Release {
        clock: Clock::new(last)?,
        people: cohort_size(case, 10_000)?,
        rates: [0.0; RISKS],
        then: None,
        delay: None,
        days: days.clone(),
    };
    if NAMES
        .iter()
        .any(|name| case.given.optional(name).is_ok_and(|rate| rate.is_some()))
    {
        constant(&case.given, &mut release)?;
    } else {
        described(&case.given, &mut release)?;
    }
    let people = f64::from(release.people);
    let asks = case.sort(|row| {
        let when = day(row).and_then(|day| days.iter().position(|other| *other == day));
        let first = when.ok_or_else(|| unknown(&row.quantity))? * RISKS;
        let reading: Reading = if row.quantity.starts_with("still free") {
            Box::new(move |means| 1.0 - means[first..][..RISKS].iter().sum::<f64>() / people)
        } else {
            let risk = NAMES.iter().position(|name| row.quantity.contains(name));
            let column = first + risk.ok_or_else(|| unknown(&row.quantity))?;
            Box::new(move |means| means[column] / people)
        };
        Ok(match row.check.as_str() {
            "not_equal" => Judge::NotEqual(reading),
            _ => Judge::Value(reading, Scale::Share),
        })
    });
    Ok(Planned::one(release, case.floor(LEAST), asks))
}

fn constant(given: &Given, release: &mut Release) -> Result<(), String> {
    for (rate, name) in release.rates.iter_mut().zip(NAMES) {
        *rate = given.optional(name)?.unwrap_or(0.0);
        if *rate < 0.0 {
            return Err(format!("{name} is {rate}; 0 or more is allowed"));
        }
    }
    Ok(())
}

/// `engage delay lognormal(median 14 d, sigma 1) with prob 0.55 ever, death hazard 0.0012/d for
/// 14 d then 0.0003/d, recall hazard 0.0025/d`.
fn described(given: &Given, release: &mut Release) -> Result<(), String> {
    let model = given.model();
    let find = |marker: &str| {
        prose::after(model, marker).ok_or_else(|| format!("{marker:?} N is not in {model:?}"))
    };
    let sigma = find("sigma ")?;
    let cv = libm::sqrt(libm::expm1(sigma * sigma));
    let delay = words(Sampler::lognormal_median(find("median ")?, cv))?;
    release.delay = Some((0, words(Chance::new(find("prob ")?))?, delay));
    release.rates[1] = find("death hazard ")?;
    release.rates[2] = find("recall hazard ")?;
    if let (Some(day), Some(rate)) = (prose::after(model, "/d for "), prose::after(model, "then "))
    {
        let mut then = release.rates;
        then[1] = rate;
        release.then = Some((day, then));
    }
    Ok(())
}
