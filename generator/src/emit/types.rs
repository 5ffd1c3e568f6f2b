//! Emits the `types` module: a file for each component with its parts, and a file for each group with the types of its operations.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs::{deprecated, docs};
use super::imports::imported;
use super::{Content, File, From, Output, enumeration, form, object, ty, union};
use crate::api::{Api, Integer, Type, TypeDef, TypeKind};
use crate::names::Name;

pub(super) fn types(output: &Output<'_>) -> Vec<File> {
    let mut modules: IndexMap<&str, Vec<&TypeDef>> = IndexMap::new();
    for def in &output.api.types {
        modules.entry(def.module.as_str()).or_default().push(def);
    }
    // The type that the file is named after comes first.
    for defs in modules.values_mut() {
        defs.sort_by_key(|def| def.standing);
    }
    let mut files = vec![index(output, &modules)];
    files.extend(modules.iter().map(|(module, defs)| file(output, module, defs)));
    files
}

fn index(output: &Output<'_>, modules: &IndexMap<&str, Vec<&TypeDef>>) -> File {
    let mut files: BTreeMap<Option<&str>, Vec<&Name>> = BTreeMap::new();
    for defs in modules.values() {
        files.entry(feature(output.api, defs)).or_default().push(&defs[0].module);
    }
    for names in files.values_mut() {
        names.sort_by_key(ToString::to_string);
    }
    let always = files.remove(&None).unwrap_or_default();
    let gated = files.into_iter().map(|(feature, names)| quote!([feature = #feature] #(#names,)*));
    File {
        path: "src/types.rs".to_owned(),
        content: Content::Rust {
            origin: output.document.to_owned(),
            emitter: "types",
            docs: vec![
                "The types of the API.".to_owned(),
                String::new(),
                "An optional field is an `Option`, or a [`Patch`](crate::runtime::Patch) if null differs from absence. `new` creates a value".to_owned(),
                "from the required fields, and setters add the others.".to_owned(),
            ],
            items: imported(quote!(crate::runtime::files! { #(#always,)* #(#gated)* })),
        },
    }
}

/// Returns the feature of a file, if only one group uses its types.
fn feature<'a>(api: &'a Api, defs: &[&TypeDef]) -> Option<&'a str> {
    let group = defs.first()?.group?;
    let feature = &api.groups.get(group)?.feature;
    defs.iter().all(|def| def.group == Some(group)).then_some(feature)
}

fn file(output: &Output<'_>, module: &str, defs: &[&TypeDef]) -> File {
    let items = definitions(output.api, defs);
    let emitter = match &defs[0].kind {
        TypeKind::Struct(_) => "object",
        TypeKind::Form(_) => "form",
        TypeKind::StringEnum(_) | TypeKind::OpenEnum(_) | TypeKind::IntegerEnum(_) => "enumeration",
        TypeKind::Tagged { .. } | TypeKind::Untagged(_) => "union",
        TypeKind::Alias(_) | TypeKind::Newtype(_) => "types",
    };
    File {
        path: format!("src/types/{}.rs", module.trim_start_matches("r#")),
        content: Content::Rust { origin: origin(output, defs[0]), emitter, docs: Vec::new(), items: imported(items) },
    }
}

/// Returns the component, or the operations, that a file is generated from.
fn origin(output: &Output<'_>, first: &TypeDef) -> String {
    let pointer = (output.describe)(&first.pointer);
    if pointer.contains("/paths/") || pointer.contains("/webhooks/") {
        return format!("the operations of {}", output.document);
    }
    format!("{}, {pointer}", output.document)
}

/// Emits the definitions; consecutive ones of the same kind share a table.
fn definitions(api: &Api, defs: &[&TypeDef]) -> TokenStream {
    let tables = defs.chunk_by(|one, next| table(one).is_some() && table(one) == table(next)).map(|defs| {
        let items = defs.iter().map(|def| definition(api, def));
        let Some(name) = table(defs[0]) else { return quote!(#(#items)*) };
        let name = format_ident!("{name}");
        quote!(crate::runtime::#name! { #(#items)* })
    });
    tables.collect()
}

/// Returns the name of the macro that declares the type.
fn table(def: &TypeDef) -> Option<&'static str> {
    match &def.kind {
        TypeKind::Struct(_) => Some("object"),
        TypeKind::Form(_) => Some("multipart"),
        TypeKind::StringEnum(_) | TypeKind::OpenEnum(_) => Some("string_enum"),
        TypeKind::IntegerEnum(_) => Some("integer_enum"),
        TypeKind::Tagged { .. } => Some("tagged_union"),
        TypeKind::Untagged(_) => Some("union"),
        TypeKind::Newtype(_) => Some("newtype"),
        TypeKind::Alias(_) => None,
    }
}

fn definition(api: &Api, def: &TypeDef) -> TokenStream {
    let name = &def.name;
    let about = docs(&def.docs);
    let deprecated = deprecated(def.deprecated);
    let item = match &def.kind {
        TypeKind::Struct(fields) => object::object(api, def, fields),
        TypeKind::Form(members) => form::form(api, def, members),
        TypeKind::StringEnum(variants) => enumeration::strings(def, variants),
        TypeKind::OpenEnum(variants) => enumeration::open(def, variants),
        TypeKind::IntegerEnum(variants) => enumeration::integers(def, variants),
        TypeKind::Tagged { tag, variants } => union::tagged(api, def, tag, variants),
        TypeKind::Untagged(variants) => union::untagged(api, def, variants),
        TypeKind::Alias(to) => {
            let to = ty(api, to, From::Types(def.module.as_str()));
            quote!(pub type #name = #to;)
        }
        TypeKind::Newtype(of) => {
            let of = ty(api, of, From::Types(def.module.as_str()));
            quote!(pub struct #name(pub #of);)
        }
    };
    quote!(#about #deprecated #item)
}

/// Returns the path of the type outside of the crate, for the report.
#[must_use]
pub fn path(api: &Api, krate: &str, ty: &Type) -> String {
    let inner = |inner: &Type| path(api, krate, inner);
    match ty {
        Type::Boolean => "bool".to_owned(),
        Type::Integer(Integer::I32) => "i32".to_owned(),
        Type::Integer(Integer::I64) => "i64".to_owned(),
        Type::Integer(Integer::U64) => "u64".to_owned(),
        Type::Number => "f64".to_owned(),
        Type::String => "String".to_owned(),
        Type::DateTime => format!("{krate}::runtime::DateTime"),
        Type::Date => format!("{krate}::runtime::Date"),
        Type::Value => "serde_json::Value".to_owned(),
        Type::Object => "serde_json::Map<String, serde_json::Value>".to_owned(),
        Type::Null => "()".to_owned(),
        Type::List(item) => format!("Vec<{}>", inner(item)),
        Type::Map(value) => format!("std::collections::BTreeMap<String, {}>", inner(value)),
        Type::Tuple(items) => {
            let items: String = items.iter().map(|item| format!("{}, ", inner(item))).collect();
            format!("({})", items.trim_end())
        }
        Type::Nullable(of) => format!("Option<{}>", inner(of)),
        Type::Boxed(of) => format!("Box<{}>", inner(of)),
        Type::Encoded(encoded) => format!("{krate}::runtime::{}", encoded.name()),
        Type::Part => format!("{krate}::runtime::Part"),
        Type::Form => format!("{krate}::runtime::Form"),
        Type::Named(id) => format!("{krate}::types::{}", api.types[id.0].name),
    }
}
