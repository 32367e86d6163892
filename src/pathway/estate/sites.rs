//! The prisons of a world: those of the table, or the whole prisons that a sample keeps.

use crate::engine::Luck;
use crate::engine::luck::unit;
use crate::ledger::Part;
use crate::pathway::{purpose, whole_numbers};
use crate::person::{Age, Attributes, Person, Sex};
use crate::scenario::{AgeClass, Category, Function, Holds, Prison, Prisons};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What somebody is to be taken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// A prison that receives from the courts, in the home region.
    LocalAtHome,
    /// A prison that receives from the courts, anywhere.
    Local,
    /// Closed conditions of the category.
    Training,
    /// Open conditions.
    Open,
    /// A prison of the home region that prepares for release.
    Resettlement,
}

/// Security categories in closed conditions: A, B and C.
const CATEGORIES: usize = 3;

/// What does not change of a prison.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its name in the table.
    pub name: String,
    /// The region it stands in.
    pub region: u8,
    /// What it is for.
    pub function: Function,
    /// Which security categories it takes under sentence.
    pub category: Category,
    /// Whether people come to it for the last weeks before release.
    pub resettlement: bool,
    /// Its place in the order in which prisons offer clinical and psychosocial treatment.
    pub ranks: [u32; 2],
    /// Whether it has a programme of high intensity.
    pub high_intensity: bool,
    /// Its identity in choices by hash: of its letters and sex, not of its place in the table.
    pub key: u64,
    sex: Sex,
    young_only: bool,
    base: u32,
}

impl Site {
    fn of(prison: &Prison) -> Site {
        let letters = prison.nomis_id.bytes().fold(0, |key, letter| {
            key * 26 + u64::from(letter.saturating_sub(b'A'))
        });
        let women = prison.holds == Holds::Women;
        Site {
            name: prison.name.clone(),
            region: prison.region as u8,
            function: prison.function,
            category: prison.category,
            resettlement: prison.resettlement,
            ranks: [prison.clinical_rank, prison.psychosocial_rank],
            high_intensity: prison.high_intensity,
            key: letters << 1 | u64::from(women),
            sex: if women { Sex::Female } else { Sex::Male },
            young_only: prison.age_class == AgeClass::YoungAdult,
            base: prison.places,
        }
    }

    /// Whether it takes people of somebody's sex and age.
    #[inline]
    #[must_use]
    pub fn takes(&self, person: &Person) -> bool {
        let who = &person.attributes;
        self.sex == who.sex && (!self.young_only || who.age == Age::Young)
    }

    /// Whether its programme takes people in a security category: closed prisons that receive from the
    /// courts take any.
    #[inline]
    #[must_use]
    pub fn treats(&self, category: usize) -> bool {
        self.function.receives() || !self.function.is_open() && self.category.takes(category)
    }

    /// Whether it suits an aim of people from region `home` in a category.
    fn suits(&self, aim: Aim, home: usize, category: usize) -> bool {
        let home = usize::from(self.region) == home;
        let local = self.function.receives();
        let closed = !self.function.is_open() && self.category.takes(category);
        match aim {
            Aim::LocalAtHome => local && home,
            Aim::Local => local,
            Aim::Training => closed && !local,
            Aim::Open => self.function.is_open(),
            Aim::Resettlement => self.resettlement && home && (local || closed),
        }
    }

    /// The part of the estate it is counted in.
    #[must_use]
    pub fn part(&self) -> Part {
        match self.function {
            Function::HighSecurity => Part::HighSecurity,
            Function::HighSecurityLocal | Function::Local | Function::YoiLocal => Part::Local,
            Function::TrainB => Part::TrainB,
            Function::TrainC | Function::YoiTrain => Part::TrainC,
            Function::Open => Part::Open,
            Function::WomenLocal | Function::WomenClosed | Function::WomenOpen => Part::Women,
        }
    }
}

/// All prisons of the table, and which of them are in the world.
#[derive(Clone, Debug)]
pub struct Sites {
    all: Vec<Site>,
    kept: Vec<usize>,
    /// The prisons of the world that suit, list by list; see [`Sites::list`].
    lists: Vec<Vec<u8>>,
    regions: usize,
}

