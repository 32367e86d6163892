//! What is sound and may still not be what the analyst means: changes that come too late to move
//! anything, and an opening stock of another time than the start.

use super::date::Date;
use super::{DatedChange, RAMP_STEP_DAYS, Scenario};

/// An opening stock as far from the start as this is of another time: three months.
const NEAR_DAYS: u32 = 92;

impl Scenario {
    /// Notes to the analyst, each one line.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let end = self.date(self.horizon_days());
        let late = self.changes().filter(|change| is_late(change, end));
        let late = late.map(|change| too_late(&change, end));
        self.stock_of_another_time()
            .into_iter()
            .chain(late)
            .collect()
    }

    /// The day the opening stock is of, if the scenario says so.
    #[must_use]
    pub fn stock_date(&self) -> Option<Date> {
        self.stock_date
    }

    fn stock_of_another_time(&self) -> Option<String> {
        let (of, start) = (self.stock_date?, self.start);
        let days = start.days_since(of);
        (days.unsigned_abs() > NEAR_DAYS).then(|| {
            let years = f64::from(days.unsigned_abs()) / 365.25;
            let way = if days > 0 { "before" } else { "after" };
            format!(
                "warning: the start is {start}, but the opening stock is of {of}, {years:.1} years {way} it ({}): who is \
                 in prison, supervised and at risk is as of then. Start near {of}, or name a stock of the start under \
                 [data] and give `stock_date` beside it",
                self.whence("stock_date"),
            )
        })
    }
}

/// Whether it moves nothing within the run. Rules of law come with the shipped scenarios and may lie
/// beyond any run; a ramp has moved nothing before its first step.
fn is_late(change: &DatedChange<'_>, end: Date) -> bool {
    let first_step = change.ramp_days.min(RAMP_STEP_DAYS);
    !change.rule && change.from.add_days(first_step as i32) >= end
}

fn too_late(change: &DatedChange<'_>, end: Date) -> String {
    let key = change.lever.key;
    let (from, whence) = (change.from, change.whence);
    format!(
        "note: the change of `{key}` from {from} ({whence}) moves nothing: the run ends on {end}; \
         give an earlier date, or more years (--years)"
    )
}
