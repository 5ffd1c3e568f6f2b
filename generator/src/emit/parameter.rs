//! Emits parameters: the types of arguments and setters, and how each is sent.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::{From, ty};
use crate::api::{Api, Constant, Encoded, Location, Operation, Parameter, Style, StyleKind, Type, TypeKind};
use crate::choices::OwnForm;

/// Emits the type of an argument.
pub(super) fn argument(api: &Api, parameter: &Parameter) -> TokenStream {
    let plain = parameter_type(api, &parameter.ty);
    match &parameter.ty {
        ty if is_taken_as_it_is(ty) => plain,
        Type::String => quote!(&str),
        _ => quote!(impl Into<#plain>),
    }
}

/// Emits the type of a parameter. `List` converts from any collection.
pub(super) fn parameter_type(api: &Api, of: &Type) -> TokenStream {
    match of {
        Type::List(item) => {
            let item = ty(api, item, From::Crate);
            quote!(crate::runtime::List<#item>)
        }
        other => ty(api, other, From::Crate),
    }
}

/// Emits the statement that converts an argument to the type of the parameter.
pub(super) fn converted(api: &Api, parameter: &Parameter) -> Option<TokenStream> {
    let Parameter { name, ty, .. } = parameter;
    let of = parameter_type(api, ty);
    (!is_taken_as_it_is(ty) && *ty != Type::String).then(|| quote!(let #name: #of = #name.into();))
}

fn is_taken_as_it_is(ty: &Type) -> bool {
    matches!(ty, Type::Integer(_) | Type::Boolean | Type::Number | Type::DateTime | Type::Date)
}

/// Emits the calls that set the required parameters. One call sets the parameters of the path, if all have the default style.
pub(super) fn set(api: &Api, operation: &Operation) -> TokenStream {
    let required = || operation.parameters.iter().filter(|parameter| parameter.required);
    let path = filling(api, operation);
    let values = path.iter().flatten().map(|Parameter { name, .. }| quote!(&#name));
    let fill = path.as_ref().filter(|path| !path.is_empty()).map(|_| quote!(.path(&[#(#values),*])));
    let apart = required().filter(|parameter| path.is_none() || parameter.location != Location::Path);
    let apart = apart.map(|parameter| {
        let (name, constructor) = (&parameter.name, constructor(api, parameter));
        quote!(.set(crate::runtime::Parameter::#constructor, &#name))
    });
    let client_parameters =
        operation.parameters.iter().filter(|parameter| parameter.is_client_parameter).filter_map(|parameter| {
            let constructor = constructor(api, parameter);
            let default = default_argument(parameter.default.as_ref()?);
            Some(quote!(.client_parameter(crate::runtime::Parameter::#constructor, &#default)))
        });
    quote!(#fill #(#apart)* #(#client_parameters)*)
}

/// Emits a documented default as the value of a parameter.
fn default_argument(default: &Constant) -> TokenStream {
    match default {
        Constant::Integer(integer) => Literal::i64_suffixed(*integer).into_token_stream(),
        other => super::literal(other),
    }
}

/// Returns the parameters of the path in the order of the route; `None` if one has a style of its own or occurs twice.
fn filling<'o>(api: &Api, operation: &'o Operation) -> Option<Vec<&'o Parameter>> {
    let names = operation.route.split('{').skip(1).filter_map(|after| Some(after.split_once('}')?.0));
    let in_path = || operation.parameters.iter().filter(|parameter| parameter.location == Location::Path);
    let plain = |name| in_path().find(|parameter| parameter.wire == name && parameter.style == Style::SIMPLE);
    let filling: Vec<&Parameter> = names.map(plain).collect::<Option<_>>()?;
    if filling.iter().any(|parameter| is_password(api, &parameter.ty)) {
        return None;
    }
    (filling.len() == in_path().count()).then_some(filling)
}

/// Emits the constructor of a parameter, which is named for its location, and its style if it is not the default.
pub(super) fn constructor(api: &Api, parameter: &Parameter) -> TokenStream {
    let Parameter { wire, location, mut style, .. } = parameter.clone();
    if is_scalar(api, &parameter.ty) {
        // `explode` has no effect on a single value.
        style.explode = explodes(location, style.kind);
    }
    let secret = is_password(api, &parameter.ty).then(|| quote!(.secret()));
    let styled = styled(&wire, location, style);
    let fields = parameter.fields.iter().map(|(wire, style)| self::styled(wire, Location::Query, *style));
    let fields =
        (!parameter.fields.is_empty()).then(|| quote!(.fields(const { &[#(crate::runtime::Parameter::#fields),*] })));
    quote!(#styled #fields #secret)
}

/// Whether a value of the type must not be shown.
fn is_password(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::Encoded(Encoded::Password) => true,
        Type::Nullable(inner) | Type::Boxed(inner) | Type::List(inner) => is_password(api, inner),
        Type::Named(id) => match &api.types[id.0].kind {
            TypeKind::Alias(inner) | TypeKind::Newtype(inner) => is_password(api, inner),
            _ => false,
        },
        _ => false,
    }
}

fn is_scalar(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::Boolean | Type::Integer(_) | Type::Number | Type::String | Type::DateTime | Type::Date => true,
        Type::Encoded(_) => true,
        Type::Own(own) => own.form == OwnForm::Text,
        Type::Nullable(inner) | Type::Boxed(inner) => is_scalar(api, inner),
        Type::Named(id) => match &api.types[id.0].kind {
            TypeKind::StringEnum(_) | TypeKind::OpenEnum(_) | TypeKind::IntegerEnum(_) => true,
            TypeKind::Alias(inner) | TypeKind::Newtype(inner) => is_scalar(api, inner),
            _ => false,
        },
        _ => false,
    }
}

/// Whether `explode` is the default of a style in the runtime.
fn explodes(location: Location, kind: StyleKind) -> bool {
    matches!(location, Location::Query | Location::Cookie) && !matches!(kind, StyleKind::Space | StyleKind::Pipe)
}

/// Emits where a value is sent and its style, for anything that is serialized like a parameter.
pub(super) fn styled(wire: &str, location: Location, style: Style) -> TokenStream {
    let Style { kind, explode, allow_reserved } = style;
    let constructor = match location {
        Location::Path => quote!(path),
        Location::Query => quote!(query),
        Location::Header => quote!(header),
        Location::Cookie => quote!(cookie),
    };
    let style = match kind {
        StyleKind::Simple | StyleKind::Form => None,
        StyleKind::Label => Some(quote!(.label())),
        StyleKind::Matrix => Some(quote!(.matrix())),
        StyleKind::Space => Some(quote!(.space())),
        StyleKind::Pipe => Some(quote!(.pipe())),
        StyleKind::Deep => Some(quote!(.deep())),
        StyleKind::Json => Some(quote!(.content_json())),
        StyleKind::FormText => Some(quote!(.content_form())),
        StyleKind::Whole => Some(quote!(.whole())),
    };
    let explode = match (explode, explodes(location, kind)) {
        (true, false) => Some(quote!(.explode())),
        (false, true) if kind != StyleKind::Deep => Some(quote!(.comma())),
        _ => None,
    };
    let reserved = allow_reserved.then(|| quote!(.reserved()));
    quote!(#constructor(#wire) #style #explode #reserved)
}
