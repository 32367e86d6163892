//! Identities that hold in every run, counted in two ways and compared.

use super::chart::{to_one, to_some, words};
use crate::engine::Luck;
use crate::engine::dist::{Categorical, Sampler};
use crate::engine::places::Cut;
use crate::verify::case::{Case, Planned, unknown};
use crate::verify::clock::Clock;
use crate::verify::judge::Judge;
use crate::verify::network::{Fact, Node, Number, Plan, Plants, Scene, Shape, Stream};
use crate::verify::paths::{self, Chart, Comers, Walk};
use crate::verify::trial::{Block, Study};

/// Column of each identity, by the end of its id.
const NAMES: [&str; 8] = [
    "LITTLE", "FLOW", "FLOW2", "FLOW3", "FLOW4", "SLOT", "CRN", "BUSY",
];
const LITTLE: usize = 0;
const FLOW: usize = 1;
const FLOW2: usize = 2;
const FLOW3: usize = 3;
const FLOW4: usize = 4;
const SLOT: usize = 5;
const CRN: usize = 6;
const BUSY: usize = 7;

/// Relative error allowed in time integrals; counts must agree to the person.
const INTEGRALS: f64 = 1e-9;
const REPLICATIONS: u32 = 24;

/// Queues with patience and cuts, and people on a pathway, each counted twice.
///
/// # Errors
/// Never, but for the built-in models.
pub fn ident(case: &Case, plants: Plants) -> Result<Planned, String> {
    let study = Identities {
        queues: [queue(Cut::Drains, plants)?, queue(Cut::Returns, plants)?],
        pathway: pathway(plants, false)?,
        neutral: pathway(plants, true)?,
    };
    let asks = case.sort(|row| {
        let name = row.id.rsplit('-').next().unwrap_or_default();
        let column = NAMES.iter().position(|other| *other == name);
        let column = column.ok_or_else(|| unknown(&row.quantity))?;
        let allowed = if [LITTLE, BUSY].contains(&column) {
            INTEGRALS
        } else {
            0.0
        };
        Ok(Judge::Within(Box::new(move |means| means[column]), allowed))
    });
    Ok(Planned::one(study, REPLICATIONS, asks))
}

struct Identities {
    queues: [Plan; 2],
    pathway: Chart,
    /// The same with a lever whose effect is neutral.
    neutral: Chart,
}

const QUEUE_DAYS: f64 = 400.0;
const YEARS: u32 = 5;

/// 20 places, 12 from day 150, 25 from day 300; people who give up; two priorities.
fn queue(cut: Cut, plants: Plants) -> Result<Plan, String> {
    let mut node = Node::new(20, words(Sampler::lognormal(5.0, 1.2))?);
    node.rules.cut = cut;
    node.rules.priorities = 2;
    node.rules.queue_limit = 60;
    node.patience = Some(words(Sampler::exponential(9.0))?);
    let mut plan = Plan::new(QUEUE_DAYS, vec![node])?;
    for (class, rate) in [(0, 1.2), (1, 2.6)] {
        let mut stream = Stream::poisson(rate)?;
        stream.class = class;
        plan.streams.push(stream);
    }
    plan.classes = 2;
    plan.capacities = vec![(150.0, 12), (300.0, 25)];
    plan.events = 15.0 * QUEUE_DAYS;
    plan.plants = plants;
    Ok(plan)
}

/// Custody, community and treatment, with entrants who become more; times in years.
fn pathway(plants: Plants, extra_decision: bool) -> Result<Chart, String> {
    let years = f64::from(YEARS);
    let custody = words(Sampler::lognormal(0.5, 1.2))?;
    let community = words(Sampler::weibull(0.8, 1.1))?;
    let treatment = words(Sampler::gamma(2.0, 0.15))?;
    Ok(Chart {
        clock: Clock::new(years)?,
        states: vec![
            to_some(Some(custody), &[0.0, 0.7, 0.3, 0.0])?,
            to_some(Some(community), &[0.5, 0.0, 0.2, 0.3])?,
            to_one(treatment, 1, 3)?,
        ],
        opening: vec![(
            Number::Fixed(300),
            words(Categorical::new(&[0.5, 0.3, 0.2]))?,
        )],
        comers: Some(Comers {
            peak: 500.0,
            shape: Shape::Compound {
                growth: 0.05,
                horizon: years,
            },
            state: 0,
        }),
        events: 20_000.0,
        extra_decision,
        plants,
    })
}