impl Sites {
    /// The prisons of the table; of them, for a sample, whole prisons of each function.
    #[must_use]
    pub fn new(prisons: &Prisons, regions: usize, sample: f64) -> Sites {
        let all: Vec<Site> = prisons.rows().iter().map(Site::of).collect();
        let kept = if sample < 1.0 {
            keep(&all, sample)
        } else {
            (0..all.len()).collect()
        };
        let mut sites = Sites {
            lists: Vec::new(),
            all,
            kept,
            regions,
        };
        sites.lists = sites.all_lists();
        sites
    }

    /// Lists in the order of [`Sites::list`].
    fn all_lists(&self) -> Vec<Vec<u8>> {
        let mut lists = Vec::new();
        for &sex in Sex::ALL {
            let mut add = |aim, home, category| {
                let suits = |site: &Site| site.sex == sex && site.suits(aim, home, category);
                let which = (0u8..).zip(self.kept()).filter(|(_, site)| suits(site));
                lists.push(which.map(|(which, _)| which).collect());
            };
            add(Aim::Local, 0, 0);
            add(Aim::Open, 0, 0);
            (0..CATEGORIES).for_each(|category| add(Aim::Training, 0, category));
            (0..self.regions).for_each(|home| add(Aim::LocalAtHome, home, 0));
            for home in 0..self.regions {
                (0..CATEGORIES).for_each(|category| add(Aim::Resettlement, home, category));
            }
        }
        lists
    }

    /// The prisons of the world for people of somebody's sex and home that suit the aim, in the
    /// order of the table; whether one takes their age is still to be asked.
    #[inline]
    #[must_use]
    pub fn list(&self, who: &Attributes, aim: Aim, category: usize) -> &[u8] {
        let home = usize::from(who.region);
        let of_region = 2 + CATEGORIES;
        let at = match aim {
            Aim::Local => 0,
            Aim::Open => 1,
            Aim::Training => 2 + category,
            Aim::LocalAtHome => of_region + home,
            Aim::Resettlement => of_region + self.regions + home * CATEGORIES + category,
        };
        let per_sex = of_region + self.regions * (1 + CATEGORIES);
        &self.lists[who.sex as usize * per_sex + at]
    }

    /// How many prisons the world has.
    #[must_use]
    pub fn count(&self) -> usize {
        self.kept.len()
    }

    /// Prison number `which` of the world.
    #[inline]
    #[must_use]
    pub fn site(&self, which: usize) -> &Site {
        &self.all[self.kept[which]]
    }

    /// The prisons of the world.
    pub fn kept(&self) -> impl Iterator<Item = &Site> {
        self.kept.iter().map(|&at| &self.all[at])
    }

    /// Every prison of the table.
    #[must_use]
    pub fn all(&self) -> &[Site] {
        &self.all
    }

    /// The share of the places of parts of the estate that the world has, by the table.
    #[must_use]
    pub fn share_of_places(&self, parts: &[Part]) -> f64 {
        let places = |sites: &mut dyn Iterator<Item = &Site>| -> f64 {
            sites
                .filter(|site| parts.contains(&site.part()))
                .map(|site| f64::from(site.base))
                .sum()
        };
        places(&mut self.kept()) / places(&mut self.all.iter())
    }

    /// The share of the prisons that the world has.
    #[must_use]
    pub fn share_of_prisons(&self) -> f64 {
        self.kept.len() as f64 / self.all.len() as f64
    }

    /// Of figures for every prison of the table, those of the world.
    #[must_use]
    pub fn of_kept<T: Copy>(&self, all: &[T]) -> Vec<T> {
        self.kept.iter().map(|&at| all[at]).collect()
    }

    /// Places of the world's prisons when there are `total` in the whole table.
    #[must_use]
    pub fn places(&self, total: u32) -> Vec<u32> {
        self.of_kept(&self.places_of_all(total))
    }

