//! Tests the examples of the document: each is read as its type without a deviation, and is equal after it is written again.
//!
//! `examples.json` has the examples by the name of the test: the location in the document, the values, and the properties that the
//! schema does not define, which may be lost. Tests with `instances` in their name have values that were generated from a schema.

#![allow(deprecated)] // Deprecated types have examples too.

use serde_json::Value;
use the_crate::runtime::{DateTime, Wire, json};
#[allow(unused_imports)]
use the_crate::{runtime, types};

/// Reads JSON as a type, and writes the value again.
pub(crate) type Through = fn(&[u8]) -> Result<(Value, String), json::JsonError>;

pub(crate) fn through<T: Wire>(text: &[u8]) -> Result<(Value, String), json::JsonError> {
    let read = json::from_slice::<T>(text)?;
    let deviations = read.deviations.iter().map(|deviation| format!("\n{deviation}")).collect();
    Ok((json::to_stored_value(&read.value)?, deviations))
}

pub(crate) fn holds(entry: &Value, through: Through) {
    let pointer = &entry["pointer"];
    let unknown: Vec<&str> = entry["unknown"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    for example in entry["examples"].as_array().into_iter().flatten() {
        holds_one(pointer, example, &unknown, through);
    }
}

fn holds_one(pointer: &Value, example: &Value, unknown: &[&str], through: Through) {
    match through(example.to_string().as_bytes()) {
        Err(error) => panic!("{pointer} can't be read: {error}\n{example:#}"),
        Ok((_, deviations)) if !deviations.is_empty() => {
            panic!("{pointer} is not as documented:{deviations}\n{example:#}")
        }
        Ok((written, _)) => {
            if let Err(difference) = same(example, &written, "", unknown) {
                panic!("{pointer} comes back with another {difference}\n{example:#}\ncame back as\n{written:#}");
            }
        }
    }
}

/// Whether two values are equal; otherwise returns the location of a difference.
pub(crate) fn same(sent: &Value, back: &Value, here: &str, unknown: &[&str]) -> Result<(), String> {
    let different = || format!("value at {here:?}: {sent} became {back}");
    let is_equal = match (sent, back) {
        (Value::Object(sent), Value::Object(back)) => {
            for (name, value) in sent {
                let here = format!("{here}/{}", name.replace('~', "~0").replace('/', "~1"));
                match back.get(name) {
                    Some(back) => same(value, back, &here, unknown)?,
                    None if unknown.contains(&here.as_str()) => {}
                    None => return Err(format!("value at {here:?}: {value} is lost")),
                }
            }
            back.keys().all(|name| sent.contains_key(name))
        }
        (Value::Array(sent), Value::Array(back)) => {
            for (index, (sent, back)) in sent.iter().zip(back).enumerate() {
                same(sent, back, &format!("{here}/{index}"), unknown)?;
            }
            sent.len() == back.len()
        }
        (Value::Number(sent), Value::Number(back)) => {
            sent == back || (sent.is_f64() || back.is_f64()) && sent.as_f64() == back.as_f64()
        }
        (Value::String(sent), Value::String(back)) => sent == back || same_instant(sent, back),
        _ => sent == back,
    };
    if is_equal { Ok(()) } else { Err(different()) }
}

fn same_instant(sent: &str, back: &str) -> bool {
    let instant = |text| DateTime::parse_from_rfc3339(text).ok();
    instant(sent).is_some_and(|sent| instant(back) == Some(sent))
}

macro_rules! examples {
    ($data:literal; $($name:ident: $type:ty,)*) => {
        static EXAMPLES: std::sync::LazyLock<serde_json::Map<String, Value>> =
            std::sync::LazyLock::new(|| serde_json::from_str(include_str!($data)).expect("the examples are JSON"));
        $(
            #[test]
            fn $name() {
                holds(&EXAMPLES[stringify!($name).trim_start_matches("r#")], through::<$type>);
            }
        )*
    };
}
