//! What the rows of all queueing families ask of a node in its steady state.

use crate::verify::case::{Case, Lengths, Planned, unknown};
use crate::verify::judge::{Judge, Scale};
use crate::verify::network::{Fact, Plan};
use crate::verify::prose;
use crate::verify::reader::Reader;
use crate::verify::row::Row;
use crate::verify::statistics::Reading;

/// A steady state under observation.
pub struct Steady {
    /// Networks and what is read.
    pub reader: Reader,
    end: f64,
    thresholds: Vec<f64>,
    per_day: f64,
    histogram: bool,
}

impl Steady {
    /// Observes the first of `plans` (and the others beside it) over `lengths`.
    pub fn new(plans: Vec<Plan>, lengths: Lengths) -> Steady {
        let per_day = plans[0].clock.per_day();
        Steady {
            reader: Reader::new(plans, lengths.warm_up),
            end: lengths.days(),
            thresholds: Vec::new(),
            per_day,
            histogram: false,
        }
    }

    /// The column of a fact over the whole time of observation.
    pub fn column(&mut self, fact: Fact) -> usize {
        self.reader.column(0, self.end, fact)
    }

    /// The same of another network.
    pub fn other(&mut self, plan: usize, fact: Fact) -> usize {
        self.reader.column(plan, self.end, fact)
    }

    /// A sum of facts over another.
    pub fn ratio(&mut self, above: &[Fact], below: &[Fact]) -> Reading {
        let mut columns = |facts: &[Fact]| -> Vec<usize> {
            facts.iter().map(|&fact| self.column(fact)).collect()
        };
        let (above, below) = (columns(above), columns(below));
        Box::new(move |means| {
            let sum = |columns: &[usize]| columns.iter().map(|&at| means[at]).sum::<f64>();
            sum(&above) / sum(&below)
        })
    }

    fn amount(&mut self, above: &[Fact], below: &[Fact]) -> Judge {
        Judge::Value(self.ratio(above, below), Scale::Amount)
    }

    fn share(&mut self, above: &[Fact], below: &[Fact]) -> Judge {
        Judge::Value(self.ratio(above, below), Scale::Share)
    }

    /// The answer to a row about node `node` (class 0, or all classes where there are no waits by
    /// class); `theta` is the rate of giving up.
    ///
    /// # Errors
    /// The quantity is not one of a queue.
    pub fn ask(&mut self, row: &Row, node: u8, theta: Option<f64>) -> Result<Judge, String> {
        let judge = self.ask_state(row, node, theta)?;
        Ok(match judge {
            // Next to 1 nothing varies, so there is no error to divide by.
            Judge::Value(reading, Scale::Share) if row.check == "degenerate" => {
                Judge::AtLeast(reading, row.exact.min(0.999))
            }
            other => other,
        })
    }

    fn ask_state(&mut self, row: &Row, node: u8, theta: Option<f64>) -> Result<Judge, String> {
        let quantity = row.quantity.as_str();
        let any = |starts: &[&str]| starts.iter().any(|start| quantity.starts_with(start));
        let has = |part: &str| quantity.contains(part);
        if any(&["server utilisation", "slot occupancy", "utilisation"]) {
            return Ok(self.share(&[Fact::AreaInside(node)], &[Fact::AreaPlaces(node)]));
        }
        if has("P(wait>0)") {
            return Ok(self.delayed(node));
        }
        if has("percentile of Wq") {
            return self.percentile(row, node);
        }
        if any(&["P(Wq>"]) {
            return self.longer(row, node);
        }
        if any(&["mean number waiting", "mean queue Lq", "mean waiting Lq"]) {
            return Ok(self.amount(&[Fact::AreaWaiting(node)], &[Fact::Days]));
        }
        if any(&[
            "mean number in system",
            "mean in system",
            "mean number node",
        ]) {
            let both = [Fact::AreaWaiting(node), Fact::AreaInside(node)];
            return Ok(self.amount(&both, &[Fact::Days]));
        }
        if any(&["sd of individual wait"]) {
            return Ok(self.spread(node));
        }
        self.ask_flow(row, node, theta)
    }

