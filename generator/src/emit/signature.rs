//! The signatures of the public items as text without paths, as a reader of the documentation sees them.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

use super::constructor::{self, Initial, Member};
use super::derives::Derives;
use super::{From, body, client, form, method, object, parameter, reply, ty, union};
use crate::api::{Api, Constant, Field, Media, Operation, Parameter, ReplyBody, Type, TypeDef, TypeKind};
use crate::names::Name;

/// Returns a type.
pub(crate) fn type_text(api: &Api, of: &Type) -> String {
    text(ty(api, of, From::Crate))
}

/// Returns the type of a field as it is declared.
pub(crate) fn field(api: &Api, def: &TypeDef, field: &Field) -> String {
    match &def.kind {
        TypeKind::Form(_) => text(form::field_type(api, field, From::Crate)),
        _ => text(object::field_type(api, field, From::Crate)),
    }
}

/// Returns the fields that the constructor of a type takes, with the types of the arguments, or of the fields of the struct that it
/// takes.
pub(crate) fn constructor<'a>(api: &Api, def: &'a TypeDef) -> Vec<(&'a Field, String)> {
    let argument = |field: &Field| match def.required_fields {
        Some(_) => ty(api, &field.ty, From::Crate),
        None => constructor::argument(api, field, From::Crate),
    };
    def.arguments().into_iter().map(|field| (field, text(argument(field)))).collect()
}

/// Returns the type of the argument of a field's setter, if it has one.
pub(crate) fn setter(api: &Api, def: &TypeDef, field: &Field) -> Option<String> {
    let member = member(api, def, field);
    let has_setter = matches!(member.initial, Initial::LeftOut(_));
    has_setter.then(|| text(constructor::setter_argument(api, &member, From::Crate)))
}

/// Whether the constructor of a type takes no field, so that the type has `Default`.
pub(crate) fn has_default(def: &TypeDef) -> bool {
    def.is_constructed() && def.arguments().is_empty()
}

fn member<'a>(api: &Api, def: &TypeDef, field: &'a Field) -> Member<'a> {
    match &def.kind {
        TypeKind::Form(_) => form::member(field),
        _ => object::member(api, field, From::Crate),
    }
}

/// Returns for each variant of a union whether the union is made from its type by `From`.
pub(crate) fn conversions(api: &Api, def: &TypeDef) -> Vec<bool> {
    union::conversions(api, def)
}

/// Returns the methods of an operation after the first: one for each further media type of the request body.
pub(crate) fn other_media(operation: &Operation) -> impl Iterator<Item = &Media> {
    method::other_media(operation)
}

/// Returns the arguments of a method that sends this media type: names and types.
pub(crate) fn arguments<'o>(api: &Api, operation: &'o Operation, media: Option<&'o Media>) -> Vec<(&'o Name, String)> {
    method::arguments(api, operation, media).into_iter().map(|(name, ty)| (name, text(ty))).collect()
}

/// Returns the type of the body that a request returns.
pub(crate) fn output(api: &Api, operation: &Operation) -> String {
    text(reply::output(api, operation))
}

/// Returns the type of the body of one of several responses.
pub(crate) fn reply_body(api: &Api, body: &ReplyBody) -> String {
    text(reply::body_type(api, body))
}

/// Returns the type of the argument for a parameter.
pub(crate) fn parameter(api: &Api, parameter: &Parameter) -> String {
    text(parameter::argument(api, parameter))
}

/// Returns the type of the argument for a parameter of the client.
pub(crate) fn client_parameter(default: &Constant) -> String {
    text(client::parameter_argument(default))
}

/// Returns the type of the argument for a request body.
pub(crate) fn request_body(api: &Api, media: &Media) -> String {
    text(body::body_argument(api, media))
}

/// The types of an API that have `Eq` and `Hash`.
pub(crate) struct Comparable<'a>(Derives<'a>);

impl<'a> Comparable<'a> {
    pub(crate) fn new(api: &'a Api) -> Self {
        Self(Derives::new(api))
    }

    pub(crate) fn has(&self, def: &TypeDef) -> bool {
        self.0.has_eq(def)
    }
}

/// Returns the tokens of a type as text. The modules of the crate and of the standard library are omitted.
fn text(tokens: TokenStream) -> String {
    let mut out = String::new();
    write(tokens, &mut out);
    out
}

fn write(tokens: TokenStream, out: &mut String) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(name) => {
                if out.ends_with(|last: char| last.is_alphanumeric() || last == '_') {
                    out.push(' ');
                }
                out.push_str(&name.to_string());
            }
            TokenTree::Punct(punct) => {
                out.push(punct.as_char());
                if punct.as_char() == ':' && punct.spacing() == Spacing::Alone {
                    omit_module(out);
                } else if punct.as_char() == ',' && tokens.peek().is_some() {
                    out.push(' ');
                }
            }
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::None => ("", ""),
                };
                out.push_str(open);
                write(group.stream(), out);
                out.push_str(close);
            }
            TokenTree::Literal(literal) => out.push_str(&literal.to_string()),
        }
    }
}

/// Removes a module at the end of the text, if its name says nothing to a reader.
fn omit_module(out: &mut String) {
    let modules = ["crate::", "types::", "runtime::", "std::", "collections::", "bytes::"];
    if let Some(module) = modules.iter().find(|module| out.ends_with(**module)) {
        out.truncate(out.len() - module.len());
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::text;

    #[test]
    fn a_type_is_written_as_in_the_documentation() {
        for (tokens, wanted) in [
            (quote!(Option<crate::runtime::Patch<crate::types::Owner>>), "Option<Patch<Owner>>"),
            (
                quote!(impl Into<std::collections::BTreeMap<String, serde_json::Value>>),
                "impl Into<BTreeMap<String, serde_json::Value>>",
            ),
            (quote!(&str), "&str"),
            (quote!((i64, f64,)), "(i64, f64,)"),
            (quote!(()), "()"),
        ] {
            assert_eq!(text(tokens), wanted);
        }
    }
}
