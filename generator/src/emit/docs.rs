//! Emits doc comments: an attribute for each line, which is printed as `///`.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::quote;

use crate::text::comment::comment_lines;

/// Emits the lines as doc attributes. A line with a line break becomes several.
pub(super) fn docs(lines: &[String]) -> TokenStream {
    let lines = lines.iter().flat_map(|line| comment_lines(line));
    lines.flat_map(|line| attribute(if line.is_empty() { Literal::string("") } else { literal(&line) })).collect()
}

/// Emits `#[doc = …]`. `quote!` would copy the text, and this is most of it.
fn attribute(line: Literal) -> [TokenTree; 2] {
    let punct = |c| TokenTree::Punct(Punct::new(c, Spacing::Alone));
    let doc = [Ident::new("doc", Span::call_site()).into(), punct('='), line.into()];
    [punct('#'), Group::new(Delimiter::Bracket, doc.into_iter().collect()).into()]
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

/// Emits an item or a part of one after its documentation, and after `#[deprecated]` if it is deprecated.
pub(super) fn documented(lines: &[String], is_deprecated: bool, item: TokenStream) -> TokenStream {
    let deprecated = if is_deprecated { quote!(#[deprecated]) } else { TokenStream::new() };
    [docs(lines), deprecated, item].into_iter().collect()
}
