//! Reads the value of one keyword as the kind that its table requires: corrects what has an obvious meaning, and
//! ignores and reports the rest.

use serde_json::{Map, Value, json};

use std::borrow::Cow;

use indexmap::IndexMap;
use serde_json::Number;

use super::keywords::{Holds, Kind, holds, holds_later};
use super::normalize::{Normalized, reference_to};
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;
use crate::resolve;

/// The value of a keyword, and where it is.
pub(super) struct Found<'v> {
    pub key: &'v str,
    pub value: &'v Value,
    /// The location of the node that has the keyword.
    pub parent: &'v Pointer,
    /// The location of the value, where that is not below the node.
    pub pointer: Option<Pointer>,
}

impl Found<'_> {
    /// The location of the value.
    pub fn at(&self) -> Pointer {
        self.pointer.clone().unwrap_or_else(|| self.parent.child(self.key))
    }
}

impl<'a> Normalized<'a> {
    /// One keyword in the shape it should have; `None` when it is left out.
    pub(super) fn keyword(&mut self, shape: Holds, key: &str, value: &Value, here: &Pointer) -> Option<Value> {
        if value.is_null() && !matches!(shape, Holds::Any) {
            return None; // `description:` with nothing behind it: the same as not written.
        }
        let (value, here) = self.container(shape, value, Cow::Borrowed(here));
        let here = &*here;
        let found = Found { key, value, parent: here, pointer: Some(here.clone()) };
        match shape {
            Holds::Any => Some(value.clone()),
            Holds::Text => self.text(&found).map(Value::String),
            Holds::Flag => self.flag(&found).map(Value::Bool),
            Holds::Count => self.count(&found).map(Value::from),
            Holds::Number => self.number(&found).map(Value::Number),
            Holds::Values => self.values(&found).cloned().map(Value::Array),
            Holds::Texts => self.texts(&found).map(Value::from),
            Holds::TextMap => self
                .text_map(&found)
                .map(|texts| Value::Object(texts.into_iter().map(|(key, text)| (key, text.into())).collect())),
            Holds::Part(kind) => match value {
                Value::Object(_) => Some(self.node(kind, value, here)),
                _ => self.drop(here, key, "an object", value),
            },
            Holds::Parts(kind) => match value {
                Value::Array(items) => Some(
                    items
                        .iter()
                        .enumerate()
                        .filter_map(|(index, item)| self.part(kind, item, &here.item(index)))
                        .collect(),
                ),
                _ => self.drop(here, key, "a list", value),
            },
            Holds::PartMap(kind) => self.map(key, value, here, |this, _, value, here| this.part(kind, value, here)),
            Holds::Node(kind) => self.child(kind, key, value, here),
            Holds::Nodes(kind) => match value {
                Value::Array(items) => Some(
                    items
                        .iter()
                        .enumerate()
                        .filter_map(|(index, item)| self.child(kind, key, item, &here.item(index)))
                        .collect(),
                ),
                _ => self.drop(here, key, "a list", value),
            },
            Holds::NodeMap(kind) => {
                self.map(key, value, here, |this, key, value, here| this.child(kind, key, value, here))
            }
            Holds::NodeOrFlag(kind) => match value {
                Value::Bool(_) => Some(value.clone()),
                _ => self.child(kind, key, value, here),
            },
            Holds::Responses => self.map(key, value, here, |this, status, value, here| {
                let known = status == "default" || status.starts_with("x-") || is_status(status);
                if !known {
                    this.diagnostics.push(
                        Diagnostic::warning(
                            Code::UnknownStatus,
                            here,
                            format!("`{status}` is not an HTTP status code"),
                        )
                        .outcome("the response is skipped")
                        .help("use a status code from 100 to 599, a range such as `4XX`, or `default`"),
                    );
                    return None;
                }
                if status.starts_with("x-") {
                    Some(value.clone())
                } else {
                    this.child(Kind::Response, status, value, here)
                }
            }),
            Holds::Requirements => match value {
                Value::Array(items) if items.iter().all(Value::is_object) => {
                    Some(items.iter().map(|item| scopes(item.as_object())).collect())
                }
                _ => self.drop(here, key, "a list of maps from security scheme to scopes", value),
            },
            Holds::Unused => None,
        }
    }

