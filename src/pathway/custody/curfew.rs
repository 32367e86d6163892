//! Home detention curfew: who is granted it, and how much of the term is served at home.
//!
//! Time served as published (`custody.served_days`) is that of everybody, people on curfew among
//! them. The term of which curfew takes a part is therefore longer: by a factor for each band, so
//! that under the rules of the reference the mean time served stays as published.

use super::early_release::Rules;
use super::occasion;
use crate::engine::Tick;
use crate::engine::dist::{Chance, Sampler};
use crate::pathway::purpose;
use crate::pathway::scene::Scene;
use crate::pathway::step::Step;
use crate::pathway::terms::{Reader, Refusal};
use crate::person::Band;

const BANDS: usize = Band::DETERMINATE.len();
/// Ranks at which time served is looked at to find the factor.
const RANKS: u64 = 512;
const ROUNDS: usize = 30;

/// The rules of curfew.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    granted: [f64; BANDS],
    /// Share of the term that is served at home.
    share: f64,
    /// The most days at home.
    most: f64,
}

impl Terms {
    /// Reads them.
    #[must_use]
    pub fn read(reader: &Reader, rules: Rules) -> Terms {
        let number = |name: &str| reader.number(&rules.key("custody.hdc", name));
        let given = number("p_given_eligible");
        Terms {
            granted: Band::DETERMINATE
                .map(|band| given * number(&format!("eligible.{}", band.name()))),
            share: reader.number("custody.hdc.share_of_term"),
            most: number("max_days"),
        }
    }

    /// How much longer terms of a band are than time `served`, which people on curfew shorten.
    ///
    /// # Errors
    /// [`Refusal`] where curfew would leave nothing to serve.
    pub fn lengthening(&self, band: Band, served: &Sampler) -> Result<f64, Refusal> {
        let granted = self.granted[band as usize];
        if granted == 0.0 {
            return Ok(1.0);
        }
        let step = u64::MAX / RANKS;
        let ranks = (0..RANKS).map(|rank| rank * step + step / 2);
        let days: Vec<f64> = ranks.map(|rank| served.at(rank)).collect();
        let mean: f64 = days.iter().sum();
        let mut factor = 1.0;
        for _ in 0..ROUNDS {
            let inside = |day: &f64| day * factor - granted * self.at_home(day * factor);
            factor *= mean / days.iter().map(inside).sum::<f64>();
        }
        if factor.is_finite() {
            Ok(factor)
        } else {
            Err(Refusal(
                "custody.hdc.share_of_term: nothing is served in prison".into(),
            ))
        }
    }

    /// Days at home of somebody granted curfew, of a term of `days`.
    #[must_use]
    pub fn at_home(&self, days: f64) -> f64 {
        (self.share * days).min(self.most)
    }

    /// Days of the term of somebody granted curfew who serves `days` in prison.
    #[must_use]
    pub fn term_behind(&self, days: f64) -> f64 {
        let by_share = days / (1.0 - self.share);
        match self.share * by_share <= self.most {
            true => by_share,
            false => days + self.most,
        }
    }

    /// Whether somebody in custody is granted it.
    #[must_use]
    pub fn grants(&self, scene: &Scene, id: u32) -> bool {
        let band = scene.person(id).band as usize;
        let chance = self.granted.get(band).copied().unwrap_or(0.0);
        let chance = Chance::new(chance).unwrap_or_default();
        chance.holds(occasion(scene, id, purpose::CURFEW))
    }
}

/// Curfew of somebody ends on its date.
pub fn ends(scene: &mut Scene, id: u32) {
    if scene.person(id).curfew_end == scene.now {
        scene.change(id, |person| person.curfew_end = Tick::NEVER);
    }
}

/// Somebody goes home on curfew until `end`.
pub fn begins(scene: &mut Scene, id: u32, end: Tick) {
    scene.change(id, |person| person.curfew_end = end);
    scene.schedule(end, Step::CurfewEnds, id);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_time_served_stays_as_published_whoever_is_granted_curfew() {
        for (granted, mean) in [(0.2, 38.4), (0.36, 349.7), (0.9, 349.7)] {
            let terms = Terms {
                granted: [granted; BANDS],
                share: 0.4,
                most: 135.0,
            };
            let served = Sampler::lognormal(mean, 0.6).expect("a shape");
            let factor = terms
                .lengthening(Band::To4Years, &served)
                .expect("something is served");
            let ranks = 10_000_u64;
            let step = u64::MAX / ranks;
            let (mut inside, mut published) = (0.0, 0.0);
            for rank in 0..ranks {
                let days = served.at(rank * step + step / 2);
                inside += days * factor - granted * terms.at_home(days * factor);
                published += days;
            }
            assert!((inside / published - 1.0).abs() < 1e-3, "{granted} {mean}");
            assert!(factor > 1.0);
        }
    }

    #[test]
    fn days_in_prison_tell_the_term() {
        let terms = Terms {
            granted: [1.0; BANDS],
            share: 0.4,
            most: 135.0,
        };
        for term in [20.0, 200.0, 337.0, 338.0, 900.0] {
            let inside = term - terms.at_home(term);
            assert!((terms.term_behind(inside) - term).abs() < 1e-9);
        }
    }
}
