//! An event log as CSV: one event a row, in order of time, for tools of process mining.
//!
//! Case, activity, timestamp, lifecycle and resource are the columns of the XES standard under plain
//! names. Every event is an instant, so every lifecycle is `complete`. Timestamps are those of the
//! simulated world: UTC to the millisecond, and no clock of the run.

use std::io::{self, Write};

use crate::life::{Services, Told};

use super::results::io_error;
use super::text::cell;

const HEADER: [&str; 14] = [
    "case_id",
    "activity",
    "timestamp",
    "lifecycle",
    "resource",
    "event",
    "detail",
    "recorded",
    "sex",
    "age_band",
    "region",
    "substance",
    "legal_state",
    "care",
];

/// An event log on its way to a file.
pub struct EventLog<'a, W: Write> {
    table: csv::Writer<W>,
    services: &'a Services,
    events: u64,
    failed: Option<io::Error>,
}

impl<'a, W: Write> EventLog<'a, W> {
    /// The columns of a log.
    pub const COLUMNS: &'static [&'static str] = &HEADER;

    /// Begins a log with its header.
    pub fn new(out: W, services: &'a Services) -> Self {
        let mut log = Self {
            table: csv::Writer::from_writer(out),
            services,
            events: 0,
            failed: None,
        };
        log.write(HEADER.map(str::to_owned));
        log
    }

    /// Adds an event.
    pub fn add(&mut self, told: &Told<'_>) {
        self.events += 1;
        let row = self.row(told);
        self.write(row);
    }

    /// Ends the log and says how many events it has.
    ///
    /// # Errors
    /// The first failure of the system since it began.
    pub fn finish(mut self) -> io::Result<u64> {
        match self.failed {
            Some(error) => Err(error),
            None => self.table.flush().map(|()| self.events),
        }
    }

    /// A failure is kept for the end: a run has nobody to tell in between.
    fn write(&mut self, row: [String; 14]) {
        if self.failed.is_none() {
            self.failed = self.table.write_record(row).map_err(io_error).err();
        }
    }

    fn row(&self, told: &Told<'_>) -> [String; 14] {
        let text = |text: &str| cell(text).into_owned();
        let (entry, person) = (told.entry, told.person);
        let who = person.attributes;
        let recorded = entry.recorded.map(|recorded| match recorded {
            true => "yes",
            false => "no",
        });
        [
            told.id.to_string(),
            text(entry.activity.name()),
            timestamp(told),
            "complete".to_owned(),
            text(&self.services.by(told)),
            self.events.to_string(),
            text(&entry.detail),
            recorded.unwrap_or_default().to_owned(),
            who.sex.name().to_owned(),
            who.age.name().to_owned(),
            text(self.services.region(person)),
            who.substance.name().to_owned(),
            person.legal.name().to_owned(),
            person.care.name().to_owned(),
        ]
    }
}

/// The instant in the simulated world as ISO 8601, UTC.
pub(super) fn timestamp(told: &Told<'_>) -> String {
    let Told { date, past, .. } = told;
    let (hour, minute) = (past / 3_600_000, past / 60_000 % 60);
    let (second, millisecond) = (past / 1_000 % 60, past % 1_000);
    format!("{date}T{hour:02}:{minute:02}:{second:02}.{millisecond:03}Z")
}
