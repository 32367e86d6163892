//! M/G/∞: stays in a pool that is never full, from empty, from equilibrium, and of a cohort.

use super::queue::LEAST;
use crate::engine::dist::Sampler;
use crate::verify::case::{Case, Planned, unknown};
use crate::verify::judge::{Ask, Judge, Scale};
use crate::verify::network::{Fact, Node, Number, Opening, Plan, Plants, Residual, Scene, Stream};
use crate::verify::prose;
use crate::verify::reader::Reader;
use crate::verify::row::Row;
use crate::verify::statistics::Reading;
use crate::verify::trial::{Block, Study};

/// Stays and arrivals of a case.
struct Stays {
    rate: f64,
    mean: f64,
    cv: f64,
    plants: Plants,
}

fn words<T>(made: Result<T, crate::engine::dist::ShapeError>) -> Result<T, String> {
    made.map_err(|error| error.to_string())
}

/// M/G/∞ with lognormal stays.
///
/// # Errors
/// Parameters that are missing or out of range.
pub fn mgi(case: &Case, plants: Plants) -> Result<Planned, String> {
    let given = &case.given;
    let stays = Stays {
        rate: given.positive("lam_per_day")?,
        mean: given.positive("mean_stay_days")?,
        cv: given.positive("cv")?,
        plants,
    };
    let mut planned = Planned::default();
    let mut empty = Vec::new();
    let mut settled = Vec::new();
    let mut cohort = Vec::new();
    for &(place, row) in &case.rows {
        let quantity = row.quantity.as_str();
        if quantity.starts_with("fraction of an equilibrium") {
            cohort.push((place, row));
        } else if quantity.contains("at day ") {
            empty.push((place, row));
        } else {
            settled.push((place, row));
        }
    }
    stays.transient(&empty, case, &mut planned)?;
    stays.settled(&settled, case, &mut planned)?;
    stays.cohort(&cohort, case, &mut planned)?;
    Ok(planned)
}

type Rows<'r> = [(usize, &'r Row)];

/// Days to either side of an instant over which discharges are counted.
const AROUND: f64 = 7.0;

impl Stays {
    fn law(&self) -> Result<Sampler, String> {
        words(Sampler::lognormal(self.mean, self.cv))
    }

    fn plan(&self, days: f64, arrivals: bool, inside: f64) -> Result<Plan, String> {
        let mut plan = Plan::new(days, vec![Node::unlimited(self.law()?)])?;
        if arrivals {
            plan.streams.push(Stream::poisson(self.rate)?);
            plan.events = 3.0 * self.rate * days;
        }
        plan.events += 2.0 * inside;
        plan.plants = self.plants;
        Ok(plan)
    }

    fn transient(&self, rows: &Rows, case: &Case, planned: &mut Planned) -> Result<(), String> {
        let days = rows.iter().filter_map(|(_, row)| day(row));
        let last = days.fold(1.0, f64::max) + AROUND + 1.0;
        let plan = self.plan(last, true, 0.0)?;
        let mut reader = Reader::new(vec![plan], 0.0);
        let mut asks = (Vec::new(), Vec::new());
        for &(place, row) in rows {
            match dated(&mut reader, row) {
                Ok(judge) => asks.0.push(Ask::new(place, row.exact, judge)),
                Err(reason) => asks.1.push((place, reason)),
            }
        }
        planned.add(reader, case.floor(LEAST), asks);
        Ok(())
    }

    /// The biased law of whole stays is the lognormal moved up by σ²: same cv, mean × (1 + cv²).
    fn settled(&self, rows: &Rows, case: &Case, planned: &mut Planned) -> Result<(), String> {
        let biased = Sampler::lognormal(self.mean * (1.0 + self.cv * self.cv), self.cv);
        let stock = self.rate * self.mean;
        // The clock must reach the ends of the longest stays of those inspected.
        let reach = OBSERVED + LONGEST * self.mean;
        let mut plan = self.plan(reach, true, stock)?;
        // At least so many that buckets stay short on a clock that reaches so far.
        plan.events = (3.0 * self.rate * OBSERVED + 2.0 * stock).max(1e6);
        plan.stay_histogram = true;
        plan.opening = Some(Opening {
            number: Number::Poisson(stock),
            residual: Residual::Biased(words(biased)?),
        });
        let median = rows
            .iter()
            .find(|(_, row)| row.quantity.starts_with("median"));
        plan.thresholds = vec![median.map_or(0.0, |(_, row)| row.exact)];
        let per_day = plan.clock.per_day();
        let mut asks = (Vec::new(), Vec::new());
        for &(place, row) in rows {
            match inspected(row, per_day) {
                Ok(judge) => asks.0.push(Ask::new(place, row.exact, judge)),
                Err(reason) => asks.1.push((place, reason)),
            }
        }
        planned.add(Inspection(plan), case.floor(LEAST), asks);
        Ok(())
    }

