//! The links' chances and delays, region by region, and what moves them.

use crate::engine::dist::{Chance, Sampler};
use crate::engine::luck::unit;
use crate::pathway::terms::{Reader, Refusal, named};
use crate::person::Substance;

use super::WINDOW_DAYS;

/// The links and what moves them.
#[derive(Clone, Debug)]
pub struct Terms {
    regions: Vec<Links>,
    pub(super) group: [f64; Substance::COUNT],
    pub(super) unhoused: f64,
    pub(super) bridged: f64,
    pub(super) friday: f64,
    pub(super) met: f64,
    pub(super) far: f64,
    /// Log-odds of a booking for each week that the area makes people wait beyond the first.
    pub(super) week_of_wait: f64,
    pub(super) friday_share: Chance,
    pub(super) delay: Sampler,
    /// Further days until the referral is sent, received and the appointment booked; none at 0.
    pub(super) link_delays: [Option<Sampler>; 3],
    pub(super) recorded: Chance,
}

/// The links in one region.
#[derive(Clone, Debug)]
pub struct Links {
    /// By stay too short to plan for, and by clinical treatment without psychosocial support.
    pub(super) plan: [[Chance; 2]; 2],
    pub(super) sent: Chance,
    /// By group, and by whether one provider treats inside and out.
    pub(super) received: [[Chance; 2]; Substance::COUNT],
    pub(super) booked: Chance,
    pub(super) booked_log_odds: f64,
    /// Log-odds of attending at all, of the reference person.
    pub(super) attends: f64,
    pub(super) met_share: Chance,
    pub(super) one_provider: Chance,
    pub(super) self_presents: Chance,
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] where the delay leaves nobody within the window.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        let delay = Sampler::lognormal_median(
            reader.number("release.delay.attend_days"),
            reader.number("release.delay.attend_cv"),
        )
        .map_err(|error| named("release.delay.attend_days", &error))?;
        let within = share_within(&delay, f64::from(WINDOW_DAYS));
        let ratio = |key: &str| libm::log(reader.number(key));
        let away = reader.number("release.distance_other_region_km") / 100.0;
        Ok(Terms {
            regions: (0..reader.regions().count())
                .map(|region| Links::read(reader, region, within))
                .collect::<Result<_, _>>()?,
            group: group_log_odds(reader),
            unhoused: -ratio("release.housing_or"),
            bridged: ratio("release.ost_or_entry"),
            friday: ratio("release.friday_or"),
            met: ratio("release.peer_or"),
            far: ratio("release.distance_or_per_100km") * away,
            week_of_wait: ratio("release.area_wait_or_per_week"),
            friday_share: reader.chance("release.friday_share")?,
            delay,
            link_delays: [
                link_delay(reader, "release.delay.sent_days")?,
                link_delay(reader, "release.delay.received_days")?,
                link_delay(reader, "release.delay.booked_days")?,
            ],
            recorded: reader.chance("recording.continuity_link")?,
        })
    }

    /// The links in a region.
    #[must_use]
    pub fn of(&self, region: u8) -> &Links {
        &self.regions[usize::from(region)]
    }
}

impl Links {
    fn read(reader: &Reader, region: usize, within: f64) -> Result<Links, Refusal> {
        let self_presents = reader.in_region("release.self_present21", region) / within;
        Ok(Links {
            plan: planned(reader, region)?,
            sent: reader.chance_in("release.link.sent", region)?,
            received: received(reader, region)?,
            booked: reader.chance_in("release.link.booked", region)?,
            booked_log_odds: log_odds(reader.in_region("release.link.booked", region)),
            attends: ever(reader, region, within)?
                + reader.regions().rows()[region].continuity_logodds,
            met_share: reader.chance_in("release.peer_coverage", region)?,
            one_provider: reader.chance_in("release.single_provider_coverage", region)?,
            self_presents: reader.probability("release.self_present21", self_presents)?,
        })
    }
}

/// A delay beyond [`Terms::delay`]; none where its mean is 0.
fn link_delay(reader: &Reader, key: &str) -> Result<Option<Sampler>, Refusal> {
    match reader.number(key) {
        0.0 => Ok(None),
        _ => reader.exponential(key).map(Some),
    }
}

/// Share of a delay's distribution at or below `limit`, by bisection on its quantile.
fn share_within(delay: &Sampler, limit: f64) -> f64 {
    let (mut low, mut high) = (0u64, u64::MAX);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if delay.at(middle) <= limit {
            low = middle
        } else {
            high = middle
        }
    }
    unit(low)
}

/// Log-odds of attending at all, so that the share attending by day 21 is the link's value.
fn ever(reader: &Reader, region: usize, within: f64) -> Result<f64, Refusal> {
    let by_21 = reader.in_region("release.link.attended21", region);
    let ever = by_21 / within;
    if !(0.0..1.0).contains(&ever) || by_21 == 0.0 && ever != 0.0 {
        return Err(Refusal(format!(
            "release.link.attended21: {by_21} attend by day 21, but only {within:.3} of all attenders come that soon; lower it, or shorten release.delay.attend_days"
        )));
    }
    Ok(log_odds(ever))
}

/// The chance of a link in a region, moved by log-odds; exactly the link's value where they are 0.
fn moved(reader: &Reader, key: &str, region: usize, by: f64) -> Result<Chance, Refusal> {
    let value = reader.in_region(key, region);
    match by == 0.0 {
        true => reader.probability(key, value),
        false => reader.probability(key, from_log_odds(log_odds(value) + by)),
    }
}

fn planned(reader: &Reader, region: usize) -> Result<[[Chance; 2]; 2], Refusal> {
    let ratio = |key: &str| libm::log(reader.number(key));
    let alone = -ratio("release.psychosocial_plan_or");
    let short = ratio("release.short_stay_or");
    let chance = |by| moved(reader, "release.link.plan", region, by);
    Ok([
        [chance(0.0)?, chance(alone)?],
        [chance(short)?, chance(short + alone)?],
    ])
}

fn received(reader: &Reader, region: usize) -> Result<[[Chance; 2]; Substance::COUNT], Refusal> {
    let one_provider = libm::log(reader.number("release.single_provider_or"));
    let mut chances = [[Chance::default(); 2]; Substance::COUNT];
    for (chance, log_odds) in chances.iter_mut().zip(group_log_odds(reader)) {
        let link = |by| moved(reader, "release.link.received", region, by);
        *chance = [link(log_odds)?, link(log_odds + one_provider)?];
    }
    Ok(chances)
}

fn group_log_odds(reader: &Reader) -> [f64; Substance::COUNT] {
    let mut log_odds = [0.0; Substance::COUNT];
    for group in Substance::NEEDS {
        log_odds[group as usize] = reader.number(&format!("release.link_logodds.{}", group.name()));
    }
    log_odds
}

fn log_odds(p: f64) -> f64 {
    libm::log(p / (1.0 - p))
}

pub(super) fn from_log_odds(log_odds: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-log_odds))
}
