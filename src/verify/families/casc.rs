//! The cascade from need to completion: shares of shares.

use super::chart::{absorbing, cohort, to_some, words};
use super::queue::LEAST;
use crate::engine::dist::Sampler;
use crate::verify::case::{Case, Planned, unknown};
use crate::verify::judge::{Judge, Scale};
use crate::verify::network::Plants;
use crate::verify::paths::Fact;
use crate::verify::prose;
use crate::verify::walker::Walker;

/// A chain of chances, each a day after the other.
///
/// # Errors
/// Parameters that are missing or out of range.
pub fn casc(case: &Case, plants: Plants) -> Result<Planned, String> {
    let model = case.given.model();
    if let Some((part, whole)) = pair(model, " of ") {
        let mut planned = Planned::default();
        for &(place, row) in &case.rows {
            planned.compute(place, row.exact, part / whole, 5e-11);
        }
        return Ok(planned);
    }
    let (people, chances, scale) = match pair(model, " in ") {
        Some((part, whole)) => (100_000, vec![part / whole], Scale::Share),
        None => (case.given.count("N")?, chances(case)?, Scale::Amount),
    };
    let steps = chances.len();
    let mut states = Vec::new();
    for (step, chance) in chances.iter().enumerate() {
        let mut shares = vec![0.0; steps + 2];
        shares[step + 1] = *chance;
        shares[steps + 1] = 1.0 - chance;
        states.push(to_some(Some(words(Sampler::deterministic(1.0))?), &shares)?);
    }
    states.push(absorbing(steps + 1)?);
    let mut first = vec![0.0; steps + 1];
    first[0] = 1.0;
    let end = steps as f64 + 1.0;
    let mut walker = Walker::new(cohort(states, people, &first, end, plants)?);
    let asks = case.sort(|row| {
        let known = [
            "expected referred",
            "expected completers",
            "tested fraction",
        ];
        if !known.iter().any(|start| row.quantity.starts_with(start)) {
            return Err(unknown(&row.quantity));
        }
        let column = walker.column(end, Fact::Stock(steps as u8));
        let size = match scale {
            Scale::Share => f64::from(people),
            Scale::Amount => 1.0,
        };
        Ok(Judge::Value(
            Box::new(move |means| means[column] / size),
            scale,
        ))
    });
    Ok(Planned::one(walker, case.floor(LEAST), asks))
}

/// The chances given, in the order of the cascade.
fn chances(case: &Case) -> Result<Vec<f64>, String> {
    let mut chances = Vec::new();
    for key in ["prev", "p_ref", "p_attend", "p_complete"] {
        if case.given.optional(key)?.is_some() {
            chances.push(case.given.share(key)?);
        }
    }
    if chances.is_empty() {
        return Err("none of prev, p_ref, p_attend, p_complete is given".to_owned());
    }
    Ok(chances)
}

/// `75000 of 156000`, `1 in 6`.
fn pair(model: &str, between: &str) -> Option<(f64, f64)> {
    let (part, whole) = model.split_once(between)?;
    let (part, _) = prose::leading(part.trim_start_matches(['<', ' ']))?;
    let (whole, _) = prose::leading(whole)?;
    (whole > 0.0).then_some((part, whole))
}
