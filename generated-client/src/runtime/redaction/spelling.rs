// @generated, the same for every API. Do not edit.
//! Finds a text in any escaping of each character: unchanged, percent-encoded (once or more), as `+` in a form, escaped
//! in JSON or in Rust's `Debug`, or as an HTML entity. A server that repeats a secret may mix these.

/// The match at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// No match.
    Nothing,
    /// The whole wanted text, in this many bytes.
    Whole(usize),
    /// The beginning of the wanted text, in this many bytes, before an ellipsis: the text was cut there.
    Cut(usize),
}

/// A shorter beginning is not recognized at a cut, since it could be any word.
const LEAST_BEFORE_CUT: usize = 4;

/// Longer runs of backslashes are not read as the escape of one character.
const MOST_BACKSLASHES: usize = 8;

/// The longest escape: an escape that was cut is within this many bytes of the cut.
const LONGEST_ESCAPE: usize = 12;

/// A text of at least this many bytes is found in any case: header names and hosts are in lower case, and a server may
/// have changed the case. A shorter text could be a word.
const LEAST_CASELESS: usize = 8;

/// Matches `wanted` at the start of `text`.
pub(crate) fn at_start(wanted: &[u8], text: &[u8]) -> Found {
    let caseless = wanted.len() >= LEAST_CASELESS;
    let equal = |a: &[u8], b: &[u8]| if caseless { a.eq_ignore_ascii_case(b) } else { a == b };
    let begins = |byte: &u8| {
        wanted.first().is_some_and(|first| equal(&[*first], &[*byte])) || matches!(byte, b'%' | b'+' | b'\\' | b'&')
    };
    if !text.first().is_some_and(begins) {
        return Found::Nothing;
    }
    // Positions in the text and in the wanted text that are still to be tried.
    let mut open = vec![(0, 0)];
    let mut budget = 16 * wanted.len() + 64;
    let mut cut = Found::Nothing;
    while let Some((read, matched)) = open.pop() {
        let (rest, missing) = (text.get(read..).unwrap_or_default(), wanted.get(matched..).unwrap_or_default());
        if missing.is_empty() {
            return Found::Whole(read);
        }
        if budget == 0 {
            break;
        }
        budget -= 1;
        if matched >= LEAST_BEFORE_CUT && is_cut(rest) {
            cut = Found::Cut(read);
        }
        let mut step = |length: usize, bytes: &[u8]| {
            if missing.get(..bytes.len()).is_some_and(|beginning| equal(beginning, bytes)) {
                open.push((read + length, matched + bytes.len()));
            }
        };
        if let Some(byte) = rest.first() {
            step(1, &[*byte]);
            escapes(rest, &mut step);
        }
    }
    cut
}

/// Whether a text ends here with an ellipsis, perhaps within a character or an escape.
fn is_cut(rest: &[u8]) -> bool {
    const ELLIPSIS: &[u8] = "…".as_bytes();
    const REPLACED: &[u8] = "\u{fffd}".as_bytes();
    let mut rest = rest;
    while let Some(behind) = rest.strip_prefix(REPLACED) {
        rest = behind;
    }
    if rest.starts_with(ELLIPSIS) {
        return true;
    }
    let is_escape = matches!(rest.first(), Some(b'%' | b'\\' | b'&'));
    let near = rest.get(..rest.len().min(LONGEST_ESCAPE)).unwrap_or_default();
    let end = near.windows(ELLIPSIS.len()).position(|window| window == ELLIPSIS);
    is_escape && end.and_then(|end| near.get(1..end)).is_some_and(|part| part.iter().all(is_part_of_escape))
}

fn is_part_of_escape(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'#' | b'{' | b'}' | b'\\')
}

/// Calls `step` for each way to read the start of the text as an escape, with its length and its character.
fn escapes(text: &[u8], step: &mut impl FnMut(usize, &[u8])) {
    match text.first() {
        Some(b'%') => percent(text, step),
        Some(b'+') => step(1, b" "),
        Some(b'\\') => backslash(text, step),
        Some(b'&') => entity(text, step),
        _ => {}
    }
}

