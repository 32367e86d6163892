//! The findings as text and as JSON.

use super::finding::{Finding, Verdict};
use super::row::Row;
use serde_json::{Value, json};

/// All findings with their rows.
pub struct Report {
    lines: Vec<(Row, Finding)>,
}

impl Report {
    pub(super) fn new(rows: &[Row], findings: Vec<Finding>) -> Report {
        let lines = findings.into_iter();
        Report {
            lines: lines
                .map(|finding| (rows[finding.row].clone(), finding))
                .collect(),
        }
    }

    /// Rows with their findings, in the order of the file.
    pub fn lines(&self) -> &[(Row, Finding)] {
        &self.lines
    }

    /// Whether every row passed.
    pub fn passed(&self) -> bool {
        self.count(Verdict::Pass) == self.lines.len()
    }

    /// How many rows have a verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        let with = self.lines.iter();
        with.filter(|(_, finding)| finding.verdict == verdict)
            .count()
    }

    /// A JSON array, one object a row. What is no number is null.
    pub fn json(&self) -> String {
        let rows: Vec<Value> = self.lines.iter().map(line_json).collect();
        serde_json::to_string_pretty(&rows).expect("numbers and text are always JSON")
    }

    /// A table for people.
    pub fn text(&self) -> String {
        let mut text = header();
        for (row, finding) in &self.lines {
            text.push_str(&line_text(row, finding));
        }
        text.push_str(&self.summary());
        text
    }

    /// How many passed and failed.
    pub fn summary(&self) -> String {
        format!(
            "{} rows: {} pass, {} fail, {} without power, {} unsupported\n",
            self.lines.len(),
            self.count(Verdict::Pass),
            self.count(Verdict::Fail),
            self.count(Verdict::NoPower),
            self.count(Verdict::Unsupported)
        )
    }
}

fn line_json((row, finding): &(Row, Finding)) -> Value {
    json!({
        "id": row.id,
        "family": row.family,
        "quantity": row.quantity,
        "exact": row.exact,
        "estimate": finding.estimate,
        "standard_error": finding.error,
        "z": finding.z,
        "verdict": finding.verdict.name(),
        "replications": finding.replications,
        "reason": finding.reason,
    })
}

fn header() -> String {
    format!(
        "{:<18} {:<52} {:>13} {:>13} {:>10} {:>6} {:>8}  {}\n",
        "id", "quantity", "exact", "estimate", "std error", "z", "reps", "verdict"
    )
}

fn line_text(row: &Row, finding: &Finding) -> String {
    let mut line = format!(
        "{:<18} {:<52} {:>13} {:>13} {:>10} {:>6} {:>8}  {}",
        plain(&row.id, 18),
        plain(&row.quantity, 52),
        number(row.exact),
        number(finding.estimate),
        number(finding.error),
        score(finding.z),
        finding.replications,
        finding.verdict.name()
    );
    if !finding.reason.is_empty() {
        line.push_str(": ");
        line.push_str(&plain(&finding.reason, 300));
    }
    line.push('\n');
    line
}

/// Names come from a file: no control characters, and no more than fits.
fn plain(text: &str, width: usize) -> String {
    let letters = text.chars().map(|letter| {
        if letter.is_control() {
            '\u{fffd}'
        } else {
            letter
        }
    });
    let plain: String = letters.take(width).collect();
    if text.chars().count() > width {
        let kept: String = plain.chars().take(width - 1).collect();
        return kept + "…";
    }
    plain
}

fn number(value: f64) -> String {
    let size = value.abs();
    if value.is_nan() {
        "n/a".to_owned()
    } else if value == 0.0 {
        "0".to_owned()
    } else if (1e-3..1e6).contains(&size) {
        let digits = (5.0 - libm::floor(libm::log10(size))).clamp(0.0, 8.0);
        format!("{value:.0$}", digits as usize)
    } else {
        format!("{value:.3e}")
    }
}

fn score(z: f64) -> String {
    if z.is_finite() && z.abs() < 1e3 {
        format!("{z:+.2}")
    } else {
        "n/a".to_owned()
    }
}
