//! How a network begins: who is inside, who is on the way.

use super::{
    ELAPSED, FIRST_POOL, FIRST_STREAM, LAYER_BITS, NUMBER, Network, Number, OPENING, Opening,
    PLACES_CHANGE, Person, Plan, RETURNS, Residual, SERVICE, STARTS, Source, THINK, Tally,
    begin_stay,
};
use crate::engine::arrivals::Layer;
use crate::engine::luck::unit;
use crate::engine::{Agenda, Class, Luck, Pool, Tick};
use crate::verify::network::person::People;

impl<'p> Network<'p> {
    pub(super) fn new(plan: &'p Plan) -> Network<'p> {
        let pools = (FIRST_POOL..).zip(&plan.nodes).map(|(id, node)| {
            let places = node.places + plan.plants.extra_places;
            Pool::new(id, STARTS, node.rules, &[places])
        });
        let threshold = |&days: &f64| plan.clock.ticks(days) as u32;
        Network {
            plan,
            luck: Luck::new(0, 0),
            pools: pools.collect(),
            base: Vec::new(),
            sources: Vec::new(),
            people: People::default(),
            tally: Tally::default(),
            thresholds: plan.thresholds.iter().map(threshold).collect(),
            changed: Tick(0),
            marked: Tick(0),
            inside_or_waiting: 0,
        }
    }

    /// Empties the network and begins again under other luck.
    pub(super) fn begin(&mut self, luck: Luck, agenda: &mut Agenda) {
        self.luck = luck;
        for (pool, node) in self.pools.iter_mut().zip(&self.plan.nodes) {
            pool.reset(&[node.places + self.plan.plants.extra_places]);
        }
        self.people.clear();
        (self.changed, self.inside_or_waiting) = (Tick(0), 0);
        self.open_streams(agenda);
        self.open_stock(agenda);
        self.open_population(agenda);
        self.open_calendar(agenda);
        self.mark(Tick(0));
    }

    fn open_streams(&mut self, agenda: &mut Agenda) {
        self.sources.clear();
        for which in 0..self.plan.streams.len() {
            self.sources.push(Source {
                layer: Layer::new((which as u64 + 1) << LAYER_BITS),
                comings: 0,
            });
            self.next_coming(which, agenda);
        }
    }

    fn open_stock(&mut self, agenda: &mut Agenda) {
        let Some(opening) = &self.plan.opening else {
            return;
        };
        for index in 0..self.number(opening.number) {
            let key = OPENING | u64::from(index);
            let id = self.people.add(Person::new(key, Tick(0), 0, 0));
            self.pools[0].place_inside(Tick(0), id, 0);
            let (left, elapsed) = self.residual(opening, key);
            let person = self.people.at(id);
            person.elapsed = elapsed as u32;
            begin_stay(self.plan, person, Tick(0), left, id, agenda);
        }
        self.inside_or_waiting = self.people.len();
    }

    /// Ticks still to stay, and ticks stayed already.
    fn residual(&self, opening: &Opening, key: u64) -> (f64, f64) {
        let clock = &self.plan.clock;
        let word = self.luck.word(key, SERVICE, 0);
        if self.plan.plants.fresh_stock {
            return (clock.ticks(self.plan.nodes[0].service[0].at(word)), 0.0);
        }
        match &opening.residual {
            Residual::Left(law) => (clock.ticks(law.at(word)), 0.0),
            Residual::Biased(law) => {
                let whole = clock.ticks(law.at(word));
                let gone = whole * unit(self.luck.word(key, ELAPSED, 0));
                (whole - gone, gone)
            }
        }
    }

    /// A number by counting the events of a Poisson stream of rate 1.
    fn number(&self, number: Number) -> u32 {
        let mean = match number {
            Number::Fixed(number) => return number,
            Number::Poisson(mean) => mean,
        };
        let (mut at, mut count) = (0.0, 0);
        loop {
            let word = self.luck.word(OPENING, NUMBER, u64::from(count));
            at -= libm::log(unit(word));
            if at > mean {
                return count;
            }
            count += 1;
        }
    }

    fn open_population(&mut self, agenda: &mut Agenda) {
        let Some((size, think)) = &self.plan.closed else {
            return;
        };
        for index in 0..*size {
            let key = OPENING | u64::from(index);
            let id = self.people.add(Person::new(key, Tick(0), 0, 0));
            let word = self.luck.word(key, THINK, 0);
            let delay = self.plan.clock.ticks(think.at(word));
            agenda.schedule(Tick(0).after_f64(delay), Class::Joins, id, RETURNS);
        }
    }

    fn open_calendar(&self, agenda: &mut Agenda) {
        for (which, (day, _)) in (0..).zip(&self.plan.capacities) {
            let at = self.plan.clock.tick(*day);
            agenda.schedule(at, Class::Calendar, which, PLACES_CHANGE);
        }
    }

    /// Everything counted begins at `now`.
    pub(super) fn mark(&mut self, now: Tick) {
        let cells = self.pools.len() * usize::from(self.plan.classes);
        self.tally = Tally::new(cells, self.thresholds.len());
        self.tally.wait_histogram = self.plan.wait_histogram.then(super::Histogram::default);
        self.tally.stay_histogram = self.plan.stay_histogram.then(super::Histogram::default);
        self.pools.iter_mut().for_each(|pool| pool.account(now));
        self.base = self
            .pools
            .iter()
            .map(|pool| pool.accounts().clone())
            .collect();
        (self.changed, self.marked) = (now, now);
    }
}

const _: () = assert!(FIRST_STREAM < FIRST_POOL);
