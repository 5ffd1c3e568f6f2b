//! Text that must not be shown: `format: password`.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde::de::Deserializer;
use serde::ser::Serializer;

use crate::runtime::codec::serde_by_wire::serde_by_wire;
use crate::runtime::codec::wire::Wire;

/// Text of `format: password`. `Debug` shows `***` instead of it, and its memory is overwritten when it is dropped.
///
/// It is made from text by `into`, and [`as_str`](Self::as_str) returns the text.
#[derive(Clone)]
pub struct Password(SecretString);

impl Password {
    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.expose_secret()
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl PartialEq for Password {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Password {}

impl AsRef<str> for Password {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl From<String> for Password {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&str> for Password {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<SecretString> for Password {
    fn from(secret: SecretString) -> Self {
        Self(secret)
    }
}

impl Wire for Password {
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        String::decode(source).map(Self::from)
    }

    fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        sink.serialize_str(self.as_str())
    }

    fn absent() -> Option<Self> {
        Some(Self::from(""))
    }
}

serde_by_wire!(Password);
