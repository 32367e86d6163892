//! The strata of the opening stock: people of one state and band, and how long such stays last.
//!
//! Somebody found in a state at a random instant is in a stay that is longer than most: its length
//! is drawn from the length-biased distribution (for a log-normal of mean m and variation c, the
//! log-normal of mean m(1 + c²) and the same c), and the instant lies uniformly within it.

use crate::engine::dist::{Categorical, Sampler};
use crate::engine::luck::unit;
use crate::pathway::terms::{Reader, Refusal, named};
use crate::pathway::time::DAYS_PER_YEAR;
use crate::person::{Band, Fact, Legal, Persistence, Person};
use crate::scenario::OpeningStock;

use super::makeup::class_mix;

/// People of one state and band when the world opens.
#[derive(Clone, Debug)]
pub struct Stratum {
    /// State and band, as the table of the stock names them.
    pub label: String,
    pub(super) status: Status,
    count: u32,
    number: u64,
    pub(super) class: Categorical,
    pub(super) stay: Stay,
}

impl Stratum {
    /// How many people.
    #[must_use]
    pub fn people(&self) -> u32 {
        self.count
    }

    /// The identity of the stratum's `index`-th person.
    #[must_use]
    pub fn key(&self, index: u32) -> u64 {
        1 << 62 | self.number << 32 | u64::from(index)
    }

    /// Whether somebody is one of these.
    #[must_use]
    pub fn holds(&self, person: &Person) -> bool {
        status_of(person) == Some(self.status)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Remand,
    Sentenced(Band),
    Life,
    Ipp,
    RecallFixed,
    RecallStandard,
    RecallIndeterminate,
    NonCriminal,
    Licence(Band),
    CommunityOrder,
    SuspendedOrder,
    AtRisk(Persistence),
}

/// How long somebody has been and will be in the state.
#[derive(Clone, Debug)]
pub(super) enum Stay {
    /// Length-biased whole stays; the instant lies uniformly within.
    Biased(Sampler),
    /// Memoryless.
    Memoryless(Sampler),
    /// Time since the window opened, cut at its end: density exp(−k u).
    Window { k: f64, years: f64 },
}

impl Reader<'_> {
    /// The strata of the opening stock that are states (subsets are drawn from within them).
    ///
    /// # Errors
    /// [`Refusal`] for a row the model does not know or cannot shape.
    pub fn stratified(&self, stock: &OpeningStock) -> Result<Vec<Stratum>, Refusal> {
        (0..)
            .zip(stock.rows())
            .filter(|(_, row)| !row.status.starts_with("subset/"))
            .map(|(number, row)| {
                let status = status(&row.status, &row.band)?;
                Ok(Stratum {
                    label: format!("{}, {}", row.status, row.band),
                    status,
                    count: (row.count * self.sample() + 0.5) as u32,
                    number,
                    class: classes(self, status)?,
                    stay: stay(self, status, &row.band, row.residual_mean_days)?,
                })
            })
            .collect()
    }
}

fn status(status: &str, band: &str) -> Result<Status, Refusal> {
    let unknown = || Refusal(format!("opening stock: no such state {status}, {band}"));
    Ok(match status {
        "custody/remand" => Status::Remand,
        "custody/sentenced" => Status::Sentenced(Band::named(band).ok_or_else(unknown)?),
        "custody/life" => Status::Life,
        "custody/ipp" => Status::Ipp,
        "custody/recall_fixed" => Status::RecallFixed,
        "custody/recall_standard" => Status::RecallStandard,
        "custody/recall_indeterminate" => Status::RecallIndeterminate,
        "custody/noncriminal" => Status::NonCriminal,
        "supervised/licence_pss" => Status::Licence(Band::named(band).ok_or_else(unknown)?),
        "supervised/licence_indeterminate" => Status::Licence(Band::Indeterminate),
        "supervised/community_order" => Status::CommunityOrder,
        "supervised/suspended_order" => Status::SuspendedOrder,
        "atrisk/at_liberty" => Status::AtRisk(Persistence::named(band).ok_or_else(unknown)?),
        _ => return Err(unknown()),
    })
}

/// Persistence classes of a stratum: as among those who enter the state, weighted by how long each
/// class stays where return ends the stay.
fn classes(reader: &Reader, status: Status) -> Result<Categorical, Refusal> {
    let mix = |key: &str| class_mix(reader.number(&format!("return.classmix.{key}")));
    let weights = match status {
        Status::AtRisk(only) => Persistence::ALL
            .iter()
            .map(|&class| f64::from(u8::from(class == only)))
            .collect(),
        Status::Sentenced(band) => mix(band.name()).to_vec(),
        Status::Licence(Band::Indeterminate)
        | Status::Life
        | Status::Ipp
        | Status::RecallIndeterminate => mix("y4plus").to_vec(),
        Status::Licence(band) => staying(
            reader,
            mix(band.name()),
            reader.number("return.licence_event_share_direct"),
            &format!("probation.licence_years.{}", band.name()),
        ),
        Status::CommunityOrder => staying(reader, mix("co"), 1.0, "probation.order_years.co"),
        Status::SuspendedOrder => staying(reader, mix("sso"), 1.0, "probation.order_years.sso"),
        Status::NonCriminal => vec![1.0, 0.0, 0.0],
        Status::Remand | Status::RecallFixed | Status::RecallStandard => mix("le6m").to_vec(),
    };
    Categorical::new(&weights).map_err(|error| named("return.classmix", &error))
}

