// @generated, the same for every API. Do not edit.
//! The rate limit of a server, from any of the usual families of headers.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::{HeaderMap, header};

use crate::runtime::platform;

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

const FAMILIES: [&str; 3] = ["x-sentry-rate-limit-", "x-ratelimit-", "ratelimit-"];

impl RateLimit {
    pub(crate) fn read(headers: &HeaderMap) -> Self {
        let number = |name: &str| find(headers, name).and_then(|text| text.parse().ok());
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
    number(reset).map(|_| moment(reset, now).map_or(Duration::MAX, until))
}

fn find<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    FAMILIES.iter().find_map(|family| headers.get([family, name].concat())?.to_str().ok().map(str::trim))
}

/// Parses a number of seconds.
fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| *number >= 0.0)
}

fn seconds(number: f64) -> Duration {
    Duration::try_from_secs_f64(number).unwrap_or(Duration::MAX)
}

/// Most servers send seconds since 1970. Some send milliseconds, microseconds or nanoseconds since then, and some send
/// seconds from now. The size of the number decides, since no server means a date before 1973 or after the year 5000.
fn moment(text: &str, now: SystemTime) -> Option<SystemTime> {
    const SECONDS_FROM_NOW: f64 = 1e8;
    let number = number(text)?;
    let (start, number) = match number {
        number if number < SECONDS_FROM_NOW => (now, number),
        number if number < 1e11 => (UNIX_EPOCH, number),
        number if number < 1e14 => (UNIX_EPOCH, number / 1e3),
        number if number < 1e17 => (UNIX_EPOCH, number / 1e6),
        number => (UNIX_EPOCH, number / 1e9),
    };
    start.checked_add(Duration::try_from_secs_f64(number).ok()?)
}
