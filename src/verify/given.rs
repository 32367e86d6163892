//! The parameters of a case, read from its JSON with reasons when something is missing.

use serde_json::{Map, Value};

/// Parameters of one case.
#[derive(Clone, Debug)]
pub struct Given {
    map: Map<String, Value>,
    model: String,
}

impl Given {
    /// Reads a JSON object.
    ///
    /// # Errors
    /// In words, where the text is no JSON object.
    pub fn read(text: &str) -> Result<Given, String> {
        let value: Value = serde_json::from_str(text)
            .map_err(|error| format!("the parameters are not JSON: {error}"))?;
        let Value::Object(map) = value else {
            return Err("the parameters are not a JSON object".to_owned());
        };
        let model = map.get("model").and_then(Value::as_str);
        let model = super::prose::plain(model.unwrap_or_default());
        Ok(Given { map, model })
    }

    /// The model in words, thousands without commas; empty where it is not given.
    pub fn model(&self) -> &str {
        &self.model
    }

    /// A text parameter.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.map.get(key).and_then(Value::as_str)
    }

    /// A finite number, where the key is there and not null.
    ///
    /// # Errors
    /// In words, where the key holds something else.
    pub fn optional(&self, key: &str) -> Result<Option<f64>, String> {
        match self.map.get(key) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => finite(key, value).map(Some),
        }
    }

    /// A finite number.
    ///
    /// # Errors
    /// In words, where it is missing or no number.
    pub fn number(&self, key: &str) -> Result<f64, String> {
        let keys: Vec<&str> = self.map.keys().map(String::as_str).collect();
        self.optional(key)?
            .ok_or_else(|| format!("{key} is missing; given are {}", keys.join(", ")))
    }

    /// A number above zero.
    ///
    /// # Errors
    /// As [`Given::number`], and at or below zero.
    pub fn positive(&self, key: &str) -> Result<f64, String> {
        positive(key, self.number(key)?)
    }

    /// A whole number from 0 to 10 million.
    ///
    /// # Errors
    /// As [`Given::number`], and outside that range.
    pub fn count(&self, key: &str) -> Result<u32, String> {
        whole(key, self.number(key)?)
    }

    /// A share from 0 to 1.
    ///
    /// # Errors
    /// As [`Given::number`], and outside that range.
    pub fn share(&self, key: &str) -> Result<f64, String> {
        let value = self.number(key)?;
        if (0.0..=1.0).contains(&value) {
            Ok(value)
        } else {
            Err(format!("{key} is {value}; 0 to 1 is allowed"))
        }
    }

    /// A list of finite numbers.
    ///
    /// # Errors
    /// In words, where it is missing or something in it is no number.
    pub fn list(&self, key: &str) -> Result<Vec<f64>, String> {
        let value = self
            .map
            .get(key)
            .ok_or_else(|| format!("{key} is missing"))?;
        numbers(key, value)
    }

    /// A square matrix of finite numbers.
    ///
    /// # Errors
    /// As [`Given::list`], and where it is not square.
    pub fn square(&self, key: &str) -> Result<Vec<Vec<f64>>, String> {
        let rows = self.map.get(key).and_then(Value::as_array);
        let rows = rows.ok_or_else(|| format!("{key} is no list of rows"))?;
        let rows: Result<Vec<Vec<f64>>, String> =
            rows.iter().map(|row| numbers(key, row)).collect();
        let rows = rows?;
        if rows.is_empty() || rows.iter().any(|row| row.len() != rows.len()) {
            return Err(format!("{key} is not square"));
        }
        Ok(rows)
    }

    /// A list of texts, where there is one.
    pub fn names(&self, key: &str) -> Option<Vec<String>> {
        let list = self.map.get(key)?.as_array()?;
        let texts = list.iter().map(|value| value.as_str().map(str::to_owned));
        texts.collect()
    }

    /// The keys that begin with `prefix`, in order of their names.
    pub fn keys<'g>(&'g self, prefix: &'g str) -> impl Iterator<Item = &'g str> {
        let keys = self.map.keys().map(String::as_str);
        keys.filter(move |key| key.starts_with(prefix))
    }
}

fn finite(key: &str, value: &Value) -> Result<f64, String> {
    value
        .as_f64()
        .filter(|value| value.is_finite())
        .ok_or_else(|| format!("{key} is {value}; a finite number is needed"))
}

fn numbers(key: &str, value: &Value) -> Result<Vec<f64>, String> {
    let list = value
        .as_array()
        .ok_or_else(|| format!("{key} is no list of numbers"))?;
    list.iter().map(|value| finite(key, value)).collect()
}

/// Checks that a number is above zero.
///
/// # Errors
/// In words, where it is not.
pub fn positive(key: &str, value: f64) -> Result<f64, String> {
    if value > 0.0 {
        Ok(value)
    } else {
        Err(format!("{key} is {value}; above 0 is allowed"))
    }
}

/// Checks that a number is whole, from 0 to 10 million.
///
/// # Errors
/// In words, where it is not.
pub fn whole(key: &str, value: f64) -> Result<u32, String> {
    if (0.0..=1e7).contains(&value) && value.fract() == 0.0 {
        Ok(value as u32)
    } else {
        Err(format!(
            "{key} is {value}; a whole number from 0 to 10000000 is allowed"
        ))
    }
}
