//! Percent-encoding (RFC 3986): all characters except unreserved ones, unless the document allows more.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// A name and a value, both encoded.
pub(crate) type Pair = (String, String);

/// The characters that are not encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keep {
    /// Letters, digits and `-._~`.
    Unreserved,
    /// Also slashes, and the reserved characters without a meaning in a path. Percent-encoded characters stay.
    ReservedInPath,
    /// Also the reserved characters without a meaning in a query. Percent-encoded characters stay.
    ReservedInQuery,
    /// Also all other characters that a cookie can contain.
    ReservedInCookie,
    /// All characters: a header is not encoded.
    All,
}

/// The characters that are encoded unless the document allows more.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// The characters that are encoded in a segment of a path.
const IN_SEGMENT: &AsciiSet = &UNRESERVED
    .remove(b':')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=');
/// The characters that are encoded in a value that may have several segments.
const IN_PATH: &AsciiSet = &IN_SEGMENT.remove(b'/');
// An ampersand would begin another parameter, a plus would be read as a space.
const IN_QUERY: &AsciiSet = &IN_SEGMENT.remove(b'/').remove(b'?').add(b'&').add(b'+');
// RFC 6265, section 4.1.1: characters that end the value or are not text.
const IN_COOKIE: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b',').add(b';').add(b'\\');

/// Percent-encodes a text, except for the characters of `keep`.
pub(crate) fn encode(text: &str, keep: Keep) -> String {
    let set = match keep {
        Keep::All => return text.to_owned(),
        Keep::Unreserved => UNRESERVED,
        Keep::ReservedInPath => return encode_rest(text, IN_PATH),
        Keep::ReservedInQuery => return encode_rest(text, IN_QUERY),
        Keep::ReservedInCookie => IN_COOKIE,
    };
    utf8_percent_encode(text, set).to_string()
}

/// Percent-encodes a text, and leaves `%` with two hex digits as it is: reserved expansion of RFC 6570, section 3.2.3.
fn encode_rest(text: &str, set: &'static AsciiSet) -> String {
    let mut encoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        encoded.extend(utf8_percent_encode(before, set));
        let digits = after.get(..2).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        encoded.push_str(if digits.is_some() { "%" } else { "%25" });
        rest = after;
    }
    encoded.extend(utf8_percent_encode(rest, set));
    encoded
}

/// Undoes [`encode`].
pub(crate) fn decode(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Undoes [`encode`], and reads a plus as a space, as in a query.
pub(crate) fn decode_query(text: &str) -> String {
    decode(&text.replace('+', " "))
}
