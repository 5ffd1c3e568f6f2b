//! Doc comments: an attribute for each line, so that they print as `///`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::text::comment::comment_lines;

/// The lines as doc attributes. What is no line, since an end of one stands in it, is several.
pub(super) fn docs(lines: &[String]) -> TokenStream {
    let lines = lines.iter().flat_map(|line| comment_lines(line));
    let lines = lines.map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// The lines, or `otherwise` where the document says nothing.
pub(super) fn docs_or(lines: &[String], otherwise: &str) -> TokenStream {
    if lines.is_empty() { docs(&[otherwise.to_owned()]) } else { docs(lines) }
}

/// `#[deprecated]` where the document says so.
pub(super) fn deprecated(deprecated: bool) -> Option<TokenStream> {
    deprecated.then(|| quote!(#[deprecated]))
}
