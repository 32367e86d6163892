//! What the families that walk people through states have in common.

use crate::engine::dist::{Categorical, Sampler};
use crate::verify::case::Case;
use crate::verify::clock::Clock;
use crate::verify::network::{Number, Plants};
use crate::verify::paths::{Chart, State};
use crate::verify::prose;

/// A sampler or a choice, its error in words.
pub fn words<T>(made: Result<T, crate::engine::dist::ShapeError>) -> Result<T, String> {
    made.map_err(|error| error.to_string())
}

/// A state left for state `to` after `stay`, among `states`; the number of states is away.
pub fn to_one(stay: Sampler, to: usize, states: usize) -> Result<State, String> {
    let mut shares = vec![0.0; states + 1];
    shares[to] = 1.0;
    to_some(Some(stay), &shares)
}

/// A state left by shares; never, where there is no stay.
pub fn to_some(stay: Option<Sampler>, shares: &[f64]) -> Result<State, String> {
    Ok(State {
        stay,
        next: words(Categorical::new(shares))?,
    })
}

/// A state that is never left.
pub fn absorbing(states: usize) -> Result<State, String> {
    to_some(None, &vec![1.0; states + 1])
}

/// A chart of so many people who all begin by `shares`, for a run of `time`.
pub fn cohort(
    states: Vec<State>,
    people: u32,
    shares: &[f64],
    time: f64,
    plants: Plants,
) -> Result<Chart, String> {
    Ok(Chart {
        clock: Clock::new(time)?,
        states,
        opening: vec![(Number::Fixed(people), words(Categorical::new(shares))?)],
        comers: None,
        events: 2.0 * f64::from(people),
        extra_decision: false,
        plants,
    })
}

/// `N=10,000` or `n=10,000` in the notes, or a number of our own.
pub fn cohort_size(case: &Case, otherwise: u32) -> Result<u32, String> {
    let noted = case.rows.iter().find_map(|(_, row)| {
        let note = prose::plain(&row.note);
        prose::after(&note, "N=").or_else(|| prose::after(&note, "n="))
    });
    let size = crate::verify::given::whole("N", noted.unwrap_or(f64::from(otherwise)))?;
    Ok(size.max(1))
}
