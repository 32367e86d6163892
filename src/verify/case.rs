//! The rows that share one family and one set of parameters, so one simulation.

use super::given::Given;
use super::judge::{Ask, Judge};
use super::prose;
use super::row::Row;
use super::trial::{Block, Study, Trial};

/// Rows that one model answers.
pub struct Case<'r> {
    /// Its parameters.
    pub given: Given,
    /// Place in the file, and row.
    pub rows: Vec<(usize, &'r Row)>,
}

/// The simulations of a case, and the rows that cannot be run.
#[derive(Default)]
pub struct Planned {
    /// What will be run.
    pub trials: Vec<Trial>,
    /// What cannot, and why.
    pub refused: Vec<(usize, String)>,
}

/// Warm-up and collection of one replication, in days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lengths {
    /// Not counted.
    pub warm_up: f64,
    /// Counted.
    pub collect: f64,
}

impl Lengths {
    /// Ten relaxation times and a hundred.
    pub fn of(relaxation: f64) -> Lengths {
        Lengths {
            warm_up: 10.0 * relaxation,
            collect: 100.0 * relaxation,
        }
    }

    /// Both together.
    pub fn days(&self) -> f64 {
        self.warm_up + self.collect
    }
}

impl Case<'_> {
    /// The fewest replications that any row asks for, and at least `least`.
    pub fn floor(&self, least: u32) -> u32 {
        let floors = self.rows.iter().map(|(_, row)| row.fewest());
        floors.fold(least, u32::max)
    }

    /// Lengths from the notes, else from the relaxation time in days.
    pub fn lengths(&self, relaxation: f64) -> Lengths {
        let notes = self.rows.iter().map(|(_, row)| prose::plain(&row.note));
        let named = notes.filter_map(|note| {
            let warm_up = prose::after(&note, "warm-up ")?;
            let collect = prose::after(&note, "collect ")?;
            (warm_up >= 0.0 && collect > 0.0).then_some(Lengths { warm_up, collect })
        });
        let longest = named.max_by(|one, other| one.days().total_cmp(&other.days()));
        longest.unwrap_or(Lengths::of(relaxation))
    }

    /// Sorts all rows into asks and refusals.
    pub fn sort(&self, ask: impl FnMut(&Row) -> Result<Judge, String>) -> Asked {
        sort(&self.rows, ask)
    }
}

/// Sorts rows with their places into asks and refusals.
pub fn sort(rows: &[(usize, &Row)], mut ask: impl FnMut(&Row) -> Result<Judge, String>) -> Asked {
    let (mut asks, mut refused) = (Vec::new(), Vec::new());
    for &(place, row) in rows {
        match ask(row) {
            Ok(judge) => asks.push(Ask::new(place, row.exact, judge)),
            Err(reason) => refused.push((place, reason)),
        }
    }
    (asks, refused)
}

impl Planned {
    /// One simulation for all.
    pub fn one(study: impl Study + 'static, floor: u32, asks: Asked) -> Planned {
        let mut planned = Planned::default();
        planned.add(study, floor, asks);
        planned
    }

    /// One more simulation, unless nobody asks for it.
    pub fn add(&mut self, study: impl Study + 'static, floor: u32, asks: Asked) {
        self.refused.extend(asks.1);
        if let Err(reason) = study.check() {
            let rows = asks.0.iter().map(|ask| (ask.row, reason.clone()));
            self.refused.extend(rows);
        } else if !asks.0.is_empty() {
            self.trials.push(Trial {
                study: Box::new(study),
                asks: asks.0,
                floor,
            });
        }
    }

    /// One more simulation for one row alone.
    pub fn add_for(&mut self, study: impl Study + 'static, floor: u32, ask: Ask) {
        self.add(study, floor, (vec![ask], Vec::new()));
    }

    /// A value that is computed, not simulated.
    pub fn compute(&mut self, row: usize, exact: f64, value: f64, tolerance: f64) {
        let judge = Judge::Within(Box::new(|means| means[0]), tolerance);
        self.add_for(Computed(value), 1, Ask::new(row, exact, judge));
    }
}

/// Asks, and refused rows with reasons.
pub type Asked = (Vec<Ask>, Vec<(usize, String)>);

struct Computed(f64);

impl Study for Computed {
    fn columns(&self) -> usize {
        1
    }

    fn run(&self, block: &mut Block) -> Result<(), String> {
        for _ in block.lucks() {
            block.values.push(self.0);
        }
        Ok(())
    }

    fn events(&self) -> f64 {
        1.0
    }
}

/// The refusal of a quantity that a family does not know.
pub fn unknown(quantity: &str) -> String {
    format!("the quantity {quantity:?} is not one of this family")
}
