//! A cohort as a file: written, and read back with every row checked.

use super::columns::{COLUMNS, Cell, Ground, NAMES};
use super::record::{Cohort, Record};
use crate::engine::Tick;
use crate::engine::key::IDS;
use crate::pathway::time::START;
use crate::pathway::{Plan, release};

use crate::person::{
    Age, Attributes, Care, Legal, Persistence, Person, Provider, Severity, Sex, Substance,
};
use crate::scenario::{Diagnostics, Row, Sheet, read_large};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

/// The most people a cohort may hold: half of all slots, as others arrive during the run.
const MOST_PEOPLE: usize = (IDS / 2) as usize;

/// Writes the people of `plan` as CSV.
///
/// # Errors
/// The writer's.
pub fn write(plan: &Plan, cohort: &Cohort, out: &mut dyn Write) -> io::Result<()> {
    let ground = Ground::of(plan);
    let mut table = csv::Writer::from_writer(out);
    table.write_record(NAMES.iter())?;
    let mut cells = csv::StringRecord::new();
    for record in &cohort.records {
        cells.clear();
        for column in COLUMNS {
            cells.push_field(&(column.write)(record, &ground));
        }
        table.write_record(&cells)?;
    }
    table.flush()
}

/// Reads people for `plan` from a CSV with the columns that [`write`] gives.
///
/// # Errors
/// Every problem of the file, by row and column.
pub fn read(plan: &Plan, path: &Path) -> Result<Cohort, Diagnostics> {
    let ground = Ground::of(plan);
    let mut records = Vec::new();
    let mut keys = BTreeSet::new();
    read_large(path, &NAMES, MOST_PEOPLE, |sheet, row| {
        let record = record_of(sheet, &row, &ground);
        if !keys.insert(record.key) {
            sheet.bad(&row, "key", "stands twice", "each person once");
        }
        check(sheet, &row, &record);
        check_prison(sheet, &row, &record, plan);
        records.push(record);
    })?;
    Ok(Cohort { records })
}

fn record_of(sheet: &mut Sheet, row: &Row, ground: &Ground) -> Record {
    let mut record = nobody();
    for column in COLUMNS {
        let mut cell = Cell {
            sheet,
            row,
            column: column.name,
            ground,
        };
        (column.read)(&mut cell, &mut record);
    }
    record.weeks = release::weeks_since(record.released, START);
    record
}

/// What a row is read into; every column fills its part.
fn nobody() -> Record {
    Record::of(&Person::new(
        0,
        Attributes {
            region: 0,
            area: 0,
            unit: 0,
            sex: Sex::Male,
            age: Age::ALL[0],
            substance: Substance::None,
            severity: Severity::Low,
            persistence: Persistence::Low,
            provider: Provider::Nps,
        },
    ))
}

/// What no person of the model can be.
fn check(sheet: &mut Sheet, row: &Row, record: &Record) {
    let mut bad = |column: &str, what: &str, help: &str| sheet.bad(row, column, what, help);
    if matches!(record.legal, Legal::Gone | Legal::Dead) {
        bad(
            "legal",
            "is no state of the start",
            "leave out people who are dead or outside the system",
        );
    }
    if record.until < START {
        bad(
            "until",
            "is before the start",
            "the state must last into the run",
        );
    }
    if record.until == Tick::NEVER && !may_last(record) {
        bad(
            "until",
            "is empty",
            "only an indeterminate sentence or licence has no end",
        );
    }
    for (column, at) in past(record) {
        if at > START && at != Tick::NEVER {
            bad(
                column,
                "is after the start",
                "it is of the time before the run",
            );
        }
    }
    check_care(sheet, row, record);
}

fn check_prison(sheet: &mut Sheet, row: &Row, record: &Record, plan: &Plan) {
    let person = record.person();
    let Some(which) = person.prison() else { return };
    let (what, help) = if !record.legal.in_custody() {
        (
            "is given for somebody at liberty",
            "leave it empty: only people in custody are held",
        )
    } else if !plan.sites.site(which).takes(&person) {
        (
            "does not take people of this sex and age",
            "leave it empty for the rules to find one",
        )
    } else {
        return;
    };
    sheet.bad(row, "synthetic_prison", what, help);
}

fn may_last(record: &Record) -> bool {
    record.band == crate::person::Band::Indeterminate
        || matches!(record.legal, Legal::Indeterminate | Legal::AtRisk)
}

fn past(record: &Record) -> [(&'static str, Tick); 4] {
    [
        ("since", record.since),
        ("received", record.received),
        ("released", record.released),
        ("care_since", record.care_since),
    ]
}

fn check_care(sheet: &mut Sheet, row: &Row, record: &Record) {
    let mut bad = |column: &str, what: &str, help: &str| sheet.bad(row, column, what, help);
    let inside = matches!(
        record.care,
        Care::TriageDue | Care::WaitingInside | Care::NotOffered | Care::Inside
    );
    if record.care != Care::None && inside != record.legal.in_custody() {
        bad(
            "care",
            "does not fit the legal state",
            "treatment in custody is for people in custody, community treatment for others",
        );
    }
    if record.care != Care::None && record.attributes.substance == Substance::None {
        bad(
            "care",
            "is of somebody without need",
            "give the substance group",
        );
    }
    let dated = matches!(
        record.care,
        Care::TriageDue | Care::AppointmentDue | Care::WaitingOutside
    );
    if dated && record.care_due == Tick::NEVER {
        bad("care_due", "is empty", "this state of care has a next step");
    }
    let kept = record.reserved != Tick::NEVER || record.tier.is_programme();
    if inside && kept && record.site == Person::NO_PRISON {
        bad(
            "programme_prison",
            "is empty",
            "a programme is that of a prison",
        );
    }
    if record.care != Care::None && record.care_due < START {
        bad(
            "care_due",
            "is before the start",
            "the step must lie in the run",
        );
    }
}
