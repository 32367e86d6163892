//! Entries: which activities a moment is, with what there is to say of each.

use super::activity::Activity;
use super::words;
use crate::engine::Tick;
use crate::ledger::Flow;
use crate::pathway::Step;
use crate::pathway::continuity::WINDOW_DAYS;
use crate::pathway::time::{Months, START, TICKS_PER_DAY, days};
use crate::pathway::watch::Moment;
use crate::person::{Care, Fact, Legal, Person, Substance};
use crate::scenario::Date;

/// One line of a life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What happened.
    pub activity: Activity,
    /// What else there is to say of it; may be empty.
    pub detail: String,
    /// Whether a service wrote it down, where it may fail to.
    pub recorded: Option<bool>,
}

/// The entry of somebody found when the world opens.
#[must_use]
pub fn found(person: &Person, months: &Months) -> Entry {
    let mut detail = format!(
        "{}{}",
        words::legal(person.legal),
        since(person.since, months)
    );
    if let Some(care) = words::care(person.care) {
        detail += &format!("; {care}");
        if matches!(person.care, Care::Inside | Care::Outside) {
            detail += &since(person.care_since, months);
        }
    }
    let lately = START.since(person.released) <= days(WINDOW_DAYS);
    if lately && person.legal.at_liberty() && person.facts.has(Fact::ContinuityCohort) {
        let released = day(months.date(person.released).0);
        detail += &format!("; released on {released} while in treatment in custody");
    }
    Entry {
        activity: Activity::Found,
        detail,
        recorded: None,
    }
}

/// The origin of ticks stands for everything before it, so it is no date.
fn since(at: Tick, months: &Months) -> String {
    match at {
        Tick(0) | Tick::NEVER => String::new(),
        at => format!(" since {}", day(months.date(at).0)),
    }
}

/// The entries of a moment, in their natural order; none for a step that had been overtaken.
#[must_use]
pub fn entries(moment: &Moment<'_>, months: &Months) -> Vec<Entry> {
    let entry = |activity: Activity| Entry {
        activity,
        detail: Telling { moment, months }.of(activity),
        recorded: activity
            .record()
            .map(|record| moment.flows.contains(&record)),
    };
    let flows = moment.flows.iter().filter_map(|&flow| Activity::of(flow));
    in_court(moment)
        .into_iter()
        .chain(flows)
        .chain(changes(moment))
        .chain(not_done(moment))
        .map(entry)
        .collect()
}

fn in_court(moment: &Moment<'_>) -> Option<Activity> {
    let appeared = moment.before?.counts.court < moment.after.counts.court;
    appeared.then_some(Activity::InCourt)
}

/// What only the person's record shows.
fn changes(moment: &Moment<'_>) -> Vec<Activity> {
    let Some(before) = moment.before else {
        return Vec::new();
    };
    let (was, is) = (before.legal, moment.after.legal);
    let legal = match is {
        _ if was == is => None,
        Legal::OnLicence => Some(Activity::OnLicence),
        Legal::AtRisk => Some(Activity::AtLiberty),
        Legal::Gone if !moment.flows.contains(&Flow::WindowClosed) => Some(Activity::LeftModel),
        _ => None,
    };
    let care = match moment.after.care {
        care if care == before.care => None,
        Care::TriageDue => Some(Activity::TriageArranged),
        Care::AppointmentDue => Some(Activity::Due),
        Care::WaitingOutside => Some(Activity::QueuedOutside),
        _ => None,
    };
    legal.into_iter().chain(care).collect()
}

/// What was due and did not come about.
fn not_done(moment: &Moment<'_>) -> Option<Activity> {
    let (before, after) = (moment.before?, moment.after);
    let has = |flow: Flow| moment.flows.contains(&flow);
    let counted = before.counts != after.counts;
    match moment.step {
        Step::IsScreened if before.care == Care::None && !has(Flow::ScreenedWithNeed) => {
            Some(Activity::NeedNotFound)
        }
        Step::CascadeBegins if after.care != Care::AppointmentDue => Some(Activity::Lost),
        Step::ReferralContact if counted && !has(Flow::ReferredByProbation) => {
            Some(Activity::ReferralMissed)
        }
        Step::TestContact if counted && !has(Flow::TestedOnProbation) => Some(Activity::TestMissed),
        _ => None,
    }
}

/// What there is to say of an activity.
struct Telling<'a> {
    moment: &'a Moment<'a>,
    months: &'a Months,
}

