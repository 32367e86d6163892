//! People of a network, in slots that are used again.

use crate::engine::{Tick, Ticket};

/// Somebody in a network, or on the way back to it; one cache line each.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub struct Person {
    /// Identity: names all luck.
    pub key: u64,
    /// When they came to the network.
    pub entered: Tick,
    /// When they joined the queue they are or were in.
    pub joined: Tick,
    /// When their stay began; never while they are not inside.
    pub since: Tick,
    /// When their stay ends.
    pub leaves: Tick,
    /// When they give up waiting.
    pub gives_up: Tick,
    /// Their place in the queue.
    pub ticket: Option<Ticket>,
    /// Ticks of their stay that lie before the origin.
    pub elapsed: u32,
    /// Number of services asked for so far.
    pub spell: u32,
    /// Where they are.
    pub node: u8,
    /// Their class.
    pub class: u8,
}

impl Person {
    /// Somebody who comes at `now`.
    pub fn new(key: u64, now: Tick, node: u8, class: u8) -> Person {
        Person {
            key,
            entered: now,
            joined: now,
            since: Tick::NEVER,
            leaves: Tick::NEVER,
            gives_up: Tick::NEVER,
            ticket: None,
            elapsed: 0,
            spell: 0,
            node,
            class,
        }
    }

    /// Whether they are inside a pool.
    pub fn inside(&self) -> bool {
        self.since != Tick::NEVER
    }
}

/// All slots, used and free.
#[derive(Clone, Debug, Default)]
pub struct People {
    slots: Vec<Person>,
    free: Vec<u32>,
    used: u32,
}

impl People {
    /// Forgets everybody, keeping the memory.
    pub fn clear(&mut self) {
        self.slots.clear();
        self.free.clear();
        self.used = 0;
    }

    /// How many there are.
    pub fn len(&self) -> u32 {
        self.used
    }

    /// Gives a slot to somebody.
    #[inline]
    pub fn add(&mut self, person: Person) -> u32 {
        self.used += 1;
        if let Some(id) = self.free.pop() {
            self.slots[id as usize] = person;
            return id;
        }
        self.slots.push(person);
        self.slots.len() as u32 - 1
    }

    /// Takes a slot back.
    #[inline]
    pub fn remove(&mut self, id: u32) {
        let person = &mut self.slots[id as usize];
        person.since = Tick::NEVER;
        person.ticket = None;
        self.free.push(id);
        self.used -= 1;
    }

    /// Who is in a slot.
    #[inline]
    pub fn at(&mut self, id: u32) -> &mut Person {
        &mut self.slots[id as usize]
    }

    /// Everybody inside a pool.
    pub fn inside(&self) -> impl Iterator<Item = &Person> {
        self.slots.iter().filter(|person| person.inside())
    }

    /// Everybody who waits.
    pub fn waiting(&self) -> impl Iterator<Item = (u32, &Person)> {
        let people = (0..).zip(&self.slots);
        people.filter(|(_, person)| person.ticket.is_some())
    }

    /// Changes two people over, all but their places in the queue.
    pub fn exchange(&mut self, one: u32, other: u32) {
        let tickets = (self.at(one).ticket, self.at(other).ticket);
        self.slots.swap(one as usize, other as usize);
        self.at(one).ticket = tickets.0;
        self.at(other).ticket = tickets.1;
    }
}
