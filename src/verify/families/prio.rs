//! Priorities without preemption: each class's wait, and what priority cannot change.

use super::law;
use super::queue::{LEAST, Steady, relaxation};
use crate::engine::dist::Sampler;
use crate::verify::case::{Case, Lengths, Planned, unknown};
use crate::verify::given::Given;
use crate::verify::judge::{Ask, Judge, Scale};
use crate::verify::network::{Fact, Node, Plan, Plants, Stream};
use crate::verify::prose;
use crate::verify::row::Row;
use crate::verify::statistics::Reading;

/// One class: arrivals a day and service.
struct Class {
    rate: f64,
    mean: f64,
    cv: f64,
    law: Sampler,
}

/// Classes in order of priority.
///
/// # Errors
/// Parameters that are missing or out of range.
pub fn prio(case: &Case, plants: Plants) -> Result<Planned, String> {
    let given = &case.given;
    let classes = classes(given)?;
    let places = given.optional("c")?.unwrap_or(1.0);
    let places = crate::verify::given::whole("c", places)?;
    let lengths = lengths(case, &classes, places)?;
    let mut plans = vec![plan(&classes, places, lengths, true)?];
    plans[0].plants = plants;
    if case.rows.iter().any(|(_, row)| is_conserved(row)) {
        plans.push(plan(&classes, places, lengths, false)?);
    }
    let mut steady = Steady::new(plans, lengths);
    let (mut asks, mut refused) = (Vec::new(), Vec::new());
    for &(place, row) in &case.rows {
        match ask(&mut steady, row, &classes) {
            Err(reason) => refused.push((place, reason)),
            Ok(judge) => {
                let mut ask = Ask::new(place, row.exact, judge);
                if is_conserved(row) {
                    let gap = same_as_first_come(&mut steady, &classes);
                    ask.also = Some((gap, "waits with and without priority"));
                }
                asks.push(ask);
            }
        }
    }
    Ok(steady.planned(case, (asks, refused), LEAST))
}

fn is_conserved(row: &Row) -> bool {
    row.quantity.starts_with("lam-weighted mean wait")
}

/// `lam1…`, `lam2…` with `mean1`, `cv1`, or one `mean_service_days` for all.
fn classes(given: &Given) -> Result<Vec<Class>, String> {
    let mut classes = Vec::new();
    for number in 1..=8 {
        let prefix = format!("lam{number}");
        let Some(key) = given.keys(&prefix).next() else {
            break;
        };
        classes.push(class(given, key, number)?);
    }
    if classes.len() < 2 {
        return Err("two classes at least are needed: lam1…, lam2…".to_owned());
    }
    Ok(classes)
}

fn class(given: &Given, key: &str, number: u32) -> Result<Class, String> {
    let rate = given.positive(key)?;
    let Some(mean) = given.optional(&format!("mean{number}"))? else {
        let mean = given.positive("mean_service_days")?;
        let law = law::by_name(given.text("service").unwrap_or("exp"), mean, Some(1.0))?;
        return Ok(Class::new(rate, mean, law));
    };
    let mean = crate::verify::given::positive("a mean service", mean)?;
    let cv = given.optional(&format!("cv{number}"))?;
    let name = match (given.text("service"), cv) {
        (Some(name), _) => name,
        (None, Some(_)) => "lognormal",
        (None, None) => "exp",
    };
    Ok(Class::new(rate, mean, law::by_name(name, mean, cv)?))
}

impl Class {
    fn new(rate: f64, mean: f64, law: law::Law) -> Class {
        Class {
            rate,
            mean,
            cv: law.cv,
            law: law.sampler,
        }
    }

    fn load(&self) -> f64 {
        self.rate * self.mean
    }
}

fn lengths(case: &Case, classes: &[Class], places: u32) -> Result<Lengths, String> {
    let rate: f64 = classes.iter().map(|class| class.rate).sum();
    let load: f64 = classes.iter().map(Class::load).sum();
    if load >= f64::from(places) {
        return Err(format!(
            "the load {load} on {places} places has no steady state"
        ));
    }
    let spread = classes
        .iter()
        .map(|class| 0.5 * (1.0 + class.cv * class.cv));
    let scale = relaxation(rate, load / rate, f64::from(places)).max(load / rate);
    Ok(case.lengths(scale * spread.fold(1.0, f64::max)))
}

fn plan(classes: &[Class], places: u32, lengths: Lengths, ranked: bool) -> Result<Plan, String> {
    let mut node = Node::new(places, classes[0].law.clone());
    node.service = classes.iter().map(|class| class.law.clone()).collect();
    node.rules.priorities = if ranked { classes.len() as u8 } else { 1 };
    let mut plan = Plan::new(lengths.days(), vec![node])?;
    for (number, class) in (0..).zip(classes) {
        let mut stream = Stream::poisson(class.rate)?;
        stream.class = number;
        plan.streams.push(stream);
        plan.events += 4.0 * class.rate * lengths.days();
    }
    plan.classes = classes.len() as u8;
    Ok(plan)
}

fn ask(steady: &mut Steady, row: &Row, classes: &[Class]) -> Result<Judge, String> {
    let quantity = row.quantity.as_str();
    let weights = |weight: fn(&Class) -> f64| classes.iter().map(weight).collect::<Vec<f64>>();
    let reading = if quantity.starts_with("Wq class") {
        let number = prose::after(quantity, "class ").unwrap_or(0.0);
        let chosen = (1..).zip(classes).map(|(at, _)| f64::from(at) == number);
        let weights: Vec<f64> = chosen.map(|one| f64::from(u8::from(one))).collect();
        if weights.iter().all(|weight| *weight == 0.0) {
            return Err(unknown(quantity));
        }
        weighted(steady, 0, weights)
    } else if is_conserved(row) {
        let rate: f64 = classes.iter().map(|class| class.rate).sum();
        let shares = weights(|class| class.rate);
        weighted(steady, 0, shares.iter().map(|share| share / rate).collect())
    } else if quantity.starts_with("sum rho_i Wq_i") {
        weighted(steady, 0, weights(Class::load))
    } else {
        return Err(unknown(quantity));
    };
    Ok(Judge::Value(reading, Scale::Amount))
}

/// Σ weight × mean wait of each class.
fn weighted(steady: &mut Steady, plan: usize, weights: Vec<f64>) -> Reading {
    let columns: Vec<(usize, usize, f64)> = (0..)
        .zip(weights)
        .map(|(class, weight)| {
            let waited = steady.other(plan, Fact::Waited(0, class));
            let starts = steady.other(plan, Fact::Starts(0, class));
            (waited, starts, weight)
        })
        .collect();
    Box::new(move |means| {
        let waits = columns.iter().filter(|(.., weight)| *weight != 0.0);
        waits
            .map(|&(waited, starts, weight)| weight * means[waited] / means[starts])
            .sum()
    })
}

fn same_as_first_come(steady: &mut Steady, classes: &[Class]) -> Reading {
    let rate: f64 = classes.iter().map(|class| class.rate).sum();
    let shares: Vec<f64> = classes.iter().map(|class| class.rate / rate).collect();
    let ranked = weighted(steady, 0, shares.clone());
    let plain = weighted(steady, 1, shares);
    Box::new(move |means| ranked(means) - plain(means))
}
