//! Published values an outcome is judged against. A miss is a finding, never an error.

use super::layout::Indicator;
use super::replicate::Outcome;
use super::summary::Summary;
pub use crate::scenario::{Target as TargetRow, TargetRole, ToleranceKind};

/// A published value with what is measured beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The row of the table.
    pub row: TargetRow,
    /// What it is, for people.
    pub quantity: String,
    /// Numerator and denominator in words; empty where the program has no such indicator.
    pub definition: &'static str,
    /// Why the run does not measure it; empty if it does, or if only its cases can tell.
    pub out_of_reach: String,
}

/// Why a run that reaches a target has no value for it.
const NO_CASES: &str = "there is nothing to measure: no cases, or no such value then";

/// What a run says of a published value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The whole interval of our mean lies outside the tolerance.
    Miss,
    /// The interval crosses the edge of the tolerance, or one replication gives none.
    NoPower,
    /// This run does not measure it.
    NotMeasured,
    /// The whole interval of our mean lies within the tolerance.
    Hit,
}

impl Verdict {
    /// All of them, what needs reading first.
    pub const ALL: [Verdict; 4] = [
        Verdict::Miss,
        Verdict::NoPower,
        Verdict::NotMeasured,
        Verdict::Hit,
    ];

    /// The word in tables and files.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Miss => "miss",
            Verdict::NoPower => "no power",
            Verdict::NotMeasured => "not measured",
            Verdict::Hit => "hit",
        }
    }
}

/// A target with our value beside it.
#[derive(Clone, Debug)]
pub struct Judgement<'a> {
    /// What was published.
    pub target: &'a Target,
    /// Ours over replications; NaN where this run has none.
    pub ours: Summary,
    /// Whether ours lies within the tolerance.
    pub verdict: Verdict,
}

impl Target {
    /// The target of a row, measured by `indicator` if the program has it.
    pub fn of(row: TargetRow, indicator: Option<&Indicator>) -> Target {
        let name = match indicator {
            Some(indicator) => indicator.name,
            None if row.quantity.is_empty() => &row.indicator,
            None => &row.quantity,
        };
        let group = match row.breakdown.as_str() {
            "national" => String::new(),
            _ => format!(", {}", row.group),
        };
        Target {
            quantity: format!("{name}{group}"),
            definition: indicator.map_or("", |indicator| indicator.meaning),
            out_of_reach: String::new(),
            row,
        }
    }

    /// Judges what replications say together.
    fn judge(&self, ours: Summary) -> Judgement<'_> {
        let (low, high) = self.row.bounds();
        let verdict = match ours {
            _ if ours.mean.is_nan() => Verdict::NotMeasured,
            _ if ours.low >= low && ours.high <= high => Verdict::Hit,
            _ if ours.low > high || ours.high < low => Verdict::Miss,
            _ => Verdict::NoPower,
        };
        Judgement {
            target: self,
            ours,
            verdict,
        }
    }
}

impl Judgement<'_> {
    /// Why the run has no value; none where it has one.
    #[must_use]
    pub fn why_not_measured(&self) -> Option<&str> {
        let why = match self.target.out_of_reach.as_str() {
            "" => NO_CASES,
            why => why,
        };
        (self.verdict == Verdict::NotMeasured).then_some(why)
    }

    /// About how many replications would settle a verdict that this run has no power for; none
    /// where it has, where one replication says nothing of the spread, or where ours lies on the edge.
    #[must_use]
    pub fn replications_needed(&self) -> Option<u32> {
        let (low, high) = self.target.row.bounds();
        let Summary { mean, count, .. } = self.ours;
        let (half, off) = (
            self.ours.high - mean,
            (mean - low).abs().min((mean - high).abs()),
        );
        let needed = f64::from(count) * (half / off) * (half / off);
        let known = self.verdict == Verdict::NoPower && needed.is_finite() && needed < 1e6;
        known.then(|| needed as u32 + 1)
    }
}

impl Outcome<'_> {
    /// Every target with its verdict: misses first, within a verdict in the table's order.
    pub fn judgements(&self) -> Vec<Judgement<'_>> {
        let mut all: Vec<_> = self
            .targets
            .iter()
            .map(|target| target.judge(self.ours(&target.row)))
            .collect();
        all.sort_by_key(|judgement| judgement.verdict);
        all
    }

    fn ours(&self, row: &TargetRow) -> Summary {
        let period = row.period.to_string();
        let key = [&row.indicator, &row.breakdown, &row.group, &period];
        let column = self.find(key.map(String::as_str));
        column.map_or(Summary::of(&[]), |column| self.summary(column))
    }
}

#[cfg(test)]
mod tests {
    use super::super::stand_in::{StandIn, outcome_of, target};
    use super::*;

    #[test]
    fn misses_come_first_and_what_is_not_measured_is_said() {
        let study = StandIn::new("base");
        let outcome = outcome_of(&study, 0..3, 1);
        let judged = outcome.judgements();
        let verdicts: Vec<_> = judged.iter().map(|judged| judged.verdict.word()).collect();
        assert_eq!(verdicts, ["miss", "not measured", "hit"]);
        assert!(judged[1].ours.mean.is_nan());
    }

    #[test]
    fn a_verdict_needs_an_interval_that_settles_it() {
        let judged = |values: &[f64], low, high| {
            let target = target("T1", "x", "run", low, high);
            let judgement = target.judge(Summary::of(values));
            (judgement.verdict, judgement.replications_needed())
        };
        // Mean 5, half width of the interval 1.787 from eight replications.
        let values = [9.0, 2.0, 4.0, 5.0, 4.0, 7.0, 4.0, 5.0];
        assert_eq!(judged(&values, 3.0, 7.0), (Verdict::Hit, None));
        assert_eq!(judged(&values, 7.0, 9.0), (Verdict::Miss, None));
        // A half width of 1.787 must come down to 1: 8 × 1.787² = 25.6.
        assert_eq!(judged(&values, 4.0, 9.0), (Verdict::NoPower, Some(26)));
        assert_eq!(judged(&values, 5.0, 9.0), (Verdict::NoPower, None));
        assert_eq!(judged(&values[..1], 0.0, 99.0), (Verdict::NoPower, None));
        assert_eq!(judged(&[], 0.0, 99.0), (Verdict::NotMeasured, None));
    }

    #[test]
    fn a_bound_on_one_side_lets_the_other_be() {
        let mut target = target("T1", "x", "run", 4.0, 4.0);
        for (kind, expected) in [
            (ToleranceKind::AtLeast, [Verdict::Miss, Verdict::Hit]),
            (ToleranceKind::AtMost, [Verdict::Hit, Verdict::Miss]),
        ] {
            target.row.tolerance_kind = kind;
            let verdicts = [3.0, 5.0].map(|ours| target.judge(Summary::of(&[ours; 2])).verdict);
            assert_eq!(verdicts, expected);
        }
    }
}
