//! What scenarios and the lever table say, as rows for programs and cells for people.

use serde::Serialize;
use serde_json::{Value, json};

use crate::scenario::levers::{Lever, moves_in_words};
use crate::scenario::{Assumption, DatedChange, Parameter, Scenario, cited};

use super::listing::Listing;

/// One entry of the lever table.
#[derive(Clone, Debug, Serialize)]
pub struct LeverRow {
    /// Its name in files.
    pub key: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// The least value allowed.
    pub min: f64,
    /// The greatest value allowed.
    pub max: f64,
    /// Condition, behaviour or effect.
    pub kind: &'static str,
    /// Whether a change may be confined to areas.
    pub by_area: bool,
    /// What it means.
    pub meaning: &'static str,
    /// The flows it may move; `*` for any.
    pub moves: &'static [&'static str],
}

impl LeverRow {
    /// The row of a lever.
    #[must_use]
    pub fn of(lever: &'static Lever) -> Self {
        Self {
            key: lever.key,
            unit: lever.unit.name(),
            min: lever.min,
            max: lever.max,
            kind: lever.kind.name(),
            by_area: lever.by_area,
            meaning: lever.meaning,
            moves: lever.moves,
        }
    }

    /// The rows with every column.
    #[must_use]
    pub fn listing(rows: &[Self]) -> Listing {
        let header = [
            "key", "unit", "min", "max", "kind", "by_area", "meaning", "moves",
        ];
        let mut listing = Listing::new(&header);
        for row in rows {
            listing.push([
                row.key.to_owned(),
                row.unit.to_owned(),
                row.min.to_string(),
                row.max.to_string(),
                row.kind.to_owned(),
                row.by_area.to_string(),
                row.meaning.to_owned(),
                moves_in_words(row.moves),
            ]);
        }
        listing
    }
}

/// A parameter's value in one scenario.
#[derive(Clone, Debug, Serialize)]
pub struct ValueRow {
    /// The scenario.
    pub scenario: String,
    /// The value on the first day.
    pub value: f64,
    /// The unit.
    pub unit: &'static str,
    /// The low end of its range.
    pub low: Option<f64>,
    /// The high end of its range.
    pub high: Option<f64>,
    /// The shape of our ignorance within the range.
    pub distribution: Option<&'static str>,
    /// Where it comes from.
    pub source: String,
    /// How good the evidence is.
    pub quality: Option<&'static str>,
    /// Why.
    pub note: Option<String>,
    /// The file and line, or the option, that sets it.
    pub set_in: String,
    /// The published figures it cites.
    pub cites: Vec<String>,
    /// Its dated changes.
    pub changes: Vec<ChangeRow>,
}

/// A dated change.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeRow {
    /// The parameter.
    pub parameter: &'static str,
    /// What it does and when.
    pub change: String,
    /// The file and line where it stands.
    pub set_in: String,
    /// Where it comes from.
    pub source: Option<String>,
    /// Why.
    pub note: Option<String>,
}

impl ChangeRow {
    fn of(change: &DatedChange<'_>) -> Self {
        Self {
            parameter: change.lever.key,
            change: change.in_words(),
            set_in: change.whence.to_owned(),
            source: change.source.map(str::to_owned),
            note: change.note.map(str::to_owned),
        }
    }
}

impl ValueRow {
    /// The values of a parameter in several scenarios.
    #[must_use]
    pub fn of(key: &str, scenarios: &[(String, Scenario)]) -> Vec<Self> {
        let known = scenarios.iter().filter_map(|(name, scenario)| {
            let parameter = scenario.parameter(key)?;
            Some(Self::one(name, scenario, &parameter))
        });
        known.collect()
    }

    fn one(name: &str, scenario: &Scenario, parameter: &Parameter<'_>) -> Self {
        let key = parameter.lever.key;
        let figures = cited(parameter.source).into_iter();
        let changes = scenario.changes().filter(|change| change.lever.key == key);
        Self {
            scenario: name.to_owned(),
            value: parameter.value,
            unit: parameter.lever.unit.name(),
            low: parameter.range.map(|(low, _)| low),
            high: parameter.range.map(|(_, high)| high),
            distribution: parameter.distribution.map(|shape| shape.name()),
            source: parameter.source.to_owned(),
            quality: parameter.quality.map(|quality| quality.name()),
            note: parameter.note.map(str::to_owned),
            set_in: parameter.whence.to_owned(),
            cites: figures
                .map(|figure| {
                    format!(
                        "{}: {} ({}). {}, {}",
                        figure.id,
                        figure.quantity,
                        figure.period,
                        figure.source,
                        figure.publisher_year
                    )
                })
                .collect(),
            changes: changes.map(|change| ChangeRow::of(&change)).collect(),
        }
    }

