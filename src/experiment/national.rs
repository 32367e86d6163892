//! The pathway as a study: a scenario, its columns, and how a replication fills them.

use super::reach::{self, Yearly};
use super::{Column, Fault, Layout, Period, Published, Replication, Study, Target, TargetRow};
use crate::cohort::history::Opening;
use crate::cohort::record::Cohort;
use crate::indicators::groups::{self, Group};
use crate::indicators::list;
use crate::indicators::measure::{Measured, When};
use crate::pathway::{Plan, Refusal, World};
use crate::scenario::Scenario;
use std::sync::Arc;

/// A scenario of the pathway, ready to run.
pub struct PathwayStudy {
    name: String,
    seed: u64,
    plan: Arc<Plan>,
    layout: Layout,
    groups: Vec<Group>,
    cells: Vec<Cell>,
    targets: Vec<Target>,
}

/// How one column is measured.
struct Cell {
    indicator: usize,
    group: usize,
    when: When,
}

/// Makes `scenario` ready to run with `seed` and `sample` of the people.
///
/// # Errors
/// [`Refusal`] for values that are each in range but impossible together.
pub fn study(scenario: &Scenario, seed: u64, sample: f64) -> Result<PathwayStudy, Refusal> {
    let plan = Plan::new(scenario, sample)?;
    let groups = groups::all(&plan.regions, &plan.sites);
    let (mut columns, mut cells) = columns(&plan, &groups);
    for row in scenario.targets().rows() {
        let yearly = reach::yearly(&plan, &groups, row);
        let made = yearly.map(|yearly| of_year(row.period, yearly, &groups));
        columns.extend(made.iter().map(|(column, _)| column.clone()));
        cells.extend(made.into_iter().map(|(_, cell)| cell));
    }
    Ok(PathwayStudy {
        name: scenario.name().to_owned(),
        seed,
        targets: targets(scenario, &plan, &groups),
        plan: Arc::new(plan),
        layout: Layout {
            indicators: list::all(),
            columns,
        },
        groups,
        cells,
    })
}

impl PathwayStudy {
    /// What is run.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Opens with the people of another study, which are then found only once.
    #[must_use]
    pub fn opening_as(self, other: &PathwayStudy) -> PathwayStudy {
        self.with_opening(Arc::clone(&other.plan.opening))
    }

    /// Opens with these people.
    #[must_use]
    pub fn opening_with(self, cohort: Cohort) -> PathwayStudy {
        let mut opening = Opening::clone(&self.plan.opening);
        opening.give(Arc::new(cohort));
        self.with_opening(Arc::new(opening))
    }

    fn with_opening(mut self, opening: Arc<Opening>) -> PathwayStudy {
        let mut plan = Plan::clone(&self.plan);
        plan.opening = opening;
        self.plan = Arc::new(plan);
        self
    }
}

/// Whether a scenario can be simulated at all, at full size.
///
/// # Errors
/// As [`study`].
pub fn check(scenario: &Scenario) -> Result<(), Refusal> {
    Plan::new(scenario, 1.0).map(|_| ())
}

fn columns(plan: &Plan, groups: &[Group]) -> (Vec<Column>, Vec<Cell>) {
    let (mut columns, mut cells) = (Vec::new(), Vec::new());
    for indicator in 0..list::all().len() {
        let given = |(_, group): &(usize, &Group)| list::is_given_for(indicator, group);
        for (group, part) in groups.iter().enumerate().filter(given) {
            let told = |(period, _): &(Period, When)| part.is_told_of(*period);
            for (period, when) in periods(plan).filter(told) {
                let (breakdown, name) = (part.breakdown, part.name.clone());
                columns.push(Column {
                    period,
                    indicator: indicator as u16,
                    breakdown,
                    group: name,
                });
                cells.push(Cell {
                    indicator,
                    group,
                    when,
                });
            }
        }
    }
    (columns, cells)
}

fn periods(plan: &Plan) -> impl Iterator<Item = (Period, When)> + '_ {
    let count = plan.months.count();
    let month = |at: usize| {
        let day = plan.months.first_day(at);
        (
            Period::Month {
                year: day.year(),
                month: day.month() as u8,
            },
            When::Months(at..at + 1),
        )
    };
    (0..count).map(month).chain([
        (Period::Run, When::Months(0..count)),
        (Period::FirstYear, When::Months(0..12)),
        (Period::Opening, When::Opening),
        (Period::Drift, When::Drift),
    ])
}

/// The column of a target that is measured over a year of the calendar.
fn of_year(period: Period, yearly: Yearly, groups: &[Group]) -> (Column, Cell) {
    let Yearly {
        indicator,
        group,
        months,
    } = yearly;
    let column = Column {
        period,
        indicator: indicator as u16,
        breakdown: groups[group].breakdown,
        group: groups[group].name.clone(),
    };
    let when = When::Months(months);
    let cell = Cell {
        indicator,
        group,
        when,
    };
    (column, cell)
}

fn targets(scenario: &Scenario, plan: &Plan, groups: &[Group]) -> Vec<Target> {
    let target = |row: &TargetRow| Target {
        out_of_reach: reach::why_not(plan, groups, row),
        ..Target::of(row.clone(), list::named(&row.indicator))
    };
    scenario.targets().rows().iter().map(target).collect()
}

impl Study for PathwayStudy {
    type World = World;

    fn name(&self) -> &str {
        &self.name
    }

    fn layout(&self) -> &Layout {
        &self.layout
    }

    fn new_world(&self) -> World {
        World::new(Arc::clone(&self.plan))
    }

    fn replicate(
        &self,
        world: &mut World,
        index: u32,
        progress: &(dyn Fn(f64) + Sync),
    ) -> Result<Replication, Fault> {
        let broken = |message: String| Fault::broken_identity(index, message);
        world
            .open(self.seed, index)
            .map_err(|fault| broken(fault.to_string()))?;
        let months = self.plan.months.count();
        for month in 0..months {
            let end = self.plan.months.end(month);
            world
                .run_until(end)
                .map_err(|fault| broken(fault.to_string()))?;
            if (month + 1) % 12 == 0 {
                let day = self.plan.months.first_day(month + 1);
                world
                    .check(end)
                    .map_err(|message| broken(format!("{message}, on {day}")))?;
            }
            progress((month + 1) as f64 / months as f64);
        }
        let measured = Measured {
            plan: &self.plan,
            ledger: world.ledger(),
        };
        let values = self.cells.iter().map(|cell| {
            measured.value(
                list::measure(cell.indicator),
                &self.groups[cell.group],
                &cell.when,
            )
        });
        Ok(Replication {
            index,
            values: values.collect(),
        })
    }

    fn published(&self, column: &Column) -> Option<Published> {
        let indicator = self.layout.indicator(column).id;
        let rows = self.targets.iter().map(|target| &target.row);
        rows.filter(|row| row.indicator == indicator && row.period == column.period)
            .find(|row| row.breakdown == column.breakdown && row.group == column.group)
            .map(|row| Published {
                value: row.value,
                source: row.source.clone(),
            })
    }

    fn targets(&self) -> Vec<Target> {
        self.targets.clone()
    }

    fn bytes_per_world(&self) -> u64 {
        self.plan.bytes_per_world()
    }

    fn events_per_replication(&self) -> u64 {
        self.plan.events_per_replication()
    }
}
