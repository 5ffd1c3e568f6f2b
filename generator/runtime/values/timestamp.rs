//! Points in time in other formats than RFC 3339: HTTP dates, and seconds.

use std::ops::Deref;

use chrono::{Offset, Utc};
use serde::de::{Deserializer, Error, Unexpected};
use serde::ser::Serializer;
use serde_json::Value;

use super::date_time::{DateTime, parse_date_time};
use super::scalar::Scalar;
use crate::runtime::codec::decoding;
use crate::runtime::codec::serde_by_wire::serde_by_wire;
use crate::runtime::codec::wire::{MatchScore, Wire, null};

/// A time that is sent as `Fri, 26 Aug 2022 14:38:00 GMT` (RFC 9110, section 5.6.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HttpDate(pub DateTime);

/// A time that is sent as the seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnixTime(pub DateTime);

impl Wire for HttpDate {
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let expected = "an HTTP date";
        let text = match Scalar::read(source, expected)? {
            Scalar::Text(text) => text,
            Scalar::Null => return null(expected),
            scalar => return Err(scalar.unexpected(expected)),
        };
        if let Ok(time) = httpdate::parse_http_date(&text) {
            return Ok(Self(chrono::DateTime::<Utc>::from(time).fixed_offset()));
        }
        let time = parse_date_time(text.trim());
        let time = time.ok_or_else(|| D::Error::invalid_value(Unexpected::Str(decoding::quoted(&text)), &expected))?;
        decoding::report_deviation(format_args!("{text:?} is no HTTP date, read as {time}"))?;
        Ok(Self(time))
    }

    fn absent() -> Option<Self> {
        Some(chrono::DateTime::UNIX_EPOCH.into())
    }

    fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        sink.collect_str(&self.0.to_utc().format("%a, %d %b %Y %H:%M:%S GMT"))
    }

    fn match_score(value: &Value) -> MatchScore {
        let is_date = value.as_str().is_some_and(|text| httpdate::parse_http_date(text).is_ok());
        if is_date { MatchScore::NAMED } else { MatchScore::default() }
    }
}

impl Wire for UnixTime {
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let expected = "the seconds since 1970";
        let seconds = match Scalar::read(source, expected)? {
            Scalar::Null => return null(expected),
            scalar => scalar.into_integer(expected)?,
        };
        let time = i64::try_from(seconds).ok().and_then(|seconds| chrono::DateTime::from_timestamp(seconds, 0));
        let time = time.ok_or_else(|| D::Error::custom(format_args!("{seconds} is beyond the calendar")))?;
        Ok(Self(time.with_timezone(&Utc.fix())))
    }

    fn absent() -> Option<Self> {
        Some(chrono::DateTime::UNIX_EPOCH.into())
    }

    fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        sink.serialize_i64(self.0.timestamp())
    }
}

macro_rules! timestamp {
    ($($name:ident),*) => {
        $(
            serde_by_wire!($name);

            impl Deref for $name {
                type Target = DateTime;

                fn deref(&self) -> &DateTime {
                    &self.0
                }
            }

            impl<Zone: chrono::TimeZone> From<chrono::DateTime<Zone>> for $name {
                fn from(time: chrono::DateTime<Zone>) -> Self {
                    Self(time.fixed_offset())
                }
            }
        )*
    };
}
timestamp!(HttpDate, UnixTime);
