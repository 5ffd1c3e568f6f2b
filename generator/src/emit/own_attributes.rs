//! Adds the traits and attributes that the user chose to the items of types.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;

use crate::api::TypeDef;

/// Returns an item with the traits in its first `derive`, unless it derives them already, and with the attributes behind that.
/// An item without a `derive`, such as an alias, is returned as it is.
pub(super) fn with_own(item: TokenStream, def: &TypeDef) -> TokenStream {
    if def.derives.is_empty() && def.attributes.is_empty() {
        return item;
    }
    let mut is_added = false;
    let tokens = item.into_iter().flat_map(|token| match derived(&token) {
        Some(traits) if !is_added => {
            is_added = true;
            with_traits(traits, def)
        }
        _ => token.into(),
    });
    tokens.collect()
}

/// Returns the traits of a `[derive(…)]`.
fn derived(token: &TokenTree) -> Option<TokenStream> {
    let TokenTree::Group(group) = token else { return None };
    if group.delimiter() != Delimiter::Bracket {
        return None;
    }
    match group.stream().into_iter().collect::<Vec<_>>().as_slice() {
        [TokenTree::Ident(name), TokenTree::Group(traits)] if name == "derive" => Some(traits.stream()),
        _ => None,
    }
}

fn with_traits(traits: TokenStream, def: &TypeDef) -> TokenStream {
    let known: Vec<String> = traits.to_string().split(',').map(|name| name.trim().to_owned()).collect();
    let mut own: Vec<&String> = Vec::new();
    for name in &def.derives {
        if !known.contains(name) && !own.contains(&name) {
            own.push(name);
        }
    }
    // The settings have been read with these as paths and attributes.
    let own = own.into_iter().filter_map(|name| name.parse::<TokenStream>().ok());
    let derive = Group::new(Delimiter::Bracket, quote!(derive(#traits #(, #own)*)));
    let attributes = def.attributes.iter().filter_map(|attribute| attribute.parse::<TokenStream>().ok());
    quote!(#derive #(#attributes)*)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::derived;

    #[test]
    fn a_derive_is_recognized() {
        let of = |tokens: proc_macro2::TokenStream| tokens.into_iter().find_map(|token| derived(&token));
        assert_eq!(
            of(quote!(#[derive(Clone, Debug)])).map(|traits| traits.to_string()).as_deref(),
            Some("Clone , Debug")
        );
        assert!(
            of(quote!(
                #[non_exhaustive]
                pub struct A([u8; 2]);
            ))
            .is_none()
        );
    }
}
