//! The terms of officers: posts, working time, leaving, absence, ceilings, and the quality of
//! contact at a caseload.

use super::room_of_team;
use super::seat::{FULL_TIME, Grade};
use crate::engine::dist::{Categorical, Chance, Sampler};
use crate::engine::hazard::Rate;
use crate::pathway::terms::{Reader, Refusal, named, per_year};
use crate::pathway::time::{DAYS_PER_YEAR, TICKS_PER_DAY};
use crate::person::Provider;

/// Working times in tenths of full time, with the last part of their keys.
const WORKING_TIMES: [(u8, &str); 4] = [(10, "1_0"), (8, "0_8"), (6, "0_6"), (4, "0_4")];

/// Working time, in tenths of full time, that one team should have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Staffing {
    /// Officers in post.
    pub in_post: f64,
    /// Posts, the vacant ones included.
    pub posts: f64,
}

/// What holds of officers between two dates.
#[derive(Clone, Debug)]
pub struct Terms {
    pub(super) staffing: Vec<Staffing>,
    working_time: Categorical,
    probation_officers: [Chance; Provider::COUNT],
    leaving: Vec<Rate>,
    falling_absent: Rate,
    pub(super) absent: Chance,
    pub(super) absence: Sampler,
    cover: f64,
    pub(super) hiring_lag: f64,
    pub(super) cut_at_once: f64,
    unified: bool,
    elsewhere: bool,
    ceiling: f64,
    target: f64,
    floor: f64,
    halfway: f64,
    steepness: f64,
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] for more officers than there is room for, or services that are neither two nor one.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        let absence = reader.number("probation.absence");
        let days = reader.number("probation.absence_days");
        Ok(Terms {
            staffing: staffing(reader)?,
            working_time: reader
                .choice(&WORKING_TIMES.map(|(_, name)| format!("probation.fte_share.{name}")))?,
            probation_officers: [
                reader.chance("probation.po_share.nps")?,
                reader.chance("probation.po_share.crc")?,
            ],
            leaving: (0..reader.regions().count())
                .map(|region| per_year(reader.in_region("probation.leaving_rate", region)))
                .collect(),
            // At this rate the share of time away, in spells of that mean, is the share given.
            falling_absent: per_year(absence / (1.0 - absence) / days * DAYS_PER_YEAR),
            absent: reader.chance("probation.absence")?,
            absence: Sampler::exponential(days)
                .map_err(|error| named("probation.absence_days", &error))?,
            cover: reader.number("probation.absence_cover"),
            hiring_lag: reader.number("probation.hiring_lag_days") * f64::from(TICKS_PER_DAY),
            cut_at_once: reader.number("probation.cut_at_once"),
            unified: is_on(reader, "probation.unified", "two providers", "one service")?,
            elsewhere: is_on(
                reader,
                "probation.ceiling_moves_cases",
                "cases stay in the unit of home",
                "they go where somebody has room",
            )?,
            ceiling: reader.number("probation.caseload_ceiling"),
            target: reader.number("probation.caseload_target"),
            floor: reader.number("probation.quality.floor"),
            halfway: reader.number("probation.quality.n50"),
            steepness: reader.number("probation.quality.k"),
        })
    }

    /// Quality of a contact at `load` cases per full-time officer: 1 when light, the floor when
    /// heavy; less where somebody covers for the officer.
    #[must_use]
    pub fn quality(&self, load: f64, absent: bool) -> f64 {
        let fallen = 1.0 + libm::pow(load / self.halfway, self.steepness);
        let quality = self.floor + (1.0 - self.floor) / fallen;
        if absent {
            quality * self.cover
        } else {
            quality
        }
    }

    /// The chance that a contact without an officer does what was due: the floor, as with one who
    /// has no end of cases.
    #[must_use]
    pub fn unattended(&self) -> Chance {
        Chance::new(self.floor).unwrap_or_default()
    }

    /// Whether `cases` with `fte` tenths of full time are at the ceiling or above.
    pub(super) fn is_full(&self, cases: u32, fte: u32) -> bool {
        f64::from(cases * FULL_TIME) >= self.ceiling * f64::from(fte)
    }

    /// Officers needed for `cases` at the caseload aimed at, in tenths of full time.
    pub(super) fn needed(&self, cases: u32) -> u32 {
        (f64::from(cases * FULL_TIME) / self.target + 0.5) as u32
    }

    /// Whether the providers are one service.
    #[must_use]
    pub fn is_unified(&self) -> bool {
        self.unified
    }

    /// Whether a case goes to another unit of the region where all at home are at the ceiling.
    pub(super) fn is_held_elsewhere(&self) -> bool {
        self.elsewhere
    }

    pub(super) fn leaving(&self, region: u8) -> Rate {
        self.leaving[usize::from(region)]
    }

    pub(super) fn falling_absent(&self) -> Rate {
        self.falling_absent
    }

    /// Working time in tenths, by somebody's word.
    pub(super) fn fte(&self, word: u64) -> u8 {
        WORKING_TIMES[self.working_time.at(word)].0
    }

    /// Grade of a seat of `provider`, by its word.
    pub(super) fn grade(&self, provider: Provider, word: u64) -> Grade {
        match self.probation_officers[provider as usize].holds(word) {
            true => Grade::ProbationOfficer,
            false => Grade::ServiceOfficer,
        }
    }
}

