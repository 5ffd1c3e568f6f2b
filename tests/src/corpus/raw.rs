//! A document as nothing but its shape, read without a line of the generator, so that what is counted here can be held
//! against what the generator says.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use serde::de::{
    Deserialize, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor,
};

/// A node of a document.
#[derive(Clone, Debug)]
pub enum Raw {
    /// An object.
    Object(BTreeMap<String, Raw>),
    /// A list.
    List(Vec<Raw>),
    /// A text.
    Text(String),
    /// Any other scalar.
    Scalar,
}

impl Raw {
    /// The file's tree.
    ///
    /// # Errors
    ///
    /// When the file can't be read, or is neither JSON nor YAML.
    pub fn read(path: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
        let text = text.trim_start_matches('\u{feff}');
        if text.trim_start().starts_with('{')
            && let Ok(tree) = serde_json::from_str(text)
        {
            return Ok(tree);
        }
        serde_yaml::from_str(text).map_err(|error| error.to_string())
    }

    /// The member of an object.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.get(key),
            _ => None,
        }
    }

    /// The members of an object; none of anything else.
    pub fn members(&self) -> impl Iterator<Item = (&String, &Self)> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
        .into_iter()
        .flatten()
    }

    /// The node at a JSON pointer, which may be percent-encoded as in a fragment.
    #[must_use]
    pub fn at(&self, pointer: &str) -> Option<&Self> {
        let decoded = percent_encoding::percent_decode_str(pointer).decode_utf8_lossy();
        decoded.split('/').skip(1).try_fold(self, |node, token| {
            let token = token.replace("~1", "/").replace("~0", "~");
            match node {
                Self::Object(members) => members.get(&token),
                Self::List(items) => items.get(token.parse::<usize>().ok()?),
                _ => None,
            }
        })
    }
}

struct AnyNode;

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyNode)
    }
}

impl<'de> Visitor<'de> for AnyNode {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a node of a document")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Scalar)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Scalar)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Scalar)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Scalar)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Scalar)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Scalar)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Scalar)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut members = BTreeMap::new();
        while let Some(key) = map.next_key()? {
            let value: Raw = map.next_value()?;
            // Keys that are no text, as in `200:`, matter to nothing that is counted.
            if let Raw::Text(key) = key {
                members.insert(key, value);
            }
        }
        Ok(Raw::Object(members))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Raw, A::Error> {
        let (_, variant) = data.variant::<IgnoredAny>()?;
        variant.newtype_variant().map_err(A::Error::custom)
    }
}
