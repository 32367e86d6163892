//! A life in plain words, and its lines for programs.

use serde::Serialize;

use crate::life::entry::day;
use crate::life::{Services, Told};

use super::event_log::timestamp;
use super::text::printable;

/// One line of a life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LifeLine {
    /// The instant, as in an event log.
    pub timestamp: String,
    /// The day, for people.
    #[serde(skip)]
    pub day: String,
    /// What happened.
    pub activity: &'static str,
    /// What else there is to say of it.
    pub detail: String,
    /// Whether a service wrote it down, where it may fail to.
    pub recorded: Option<bool>,
    /// Who did it.
    pub resource: String,
}

/// Makes a line of what is told.
#[must_use]
pub fn life_line(told: &Told<'_>, services: &Services) -> LifeLine {
    let activity = told.entry.activity;
    LifeLine {
        timestamp: timestamp(told),
        day: day(told.date),
        activity: activity.name(),
        detail: told.entry.detail.clone(),
        recorded: told.entry.recorded,
        resource: services.by(told),
    }
}

impl LifeLine {
    /// The line as it is printed: date, what happened, what else there is to say, and by whom.
    fn text(&self, by: bool) -> String {
        let mut text = format!("{:>11}  {}", self.day, self.activity);
        if !self.detail.is_empty() {
            text += &format!(": {}", printable(&self.detail));
        }
        match self.recorded {
            Some(true) => text += "; recorded",
            Some(false) => text += "; not recorded",
            None => {}
        }
        if by && !self.resource.is_empty() {
            text += &format!(" ({})", printable(&self.resource));
        }
        text + "\n"
    }
}

/// A life as it is printed; who did something is named where it changes.
#[must_use]
pub fn life_text(lines: &[LifeLine]) -> String {
    let mut last = "";
    let mut text = String::new();
    for line in lines {
        text += &line.text(line.resource != last);
        last = &line.resource;
    }
    text
}
