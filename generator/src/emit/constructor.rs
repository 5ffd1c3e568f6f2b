//! Emits the constructor of a struct, which takes the required fields, and a setter for each other field.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{deprecated, docs};
use super::{From, ty};
use crate::api::{Api, Field, Type, TypeKind};
use crate::names::Name;

/// A field, and how a value of the struct is made.
pub(super) struct Member<'a> {
    pub(super) field: &'a Field,
    /// What the constructor sets it to.
    pub(super) initial: Initial,
    /// What an argument is wrapped in: `Some`.
    pub(super) wrap: Option<TokenStream>,
    /// The type that setters convert to, if it is not that of the field: `Patch<T>`.
    pub(super) nullable: Option<TokenStream>,
}

/// What the constructor sets a field to.
pub(super) enum Initial {
    /// An argument.
    Argument,
    /// This value, and the field has a setter.
    Value(TokenStream),
}

/// The constructor and the setters.
#[derive(Default)]
pub(super) struct Constructor {
    pub(super) items: TokenStream,
    /// Whether `Default` is to be derived.
    pub(super) derives_default: bool,
}

pub(super) fn constructor(
    api: &Api,
    name: &Name,
    members: &[Member<'_>],
    additional: Option<&(Name, Type)>,
    from: From<'_>,
) -> Constructor {
    let required = |member: &&Member<'_>| matches!(member.initial, Initial::Argument);
    let is_constant = |member: &Member<'_>| matches!(member.field.presence, crate::api::Presence::Constant(_));
    let derives_default = !members.iter().any(|member| required(&member) || is_constant(member));
    let mut arguments: Vec<&Member<'_>> = members.iter().filter(required).collect();
    // By name, so that the order of the properties in the document does not matter.
    arguments.sort_by(|one, other| one.field.wire.cmp(&other.field.wire));
    let is_empty = arguments.is_empty();
    let arguments = arguments.iter().map(|member| {
        let (name, ty) =
            (&member.field.name, Taken::of(api, &member.field.ty).argument(&ty(api, &member.field.ty, from)));
        quote!(#name: #ty)
    });
    let values = members.iter().map(|member| initial(api, member));
    let rest = additional.map(|(name, _)| quote!(#name: std::collections::BTreeMap::new()));
    let values = values.chain(rest);
    let body = if derives_default { quote!(Default::default()) } else { quote!(Self { #(#values),* }) };
    let setters = members
        .iter()
        .filter(|member| !required(member) && !is_constant(member))
        .map(|member| setter(api, member, from));
    let rest = additional.map(|(name, value)| {
        let value = ty(api, value, from);
        quote! {
            pub fn #name(self, #name: impl Into<std::collections::BTreeMap<String, #value>>) -> Self {
                Self { #name: #name.into(), ..self }
            }
        }
    });
    let default = (is_empty && !derives_default).then(|| {
        quote! {
            impl Default for #name {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    });
    let items = quote! {
        impl #name {
            pub fn new(#(#arguments),*) -> Self {
                #body
            }

            #(#setters)*
            #rest
        }

        #default
    };
    Constructor { items, derives_default }
}

fn initial(api: &Api, member: &Member<'_>) -> TokenStream {
    let name = &member.field.name;
    let value = match &member.initial {
        Initial::Value(value) if matches!(member.field.presence, crate::api::Presence::Constant(_)) => {
            let taken = Taken::of(api, &member.field.ty);
            return match taken {
                Taken::AsItIs => quote!(#name: #value),
                Taken::Converted => quote!(#name: #value.into()),
            };
        }
        Initial::Value(value) => return quote!(#name: #value),
        Initial::Argument => Taken::of(api, &member.field.ty).value(&quote!(#name)),
    };
    match (&member.wrap, Taken::of(api, &member.field.ty)) {
        (Some(wrap), _) => quote!(#name: #wrap(#value)),
        (None, Taken::AsItIs) => quote!(#name),
        (None, Taken::Converted) => quote!(#name: #value),
    }
}

fn setter(api: &Api, member: &Member<'_>, from: From<'_>) -> TokenStream {
    let Field { name, docs: about, ty: of, .. } = member.field;
    let (about, deprecated) = (docs(about), deprecated(member.field.deprecated));
    let taken = if member.nullable.is_some() { Taken::Converted } else { Taken::of(api, of) };
    let plain = member.nullable.clone().unwrap_or_else(|| ty(api, of, from));
    let argument = taken.argument(&plain);
    let value = taken.value(&quote!(#name));
    let value = match (&member.wrap, taken) {
        (Some(wrap), _) => quote!(#name: #wrap(#value)),
        (None, Taken::AsItIs) => quote!(#name),
        (None, Taken::Converted) => quote!(#name: #value),
    };
    quote! {
        #about
        #deprecated
        pub fn #name(self, #name: #argument) -> Self {
            Self { #value, ..self }
        }
    }
}

/// How an argument is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// As a value of the type.
    AsItIs,
    /// As what converts to the type: `&str` for `String`, an item for a union.
    Converted,
}

impl Taken {
    /// Numbers, booleans, days and structs are taken as they are, since little else converts to them.
    pub(super) fn of(api: &Api, ty: &Type) -> Self {
        match ty {
            Type::Boolean | Type::Integer(_) | Type::Number | Type::Date => Self::AsItIs,
            Type::Named(id) => match &api.types[id.0].kind {
                TypeKind::Struct(_) => Self::AsItIs,
                TypeKind::Alias(of) => Self::of(api, of),
                _ => Self::Converted,
            },
            _ => Self::Converted,
        }
    }

    /// Emits the type of the argument.
    pub(super) fn argument(self, ty: &TokenStream) -> TokenStream {
        match self {
            Self::AsItIs => ty.clone(),
            Self::Converted => quote!(impl Into<#ty>),
        }
    }

    /// Emits the value of the type.
    pub(super) fn value(self, argument: &TokenStream) -> TokenStream {
        match self {
            Self::AsItIs => argument.clone(),
            Self::Converted => quote!(#argument.into()),
        }
    }
}
