//! Emits the constructor of a struct, which takes the required fields, and a setter for each other field.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::documented;
use super::group::{braces, list};
use super::{From, ty};
use crate::api::{Api, Field, Type, TypeDef, TypeKind};
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
    /// The only documented value.
    Constant(TokenStream),
    /// The value of a field that is left out, which has a setter.
    LeftOut(TokenStream),
}

/// The constructor and the setters.
#[derive(Default)]
pub(super) struct Constructor {
    pub(super) items: TokenStream,
    /// The struct that the constructor takes, if it takes one.
    pub(super) fields: Option<TokenStream>,
    /// Whether `Default` is to be derived.
    pub(super) derives_default: bool,
}

pub(super) fn constructor(
    api: &Api,
    def: &TypeDef,
    members: &[Member<'_>],
    additional: Option<&(Name, Type)>,
    from: From<'_>,
) -> Constructor {
    let derives_default = members.iter().all(|member| matches!(member.initial, Initial::LeftOut(_)));
    let name = &def.name;
    let values = members.iter().map(|member| initial(api, member, def.required_fields.is_some()));
    let rest = additional.map(|(name, _)| quote!(#name: std::collections::BTreeMap::new()));
    let values = list(values.chain(rest));
    let body = if derives_default { quote!(Default::default()) } else { quote!(Self #values) };
    let needed: Vec<&Member<'_>> =
        members.iter().filter(|member| matches!(member.initial, Initial::Argument)).collect();
    let is_empty = needed.is_empty();
    let (arguments, fields) = match &def.required_fields {
        None => (arguments(api, def, from), None),
        Some(fields) => (quote!(fields: #fields), Some(required_fields(api, def, fields, &needed, from))),
    };
    let setters = members
        .iter()
        .filter(|member| matches!(member.initial, Initial::LeftOut(_)))
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
    let new = quote! {
        pub fn new(#arguments) -> Self {
            #body
        }
    };
    let methods = braces(std::iter::once(new).chain(setters).chain(rest));
    let items = quote! {
        impl #name #methods

        #default
    };
    Constructor { items, fields, derives_default }
}

/// Emits the arguments of the constructor.
fn arguments(api: &Api, def: &TypeDef, from: From<'_>) -> TokenStream {
    let arguments = def.arguments().into_iter().map(|field| {
        let (name, ty) = (&field.name, argument(api, field, from));
        quote!(#name: #ty)
    });
    quote!(#(#arguments),*)
}

/// Emits the type of the argument for a required field.
pub(super) fn argument(api: &Api, field: &Field, from: From<'_>) -> TokenStream {
    Taken::of(api, &field.ty).argument(&ty(api, &field.ty, from))
}

/// Emits the struct of the required fields, where they are too many to tell apart by their order.
fn required_fields(api: &Api, def: &TypeDef, fields: &Name, needed: &[&Member<'_>], from: From<'_>) -> TokenStream {
    let about = format!(" The required fields of [`{}`].", def.name);
    let needed = braces(needed.iter().map(|member| {
        let Field { name, docs: about, ty: of, .. } = member.field;
        let ty = ty(api, of, from);
        documented(about, member.field.deprecated, quote!(pub #name: #ty,))
    }));
    quote! {
        #[doc = #about]
        #[derive(Clone, Debug)]
        pub struct #fields #needed
    }
}

/// Emits the field with what the constructor sets it to. The arguments are in a struct if `is_in_struct` is true.
fn initial(api: &Api, member: &Member<'_>, is_in_struct: bool) -> TokenStream {
    let name = &member.field.name;
    let taken = Taken::of(api, &member.field.ty);
    match &member.initial {
        Initial::LeftOut(value) => quote!(#name: #value),
        Initial::Constant(value) => {
            let value = taken.value(value);
            quote!(#name: #value)
        }
        Initial::Argument if is_in_struct => {
            let value = member.wrapped(quote!(fields.#name));
            quote!(#name: #value)
        }
        Initial::Argument => member.assigned(taken),
    }
}

impl Member<'_> {
    fn wrapped(&self, value: TokenStream) -> TokenStream {
        self.wrap.as_ref().map_or(value.clone(), |wrap| quote!(#wrap(#value)))
    }

    /// Emits the field with the argument of its name.
    fn assigned(&self, taken: Taken) -> TokenStream {
        let name = &self.field.name;
        if taken == Taken::AsItIs && self.wrap.is_none() {
            return quote!(#name);
        }
        let value = self.wrapped(taken.value(&quote!(#name)));
        quote!(#name: #value)
    }
}

fn setter(api: &Api, member: &Member<'_>, from: From<'_>) -> TokenStream {
    let Field { name, docs: about, .. } = member.field;
    let argument = setter_argument(api, member, from);
    let assigned = member.assigned(taken_by_setter(api, member));
    let function = quote! {
        pub fn #name(self, #name: #argument) -> Self {
            Self { #assigned, ..self }
        }
    };
    documented(about, member.field.deprecated, function)
}

/// Emits the type of the argument of a setter.
pub(super) fn setter_argument(api: &Api, member: &Member<'_>, from: From<'_>) -> TokenStream {
    let plain = member.nullable.clone().unwrap_or_else(|| ty(api, &member.field.ty, from));
    taken_by_setter(api, member).argument(&plain)
}

fn taken_by_setter(api: &Api, member: &Member<'_>) -> Taken {
    if member.nullable.is_some() { Taken::Converted } else { Taken::of(api, &member.field.ty) }
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
