//! Finite source: a closed population that asks again and again, as one officer with N cases.

use super::queue::{LEAST, Steady};
use crate::engine::dist::Sampler;
use crate::verify::case::{Case, Planned};
use crate::verify::judge::{Judge, Scale};
use crate::verify::network::{Fact, Node, Plan, Plants};
use crate::verify::prose;
use crate::verify::row::Row;

/// Exponential times between demands and services.
///
/// # Errors
/// Parameters that are missing or out of range.
pub fn fsrc(case: &Case, plants: Plants) -> Result<Planned, String> {
    let given = &case.given;
    let people = given.count("N")?;
    let described = |key: &str, marker: &str| match given.optional(key)? {
        Some(value) => crate::verify::given::positive(key, value),
        None => prose::after(given.model(), marker)
            .filter(|value| *value > 0.0)
            .ok_or_else(|| format!("{key} is missing, and {marker:?} is not in the model")),
    };
    let between = described("mean_time_between_demands_days", "every ")?;
    let service = match given.optional("mean_service_days")? {
        Some(value) => crate::verify::given::positive("mean_service_days", value)?,
        None => work(given.model())?,
    };
    let places = given.optional("c")?.unwrap_or(1.0);
    let places = crate::verify::given::whole("c", places)?;
    let lengths = case.lengths(between + service);
    let law = |mean: f64| Sampler::exponential(mean).map_err(|error| error.to_string());
    let mut plan = Plan::new(lengths.days(), vec![Node::new(places, law(service)?)])?;
    plan.closed = Some((people, law(between)?));
    let demands = f64::from(people) / (between + service);
    plan.events = 4.0 * lengths.days() * demands.min(f64::from(places) / service);
    plan.plants = plants;
    let mut steady = Steady::new(vec![plan], lengths);
    let asks = case.sort(|row| ask(&mut steady, row, people));
    Ok(steady.planned(case, asks, LEAST))
}

/// `0.35 d work per contact`.
fn work(model: &str) -> Result<f64, String> {
    prose::before(model, " d work")
        .filter(|value| *value > 0.0)
        .ok_or_else(|| {
            "mean_service_days is missing, and `N d work` is not in the model".to_owned()
        })
}

fn ask(steady: &mut Steady, row: &Row, people: u32) -> Result<Judge, String> {
    let quantity = row.quantity.as_str();
    let named = prose::after(quantity, "at caseload ");
    if named.is_some_and(|named| named != f64::from(people)) {
        return Err(format!(
            "{quantity:?} asks for another caseload than N = {people}"
        ));
    }
    if quantity.starts_with("contacts per person per ") {
        let days = prose::after(quantity, "per person per ").unwrap_or(28.0);
        let rate = steady.ratio(&[Fact::Started(0)], &[Fact::Days]);
        let people = f64::from(people);
        let contacts = move |means: &[f64]| rate(means) * days / people;
        return Ok(Judge::Value(Box::new(contacts), Scale::Amount));
    }
    steady.ask(row, 0, None)
}
