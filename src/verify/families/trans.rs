//! Transients: overload, filling from empty, and a cut of places that drains or returns people.

use super::chart::words;
use super::queue::{LEAST, relaxation};
use crate::engine::dist::Sampler;
use crate::engine::places::Cut;
use crate::verify::case::{Case, Planned, unknown};
use crate::verify::judge::{Judge, Scale};
use crate::verify::network::{Fact, Node, Plan, Plants, Stream};
use crate::verify::prose;
use crate::verify::reader::Reader;
use crate::verify::row::Row;
use crate::verify::statistics::Reading;

/// A queue of changing places, or far from its steady state.
///
/// # Errors
/// Parameters that are missing or out of range.
pub fn trans(case: &Case, plants: Plants) -> Result<Planned, String> {
    let model = case.given.model();
    let cut = if model.contains("drain") {
        Some(Cut::Drains)
    } else if model.contains("returned") || model.contains("preempt") {
        Some(Cut::Returns)
    } else {
        None
    };
    match cut {
        Some(cut) => cut_short(case, cut, plants),
        None if model.contains("start empty") => from_empty(case, plants),
        None => Err(format!(
            "the model {model:?} neither starts empty nor cuts places"
        )),
    }
}

fn plan(case: &Case, places: u32, days: f64, plants: Plants) -> Result<Plan, String> {
    let rate = case.given.positive("lam_per_day")?;
    let service = case.given.positive("mean_service_days")?;
    let node = Node::new(places, words(Sampler::exponential(service))?);
    let mut plan = Plan::new(days, vec![node])?;
    plan.streams.push(Stream::poisson(rate)?);
    plan.events = 4.0 * rate * days;
    plan.plants = plants;
    Ok(plan)
}

fn last_day(case: &Case, otherwise: f64) -> f64 {
    let days = case.rows.iter().filter_map(|(_, row)| {
        let quantity = row.quantity.as_str();
        let range = prose::after(quantity, "days ").map(f64::abs);
        prose::after(quantity, "day ")
            .into_iter()
            .chain(range)
            .reduce(f64::max)
    });
    days.fold(otherwise, f64::max)
}

fn from_empty(case: &Case, plants: Plants) -> Result<Planned, String> {
    let plan = plan(case, case.given.count("c")?, last_day(case, 180.0), plants)?;
    let mut reader = Reader::new(vec![plan], 0.0);
    let asks = case.sort(|row| {
        if row.quantity.starts_with("asymptotic backlog growth") {
            return Ok(growth(&mut reader, row));
        }
        let day = prose::after(&row.quantity, "day ").ok_or_else(|| unknown(&row.quantity))?;
        state(&mut reader, row, day)
    });
    Ok(Planned::one(reader, case.floor(LEAST), asks))
}

/// The number waiting (or in the system) on a day.
fn state(reader: &mut Reader, row: &Row, day: f64) -> Result<Judge, String> {
    let waiting = reader.column(0, day, Fact::Waiting(0));
    let reading: Reading = if row.quantity.starts_with("E[waiting]") {
        Box::new(move |means| means[waiting])
    } else if row.quantity.starts_with("E[N]") {
        let inside = reader.column(0, day, Fact::Inside(0));
        Box::new(move |means| means[waiting] + means[inside])
    } else {
        return Err(unknown(&row.quantity));
    };
    Ok(Judge::Value(reading, Scale::Amount))
}

/// The slope of a straight line through the backlog, every tenth part of the days given.
fn growth(reader: &mut Reader, row: &Row) -> Judge {
    let from = prose::after(&row.rule, "days ").unwrap_or(90.0);
    let to = prose::after(&row.rule, "days 90-")
        .filter(|to| *to > from)
        .unwrap_or(2.0 * from);
    let points: Vec<(f64, usize)> = (0..=10)
        .map(|part| from + (to - from) * f64::from(part) / 10.0)
        .map(|day| (day, reader.column(0, day, Fact::Waiting(0))))
        .collect();
    let middle = 0.5 * (from + to);
    let spread: f64 = points
        .iter()
        .map(|(day, _)| (day - middle) * (day - middle))
        .sum();
    let slope = move |means: &[f64]| {
        let products = points
            .iter()
            .map(|&(day, column)| (day - middle) * means[column]);
        products.sum::<f64>() / spread
    };
    Judge::Value(Box::new(slope), Scale::Amount)
}

/// Ten relaxation times to settle, ten more over which the time before the cut is averaged.
fn cut_short(case: &Case, cut: Cut, plants: Plants) -> Result<Planned, String> {
    let model = case.given.model();
    let before = prose::after(model, "c=").unwrap_or(20.0);
    let after = prose::after(model, "cut to ").or_else(|| prose::after(model, "occupancy<"));
    let after = after.ok_or_else(|| format!("`cut to N` is not in the model {model:?}"))?;
    let (before, after) = (
        crate::verify::given::whole("places before the cut", before)?,
        crate::verify::given::whole("places after the cut", after)?,
    );
    let rate = case.given.positive("lam_per_day")?;
    let service = case.given.positive("mean_service_days")?;
    if rate * service >= f64::from(before) {
        return Err("there is no steady state before the cut".to_owned());
    }
    let settle = 10.0 * relaxation(rate, service, f64::from(before)).max(service);
    let averaged = case.rows.iter().any(|(_, row)| is_before(row));
    let day_of_cut = if averaged { 2.0 * settle } else { settle };
    let mut plan = plan(case, before, day_of_cut + last_day(case, 1.0), plants)?;
    plan.nodes[0].rules.cut = cut;
    plan.capacities.push((day_of_cut, after));
    let mut reader = Reader::new(vec![plan], settle);
    let asks = case.sort(|row| {
        if is_before(row) {
            let eve = day_of_cut * (1.0 - 1e-6);
            let area = reader.column(0, eve, Fact::AreaWaiting(0));
            let days = reader.column(0, eve, Fact::Days);
            let mean = move |means: &[f64]| means[area] / means[days];
            return Ok(Judge::Value(Box::new(mean), Scale::Amount));
        }
        let day = prose::after(&row.quantity, "day ").ok_or_else(|| unknown(&row.quantity))?;
        state(&mut reader, row, day_of_cut + day)
    });
    Ok(Planned::one(reader, case.floor(LEAST), asks))
}

fn is_before(row: &Row) -> bool {
    row.quantity.contains("just before cut")
}