    fn ask_flow(&mut self, row: &Row, node: u8, theta: Option<f64>) -> Result<Judge, String> {
        let quantity = row.quantity.as_str();
        let any = |starts: &[&str]| starts.iter().any(|start| quantity.starts_with(start));
        let done = [Fact::Started(node), Fact::GaveUp(node)];
        if any(&["mean time in system W"]) {
            Ok(self.amount(&[Fact::Sojourn], &[Fact::Left]))
        } else if any(&["mean wait over all arrivals"]) {
            Ok(self.amount(&[Fact::TimeWaited(node)], &done))
        } else if any(&["mean wait", "mean contact delay"]) {
            Ok(self.amount(&[Fact::Waited(node, 0)], &[Fact::Starts(node, 0)]))
        } else if any(&["blocking"]) {
            Ok(self.share(&[Fact::TurnedAway(node)], &[Fact::Offered(node)]))
        } else if any(&["P(abandon)"]) {
            Ok(self.share(&[Fact::GaveUp(node)], &[Fact::Offered(node)]))
        } else if any(&["throughput"]) {
            Ok(self.amount(&[Fact::Started(node)], &[Fact::Days]))
        } else if any(&["effective admission rate"]) {
            Ok(self.admitted(node))
        } else if let (true, Some(theta)) = (any(&["identity theta*Lq"]), theta) {
            Ok(self.balance(node, theta))
        } else {
            Err(unknown(quantity))
        }
    }

    /// Those who give up have waited too.
    fn delayed(&mut self, node: u8) -> Judge {
        let above = [Fact::Delayed(node, 0), Fact::GaveUp(node)];
        let below = [Fact::Starts(node, 0), Fact::GaveUp(node)];
        self.share(&above, &below)
    }

    fn longer(&mut self, row: &Row, node: u8) -> Result<Judge, String> {
        let days = prose::after(&row.quantity, "Wq>").ok_or_else(|| unknown(&row.quantity))?;
        let which = self.threshold(days);
        Ok(self.share(&[Fact::Longer(node, which)], &[Fact::Starts(node, 0)]))
    }

    fn threshold(&mut self, days: f64) -> u8 {
        if let Some(place) = self.thresholds.iter().position(|&other| other == days) {
            return place as u8;
        }
        self.thresholds.push(days);
        self.thresholds.len() as u8 - 1
    }

    fn percentile(&mut self, row: &Row, node: u8) -> Result<Judge, String> {
        let p = prose::before(&row.quantity, " percentile")
            .filter(|p| (0.0..100.0).contains(p))
            .ok_or_else(|| unknown(&row.quantity))?;
        let which = self.threshold(row.exact);
        let longer = self.ratio(&[Fact::Longer(node, which)], &[Fact::Starts(node, 0)]);
        self.histogram = true;
        Ok(Judge::Quantile {
            p: p / 100.0,
            below: Box::new(move |means| 1.0 - longer(means)),
            per_day: self.per_day,
        })
    }

    fn spread(&mut self, node: u8) -> Judge {
        let people = self.column(Fact::Starts(node, 0));
        let sum = self.column(Fact::Waited(node, 0));
        let squares = self.column(Fact::WaitedSquared(node, 0));
        let sd = move |means: &[f64]| {
            let mean = means[sum] / means[people];
            (means[squares] / means[people] - mean * mean).sqrt()
        };
        Judge::Value(Box::new(sd), Scale::Amount)
    }

    fn admitted(&mut self, node: u8) -> Judge {
        let offered = self.column(Fact::Offered(node));
        let away = self.column(Fact::TurnedAway(node));
        let days = self.column(Fact::Days);
        let rate = move |means: &[f64]| (means[offered] - means[away]) / means[days];
        Judge::Value(Box::new(rate), Scale::Amount)
    }

    fn balance(&mut self, node: u8, theta: f64) -> Judge {
        let waiting = self.column(Fact::AreaWaiting(node));
        let gave_up = self.column(Fact::GaveUp(node));
        let days = self.column(Fact::Days);
        let gap = move |means: &[f64]| (theta * means[waiting] - means[gave_up]) / means[days];
        Judge::Value(Box::new(gap), Scale::Amount)
    }

    /// Plans the case with `asks`, once all columns are known.
    pub fn planned(mut self, case: &Case, asks: crate::verify::case::Asked, least: u32) -> Planned {
        for plan in self.reader.plans() {
            plan.thresholds = self.thresholds.clone();
        }
        self.reader.plans()[0].wait_histogram = self.histogram;
        Planned::one(self.reader, case.floor(least), asks)
    }
}

/// Replications below which four sample standard errors are not four normal ones.
pub const LEAST: u32 = 100;
/// The same where a replication is a whole population, whose counts are as good as normal.
pub const FEWER: u32 = 50;

/// 1/(√(cμ) − √λ)² in days: how slowly a queue forgets, from either side of ρ = 1.
pub fn relaxation(rate: f64, service: f64, places: f64) -> f64 {
    let root = (places / service).sqrt() - rate.sqrt();
    1.0 / (root * root)
}
