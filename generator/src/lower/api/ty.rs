//! Uses of types.

use std::sync::Arc;

use crate::choices::OwnType;

/// A type of [`Api::types`](super::Api::types).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub usize);

/// The type of a field, parameter or body.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// `bool`.
    Boolean,
    /// `i32`, `i64` or `u64`.
    Integer(Integer),
    /// `f64`.
    Number,
    /// `String`.
    String,
    /// A date and time with a UTC offset.
    DateTime,
    /// A date.
    Date,
    /// A type of the runtime that is sent as a string or number.
    Encoded(Encoded),
    /// Any JSON value.
    Value,
    /// Any JSON object.
    Object,
    /// Only `null`.
    Null,
    /// A list.
    List(Box<Type>),
    /// A map with string keys.
    Map(Box<Type>),
    /// A list of fixed length.
    Tuple(Vec<Type>),
    /// Null or the type.
    Nullable(Box<Type>),
    /// A boxed type.
    Boxed(Box<Type>),
    /// A part of a multipart body.
    Part,
    /// A multipart body without known properties.
    Form,
    /// A type of the user's.
    Own(Arc<OwnType>),
    /// A type made for a schema.
    Named(TypeId),
}

impl Type {
    /// Returns the word for the type as a variant of a union. `name` returns the names of types.
    pub fn word(&self, name: &impl Fn(TypeId) -> String) -> String {
        let word = match self {
            Self::Boolean => "Boolean",
            Self::Integer(_) => "Integer",
            Self::Number => "Number",
            Self::String => "String",
            Self::DateTime => "DateTime",
            Self::Date => "Date",
            Self::Value => "Value",
            Self::Object => "Object",
            Self::Null => "Null",
            Self::Tuple(_) => "Tuple",
            Self::Encoded(encoded) => encoded.name(),
            Self::Part => "Part",
            Self::Form => "Form",
            Self::List(item) => return format!("{}List", item.word(name)),
            Self::Map(value) => return format!("{}Map", value.word(name)),
            Self::Nullable(inner) | Self::Boxed(inner) => return inner.word(name),
            Self::Own(own) => own.word(),
            Self::Named(id) => return name(*id),
        };
        word.to_owned()
    }
}

/// A type of the runtime that is sent as a string or number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoded {
    /// Bytes as base64.
    Base64,
    /// Bytes as base64 in the alphabet for URLs.
    Base64Url,
    /// A time in the format of HTTP headers.
    HttpDate,
    /// A time in seconds since 1970.
    UnixTime,
    /// A string that `Debug` does not show.
    Password,
}

impl Encoded {
    /// Returns the name of the type in the runtime.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Base64 => "Base64",
            Self::Base64Url => "Base64Url",
            Self::HttpDate => "HttpDate",
            Self::UnixTime => "UnixTime",
            Self::Password => "Password",
        }
    }
}

/// The width of an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Integer {
    /// 32 bits.
    I32,
    /// 64 bits.
    I64,
    /// 64 bits, unsigned.
    U64,
}