/// Class shares of a stock whose stay of mean `years` is cut by new cases: entrants × mean stay.
fn staying(reader: &Reader, mix: [f64; 3], share: f64, years: &str) -> Vec<f64> {
    let years = reader.number(years);
    Persistence::ALL
        .iter()
        .zip(mix)
        .map(|(class, weight)| {
            let hazard = reader.number(&format!("return.hazard.{}", class.name()));
            let cut = share
                * hazard
                * reader.number(&format!("return.p_modelled_disposal.{}", class.name()));
            weight * -libm::expm1(-cut * years) / (cut * years).max(1e-12)
        })
        .collect()
}

fn stay(
    reader: &Reader,
    status: Status,
    band: &str,
    residual: Option<f64>,
) -> Result<Stay, Refusal> {
    if let Some((mean, days, cv)) = biased_by(status) {
        let cv = cv.map_or(0.0, |key| reader.number(&key));
        let biased = reader.number(&mean) * days * (1.0 + cv * cv);
        return Sampler::lognormal(biased, cv)
            .map(Stay::Biased)
            .map_err(|error| named(&mean, &error));
    }
    if let Status::AtRisk(_) = status {
        return Ok(window(reader, band));
    }
    let mean = residual.ok_or_else(|| {
        Refusal("opening stock: a memoryless stay needs residual_mean_days".into())
    })?;
    Sampler::exponential(mean)
        .map(Stay::Memoryless)
        .map_err(|error| named("residual_mean_days", &error))
}

/// The keys of the mean (with its unit in days) and of the spread of a length-biased stay; without
/// a spread it is fixed. States that are memoryless or a window have none.
fn biased_by(status: Status) -> Option<(String, f64, Option<String>)> {
    let keys = |mean: &str, days: f64, cv: &str| Some((mean.into(), days, Some(cv.into())));
    let of = |stem: &str, band: Band| format!("{stem}.{}", band.name());
    match status {
        Status::Remand => keys("custody.remand_days", 1.0, "custody.remand_cv"),
        Status::Sentenced(band) => keys(
            &of("custody.served_days", band),
            1.0,
            &of("custody.served_cv", band),
        ),
        Status::RecallStandard => keys(
            "custody.recall.standard_days",
            1.0,
            "custody.recall.standard_cv",
        ),
        Status::RecallFixed => Some(("custody.recall.ftr_days_long".into(), 1.0, None)),
        Status::Licence(Band::Indeterminate) => None,
        Status::Licence(band) => {
            let years = of("probation.licence_years", band);
            keys(&years, DAYS_PER_YEAR, "probation.licence_cv")
        }
        Status::CommunityOrder => order_keys("co"),
        Status::SuspendedOrder => order_keys("sso"),
        Status::Life
        | Status::Ipp
        | Status::RecallIndeterminate
        | Status::NonCriminal
        | Status::AtRisk(_) => None,
    }
}

fn order_keys(kind: &str) -> Option<(String, f64, Option<String>)> {
    let cv = format!("probation.order_cv.{kind}");
    Some((
        format!("probation.order_years.{kind}"),
        DAYS_PER_YEAR,
        Some(cv),
    ))
}

fn window(reader: &Reader, class: &str) -> Stay {
    let value = |key: &str| reader.number(&format!("return.{key}.{class}"));
    Stay::Window {
        k: value("hazard") * value("p_modelled_disposal") + value("desist"),
        years: reader.number("return.atrisk_window_years"),
    }
}

impl Stay {
    /// Days behind and days ahead.
    pub(super) fn draw(&self, whole: u64, elapsed: u64) -> (f64, f64) {
        match self {
            Stay::Biased(sampler) => {
                let (length, share) = (sampler.at(whole), unit(elapsed));
                (length * share, length * (1.0 - share))
            }
            Stay::Memoryless(sampler) => (sampler.at(elapsed), sampler.at(whole)),
            Stay::Window { k, years } => {
                let behind = -libm::log1p(unit(whole) * libm::expm1(-k * years)) / k;
                (
                    behind * DAYS_PER_YEAR,
                    (years - behind).max(0.0) * DAYS_PER_YEAR,
                )
            }
        }
    }
}

/// The state of the stock that somebody is found in; none for those outside the system.
fn status_of(person: &Person) -> Option<Status> {
    let indeterminate = person.band == Band::Indeterminate;
    Some(match person.legal {
        Legal::Remand => Status::Remand,
        Legal::Sentenced => Status::Sentenced(person.band),
        Legal::Indeterminate if person.facts.has(Fact::Ipp) => Status::Ipp,
        Legal::Indeterminate => Status::Life,
        Legal::Recalled if indeterminate => Status::RecallIndeterminate,
        Legal::Recalled if person.facts.has(Fact::FixedTerm) => Status::RecallFixed,
        Legal::Recalled => Status::RecallStandard,
        Legal::NonCriminal => Status::NonCriminal,
        Legal::OnLicence => Status::Licence(person.band),
        Legal::CommunityOrder => Status::CommunityOrder,
        Legal::SuspendedOrder => Status::SuspendedOrder,
        // Nor those followed after remand alone: their returns are part of the entrants' rate.
        Legal::AtRisk if person.facts.has(Fact::Outside) => return None,
        Legal::AtRisk => Status::AtRisk(person.attributes.persistence),
        Legal::Gone | Legal::Dead => return None,
    })
}
