// @generated, the same for every API. Do not edit.
//! Repairs JSON that a parser refuses as a whole for one value: a lone surrogate, a number beyond all floating point numbers, an
//! unescaped control character, bytes that are not UTF-8. Only used after a parser has failed; it takes one pass.

use std::borrow::Cow;

use super::body_text::{lossy_text, without_mark};
use super::json_error::JsonError;
use super::json_read::{self, Decoded};
use crate::runtime::codec::budget;
use crate::runtime::codec::decoding::Deviation;
use crate::runtime::codec::wire::Wire;

/// More repairs than this are counted and not reported.
const MOST_REPORTED: usize = 100;

/// The depth at which JSON parsers give up. A text that is deeper is refused for that, whatever is repaired.
const DEEPEST: usize = 128;

/// A text that was repaired, and what was changed.
pub(crate) struct Repaired {
    pub(crate) text: Vec<u8>,
    deviations: Vec<Deviation>,
    /// How many repairs were counted and not reported.
    omitted: usize,
}

impl Repaired {
    /// Adds what was changed to what was decoded of the text.
    pub(crate) fn report<T>(self, decoded: &mut Decoded<T>) {
        decoded.deviations.splice(0..0, self.deviations);
        let excess = decoded.deviations.len().saturating_sub(MOST_REPORTED);
        decoded.deviations.truncate(MOST_REPORTED);
        decoded.omitted_deviations = decoded.omitted_deviations.saturating_add(self.omitted).saturating_add(excess);
    }
}

/// Reads a whole text, repaired where a parser refuses it.
pub(crate) fn from_slice<T: Wire>(text: &[u8]) -> Result<Decoded<T>, JsonError> {
    repaired(text, json_read::from_slice)
}

/// Reads a whole text by `read`, repaired where that fails.
pub(crate) fn repaired<T>(
    text: &[u8],
    read: impl Fn(&[u8]) -> Result<Decoded<T>, JsonError>,
) -> Result<Decoded<T>, JsonError> {
    budget::within_current(|| {
        let before = budget::left();
        read(text).or_else(|error| {
            budget::restore(before);
            let Some(repaired) = repair(text) else { return Err(error) };
            let mut decoded = read(&repaired.text).map_err(|_| error)?;
            repaired.report(&mut decoded);
            Ok(decoded)
        })
    })
}

/// The repaired text; `None` when there is nothing to repair, or when the repair would exceed the budget.
pub(crate) fn repair(text: &[u8]) -> Option<Repaired> {
    let text = without_mark(text);
    if !matches!(text.trim_ascii_start().first(), Some(b'{' | b'[' | b'"')) {
        return None;
    }
    let decoded = match std::str::from_utf8(text) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(lossy_text(text).ok()?.0),
    };
    // Only control characters become longer: `\u0000` for one byte.
    let controls = decoded.bytes().filter(|byte| *byte < b' ').count();
    let length = decoded.len().saturating_add(controls.saturating_mul(5));
    budget::try_charge(length).ok()?;
    let repaired = String::with_capacity(length);
    let mut repair = Repair { text: &decoded, at: 0, repaired, trail: Vec::new(), deviations: Vec::new(), omitted: 0 };
    if matches!(decoded, Cow::Owned(_)) {
        repair.report("the text is not UTF-8: replaced by U+FFFD");
    }
    repair.run()?;
    let Repair { repaired, deviations, omitted, .. } = repair;
    (!deviations.is_empty()).then(|| Repaired { text: repaired.into_bytes(), deviations, omitted })
}

struct Repair<'a> {
    text: &'a str,
    at: usize,
    repaired: String,
    /// The objects and arrays around the position.
    trail: Vec<Step<'a>>,
    deviations: Vec<Deviation>,
    omitted: usize,
}

enum Step<'a> {
    /// An object, with its last key and whether the next string is a key.
    Object(&'a str, bool),
    /// An array, with the index of the element.
    Array(usize),
}

impl<'a> Repair<'a> {
    fn key(&mut self, text: &'a str) {
        if let Some(Step::Object(key, true)) = self.trail.last_mut() {
            *key = text;
        }
    }

