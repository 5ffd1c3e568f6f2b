// @generated, the same for every API. Do not edit.
//! Finds the numbers of a JSON text that a 64-bit float cannot hold exactly.
//!
//! The parser gives a number with a fraction, or beyond 64 bits, as a float, and its digits are lost. So the few numbers that a float
//! would change are handed to the types as text: as the map by which serde_json's `arbitrary_precision` hands numbers on.

use std::borrow::Cow;

use super::budget;
use super::decimal::Decimal;
use super::number;

/// The key of the only entry that a number arrives as: one that a float cannot hold, and each where another crate of the build enables
/// serde_json's `arbitrary_precision`.
pub(crate) const NUMBER_KEY: &str = "$serde_json::private::Number";

/// A decimal of so few digits is held by a float: it is written again with the same digits.
const ALWAYS_EXACT: usize = 15;

/// Returns the text, in which each number that a float cannot hold is a map with its digits.
pub(crate) fn marked(text: &[u8]) -> Cow<'_, [u8]> {
    if !has_candidate(text) {
        return Cow::Borrowed(text);
    }
    let numbers = tokens(text).filter(|(_, is_marked)| *is_marked).count();
    let length = text
        .len()
        .saturating_add(numbers.saturating_mul(BEFORE.len() + NUMBER_KEY.len() + BETWEEN.len() + AFTER.len()));
    // Where this is too much, decoding ends at once: the budget is exceeded.
    match budget::try_charge(length) {
        Ok(()) => Cow::Owned(mark(text, length)),
        Err(_) => Cow::Borrowed(text),
    }
}

const BEFORE: &[u8] = b"{\"";
const BETWEEN: &[u8] = b"\":\"";
const AFTER: &[u8] = b"\"}";

/// Whether a float that was parsed from this number is written with the digits of the number.
pub(crate) fn is_exact(number: &str, float: f64) -> bool {
    if let (Ok(integer), Some(written)) = (number.parse::<i64>(), number::integral(float)) {
        return integer == written; // It is written as an integer.
    }
    let mut bytes = [0; LONGEST_FLOAT];
    // serde_json writes floats several times faster than `fmt` does.
    let mut room = bytes.as_mut_slice();
    if serde_json::to_writer(&mut room, &float).is_err() {
        return false;
    }
    let length = LONGEST_FLOAT - room.len();
    let Some(written) = bytes.get(..length).and_then(|bytes| std::str::from_utf8(bytes).ok()) else { return false };
    // Most writers of JSON write a float as it is written here.
    written == number
        || matches!((Decimal::of(number), Decimal::of(written)), (Some(number), Some(written)) if number == written)
}

/// The shortest text of a float fits into so many bytes.
const LONGEST_FLOAT: usize = 32;

/// Whether there may be such a number. Looks at every sixteenth byte only, which a longer run of digits cannot evade.
fn has_candidate(text: &[u8]) -> bool {
    const STRIDE: usize = ALWAYS_EXACT + 1;
    let mut at = STRIDE - 1;
    while let Some(byte) = text.get(at) {
        if !is_digit(byte) {
            at += STRIDE;
            continue;
        }
        let (before, after) = text.split_at(at);
        let start = at - before.iter().rev().take_while(|byte| is_digit(byte)).count();
        let end = at + after.iter().take_while(|byte| is_digit(byte)).count();
        if end - start > ALWAYS_EXACT && is_number(text, start, end) {
            return true;
        }
        at = end + STRIDE;
    }
    false
}

fn is_digit(byte: &u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'.')
}

/// Whether this run of digits is at the position of a JSON number, and is a number that a float cannot represent.
fn is_number(text: &[u8], start: usize, end: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let before = before.strip_suffix(b"-").unwrap_or(before);
    let rest = text.get(before.len()..).unwrap_or_default();
    let stands_alone =
        before.last().is_none_or(|byte| matches!(byte, b':' | b',' | b'[' | b' ' | b'\t' | b'\r' | b'\n'))
            && text
                .get(end)
                .is_none_or(|byte| matches!(byte, b',' | b']' | b'}' | b'e' | b'E' | b' ' | b'\t' | b'\r' | b'\n'));
    stands_alone && is_inexact(token(rest))
}

/// The number at the start of a text.
fn token(text: &[u8]) -> &[u8] {
    let is_part = |byte: &&u8| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-');
    let length = text.iter().take_while(is_part).count();
    text.get(..length).unwrap_or_default()
}

/// Whether the parser would give this number as a float with other digits. Integers of 64 bits are given as such.
fn is_inexact(token: &[u8]) -> bool {
    if token.iter().filter(|byte| byte.is_ascii_digit()).count() <= ALWAYS_EXACT {
        return false;
    }
    let Ok(token) = std::str::from_utf8(token) else { return false };
    let is_integer = !token.contains(['.', 'e', 'E']);
    if is_integer && (token.parse::<i64>().is_ok() || token.parse::<u64>().is_ok()) {
        return false;
    }
    token.parse::<f64>().is_ok_and(|float| float.is_finite() && !is_exact(token, float))
}

fn mark(text: &[u8], length: usize) -> Vec<u8> {
    let mut marked = Vec::with_capacity(length);
    for (piece, is_marked) in tokens(text) {
        if is_marked {
            for part in [BEFORE, NUMBER_KEY.as_bytes(), BETWEEN, piece, AFTER] {
                marked.extend_from_slice(part);
            }
        } else {
            marked.extend_from_slice(piece);
        }
    }
    marked
}

/// The strings, numbers and other bytes of a text, each with whether it is a number that a float cannot hold.
fn tokens(text: &[u8]) -> impl Iterator<Item = (&[u8], bool)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (length, is_marked) = match rest.first()? {
            b'"' => (string_length(rest), false),
            b'-' | b'0'..=b'9' => {
                let token = token(rest);
                (token.len(), is_inexact(token))
            }
            _ => (1, false),
        };
        let (piece, behind) = rest.split_at_checked(length)?;
        rest = behind;
        Some((piece, is_marked))
    })
}

/// The length of the string at the start of a text, with its quotes.
fn string_length(text: &[u8]) -> usize {
    let mut at = 1;
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    text.len()
}
