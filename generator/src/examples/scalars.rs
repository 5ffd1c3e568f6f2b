//! Generates numbers and strings that a schema may allow: common values, its bounds, and strings that look like other types.

use serde_json::{Value, json};

use super::pattern;
use super::schemas::FORMAT;

/// The longest string that is generated.
const MOST_LENGTH: u32 = 300;

/// The first second that the `chrono` crate supports, in seconds since 1970: in the year -262143.
pub(super) const FIRST_SECOND: i64 = -8_334_601_228_800;

/// The last second that the `chrono` crate supports: in the year 262142.
pub(super) const LAST_SECOND: i64 = 8_210_266_876_799;

/// Returns common numbers, the bounds, numbers next to and between the bounds, and multiples.
pub(super) fn numbers(node: &Value, whole: bool) -> Vec<Value> {
    let parts = || node.get("allOf").and_then(Value::as_array).into_iter().flatten();
    let keyword = |key: &str| node.get(key).into_iter().chain(parts().filter_map(move |part| part.get(key))).next();
    let mut numbers: Vec<Value> = vec![json!(1), json!(0), json!(-1)];
    numbers.extend(["minimum", "maximum"].iter().filter_map(|key| keyword(key).cloned()));
    let least = ["minimum", "exclusiveMinimum"].iter().find_map(|key| keyword(key)?.as_f64());
    let most = ["maximum", "exclusiveMaximum"].iter().find_map(|key| keyword(key)?.as_f64());
    let mut near: Vec<f64> = Vec::new();
    near.extend(keyword("exclusiveMinimum").and_then(Value::as_f64).map(|bound| bound + 1.0));
    near.extend(keyword("exclusiveMaximum").and_then(Value::as_f64).map(|bound| bound - 1.0));
    near.extend(least.zip(most).map(|(least, most)| least / 2.0 + most / 2.0));
    if let Some(step) = keyword("multipleOf").and_then(Value::as_f64) {
        near.extend([step, (least.unwrap_or_default() / step).ceil() * step]);
    }
    if whole {
        numbers.extend(near.into_iter().filter_map(integer));
        numbers.extend([json!(i32::MAX), json!(i64::MAX), json!(i64::MIN), json!(42)]);
        numbers.retain(|number| number.is_i64() || number.is_u64());
    } else {
        numbers.extend(near.into_iter().map(Value::from));
        // Larger numbers have no fraction, so they would count as integers, and exceed 64 bits.
        numbers.extend([json!(0.5), json!(-1.25), json!(4_503_599_627_370_495.5), json!(1e-300)]);
    }
    numbers
}

/// Returns the nearest integer.
#[allow(clippy::cast_possible_truncation)] // A number beyond the bounds of the type becomes the bound.
fn integer(number: f64) -> Option<Value> {
    number.is_finite().then(|| json!(number.round() as i64))
}

pub(super) fn strings(node: &Value) -> Vec<Value> {
    let format = [FORMAT, "format"].iter().find_map(|key| node.get(*key)?.as_str());
    let bound = |key: &&str| u32::try_from(node.get(*key)?.as_u64()?).ok().filter(|length| *length <= MOST_LENGTH);
    let lengths: Vec<u32> = ["minLength", "maxLength"].iter().filter_map(bound).collect();
    let mut strings: Vec<String> = of_format(format).iter().map(|text| (*text).to_owned()).collect();
    if strings.is_empty() {
        strings.extend(["text", "", "\"\\\n\u{e9}\u{1f980}", "0", "true"].map(str::to_owned));
        strings.extend(lengths.iter().map(|length| "a".repeat(*length as usize)));
    }
    if let Some(pattern) = node.get("pattern").and_then(Value::as_str) {
        let times = [1, 2, 0].into_iter().chain(lengths);
        strings.extend(times.filter_map(|times| pattern::matching(pattern, times)));
    }
    strings.into_iter().map(Value::from).collect()
}

/// Returns strings of a format; none for a format that allows any string.
fn of_format(format: Option<&str>) -> &'static [&'static str] {
    match format {
        Some("byte" | "base64") => &["dGV4dA==", "", "+/8="],
        Some("base64url") => &["dGV4dA", "", "-_8"],
        Some("date-time") => &["2026-01-02T03:04:05Z", "2026-01-02T03:04:05.678901+05:30", "1969-12-31T23:59:59-01:00"],
        Some("date") => &["2026-01-02", "0001-12-31"],
        Some("uuid") => &["5f0c9f4e-8a3b-4c57-9d21-7e0b6a1c2d34"],
        Some("email" | "idn-email") => &["mail@example.com"],
        Some("uri" | "url" | "iri" | "uri-reference" | "iri-reference") => &["https://example.com/path"],
        Some("uri-template") => &["https://example.com/{path}"],
        Some("hostname" | "idn-hostname") => &["example.com"],
        Some("ipv4") => &["192.0.2.1"],
        Some("ipv6") => &["2001:db8::1"],
        Some("time") => &["03:04:05Z"],
        Some("duration") => &["P1DT2H"],
        Some("json-pointer") => &["/a/b"],
        Some("regex") => &["^a+$"],
        _ => &[],
    }
}
