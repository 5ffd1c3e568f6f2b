//! The rules by which a value matches a variant of a union: a JSON kind, required properties and constants; and how well it matches.

use std::cell::Cell;
use std::cmp::Reverse;

use serde_json::Value;

use crate::runtime::codec::constant::Constant;
use crate::runtime::codec::decoding;
use crate::runtime::codec::wire::MatchScore;

/// The kind of JSON value that a variant takes.
///
/// Named as the words are in a document, which is how `union!` writes them.
#[allow(non_camel_case_types, missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    null,
    boolean,
    integer,
    // After the integers that it also takes.
    number,
    string,
    array,
    object,
    any,
}

impl Kind {
    fn takes(self, value: &Value) -> bool {
        match self {
            Self::null => value.is_null(),
            Self::boolean => value.is_boolean(),
            Self::integer => value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|n| n.fract() == 0.0),
            Self::number => value.is_number(),
            Self::string => value.is_string(),
            Self::array => value.is_array(),
            Self::object => value.is_object(),
            Self::any => true,
        }
    }

    fn article(self) -> &'static str {
        match self {
            Self::integer | Self::array | Self::object => "an",
            _ => "a",
        }
    }
}

/// The values that a variant takes.
pub struct MatchRules<'a> {
    /// The variant.
    pub name: &'static str,
    /// The kind of value.
    pub kind: Kind,
    /// The only value, if there is only one.
    pub constant: Option<Constant>,
    /// The properties that must be there, and those values that they must have. One of a nested object is a JSON pointer.
    pub members: &'a [(&'static str, Option<Constant>)],
    /// How well a value suits the payload.
    pub match_score: fn(&Value) -> MatchScore,
}

impl MatchRules<'_> {
    /// The rules of a variant with one value.
    pub fn of_constant(name: &'static str, constant: Constant) -> Self {
        let kind = match constant {
            Constant::Text(_) => Kind::string,
            Constant::Integer(_) => Kind::integer,
            Constant::Number(_) => Kind::number,
            Constant::Boolean(_) => Kind::boolean,
        };
        Self { name, kind, constant: Some(constant), members: &[], match_score: |_| MatchScore::NAMED }
    }

    /// Why a value does not match.
    pub(crate) fn mismatch(&self, value: &Value) -> Option<String> {
        if !self.kind.takes(value) {
            return Some(format!("not {} {:?}", self.kind.article(), self.kind));
        }
        if let Some(constant) = self.constant
            && !constant.is(value)
        {
            return Some(format!("not {}", Value::from(constant)));
        }
        self.members.iter().find_map(|(name, constant)| match (property(value, name), constant) {
            (None, _) => Some(format!("`{name}` is missing")),
            (Some(sent), Some(constant)) if !constant.is(sent) => {
                Some(decoding::shortened(format_args!("`{name}` is {sent}")))
            }
            _ => None,
        })
    }

    /// Whether an object does not match only because it has not all of the required properties.
    pub(crate) fn nearly_matches(&self, value: &Value) -> bool {
        let agrees = |(name, constant): &(&str, Option<Constant>)| match (property(value, name), constant) {
            (Some(sent), Some(constant)) => constant.is(sent),
            _ => true,
        };
        self.constant.is_none()
            && self.kind.takes(value)
            && self.mismatch(value).is_some()
            && self.members.iter().all(agrees)
            && (self.match_score)(value).named > 0
    }

    /// Sorts the variants that a value fits, the most likely first.
    pub(crate) fn rank(&self, value: &Value) -> impl Ord + use<> {
        let score = (self.match_score)(value);
        let constants = self.members.iter().filter_map(|(_, constant)| *constant).chain(self.constant).count();
        // A number that is written with a fraction suits a number better, and an integer better than any value.
        let is_written_otherwise = self.kind == Kind::integer && value.is_f64();
        let kind = if is_written_otherwise { Kind::number } else { self.kind };
        (
            kind,
            is_written_otherwise,
            Reverse(constants),
            score.dropped,
            Reverse(score.named),
            Reverse(self.members.len()),
        )
    }
}

/// The property with this name, or the one that a JSON pointer leads to.
fn property<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    if name.starts_with('/') { value.pointer(name) } else { value.get(name) }
}

/// What reading the variants of a union may cost.
///
/// Unions within unions that fail deep down are read again for each variant tried above them, which a hostile response
/// can make exponential. So all that is read below the outermost union is held against the size of its value.
pub(crate) struct MatchBudget {
    is_outermost: bool,
}

#[derive(Clone, Copy)]
struct Effort {
    left: usize,
    /// What is left to read values once. More than that may be spent to compare variants that suit a value equally well.
    reserved: usize,
}

thread_local! {
    static EFFORT: Cell<Option<Effort>> = const { Cell::new(None) };
}

impl MatchBudget {
    /// Starts to try variants, unless too many were tried already.
    pub(crate) fn on(value: &Value) -> Option<Self> {
        let size = size(value);
        let outer = EFFORT.get();
        let effort = match outer {
            Some(effort) => Effort { left: effort.left.checked_sub(size)?, ..effort },
            None => {
                let left = size.saturating_mul(64).saturating_add(10_000);
                Effort { left, reserved: left / 2 }
            }
        };
        EFFORT.set(Some(effort));
        Some(Self { is_outermost: outer.is_none() })
    }

    /// Whether another variant may be read although one was.
    pub(crate) fn allows_comparison(&self) -> bool {
        EFFORT.get().is_some_and(|effort| effort.left > effort.reserved)
    }
}

impl Drop for MatchBudget {
    fn drop(&mut self) {
        if self.is_outermost {
            EFFORT.set(None);
        }
    }
}

/// The number of values in a value.
fn size(value: &Value) -> usize {
    match value {
        Value::Array(elements) => 1 + elements.iter().map(size).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(size).sum::<usize>(),
        _ => 1,
    }
}
