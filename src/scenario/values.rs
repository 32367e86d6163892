//! All values of a scenario as they hold on one day.

use std::collections::BTreeMap;

use super::levers::{self, Lever};
use crate::units::{
    Count, Cv, Days, LogOdds, NotAQuantity, PerYear, Pounds, Ratio, Share, Unit, Years,
};

/// All values on one day.
///
/// A key that is not in the lever table, or asked for in a unit it has not, is an error of the
/// program and panics with the key; a test walks all levers.
#[derive(Clone, Debug, PartialEq)]
pub struct Values {
    national: Vec<f64>,
    /// Only for parameters that some change confines to areas.
    regional: BTreeMap<usize, Vec<f64>>,
    /// Which levers were asked for: a test demands that the model reads each.
    #[cfg(test)]
    read: std::cell::RefCell<std::collections::BTreeSet<&'static str>>,
}

impl Values {
    /// Whether every value is the same everywhere, whichever are confined to areas.
    pub(crate) fn holds_as(&self, other: &Self) -> bool {
        let everywhere = |values: &Self, index: &usize, places: usize| {
            let confined = values.regional.get(index).cloned();
            confined.unwrap_or_else(|| vec![values.national[*index]; places])
        };
        let mut confined = self.regional.iter().chain(&other.regional);
        self.national == other.national
            && confined.all(|(index, held)| {
                everywhere(self, index, held.len()) == everywhere(other, index, held.len())
            })
    }

    pub(crate) fn new(national: Vec<f64>, regional: BTreeMap<usize, Vec<f64>>) -> Self {
        Self {
            national,
            regional,
            #[cfg(test)]
            read: std::cell::RefCell::default(),
        }
    }

    fn index(&self, key: &str) -> usize {
        let index = index(key);
        #[cfg(test)]
        self.read.borrow_mut().insert(levers::at(index).key);
        index
    }

    /// The levers that nobody has asked for.
    #[cfg(test)]
    pub(crate) fn unread(&self) -> Vec<&'static str> {
        let read = self.read.borrow();
        levers::levers()
            .map(|lever| lever.key)
            .filter(|key| !read.contains(key))
            .collect()
    }

    /// The bare number, in the unit of the lever table.
    ///
    /// # Panics
    /// If there is no such lever.
    #[must_use]
    pub fn number(&self, key: &str) -> f64 {
        self.national[self.index(key)]
    }

    /// The bare number in one region, by its place in the table of regions.
    ///
    /// # Panics
    /// If there is no such lever or region.
    #[must_use]
    pub fn in_region(&self, key: &str, region: usize) -> f64 {
        let index = self.index(key);
        self.regional
            .get(&index)
            .map_or(self.national[index], |values| values[region])
    }

    /// A span of time; months and years are converted.
    ///
    /// # Panics
    /// If there is no such lever, or it is no span of time.
    #[must_use]
    pub fn days(&self, key: &str) -> Days {
        let (lever, number) = self.look_up(key);
        let factor = lever
            .unit
            .in_days()
            .unwrap_or_else(|| mismatch(lever, "days"));
        sound(key, Days::new(number * factor))
    }

    /// A span of time in years.
    ///
    /// # Panics
    /// If there is no such lever, or its unit is not years.
    #[must_use]
    pub fn years(&self, key: &str) -> Years {
        sound(key, Years::new(self.with_unit(key, Unit::Years)))
    }

    /// A share or a chance.
    ///
    /// # Panics
    /// If there is no such lever, or its unit is not share.
    #[must_use]
    pub fn share(&self, key: &str) -> Share {
        sound(key, Share::new(self.with_unit(key, Unit::Share)))
    }

    /// A rate per year; rates per 1,000 person-years are converted.
    ///
    /// # Panics
    /// If there is no such lever, or it is no rate.
    #[must_use]
    pub fn per_year(&self, key: &str) -> PerYear {
        let (lever, number) = self.look_up(key);
        let factor = lever
            .unit
            .per_year()
            .unwrap_or_else(|| mismatch(lever, "a rate per year"));
        sound(key, PerYear::new(number * factor))
    }

    /// A count of people, places, prisons, units, cases or posts.
    ///
    /// # Panics
    /// If there is no such lever, or it counts nothing.
    #[must_use]
    pub fn count(&self, key: &str) -> Count {
        let (lever, number) = self.look_up(key);
        if !lever.unit.counts() {
            mismatch(lever, "a count")
        }
        sound(key, Count::new(number))
    }

    /// A ratio of rates, odds, risks or levels.
    ///
    /// # Panics
    /// If there is no such lever, or its unit is not ratio.
    #[must_use]
    pub fn ratio(&self, key: &str) -> Ratio {
        sound(key, Ratio::new(self.with_unit(key, Unit::Ratio)))
    }

    /// A coefficient of variation.
    ///
    /// # Panics
    /// If there is no such lever, or its unit is not cv.
    #[must_use]
    pub fn cv(&self, key: &str) -> Cv {
        sound(key, Cv::new(self.with_unit(key, Unit::Cv)))
    }

    /// A shift in natural log-odds.
    ///
    /// # Panics
    /// If there is no such lever, or its unit is not log-odds.
    #[must_use]
    pub fn log_odds(&self, key: &str) -> LogOdds {
        sound(key, LogOdds::new(self.with_unit(key, Unit::LogOdds)))
    }

    /// A cost or value in pounds.
    ///
    /// # Panics
    /// If there is no such lever, or its unit is not pounds.
    #[must_use]
    pub fn pounds(&self, key: &str) -> Pounds {
        sound(key, Pounds::new(self.with_unit(key, Unit::Pounds)))
    }

    fn look_up(&self, key: &str) -> (&'static Lever, f64) {
        let index = index(key);
        (levers::at(index), self.national[index])
    }

    fn with_unit(&self, key: &str, unit: Unit) -> f64 {
        let (lever, number) = self.look_up(key);
        if lever.unit != unit {
            mismatch(lever, unit.name())
        }
        number
    }
}

fn index(key: &str) -> usize {
    levers::index_of(key).unwrap_or_else(|| panic!("`{key}` is not in the lever table"))
}

fn mismatch(lever: &Lever, asked: &str) -> ! {
    panic!(
        "`{}` is in {}, but was asked for as {asked}",
        lever.key, lever.unit
    )
}

fn sound<T>(key: &str, quantity: Result<T, NotAQuantity>) -> T {
    quantity.unwrap_or_else(|fault| panic!("`{key}`: {fault}"))
}
