//! Emits enums of strings and of integers: a line for each value.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::docs::docs;
use crate::api::{TypeDef, Variant};

pub(super) fn strings(def: &TypeDef, variants: &[Variant<String>]) -> TokenStream {
    let lines = variants.iter().map(|variant| line(variant, variant.wire.as_str()));
    enumeration(def, lines.collect())
}

/// Emits an enum whose unknown values are as documented.
pub(super) fn open(def: &TypeDef, variants: &[Variant<String>]) -> TokenStream {
    let lines: TokenStream = variants.iter().map(|variant| line(variant, variant.wire.as_str())).collect();
    enumeration(def, quote!([open] #lines))
}

pub(super) fn integers(def: &TypeDef, variants: &[Variant<i64>]) -> TokenStream {
    let lines = variants.iter().map(|variant| line(variant, Literal::i64_unsuffixed(variant.wire)));
    enumeration(def, lines.collect())
}

fn line<T>(variant: &Variant<T>, value: impl ToTokens) -> TokenStream {
    let name = &variant.name;
    let about = docs(&variant.docs);
    quote!(#about #name = #value,)
}

fn enumeration(def: &TypeDef, lines: TokenStream) -> TokenStream {
    let name = &def.name;
    quote!(pub enum #name { #lines })
}
