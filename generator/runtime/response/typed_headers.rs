//! The headers of a response as a type: each header is a field, read like a parameter in style `simple`.

use http::{HeaderMap, HeaderName, header};
use serde::de::value::{MapDeserializer, SeqDeserializer, StringDeserializer};
use serde::de::{DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, Visitor};

use super::decode_response;
use super::response::{Parts, Response};
use crate::runtime::codec::decoding;
use crate::runtime::codec::unreadable::Unreadable;
use crate::runtime::codec::wire::Wire;
use crate::runtime::error::api_error::ApiError;
use crate::runtime::error::error::Error as CallError;

type Fault = serde_json::Error;

impl<T> Response<T> {
    /// Returns the documented headers, as the type that the documentation of the operation names.
    pub fn typed_headers<H: Wire>(&self) -> Result<H, CallError> {
        self.parts.typed_headers()
    }
}

impl Parts {
    /// Returns the documented headers, as the type that the documentation of the operation names.
    pub fn typed_headers<H: Wire>(&self) -> Result<H, CallError> {
        read(self.headers()).map_err(|fault| decode_response::unreadable((*self.received).clone(), fault))
    }
}

impl ApiError {
    /// Returns the headers, as the type that the documentation of the operation names for the status.
    pub fn typed_headers<H: Wire>(&self) -> Result<H, Unreadable> {
        read(self.headers()).map_err(|fault| fault.redacted(|text| self.received.secrets.redact(text)))
    }
}

/// Reads the headers as an object. A header with several lines is a list.
fn read<T: Wire>(headers: &HeaderMap) -> Result<T, Unreadable> {
    // In headers, a number as text is no deviation.
    let (result, recorded) = decoding::record(|| T::decode(Headers(headers)));
    let path = recorded.fault.replacen('$', "headers", 1);
    result.map_err(|fault| Unreadable { path, what: fault.to_string(), exceeded: recorded.exceeded })
}

struct Headers<'a>(&'a HeaderMap);

impl<'de> Deserializer<'de> for Headers<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_map(Members { headers: self.0, names: self.0.keys(), value: Text::default() })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct Members<'a> {
    headers: &'a HeaderMap,
    names: header::Keys<'a, http::HeaderValue>,
    value: Text,
}

impl<'de> MapAccess<'de> for Members<'_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some(name) = self.names.next() else { return Ok(None) };
        self.value = Text::of(self.headers, name);
        let name: serde::de::value::StrDeserializer<'_, Fault> = name.as_str().into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        seed.deserialize(std::mem::take(&mut self.value))
    }
}

/// The text of a header. Only the type that is read decides what the text is: one value, or several with commas between
/// them, which may be the fields of an object.
#[derive(Default)]
struct Text {
    text: String,
    /// The lines, if a comma does not separate items: `Set-Cookie` has commas in dates (RFC 9110, section 5.3).
    lines: Option<Vec<String>>,
}

impl Text {
    fn of(headers: &HeaderMap, name: &HeaderName) -> Self {
        let values = headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
        let values: Vec<String> = values.collect();
        if *name == header::SET_COOKIE {
            // Joined lines can be separated again, since no line contains a line break.
            return Self { text: values.join("\n"), lines: Some(values) };
        }
        Self { text: values.join(", "), lines: None }
    }

    fn item(text: &str) -> Self {
        Self { text: text.to_owned(), lines: None }
    }

    fn items(&self) -> Vec<Self> {
        match &self.lines {
            Some(lines) => lines.iter().map(|line| Self::item(line)).collect(),
            None => self.text.split(',').map(str::trim).filter(|item| !item.is_empty()).map(Self::item).collect(),
        }
    }

    fn plain(self) -> StringDeserializer<Fault> {
        self.text.into_deserializer()
    }

    /// `a=1,b=2` if exploded, or else `a,1,b,2`.
    fn members(&self) -> Result<Vec<(String, Self)>, Fault> {
        let parts: Vec<&str> = self.text.split(',').map(str::trim).collect();
        let member = |name: &str, value: &str| (name.to_owned(), Self::item(value));
        let exploded = parts.iter().map(|part| part.split_once('=').map(|(name, value)| member(name, value)));
        if let Some(members) = exploded.collect() {
            return Ok(members);
        }
        let pairs = parts.chunks(2).map(|pair| if let [name, value] = pair { Some(member(name, value)) } else { None });
        pairs
            .collect::<Option<_>>()
            .ok_or_else(|| Fault::custom(decoding::shortened(format_args!("no names and values in `{}`", self.text))))
    }
}

impl<'de> Deserializer<'de> for Text {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_some(self)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.plain().deserialize_str(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_seq(SeqDeserializer::new(self.items().into_iter()))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        // Some servers write JSON into headers. Neither form of an object begins like it.
        if self.text.starts_with('{') {
            return serde_json::Deserializer::from_reader(self.text.as_bytes()).deserialize_map(visitor);
        }
        visitor.visit_map(MapDeserializer::new(self.members()?.into_iter()))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char string bytes byte_buf unit unit_struct
        newtype_struct tuple tuple_struct struct enum identifier
    }
}

impl<'de> IntoDeserializer<'de, Fault> for Text {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