impl Telling<'_> {
    fn of(&self, activity: Activity) -> String {
        use Activity as A;
        let after = self.moment.after;
        match activity {
            A::Remanded | A::Held | A::Recalled => self.until(after.until),
            A::Received | A::ReceivedForBreach | A::Sentenced => {
                format!("{}; {}", words::band(after.band), self.until(after.until))
            }
            A::NeedFound | A::NeedNotFound => in_truth(after),
            A::StartedInside => self.waited(),
            A::CompletedInside
            | A::DroppedOutInside
            | A::LeftWithNeed
            | A::LeftQueueInside
            | A::CompletedOutside
            | A::DroppedOutOutside
            | A::LeftOutside
            | A::GaveUp
            | A::LeftQueueOutside => self.after_days(|before| before.care_since),
            A::ReleasedFromSentence
            | A::ReleasedFromRemand
            | A::ReleasedFromRecall
            | A::ReleasedOther => self.after_days(|before| before.received),
            A::Lost => self.broken_link().to_owned(),
            A::Due => format!("{}, {}", self.on(after.care_due), words::route(after.route)),
            A::StartedOutside => self.start_outside(),
            A::OnLicence | A::CommunityOrder | A::SuspendedOrder => {
                format!("{}; {}", self.until(after.until), known(after))
            }
            A::DiedOfPoisoning | A::DiedOfOther => self.since_release(28),
            _ => String::new(),
        }
    }

    fn date(&self, at: Tick) -> String {
        day(self.months.date(at).0)
    }

    fn until(&self, at: Tick) -> String {
        match at {
            Tick::NEVER => "without an end".to_owned(),
            at => format!("until {}", self.date(at)),
        }
    }

    fn on(&self, at: Tick) -> String {
        format!("on {}", self.date(at))
    }

    fn after_days(&self, since: impl Fn(&Person) -> Tick) -> String {
        let begun = self.moment.before.map_or(Tick(0), since);
        match begun {
            Tick(0) => String::new(),
            begun => format!("after {}", in_days(self.moment.at.since(begun))),
        }
    }

    fn waited(&self) -> String {
        match self.after_days(|before| before.care_since) {
            waited if waited.is_empty() => waited,
            waited => format!("{waited} of waiting"),
        }
    }

    fn start_outside(&self) -> String {
        let route = words::route(self.moment.after.route);
        let parts = [route.to_owned(), self.waited(), self.since_release(365)];
        let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        said.join(", ")
    }

    /// Days since a release that lies at most so many days behind.
    fn since_release(&self, at_most: u32) -> String {
        let released = self.moment.after.released;
        let past = self.moment.at.since(released);
        match released {
            Tick(0) | Tick::NEVER => String::new(),
            _ if past / TICKS_PER_DAY > at_most => String::new(),
            _ => format!("{} after release", in_days(past)),
        }
    }

    /// The link of the cascade that broke: the one after the last that held.
    fn broken_link(&self) -> &'static str {
        const LINKS: [(Flow, &str); 4] = [
            (Flow::Planned, "no release plan"),
            (Flow::ReferralSent, "referral not sent"),
            (Flow::ReferralReceived, "referral not received"),
            (Flow::AppointmentBooked, "appointment not booked"),
        ];
        let broken = LINKS
            .iter()
            .find(|(held, _)| !self.moment.flows.contains(held));
        broken.map_or("appointment not kept", |(_, words)| words)
    }
}

fn in_truth(person: &Person) -> String {
    match person.attributes.substance {
        Substance::None => "there is none".to_owned(),
        substance => format!("the true need is {}", words::need(substance)),
    }
}

/// What the officer knows.
fn known(person: &Person) -> String {
    match (
        person.attributes.substance,
        person.facts.has(Fact::NeedKnown),
    ) {
        (Substance::None, _) => "no need of treatment".to_owned(),
        (_, true) => "need known to the officer".to_owned(),
        (_, false) => format!("need not known to the officer, {}", in_truth(person)),
    }
}

/// Days, in words.
fn in_days(ticks: u32) -> String {
    match ticks / TICKS_PER_DAY {
        0 => "less than a day".to_owned(),
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    }
}

/// A date in words: `14 May 2019`.
#[must_use]
pub fn day(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let (year, month, day) = date.ymd();
    format!("{day} {} {year}", MONTHS[month as usize - 1])
}
