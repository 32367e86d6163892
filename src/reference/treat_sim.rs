//! treat-sim: the urgent care centre of the simulation literature (Nelson 2013, exercise 13; Monks
//! and others' teaching model), as an example of a model on the public engine.
//!
//! Arrivals by the hour from 06:00 over 1,140 minutes; the 18 rates repeat, so the last hour has
//! the first rate. Everybody is triaged. 12 % are trauma: stabilised, then treated. The others are
//! registered and examined, and 60 % of them treated. A wait counts when it ends in a start.
//!
//! All luck is keyed by person and stage, so one more room changes nothing for those who do not
//! pass through it.

use crate::engine::arrivals::{Layer, admitted};
use crate::engine::dist::{Chance, Sampler, ShapeError};
use crate::engine::places::{Pool, Rules};
use crate::engine::{Agenda, Class, Due, Fault, Luck, Model, Purpose, Tick, key, run_until};

/// Ticks of a minute.
pub const MINUTE: u32 = 1 << 21;
/// The end of a run.
pub const HORIZON: Tick = Tick(1_140 * MINUTE);

/// Arrivals an hour, from 06:00.
const RATES: [f64; 18] = [
    2.36667, 2.8, 8.83333, 10.43333, 14.8, 26.26667, 31.4, 18.06667, 16.46667, 12.03333, 11.6,
    28.86667, 18.03333, 11.5, 5.3, 4.06667, 2.2, 2.1,
];
/// The highest rate: the candidates' own.
const HIGHEST: f64 = 31.4;

const GAP: Purpose = Purpose(0);
const MARK: Purpose = Purpose(1);
const TRAUMA: Purpose = Purpose(2);
const TREATED: Purpose = Purpose(3);
/// Service at a stage: this purpose, with the stage as the occasion.
const SERVICE: Purpose = Purpose(4);

const ARRIVE: u8 = 31;

/// Where people wait and are served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Stage {
    /// Everybody.
    Triage,
    /// All but trauma.
    Registration,
    /// All but trauma.
    Examination,
    /// Some of those examined.
    Treatment,
    /// Trauma.
    Stabilisation,
    /// Trauma.
    TraumaTreatment,
}

/// All stages, in the order of their numbers.
pub const STAGES: [Stage; 6] = [
    Stage::Triage,
    Stage::Registration,
    Stage::Examination,
    Stage::Treatment,
    Stage::Stabilisation,
    Stage::TraumaTreatment,
];

impl Stage {
    fn of(kind: u8) -> Stage {
        STAGES[usize::from(kind) % STAGES.len()]
    }

    /// Ticks of service, before the shortest is applied.
    fn service(self) -> Result<Sampler, ShapeError> {
        let minute = f64::from(MINUTE);
        let lognormal =
            |mean: f64, variance: f64| Sampler::lognormal(mean * minute, variance.sqrt() / mean);
        match self {
            Stage::Triage => Sampler::exponential(3.0 * minute),
            Stage::Registration => lognormal(5.0, 2.0),
            Stage::Examination => Sampler::normal(16.0 * minute, 3.0_f64.sqrt() * minute),
            Stage::Treatment => lognormal(13.3, 2.0),
            Stage::Stabilisation => Sampler::exponential(90.0 * minute),
            Stage::TraumaTreatment => lognormal(30.0, 4.0),
        }
    }

    /// The shortest service in ticks: a normal draw would have none.
    fn shortest(self) -> f64 {
        match self {
            Stage::Examination => 0.5 * f64::from(MINUTE),
            _ => 0.0,
        }
    }
}

/// Places of each stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rooms(pub [u32; 6]);

impl Default for Rooms {
    fn default() -> Rooms {
        Rooms([1, 1, 3, 1, 2, 1])
    }
}

impl Rooms {
    /// The same with `more` rooms at `stage`.
    #[must_use]
    pub fn with_more(mut self, stage: Stage, more: u32) -> Rooms {
        self.0[stage as usize] += more;
        self
    }
}

/// Waits at a stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waits {
    /// People who started.
    pub started: u64,
    /// Σ of their waits, in ticks.
    pub waited: u64,
}

impl Waits {
    /// Mean wait in minutes; `None` if nobody started.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        let minutes = self.waited as f64 / f64::from(MINUTE);
        (self.started > 0).then(|| minutes / self.started as f64)
    }
}

/// What a run leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// People who came.
    pub arrivals: u64,
    /// Waits by stage.
    pub waits: [Waits; 6],
}

impl Outcome {
    /// The waits at `stage`.
    #[must_use]
    pub fn at(&self, stage: Stage) -> Waits {
        self.waits[stage as usize]
    }
}

/// A patient: the name of their luck, and since when they are being served.
#[derive(Clone, Copy, Debug)]
struct Patient {
    key: u64,
    since: Tick,
}

/// The model.
#[derive(Clone, Debug)]
pub struct TreatSim {
    gap: Sampler,
    services: Vec<Sampler>,
    trauma: Chance,
    treated: Chance,
    rooms: Rooms,
    luck: Luck,
    source: Layer,
    patients: Vec<Patient>,
    pools: Vec<Pool>,
    outcome: Outcome,
}

