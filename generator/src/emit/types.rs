//! Emits the `types` module: a file for each component with its parts, and a file for each group with the types of its operations.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use proc_macro2::TokenStream;
use quote::quote;

use super::derives::Derives;
use super::docs::documented;
use super::imports::{Imported, imported};
use super::operations::inception;
use super::{Content, File, From, Output, enumeration, form, object, schemas_only, ty, union};
use crate::api::{Api, Integer, Type, TypeDef, TypeKind};
use crate::names::Name;

pub(super) fn types(output: &Output<'_>) -> impl Iterator<Item = File> {
    let mut modules: IndexMap<&str, Vec<&TypeDef>> = IndexMap::new();
    let declared = output.api.declared.iter().filter_map(|index| output.api.types.get(*index));
    for def in declared.filter(|def| !output.schemas_only || !schemas_only::is_left_out(def)) {
        modules.entry(def.module.as_str()).or_default().push(def);
    }
    // The type that the file is named after comes first.
    for defs in modules.values_mut() {
        defs.sort_by_key(|def| def.standing);
    }
    let derives = Derives::new(output.api);
    let index = index(output, &modules);
    std::iter::once(index).chain(modules.into_iter().map(move |(module, defs)| file(output, &derives, module, &defs)))
}

fn index(output: &Output<'_>, modules: &IndexMap<&str, Vec<&TypeDef>>) -> File {
    let files: BTreeMap<&str, (&Name, Option<TokenStream>)> = modules
        .iter()
        .map(|(module, defs)| {
            let feature = feature(output, defs).map(|feature| quote!(#[cfg(feature = #feature)]));
            (*module, (&defs[0].module, feature))
        })
        .collect();
    let declarations = files.values().map(|(module, feature)| {
        let inception = inception(module, "types");
        quote!(#feature #inception mod #module;)
    });
    let reexports = files.values().map(|(module, feature)| quote!(#feature pub use #module::*;));
    File {
        path: "src/types.rs".to_owned(),
        content: Content::Rust {
            origin: output.document.to_owned(),
            docs: vec![
                "The types of the API.".to_owned(),
                String::new(),
                "An optional field is an `Option`, or a [`Patch`](crate::runtime::Patch) if null differs from absence. Types that are sent".to_owned(),
                "have a constructor, `new`, which takes the required fields, and a setter for each other field. For tests, values of the other".to_owned(),
                "types are read from JSON, by `serde_json::from_value`.".to_owned(),
            ],
            items: quote!(#(#declarations)* #(#reexports)*),
            used: BTreeSet::new(),
        },
    }
}

/// Returns the feature of a file, if only one group uses its types.
fn feature<'a>(output: &Output<'a>, defs: &[&TypeDef]) -> Option<&'a str> {
    if output.schemas_only {
        return None;
    }
    let api = output.api;
    let group = defs.first()?.group?;
    let feature = &api.groups.get(group)?.feature;
    defs.iter().all(|def| def.group == Some(group)).then_some(feature)
}

fn file(output: &Output<'_>, derives: &Derives<'_>, module: &str, defs: &[&TypeDef]) -> File {
    let definitions = defs.iter().map(|def| definition(output.api, derives, def)).collect();
    let Imported { items, used } = imported(definitions);
    File {
        path: format!("src/types/{}.rs", module.trim_start_matches("r#")),
        content: Content::Rust { origin: origin(output, defs[0]), docs: Vec::new(), items, used },
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

fn definition(api: &Api, derives: &Derives<'_>, def: &TypeDef) -> TokenStream {
    let name = &def.name;
    let item = match &def.kind {
        TypeKind::Struct(fields) => object::object(api, derives, def, fields),
        TypeKind::Form(members) => form::form(api, def, members),
        TypeKind::StringEnum(variants) => enumeration::strings(def, variants),
        TypeKind::OpenEnum(variants) => enumeration::open(def, variants),
        TypeKind::IntegerEnum(variants) => enumeration::integers(def, variants),
        TypeKind::Tagged { tag, variants } => union::tagged(api, derives, def, tag, variants),
        TypeKind::Untagged(variants) => union::untagged(api, derives, def, variants),
        TypeKind::Alias(to) => {
            let to = ty(api, to, From::Types(def.module.as_str()));
            quote!(pub type #name = #to;)
        }
        TypeKind::Newtype(of) => {
            let of = ty(api, of, From::Types(def.module.as_str()));
            let derives = derives.of(def, false);
            quote! {
                #derives
                pub struct #name(pub #of);

                crate::runtime::newtype!(#name(#of));
            }
        }
    };
    documented(&def.docs, def.deprecated, item)
}

/// Returns the type without paths, for the documentation.
pub(super) fn short(api: &Api, ty: &Type) -> String {
    ["krate::types::", "krate::runtime::", "serde_json::", "std::collections::"]
        .iter()
        .fold(path(api, "krate", ty), |text, path| text.replace(path, ""))
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
        Type::Own(own) => own.path.clone(),
        Type::Part => format!("{krate}::runtime::Part"),
        Type::Form => format!("{krate}::runtime::Form"),
        Type::Named(id) => format!("{krate}::types::{}", api.types[id.0].name),
    }
}
