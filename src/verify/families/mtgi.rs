//! M_t/G/∞: arrivals that follow a sine, take a step, or climb, into a pool that is never full.

use super::law::{self, Law};
use super::queue::{FEWER, LEAST};
use crate::engine::dist::Sampler;
use crate::verify::case::{Case, Planned, sort, unknown};
use crate::verify::judge::{Ask, Judge, Scale};
use crate::verify::network::{
    Fact, Node, Number, Opening, Plan, Plants, Residual, Scene, Shape, Stream,
};
use crate::verify::prose;
use crate::verify::reader::Reader;
use crate::verify::row::Row;
use crate::verify::statistics::Reading;
use crate::verify::trial::{Block, Study};
use std::f64::consts::TAU;

/// Arrivals that change with time.
///
/// # Errors
/// Parameters that are missing or out of range.
pub fn mtgi(case: &Case, plants: Plants) -> Result<Planned, String> {
    let model = case.given.model();
    if model.contains("sin(") {
        sine(case, plants)
    } else if model.contains("in equilibrium") {
        Change::of(case, plants)?.planned(case)
    } else {
        Err(format!(
            "the model {model:?} is neither a sine of arrivals nor a stock in equilibrium"
        ))
    }
}

/// Periods counted in one replication, and points of each at which the stock is read.
const PERIODS: u32 = 12;
const POINTS: u32 = 64;
const SUM: usize = 0;
const COSINE: usize = 1;
const SINE: usize = 2;
const PEAK: usize = 3;

/// A wave of arrivals.
struct Wave {
    plan: Plan,
    period: f64,
    /// Whole periods of warm-up.
    before: u32,
    /// Share of a period at which the exact peak of the stock lies.
    peak: f64,
}

fn sine(case: &Case, plants: Plants) -> Result<Planned, String> {
    let given = &case.given;
    let period = given.positive("period_days")?;
    let mean = given.positive("mean_stay_days")?;
    let stay = law::of_case(given, mean)?;
    let (level, swing) = level_and_swing(given.model())?;
    let before = (10.0 * mean * (1.0 + stay.cv * stay.cv) / period).ceil() as u32 + 1;
    let days = f64::from(before + PERIODS) * period;
    let mut plan = Plan::new(days, vec![Node::unlimited(stay.sampler)])?;
    plan.streams.push(Stream::sine(level, swing, period)?);
    plan.events = 4.0 * level * days;
    plan.plants = plants;
    let lag = case.rows.iter().find(|(_, row)| is_lag(row));
    let lag = lag.map_or_else(|| transform(case, mean, period).1, |(_, row)| row.exact);
    let wave = Wave {
        plan,
        period,
        before,
        peak: 0.25 * swing.signum() + lag / period,
    };
    let asks = case.sort(|row| wave_ask(row, period));
    Ok(Planned::one(wave, case.floor(LEAST), asks))
}

/// `A+B sin(` of the description.
pub fn level_and_swing(model: &str) -> Result<(f64, f64), String> {
    let numbers = model.split_once("lam(t)=").and_then(|(_, rest)| {
        let (level, rest) = prose::leading(rest)?;
        let (swing, _) = prose::leading(rest.trim_start())?;
        Some((level, swing))
    });
    let (level, swing) = numbers.unwrap_or((20.0, 8.0));
    if level > 0.0 && swing != 0.0 && swing.abs() <= level {
        return Ok((level, swing));
    }
    Err(format!(
        "arrivals of {level} swinging by {swing} fall below zero or stand still"
    ))
}

fn is_lag(row: &Row) -> bool {
    row.quantity.starts_with("peak lag")
}

/// Amplitude (a unit of arrivals) and lag in days of the stock, by integrating the survival of the
/// stay: wanted only where the file does not ask for the lag itself.
fn transform(case: &Case, mean: f64, period: f64) -> (f64, f64) {
    let Ok(stay) = law::of_case(&case.given, mean) else {
        return (0.0, 0.0);
    };
    const STEPS: u32 = 20_000;
    let (mut cosine, mut sine) = (0.0, 0.0);
    for step in 0..STEPS {
        // ∫ S(u) e^{-iwu} du = E[(1 - e^{-iwS}) / iw], a mean over the ranks of S.
        let rank = (f64::from(step) + 0.5) / f64::from(STEPS);
        let angle = TAU / period
            * stay
                .sampler
                .at((rank * 18_446_744_073_709_551_616.0) as u64);
        cosine += libm::sin(angle);
        sine += 1.0 - libm::cos(angle);
    }
    let unit = period / TAU / f64::from(STEPS);
    let lag = libm::atan2(sine, cosine) * period / TAU;
    ((cosine * cosine + sine * sine).sqrt() * unit, lag)
}

