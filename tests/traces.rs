//! Exact traces of small systems on the public engine, to the tick.

use throughcare::engine::places::{Admission, Cut, Leaving, Rules};
use throughcare::engine::{Agenda, Class, Due, Model, Pool, Tick, Ticket, run_until};

const ARRIVE: u8 = 0;
const SERVED: u8 = 0;
const GIVE_UP: u8 = 1;
const CAPACITY: u8 = 0;
const POOL: u32 = 1_000;

/// One pool; arrivals, services, patience and capacity as given. Ten ticks to the unit of time.
struct Trace {
    pool: Pool,
    service: u32,
    patience: u32,
    capacities: Vec<(u32, u32)>,
    tickets: Vec<Option<Ticket>>,
    inside: Vec<Option<Tick>>,
    log: Vec<(char, u32, u32)>,
}

impl Trace {
    fn new(rules: Rules, places: u32, service: u32, patience: u32) -> Trace {
        Trace {
            pool: Pool::new(POOL, 0, rules, &[places]),
            service,
            patience,
            capacities: vec![],
            tickets: vec![None; 64],
            inside: vec![None; 64],
            log: vec![],
        }
    }

    fn run(mut self, arrivals: &[u32], end: u32) -> Trace {
        let mut agenda = Agenda::new(Tick(end), 3);
        for (id, &at) in (0..).zip(arrivals) {
            agenda.schedule(Tick(at), Class::Joins, id, ARRIVE);
        }
        for (which, &(at, _)) in (0..).zip(&self.capacities) {
            agenda.schedule(Tick(at), Class::Calendar, which, CAPACITY);
        }
        run_until(&mut self, &mut agenda, Tick(end)).expect("no loop");
        let inside: Vec<Tick> = self.inside.iter().flatten().copied().collect();
        self.pool
            .check(Tick(end), inside.into_iter())
            .expect("the books balance");
        self
    }

    fn join(&mut self, now: Tick, id: u32, agenda: &mut Agenda) {
        if let Admission::Queued(ticket) = self.pool.ask(now, id, 0, 0) {
            self.tickets[id as usize] = Some(ticket);
            agenda.schedule(now.after(self.patience), Class::Ends, id, GIVE_UP);
        } else {
            self.log.push(('x', id, now.0));
        }
    }

    fn give_up(&mut self, now: Tick, id: u32) {
        if let Some(ticket) = self.tickets[id as usize].take() {
            self.pool.leave(now, ticket, Leaving::GaveUp);
            self.log.push(('g', id, now.0));
        }
    }

    fn end(&mut self, now: Tick, id: u32) {
        if let Some(since) =
            self.inside[id as usize].filter(|since| now.since(*since) == self.service)
        {
            self.inside[id as usize] = None;
            self.pool.end(now, id, 0, since);
            self.log.push(('e', id, now.0));
        }
    }

    fn set_capacity(&mut self, now: Tick, which: usize) {
        for (id, ticket, _) in self.pool.set_capacity(now, self.capacities[which].1) {
            self.inside[id as usize] = None;
            self.tickets[id as usize] = Some(ticket);
            self.log.push(('r', id, now.0));
        }
    }

    fn start_all(&mut self, now: Tick, agenda: &mut Agenda) {
        while let Some(start) = self.pool.start_next(now) {
            self.tickets[start.id as usize] = None;
            self.inside[start.id as usize] = Some(now);
            self.log.push(('s', start.id, now.0));
            agenda.schedule(now.after(self.service), Class::Ends, start.id, SERVED);
        }
    }
}

impl Model for Trace {
    fn step(&mut self, due: Due, agenda: &mut Agenda) {
        let (now, id) = (due.tick(), due.id());
        match (due.class(), due.kind()) {
            (Class::Calendar, _) => self.set_capacity(now, id as usize),
            (Class::Joins, _) => self.join(now, id, agenda),
            (Class::Ends, SERVED) => self.end(now, id),
            (Class::Ends, _) => self.give_up(now, id),
            (Class::Matching, _) => self.start_all(now, agenda),
            _ => unreachable!("no such step in a trace"),
        }
        self.pool.stir(agenda);
    }
}

