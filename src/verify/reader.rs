//! A study that runs networks and reads facts on given days.

use super::network::{Fact, Plan, Scene};
use super::trial::{Block, Study};

/// Networks run side by side under the same luck, and what is read of each.
pub struct Reader {
    plans: Vec<Plan>,
    warm_up: f64,
    reads: Vec<Read>,
}

#[derive(Clone, Copy, PartialEq)]
struct Read {
    plan: usize,
    day: f64,
    fact: Fact,
}

impl Reader {
    /// Reads `plans`, counting from the day `warm_up`.
    pub fn new(plans: Vec<Plan>, warm_up: f64) -> Reader {
        Reader {
            plans,
            warm_up,
            reads: Vec::new(),
        }
    }

    /// The column of a fact of one plan on one day; asked for twice, it is read once.
    pub fn column(&mut self, plan: usize, day: f64, fact: Fact) -> usize {
        let read = Read { plan, day, fact };
        if let Some(place) = self.reads.iter().position(|other| *other == read) {
            return place;
        }
        self.reads.push(read);
        self.reads.len() - 1
    }

    /// The networks, to be completed before they run.
    pub fn plans(&mut self) -> &mut [Plan] {
        &mut self.plans
    }

    /// The days on which a plan is read, in order.
    fn days(&self, plan: usize) -> Vec<f64> {
        let reads = self.reads.iter().filter(|read| read.plan == plan);
        let mut days: Vec<f64> = reads.map(|read| read.day).collect();
        days.sort_by(f64::total_cmp);
        days.dedup();
        days
    }

    fn read(&self, plan: usize, scene: &mut Scene, row: &mut [f64]) -> Result<(), String> {
        scene.advance(self.warm_up)?;
        scene.mark();
        for day in self.days(plan) {
            scene.advance(day)?;
            for (value, read) in row.iter_mut().zip(&self.reads) {
                if read.plan == plan && read.day == day {
                    *value = scene.read(read.fact);
                }
            }
        }
        scene.check()
    }
}

impl Study for Reader {
    fn columns(&self) -> usize {
        self.reads.len()
    }

    fn run(&self, block: &mut Block) -> Result<(), String> {
        let mut scenes: Vec<Scene> = self.plans.iter().map(Scene::new).collect();
        for luck in block.lucks() {
            let mut row = vec![0.0; self.reads.len()];
            for (plan, scene) in scenes.iter_mut().enumerate() {
                scene.begin(luck);
                self.read(plan, scene, &mut row)?;
                block.keep(scene.waits());
                block.keep(scene.stays());
            }
            block.values.extend_from_slice(&row);
        }
        Ok(())
    }

    fn check(&self) -> Result<(), String> {
        self.plans.iter().try_for_each(Plan::check)
    }

    fn events(&self) -> f64 {
        self.plans.iter().map(|plan| plan.events).sum()
    }
}
