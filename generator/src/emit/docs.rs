//! Emits doc comments: an attribute for each line, which is printed as `///`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::text::comment::comment_lines;

/// Emits the lines as doc attributes. A line with a line break becomes several.
pub(super) fn docs(lines: &[String]) -> TokenStream {
    let lines = lines.iter().flat_map(|line| comment_lines(line));
    let lines = lines.map(|line| if line.is_empty() { Literal::string("") } else { literal(&line) });
    quote!(#(#[doc = #lines])*)
}

/// Returns a line of documentation with a space before it. Escaping goes through it character by character, and most lines, which are a
/// large part of all text, need none.
fn literal(line: &str) -> Literal {
    let is_plain = line.bytes().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\'));
    let plain = is_plain.then(|| format!("\" {line}\"").parse().ok()).flatten();
    plain.unwrap_or_else(|| Literal::string(&format!(" {line}")))
}

/// Emits the lines, or `otherwise` if there are none.
pub(super) fn docs_or(lines: &[String], otherwise: &str) -> TokenStream {
    if lines.is_empty() { docs(&[otherwise.to_owned()]) } else { docs(lines) }
}

/// Emits `#[deprecated]` if `deprecated` is true.
pub(super) fn deprecated(deprecated: bool) -> Option<TokenStream> {
    deprecated.then(|| quote!(#[deprecated]))
}
