//! A closed population that alternates between custody and community.

use super::chart::{cohort, to_one};
use super::law::{self, Law};
use super::queue::LEAST;
use crate::verify::case::{Case, Planned, unknown};
use crate::verify::given::Given;
use crate::verify::judge::{Judge, Scale};
use crate::verify::network::Plants;
use crate::verify::paths::Fact;
use crate::verify::prose;
use crate::verify::walker::Walker;

/// Two states, each with its law of stay.
///
/// # Errors
/// Parameters that are missing or out of range.
pub fn alt(case: &Case, plants: Plants) -> Result<Planned, String> {
    let given = &case.given;
    let people = given.optional("N")?.unwrap_or(10_000.0);
    let people = crate::verify::given::whole("N", people)?;
    let custody = place(given, "custody")?;
    let community = place(given, "community")?;
    let start = start(given)?;
    let day = |quantity: &str| prose::after(quantity, "day ").filter(|day| *day >= 0.0);
    let means = custody.sampler.mean() + community.sampler.mean();
    let settled = 20.0 * means * (1.0 + custody.cv.max(community.cv));
    let days = case.rows.iter().filter_map(|(_, row)| day(&row.quantity));
    let end = days.fold(settled, f64::max);
    let states = vec![
        to_one(custody.sampler, 1, 2)?,
        to_one(community.sampler, 0, 2)?,
    ];
    let mut chart = cohort(states, people, &[start, 1.0 - start], end, plants)?;
    chart.events = f64::from(people) * (1.0 + 2.0 * end / means);
    let mut walker = Walker::new(chart);
    let asks = case.sort(|row| {
        let quantity = row.quantity.as_str();
        let when = if quantity.starts_with("equilibrium custody fraction") {
            Some(settled)
        } else {
            day(quantity).filter(|_| quantity.starts_with("P(custody)"))
        };
        let column = walker.column(when.ok_or_else(|| unknown(quantity))?, Fact::Stock(0));
        let people = f64::from(people);
        Ok(Judge::Value(
            Box::new(move |means| means[column] / people),
            Scale::Share,
        ))
    });
    Ok(Planned::one(walker, case.floor(LEAST), asks))
}

/// `mean_custody_d`, or `custody lognormal mean 180 cv 1.2` in the model.
fn place(given: &Given, name: &str) -> Result<Law, String> {
    let model = given.model();
    if let Some(mean) = given.optional(&format!("mean_{name}_d"))? {
        let mean = crate::verify::given::positive("a mean stay", mean)?;
        let cv = given.optional(&format!("cv_{name}"))?;
        let law = if cv.is_some() { "lognormal" } else { "exp" };
        return law::by_name(law, mean, cv);
    }
    let missing = || format!("neither mean_{name}_d nor `{name} LAW mean N` in {model:?}");
    let clauses = model.split([',', ';']);
    let mut described = clauses.filter_map(|clause| {
        let (_, rest) = clause.split_once(name)?;
        Some((rest, prose::after(rest, "mean ")?))
    });
    let (clause, mean) = described.next_back().ok_or_else(missing)?;
    let mean = crate::verify::given::positive("a mean stay", mean)?;
    law::by_name(clause, mean, law::described_cv(clause))
}

/// The share that starts in custody; all, where they start at reception.
fn start(given: &Given) -> Result<f64, String> {
    for key in ["p0", "p_custody_0"] {
        if given.optional(key)?.is_some() {
            return given.share(key);
        }
    }
    if given.model().contains("at reception") {
        return Ok(1.0);
    }
    Err("p_custody_0 is missing, and the model does not start at reception".to_owned())
}
