//! What of the published values a run measures, and why it does not measure the rest.

use super::{Period, TargetRow};
use crate::indicators::groups::Group;
use crate::indicators::list;
use crate::indicators::measure::{Measure, MonthsOf};
use crate::pathway::Plan;
use crate::pathway::time::days;
use crate::scenario::Date;

/// The longest run there is, in years.
const LONGEST: i32 = 20;

/// One target that a run measures over a year of the calendar.
pub(super) struct Yearly {
    /// The place of the indicator in the list.
    pub indicator: usize,
    /// The place of the group in the list of groups.
    pub group: usize,
    /// The months of the run.
    pub months: MonthsOf,
}

/// The months over which a target of a year is measured; none for any other, or out of reach.
pub(super) fn yearly(plan: &Plan, groups: &[Group], row: &TargetRow) -> Option<Yearly> {
    let (indicator, group) = found(groups, row).ok()?;
    let months = months_of(plan, list::measure(indicator), row.period).ok()?;
    row.period.is_year().then_some(Yearly {
        indicator,
        group,
        months,
    })
}

/// Why a run does not measure a target; empty if it does, or if only its cases can tell.
pub(super) fn why_not(plan: &Plan, groups: &[Group], row: &TargetRow) -> String {
    let dated = |(indicator, _)| match row.period.days() {
        Some(_) => months_of(plan, list::measure(indicator), row.period).map(|_| ()),
        None => followed(plan, list::measure(indicator), row.period),
    };
    found(groups, row).and_then(dated).err().unwrap_or_default()
}

/// The places of a target's indicator and group.
fn found(groups: &[Group], row: &TargetRow) -> Result<(usize, usize), String> {
    let indicator = list::all().iter().position(|one| one.id == row.indicator);
    let Some(indicator) = indicator else {
        return Err("the program has no such indicator".to_owned());
    };
    let is_it = |group: &Group| group.breakdown == row.breakdown && group.name == row.group;
    let group = groups
        .iter()
        .position(|group| is_it(group) && list::is_given_for(indicator, group));
    let missing = || {
        let (breakdown, name) = (&row.breakdown, &row.group);
        format!("the indicator is not given for the {breakdown} group {name}")
    };
    group.map(|group| (indicator, group)).ok_or_else(missing)
}

/// The months of the run that a period of the calendar is made of, if all of it and its follow-up
/// lie inside.
fn months_of(plan: &Plan, measure: Measure, period: Period) -> Result<MonthsOf, String> {
    let months = &plan.months;
    let (start, end) = (months.first_day(0), months.first_day(months.count()));
    let Some((first, after)) = period.days() else {
        return Err(format!("{period} is no month or year of the calendar"));
    };
    let last = after.add_days(-1);
    if after <= start {
        return Err(format!(
            "{period} is over on {last}, before the run begins on {start}"
        ));
    }
    if first < start {
        return Err(format!(
            "{period} begins on {first}, before the run does on {start}"
        ));
    }
    if after > end {
        let more = more_years(start, after);
        return Err(format!("{period} ends on {last}, after the run; {more}"));
    }
    let at = |day: Date| (0..=months.count()).find(|&month| months.first_day(month) == day);
    let (Some(from), Some(to)) = (at(first), at(after)) else {
        let day = start.day();
        return Err(format!(
            "the months of the run begin on day {day}, those of {period} on the first"
        ));
    };
    within_follow_up(plan, measure, from..to)
}

/// Whether the follow-up of the first twelve months lies inside, all of it.
fn followed(plan: &Plan, measure: Measure, period: Period) -> Result<(), String> {
    match period {
        Period::FirstYear => within_follow_up(plan, measure, 0..12).map(|_| ()),
        _ => Ok(()),
    }
}

fn within_follow_up(plan: &Plan, measure: Measure, of: MonthsOf) -> Result<MonthsOf, String> {
    let follow_up = measure.follow_up();
    let after = plan.months.first_day(of.end).add_days(follow_up as i32);
    let known = plan.months.end(of.end - 1).after(days(follow_up));
    if known <= plan.horizon() {
        return Ok(of);
    }
    let more = more_years(plan.months.first_day(0), after);
    Err(format!(
        "people are followed up for {follow_up} days, to {after}, after the run; {more}"
    ))
}

/// How long a run would have to be.
fn more_years(start: Date, until: Date) -> String {
    match (1..=LONGEST).find(|years| start.add_months(12 * years) >= until) {
        Some(years) => format!("--years {years} reaches it"),
        None => "no run reaches it".to_owned(),
    }
}
