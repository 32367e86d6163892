//! Treatment in custody, tier by tier.
//!
//! ```text
//!   screening ─► triage ─► queue ─► episode (clinical, brief, structured, alcohol) ─► its end
//!                  │                   │ assessed as suitable
//!                  │                   ▼
//!                  │                 programme: queue of a site ─► place kept ─► move ─► episode
//!                  └─► dedicated prison with room: place kept ─► move ─► episode
//! ```
//!
//! Which tier somebody needs follows from what they use and how severely ([`Tier::of`]). Places are
//! those of one prison and tier ([`places`]). A prison that does not offer a tier has none; need found
//! there is counted and waits for a move. Nobody is started with less time left than the tier's least
//! ([`queue`]).

pub mod episode;
pub mod places;
pub mod programme;
pub mod queue;
pub mod screening;

use super::drug_supply;
use super::terms::{Reader, Refusal, named};
use super::time::days;
use crate::engine::dist::{Categorical, Chance, Sampler};
use crate::person::{Substance, Tier};
use places::Places;

/// Screening, places and episodes.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Places by prison and tier: whole places that the money buys.
    pub places: Vec<u32>,
    /// Whether a prison offers a tier, likewise.
    pub offered: Vec<bool>,
    /// Pounds a year that do not make up a whole place.
    pub unspent: f64,
    /// Prisons of the world whose clinical treatment is integrated.
    pub integrated: Vec<bool>,
    /// Prisons of the world given over to treatment.
    pub dedicated: Vec<bool>,
    /// Prisons of the world with programmes of high intensity.
    pub sites: Vec<u8>,
    /// Days to triage.
    pub triage: Sampler,
    /// Days until somebody for whom a place of a programme is kept is moved there.
    pub transfer: Sampler,
    recorded: Chance,
    identified: [Chance; Substance::COUNT],
    agrees: [Chance; Substance::COUNT],
    suitable: Chance,
    /// Ticks of custody left below which nobody is started.
    least_left: [u32; Tier::COUNT],
    /// Ticks left to be expected on remand and in other custody without a known end.
    expected_left: [u32; 2],
    by_need: bool,
    journey: [Sampler; Tier::COUNT],
    /// Days of a detoxification with no support beside it.
    pub detoxification: Sampler,
    courses: Courses,
    substitution: Chance,
    alcohol_detoxification: Chance,
}

/// How episodes end: by group, without and with psychosocial support beside clinical treatment; in
/// dedicated prisons; and programmes.
#[derive(Clone, Debug)]
struct Courses {
    usual: [[Option<Categorical>; 2]; Substance::COUNT],
    dedicated: [Option<Categorical>; Substance::COUNT],
    high_intensity: Categorical,
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] where the shares of completion and drop-out exceed one.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        let Places {
            places,
            offered,
            unspent,
            integrated,
            dedicated,
        } = Places::read(reader)?;
        let with_programme = |which: &usize| {
            offered[which * Tier::COUNT + Tier::HighIntensity as usize]
                && places[which * Tier::COUNT + Tier::HighIntensity as usize] > 0
        };
        let sites = (0..reader.sites().count()).filter(with_programme);
        let expected = |key: &str| days(reader.number(key) as u32);
        Ok(Terms {
            sites: sites.map(|which| which as u8).collect(),
            places,
            offered,
            unspent,
            integrated,
            dedicated,
            recorded: reader.chance("recording.need_in_prison")?,
            identified: reader.by_need("prison_tx.p_identified")?,
            agrees: reader.by_need("prison_tx.p_engaged")?,
            suitable: reader.chance("prison_tx.high_intensity_suitable")?,
            triage: reader.exponential("prison_tx.triage_days")?,
            transfer: reader.exponential("prison_tx.programme_transfer_days")?,
            least_left: least_left(reader),
            expected_left: [
                expected("custody.remand_days"),
                expected("custody.noncriminal_days"),
            ],
            by_need: reader.number("prison_tx.queue_by_need") >= 0.5,
            journey: journeys(reader)?,
            detoxification: usual_stay(reader, "prison_tx.detox_alone_days", 1.0)?,
            courses: Courses::read(reader)?,
            substitution: reader.chance("prison_tx.maintenance_share")?,
            alcohol_detoxification: reader.chance("prison_tx.alcohol_detox_share")?,
        })
    }
}

