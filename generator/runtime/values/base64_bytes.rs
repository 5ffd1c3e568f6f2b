//! Bytes that JSON, headers and queries hold as base64: `format: byte`, and `contentEncoding` of 3.1.
//!
//! Two types, since what is written differs. What is read is taken in either alphabet, with or without padding, and written
//! again as it was.

use std::fmt;
use std::ops::Deref;

use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use bytes::Bytes;
use serde::de::Deserializer;
use serde::ser::Serializer;

use super::scalar::Scalar;
use crate::runtime::codec::budget;
use crate::runtime::codec::decoding;
use crate::runtime::codec::serde_by_wire::serde_by_wire;
use crate::runtime::codec::wire::{Wire, null};

const ANY_PADDING: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
const PADDED: GeneralPurpose = GeneralPurpose::new(&STANDARD, ANY_PADDING);
const UNPADDED: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, ANY_PADDING.with_encode_padding(false));

/// The bytes, and the text that they came as where writing them would give another.
type Held = (Bytes, Option<Box<str>>);

fn read<'de, D: Deserializer<'de>>(source: D, own: &GeneralPurpose, other: &GeneralPurpose) -> Result<Held, D::Error> {
    let expected = "base64";
    let text = match Scalar::read(source, expected)? {
        Scalar::Text(text) => text,
        Scalar::Null => return null::<Base64, _>(expected).map(|empty| (empty.bytes, empty.written)),
        scalar => return Err(scalar.unexpected(expected)),
    };
    // What is decoded, what is encoded again to compare, and the text itself.
    budget::charge(text.len().saturating_mul(4))?;
    if let Ok(bytes) = own.decode(&*text) {
        let written = (own.encode(&bytes) != *text).then(|| (*text).into());
        return Ok((bytes.into(), written));
    }
    // Mail breaks its lines.
    let joined: String = text.split_whitespace().collect();
    let bytes = match own.decode(&joined).or_else(|_| other.decode(&joined)) {
        Ok(bytes) => {
            decoding::report_deviation(format_args!("base64 in lines, or in another alphabet than documented"))?;
            Bytes::from(bytes)
        }
        Err(_) => {
            decoding::report_deviation(format_args!("text that is no base64, read as the bytes of the text"))?;
            Bytes::copy_from_slice(text.as_bytes())
        }
    };
    Ok((bytes, Some((*text).into())))
}

macro_rules! base64_bytes {
    ($(#[$meta:meta])* $name:ident, $engine:ident, $other:ident) => {
        $(#[$meta])*
        #[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name {
            bytes: Bytes,
            written: Option<Box<str>>,
        }

        impl Wire for $name {
            fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                read(source, &$engine, &$other).map(|(bytes, written)| Self { bytes, written })
            }

            fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
                match &self.written {
                    Some(text) => sink.serialize_str(text),
                    None => sink.serialize_str(&$engine.encode(&self.bytes)),
                }
            }

            fn absent() -> Option<Self> {
                Some(Self::default())
            }
        }

        serde_by_wire!($name);

        impl Deref for $name {
            type Target = [u8];

            fn deref(&self) -> &[u8] {
                &self.bytes
            }
        }

        impl AsRef<[u8]> for $name {
            fn as_ref(&self) -> &[u8] {
                &self.bytes
            }
        }

        impl From<Bytes> for $name {
            fn from(bytes: Bytes) -> Self {
                Self { bytes, written: None }
            }
        }

        impl From<Vec<u8>> for $name {
            fn from(bytes: Vec<u8>) -> Self {
                Bytes::from(bytes).into()
            }
        }

        impl From<&[u8]> for $name {
            fn from(bytes: &[u8]) -> Self {
                Bytes::copy_from_slice(bytes).into()
            }
        }

        impl<const N: usize> From<&[u8; N]> for $name {
            fn from(bytes: &[u8; N]) -> Self {
                bytes[..].into()
            }
        }

        impl From<$name> for Bytes {
            fn from(bytes: $name) -> Self {
                bytes.bytes
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.bytes.fmt(f)
            }
        }
    };
}

base64_bytes! {
    /// Bytes that are sent as base64.
    Base64, PADDED, UNPADDED
}
base64_bytes! {
    /// Bytes that are sent as base64 in the alphabet for addresses, without padding.
    Base64Url, UNPADDED, PADDED
}
