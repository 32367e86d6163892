//! Samplers as the model draws from them, arrival streams, and the fingerprint of all draws.

use super::chart::words;
use super::exact::Exact;
use super::queue::LEAST;
use crate::engine::dist::{GOLDEN, Sampler, golden};
use crate::engine::{Luck, Purpose};
use crate::verify::case::{Case, Planned, unknown};
use crate::verify::judge::{Judge, Scale};
use crate::verify::network::{Fact, Node, Plan, Plants, Scene, Stream};
use crate::verify::prose;
use crate::verify::reader::Reader;
use crate::verify::row::Row;
use crate::verify::statistics::Reading;
use crate::verify::trial::{Block, Study};

/// Draws, counts of streams, and distances from exact distribution functions.
///
/// # Errors
/// Parameters that are missing or out of range.
pub fn samp(case: &Case, plants: Plants) -> Result<Planned, String> {
    let given = &case.given;
    if given.optional("rate")?.is_some() {
        return poisson(case, plants);
    }
    if given.model().starts_with("lam(t)=") {
        return wave(case, plants);
    }
    if given.model().starts_with("golden") {
        let mut planned = Planned::default();
        for &(place, row) in &case.rows {
            let differing = (golden() ^ GOLDEN).count_ones();
            planned.compute(place, row.exact, f64::from(differing), 0.0);
        }
        return Ok(planned);
    }
    if case
        .rows
        .iter()
        .all(|(_, row)| row.check == "critical_value")
    {
        return distances(case);
    }
    draws(case)
}

/// Draws a replication; a million in all at least.
const DRAWS: u32 = 10_000;
const SUM: usize = 0;
const SQUARES: usize = 1;
const FIRST_POINT: usize = 2;

/// Draws of consecutive people from one distribution.
struct Draws {
    sampler: Sampler,
    purpose: Purpose,
    points: Vec<f64>,
}

fn draws(case: &Case) -> Result<Planned, String> {
    let exact = Exact::described(case.given.model())?;
    let sampler = exact.sampler()?;
    let mut points = Vec::new();
    let asks = case.sort(|row| draw_ask(row, &sampler, &mut points));
    let study = Draws {
        sampler,
        purpose: Purpose(exact.number()),
        points,
    };
    Ok(Planned::one(study, case.floor(LEAST), asks))
}

fn draw_ask(row: &Row, sampler: &Sampler, points: &mut Vec<f64>) -> Result<Judge, String> {
    let quantity = row.quantity.as_str();
    if quantity == "mean" {
        return Ok(Judge::Value(Box::new(|means| means[SUM]), Scale::Amount));
    }
    if quantity == "sd" {
        let sd = |means: &[f64]| (means[SQUARES] - means[SUM] * means[SUM]).sqrt();
        return Ok(Judge::Value(Box::new(sd), Scale::Amount));
    }
    let share = prose::after(quantity, "quantile ").filter(|q| *q > 0.0 && *q < 1.0);
    let share = share.ok_or_else(|| unknown(quantity))?;
    let column = FIRST_POINT + points.len();
    points.push(row.exact);
    Ok(Judge::Inverse {
        reading: Box::new(move |means| means[column]),
        target: share,
        slope: -density(sampler, share),
    })
}

/// Probability per unit of value around the quantile of `share`, from neighbouring quantiles.
fn density(sampler: &Sampler, share: f64) -> f64 {
    const WHOLE: f64 = 18_446_744_073_709_551_616.0;
    let step = 1e-3 * share.min(1.0 - share);
    let at = |share: f64| sampler.exact_at((share * WHOLE) as u64);
    2.0 * step / (at(share + step) - at(share - step))
}

impl Study for Draws {
    fn columns(&self) -> usize {
        FIRST_POINT + self.points.len()
    }

    fn run(&self, block: &mut Block) -> Result<(), String> {
        for luck in block.lucks() {
            let mut row = vec![0.0; self.columns()];
            for person in 0..u64::from(DRAWS) {
                let value = self.sampler.at(luck.word(person, self.purpose, 0));
                row[SUM] += value;
                row[SQUARES] += value * value;
                for (count, point) in row[FIRST_POINT..].iter_mut().zip(&self.points) {
                    *count += f64::from(u8::from(value <= *point));
                }
            }
            let means = row.iter().map(|sum| sum / f64::from(DRAWS));
            block.values.extend(means);
        }
        Ok(())
    }

    fn events(&self) -> f64 {
        f64::from(DRAWS) / 4.0
    }
}

/// The greatest distance between draws and exact distribution functions, over all laws.
struct Distances(u32);