impl TreatSim {
    /// A centre with `rooms`.
    ///
    /// # Errors
    /// None in fact: the distributions are fixed and valid.
    pub fn new(rooms: Rooms) -> Result<TreatSim, ShapeError> {
        let pool = |(stage, &places): (u32, &u32)| {
            Pool::new(
                key::IDS - 1 - stage,
                stage as u8,
                Rules::default(),
                &[places],
            )
        };
        Ok(TreatSim {
            gap: Sampler::exponential(60.0 / HIGHEST * f64::from(MINUTE))?,
            services: STAGES
                .into_iter()
                .map(Stage::service)
                .collect::<Result<_, _>>()?,
            trauma: Chance::new(0.12)?,
            treated: Chance::new(0.6)?,
            rooms,
            luck: Luck::new(0, 0),
            source: Layer::new(0),
            patients: Vec::new(),
            pools: (0..).zip(&rooms.0).map(pool).collect(),
            outcome: Outcome::default(),
        })
    }

    /// The agenda as this model wants it: one bucket a minute.
    #[must_use]
    pub fn agenda() -> Agenda {
        Agenda::new(HORIZON, MINUTE.trailing_zeros())
    }

    /// Runs one day from the start, in place.
    ///
    /// # Errors
    /// [`Fault::Loop`] if steps without delay pile up.
    pub fn run(&mut self, luck: Luck, agenda: &mut Agenda) -> Result<Outcome, Fault> {
        self.luck = luck;
        self.source = Layer::new(0);
        self.patients.clear();
        for (pool, &places) in self.pools.iter_mut().zip(&self.rooms.0) {
            pool.reset(&[places]);
        }
        self.outcome = Outcome::default();
        agenda.reset();
        self.next_candidate(agenda);
        run_until(self, agenda, HORIZON)?;
        Ok(self.outcome)
    }

    /// The next candidate who is admitted becomes the next patient.
    fn next_candidate(&mut self, agenda: &mut Agenda) {
        loop {
            let at = self
                .source
                .advance(&self.luck, GAP, |word| self.gap.at(word));
            if at > HORIZON {
                return;
            }
            let hour = (at.0 / MINUTE / 60) as usize % RATES.len();
            let candidate = self.source.candidate(&self.luck, MARK);
            if candidate.mark < admitted(RATES[hour] / HIGHEST, 0) {
                let id = self.patients.len() as u32;
                self.patients.push(Patient {
                    key: candidate.key,
                    since: at,
                });
                agenda.schedule(at, Class::Joins, id, ARRIVE);
                return;
            }
        }
    }

    fn arrive(&mut self, now: Tick, id: u32, agenda: &mut Agenda) {
        self.outcome.arrivals += 1;
        self.ask(now, id, Stage::Triage, agenda);
        self.next_candidate(agenda);
    }

    /// Nobody gives up and no line is limited, so that the ticket is not kept.
    fn ask(&mut self, now: Tick, id: u32, stage: Stage, agenda: &mut Agenda) {
        let pool = &mut self.pools[stage as usize];
        pool.ask(now, id, 0, 0);
        pool.stir(agenda);
    }

    fn start_all(&mut self, now: Tick, stage: Stage, agenda: &mut Agenda) {
        while let Some(start) = self.pools[stage as usize].start_next(now) {
            let waits = &mut self.outcome.waits[stage as usize];
            waits.started += 1;
            waits.waited += u64::from(now.since(start.joined));
            let patient = &mut self.patients[start.id as usize];
            patient.since = now;
            let word = self.luck.word(patient.key, SERVICE, stage as u64);
            let drawn = self.services[stage as usize].at(word);
            let ends = now.after_f64(drawn.max(stage.shortest()));
            agenda.schedule(ends, Class::Ends, start.id, stage as u8);
        }
    }

    fn end(&mut self, now: Tick, id: u32, stage: Stage, agenda: &mut Agenda) {
        let patient = self.patients[id as usize];
        let pool = &mut self.pools[stage as usize];
        pool.end(now, id, 0, patient.since);
        pool.stir(agenda);
        if let Some(next) = self.next_stage(patient.key, stage) {
            agenda.schedule(now, Class::Joins, id, next as u8);
        }
    }

    fn next_stage(&self, key: u64, stage: Stage) -> Option<Stage> {
        match stage {
            Stage::Triage if self.trauma.holds(self.luck.word(key, TRAUMA, 0)) => {
                Some(Stage::Stabilisation)
            }
            Stage::Triage => Some(Stage::Registration),
            Stage::Registration => Some(Stage::Examination),
            Stage::Examination if self.treated.holds(self.luck.word(key, TREATED, 0)) => {
                Some(Stage::Treatment)
            }
            Stage::Stabilisation => Some(Stage::TraumaTreatment),
            Stage::Examination | Stage::Treatment | Stage::TraumaTreatment => None,
        }
    }
}

impl Model for TreatSim {
    fn step(&mut self, due: Due, agenda: &mut Agenda) {
        let (now, id) = (due.tick(), due.id());
        match (due.class(), due.kind()) {
            (Class::Joins, ARRIVE) => self.arrive(now, id, agenda),
            (Class::Joins, stage) => self.ask(now, id, Stage::of(stage), agenda),
            (Class::Matching, stage) => self.start_all(now, Stage::of(stage), agenda),
            (_, stage) => self.end(now, id, Stage::of(stage), agenda),
        }
    }
}
