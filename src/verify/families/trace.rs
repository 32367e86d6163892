//! Exact traces: arrivals, services and patience to the tick, no luck at all.

use super::chart::words;
use super::law;
use crate::engine::dist::Sampler;
use crate::verify::case::{Case, Planned, unknown};
use crate::verify::given::whole;
use crate::verify::judge::Judge;
use crate::verify::network::{Fact, Node, Plan, Plants, Stream};
use crate::verify::prose;
use crate::verify::reader::Reader;

/// One pool under a timetable.
///
/// # Errors
/// Parameters that are missing or out of range.
pub fn trace(case: &Case, plants: Plants) -> Result<Planned, String> {
    let given = &case.given;
    let end = given.positive("end")?;
    let service = law::by_name("det", given.positive("service_days")?, None)?;
    let places = given.count("c")?;
    let mut node = Node::new(places, service.sampler);
    if let Some(most) = given.optional("K")? {
        let most = whole("K", most)?;
        node.rules.queue_limit = most.checked_sub(places).ok_or("K is below c")?;
    }
    if let Some(days) = given.optional("patience_days")? {
        node.patience = Some(words(Sampler::deterministic(days))?);
    }
    let mut plan = Plan::new(end, vec![node])?;
    let mut stream = Stream::regular(given.positive("interarrival_days")?);
    stream.batch = whole("batch", given.optional("batch")?.unwrap_or(1.0))?;
    plan.streams.push(stream);
    let days = given.list("change_days").unwrap_or_default();
    let changes = given.list("change_places").unwrap_or_default();
    for (day, places) in days.into_iter().zip(changes) {
        plan.capacities.push((day, whole("change_places", places)?));
    }
    plan.plants = plants;
    let mut reader = Reader::new(vec![plan], 0.0);
    let asks = case.sort(|row| {
        let quantity = row.quantity.as_str();
        let fact = match quantity.split(" by day").next() {
            Some("gave up") => Fact::GaveUp(0),
            Some("started") => Fact::Started(0),
            Some("ended") => Fact::Ended(0),
            Some("turned away") => Fact::TurnedAway(0),
            _ => return Err(unknown(quantity)),
        };
        let day = prose::after(quantity, "by day ").ok_or_else(|| unknown(quantity))?;
        let column = reader.column(0, day, fact);
        Ok(Judge::Within(Box::new(move |means| means[column]), 0.0))
    });
    Ok(Planned::one(reader, 1, asks))
}