    /// Scenario, value, range, shape, quality, where it is set.
    #[must_use]
    pub fn cells(&self) -> [String; 6] {
        let range = match (self.low, self.high) {
            (Some(low), Some(high)) => format!("{low} to {high}"),
            _ => String::new(),
        };
        [
            self.scenario.clone(),
            format!("{} {}", self.value, self.unit),
            range,
            self.distribution.unwrap_or_default().to_owned(),
            self.quality.unwrap_or_default().to_owned(),
            self.set_in.clone(),
        ]
    }

    /// Source, note, what is cited, and dated changes, a line each.
    #[must_use]
    pub fn reasons(&self) -> String {
        let mut text = format!("\n{}\n  source: {}\n", self.scenario, self.source);
        if let Some(note) = &self.note {
            text += &format!("  note: {note}\n");
        }
        for figure in &self.cites {
            text += &format!("  {figure}\n");
        }
        for change in &self.changes {
            text += &format!("  change: {} ({})\n", change.change, change.set_in);
        }
        super::text::printable_lines(&text)
    }
}

/// A whole scenario, without the texts of its data tables.
#[must_use]
pub fn scenario_json(scenario: &Scenario) -> Value {
    let values = scenario.parameters().map(|parameter| {
        let mut row = json!(ValueRow::one(scenario.name(), scenario, &parameter));
        if let Value::Object(fields) = &mut row {
            for unneeded in ["scenario", "cites", "changes"] {
                fields.remove(unneeded);
            }
            fields.insert("key".to_owned(), json!(parameter.lever.key));
            fields.insert("kind".to_owned(), json!(parameter.lever.kind.name()));
        }
        row
    });
    let changes = scenario.changes().map(|change| ChangeRow::of(&change));
    let top = |key: &str, value: Value| json!({ "value": value, "set_in": scenario.whence(key) });
    let tables = scenario
        .tables()
        .map(|(name, _)| (name.to_owned(), json!(scenario.whence(name))));
    json!({
        "name": scenario.name(),
        "title": top("title", json!(scenario.title())),
        "era": top("era", json!(scenario.era())),
        "start": top("start", json!(scenario.start().to_string())),
        "horizon_years": top("horizon_years", json!(scenario.horizon_years())),
        "sha256": super::hexadecimal(&scenario.hash()),
        "parameters": values.collect::<Vec<_>>(),
        "changes": changes.collect::<Vec<_>>(),
        "data": tables.collect::<serde_json::Map<_, _>>(),
    })
}

/// One row of the register of assumptions.
#[derive(Clone, Debug, Serialize)]
pub struct AssumptionRow {
    /// Its name.
    pub id: String,
    /// Assumption, solved, derived or published.
    pub basis: &'static str,
    /// What is assumed.
    pub statement: String,
    /// The value or values.
    pub value: String,
    /// Within what they lie.
    pub range: String,
    /// Why.
    pub rationale: String,
    /// Where it comes from.
    pub source: String,
    /// Who published what it cites, and when.
    pub source_date: String,
    /// How good the evidence is.
    pub quality: String,
    /// What hangs on it.
    pub linked_keys: Vec<String>,
}

impl From<Assumption> for AssumptionRow {
    fn from(assumption: Assumption) -> Self {
        let Assumption {
            id,
            basis,
            statement,
            value,
            range,
            rationale,
            source,
            date,
            quality,
            keys,
        } = assumption;
        Self {
            id,
            basis: basis.name(),
            statement,
            value,
            range,
            rationale,
            source,
            source_date: date,
            quality,
            linked_keys: keys,
        }
    }
}

impl AssumptionRow {
    /// The rows with every column.
    #[must_use]
    pub fn listing(rows: &[Self]) -> Listing {
        let mut listing = Listing::new(&[
            "id",
            "basis",
            "statement",
            "value",
            "range",
            "rationale",
            "source",
            "source_date",
            "quality",
            "linked_keys",
        ]);
        for row in rows.iter().cloned() {
            listing.push([
                row.id,
                row.basis.to_owned(),
                row.statement,
                row.value,
                row.range,
                row.rationale,
                row.source,
                row.source_date,
                row.quality,
                row.linked_keys.join(" "),
            ]);
        }
        listing
    }
}
