//! Decides which traits a type derives, and emits them with the traits and attributes that the user chose.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::api::{Api, Encoded, Type, TypeDef, TypeId, TypeKind, UntaggedVariant};

/// The types that hold floating-point numbers, files or passwords, directly or in another type: `Eq` and `Hash` cannot be derived for them.
pub(super) struct Derives<'a> {
    /// The names of the types.
    without_eq: HashSet<&'a str>,
}

impl<'a> Derives<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        let mut users: Vec<Vec<usize>> = vec![Vec::new(); api.types.len()];
        let mut pending = Vec::new();
        for (index, def) in api.types.iter().enumerate() {
            let mut has_eq = true;
            held(&def.kind, &mut |ty| match ty {
                Leaf::Named(id) => users[id.0].push(index),
                Leaf::WithoutEq => has_eq = false,
            });
            if !has_eq {
                pending.push(index);
            }
        }
        let mut without = HashSet::new();
        while let Some(index) = pending.pop() {
            if without.insert(index) {
                pending.extend(&users[index]);
            }
        }
        Self {
            without_eq: without
                .into_iter()
                .filter_map(|index| api.types.get(index))
                .map(|def| def.name.as_str())
                .collect(),
        }
    }

    /// Whether `Eq` and `Hash` are derived for a struct or union.
    pub(super) fn has_eq(&self, def: &TypeDef) -> bool {
        !self.without_eq.contains(def.name.as_str())
    }

    /// Emits the attribute of a struct or union.
    pub(super) fn of(&self, def: &TypeDef, default: bool) -> TokenStream {
        let mut traits = vec!["Clone", "Debug"];
        traits.extend(default.then_some("Default"));
        traits.push("PartialEq");
        if self.has_eq(def) {
            traits.extend(["Eq", "Hash"]);
        }
        attributes(def, &traits)
    }
}

/// Emits the attributes of an item that derives these traits: the traits with those that the user chose, each once, and the attributes
/// that the user chose.
pub(super) fn attributes(def: &TypeDef, traits: &[&str]) -> TokenStream {
    let mut chosen: Vec<&str> = Vec::new();
    for name in &def.derives {
        if !traits.contains(&name.as_str()) && !chosen.contains(&name.as_str()) {
            chosen.push(name);
        }
    }
    let traits = traits.iter().map(|name| Ident::new(name, Span::call_site()));
    // The settings have been read with these as paths and attributes.
    let chosen = chosen.into_iter().filter_map(|name| name.parse::<TokenStream>().ok());
    let own = def.attributes.iter().filter_map(|attribute| attribute.parse::<TokenStream>().ok());
    quote!(#[derive(#(#traits),* #(, #chosen)*)] #(#own)*)
}

enum Leaf {
    Named(TypeId),
    WithoutEq,
}

/// Calls `leaf` with the types that decide.
fn held(kind: &TypeKind, leaf: &mut impl FnMut(Leaf)) {
    match kind {
        TypeKind::Struct(object) => {
            object.fields.iter().for_each(|field| of_type(&field.ty, leaf));
            object.additional.iter().for_each(|(_, ty)| of_type(ty, leaf));
        }
        TypeKind::Form(_) => leaf(Leaf::WithoutEq),
        TypeKind::Tagged { variants, .. } => variants.iter().for_each(|variant| of_type(&variant.ty, leaf)),
        TypeKind::Untagged(variants) => {
            variants.iter().filter_map(UntaggedVariant::ty).for_each(|ty| of_type(ty, leaf));
        }
        TypeKind::Alias(ty) | TypeKind::Newtype(ty) => of_type(ty, leaf),
        TypeKind::StringEnum(_) | TypeKind::OpenEnum(_) | TypeKind::IntegerEnum(_) => {}
    }
}

fn of_type(ty: &Type, leaf: &mut impl FnMut(Leaf)) {
    match ty {
        Type::Number | Type::Part | Type::Form | Type::Own(_) | Type::Encoded(Encoded::Password) => {
            leaf(Leaf::WithoutEq);
        }
        Type::List(of) | Type::Map(of) | Type::Nullable(of) | Type::Boxed(of) => of_type(of, leaf),
        Type::Tuple(items) => items.iter().for_each(|item| of_type(item, leaf)),
        Type::Named(id) => leaf(Leaf::Named(*id)),
        _ => {}
    }
}
