//! Emits doc comments: an attribute for each line, which is printed as `///`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::text::comment::comment_lines;

/// Emits the lines as doc attributes. A line with a line break becomes several.
pub(super) fn docs(lines: &[String]) -> TokenStream {
    let lines = lines.iter().flat_map(|line| comment_lines(line));
    let lines = lines.map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// Emits the lines, or `otherwise` if there are none.
pub(super) fn docs_or(lines: &[String], otherwise: &str) -> TokenStream {
    if lines.is_empty() { docs(&[otherwise.to_owned()]) } else { docs(lines) }
}

/// Emits `#[deprecated]` if `deprecated` is true.
pub(super) fn deprecated(deprecated: bool) -> Option<TokenStream> {
    deprecated.then(|| quote!(#[deprecated]))
}
