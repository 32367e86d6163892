//! M/M/c and its kin with one stream and one pool: K places to wait, impatience, general service.

use super::law;
use super::queue::{LEAST, Steady, relaxation};
use crate::engine::dist::Sampler;
use crate::verify::case::{Case, Planned};
use crate::verify::judge::Ask;
use crate::verify::network::{Fact, Node, Plan, Plants, Stream};

/// Ticks in the shortest mean duration, below which rounding would show.
const FINE: f64 = 32.0;

/// Parameters that the single-pool families share.
struct Single {
    rate: f64,
    service: f64,
    places: u32,
}

impl Single {
    fn of(case: &Case, places: Option<u32>) -> Result<Single, String> {
        let given = &case.given;
        Ok(Single {
            rate: given.positive("lam_per_day")?,
            service: given.positive("mean_service_days")?,
            places: places.map_or_else(|| given.count("c"), Ok)?,
        })
    }

    fn relaxation(&self) -> f64 {
        relaxation(self.rate, self.service, f64::from(self.places)).max(self.service)
    }

    /// A plan of one stream into one node.
    fn plan(&self, node: Node, days: f64) -> Result<Plan, String> {
        let mut plan = Plan::new(days, vec![node])?;
        plan.streams.push(Stream::poisson(self.rate)?);
        plan.events = 4.0 * self.rate * days;
        let shortest = plan.clock.ticks(self.service.min(1.0 / self.rate));
        if shortest < FINE {
            return Err(format!(
                "runs of {days} days are too long for services of {} days: a tick would be too coarse",
                self.service
            ));
        }
        Ok(plan)
    }
}

fn exponential(mean: f64) -> Result<Sampler, String> {
    Sampler::exponential(mean).map_err(|error| error.to_string())
}

fn design(row: &crate::verify::row::Row) -> bool {
    row.check == "design" || row.quantity.starts_with("relaxation-time")
}

/// M/M/c.
///
/// # Errors
/// Parameters that are missing or out of range.
pub fn mmc(case: &Case, plants: Plants) -> Result<Planned, String> {
    let single = Single::of(case, None)?;
    let load = single.rate * single.service / f64::from(single.places);
    if load >= 1.0 {
        return Err(format!("the load is {load}: below 1 it has a steady state"));
    }
    let lengths = case.lengths(single.relaxation());
    let node = Node::new(single.places, exponential(single.service)?);
    let mut plan = single.plan(node, lengths.days())?;
    plan.plants = plants;
    let mut steady = Steady::new(vec![plan], lengths);
    let (mut asks, mut refused) = (Vec::new(), Vec::new());
    let mut scales = Vec::new();
    for &(place, row) in &case.rows {
        if design(row) {
            scales.push((place, row.exact));
            continue;
        }
        match steady.ask(row, 0, None) {
            Ok(judge) => asks.push(Ask::new(place, row.exact, judge)),
            Err(reason) => refused.push((place, reason)),
        }
    }
    let mut planned = steady.planned(case, (asks, refused), LEAST);
    for (place, exact) in scales {
        let scale = relaxation(single.rate, single.service, f64::from(single.places));
        planned.compute(place, exact, scale, 1e-9 * exact.abs());
    }
    Ok(planned)
}

/// M/M/c/K: at most K in the system.
///
/// # Errors
/// Parameters that are missing or out of range.
pub fn mmck(case: &Case, plants: Plants) -> Result<Planned, String> {
    let single = Single::of(case, None)?;
    let room = room(case, &single)?;
    let waits = f64::from(room + 1);
    let relaxation = single.service + single.relaxation().min(waits * waits / single.rate);
    let lengths = case.lengths(relaxation);
    let mut node = Node::new(single.places, exponential(single.service)?);
    node.rules.queue_limit = room;
    let mut plan = single.plan(node, lengths.days())?;
    plan.plants = plants;
    let mut steady = Steady::new(vec![plan], lengths);
    let asks = case.sort(|row| steady.ask(row, 0, None));
    Ok(steady.planned(case, asks, LEAST))
}

/// Places to wait.
fn room(case: &Case, single: &Single) -> Result<u32, String> {
    let most = case.given.count("K")?;
    let places = single.places;
    most.checked_sub(places)
        .ok_or_else(|| format!("K is {most} and c is {places}; K of at least c is allowed"))
}

