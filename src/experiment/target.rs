//! Published values an outcome is judged against. A miss is a finding, never an error.

use super::replicate::Outcome;

/// A published value with the band within which ours counts as a hit.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// What it is, for people.
    pub label: String,
    /// The indicator's id.
    pub indicator: String,
    /// The breakdown, as in the layout.
    pub breakdown: String,
    /// The group within the breakdown.
    pub group: String,
    /// The ISO month or `run`.
    pub period: String,
    /// The unit of the value.
    pub unit: String,
    /// The published value.
    pub value: f64,
    /// The lowest value that is a hit.
    pub low: f64,
    /// The highest value that is a hit.
    pub high: f64,
    /// What the number is for: condition, calibration or test.
    pub role: String,
    /// Where it was published.
    pub source: String,
}

/// Whether ours lies within the band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Outside the band.
    Miss,
    /// This run does not measure it.
    NotInThisRun,
    /// Within the band.
    Hit,
}

impl Verdict {
    /// The word in tables and files.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Miss => "miss",
            Verdict::NotInThisRun => "not in this run",
            Verdict::Hit => "hit",
        }
    }
}

/// A target with our value beside it.
#[derive(Clone, Debug)]
pub struct Judgement<'a> {
    /// What was published.
    pub target: &'a Target,
    /// Our mean over replications; NaN where this run has none.
    pub ours: f64,
    /// Whether ours lies within the band.
    pub verdict: Verdict,
}

impl Target {
    /// Judges a mean over replications.
    fn judge(&self, ours: f64) -> Judgement<'_> {
        let verdict = match ours {
            _ if ours.is_nan() => Verdict::NotInThisRun,
            _ if ours >= self.low && ours <= self.high => Verdict::Hit,
            _ => Verdict::Miss,
        };
        Judgement {
            target: self,
            ours,
            verdict,
        }
    }
}

impl Outcome<'_> {
    /// Every target with its verdict: misses first, within a verdict in the file's order.
    pub fn judgements(&self) -> Vec<Judgement<'_>> {
        let mut all: Vec<_> = self
            .targets
            .iter()
            .map(|target| target.judge(self.ours(target)))
            .collect();
        all.sort_by_key(|judgement| judgement.verdict);
        all
    }

    fn ours(&self, target: &Target) -> f64 {
        let key = [
            &target.indicator,
            &target.breakdown,
            &target.group,
            &target.period,
        ];
        let column = self.find(key.map(String::as_str));
        column.map_or(f64::NAN, |column| self.summary(column).mean)
    }
}

#[cfg(test)]
mod tests {
    use super::super::stand_in::{StandIn, outcome_of};

    #[test]
    fn misses_come_first_and_what_is_not_measured_is_said() {
        let study = StandIn::new("base");
        let outcome = outcome_of(&study, 0..3, 1);
        let judged = outcome.judgements();
        let verdicts: Vec<_> = judged.iter().map(|judged| judged.verdict.word()).collect();
        assert_eq!(verdicts, ["miss", "not in this run", "hit"]);
        assert!(judged[1].ours.is_nan());
    }
}
