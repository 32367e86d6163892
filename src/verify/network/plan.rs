//! What a network of queues consists of, before it runs. Times in days.

use crate::engine::dist::{Categorical, Sampler};
use crate::engine::places::Rules;
use crate::verify::clock::Clock;

/// A pool with its service.
#[derive(Clone, Debug)]
pub struct Node {
    /// Places at the start.
    pub places: u32,
    /// Queue limit, priorities and the rest.
    pub rules: Rules,
    /// Service times, by class; the last stands for all further classes.
    pub service: Vec<Sampler>,
    /// How long somebody waits before giving up.
    pub patience: Option<Sampler>,
    /// Where people go after service: a node, or away (the number of nodes).
    pub route: Option<Categorical>,
}

impl Node {
    /// A plain pool with one queue.
    pub fn new(places: u32, service: Sampler) -> Node {
        Node {
            places,
            rules: Rules::default(),
            service: vec![service],
            patience: None,
            route: None,
        }
    }

    /// A pool that is never full.
    pub fn unlimited(service: Sampler) -> Node {
        let mut node = Node::new(0, service);
        node.rules.unlimited = true;
        node
    }
}

/// How an intensity moves with time; all are at most 1, the share of the peak rate.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Always the peak.
    Constant,
    /// `(mean + swing sin(2πt/period)) / (mean + |swing|)`.
    Sine {
        /// Arrivals a day, on average.
        mean: f64,
        /// Arrivals a day, at most above the average.
        swing: f64,
        /// Days.
        period: f64,
    },
    /// `(1 + slope t) / (1 + slope horizon)`.
    Ramp {
        /// Growth a day, as a share of the start.
        slope: f64,
        /// Days.
        horizon: f64,
    },
    /// `t / horizon`.
    Climb {
        /// Days.
        horizon: f64,
    },
    /// `exp(growth t)`, growth compounded without pause, as a share of its greatest value.
    Compound {
        /// Growth a unit of time.
        growth: f64,
        /// The end of the run.
        horizon: f64,
    },
}

impl Shape {
    /// The share of the peak rate at `day`.
    pub fn at(&self, day: f64) -> f64 {
        match *self {
            Shape::Constant => 1.0,
            Shape::Sine {
                mean,
                swing,
                period,
            } => {
                let angle = std::f64::consts::TAU * day / period;
                (mean + swing * libm::sin(angle)) / (mean + swing.abs())
            }
            Shape::Climb { horizon } => day / horizon,
            Shape::Compound { growth, horizon } => {
                let before = if growth > 0.0 { day - horizon } else { day };
                libm::exp(growth * before)
            }
            Shape::Ramp { slope, horizon } => (1.0 + slope * day) / (1.0 + slope * horizon),
        }
    }
}

/// When people come from outside.
#[derive(Clone, Debug)]
pub enum Timing {
    /// A Poisson stream, thinned to its shape.
    Poisson {
        /// Time between candidates at the peak, exponential.
        gap: Sampler,
        /// The shape that thins it.
        shape: Shape,
    },
    /// One every so many days, the first after one interval.
    Regular(f64),
}

/// People from outside.
#[derive(Clone, Debug)]
pub struct Stream {
    /// When.
    pub timing: Timing,
    /// How many at once.
    pub batch: u32,
    /// Where they ask.
    pub node: u8,
    /// Their class, which is their priority.
    pub class: u8,
}

impl Stream {
    /// A plain Poisson stream of `rate` a day to node 0.
    ///
    /// # Errors
    /// Where the rate is not above zero.
    pub fn poisson(rate: f64) -> Result<Stream, String> {
        Stream::shaped(rate, Shape::Constant)
    }

    /// A Poisson stream of `peak` a day, thinned to `shape`.
    ///
    /// # Errors
    /// Where the rate is not above zero.
    pub fn shaped(peak: f64, shape: Shape) -> Result<Stream, String> {
        let peak = super::super::given::positive("the arrival rate", peak)?;
        let gap = Sampler::exponential(1.0 / peak).map_err(|error| error.to_string())?;
        Ok(Stream::new(Timing::Poisson { gap, shape }))
    }

    /// A Poisson stream of `mean` a day that swings by `swing` in a sine of `period` days.
    ///
    /// # Errors
    /// Where the rate is not above zero.
    pub fn sine(mean: f64, swing: f64, period: f64) -> Result<Stream, String> {
        let shape = Shape::Sine {
            mean,
            swing,
            period,
        };
        Stream::shaped(mean + swing.abs(), shape)
    }

    /// One arrival every `days`.
    pub fn regular(days: f64) -> Stream {
        Stream::new(Timing::Regular(days))
    }

