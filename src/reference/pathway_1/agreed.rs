//! Figures on which three independent programs (SimPy, NeXosim and a heap written by hand) agreed
//! before this one was written.

use super::Tally;

/// People of the runs behind the figures.
pub const PEOPLE: u32 = 20_000;

/// What was agreed of a statistic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figure {
    /// A mean and its standard error, over 20 to 40 replications.
    Mean {
        /// The mean.
        mean: f64,
        /// Its standard error.
        error: f64,
    },
    /// The range of single runs.
    Range {
        /// The lowest.
        low: f64,
        /// The highest.
        high: f64,
    },
}

/// A statistic of PATHWAY-1 with its agreed figure.
#[derive(Clone, Copy, Debug)]
pub struct Agreed {
    /// Its name, a word.
    pub name: &'static str,
    /// What it is, with its unit.
    pub meaning: &'static str,
    /// Its value in a run.
    pub of: fn(&Tally) -> f64,
    /// What was agreed.
    pub figure: Figure,
}

const fn mean(
    name: &'static str,
    meaning: &'static str,
    of: fn(&Tally) -> f64,
    mean: f64,
    error: f64,
) -> Agreed {
    Agreed {
        name,
        meaning,
        of,
        figure: Figure::Mean { mean, error },
    }
}

fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}

/// Statistics of PATHWAY-1, and of PATHWAY-1A alike.
pub const AGREED: [Agreed; 7] = [
    mean(
        "custody_wait",
        "mean wait of those who started inside, days",
        Tally::mean_custody_wait,
        58.1,
        0.15,
    ),
    mean(
        "custody_started",
        "starts of those assessed, share",
        |run| ratio(run.custody_starts, run.assessments),
        0.7200,
        0.0007,
    ),
    mean(
        "community_wait",
        "mean wait of those who started outside, days",
        Tally::mean_community_wait,
        12.90,
        0.06,
    ),
    mean(
        "community_started",
        "starts of those referred, share",
        |run| ratio(run.community_starts, run.referrals),
        0.7741,
        0.0008,
    ),
    mean(
        "in_custody",
        "mean number in custody, people",
        Tally::mean_inside,
        4_620.0,
        2.7,
    ),
    mean(
        "receptions",
        "receptions, people",
        |run| run.receptions as f64,
        98_680.0,
        45.0,
    ),
    mean(
        "community_completions",
        "completions outside, people",
        |run| run.community_completions as f64,
        18_617.0,
        22.0,
    ),
];

/// Statistics of appointments, in PATHWAY-1A only.
pub const AGREED_OF_APPOINTMENTS: [Agreed; 2] = [
    Agreed {
        name: "missed",
        meaning: "missed of all appointments, share",
        of: |run| ratio(run.missed, run.appointments),
        figure: Figure::Range {
            low: 0.1151,
            high: 0.1156,
        },
    },
    Agreed {
        name: "breaches",
        meaning: "third misses in a row",
        of: |run| run.breaches as f64,
        figure: Figure::Range {
            low: 11_285.0,
            high: 11_560.0,
        },
    },
];
