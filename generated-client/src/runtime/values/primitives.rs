// @generated, the same for every API. Do not edit.
//! Text, numbers and booleans on the wire.

use serde::de::{Deserializer, Error};
use serde::ser::Serializer;

use super::scalar::{self, Scalar};
use crate::runtime::codec::constant::Constant;
use crate::runtime::codec::decoding;
use crate::runtime::codec::number;
use crate::runtime::codec::wire::{Wire, null};

impl Wire for String {
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        Scalar::read(source, "a string")?.into_text("a string").and_then(scalar::owned)
    }

    fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        sink.serialize_str(self)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn is_constant(&self, constant: Constant) -> bool {
        matches!(constant, Constant::Text(text) if text == self)
    }

    fn of_bare_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

impl Wire for bool {
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        match Scalar::read(source, "a boolean")? {
            Scalar::Null => null("a boolean"),
            scalar => scalar.into_bool("a boolean"),
        }
    }

    fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        sink.serialize_bool(*self)
    }

    fn absent() -> Option<Self> {
        Some(false)
    }

    fn is_constant(&self, constant: Constant) -> bool {
        constant == Constant::Boolean(*self)
    }
}

macro_rules! integers {
    ($($integer:ty: $write:ident),*) => {$(
        impl Wire for $integer {
            fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                match Scalar::read(source, "an integer")? {
                    Scalar::Null => null("an integer"),
                    scalar => {
                        let integer = scalar.into_integer("an integer")?;
                        Self::try_from(integer).map_err(|_| out_of_range(integer, stringify!($integer)))
                    }
                }
            }

            fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
                sink.$write(*self)
            }

            fn absent() -> Option<Self> {
                Some(0)
            }

            fn is_constant(&self, constant: Constant) -> bool {
                matches!(constant, Constant::Integer(integer) if i128::from(integer) == i128::from(*self))
            }
        }
    )*};
}

integers!(
    i8: serialize_i8, i16: serialize_i16, i32: serialize_i32, i64: serialize_i64,
    u8: serialize_u8, u16: serialize_u16, u32: serialize_u32, u64: serialize_u64
);

fn out_of_range<E: Error>(integer: i128, name: &str) -> E {
    E::custom(format_args!("{integer} is out of range for {name}"))
}

impl Wire for f64 {
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        match Scalar::read(source, "a number")? {
            Scalar::Null => null("a number"),
            scalar => scalar.into_float("a number"),
        }
    }

    fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        number::write(*self, sink)
    }

    fn absent() -> Option<Self> {
        Some(0.0)
    }

    fn is_constant(&self, constant: Constant) -> bool {
        match constant {
            Constant::Number(number) => number == *self,
            Constant::Integer(integer) => integer as f64 == *self,
            _ => false,
        }
    }
}

impl Wire for f32 {
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let number = f64::decode(source)?;
        let narrow = number as f32;
        if narrow.is_infinite() {
            return Err(D::Error::custom(format_args!("{number} is out of range for f32")));
        }
        // As text, 0.1 is 0.1 in either type.
        if f64::from(narrow) != number && narrow.to_string().parse() != Ok(number) {
            decoding::report_deviation(format_args!("{number} is more exact than an f32 can be, read as {narrow}"))?;
        }
        Ok(narrow)
    }

    fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        match number::integral(f64::from(*self)) {
            Some(integer) => sink.serialize_i64(integer),
            None if self.is_finite() => sink.serialize_f32(*self),
            None => number::write(f64::from(*self), sink),
        }
    }

    fn absent() -> Option<Self> {
        Some(0.0)
    }
}