    /// People a day, at most.
    fn rate(&self) -> f64 {
        let comings = match &self.timing {
            Timing::Poisson { gap, .. } => 1.0 / gap.mean(),
            Timing::Regular(days) => 1.0 / days,
        };
        comings * f64::from(self.batch)
    }

    fn new(timing: Timing) -> Stream {
        Stream {
            timing,
            batch: 1,
            node: 0,
            class: 0,
        }
    }
}

/// How many are inside node 0 when the run begins.
#[derive(Clone, Copy, Debug)]
pub enum Number {
    /// So many.
    Fixed(u32),
    /// A Poisson number of this mean.
    Poisson(f64),
}

impl Number {
    /// The number to be expected.
    pub fn mean(self) -> f64 {
        match self {
            Number::Fixed(number) => f64::from(number),
            Number::Poisson(mean) => mean,
        }
    }
}

/// How long those inside at the start still stay.
#[derive(Clone, Debug)]
pub enum Residual {
    /// Drawn from the law of what is left.
    Left(Sampler),
    /// The whole stay drawn from the length-biased law, the start of it uniform.
    Biased(Sampler),
}

/// People inside node 0 when the run begins.
#[derive(Clone, Debug)]
pub struct Opening {
    /// How many.
    pub number: Number,
    /// How long they still stay.
    pub residual: Residual,
}

/// Bugs that tests plant in a case, to show that its rows see them. All off elsewhere.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, Default)]
pub struct Plants {
    /// So many places too many.
    pub extra_places: u32,
    /// Last come, first served.
    pub lifo: bool,
    /// Those inside at the start stay as long as newcomers.
    pub fresh_stock: bool,
    /// A place is freed only after the starts of its instant.
    pub late_release: bool,
    /// Every named draw comes one occasion later.
    pub shifted_occasion: bool,
}

/// A network of queues.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its time scale.
    pub clock: Clock,
    /// Pools.
    pub nodes: Vec<Node>,
    /// People from outside.
    pub streams: Vec<Stream>,
    /// People inside node 0 at the start.
    pub opening: Option<Opening>,
    /// A closed population at node 0: how many, and how long until each asks (again).
    pub closed: Option<(u32, Sampler)>,
    /// Changes of places of node 0: day and number.
    pub capacities: Vec<(f64, u32)>,
    /// Number of classes.
    pub classes: u8,
    /// Waits counted when longer, in days.
    pub thresholds: Vec<f64>,
    /// Keep a histogram of waits.
    pub wait_histogram: bool,
    /// Keep a histogram of whole stays.
    pub stay_histogram: bool,
    /// Events expected, for the size of the buckets.
    pub events: f64,
    /// Planted bugs.
    pub plants: Plants,
}

impl Plan {
    /// A network with no people yet, for a run of `days`.
    ///
    /// # Errors
    /// Where the run does not fit the clock.
    pub fn new(days: f64, nodes: Vec<Node>) -> Result<Plan, String> {
        Ok(Plan {
            clock: Clock::new(days)?,
            nodes,
            streams: Vec::new(),
            opening: None,
            closed: None,
            capacities: Vec::new(),
            classes: 1,
            thresholds: Vec::new(),
            wait_histogram: false,
            stay_histogram: false,
            events: 1_000.0,
            plants: Plants::default(),
        })
    }

    /// Whether a replication fits the ids of the engine and can be paid for.
    ///
    /// # Errors
    /// More people at once, or more events, than a replication may have.
    pub fn check(&self) -> Result<(), String> {
        let opening = self
            .opening
            .as_ref()
            .map_or(0.0, |opening| opening.number.mean());
        let closed = self
            .closed
            .as_ref()
            .map_or(0.0, |(people, _)| f64::from(*people));
        let rate: f64 = self.streams.iter().map(Stream::rate).sum();
        let unlimited = self.nodes.iter().filter(|node| node.rules.unlimited);
        let stays = unlimited.flat_map(|node| &node.service).map(Sampler::mean);
        within_reach(
            opening + closed + rate * stays.fold(0.0, f64::max),
            self.events,
        )
    }
}

/// People at once, with room below the ids of pools and streams.
const PEOPLE: f64 = 8e6;
/// Events of one replication.
const EVENTS: f64 = 3e9;

/// Whether so many people and events are within reach of one replication.
///
/// # Errors
/// In words, where they are not.
pub fn within_reach(people: f64, events: f64) -> Result<(), String> {
    if people > PEOPLE || people.is_nan() {
        return Err(format!(
            "{people:.3e} people at once; {PEOPLE:.0e} are allowed"
        ));
    }
    if events > EVENTS || events.is_nan() {
        return Err(format!(
            "{events:.3e} events in one replication; {EVENTS:.0e} are allowed"
        ));
    }
    Ok(())
}
