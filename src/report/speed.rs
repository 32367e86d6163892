//! The tables of `throughcare bench`.

use comfy_table::{Cell, CellAlignment};

use crate::bench::{Growth, Measured, Target, targets};

use super::figure::figure;
use super::table::{Screen, text};

/// What was measured, in three tables and the machine it was measured on.
#[must_use]
pub fn speed_tables(measured: &Measured, screen: Screen) -> String {
    format!(
        "{}\n\n{}\n\n{}\n\n{}",
        circumstances(measured),
        run_table(measured, screen),
        growth_table(&measured.pathway_1a, screen),
        target_table(measured, screen)
    )
}

fn circumstances(measured: &Measured) -> String {
    let (build, machine) = (&measured.build, &measured.machine);
    let crowded = match machine.load > machine.cores as f64 / 2.0 {
        true => "; other programs compete, so times are upper bounds",
        false => "",
    };
    format!(
        "throughcare {} ({}), {}, {}, opt-level {}\n{}, {} cores, {:.0} GB, {}; load {:.1}{crowded}",
        build.version,
        build.commit,
        build.rustc,
        build.target,
        build.opt_level,
        machine.processor,
        machine.cores,
        machine.memory as f64 / 1e9,
        machine.system,
        machine.load,
    )
}

fn number(value: f64) -> Cell {
    Cell::new(figure(value, "")).set_alignment(CellAlignment::Right)
}

fn or_dash(value: Option<f64>) -> Cell {
    value.map_or_else(
        || Cell::new("–").set_alignment(CellAlignment::Right),
        number,
    )
}

fn run_table(measured: &Measured, screen: Screen) -> String {
    let run = &measured.national;
    let title = format!(
        "{}, {:.0} years, median of {}",
        run.scenario, run.years, run.replications
    );
    let mut table = screen.table(&[&title, "Value", "Unit"]);
    let rows = [
        ("a simulated year", run.seconds_per_year, "CPU s"),
        ("a replication", run.seconds_per_replication, "CPU s"),
        (
            "who is there at the start, once a run",
            run.seconds_to_open,
            "CPU s",
        ),
        ("facts logged a replication", run.events as f64, ""),
        (
            "facts logged a second and core",
            run.events_per_second_per_core,
            "",
        ),
        ("steps taken a replication", run.steps as f64, ""),
        (
            "steps taken a second and core",
            run.steps_per_second_per_core,
            "",
        ),
        ("people by the end", run.people as f64, ""),
        ("memory a worker", run.bytes_per_worker as f64 / 1e6, "MB"),
        ("memory a person", run.bytes_per_person as f64, "bytes"),
        ("identities and indicators add", 100.0 * run.overhead, "%"),
        (
            "two threads do, in the time of one",
            run.threads.speedup,
            "×",
        ),
    ];
    for (what, value, unit) in rows {
        table.add_row([text(what), number(value), text(unit)]);
    }
    table.to_string()
}

fn growth_table(growth: &Growth, screen: Screen) -> String {
    let mut table = screen.table(&[
        "PATHWAY-1A, people",
        "Queued (ns)",
        "Batched (ns)",
        "Heap (ns)",
        "Heap ÷ queued",
        "Heap ÷ batched",
    ]);
    for size in &growth.sizes {
        table.add_row([
            number(f64::from(size.people)),
            number(size.queued),
            number(size.batched),
            or_dash(size.heap),
            or_dash(size.heap_to_queued),
            or_dash(size.heap_to_batched),
        ]);
    }
    table.to_string()
}

fn target_table(measured: &Measured, screen: Screen) -> String {
    let mut table = screen.table(&["Target", "Measured", "Bound", "Unit", "Met"]);
    for target in targets(measured) {
        let bound = match target.at_least {
            true => format!("≥ {}", figure(target.bound, "")),
            false => format!("≤ {}", figure(target.bound, "")),
        };
        table.add_row([
            text(target.name),
            or_dash(target.measured),
            Cell::new(bound).set_alignment(CellAlignment::Right),
            text(target.unit),
            text(verdict(&target)),
        ]);
    }
    table.to_string()
}

fn verdict(target: &Target) -> &'static str {
    match target.is_met() {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not measured",
    }
}
