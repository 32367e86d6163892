//! Judges counts of instructions against those of before.

use std::collections::BTreeMap;
use std::fmt;

/// Instructions by bench.
pub type Counts = BTreeMap<String, u64>;

/// Percent by which a count may rise; a fall by more asks for a new baseline.
const TOLERATED: u64 = 3;

/// How to make peace with the gate.
pub const RENEW: &str = "write a new baseline with `cargo bench --bench gate -- --write` and commit \
     it together with a line under \"Instruction counts\" in CHANGELOG.md";

/// What became of a bench.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Within what is tolerated.
    Level,
    /// Fewer instructions than the baseline by more than what is tolerated.
    Faster,
    /// More instructions than are let through.
    Slower,
    /// Counted, but not in the baseline.
    New,
    /// In the baseline, but no longer counted.
    Gone,
}

impl Verdict {
    /// Whether the gate stays shut.
    #[must_use]
    pub fn fails(self) -> bool {
        matches!(self, Verdict::Slower | Verdict::New | Verdict::Gone)
    }
}

/// A bench before and now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The bench: function and case.
    pub name: String,
    /// Instructions before.
    pub before: Option<u64>,
    /// Instructions now.
    pub now: Option<u64>,
}

impl Compared {
    /// What became of it; the limits themselves are let through.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let (Some(before), Some(now)) = (self.before, self.now) else {
            return match self.now {
                Some(_) => Verdict::New,
                None => Verdict::Gone,
            };
        };
        let (before, now) = (u128::from(before), 100 * u128::from(now));
        if now > before * u128::from(100 + TOLERATED) {
            Verdict::Slower
        } else if now < before * u128::from(100 - TOLERATED) {
            Verdict::Faster
        } else {
            Verdict::Level
        }
    }

    /// Change in percent, where there is a before and a now.
    fn percent(&self) -> Option<f64> {
        let (before, now) = (self.before? as f64, self.now? as f64);
        Some(100.0 * (now - before) / before)
    }

    /// What to do about it; nothing for a bench that is level.
    #[must_use]
    pub fn advice(&self) -> Option<String> {
        let name = &self.name;
        let percent = self.percent().map_or(String::new(), |percent| {
            format!(
                "{percent:+.2} %, {} before, {} now",
                or_none(self.before),
                or_none(self.now)
            )
        });
        match self.verdict() {
            Verdict::Level => None,
            Verdict::Slower => Some(format!(
                "{name} takes more instructions: {percent}; up to +{TOLERATED} % is let through. \
                 Make it faster, or, if it is worth that, {RENEW}."
            )),
            Verdict::Faster => Some(format!(
                "{name} takes fewer instructions: {percent}. So that this is not lost again \
                 unseen, {RENEW}."
            )),
            Verdict::New => Some(format!("{name} is not in the baseline: {RENEW}.")),
            Verdict::Gone => Some(format!(
                "{name} is in the baseline, but was not counted: bring it back, or {RENEW}."
            )),
        }
    }
}

impl fmt::Display for Compared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, now) = (or_none(self.before), or_none(self.now));
        write!(f, "{:<32} {before:>15} {now:>15}", self.name)?;
        self.percent()
            .map_or(Ok(()), |percent| write!(f, " {percent:>+8.2} %"))
    }
}

/// All benches of either side, by name.
#[must_use]
pub fn compare(before: &Counts, now: &Counts) -> Vec<Compared> {
    let mut names: Vec<&String> = before.keys().chain(now.keys()).collect();
    names.sort();
    names.dedup();
    let compared = names.into_iter().map(|name| Compared {
        name: name.clone(),
        before: before.get(name).copied(),
        now: now.get(name).copied(),
    });
    compared.collect()
}

/// A count in groups of three digits.
fn or_none(count: Option<u64>) -> String {
    let Some(count) = count else {
        return "none".to_owned();
    };
    let digits = count.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
