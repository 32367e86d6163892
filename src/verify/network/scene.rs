//! A network with its agenda, driven from day to day and read.

use super::{Histogram, Network, Plan};
use crate::engine::places::{Accounts, Cut};
use crate::engine::{Agenda, Luck, Tick, run_until};

/// Something to read: counts and integrals since the mark, in days, or the state now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fact {
    /// Days since the mark.
    Days,
    /// People who asked at a node.
    Offered(u8),
    /// People turned away from a node.
    TurnedAway(u8),
    /// People who started at a node.
    Started(u8),
    /// People who gave up at a node.
    GaveUp(u8),
    /// Stays ended at a node.
    Ended(u8),
    /// Waits of all who no longer wait at a node.
    TimeWaited(u8),
    /// ∫ people waiting at a node.
    AreaWaiting(u8),
    /// ∫ people inside a node.
    AreaInside(u8),
    /// ∫ places of a node.
    AreaPlaces(u8),
    /// People who started, of a node and class.
    Starts(u8, u8),
    /// Waits of those who started, of a node and class.
    Waited(u8, u8),
    /// Squared waits of those who started.
    WaitedSquared(u8, u8),
    /// Starts after a wait.
    Delayed(u8, u8),
    /// Starts after a wait longer than a threshold, all classes.
    Longer(u8, u8),
    /// People who left the network.
    Left,
    /// Their time in the network.
    Sojourn,
    /// ∫ people in the network.
    Area,
    /// ∫ (people in the network)².
    AreaSquared,
    /// People waiting at a node now.
    Waiting(u8),
    /// People inside a node now.
    Inside(u8),
    /// Starts while no place was free.
    Overfull,
}

/// One world of a plan.
pub struct Scene<'p> {
    network: Network<'p>,
    agenda: Agenda,
    now: Tick,
}

