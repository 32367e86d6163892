//! The JSON Schema of scenario and lever files, for editors: it completes and checks what is written.
//!
//! Nothing is required, as any layer may leave anything to the layers below it.

use serde_json::{Map, Value, json};

use super::discounting::Discounting;
use super::evidence::{Distribution, Quality};
use super::levers::{Lever, levers};
use super::tables::Table;

/// The schema, which follows from the lever table.
#[must_use]
pub fn schema() -> Value {
    let mut properties = top();
    for lever in levers() {
        insert(&mut properties, lever.key, value(lever));
    }
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "throughcare scenario or lever file",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "definitions": shared(),
    })
}

/// What every parameter has alike.
fn shared() -> Value {
    json!({
        "range": {
            "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2,
            "description": "Within this the value lies: the low and the high end.",
        },
        "distribution": {
            "type": "string", "enum": Distribution::NAMES,
            "description": "The shape of our ignorance within the range.",
        },
        "source": {
            "type": "string",
            "description": "Ids of docs/sources.csv, file names, or words after assumption, derived or solved.",
        },
        "quality": {
            "type": "string", "enum": Quality::NAMES,
            "description": "How good the evidence is.",
        },
        "note": { "type": "string", "description": "Why." },
    })
}

fn shares(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

/// Where each data table may be given.
fn tables() -> Map<String, Value> {
    let of = |table: &Table| {
        let meaning = format!(
            "The table of {}: a CSV file beside the scenario.",
            table.name()
        );
        let text = json!({ "text": { "type": "string" } });
        let given = json!({ "description": meaning, "anyOf": [
            { "type": "string" },
            { "type": "object", "additionalProperties": false, "properties": text },
        ] });
        (table.name().to_owned(), given)
    };
    Table::ALL.iter().map(of).collect()
}

fn top() -> Map<String, Value> {
    let text = |meaning: &str| json!({ "type": "string", "description": meaning });
    let top = json!({
        "extends": text("The scenario below this one: a file in this folder or below it, or a shipped one (shipped:2019)."),
        "era": text("The era whose behaviour and data it builds on."),
        "title": text("What it is, in a line."),
        "start": text("The first day, a date without quotes."),
        "stock_date": text("The day the opening stock is of, a date without quotes."),
        "horizon_years": {
            "type": "integer", "minimum": 1, "maximum": 20,
            "description": "Years to simulate.",
        },
        "price_year": {
            "type": "integer", "minimum": 1990, "maximum": 2100,
            "description": "The year whose prices every amount is in.",
        },
        "discounting": {
            "type": "string", "enum": Discounting::NAMES,
            "description": "How later money and health are discounted.",
        },
        "data": {
            "type": "object", "additionalProperties": false, "properties": tables(),
            "description": "The data tables.",
        },
        "change": { "type": "array", "items": change(), "description": "A change from a date." },
        "rule": {
            "type": "array", "items": change(),
            "description": "A value that the law set on a day: in force at the start if that is later, otherwise from its day.",
        },
        "question": text("What a lever file asks, in one sentence."),
        "answers": {
            "type": "array", "items": { "type": "string" },
            "description": "The indicators that answer the question.",
        },
        "answer_years": {
            "type": "integer", "minimum": 1, "maximum": 20,
            "description": "The years a run must have at least to answer the question.",
        },
        "tells": text("The era whose answer tells most, one of applies_to; the newest if left out."),
        "applies_to": {
            "type": "array", "items": { "type": "string" }, "minItems": 1,
            "description": "The eras a lever file may be laid over.",
        },
    });
    match top {
        Value::Object(top) => top,
        _ => unreachable!("written as an object"),
    }
}

fn change() -> Value {
    let keys: Vec<&str> = levers().map(|lever| lever.key).collect();
    let meanings: Vec<&str> = levers().map(|lever| lever.meaning).collect();
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "parameter": {
                "type": "string", "enum": keys, "x-taplo": { "docs": { "enumValues": meanings } },
                "description": "The parameter that changes.",
            },
            "from": { "type": "string", "description": "The first day of the change, a date without quotes." },
            "after_days": {
                "type": "integer", "minimum": 0, "maximum": 7305,
                "description": "In place of from: days after the start of the scenario.",
            },
            "until": { "type": "string", "description": "The first day on which it no longer holds." },
            "for_days": {
                "type": "integer", "minimum": 0, "maximum": 7305,
                "description": "In place of until: days after the first on which it no longer holds.",
            },
            "ramp_days": {
                "type": "integer", "minimum": 0, "maximum": 7305,
                "description": "Days over which it comes about; at once if left out.",
            },
            "set": { "type": "number", "description": "The value that takes its place." },
            "add": { "type": "number", "description": "What is added to it." },
            "multiply": { "type": "number", "description": "What it is multiplied by." },
            "unit": { "type": "string", "description": "The unit of what is set or added." },
            "areas": {
                "type": "array", "items": { "type": "string" },
                "description": "Regions or nations it is confined to; everywhere if left out.",
            },
            "source": shares("source"),
            "note": shares("note"),
        },
    })
}

fn value(lever: &Lever) -> Value {
    let number = json!({ "type": "number", "minimum": lever.min, "maximum": lever.max });
    let description = format!(
        "{}. Unit: {}. Allowed: {} to {}. {}{}",
        lever.meaning,
        lever.unit,
        lever.min,
        lever.max,
        lever.kind.name(),
        if lever.by_area { ", by area" } else { "" },
    );
    json!({
        "type": "object",
        "additionalProperties": false,
        "description": description,
        "properties": {
            "value": number,
            "unit": { "type": "string", "enum": [lever.unit.name()] },
            "range": shares("range"),
            "distribution": shares("distribution"),
            "source": shares("source"),
            "quality": shares("quality"),
            "note": shares("note"),
        },
    })
}

/// Puts a lever at the place its dotted key leads to.
fn insert(properties: &mut Map<String, Value>, key: &str, lever: Value) {
    match key.split_once('.') {
        None => {
            properties.insert(key.to_owned(), lever);
        }
        Some((group, rest)) => {
            let group = properties.entry(group).or_insert_with(
                || json!({ "type": "object", "additionalProperties": false, "properties": {} }),
            );
            if let Some(Value::Object(within)) = group.get_mut("properties") {
                insert(within, rest, lever);
            }
        }
    }
}
