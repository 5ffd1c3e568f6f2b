// @generated, the same for every API. Do not edit.
//! Constants that distinguish the variants of a union, or that are variants.

use serde::ser::Serializer;
use serde_json::Value;

use super::number;
use super::wire::Wire;

/// A value that a field must have.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Constant {
    Text(&'static str),
    Integer(i64),
    Number(f64),
    Boolean(bool),
}

impl Constant {
    /// Whether a value equals the constant.
    pub fn is(self, value: &Value) -> bool {
        match self {
            Self::Text(text) => value.as_str() == Some(text),
            Self::Integer(integer) => number::integer_in(value) == Some(integer),
            Self::Number(number) => value.as_f64() == Some(number),
            Self::Boolean(boolean) => value.as_bool() == Some(boolean),
        }
    }

    /// Writes the value.
    pub fn encode<S: Serializer>(self, sink: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => sink.serialize_str(text),
            Self::Integer(integer) => sink.serialize_i64(integer),
            Self::Number(number) => number.encode(sink),
            Self::Boolean(boolean) => sink.serialize_bool(boolean),
        }
    }
}

impl From<Constant> for Value {
    fn from(constant: Constant) -> Self {
        match constant {
            Constant::Text(text) => text.into(),
            Constant::Integer(integer) => integer.into(),
            Constant::Number(number) => number.into(),
            Constant::Boolean(boolean) => boolean.into(),
        }
    }
}

impl From<&'static str> for Constant {
    fn from(text: &'static str) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Constant {
    fn from(integer: i64) -> Self {
        Self::Integer(integer)
    }
}

impl From<f64> for Constant {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Constant {
    fn from(boolean: bool) -> Self {
        Self::Boolean(boolean)
    }
}