impl<'p> Scene<'p> {
    /// An empty world.
    pub fn new(plan: &'p Plan) -> Scene<'p> {
        let bits = plan.clock.bucket_bits(plan.events);
        Scene {
            network: Network::new(plan),
            agenda: Agenda::new(plan.clock.horizon(), bits),
            now: Tick(0),
        }
    }

    /// Begins again under other luck.
    pub fn begin(&mut self, luck: Luck) {
        self.agenda.reset();
        self.now = Tick(0);
        self.network.begin(luck, &mut self.agenda);
    }

    /// Runs to the end of an instant.
    ///
    /// # Errors
    /// A loop of steps without delay, in words.
    pub fn advance(&mut self, day: f64) -> Result<(), String> {
        let until = self.network.plan.clock.tick(day);
        run_until(&mut self.network, &mut self.agenda, until).map_err(|fault| fault.to_string())?;
        self.now = self.now.max(until);
        self.network.count_change(self.now);
        for pool in &mut self.network.pools {
            pool.account(self.now);
        }
        Ok(())
    }

    /// Counting begins here.
    pub fn mark(&mut self) {
        self.network.mark(self.now);
    }

    /// Waits counted since the mark.
    pub fn waits(&self) -> Option<&Histogram> {
        self.network.tally.wait_histogram.as_ref()
    }

    /// Whole stays counted since the mark.
    pub fn stays(&self) -> Option<&Histogram> {
        self.network.tally.stay_histogram.as_ref()
    }

    /// Of those inside: number, sum of whole stays, sum of what is left of them, in days.
    pub fn stays_of_those_inside(&self) -> [f64; 3] {
        let clock = &self.network.plan.clock;
        let mut sums = [0_u64; 3];
        for person in self.network.people.inside() {
            let whole = u64::from(person.leaves.since(person.since)) + u64::from(person.elapsed);
            sums[0] += 1;
            sums[1] += whole;
            sums[2] += u64::from(person.leaves.since(self.now));
        }
        let days = |ticks: u64| ticks as f64 / clock.per_day();
        [sums[0] as f64, days(sums[1]), days(sums[2])]
    }

    /// Checks the books of all pools.
    ///
    /// # Errors
    /// The identity that does not hold.
    pub fn check(&mut self) -> Result<(), String> {
        for (node, pool) in (0_u8..).zip(&mut self.network.pools) {
            let here = self.network.people.inside().filter(|one| one.node == node);
            pool.check(self.now, here.map(|person| person.since))?;
        }
        Ok(())
    }

    /// People inside beyond the places of a pool whose cuts return people; drained pools may hold
    /// more for a while.
    pub fn over_capacity(&self) -> f64 {
        let pools = self.network.pools.iter().zip(&self.network.plan.nodes);
        let over = pools.map(|(pool, node)| match node.rules.cut {
            Cut::Returns => f64::from(pool.busy().saturating_sub(pool.capacity())),
            Cut::Drains => 0.0,
        });
        over.fold(0.0, f64::max)
    }

    /// Little's law along the path, from the origin: the integral of people waiting and inside,
    /// against the times of the people summed one by one; relative.
    pub fn little_gap(&self) -> f64 {
        let network = &self.network;
        let waits = network.tally.waits.iter().map(|waits| waits.sum);
        let waiting = network.people.waiting();
        let still = waiting.map(|(_, person)| u64::from(self.now.since(person.joined)));
        let waited = waits.sum::<u64>() + network.tally.given_up + still.sum::<u64>();
        let area = self.since_mark(|books| books.area_waiting);
        relative(area, waited).max(self.busy_gap())
    }

    /// Busy place-days since the mark, against service in that window person by person; relative.
    pub fn busy_gap(&self) -> f64 {
        let network = &self.network;
        let inside = network.people.inside();
        let still = inside.map(|person| {
            let from = person.since.max(network.marked);
            u64::from(self.now.since(from))
        });
        let served = network.tally.stayed + still.sum::<u64>();
        relative(self.since_mark(|books| books.area_busy), served)
    }

    fn since_mark(&self, figure: fn(&Accounts) -> u64) -> u64 {
        let pools = self.network.pools.iter().zip(&self.network.base);
        pools
            .map(|(pool, base)| figure(pool.accounts()) - figure(base))
            .sum()
    }

    /// Reads one fact.
    pub fn read(&self, fact: Fact) -> f64 {
        let per_day = self.network.plan.clock.per_day();
        let days = |ticks: u64| ticks as f64 / per_day;
        let tally = &self.network.tally;
        match fact {
            Fact::Days => days(u64::from(self.now.since(self.network.marked))),
            Fact::Left => tally.left as f64,
            Fact::Overfull => tally.overfull as f64,
            Fact::Sojourn => days(tally.sojourn),
            Fact::Area => days(tally.area),
            Fact::AreaSquared => tally.squared as f64 / per_day,
            Fact::Waiting(node) => f64::from(self.network.pools[usize::from(node)].waiting()),
            Fact::Inside(node) => f64::from(self.network.pools[usize::from(node)].busy()),
            Fact::Longer(node, which) => self.longer(node, which),
            Fact::Starts(..) | Fact::Waited(..) | Fact::WaitedSquared(..) | Fact::Delayed(..) => {
                self.waits_fact(fact)
            }
            _ => self.books(fact),
        }
    }

    fn longer(&self, node: u8, which: u8) -> f64 {
        let classes = usize::from(self.network.plan.classes);
        let cells = self
            .network
            .tally
            .waits
            .chunks(classes)
            .nth(usize::from(node));
        let longer = cells.unwrap_or_default().iter();
        longer
            .map(|cell| cell.longer[usize::from(which)] as f64)
            .sum()
    }

    fn waits_fact(&self, fact: Fact) -> f64 {
        let (Fact::Starts(node, class)
        | Fact::Waited(node, class)
        | Fact::WaitedSquared(node, class)
        | Fact::Delayed(node, class)) = fact
        else {
            return f64::NAN;
        };
        let plan = self.network.plan;
        let cell = usize::from(node) * usize::from(plan.classes) + usize::from(class);
        let waits = &self.network.tally.waits[cell];
        let per_day = plan.clock.per_day();
        match fact {
            Fact::Starts(..) => waits.starts as f64,
            Fact::Waited(..) => waits.sum as f64 / per_day,
            Fact::WaitedSquared(..) => waits.squares as f64 / per_day / per_day,
            _ => waits.delayed as f64,
        }
    }

    fn books(&self, fact: Fact) -> f64 {
        let (Fact::Offered(node)
        | Fact::TurnedAway(node)
        | Fact::Started(node)
        | Fact::GaveUp(node)
        | Fact::Ended(node)
        | Fact::TimeWaited(node)
        | Fact::AreaWaiting(node)
        | Fact::AreaInside(node)
        | Fact::AreaPlaces(node)) = fact
        else {
            return f64::NAN;
        };
        let node = usize::from(node);
        let (now, then) = (
            self.network.pools[node].accounts(),
            &self.network.base[node],
        );
        let days = |ticks: u64| ticks as f64 / self.network.plan.clock.per_day();
        match fact {
            Fact::Offered(_) => (now.offered - then.offered) as f64,
            Fact::TurnedAway(_) => (now.turned_away - then.turned_away) as f64,
            Fact::Started(_) => (now.started - then.started) as f64,
            Fact::GaveUp(_) => (now.gave_up - then.gave_up) as f64,
            Fact::Ended(_) => (now.ended - then.ended) as f64,
            Fact::TimeWaited(_) => days(now.time_waited - then.time_waited),
            Fact::AreaWaiting(_) => days(now.area_waiting - then.area_waiting),
            Fact::AreaInside(_) => days(now.area_busy - then.area_busy),
            _ => days(now.area_places - then.area_places),
        }
    }
}

/// |one − other| relative to the larger.
fn relative(one: u64, other: u64) -> f64 {
    one.abs_diff(other) as f64 / one.max(other).max(1) as f64
}