impl Terms {
    /// Whether a prison has places in a tier; clinical ones count where they are integrated.
    #[must_use]
    pub fn has(&self, prison: usize, tier: Tier) -> bool {
        let counts = tier != Tier::Clinical || self.integrated[prison];
        counts && self.places[prison * Tier::COUNT + tier as usize] > 0
    }
}

/// Ticks of custody that must be left to start, by tier.
fn least_left(reader: &Reader) -> [u32; Tier::COUNT] {
    let least = |tier: &str| days(reader.number(&format!("prison_tx.min_days.{tier}")) as u32);
    let mut left = [0; Tier::COUNT];
    for &tier in Tier::ALL {
        left[tier as usize] = match tier {
            Tier::Dedicated => least("structured"),
            _ => least(tier.name()),
        };
    }
    left
}

/// Lengths of episodes, by tier; a programme of high intensity has its own, which is fixed.
fn journeys(reader: &Reader) -> Result<[Sampler; Tier::COUNT], Refusal> {
    let usual = |ratio: f64| usual_stay(reader, "prison_tx.journey_days", ratio);
    let brief = usual(reader.number("prison_tx.journey_ratio.brief"))?;
    let structured = usual(reader.number("prison_tx.journey_ratio.structured"))?;
    let key = "prison_tx.high_intensity_days";
    let fixed = Sampler::deterministic(reader.number(key)).map_err(|error| named(key, &error))?;
    Ok([
        usual(1.0)?,
        brief,
        structured.clone(),
        fixed,
        usual(1.0)?,
        structured,
    ])
}

/// A stay in treatment of so many times the mean that `key` gives.
fn usual_stay(reader: &Reader, key: &str, ratio: f64) -> Result<Sampler, Refusal> {
    let mean = reader.number(key) * ratio;
    Sampler::lognormal(mean, reader.number("prison_tx.journey_cv"))
        .map_err(|error| named(key, &error))
}

impl Courses {
    fn read(reader: &Reader) -> Result<Courses, Refusal> {
        let beside = reader.number("prison_tx.psychosocial_completion_rr");
        let dedicated = reader.number("prison_tx.dedicated_completion_rr");
        let mut usual = [const { [None, None] }; Substance::COUNT];
        let mut in_dedicated = [const { None }; Substance::COUNT];
        for group in Substance::NEEDS {
            let without = match group {
                // The published share is of prisons that offer both.
                Substance::Opiate => 1.0 / beside,
                _ => 1.0,
            };
            let at = group as usize;
            usual[at] = [course(reader, group, without)?, course(reader, group, 1.0)?];
            in_dedicated[at] = course(reader, group, dedicated)?;
        }
        let key = "prison_tx.high_intensity_completion";
        let completes = reader.number(key);
        Ok(Courses {
            usual,
            dedicated: in_dedicated,
            high_intensity: Categorical::new(&[completes, 1.0 - completes, 0.0])
                .map_err(|error| named(key, &error))?,
        })
    }
}

/// The exit mix of a group: completes, drops out, or is released while in treatment; with the share
/// of completion multiplied by `ratio`. Drop-out follows the supply of drugs inside.
fn course(reader: &Reader, group: Substance, ratio: f64) -> Result<Option<Categorical>, Refusal> {
    let key = format!("prison_tx.p_complete.{}", group.name());
    let supply = drug_supply::supply(reader);
    let drawn_in = libm::pow(supply, reader.number("prison_tx.dropout_supply_elasticity"));
    let complete = (reader.number(&key) * ratio).min(1.0);
    let other = (reader.number("prison_tx.p_exit_other") * drawn_in).min(1.0 - complete);
    Categorical::new(&[complete, other, 1.0 - complete - other])
        .map(Some)
        .map_err(|error| named(&key, &error))
}