/// M/G/c/c: Erlang's loss formula holds for every law of service with the same mean, so the same
/// luck is run with exponential service beside it.
///
/// # Errors
/// Parameters that are missing or out of range.
pub fn mgcc(case: &Case, plants: Plants) -> Result<Planned, String> {
    let single = Single::of(case, None)?;
    let service = law::of_case(&case.given, single.service)?;
    let spread = 1.0 + service.cv * service.cv;
    let lengths = case.lengths(2.0 * spread * single.service);
    let plan = |sampler: Sampler| {
        let mut node = Node::new(single.places, sampler);
        node.rules.queue_limit = 0;
        single.plan(node, lengths.days())
    };
    let mut plans = vec![plan(service.sampler)?, plan(exponential(single.service)?)?];
    plans[0].plants = plants;
    let mut steady = Steady::new(plans, lengths);
    let (mut asks, refused) = case.sort(|row| steady.ask(row, 0, None));
    for ask in &mut asks {
        ask.also = Some((blocking_gap(&mut steady), "general and exponential service"));
    }
    Ok(steady.planned(case, (asks, refused), LEAST))
}

fn blocking_gap(steady: &mut Steady) -> crate::verify::statistics::Reading {
    let share = steady.ratio(&[Fact::TurnedAway(0)], &[Fact::Offered(0)]);
    let away = steady.other(1, Fact::TurnedAway(0));
    let offered = steady.other(1, Fact::Offered(0));
    Box::new(move |means| share(means) - means[away] / means[offered])
}

/// M/M/c+M: people give up.
///
/// # Errors
/// Parameters that are missing or out of range.
pub fn erla(case: &Case, plants: Plants) -> Result<Planned, String> {
    let single = Single::of(case, None)?;
    let patience = case.given.positive("mean_patience_days")?;
    let lengths = case.lengths(2.0 * single.service.max(patience));
    let mut node = Node::new(single.places, exponential(single.service)?);
    node.patience = Some(exponential(patience)?);
    let mut plan = single.plan(node, lengths.days())?;
    plan.plants = plants;
    let mut steady = Steady::new(vec![plan], lengths);
    let asks = case.sort(|row| steady.ask(row, 0, Some(1.0 / patience)));
    Ok(steady.planned(case, asks, LEAST))
}

/// M/G/1.
///
/// # Errors
/// Parameters that are missing or out of range.
pub fn mg1(case: &Case, plants: Plants) -> Result<Planned, String> {
    let single = Single::of(case, Some(1))?;
    let service = law::of_case(&case.given, single.service)?;
    let load = single.rate * single.service;
    if load >= 1.0 {
        return Err(format!("the load is {load}: below 1 it has a steady state"));
    }
    let spread = 0.5 * (1.0 + service.cv * service.cv);
    let lengths = case.lengths(single.relaxation() * spread.max(1.0));
    let mut plan = single.plan(Node::new(1, service.sampler), lengths.days())?;
    plan.plants = plants;
    let mut steady = Steady::new(vec![plan], lengths);
    let asks = case.sort(|row| steady.ask(row, 0, None));
    Ok(steady.planned(case, asks, LEAST))
}

/// D/M/1: an arrival every so many days.
///
/// # Errors
/// Parameters that are missing or out of range.
pub fn dm1(case: &Case, plants: Plants) -> Result<Planned, String> {
    let interval = case.given.positive("interarrival_days")?;
    let service = case.given.positive("mean_service_days")?;
    if service >= interval {
        return Err(format!(
            "service takes {service} of {interval} days: no steady state"
        ));
    }
    let places = case.given.optional("c")?.unwrap_or(1.0);
    let places = crate::verify::given::whole("c", places)?;
    let scale = relaxation(1.0 / interval, service, f64::from(places));
    let lengths = case.lengths(scale.max(service));
    let mut plan = Plan::new(
        lengths.days(),
        vec![Node::new(places, exponential(service)?)],
    )?;
    plan.streams.push(Stream::regular(interval));
    plan.events = 4.0 * lengths.days() / interval;
    plan.plants = plants;
    let mut steady = Steady::new(vec![plan], lengths);
    let asks = case.sort(|row| steady.ask(row, 0, None));
    Ok(steady.planned(case, asks, LEAST))
}