fn of(trace: &Trace, what: char) -> Vec<(u32, u32)> {
    trace
        .log
        .iter()
        .filter(|(kind, ..)| *kind == what)
        .map(|&(_, id, at)| (id, at))
        .collect()
}

#[test]
fn arrivals_every_7_service_11_patience_3() {
    let trace = Trace::new(Rules::default(), 1, 110, 30).run(&[70, 140, 210, 280], 315);
    assert_eq!(of(&trace, 'g'), [(1, 170), (3, 310)]);
    assert_eq!(of(&trace, 's'), [(0, 70), (2, 210)]);
}

#[test]
fn a_cut_drains() {
    let mut trace = Trace::new(Rules::default(), 1, 20, 1_000);
    trace.capacities = vec![(10, 3), (20, 1)];
    let trace = trace.run(&[0, 0, 0], 100);
    assert_eq!(of(&trace, 'e'), [(0, 20), (1, 30), (2, 30)]);
}

#[test]
fn a_place_freed_at_an_instant_is_free_for_an_arrival_at_that_instant() {
    let trace = Trace::new(
        Rules {
            queue_limit: 0,
            ..Rules::default()
        },
        1,
        20,
        1_000,
    )
    .run(&[10, 30], 100);
    assert_eq!(of(&trace, 's'), [(0, 10), (1, 30)]);
    assert_eq!(of(&trace, 'x'), []);
}

#[test]
fn a_cut_that_returns_sends_the_last_to_start_to_the_head_of_the_queue() {
    let rules = Rules {
        cut: Cut::Returns,
        ..Rules::default()
    };
    let mut trace = Trace::new(rules, 2, 20, 1_000);
    trace.capacities = vec![(10, 1)];
    let trace = trace.run(&[0, 4, 6], 100);
    assert_eq!(of(&trace, 'r'), [(1, 10)]);
    assert_eq!(of(&trace, 's'), [(0, 0), (1, 4), (1, 20), (2, 40)]);
}

#[test]
fn a_full_queue_turns_away_but_not_while_a_place_is_free() {
    let trace = Trace::new(
        Rules {
            queue_limit: 1,
            ..Rules::default()
        },
        2,
        20,
        1_000,
    )
    .run(&[0, 0, 0, 0], 100);
    assert_eq!(of(&trace, 'x'), [(3, 0)]);
    assert_eq!(of(&trace, 's'), [(0, 0), (1, 0), (2, 20)]);
}

#[test]
fn an_unlimited_pool_starts_everybody() {
    let trace = Trace::new(
        Rules {
            unlimited: true,
            ..Rules::default()
        },
        0,
        20,
        1_000,
    )
    .run(&[0, 0, 5], 100);
    assert_eq!(of(&trace, 's'), [(0, 0), (1, 0), (2, 5)]);
}

#[test]
fn fenced_places_are_kept_for_their_own_and_priority_decides_between_the_waiting() {
    let mut pool = Pool::new(
        POOL,
        0,
        Rules {
            priorities: 2,
            ..Rules::default()
        },
        &[1, 1],
    );
    for (id, priority, part) in [(0, 1, 0), (1, 1, 0), (2, 0, 0), (3, 1, 1)] {
        assert!(matches!(
            pool.ask(Tick(0), id, priority, part),
            Admission::Queued(_)
        ));
    }
    let order: Vec<(u32, u8)> = std::iter::from_fn(|| pool.start_next(Tick(1)))
        .map(|start| (start.id, start.part))
        .collect();
    assert_eq!(order, [(2, 0), (3, 1)]);
    pool.end(Tick(2), 3, 1, Tick(1));
    assert_eq!(
        pool.start_next(Tick(2)),
        None,
        "a fenced place is not for the general queue"
    );
    pool.set_capacity(Tick(3), 1);
    assert_eq!(pool.capacity(), 1);
    pool.end(Tick(4), 2, 0, Tick(1));
    assert_eq!(
        pool.start_next(Tick(4)),
        None,
        "the cut took the general place"
    );
}
