//! Money: what each thing costs, who pays for it, and what later money and health are worth today.
//!
//! [`lines`] is the one table of what costs money: a line says what is counted (place-time, person-time, a
//! flow, a stock, working time), whose price it bears, to which stream it belongs and who pays. Costs by
//! stream, by payer and in all, and the net present value, follow from it. Pounds are counts × unit cost, in
//! real prices of the scenario's `price_year`; only the net present value is discounted ([`discount`]).

mod discount;
mod lines;

pub use discount::{Counted, factor};
pub use lines::{LINES, Line, Payer, Priced, Stream};

use crate::pathway::terms::Reader;

/// The unit prices at one date, in pounds, in the order of [`LINES`]; and what health is worth.
#[derive(Clone, Debug)]
pub struct Prices {
    of_line: Vec<f64>,
    /// Pounds a quality-adjusted life year is worth.
    pub qaly: f64,
    /// Quality-adjusted life years lost to a death by poisoning.
    pub qalys_per_death: f64,
}

impl Prices {
    /// Reads them.
    #[must_use]
    pub fn read(reader: &Reader) -> Prices {
        Prices {
            of_line: LINES.iter().map(|line| price(reader, line)).collect(),
            qaly: reader.number("value.qaly"),
            qalys_per_death: reader.number("value.qalys_per_death"),
        }
    }

    /// The price of line `which`: of a year of what runs, or of each thing that happens.
    #[must_use]
    pub fn of(&self, which: usize) -> f64 {
        self.of_line[which]
    }
}

fn price(reader: &Reader, line: &Line) -> f64 {
    line.keys.iter().map(|key| reader.number(key)).product()
}
