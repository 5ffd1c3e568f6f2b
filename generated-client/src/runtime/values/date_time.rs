// @generated, the same for every API. Do not edit.
//! Dates and times: chrono's types, read as servers send them and written by RFC 3339.
//!
//! The types are those of chrono, because most of the ecosystem (databases, other clients) uses them. The received
//! offset is preserved.

use std::borrow::Cow;

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, SecondsFormat, Utc};
use serde::de::{Deserializer, Error, Unexpected};
use serde::ser::Serializer;
use serde_json::Value;

use super::scalar::Scalar;
use crate::runtime::codec::decoding;
use crate::runtime::codec::wire::{MatchScore, Wire, null};

/// A date and time with its offset from UTC.
pub type DateTime = chrono::DateTime<FixedOffset>;

/// A date without a time.
pub type Date = NaiveDate;

impl Wire for DateTime {
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let Some(text) = text(source, "a date-time")? else { return null("a date-time") };
        if let Ok(time) = Self::parse_from_rfc3339(&text) {
            return Ok(time);
        }
        let time = parse_date_time(text.trim()).ok_or_else(|| not(&text, "a date-time"))?;
        decoding::report_deviation(format_args!("{text:?} is no RFC 3339 date-time, read as {}", written(&time)))?;
        Ok(time)
    }

    fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        sink.serialize_str(&written(self))
    }

    /// The beginning of 1970: a date has no empty value.
    fn absent() -> Option<Self> {
        Some(chrono::DateTime::UNIX_EPOCH.fixed_offset())
    }

    fn of_bare_text(text: &str) -> Option<Self> {
        parse_date_time(text)
    }

    fn match_score(value: &Value) -> MatchScore {
        named(value.as_str().is_some_and(|text| parse_date_time(text).is_some()))
    }
}

impl Wire for Date {
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let Some(text) = text(source, "a date")? else { return null("a date") };
        if let Some(date) = parse_date(&text) {
            return Ok(date);
        }
        let date_time = parse_date_time(text.trim()).ok_or_else(|| not(&text, "a date"))?;
        let date = date_time.date_naive();
        decoding::report_deviation(format_args!("{text:?} is no date, read as {date}"))?;
        Ok(date)
    }

    fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        sink.collect_str(self)
    }

    /// The beginning of 1970: a date has no empty value.
    fn absent() -> Option<Self> {
        Some(chrono::DateTime::UNIX_EPOCH.date_naive())
    }

    fn of_bare_text(text: &str) -> Option<Self> {
        parse_date(text)
    }

    fn match_score(value: &Value) -> MatchScore {
        named(value.as_str().is_some_and(|text| parse_date(text).is_some()))
    }
}

/// The text that was sent; `None` for null.
fn text<'de, D: Deserializer<'de>>(source: D, expected: &'static str) -> Result<Option<Cow<'de, str>>, D::Error> {
    match Scalar::read(source, expected)? {
        Scalar::Text(text) => Ok(Some(text)),
        Scalar::Null => Ok(None),
        other => Err(other.unexpected(expected)),
    }
}

fn not<E: Error>(text: &str, expected: &str) -> E {
    E::invalid_value(Unexpected::Str(decoding::quoted(text)), &expected)
}

fn named(is_named: bool) -> MatchScore {
    if is_named { MatchScore::NAMED } else { MatchScore::default() }
}

fn written(time: &DateTime) -> String {
    time.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// A date and time as servers write it: seconds, offset and even the time may be missing.
pub(crate) fn parse_date_time(text: &str) -> Option<DateTime> {
    let (date, rest) = text.split_at_checked("0000-00-00".len())?;
    let date = parse_date(date)?;
    let Some(rest) = rest.strip_prefix(['T', 't', ' ', '_']) else {
        return rest.is_empty().then(|| at(date.and_time(NaiveTime::MIN), Utc.fix())).flatten();
    };
    let zone = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ',')));
    let (time, zone) = rest.split_at(zone.unwrap_or(rest.len()));
    at(date.and_time(parse_time(time)?), parse_offset(zone.trim())?)
}

/// The instant of a local time, if the calendar reaches that far.
fn at(local: NaiveDateTime, offset: FixedOffset) -> Option<DateTime> {
    local.and_local_timezone(offset).single()
}

fn parse_date(text: &str) -> Option<NaiveDate> {
    let shape = text.bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte });
    shape.eq(*b"0000-00-00").then(|| text.parse().ok()).flatten()
}

fn parse_time(text: &str) -> Option<NaiveTime> {
    let (clock, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let mut parts = clock.split(':').map(two_digits);
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    let nanosecond = nanoseconds(fraction)?;
    let time = if second == 60 {
        // A leap second is chrono's second 59 with a nanosecond beyond the last.
        NaiveTime::from_hms_nano_opt(hour, minute, 59, 1_000_000_000 + nanosecond)
    } else {
        NaiveTime::from_hms_nano_opt(hour, minute, second, nanosecond)
    };
    time.filter(|_| parts.next().is_none())
}

fn two_digits(text: &str) -> Option<u32> {
    let is_two = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_two.then(|| text.parse().ok()).flatten()
}

/// The digits after the point; what is finer than a nanosecond is cut off.
fn nanoseconds(digits: &str) -> Option<u32> {
    let digits = digits.get(..digits.len().min(9))?;
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    format!("{digits:0<9}").parse().ok()
}

/// `Z`, `UTC`, `+01:00`, `+0100`, `+01`, or nothing, which is UTC.
fn parse_offset(text: &str) -> Option<FixedOffset> {
    if text.is_empty() || ["Z", "UTC", "GMT"].iter().any(|utc| text.eq_ignore_ascii_case(utc)) {
        return Some(Utc.fix());
    }
    let (sign, digits) = text.split_at_checked(1)?;
    let sign = match sign {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    let (hours, minutes) = digits.split_at_checked(2)?;
    let minutes = minutes.strip_prefix(':').unwrap_or(minutes);
    let minutes = if minutes.is_empty() { 0 } else { two_digits(minutes)? };
    let seconds = (two_digits(hours)? * 60 + minutes) * 60;
    FixedOffset::east_opt(sign * i32::try_from(seconds).ok()?)
}
