//! Emits what braces contain. `quote!` copies the tokens that it inserts, each time for each level that they are nested in, but not
//! those of a group.

use proc_macro2::{Delimiter, Group, TokenStream};
use quote::quote;

/// Emits items in braces.
pub(super) fn braces(items: impl IntoIterator<Item = TokenStream>) -> Group {
    Group::new(Delimiter::Brace, items.into_iter().collect())
}

/// Emits items in braces, with commas between them.
pub(super) fn list(items: impl IntoIterator<Item = TokenStream>) -> Group {
    let comma = |index: usize| if index == 0 { TokenStream::new() } else { quote!(,) };
    braces(items.into_iter().enumerate().flat_map(|(index, item)| [comma(index), item]))
}
