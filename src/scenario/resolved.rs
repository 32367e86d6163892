//! The resolved scenario as one TOML text that needs no other file.

use std::fmt::Write;

use super::Scenario;
use super::levers;
use super::merge::Resolved;
use super::tables::Table;
use super::timeline::Move;

/// Writes the text; with comments that say where each value came from, or without, for hashing.
pub(crate) fn write(scenario: &Scenario, comments: bool) -> String {
    let mut out = String::new();
    write_top(&mut out, scenario, comments);
    write_values(&mut out, scenario, comments);
    for (lever, moves) in scenario.timeline.moves() {
        for step in moves {
            write_change(&mut out, scenario, levers::at(lever).key, step, comments);
        }
    }
    out.push_str("\n[data]\n");
    for table in Table::ALL {
        if let Some(text) = scenario.data_text(table) {
            if comments {
                line(
                    &mut out,
                    format_args!("# {}", scenario.whence(table.name())),
                );
            }
            line(
                &mut out,
                format_args!("{} = {{ text = {} }}", table.name(), long(text)),
            );
        }
    }
    out
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    writeln!(out, "{text}").expect("writing to a String cannot fail");
}

fn write_top(out: &mut String, scenario: &Scenario, comments: bool) {
    if comments {
        line(
            out,
            format_args!("# Every value of this scenario, and where it came from."),
        );
    }
    let mut put = |key: &str, value: String, whence: &str| {
        let comment = if comments {
            format!("  # {whence}")
        } else {
            String::new()
        };
        line(out, format_args!("{key} = {value}{comment}"));
    };
    let from = &scenario.whence;
    if let Some(title) = &scenario.title {
        put("title", quoted(title), &from.title);
    }
    put("era", quoted(&scenario.era), &from.era);
    put("start", scenario.start.to_string(), &from.start);
    if let Some(date) = scenario.stock_date {
        put("stock_date", date.to_string(), &from.stock_date);
    }
    put(
        "horizon_years",
        scenario.horizon_years.to_string(),
        &from.horizon_years,
    );
    put(
        "price_year",
        scenario.price_year.to_string(),
        &from.price_year,
    );
    put(
        "discounting",
        quoted(scenario.discounting.name()),
        &from.discounting,
    );
}

fn write_values(out: &mut String, scenario: &Scenario, comments: bool) {
    let mut open = "";
    // Sorted by group first: a key of a deeper group must not fall between two of its parent.
    let mut order: Vec<usize> = (0..levers::count()).collect();
    order.sort_by_key(|&index| levers::at(index).key.rsplit_once('.'));
    for index in order {
        let (group, name) = levers::at(index)
            .key
            .rsplit_once('.')
            .expect("every key has a group");
        if group != open {
            line(out, format_args!("\n[{group}]"));
            open = group;
        }
        if comments {
            line(out, format_args!("# {}", scenario.whence.values[index]));
        }
        line(
            out,
            format_args!("{name} = {}", value(index, &scenario.values[index])),
        );
    }
}

fn value(index: usize, resolved: &Resolved) -> String {
    let unit = levers::at(index).unit;
    let mut text = format!(
        "{{ value = {}, unit = \"{unit}\"",
        number(resolved.value.value)
    );
    if let Some(range) = &resolved.range {
        let (low, high) = range.value;
        text += &format!(", range = [{}, {}]", number(low), number(high));
    }
    if let Some(distribution) = &resolved.distribution {
        text += &format!(", distribution = \"{}\"", distribution.value.name());
    }
    text += &format!(", source = {}", quoted(&resolved.source.value));
    if let Some(quality) = &resolved.quality {
        text += &format!(", quality = \"{}\"", quality.value.name());
    }
    if let Some(note) = &resolved.note {
        text += &format!(", note = {}", quoted(&note.value));
    }
    text + " }"
}

fn write_change(out: &mut String, scenario: &Scenario, key: &str, step: &Move, comments: bool) {
    out.push_str(match step.rule {
        true => "\n[[rule]]\n",
        false => "\n[[change]]\n",
    });
    if comments {
        line(
            out,
            format_args!(
                "# {}",
                scenario.whence.changes[&(step.place.file, step.place.start)]
            ),
        );
    }
    line(out, format_args!("parameter = \"{key}\""));
    line(out, format_args!("from = {}", scenario.date(step.from)));
    if let Some(until) = step.until {
        line(out, format_args!("until = {}", scenario.date(until)));
    }
    if step.ramp_days > 0 {
        line(out, format_args!("ramp_days = {}", step.ramp_days));
    }
    let (name, amount) = step.effect.parts();
    line(out, format_args!("{name} = {}", number(amount)));
    if let Some(regions) = &step.regions {
        let rows = scenario.regions.rows();
        let names: Vec<String> = regions
            .iter()
            .map(|&index| quoted(&rows[index].region))
            .collect();
        line(out, format_args!("areas = [{}]", names.join(", ")));
    }
    for (name, text) in [("source", &step.source), ("note", &step.note)] {
        if let Some(text) = text {
            line(out, format_args!("{name} = {}", quoted(text)));
        }
    }
}

/// The shortest figures that read back as the same number; always with a point or an exponent.
fn number(value: f64) -> String {
    format!("{value:?}")
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out + "\""
}

/// A literal string over several lines where the text allows it, for the reader's sake.
fn long(text: &str) -> String {
    let plain = |c: char| c == '\n' || c == '\t' || !c.is_control();
    if text.contains("'''") || text.ends_with('\'') || !text.chars().all(plain) {
        quoted(text)
    } else {
        format!("'''\n{text}'''")
    }
}