fn distances(case: &Case) -> Result<Planned, String> {
    let draws = prose::after(case.given.model(), "n=").unwrap_or(100_000.0);
    let draws = crate::verify::given::whole("n", draws)?;
    let asks = case.sort(|_| Ok(Judge::Below(Box::new(|means| means[0]))));
    Ok(Planned::one(Distances(draws), 1, asks))
}

impl Study for Distances {
    fn columns(&self) -> usize {
        1
    }

    fn run(&self, block: &mut Block) -> Result<(), String> {
        for luck in block.lucks() {
            let mut greatest = 0.0_f64;
            for exact in Exact::all() {
                greatest = greatest.max(distance(exact, self.0, &luck)?);
            }
            block.values.push(greatest);
        }
        Ok(())
    }

    fn events(&self) -> f64 {
        6.0 * f64::from(self.0)
    }
}

fn distance(exact: Exact, draws: u32, luck: &Luck) -> Result<f64, String> {
    let sampler = exact.sampler()?;
    let draw = |person| sampler.at(luck.word(person, Purpose(exact.number()), 0));
    let mut values: Vec<f64> = (0..u64::from(draws)).map(draw).collect();
    values.sort_by(f64::total_cmp);
    let count = f64::from(draws);
    let gaps = (0..).zip(&values).map(|(below, &value): (u32, &f64)| {
        let share = exact.below(value);
        let steps = [f64::from(below) / count, f64::from(below + 1) / count];
        (share - steps[0]).abs().max((share - steps[1]).abs())
    });
    Ok(gaps.fold(0.0, f64::max))
}

/// Windows of a stream in one replication, and a thousand replications: a million windows.
const WINDOWS: u32 = 1_000;

/// How many windows of a Poisson stream are empty.
struct Windows {
    plan: Plan,
    length: f64,
}

fn poisson(case: &Case, plants: Plants) -> Result<Planned, String> {
    let rate = case.given.positive("rate")?;
    let length = case.given.positive("T")?;
    let days = length * f64::from(WINDOWS);
    let stay = words(Sampler::deterministic(length))?;
    let mut plan = Plan::new(days, vec![Node::unlimited(stay)])?;
    plan.streams.push(Stream::poisson(rate)?);
    plan.events = 3.0 * rate * days;
    plan.plants = plants;
    let asks = case.sort(|row| match row.quantity.as_str() {
        "P(N=0)" => Ok(Judge::Value(Box::new(|means| means[0]), Scale::Share)),
        other => Err(unknown(other)),
    });
    Ok(Planned::one(
        Windows { plan, length },
        case.floor(1_000_000 / WINDOWS),
        asks,
    ))
}

impl Study for Windows {
    fn columns(&self) -> usize {
        1
    }

    fn run(&self, block: &mut Block) -> Result<(), String> {
        let mut scene = Scene::new(&self.plan);
        for luck in block.lucks() {
            scene.begin(luck);
            let (mut before, mut empty) = (0.0, 0.0);
            for window in 1..=WINDOWS {
                scene.advance(self.length * f64::from(window))?;
                let now = scene.read(Fact::Offered(0));
                empty += f64::from(u8::from(now == before));
                before = now;
            }
            block.values.push(empty / f64::from(WINDOWS));
        }
        Ok(())
    }

    fn check(&self) -> Result<(), String> {
        self.plan.check()
    }

    fn events(&self) -> f64 {
        self.plan.events
    }
}

/// Arrivals of a sine in the first half of its period.
fn wave(case: &Case, plants: Plants) -> Result<Planned, String> {
    let model = case.given.model();
    let (level, swing) = super::mtgi::level_and_swing(model)?;
    let period = prose::after(model, "pi t/").ok_or("`2 pi t/PERIOD` is not in the model")?;
    let end = 0.5 * period;
    let stay = words(Sampler::deterministic(1.0))?;
    let mut plan = Plan::new(end, vec![Node::unlimited(stay)])?;
    plan.streams.push(Stream::sine(level, swing, period)?);
    plan.events = 4.0 * (level + swing.abs()) * end;
    plan.plants = plants;
    let mut reader = Reader::new(vec![plan], 0.0);
    let asks = case.sort(|row| {
        if !row.quantity.starts_with("E[count]") {
            return Err(unknown(&row.quantity));
        }
        let column = reader.column(0, end, Fact::Offered(0));
        let count: Reading = Box::new(move |means| means[column]);
        Ok(Judge::Value(count, Scale::Amount))
    });
    Ok(Planned::one(reader, case.floor(LEAST), asks))
}