    /// Repairs the whole text; `None` when it is nested too deep.
    fn run(&mut self) -> Option<()> {
        while let Some(byte) = self.text.as_bytes().get(self.at).copied() {
            match byte {
                b'"' => self.string(),
                b'-' | b'0'..=b'9' => self.number(),
                _ => self.punctuation(byte),
            }
            if self.trail.len() > DEEPEST {
                return None;
            }
        }
        Some(())
    }

    fn punctuation(&mut self, byte: u8) {
        match (byte, self.trail.last_mut()) {
            (b'{', _) => self.trail.push(Step::Object("", true)),
            (b'[', _) => self.trail.push(Step::Array(0)),
            (b'}' | b']', _) => drop(self.trail.pop()),
            (b':', Some(Step::Object(_, is_key))) => *is_key = false,
            (b',', Some(Step::Object(_, is_key))) => *is_key = true,
            (b',', Some(Step::Array(index))) => *index += 1,
            _ => {}
        }
        let end = self.text[self.at..].chars().next().map_or(self.text.len(), |c| self.at + c.len_utf8());
        self.keep_to(end);
    }

    fn keep_to(&mut self, end: usize) {
        self.repaired.push_str(&self.text[self.at..end]);
        self.at = end;
    }

    fn number(&mut self) {
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| !matches!(c, '0'..='9' | '+' | '-' | '.' | 'e' | 'E')).unwrap_or(rest.len());
        if rest[..end].parse::<f64>().is_ok_and(f64::is_infinite) {
            self.report("a number that is too large: read as null");
            self.repaired.push_str("null");
            self.at += end;
        } else {
            self.keep_to(self.at + end);
        }
    }

    fn string(&mut self) {
        let (text, start) = (self.text, self.at + 1);
        self.keep_to(start);
        let mut fault = None;
        loop {
            let rest = &text[self.at..];
            let plain = rest.find(|c: char| c == '"' || c == '\\' || c < ' ').unwrap_or(rest.len());
            self.keep_to(self.at + plain);
            match text.as_bytes().get(self.at).copied() {
                None => break,
                Some(b'"') => {
                    self.key(&text[start..self.at]);
                    self.keep_to(self.at + 1);
                    break;
                }
                Some(b'\\') => fault = self.escape().or(fault),
                Some(control) => {
                    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
                    self.repaired.push_str("\\u00");
                    self.repaired.extend([digit(control >> 4), digit(control & 0xf)]);
                    self.at += 1;
                    fault = Some("an unescaped control character");
                }
            }
        }
        if let Some(fault) = fault {
            self.report(fault);
        }
    }

    /// Copies an escape; a lone surrogate is replaced.
    fn escape(&mut self) -> Option<&'static str> {
        let rest = &self.text[self.at..];
        let Some(unit) = unit(rest) else {
            let end = rest.char_indices().nth(2).map_or(self.text.len(), |(end, _)| self.at + end);
            self.keep_to(end);
            return None;
        };
        let is_pair = matches!(unit, 0xd800..=0xdbff)
            && rest.get(6..).and_then(self::unit).is_some_and(|low| matches!(low, 0xdc00..=0xdfff));
        match unit {
            _ if is_pair => self.keep_to(self.at + 12),
            0xd800..=0xdfff => {
                self.repaired.push_str("\\ufffd");
                self.at += 6;
                return Some("half of a character (a lone surrogate): replaced by U+FFFD");
            }
            _ => self.keep_to(self.at + 6),
        }
        None
    }

    fn report(&mut self, what: &str) {
        if self.deviations.len() < MOST_REPORTED {
            self.deviations.push(Deviation { path: self.path(), what: what.to_owned() });
        } else {
            self.omitted += 1;
        }
    }

    fn path(&self) -> String {
        const SHOWN: usize = 64;
        let steps = self.trail.iter().take(SHOWN).map(|step| match step {
            Step::Object(key, _) => format!(".{}", key.chars().take(SHOWN).collect::<String>()),
            Step::Array(index) => format!("[{index}]"),
        });
        ["$".to_owned()].into_iter().chain(steps).collect()
    }
}

/// The UTF-16 code unit of an escape such as `\ud800`.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(digits, 16).ok()
}
