//! The values day by day: which dated changes hold, and the days on which any value differs.

use std::collections::{BTreeMap, BTreeSet};

use super::date::Date;
use super::layer::{Change, Effect, When, allowed};
use super::levers::{self, Lever};
use super::problems::{Among, Place, Problem, Problems, brief};
use super::tables::Regions;

/// A ramp moves in steps of this many days.
pub const RAMP_STEP_DAYS: u32 = 30;

/// More changes than this are no scenario but a series, which belongs in a table.
const MOST_CHANGES: usize = 500;

/// One dated change, in days after the start.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Move {
    pub(crate) from: u32,
    /// Whether it is a rule, which yields to a change of the same day.
    pub(crate) rule: bool,
    pub(crate) until: Option<u32>,
    pub(crate) ramp_days: u32,
    pub(crate) effect: Effect,
    /// The regions it is confined to, sorted; nothing where it holds everywhere.
    pub(crate) regions: Option<Vec<usize>>,
    pub(crate) place: Place,
    pub(crate) source: Option<String>,
    pub(crate) note: Option<String>,
}

impl Move {
    fn holds_on(&self, day: u32) -> bool {
        day >= self.from && self.until.is_none_or(|until| day < until)
    }

    fn holds_in(&self, region: Option<usize>) -> bool {
        match (&self.regions, region) {
            (None, _) => true,
            (Some(regions), Some(region)) => regions.contains(&region),
            (Some(_), None) => false,
        }
    }

    fn overlaps(&self, other: &Self) -> bool {
        match (&self.regions, &other.regions) {
            (Some(mine), Some(theirs)) => mine.iter().any(|region| theirs.contains(region)),
            _ => true,
        }
    }

    /// How much of the change is reached: 0 on its first day if it ramps, 1 from its last step on.
    fn reached(&self, day: u32) -> f64 {
        let since = day - self.from;
        if since >= self.ramp_days {
            return 1.0;
        }
        f64::from(since / RAMP_STEP_DAYS * RAMP_STEP_DAYS) / f64::from(self.ramp_days)
    }

    fn apply(&self, before: f64, day: u32) -> f64 {
        let after = match self.effect {
            Effect::Set(value) => value,
            Effect::Add(amount) => before + amount,
            Effect::Multiply(factor) => before * factor,
        };
        match self.reached(day) {
            1.0 => after,
            reached => before + (after - before) * reached,
        }
    }

    /// Every day on which it may move a value, in order.
    fn days(&self, horizon: u32) -> impl Iterator<Item = u32> + '_ {
        let last = self.until.unwrap_or(u32::MAX).min(horizon);
        let steps = (0..self.ramp_days).step_by(RAMP_STEP_DAYS as usize);
        let steps = steps
            .chain([self.ramp_days])
            .map(|step| self.from.saturating_add(step));
        steps.take_while(move |&day| day < last).chain(self.until)
    }
}

/// The changes of every parameter that has any, in the order in which they begin.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Timeline {
    moves: BTreeMap<usize, Vec<Move>>,
    change_days: Vec<u32>,
}

impl Timeline {
    /// Orders the changes and checks them against the start, the areas and one another.
    pub(crate) fn new(
        problems: &mut Problems,
        changes: &[&Change],
        start: Date,
        regions: &Regions,
    ) -> Self {
        let mut timeline = Self::default();
        // Rules of law come with the shipped scenarios and do not count.
        let own: Vec<_> = changes.iter().filter(|change| !change.rule).collect();
        if let Some(one_more) = own.get(MOST_CHANGES) {
            let title = format!("the scenario has {} changes", own.len());
            let label = format!("at most {MOST_CHANGES} are allowed");
            problems.push(Problem::at(one_more.place, title).label(label));
            return timeline;
        }
        for change in changes {
            if let Some(step) = dated(problems, change, start, regions) {
                timeline.moves.entry(change.lever).or_default().push(step);
            }
        }
        for (lever, moves) in &mut timeline.moves {
            moves.sort_by_key(|step| (step.from, !step.rule, step.regions.clone()));
            check_clashes(problems, *lever, moves);
        }
        timeline
    }

    /// The parameters that change, with their changes.
    pub(crate) fn moves(&self) -> impl Iterator<Item = (usize, &[Move])> {
        self.moves
            .iter()
            .map(|(lever, moves)| (*lever, moves.as_slice()))
    }

    /// The value of a parameter on a day, in a region or where no region is meant.
    pub(crate) fn value(&self, lever: usize, base: f64, region: Option<usize>, day: u32) -> f64 {
        let moves = self.moves.get(&lever).map_or(&[][..], Vec::as_slice);
        let holding = moves
            .iter()
            .filter(|step| step.holds_on(day) && step.holds_in(region));
        holding.fold(base, |value, step| step.apply(value, day))
    }

    /// The place of the change that holds last for any of some parameters on a day.
    pub(crate) fn last_change(&self, levers: &[usize], day: u32) -> Option<Place> {
        let moves = levers.iter().filter_map(|lever| self.moves.get(lever));
        let holding = moves.flatten().filter(|step| step.holds_on(day));
        holding.max_by_key(|step| step.from).map(|step| step.place)
    }

    /// The days, after day 0 and before the horizon, on which any value differs from the day before.
    pub(crate) fn change_days(&self) -> &[u32] {
        &self.change_days
    }

