//! A chart with its agenda, driven from day to day and read.

use super::{Chart, Counts, FIRST, OPENING, REGIONS, World};
use crate::engine::arrivals::Layer;
use crate::engine::dist::Sampler;
use crate::engine::{Agenda, Luck, Tick, run_until};
use crate::verify::network::LAYER_BITS;

/// Something to read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fact {
    /// People in a state now.
    Stock(u8),
    /// Entries into a state so far, from everywhere.
    Entries(u8),
    /// ∫ people in a state, in units of time.
    Time(u8),
}

/// One world of a chart.
pub struct Walk<'c> {
    world: World<'c>,
    agenda: Agenda,
    now: Tick,
}

impl<'c> Walk<'c> {
    /// An empty world.
    ///
    /// # Errors
    /// Where nobody can come at the rate of the chart.
    pub fn new(chart: &'c Chart) -> Result<Walk<'c>, String> {
        let comers = chart.comers.as_ref();
        let gap = comers.map(|comers| Sampler::exponential(1.0 / comers.peak));
        let gap = gap.transpose().map_err(|error| error.to_string())?;
        let bits = chart.clock.bucket_bits(chart.events);
        Ok(Walk {
            world: World {
                chart,
                gap,
                luck: Luck::new(0, 0),
                layer: Layer::new(1 << LAYER_BITS),
                people: Vec::new(),
                free: Vec::new(),
                counts: Counts::default(),
            },
            agenda: Agenda::new(chart.clock.horizon(), bits),
            now: Tick(0),
        })
    }

    /// Begins again under other luck.
    pub fn begin(&mut self, luck: Luck) {
        self.agenda.reset();
        self.now = Tick(0);
        let states = self.world.chart.states.len();
        self.world.luck = luck;
        self.world.layer = Layer::new(1 << LAYER_BITS);
        self.world.people.clear();
        self.world.free.clear();
        self.world.counts = Counts::new(states);
        self.open();
        self.world.next_comer(&mut self.agenda);
    }

    fn open(&mut self) {
        let chart = self.world.chart;
        let mut index = 0;
        for (group, (number, states)) in chart.opening.iter().enumerate() {
            for _ in 0..self.world.number(*number, group) {
                let key = OPENING | index;
                index += 1;
                let state = states.at(self.world.luck.word(key, FIRST, 0));
                self.world.add(Tick(0), key, state as u8, &mut self.agenda);
            }
        }
    }

    /// Runs to the end of an instant.
    ///
    /// # Errors
    /// A loop of steps without delay, in words.
    pub fn advance(&mut self, to: f64) -> Result<(), String> {
        let until = self.world.chart.clock.tick(to);
        run_until(&mut self.world, &mut self.agenda, until).map_err(|fault| fault.to_string())?;
        self.now = self.now.max(until);
        self.world.integrate(self.now);
        Ok(())
    }

    /// Reads one fact.
    pub fn read(&self, fact: Fact) -> f64 {
        let counts = &self.world.counts;
        match fact {
            Fact::Stock(state) => counts.stock[usize::from(state)] as f64,
            Fact::Entries(state) => self.entries(usize::from(state)) as f64,
            Fact::Time(state) => {
                counts.areas[usize::from(state)] as f64 / self.world.chart.clock.per_day()
            }
        }
    }

    fn entries(&self, state: usize) -> u64 {
        let width = self.world.outside() + 1;
        let column = self.world.counts.flows.chunks(width).map(|row| row[state]);
        column.sum()
    }

    /// People counted again one by one, state by state.
    pub fn recount(&self) -> Vec<i64> {
        let mut stock = vec![0; self.world.outside()];
        for person in &self.world.people {
            if let Some(count) = stock.get_mut(usize::from(person.state)) {
                *count += 1;
            }
        }
        stock
    }

    /// Moves into and out of each state so far.
    pub fn ins_and_outs(&self) -> Vec<(i64, i64)> {
        let width = self.world.outside() + 1;
        let flows = &self.world.counts.flows;
        let out = |state: usize| flows[state * width..][..width].iter().sum::<u64>();
        (0..width - 1)
            .map(|state| (self.entries(state) as i64, out(state) as i64))
            .collect()
    }

    /// Ends of stays by state, counted where they happen.
    pub fn ended(&self) -> &[u64] {
        &self.world.counts.ended
    }

    /// People who came, and people who went away.
    pub fn came_and_went(&self) -> (i64, i64) {
        let outside = self.world.outside();
        let flows = &self.world.counts.flows;
        let came: u64 = flows[outside * (outside + 1)..].iter().sum();
        let went: u64 = flows.chunks(outside + 1).map(|row| row[outside]).sum();
        (came as i64, went as i64)
    }

    /// Moves by region, and all moves.
    pub fn regions(&self) -> ([u64; REGIONS], u64) {
        (self.world.counts.regional, self.world.counts.moves)
    }

    /// Per state: ∫ people dt, and the times of those people summed one by one, in ticks.
    pub fn times(&self) -> Vec<(u64, u64)> {
        let counts = &self.world.counts;
        let mut times: Vec<(u64, u64)> = counts
            .areas
            .iter()
            .copied()
            .zip(counts.spent.iter().copied())
            .collect();
        for person in &self.world.people {
            if let Some(time) = times.get_mut(usize::from(person.state)) {
                time.1 += u64::from(self.now.since(person.since));
            }
        }
        times
    }
}

impl Counts {
    fn new(states: usize) -> Counts {
        Counts {
            stock: vec![0; states],
            flows: vec![0; (states + 1) * (states + 1)],
            ended: vec![0; states],
            spent: vec![0; states],
            areas: vec![0; states],
            ..Counts::default()
        }
    }
}