    /// Returns the value of a keyword. A `$ref` instead of the value is followed, even if the specification does not
    /// allow one.
    pub(super) fn contained<'v>(&self, kind: Kind, key: &'v str, value: &'v Value, parent: &'v Pointer) -> Found<'v>
    where
        'a: 'v,
    {
        let is_reference = value.get("$ref").is_some();
        let shape = if is_reference { holds(kind, key).or_else(|| holds_later(kind, key)) } else { None };
        let Some(shape) = shape else { return Found { key, value, parent, pointer: None } };
        let (value, pointer) = self.container(shape, value, Cow::Owned(parent.child(key)));
        Found { key, value, parent, pointer: Some(pointer.into_owned()) }
    }

    /// A map or list itself, where a reference stands for all of it: the specification knows no such reference, and documents
    /// that are split over files have them.
    fn container<'v, 'p>(&self, shape: Holds, value: &'v Value, here: Cow<'p, Pointer>) -> (&'v Value, Cow<'p, Pointer>)
    where
        'a: 'v,
    {
        let is_container: fn(&Value) -> bool = match shape {
            Holds::NodeMap(_) | Holds::PartMap(_) | Holds::TextMap | Holds::Responses => Value::is_object,
            Holds::Nodes(_) | Holds::Parts(_) | Holds::Texts | Holds::Values | Holds::Requirements => Value::is_array,
            _ => return (value, here),
        };
        match self.followed(value, &here) {
            Ok(Some((value, pointer))) if is_container(value) => (value, Cow::Owned(pointer)),
            _ => (value, here),
        }
    }

    /// A part of the node, which may be a reference instead.
    fn part(&mut self, kind: Kind, value: &Value, here: &Pointer) -> Option<Value> {
        match self.followed(value, here) {
            Ok(Some((value, pointer))) => Some(self.node(kind, value, &pointer)),
            Ok(None) => Some(self.node(kind, value, here)),
            Err(dangling) => {
                self.diagnostics.push(*dangling);
                None
            }
        }
    }

    /// Returns the target of a reference; `None` when `value` is none.
    fn followed(&self, value: &Value, here: &Pointer) -> Result<Option<(&'a Value, Pointer)>, Box<Diagnostic>> {
        if !value.get("$ref").is_some_and(Value::is_string) {
            return Ok(None);
        }
        let target = self.references.resolve(here)?;
        Ok(resolve::at(self.references.tree(), &target).map(|value| (value, target)))
    }

    /// A node of its own becomes a reference to its location. Schemas may be booleans.
    fn child(&mut self, kind: Kind, key: &str, value: &Value, here: &Pointer) -> Option<Value> {
        match value {
            Value::Object(_) => {}
            Value::Bool(_) | Value::Array(_) if kind == Kind::Schema => {}
            _ => return self.drop(here, key, &format!("{} {}", kind.article(), kind.name()), value),
        }
        self.below.push((kind, here.clone()));
        Some(reference_to(here))
    }

    fn map(
        &mut self,
        key: &str,
        value: &Value,
        here: &Pointer,
        mut member: impl FnMut(&mut Self, &str, &Value, &Pointer) -> Option<Value>,
    ) -> Option<Value> {
        let Value::Object(members) = value else { return self.drop(here, key, "an object", value) };
        let mut out = Map::new();
        for (key, value) in members {
            if let Some(value) = member(self, key, value, &here.child(key)) {
                out.insert(if is_status(key) { key.to_uppercase() } else { key.clone() }, value);
            }
        }
        Some(Value::Object(out))
    }

    pub(super) fn text(&mut self, found: &Found<'_>) -> Option<String> {
        match found.value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(flag) => Some(flag.to_string()),
            _ => self.malformed(found, "a string"),
        }
    }

    pub(super) fn flag(&mut self, found: &Found<'_>) -> Option<bool> {
        match found.value {
            Value::Bool(flag) => Some(*flag),
            Value::String(text) if text == "true" || text == "false" => Some(text == "true"),
            _ => self.malformed(found, "true or false"),
        }
    }

    pub(super) fn count(&mut self, found: &Found<'_>) -> Option<u64> {
        match whole(found.value).and_then(|count| u64::try_from(count).ok()) {
            Some(count) => Some(count),
            None => self.malformed(found, "a whole number"),
        }
    }

    pub(super) fn number(&mut self, found: &Found<'_>) -> Option<Number> {
        match found.value {
            Value::Number(number) => Some(number.clone()),
            Value::String(text) => match serde_json::from_str(text) {
                Ok(Value::Number(number)) => Some(number),
                _ => self.malformed(found, "a number"),
            },
            _ => self.malformed(found, "a number"),
        }
    }

    pub(super) fn values<'v>(&mut self, found: &Found<'v>) -> Option<&'v Vec<Value>> {
        match found.value {
            Value::Array(values) => Some(values),
            _ => self.malformed(found, "a list"),
        }
    }

    pub(super) fn texts(&mut self, found: &Found<'_>) -> Option<Vec<String>> {
        let Value::Array(items) = found.value else {
            // `required: true` on a property, as draft 3 of JSON Schema had it, says nothing that can be read here.
            return self.malformed(found, "a list of names");
        };
        let at = found.at();
        let texts = items.iter().enumerate().filter_map(|(index, value)| {
            self.text(&Found { key: found.key, value, parent: found.parent, pointer: Some(at.item(index)) })
        });
        Some(texts.collect())
    }

    pub(super) fn text_map(&mut self, found: &Found<'_>) -> Option<IndexMap<String, String>> {
        let Value::Object(members) = found.value else { return self.malformed(found, "an object") };
        let at = found.at();
        let texts = members.iter().filter_map(|(key, value)| {
            let text = self.text(&Found { key, value, parent: found.parent, pointer: Some(at.child(key)) })?;
            Some((key.clone(), text))
        });
        Some(texts.collect())
    }

    fn malformed<T>(&mut self, found: &Found<'_>, wanted: &str) -> Option<T> {
        self.drop(&found.at(), found.key, wanted, found.value)
    }

    /// Ignores the keyword and reports it.
    pub(super) fn drop<T>(&mut self, here: &Pointer, key: &str, wanted: &str, found: &Value) -> Option<T> {
        let found = match found {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        self.diagnostics.push(
            Diagnostic::warning(Code::MalformedKeyword, here, format!("`{key}` must be {wanted}, but it is {found}"))
                .label("ignored")
                .help(format!("replace the value with {wanted}, or remove `{key}`")),
        );
        None
    }
}

fn is_status(key: &str) -> bool {
    let key = key.as_bytes();
    key.len() == 3
        && (b'1'..=b'5').contains(&key[0])
        && (key[1..].iter().all(u8::is_ascii_digit) || key[1..].iter().all(|c| c.eq_ignore_ascii_case(&b'x')))
}

/// A number without a fraction, however it is written: `2`, `2.0`, `"2"`.
#[allow(clippy::cast_possible_truncation)]
pub(crate) fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number
            .as_i64()
            .or_else(|| number.as_f64().filter(|f| f.fract() == 0.0 && f.abs() < 9.0e15).map(|f| f as i64)),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn scopes(requirement: Option<&Map<String, Value>>) -> Value {
    let scopes = |value: &Value| -> Value {
        value
            .as_array()
            .map_or_else(|| json!([]), |items| items.iter().filter(|item| item.is_string()).cloned().collect())
    };
    requirement
        .into_iter()
        .flatten()
        .map(|(scheme, value)| (scheme.clone(), scopes(value)))
        .collect::<Map<_, _>>()
        .into()
}
