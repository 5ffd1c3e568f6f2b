//! Emits enums of strings and of integers, and the line that lists their values.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::derives::attributes;
use super::docs::documented;
use super::group::{braces, list};
use crate::api::{TypeDef, Variant};

pub(super) fn strings(def: &TypeDef, variants: &[Variant<String>]) -> TokenStream {
    of_strings(def, variants, None)
}

/// Emits an enum whose unknown values are as documented.
pub(super) fn open(def: &TypeDef, variants: &[Variant<String>]) -> TokenStream {
    of_strings(def, variants, Some(quote!(open)))
}

fn of_strings(def: &TypeDef, variants: &[Variant<String>], open: Option<TokenStream>) -> TokenStream {
    let name = &def.name;
    let lines = variants.iter().map(line);
    let values = list(variants.iter().map(|variant| entry(variant, variant.wire.as_str())));
    let attributes = attributes(def, &["Clone", "Debug", "PartialEq", "Eq", "Hash"]);
    let other = if open.is_some() { " Any other value." } else { " A value that is not documented." };
    let lines = braces(lines.chain([quote! {
        #[doc = #other]
        Unrecognized(String),
    }]));
    quote! {
        #attributes
        #[non_exhaustive]
        pub enum #name #lines

        crate::runtime::string_enum!(#open #name #values);
    }
}

pub(super) fn integers(def: &TypeDef, variants: &[Variant<i64>]) -> TokenStream {
    let name = &def.name;
    let lines = variants.iter().map(line);
    let values = variants.iter().map(|variant| entry(variant, Literal::i64_unsuffixed(variant.wire)));
    let attributes = attributes(def, &["Clone", "Copy", "Debug", "PartialEq", "Eq", "Hash"]);
    quote! {
        #attributes
        #[non_exhaustive]
        pub enum #name {
            #(#lines)*
            /// A value that is not documented.
            Unrecognized(i64),
        }

        crate::runtime::integer_enum!(#name { #(#values),* });
    }
}

fn line<T>(variant: &Variant<T>) -> TokenStream {
    let name = &variant.name;
    documented(&variant.docs, false, quote!(#name,))
}

fn entry<T>(variant: &Variant<T>, value: impl ToTokens) -> TokenStream {
    let name = &variant.name;
    quote!(#name = #value)
}
