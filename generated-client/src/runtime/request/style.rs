// @generated, the same for every API. Do not edit.
//! Writes the values of parameters in the styles of OpenAPI, which are those of RFC 6570. Values are scalars, lists of
//! scalars, or objects of scalars; deeper values are written as JSON text.

use serde_json::{Map, Value};

use super::percent::{self, Keep, Pair};
use crate::runtime::description::parameter::{Location, Parameter, Style};

/// Returns the name-value pairs of a query parameter, a cookie or a form. Null has no pair.
pub(crate) fn pairs(parameter: &Parameter, value: &Value) -> Vec<Pair> {
    let keep = Keep::of(parameter);
    let name = percent::encode(parameter.name, Keep::Unreserved);
    let one = |text: String| vec![(name.clone(), text)];
    match (value, parameter.style) {
        (Value::Null, _) => Vec::new(),
        (value, Style::Json) => one(percent::encode(&value.to_string(), keep)),
        (value @ Value::Object(_), Style::FormText) => one(percent::encode(&form(value, parameter.fields), keep)),
        (Value::Object(members), Style::Whole) => form_pairs(members, parameter.fields),
        (value, Style::Whole) => vec![(String::new(), scalar(value, keep))],
        (Value::Object(members), Style::Deep) => deep(&name, members, keep),
        (Value::Array(items), Style::Deep) => indexed(&name, items, keep),
        (Value::Array(items), _) if parameter.explode => {
            present(items).map(|item| (name.clone(), scalar(item, keep))).collect()
        }
        (Value::Object(members), _) if parameter.explode => exploded(members, keep),
        (Value::Array(items), style) => some(joined(items, separator(style), keep)).map_or_else(Vec::new, one),
        (Value::Object(members), style) => some(flat(members, separator(style), keep)).map_or_else(Vec::new, one),
        (value, _) => one(scalar(value, keep)),
    }
}

/// Returns the fields of an object as pairs of a form. Lists repeat their name, unless the document specifies a style.
pub(crate) fn form(body: &Value, styles: &[Parameter]) -> String {
    let pairs = body.as_object().into_iter().flat_map(|members| form_pairs(members, styles));
    pairs.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

fn form_pairs(members: &Map<String, Value>, styles: &[Parameter]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (member, value) in members {
        let name = percent::encode(member, Keep::Unreserved);
        match (styles.iter().find(|style| style.name == member), value) {
            (Some(style), value) => pairs.extend(self::pairs(style, value)),
            (None, Value::Null) => {}
            (None, Value::Array(items)) => {
                pairs.extend(present(items).map(|item| (name.clone(), scalar(item, Keep::Unreserved))));
            }
            (None, value) => pairs.push((name, scalar(value, Keep::Unreserved))),
        }
    }
    pairs
}

/// Returns the text of a path parameter or a header.
pub(crate) fn text(parameter: &Parameter, value: &Value) -> String {
    let keep = Keep::of(parameter);
    let name = percent::encode(parameter.name, Keep::Unreserved);
    match parameter.style {
        Style::FormText if value.is_object() => percent::encode(&form(value, parameter.fields), keep),
        Style::Json => percent::encode(&value.to_string(), keep),
        Style::Label => {
            let between = if parameter.explode { "." } else { "," };
            format!(".{}", list(value, between, parameter.explode, keep))
        }
        Style::Matrix => matrix(&name, value, parameter.explode, keep),
        _ => list(value, ",", parameter.explode, keep),
    }
}

fn matrix(name: &str, value: &Value, explode: bool, keep: Keep) -> String {
    match value {
        Value::Array(items) if explode => {
            present(items).map(|item| format!(";{name}={}", scalar(item, keep))).collect()
        }
        Value::Object(members) if explode => format!(";{}", assigned(members, ";", keep)),
        value => {
            let text = list(value, ",", false, keep);
            if text.is_empty() { format!(";{name}") } else { format!(";{name}={text}") }
        }
    }
}

fn list(value: &Value, between: &str, explode: bool, keep: Keep) -> String {
    match value {
        Value::Array(items) => joined(items, between, keep),
        Value::Object(members) if explode => assigned(members, between, keep),
        Value::Object(members) => flat(members, between, keep),
        value => scalar(value, keep),
    }
}

fn joined(items: &[Value], between: &str, keep: Keep) -> String {
    present(items).map(|item| scalar(item, keep)).collect::<Vec<_>>().join(between)
}

/// Returns names and values in turn, for an object that is not exploded.
fn flat(members: &Map<String, Value>, between: &str, keep: Keep) -> String {
    let present = members.iter().filter(|(_, value)| !value.is_null());
    let texts = present.flat_map(|(name, value)| [percent::encode(name, keep.for_name()), scalar(value, keep)]);
    texts.collect::<Vec<_>>().join(between)
}

/// Returns `name=value` for each property, for an exploded object in one text.
fn assigned(members: &Map<String, Value>, between: &str, keep: Keep) -> String {
    let pairs = exploded(members, keep).into_iter().map(|(name, value)| format!("{name}={value}"));
    pairs.collect::<Vec<_>>().join(between)
}

/// Returns the pairs of an exploded object. A list repeats the name of its property.
fn exploded(members: &Map<String, Value>, keep: Keep) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (name, value) in members {
        let name = percent::encode(name, keep.for_name());
        match value {
            Value::Null => {}
            Value::Array(items) => pairs.extend(present(items).map(|item| (name.clone(), scalar(item, keep)))),
            value => pairs.push((name, scalar(value, keep))),
        }
    }
    pairs
}

/// Returns the pairs of an object in style `deepObject`. Nested objects add names in brackets, and lists add indices,
/// at every level. OpenAPI does not specify this, and servers that read brackets preserve only the last of several
/// pairs with one name.
fn deep(name: &str, members: &Map<String, Value>, keep: Keep) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (key, value) in members {
        let name = format!("{name}%5B{}%5D", percent::encode(key, Keep::Unreserved));
        pairs.extend(below(name, value, keep));
    }
    pairs
}

/// Returns the pairs of a list in style `deepObject`: `name[0]=a`.
fn indexed(name: &str, items: &[Value], keep: Keep) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (index, item) in present(items).enumerate() {
        pairs.extend(below(format!("{name}%5B{index}%5D"), item, keep));
    }
    pairs
}

fn below(name: String, value: &Value, keep: Keep) -> Vec<Pair> {
    match value {
        Value::Null => Vec::new(),
        Value::Object(members) => deep(&name, members, keep),
        Value::Array(items) => indexed(&name, items, keep),
        value => vec![(name, scalar(value, keep))],
    }
}

fn present(items: &[Value]) -> impl Iterator<Item = &Value> {
    items.iter().filter(|item| !item.is_null())
}

fn scalar(value: &Value, keep: Keep) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => percent::encode(text, keep),
        value => percent::encode(&value.to_string(), keep),
    }
}

fn some(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

fn separator(style: Style) -> &'static str {
    match style {
        Style::Space => "%20",
        Style::Pipe => "%7C",
        _ => ",",
    }
}

impl Keep {
    fn of(parameter: &Parameter) -> Self {
        match (parameter.location, parameter.reserved) {
            (Location::Header | Location::Body, _) => Self::All,
            (Location::Path, true) => Self::ReservedInPath,
            (Location::Query, true) => Self::ReservedInQuery,
            (Location::Cookie, true) => Self::ReservedInCookie,
            _ => Self::Unreserved,
        }
    }

    fn for_name(self) -> Self {
        if self == Self::All { self } else { Self::Unreserved }
    }
}
