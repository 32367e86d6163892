//! What became of a row.

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Right, with power.
    Pass,
    /// Wrong.
    Fail,
    /// Not wrong, but nothing could have been seen.
    NoPower,
    /// The row cannot be run.
    Unsupported,
}

impl Verdict {
    /// As printed.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Pass => "pass",
            Verdict::Fail => "fail",
            Verdict::NoPower => "fail: no power",
            Verdict::Unsupported => "unsupported",
        }
    }
}

/// The answer to a row.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Which row of the file.
    pub row: usize,
    /// What the simulation gives; NaN where there is nothing.
    pub estimate: f64,
    /// Its standard error.
    pub error: f64,
    /// (estimate − exact) / standard error.
    pub z: f64,
    /// Replications used.
    pub replications: usize,
    /// Pass or not.
    pub verdict: Verdict,
    /// Why not, in words; empty on a pass.
    pub reason: String,
}

impl Finding {
    fn without_estimate(row: usize, verdict: Verdict, reason: String) -> Finding {
        Finding {
            row,
            estimate: f64::NAN,
            error: f64::NAN,
            z: f64::NAN,
            replications: 0,
            verdict,
            reason,
        }
    }

    /// A row that cannot be run.
    pub fn unsupported(row: usize, reason: String) -> Finding {
        Finding::without_estimate(row, Verdict::Unsupported, reason)
    }

    /// A row whose simulation broke down.
    pub fn broken(row: usize, fault: &str) -> Finding {
        let reason = format!("the simulation broke down: {fault}");
        Finding::without_estimate(row, Verdict::Fail, reason)
    }
}
