//! The margins of the opening: how many people the published stock counts, how many the rules of
//! the start leave after the years before it, and how many open the world.

use super::cells::{Cell, Required};
use super::history::{self, Opening};
use super::record::Record;
use crate::engine::Fault;
use crate::pathway::Plan;
use crate::person::{Care, Substance};

/// One margin.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Margin {
    /// Who is counted.
    pub label: String,
    /// People in the published stock, scaled to the sample.
    pub published: f64,
    /// People found by the rules alone.
    pub found: u64,
    /// People who open the world.
    pub opened: u64,
}

/// Every margin of `plan`, in the order of the stock, subsets last.
///
/// # Errors
/// [`Fault`] for a loop of steps without delay in the years before the start.
pub fn all(plan: &Plan) -> Result<Vec<Margin>, Fault> {
    let found = history::found(plan)?;
    let opened = history::cohort(plan)?;
    let margin = |(label, published, holds): (String, f64, Holds)| Margin {
        label,
        published,
        found: count(&found, &holds),
        opened: count(&opened.records, &holds),
    };
    Ok(published(&plan.opening).into_iter().map(margin).collect())
}

type Holds<'a> = Box<dyn Fn(&Record) -> bool + 'a>;

fn count(records: &[Record], holds: &Holds) -> u64 {
    records.iter().filter(|record| holds(record)).count() as u64
}

fn published(opening: &Opening) -> Vec<(String, f64, Holds<'_>)> {
    let mut margins: Vec<(String, f64, Holds)> = Vec::new();
    for stratum in &opening.strata {
        let holds = |record: &Record| stratum.holds(&record.person());
        let people = f64::from(stratum.people());
        margins.push((stratum.label.clone(), people, Box::new(holds)));
    }
    for group in Substance::NEEDS {
        let holds = move |record: &Record| {
            record.care == Care::Inside && record.attributes.substance == group
        };
        let label = format!("in treatment in custody, {}", group.name());
        let people = opening.care.inside[group as usize];
        margins.push((label, people, Box::new(holds)));
    }
    let outside = |record: &Record| record.care == Care::Outside;
    margins.push((
        "in community treatment".into(),
        opening.care.outside,
        Box::new(outside),
    ));
    let problem =
        |record: &Record| record.legal.supervised() && record.attributes.substance.drugs();
    margins.push((
        "supervised with a drug problem".into(),
        opening.care.drug_problem,
        Box::new(problem),
    ));
    margins.extend(beside(opening));
    margins
}

/// What runs beside the state: requirements in force, and teams.
fn beside(opening: &Opening) -> [(String, f64, Holds<'static>); 3] {
    let care = &opening.care;
    let required = |kind| move |record: &Record| Cell::of(record).required == kind;
    [
        (
            "on an order with a drug requirement".into(),
            care.drr,
            Box::new(required(Required::Drugs)),
        ),
        (
            "on an order with an alcohol requirement".into(),
            care.atr,
            Box::new(required(Required::Alcohol)),
        ),
        (
            "on an intervention team's caseload".into(),
            care.team,
            Box::new(|record: &Record| Cell::of(record).team),
        ),
    ]
}
