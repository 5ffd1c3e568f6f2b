//! The rate limit of a server, from any of the usual families of headers, or from the structured field `RateLimit`.

use std::cmp::Reverse;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::{HeaderMap, header};

use crate::runtime::platform;
use crate::runtime::values::date_time::parse_date_time;

/// The rate limit of a server. Each part may be absent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLimit {
    /// The number of requests allowed in a window.
    pub limit: Option<u64>,
    /// The number of remaining requests in this window.
    pub remaining: Option<u64>,
    /// The end of the window.
    pub reset: Option<SystemTime>,
    /// The number of concurrent requests allowed.
    pub concurrent_limit: Option<u64>,
    /// The number of concurrent requests that could be started now.
    pub concurrent_remaining: Option<u64>,
}

const FAMILIES: [&str; 4] = ["x-sentry-rate-limit-", "x-ratelimit-", "x-rate-limit-", "ratelimit-"];

impl RateLimit {
    pub(crate) fn read(headers: &HeaderMap) -> Self {
        let number = |name: &str| find(headers, name).and_then(|text| first(text).parse().ok());
        Self {
            limit: number("limit"),
            remaining: number("remaining"),
            reset: find(headers, "reset").and_then(|text| moment(text, platform::now())),
            concurrent_limit: number("concurrentlimit"),
            concurrent_remaining: number("concurrentremaining"),
        }
    }
}

/// Returns how long the server asks to wait: `Retry-After`, or else until the end of the window. A time beyond the
/// range of [`Duration`] is the longest one, which no policy allows, so the call is not sent again. Negative numbers
/// and other text are ignored.
pub(crate) fn wait(headers: &HeaderMap, now: SystemTime, rate_limited: bool) -> Option<Duration> {
    let until = |moment: SystemTime| moment.duration_since(now).unwrap_or_default();
    if let Some(text) = headers.get(header::RETRY_AFTER).and_then(|value| value.to_str().ok()).map(str::trim) {
        let asked = number(text).map(seconds).or_else(|| httpdate::parse_http_date(text).ok().map(until));
        if asked.is_some() {
            return asked;
        }
    }
    if !rate_limited {
        return None;
    }
    let reset = find(headers, "reset")?;
    moment(reset, now).map(until).or_else(|| number(first(reset)).map(|_| Duration::MAX))
}

fn find<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let header = FAMILIES.iter().find_map(|family| headers.get([family, name].concat())?.to_str().ok().map(str::trim));
    header.or_else(|| find_structured(headers, name))
}

/// Returns a value of the field `RateLimit`: `"name";r=0;t=2` for each policy, or `limit=100, remaining=0, reset=2` in
/// earlier drafts of the field. Of several policies, the one that allows the fewest requests for the longest time applies.
fn find_structured<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let items = || {
        headers.get_all("ratelimit").iter().filter_map(|field| field.to_str().ok()).flat_map(|field| split(field, ','))
    };
    if let Some(value) = items().find_map(|item| parameter(item, name)) {
        return Some(value);
    }
    let remaining = |item| parameter(item, "r").and_then(|text| text.parse().ok()).unwrap_or(u64::MAX);
    let window = |item| parameter(item, "t").and_then(number).map(seconds);
    let policy = items().min_by_key(|item| (remaining(item), Reverse(window(item))))?;
    match name {
        "remaining" => parameter(policy, "r"),
        "reset" => parameter(policy, "t"),
        _ => None,
    }
}

fn parameter<'h>(item: &'h str, name: &str) -> Option<&'h str> {
    let mut parameters = split(item, ';').filter_map(|parameter| parameter.split_once('='));
    parameters.find(|(known, _)| known.trim() == name).map(|(_, value)| value.trim())
}

/// Splits a structured field (RFC 9651), whose quoted strings may contain the separator.
fn split(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let (mut quoted, mut escaped) = (false, false);
    text.split(move |c| {
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && quoted && !escaped;
        c == separator && !quoted
    })
}

/// Returns the limit itself of a value such as `100, 100;w=60`, which also lists the windows.
fn first(text: &str) -> &str {
    text.split([',', ';']).next().unwrap_or_default().trim()
}

/// Parses a number of seconds.
fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| *number >= 0.0)
}

fn seconds(number: f64) -> Duration {
    Duration::try_from_secs_f64(number).unwrap_or(Duration::MAX)
}

/// Most servers send seconds since 1970. Some send milliseconds, microseconds or nanoseconds since then, and some send
/// seconds from now. The size of the number decides, since no server means a date before 1973 or after the year 5000. Others send an HTTP date or an RFC 3339 date.
fn moment(text: &str, now: SystemTime) -> Option<SystemTime> {
    const SECONDS_FROM_NOW: f64 = 1e8;
    let Some(number) = number(first(text)) else { return date(text) };
    let (start, number) = match number {
        number if number < SECONDS_FROM_NOW => (now, number),
        number if number < 1e11 => (UNIX_EPOCH, number),
        number if number < 1e14 => (UNIX_EPOCH, number / 1e3),
        number if number < 1e17 => (UNIX_EPOCH, number / 1e6),
        number => (UNIX_EPOCH, number / 1e9),
    };
    start.checked_add(Duration::try_from_secs_f64(number).ok()?)
}

fn date(text: &str) -> Option<SystemTime> {
    httpdate::parse_http_date(text).ok().or_else(|| {
        let seconds = parse_date_time(text)?.timestamp();
        UNIX_EPOCH.checked_add(Duration::from_secs(seconds.try_into().ok()?))
    })
}
