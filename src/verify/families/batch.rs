//! Batches into a pool that is never full: mean and variance of the stock over time.

use super::law;
use super::queue::LEAST;
use crate::verify::case::{Case, Lengths, Planned, unknown};
use crate::verify::judge::{Judge, Scale};
use crate::verify::network::{Fact, Node, Plan, Plants, Stream};
use crate::verify::reader::Reader;
use crate::verify::statistics::Reading;

/// Batches of a fixed size, exponential stays.
///
/// # Errors
/// Parameters that are missing or out of range.
pub fn batch(case: &Case, plants: Plants) -> Result<Planned, String> {
    let given = &case.given;
    let rate = given.positive("batch_rate_per_day")?;
    let size = given.count("batch")?;
    if size == 0 || size > 1 << 18 {
        return Err(format!("batch is {size}; 1 to {} is allowed", 1 << 18));
    }
    let mean = given.positive("mean_stay_days")?;
    let stay = law::by_name(
        given.text("service").unwrap_or("exp"),
        mean,
        given.optional("cv")?,
    )?
    .sampler;
    let lengths = Lengths {
        warm_up: 14.0 * mean,
        collect: 140.0 * mean,
    };
    let mut plan = Plan::new(lengths.days(), vec![Node::unlimited(stay)])?;
    let mut stream = Stream::poisson(rate)?;
    stream.batch = size;
    plan.streams.push(stream);
    plan.events = 2.0 * rate * f64::from(size) * lengths.days();
    plan.plants = plants;
    let mut reader = Reader::new(vec![plan], lengths.warm_up);
    let days = reader.column(0, lengths.days(), Fact::Days);
    let area = reader.column(0, lengths.days(), Fact::Area);
    let squares = reader.column(0, lengths.days(), Fact::AreaSquared);
    let level = move |means: &[f64]| means[area] / means[days];
    let variance = move |means: &[f64]| {
        let level = level(means);
        means[squares] / means[days] - level * level
    };
    let asks = case.sort(|row| {
        let quantity = row.quantity.as_str();
        let reading: Reading = if quantity.starts_with("mean stock") {
            Box::new(level)
        } else if quantity.starts_with("variance of stock") {
            Box::new(variance)
        } else if quantity.starts_with("variance/mean") {
            Box::new(move |means| variance(means) / level(means))
        } else {
            return Err(unknown(quantity));
        };
        Ok(Judge::Value(reading, Scale::Amount))
    });
    Ok(Planned::one(reader, case.floor(LEAST), asks))
}