    /// Places of every prison of the table when there are `total`: in proportion to the table's,
    /// whole, the largest remainders rounded up.
    #[must_use]
    pub fn places_of_all(&self, total: u32) -> Vec<u32> {
        let sum: u64 = self.all.iter().map(|site| u64::from(site.base)).sum();
        let part = |site: &Site| {
            let quota = u64::from(site.base) * u64::from(total);
            // Ties go by identity, so that the order of the table plays no part.
            let remainder = (quota % sum, Reverse(site.key));
            ((quota / sum) as u32, Some(remainder))
        };
        whole_numbers::rounded(self.all.iter().map(part), total)
    }
}

/// Whole prisons for a sample: in each sex and function, in an order in which larger ones tend to
/// come first (each in turn with a chance proportional to its size), as many as come nearest to the
/// sample's places, at least one.
fn keep(all: &[Site], sample: f64) -> Vec<usize> {
    let mut groups: BTreeMap<(Sex, Function), Vec<usize>> = BTreeMap::new();
    for (at, site) in all.iter().enumerate() {
        groups
            .entry((site.sex, site.function))
            .or_default()
            .push(at);
    }
    let mut kept: Vec<usize> = groups
        .into_values()
        .flat_map(|group| keep_of(all, group, sample))
        .collect();
    kept.sort_unstable();
    kept
}

fn keep_of(all: &[Site], mut group: Vec<usize>, sample: f64) -> Vec<usize> {
    let luck = Luck::new(0, 0);
    let turn = |at: usize| {
        let site = &all[at];
        let word = luck.word(site.key, purpose::SAMPLED_PRISON, 0);
        -libm::log(unit(word)) / f64::from(site.base)
    };
    let places = |group: &[usize]| -> f64 { group.iter().map(|&at| f64::from(all[at].base)).sum() };
    let wanted = places(&group) * sample;
    group.sort_by(|&one, &other| turn(one).total_cmp(&turn(other)));
    let nearest = (1..=group.len())
        .min_by(|&one, &other| {
            let miss = |count: usize| (places(&group[..count]) - wanted).abs();
            miss(one).total_cmp(&miss(other))
        })
        .unwrap_or(0);
    group.truncate(nearest);
    group
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Overlays, Scenario};
    use std::collections::BTreeMap;

    fn scenario() -> Scenario {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/2019.toml");
        Scenario::load(&path, &Overlays::default()).expect("the shipped scenario is sound")
    }

    #[test]
    fn a_sample_keeps_whole_prisons_of_every_function() {
        let scenario = scenario();
        let all = Sites::new(scenario.prisons(), 12, 1.0);
        for sample in [0.02, 0.1, 0.5] {
            let kept = Sites::new(scenario.prisons(), 12, sample);
            let of = |sites: &Sites| -> BTreeMap<String, u32> {
                let names = sites.kept().map(|site| site.name.clone());
                names.zip(sites.places(85_100)).collect()
            };
            let (whole, part) = (of(&all), of(&kept));
            assert!(part.iter().all(|(name, places)| whole[name] == *places));
            for (name, function) in Function::NAMES {
                let kept = kept.kept().any(|site| site.function == *function);
                assert!(kept, "a sample of {sample} has no {name}");
            }
            let share = f64::from(part.values().sum::<u32>()) / 85_100.0;
            // At least one prison of each sex and function is kept, so small samples have more places than
            // people: at most what the largest prisons of each would hold.
            let most = most_kept(&all, sample);
            assert!(
                share >= sample * 0.95 && share <= most,
                "{sample}: {share} is not up to {most}"
            );
        }
    }

    /// The share of all places that a sample keeps at most: as many prisons of each function, all as
    /// large as the largest.
    fn most_kept(all: &Sites, sample: f64) -> f64 {
        let mut groups: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (site, places) in all.kept().zip(all.places(85_100)) {
            let group = groups.entry(format!("{:?}", site.function));
            group.or_default().push(places);
        }
        let kept = |places: &Vec<u32>| (places.len() as f64 * sample).ceil();
        let most =
            |places: &Vec<u32>| kept(places) * f64::from(places.iter().copied().fold(0, u32::max));
        groups.values().map(most).sum::<f64>() / 85_100.0
    }
}