/// Whether a switch is on; `off` and `on` say what either means.
fn is_on(reader: &Reader, key: &str, off: &str, on: &str) -> Result<bool, Refusal> {
    match reader.number(key) {
        0.0 => Ok(false),
        1.0 => Ok(true),
        other => Err(Refusal(format!(
            "{key}: {other} is neither 0 ({off}) nor 1 ({on}); a ramp has no meaning here"
        ))),
    }
}

/// The working time of every team. A unit's share of the officers is its share of the cases over
/// the load its score stands for, log-normal among the units; in the country as a whole the
/// officers are those the scenario gives.
fn staffing(reader: &Reader) -> Result<Vec<Staffing>, Refusal> {
    let cv = reader.number("probation.unit_load_cv");
    let sigma = libm::sqrt(libm::log1p(cv * cv));
    let homes = reader.homes();
    let shares: Vec<f64> = homes
        .units
        .all()
        .iter()
        .zip(&homes.load_scores)
        .map(|(unit, score)| {
            let cases = reader.regions().rows()[usize::from(unit.region)].case_share * unit.share;
            cases * libm::exp(-sigma * score)
        })
        .collect();
    let all: f64 = shares.iter().sum();
    let mut staffing = Vec::new();
    for (unit, share) in homes.units.all().iter().zip(shares) {
        for provider in Provider::ALL {
            staffing.push(of_team(
                reader,
                usize::from(unit.region),
                *provider,
                share / all,
            )?);
        }
    }
    Ok(staffing)
}

/// The working time of a team with `share` of its provider's officers.
fn of_team(
    reader: &Reader,
    region: usize,
    provider: Provider,
    share: f64,
) -> Result<Staffing, Refusal> {
    let key = format!("probation.officers_fte.{}", provider.name());
    let full_time = reader.in_region(&key, region) * share * reader.sample();
    let in_post = full_time * f64::from(FULL_TIME);
    let posts = in_post / (1.0 - reader.in_region("probation.vacancy", region));
    let least = f64::from(WORKING_TIMES[WORKING_TIMES.len() - 1].0);
    let room = room_of_team(reader.homes().units.all().len());
    if posts / least >= room as f64 {
        return Err(Refusal(format!(
            "{key}: {full_time:.0} full-time officers in one delivery unit, with vacant posts and part-timers, are more than the {room} seats it has room for; lower it, or list more units"
        )));
    }
    Ok(Staffing { in_post, posts })
}