fn wave_ask(row: &Row, period: f64) -> Result<Judge, String> {
    let quantity = row.quantity.as_str();
    let amount = |reading: Reading| Ok(Judge::Value(reading, Scale::Amount));
    if quantity.starts_with("mean stock") {
        amount(Box::new(|means| means[SUM]))
    } else if quantity.starts_with("amplitude") {
        amount(Box::new(|means| {
            2.0 * (means[COSINE] * means[COSINE] + means[SINE] * means[SINE]).sqrt()
        }))
    } else if is_lag(row) {
        let exact = row.exact;
        amount(Box::new(move |means| {
            let angle = libm::atan2(means[SINE], means[COSINE]);
            let days = (angle / TAU - 0.25) * period;
            // Of the same phase in all periods, the one next to the exact value.
            days + libm::round((exact - days) / period) * period
        }))
    } else if quantity.starts_with("peak stock") {
        amount(Box::new(|means| means[PEAK]))
    } else {
        Err(unknown(quantity))
    }
}

impl Wave {
    fn watch(&self, scene: &mut Scene) -> Result<[f64; 4], String> {
        let mut sums = [0.0; 4];
        for period in 0..PERIODS {
            let start = f64::from(self.before + period - 1) * self.period;
            let mut peaked = false;
            for point in 0..POINTS {
                let share = f64::from(point) / f64::from(POINTS);
                let peak = self.peak.rem_euclid(1.0);
                if !peaked && share >= peak {
                    scene.advance(start + peak * self.period)?;
                    sums[PEAK] += scene.read(Fact::Inside(0));
                    peaked = true;
                }
                scene.advance(start + share * self.period)?;
                let stock = scene.read(Fact::Inside(0));
                sums[SUM] += stock / f64::from(POINTS);
                sums[COSINE] += stock * libm::cos(TAU * share) / f64::from(POINTS);
                sums[SINE] += stock * libm::sin(TAU * share) / f64::from(POINTS);
            }
            if !peaked {
                scene.advance(start + self.peak.rem_euclid(1.0) * self.period)?;
                sums[PEAK] += scene.read(Fact::Inside(0));
            }
        }
        Ok(sums.map(|sum| sum / f64::from(PERIODS)))
    }
}

impl Study for Wave {
    fn columns(&self) -> usize {
        4
    }

