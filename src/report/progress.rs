//! How far the work has come, on stderr: a bar on a terminal, else a line each tenth.

use std::io::{IsTerminal, Write, stderr};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

use indicatif::{HumanDuration, ProgressBar, ProgressStyle};

/// Steps of the bar.
const STEPS: u64 = 1000;

/// Tells of progress on stderr.
pub struct Bar {
    kind: Kind,
}

enum Kind {
    Quiet,
    Drawn(ProgressBar),
    Lines { started: Instant, tenths: AtomicU32 },
}

impl Bar {
    /// A bar on a terminal, lines otherwise, nothing where `quiet`.
    pub fn new(quiet: bool) -> Self {
        let kind = match quiet {
            true => Kind::Quiet,
            false if stderr().is_terminal() => Kind::Drawn(drawn()),
            false => Kind::Lines {
                started: Instant::now(),
                tenths: AtomicU32::new(0),
            },
        };
        Self { kind }
    }

    /// Notes that a share of the work, from 0 to 1, is done.
    pub fn reach(&self, share: f64) {
        match &self.kind {
            Kind::Quiet => {}
            Kind::Drawn(bar) => bar.set_position((share * STEPS as f64) as u64),
            Kind::Lines { started, tenths } => tell_tenth(*started, tenths, share),
        }
    }

    /// Clears the bar, so that tables stand alone.
    pub fn finish(&self) {
        if let Kind::Drawn(bar) = &self.kind {
            bar.finish_and_clear();
        }
    }
}

fn drawn() -> ProgressBar {
    let bar = ProgressBar::new(STEPS);
    let style = ProgressStyle::with_template("{wide_bar} {percent:>3} %  {eta} left")
        .expect("the template is fixed and valid");
    bar.set_style(style);
    bar
}

fn tell_tenth(started: Instant, tenths: &AtomicU32, share: f64) {
    // A hair is added because a whole is the sum of many parts.
    let reached = (share * 10.0 + 1e-9) as u32;
    if tenths.fetch_max(reached, Ordering::Relaxed) < reached {
        let left = started.elapsed().mul_f64((1.0 - share).max(0.0) / share);
        let line = format!("{:>3} %, about {} left", reached * 10, HumanDuration(left));
        // Talk that cannot be heard is no reason to stop.
        let _ = writeln!(stderr(), "{line}");
    }
}