/// `%2F`, or `%252F` if it was encoded twice.
fn percent(text: &[u8], step: &mut impl FnMut(usize, &[u8])) {
    let mut at = 1;
    for _ in 0..4 {
        if let Some(byte) = hex(text, at, 2).and_then(|value| u8::try_from(value).ok()) {
            step(at + 2, &[byte]);
        }
        if !text.get(at..).is_some_and(|rest| rest.starts_with(b"25")) {
            return;
        }
        at += 2;
    }
}

/// `\"`, `\n`, `\u00e9`, `\u{e9}`, `\xe9`, where what is escaped may have been escaped again.
fn backslash(text: &[u8], step: &mut impl FnMut(usize, &[u8])) {
    let run = text.iter().take(MOST_BACKSLASHES).take_while(|byte| **byte == b'\\').count();
    for length in 2..=run {
        step(length, b"\\");
    }
    let Some(escaped) = text.get(run) else { return };
    match escaped {
        b'n' => step(run + 1, b"\n"),
        b'r' => step(run + 1, b"\r"),
        b't' => step(run + 1, b"\t"),
        b'x' => {
            if let Some(byte) = hex(text, run + 1, 2).and_then(|value| u8::try_from(value).ok()) {
                step(run + 3, &[byte]);
            }
        }
        b'u' => unicode(text, run, step),
        byte if byte.is_ascii_punctuation() && *byte != b'\\' => step(run + 1, &[*byte]),
        _ => {}
    }
}

/// The `u` of an escape after `run` backslashes.
fn unicode(text: &[u8], run: usize, step: &mut impl FnMut(usize, &[u8])) {
    if text.get(run + 1) == Some(&b'{') {
        let digits = text.iter().skip(run + 2).take(6).take_while(|byte| byte.is_ascii_hexdigit()).count();
        if text.get(run + 2 + digits) == Some(&b'}') {
            character(hex(text, run + 2, digits), run + 3 + digits, step);
        }
        return;
    }
    let Some(first) = hex(text, run + 1, 4) else { return };
    let end = run + 5;
    if !(0xd800..0xdc00).contains(&first) {
        return character(Some(first), end, step);
    }
    let second = hex(text, end + run + 1, 4).filter(|_| text.get(end + run) == Some(&b'u'));
    if let Some(second) = second.filter(|second| (0xdc00..0xe000).contains(second)) {
        character(Some(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)), end + run + 5, step);
    }
}

/// `&amp;`, `&#38;`, `&#x26;`.
fn entity(text: &[u8], step: &mut impl FnMut(usize, &[u8])) {
    const NAMED: [(&[u8], &[u8]); 5] =
        [(b"&amp;", b"&"), (b"&lt;", b"<"), (b"&gt;", b">"), (b"&quot;", b"\""), (b"&apos;", b"'")];
    for (name, stands_for) in NAMED {
        if text.starts_with(name) {
            step(name.len(), stands_for);
        }
    }
    let Some(number) = text.strip_prefix(b"&#") else { return };
    let Some(end) = number.iter().take(LONGEST_ESCAPE).position(|byte| *byte == b';') else { return };
    let digits = number.get(..end).and_then(|digits| std::str::from_utf8(digits).ok()).unwrap_or_default();
    let value = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => digits.parse().ok(),
    };
    character(value, end + 3, step);
}

fn character(value: Option<u32>, length: usize, step: &mut impl FnMut(usize, &[u8])) {
    if let Some(character) = value.and_then(char::from_u32) {
        step(length, character.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

/// Returns the value of this many hexadecimal digits at this position.
pub(crate) fn hex(text: &[u8], at: usize, digits: usize) -> Option<u32> {
    let digits = std::str::from_utf8(text.get(at..at.checked_add(digits)?)?).ok()?;
    let is_hex = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_hex { u32::from_str_radix(digits, 16).ok() } else { None }
}