    fn run(&self, block: &mut Block) -> Result<(), String> {
        let mut scene = Scene::new(&self.plan);
        for luck in block.lucks() {
            scene.begin(luck);
            let sums = self.watch(&mut scene)?;
            scene.check()?;
            block.values.extend(sums);
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

/// A stock in equilibrium that meets a change of arrivals on day 0.
struct Change {
    stock: f64,
    mean: f64,
    stay: Law,
    /// Share of arrivals more from day 0.
    step: f64,
    /// Growth of arrivals a day, as a share.
    slope: f64,
    plants: Plants,
}

impl Change {
    fn of(case: &Case, plants: Plants) -> Result<Change, String> {
        let model = case.given.model();
        let missing = |what: &str| format!("{what} is not in the model {model:?}");
        let stock = prose::after(model, "stock ").ok_or_else(|| missing("`stock N`"))?;
        let mean = prose::after(model, "mean ").ok_or_else(|| missing("`mean N`"))?;
        let cv = law::described_cv(model);
        let change = Change {
            stock,
            mean,
            stay: law::by_name(model, mean, cv)?,
            step: prose::after(model, "step ").unwrap_or(0.0) / 100.0,
            slope: slope(model).unwrap_or(0.0),
            plants,
        };
        if change.step == 0.0 && change.slope == 0.0 {
            return Err(missing("`step +10%` or `lam0*(1+0.03*t/365.25)`"));
        }
        if !(stock > 0.0 && mean > 0.0 && change.step > -1.0 && change.slope >= 0.0) {
            return Err(format!(
                "stock, mean or change of {model:?} is out of range"
            ));
        }
        Ok(change)
    }

    fn planned(&self, case: &Case) -> Result<Planned, String> {
        let mut planned = Planned::default();
        let (mut dated, mut lags) = (Vec::new(), Vec::new());
        for &(place, row) in &case.rows {
            if row.quantity.starts_with("asymptotic lag") {
                lags.push((place, row));
            } else if row.check == "arithmetic" {
                self.exact_stock(place, row, &mut planned)?;
            } else {
                dated.push((place, row));
            }
        }
        self.dated(&dated, case, &mut planned)?;
        for (place, row) in lags {
            self.lag(place, row, case, &mut planned)?;
        }
        Ok(planned)
    }

    fn plan(&self, days: f64, number: Number) -> Result<Plan, String> {
        let mut plan = Plan::new(days, vec![Node::unlimited(self.stay.sampler.clone())])?;
        let peak = self.stock / self.mean * (1.0 + self.step) * (1.0 + self.slope * days);
        let shape = Shape::Ramp {
            slope: self.slope,
            horizon: days,
        };
        plan.streams.push(Stream::shaped(peak, shape)?);
        plan.opening = Some(Opening {
            number,
            residual: Residual::Left(self.residual()?),
        });
        plan.events = 3.0 * peak * days + 2.0 * self.stock;
        plan.plants = self.plants;
        Ok(plan)
    }

    fn residual(&self) -> Result<Sampler, String> {
        let cv = self.stay.cv;
        let left = if cv == 1.0 && self.stay.memoryless {
            Sampler::exponential(self.mean)
        } else if cv == 0.0 {
            Sampler::uniform(0.0, self.mean)
        } else if self.stay.lognormal {
            Sampler::lognormal_equilibrium(self.mean, cv)
        } else {
            return Err("the equilibrium of this law of stay is not known".to_owned());
        };
        left.map_err(|error| error.to_string())
    }

    /// The stock on day 0 is what is placed inside, to the person.
    fn exact_stock(&self, place: usize, row: &Row, planned: &mut Planned) -> Result<(), String> {
        let number = crate::verify::given::whole("stock", self.stock)?;
        let mut reader = Reader::new(vec![self.plan(1.0, Number::Fixed(number))?], 0.0);
        let day = prose::after(&row.quantity, "day ").unwrap_or(0.0);
        let column = reader.column(0, day, Fact::Inside(0));
        let judge = Judge::Within(Box::new(move |means| means[column]), 0.0);
        planned.add_for(reader, 2, Ask::new(place, row.exact, judge));
        Ok(())
    }

    fn dated(
        &self,
        rows: &[(usize, &Row)],
        case: &Case,
        planned: &mut Planned,
    ) -> Result<(), String> {
        let day = |row: &Row| prose::after(&row.quantity, "day ").filter(|day| *day >= 0.0);
        let days = rows.iter().filter_map(|(_, row)| day(row));
        let plan = self.plan(days.fold(1.0, f64::max), Number::Poisson(self.stock))?;
        let mut reader = Reader::new(vec![plan], 0.0);
        let asks = sort(rows, |row| {
            let stock = row.quantity.starts_with("E[stock]");
            let day = day(row).filter(|_| stock);
            let day = day.ok_or_else(|| unknown(&row.quantity))?;
            let column = reader.column(0, day, Fact::Inside(0));
            let stock: Reading = Box::new(move |means| means[column]);
            Ok(Judge::Value(stock, Scale::Amount))
        });
        planned.add(reader, case.floor(FEWER), asks);
        Ok(())
    }

    /// On a ramp the stock is, in the end, what arrivals of `lag` days ago would sustain: the level
    /// of the line through the late stock tells the lag. People beyond what the base brings do not
    /// meet the others, so they alone are run; the base would add nothing but noise.
    fn lag(
        &self,
        place: usize,
        row: &Row,
        case: &Case,
        planned: &mut Planned,
    ) -> Result<(), String> {
        if self.slope == 0.0 {
            return Err("a lag behind arrivals needs arrivals that climb".to_owned());
        }
        let settled = 15.0 * self.mean * (1.0 + self.stay.cv * self.stay.cv);
        let end = 1.4 * settled;
        let mut plan = Plan::new(end, vec![Node::unlimited(self.stay.sampler.clone())])?;
        let peak = self.stock / self.mean * self.slope * end;
        plan.streams
            .push(Stream::shaped(peak, Shape::Climb { horizon: end })?);
        plan.events = 2.0 * peak * end;
        plan.plants = self.plants;
        let mut reader = Reader::new(vec![plan], settled);
        let days = reader.column(0, end, Fact::Days);
        let area = reader.column(0, end, Fact::Area);
        let (rise, middle) = (self.stock * self.slope, 0.5 * (settled + end));
        let lag = move |means: &[f64]| middle - means[area] / means[days] / rise;
        let judge = Judge::Value(Box::new(lag), Scale::Amount);
        let ask = Ask::new(place, row.exact, judge);
        planned.add_for(reader, case.floor(FEWER), ask);
        Ok(())
    }
}

/// Growth a day in `lam0*(1+0.03*t/365.25)`.
fn slope(model: &str) -> Option<f64> {
    let (_, rest) = model.split_once("(1+")?;
    let (share, rest) = prose::leading(rest)?;
    let days = rest.strip_prefix("*t/").and_then(prose::leading);
    Some(share / days.map_or(1.0, |(days, _)| days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_gives_slope_level_and_swing() {
        assert_eq!(
            slope("lam0*(1+0.03*t/365.25) from day 0"),
            Some(0.03 / 365.25)
        );
        assert_eq!(
            level_and_swing("lam(t)=20+8 sin(2 pi t/period)"),
            Ok((20.0, 8.0))
        );
        assert_eq!(level_and_swing("lam(t)=30-5.5 sin(x)"), Ok((30.0, -5.5)));
        assert!(level_and_swing("lam(t)=3+5 sin(x)").is_err());
    }
}
