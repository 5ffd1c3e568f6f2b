// @generated, the same for every API. Do not edit.
//! The text of a body: without a byte order mark, and with what is not UTF-8 replaced.

use std::str::Utf8Chunk;

use crate::runtime::codec::budget::{self, Exceeded};

/// The text without a byte order mark, which some servers send and JSON parsers may ignore (RFC 8259, section 8.1).
pub(crate) fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)
}

/// The body as text, and whether anything of it was replaced. The text may be longer than the body.
pub(crate) fn lossy_text(body: &[u8]) -> Result<(String, bool), Exceeded> {
    const REPLACEMENT: &str = "\u{fffd}";
    let replaced = |chunk: Utf8Chunk<'_>| if chunk.invalid().is_empty() { 0 } else { REPLACEMENT.len() };
    let length = body.utf8_chunks().map(|chunk| chunk.valid().len() + replaced(chunk)).sum();
    budget::try_charge(length)?;
    let (mut text, mut is_replaced) = (String::with_capacity(length), false);
    for chunk in body.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            text.push_str(REPLACEMENT);
            is_replaced = true;
        }
    }
    Ok((text, is_replaced))
}