    fn cohort(&self, rows: &Rows, case: &Case, planned: &mut Planned) -> Result<(), String> {
        let size = rows.iter().find_map(|(_, row)| {
            let note = prose::plain(&format!("{} {}", row.note, row.rule));
            prose::after(&note, "N0=")
        });
        let size = crate::verify::given::whole("N0", size.unwrap_or(10_000.0))?;
        let days = rows.iter().filter_map(|(_, row)| day(row));
        let mut plan = self.plan(days.fold(1.0, f64::max), false, f64::from(size))?;
        plan.opening = Some(Opening {
            number: Number::Fixed(size),
            residual: Residual::Left(words(Sampler::lognormal_equilibrium(self.mean, self.cv))?),
        });
        let mut reader = Reader::new(vec![plan], 0.0);
        let mut asks = (Vec::new(), Vec::new());
        for &(place, row) in rows {
            let Some(day) = day(row) else {
                asks.1.push((place, unknown(&row.quantity)));
                continue;
            };
            let column = reader.column(0, day, Fact::Inside(0));
            let size = f64::from(size);
            let share = Judge::Value(Box::new(move |means| means[column] / size), Scale::Share);
            asks.0.push(Ask::new(place, row.exact, share));
        }
        planned.add(reader, case.floor(LEAST), asks);
        Ok(())
    }
}

fn day(row: &Row) -> Option<f64> {
    prose::after(&row.quantity, "at day ").filter(|day| *day >= 0.0)
}

fn dated(reader: &mut Reader, row: &Row) -> Result<Judge, String> {
    let day = day(row).ok_or_else(|| unknown(&row.quantity))?;
    let quantity = row.quantity.as_str();
    if quantity.starts_with("E[stock") {
        let column = reader.column(0, day, Fact::Inside(0));
        return Ok(Judge::Value(
            Box::new(move |means| means[column]),
            Scale::Amount,
        ));
    }
    if quantity.starts_with("Var[stock") {
        return Ok(Judge::Dispersion(reader.column(0, day, Fact::Inside(0))));
    }
    if quantity.starts_with("discharge rate") {
        let around = AROUND.min(day);
        let from = reader.column(0, day - around, Fact::Ended(0));
        let to = reader.column(0, day + around, Fact::Ended(0));
        let rate = move |means: &[f64]| (means[to] - means[from]) / (2.0 * around);
        return Ok(Judge::Value(Box::new(rate), Scale::Amount));
    }
    Err(unknown(quantity))
}

/// How long a stock that begins in equilibrium is watched before it is inspected, in days.
const OBSERVED: f64 = 120.0;
/// Stays, in means, beyond which there are none worth a thought.
const LONGEST: f64 = 1_000.0;
const STOCK: usize = 0;
const PEOPLE: usize = 1;
const WHOLE: usize = 2;
const LEFT: usize = 3;
const ENDED: usize = 4;
const SHORT: usize = 5;

/// A stock in equilibrium, inspected at the end; discharges meanwhile.
struct Inspection(Plan);

impl Study for Inspection {
    fn columns(&self) -> usize {
        6
    }

    fn run(&self, block: &mut Block) -> Result<(), String> {
        let mut scene = Scene::new(&self.0);
        let median = self.0.clock.tick(self.0.thresholds[0]).0;
        for luck in block.lucks() {
            scene.begin(luck);
            scene.advance(OBSERVED)?;
            let [people, whole, left] = scene.stays_of_those_inside();
            let short = scene.stays().map_or(0.0, |stays| stays.not_above(median));
            let ended = scene.read(Fact::Ended(0));
            let stock = scene.read(Fact::Inside(0));
            block
                .values
                .extend([stock, people, whole, left, ended, short]);
            block.keep(scene.stays());
            scene.check()?;
        }
        Ok(())
    }

    fn check(&self) -> Result<(), String> {
        self.0.check()
    }

    fn events(&self) -> f64 {
        self.0.events
    }
}

fn inspected(row: &Row, per_day: f64) -> Result<Judge, String> {
    let quantity = row.quantity.as_str();
    let amount = |reading: Reading| Ok(Judge::Value(reading, Scale::Amount));
    if quantity.starts_with("steady-state stock") {
        amount(Box::new(|means| means[STOCK]))
    } else if quantity.starts_with("length-biased mean total stay") {
        amount(Box::new(|means| means[WHOLE] / means[PEOPLE]))
    } else if quantity.starts_with("mean residual") {
        amount(Box::new(|means| means[LEFT] / means[PEOPLE]))
    } else if quantity.starts_with("median completed stay") {
        Ok(Judge::Quantile {
            p: 0.5,
            below: Box::new(|means| means[SHORT] / means[ENDED]),
            per_day,
        })
    } else {
        Err(unknown(quantity))
    }
}
