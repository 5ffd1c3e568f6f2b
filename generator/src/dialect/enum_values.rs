//! Reads the names and descriptions that extensions give to the values of `enum`.
//!
//! | written | as |
//! |---|---|
//! | `x-enum-varnames`, `x-enumNames`, `x-enum-names` | names, in the order of the values |
//! | `x-enum-descriptions`, `x-enumDescriptions`, `x-enum-description` | descriptions, in the order of the values, or by value |
//! | `values` of `x-ms-enum` | objects with `value`, `name` and `description` |

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::keywords::value_of;
use super::shape::whole;

const NAMES: [&str; 3] = ["x-enum-varnames", "x-enumNames", "x-enum-names"];
const DESCRIPTIONS: [&str; 3] = ["x-enum-descriptions", "x-enumDescriptions", "x-enum-description"];

/// Texts for the values of `enum`, by the value as text.
type Texts = BTreeMap<String, String>;

/// Returns the names and the descriptions of the values.
pub(super) fn names_and_descriptions(keywords: &Map<String, Value>, values: &[Value]) -> (Texts, Texts) {
    if values.is_empty() {
        return (Texts::new(), Texts::new());
    }
    let texts = |extensions: &[&str], key: &str| {
        let written = extensions.iter().find_map(|extension| value_of(keywords, extension));
        written.map_or_else(|| described_values(keywords, key), |written| by_value(written, values))
    };
    (texts(&NAMES, "name"), texts(&DESCRIPTIONS, "description"))
}

/// The text of a value, by which its name and description are found.
pub(crate) fn enum_value_text(value: &Value) -> String {
    match (value.as_str(), whole(value)) {
        (Some(text), _) => text.to_owned(),
        (None, Some(number)) => number.to_string(),
        (None, None) => value.to_string(),
    }
}

fn by_value(written: &Value, values: &[Value]) -> Texts {
    match written {
        Value::Array(texts) => first_of_each(values.iter().zip(texts)),
        Value::Object(texts) => {
            texts.iter().filter_map(|(value, text)| Some((value.clone(), text.as_str()?.to_owned()))).collect()
        }
        _ => Texts::new(),
    }
}

fn described_values(keywords: &Map<String, Value>, key: &str) -> Texts {
    let described = value_of(keywords, "x-ms-enum").and_then(|written| written.get("values")?.as_array());
    first_of_each(described.into_iter().flatten().filter_map(|one| Some((one.get("value")?, one.get(key)?))))
}

/// A value that is listed twice has its first text.
fn first_of_each<'a>(texts: impl Iterator<Item = (&'a Value, &'a Value)>) -> Texts {
    let mut by_value = Texts::new();
    for (value, text) in texts {
        if let Some(text) = text.as_str().filter(|text| !text.is_empty()) {
            by_value.entry(enum_value_text(value)).or_insert_with(|| text.to_owned());
        }
    }
    by_value
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::names_and_descriptions;

    #[test]
    fn names_and_descriptions_belong_to_values() {
        let read = |keywords: serde_json::Value| {
            let keywords = keywords.as_object().cloned().unwrap_or_default();
            let values = keywords["enum"].as_array().cloned().unwrap_or_default();
            names_and_descriptions(&keywords, &values)
        };
        let texts =
            |pairs: &[(&str, &str)]| pairs.iter().map(|(value, text)| (value.to_string(), text.to_string())).collect();
        assert_eq!(
            read(json!({
                "enum": [null, 1, 2, 1],
                "x-enum-varnames": ["None", "One", "Two", "Again"],
                "x-enumDescriptions": { "2": "The second." },
            })),
            (texts(&[("null", "None"), ("1", "One"), ("2", "Two")]), texts(&[("2", "The second.")]))
        );
        assert_eq!(
            read(json!({
                "enum": ["a", "b"],
                "x-ms-enum": { "name": "Letter", "values": [
                    { "value": "b", "name": "Bee", "description": "The second." }, { "value": "a" }, "c",
                ] },
            })),
            (texts(&[("b", "Bee")]), texts(&[("b", "The second.")]))
        );
    }
}
