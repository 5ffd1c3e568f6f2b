// Generated: a copy of generator/runtime/rate_limit.rs by generator/src/emit/runtime.rs. Do not edit.
//! What a server says about its rate limit, in any of the header families that are in use.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::{HeaderMap, header};

/// What a server says about its rate limit; each part may be missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLimit {
    /// The requests allowed in a window.
    pub limit: Option<u64>,
    /// The requests left in this window.
    pub remaining: Option<u64>,
    /// When the window ends.
    pub reset: Option<SystemTime>,
    /// The requests allowed at a time.
    pub concurrent_limit: Option<u64>,
    /// The requests that could be made now beside those under way.
    pub concurrent_remaining: Option<u64>,
}

const FAMILIES: [&str; 3] = ["x-sentry-rate-limit-", "x-ratelimit-", "ratelimit-"];

impl RateLimit {
    pub(crate) fn read(headers: &HeaderMap) -> Self {
        let number = |name: &str| find(headers, name).and_then(|text| text.parse().ok());
        Self {
            limit: number("limit"),
            remaining: number("remaining"),
            reset: find(headers, "reset").and_then(|text| moment(text, SystemTime::now())),
            concurrent_limit: number("concurrentlimit"),
            concurrent_remaining: number("concurrentremaining"),
        }
    }
}

/// How long the server asks to wait: `Retry-After`, else until the end of the window.
pub(crate) fn wait(headers: &HeaderMap, now: SystemTime, rate_limited: bool) -> Option<Duration> {
    let until = |moment: SystemTime| moment.duration_since(now).unwrap_or_default();
    if let Some(text) = headers.get(header::RETRY_AFTER).and_then(|value| value.to_str().ok()) {
        let seconds = text.trim().parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
        if let Some(wait) = seconds.or_else(|| httpdate::parse_http_date(text.trim()).ok().map(until)) {
            return Some(wait);
        }
    }
    if !rate_limited {
        return None;
    }
    find(headers, "reset").and_then(|text| moment(text, now)).map(until)
}

fn find<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    FAMILIES.iter().find_map(|family| headers.get([family, name].concat())?.to_str().ok().map(str::trim))
}

/// Most servers give seconds since 1970; some give seconds from now, which no server of today means as a
/// date.
fn moment(text: &str, now: SystemTime) -> Option<SystemTime> {
    const SECONDS_FROM_NOW: Duration = Duration::from_secs(100_000_000);
    let seconds = Duration::try_from_secs_f64(text.parse().ok()?).ok()?;
    let start = if seconds < SECONDS_FROM_NOW { now } else { UNIX_EPOCH };
    start.checked_add(seconds)
}