    /// Finds the days of change and checks each value reached against its limits.
    pub(crate) fn settle(
        &mut self,
        problems: &mut Problems,
        base: impl Fn(usize) -> f64,
        regions: usize,
        horizon: u32,
    ) {
        let mut differing = BTreeSet::new();
        for (lever, moves) in self.moves() {
            let confined = moves.iter().any(|step| step.regions.is_some());
            let regions = (0..regions).filter(|_| confined).map(Some);
            let fault = std::iter::once(None).chain(regions).find_map(|region| {
                let moves: Vec<&Move> = moves.iter().filter(|step| step.holds_in(region)).collect();
                walk(
                    levers::at(lever),
                    &moves,
                    base(lever),
                    horizon,
                    &mut differing,
                )
            });
            problems.extend(fault);
        }
        self.change_days = differing.into_iter().collect();
    }
}

/// Walks one parameter through the horizon: notes the days on which its value differs from the day
/// before, and stops at the first value beyond the limits.
fn walk(
    lever: &Lever,
    moves: &[&Move],
    base: f64,
    horizon: u32,
    differing: &mut BTreeSet<u32>,
) -> Option<Problem> {
    let mut days: Vec<u32> = moves.iter().flat_map(|step| step.days(horizon)).collect();
    days.push(0);
    days.sort_unstable();
    days.dedup();
    // Between these days nothing moves, so the day before has the value of the one visited last.
    let mut before = None;
    for day in days.into_iter().filter(|&day| day < horizon) {
        let mut holding = moves.iter().filter(|step| step.holds_on(day));
        let now = holding
            .clone()
            .fold(base, |value, step| step.apply(value, day));
        if now < lever.min || now > lever.max || now.is_nan() {
            return holding.next_back().map(|step| beyond(lever, step, now));
        }
        if before.is_some_and(|before| before != now) {
            differing.insert(day);
        }
        before = Some(now);
    }
    None
}

fn beyond(lever: &Lever, step: &Move, reached: f64) -> Problem {
    Problem::at(
        step.place,
        format!("a change takes `{}` out of range", lever.key),
    )
    .label(format!("it reaches {reached}"))
    .help(allowed(lever))
}

/// A change in days after the start, or nothing if it does not fit.
fn dated(problems: &mut Problems, change: &Change, start: Date, regions: &Regions) -> Option<Move> {
    let begins = change.from.value.days_after(start, 0);
    if begins < 0 && !change.rule {
        problems.push(before_start(change, start));
    }
    let regions = match &change.areas {
        Some(areas) => Some(regions_of(problems, areas, regions)?),
        None => None,
    };
    Some(Move {
        from: match change.rule {
            true => begins.max(0) as u32,
            false => u32::try_from(begins).ok()?,
        },
        rule: change.rule,
        until: change
            .until
            .as_ref()
            .and_then(|until| u32::try_from(until.value.days_after(start, begins)).ok()),
        ramp_days: change.ramp_days,
        effect: change.effect,
        regions,
        place: change.place,
        source: change.source.as_ref().map(|source| source.value.clone()),
        note: change.note.as_ref().map(|note| note.value.clone()),
    })
}

fn before_start(change: &Change, start: Date) -> Problem {
    let begins = match change.from.value {
        When::On(date) => date,
        When::After(_) => start,
    };
    let title = "a change begins before the scenario starts";
    Problem::at(change.from.place, title)
        .label(format!("`from` is {begins}, the start is {start}"))
        .help("values are those of the start: write the value itself, or a later `from`")
}

fn regions_of(
    problems: &mut Problems,
    areas: &[super::problems::At<String>],
    regions: &Regions,
) -> Option<Vec<usize>> {
    if regions.count() == 0 {
        // The table of regions is itself at fault, and that has been said.
        return None;
    }
    let mut indices = Vec::new();
    for area in areas {
        let found = regions.of_area(&area.value);
        if found.is_empty() {
            let names = regions.area_names();
            let problem = Problem::at(area.place, format!("unknown area `{}`", brief(&area.value)))
                .label(format!("allowed are {}", names.join(", ")))
                .mistyped(area.value.clone(), Among::Areas(names));
            problems.push(problem);
        }
        indices.extend(found);
    }
    indices.sort_unstable();
    indices.dedup();
    Some(indices)
}

/// Two changes of one parameter that begin on one day in one place have no order, nor have two rules;
/// a change comes after a rule of its day.
fn check_clashes(problems: &mut Problems, lever: usize, moves: &[Move]) {
    for (index, later) in moves.iter().enumerate() {
        let clash = moves[..index]
            .iter()
            .rev()
            .take_while(|step| step.from == later.from);
        let alike = |step: &&Move| step.rule == later.rule && step.overlaps(later);
        for earlier in clash.filter(alike).take(1) {
            let title = format!("`{}` changes twice on the same day", levers::at(lever).key);
            let problem = Problem::at(later.place, title)
                .label(format!("{} this change", problems.whence(later.place)))
                .also(
                    earlier.place,
                    format!("{} the other", problems.whence(earlier.place)),
                )
                .help("merge the two, or move one by a day: changes hold in the order of `from`");
            problems.push(problem);
        }
    }
}