impl Study for Identities {
    fn columns(&self) -> usize {
        NAMES.len()
    }

    fn run(&self, block: &mut Block) -> Result<(), String> {
        for luck in block.lucks() {
            let mut gaps = [0.0; 8];
            for plan in &self.queues {
                count_queue(plan, luck, &mut gaps)?;
            }
            count_pathway(&self.pathway, luck, &mut gaps)?;
            gaps[CRN] = self.twins(luck)?;
            block.values.extend(gaps);
        }
        Ok(())
    }

    fn events(&self) -> f64 {
        60_000.0
    }
}

fn count_queue(plan: &Plan, luck: Luck, gaps: &mut [f64; 8]) -> Result<(), String> {
    let mut scene = Scene::new(plan);
    scene.begin(luck);
    for day in 1..=QUEUE_DAYS as u32 {
        scene.advance(f64::from(day))?;
        gaps[SLOT] = gaps[SLOT].max(scene.over_capacity());
    }
    scene.check()?;
    gaps[SLOT] += scene.read(Fact::Overfull);
    gaps[LITTLE] = gaps[LITTLE].max(scene.little_gap());
    // A window that people straddle on both sides.
    scene.begin(luck);
    scene.advance(120.0)?;
    scene.mark();
    scene.advance(330.0)?;
    gaps[BUSY] = gaps[BUSY].max(scene.busy_gap());
    Ok(())
}

fn count_pathway(chart: &Chart, luck: Luck, gaps: &mut [f64; 8]) -> Result<(), String> {
    let mut walk = Walk::new(chart)?;
    walk.begin(luck);
    let (mut stock, mut flows) = (walk.recount(), walk.ins_and_outs());
    for month in 1..=12 * YEARS {
        walk.advance(f64::from(month) / 12.0)?;
        let (next, moved) = (walk.recount(), walk.ins_and_outs());
        for state in 0..stock.len() {
            let (came, went) = (
                moved[state].0 - flows[state].0,
                moved[state].1 - flows[state].1,
            );
            gaps[FLOW] += (next[state] - stock[state] - (came - went)).abs() as f64;
        }
        let (came, went) = walk.came_and_went();
        gaps[FLOW2] += (next.iter().sum::<i64>() + went - came).abs() as f64;
        (stock, flows) = (next, moved);
    }
    let (regions, all) = walk.regions();
    gaps[FLOW3] += regions.iter().sum::<u64>().abs_diff(all) as f64;
    for ((_, out), ended) in flows.iter().zip(walk.ended()) {
        gaps[FLOW4] += (*out as u64).abs_diff(*ended) as f64;
    }
    for (area, times) in walk.times() {
        gaps[LITTLE] = gaps[LITTLE].max(relative(area, times));
    }
    Ok(())
}

/// |one − other| relative to the larger.
fn relative(one: u64, other: u64) -> f64 {
    one.abs_diff(other) as f64 / one.max(other).max(1) as f64
}

impl Identities {
    /// Differences between the pathway and itself with a lever of no effect, every month.
    fn twins(&self, luck: Luck) -> Result<f64, String> {
        let mut base = Walk::new(&self.pathway)?;
        let mut other = Walk::new(&self.neutral)?;
        // A world used before must begin as a new one does.
        other.begin(Luck::new(7, 7));
        other.advance(1.0)?;
        base.begin(luck);
        other.begin(luck);
        let mut apart = 0.0;
        for month in 1..=12 * YEARS {
            base.advance(f64::from(month) / 12.0)?;
            other.advance(f64::from(month) / 12.0)?;
            for state in 0..3 {
                for fact in [paths::Fact::Stock(state), paths::Fact::Entries(state)] {
                    apart += (base.read(fact) - other.read(fact)).abs();
                }
            }
        }
        Ok(apart)
    }
}
