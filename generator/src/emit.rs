//! Builds the tokens of the files of the crate from the `Api`. Everything is decided before, so emission cannot
//! fail.

mod body;
mod cargo;
mod client;
mod constant;
mod constructor;
mod derives;
mod docs;
mod enumeration;
mod example;
mod example_value;
mod form;
mod group;
mod imports;
mod lib_rs;
mod list_item;
mod method;
mod method_docs;
mod names_lock;
mod object;
mod operations;
mod own_types;
mod parameter;
pub mod provenance;
mod readme;
mod reply;
mod request;
mod runtime;
mod schemas_only;
pub(crate) mod signature;
mod tests;
mod types;
mod union;
mod xml;

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

pub use cargo::feature_names;

use crate::api::{Api, Constant, Integer, Type, TypeDef};
use crate::pointer::Pointer;
use crate::settings::Manifest;
use crate::version::Version;

pub use names_lock::text as names_lock;
pub use types::path as type_path;

/// A file of the generated crate.
#[derive(Debug)]
pub struct File {
    /// Its path in the crate, separated by `/`.
    pub path: String,
    /// Its content.
    pub content: Content,
}

/// The content of a file.
#[derive(Debug)]
pub enum Content {
    /// Rust, still to be formatted.
    Rust {
        /// What the file is generated from, for its first line.
        origin: String,
        /// The module's documentation.
        docs: Vec<String>,
        /// Its items.
        items: TokenStream,
        /// The names that the items may use of the runtime.
        used: BTreeSet<String>,
    },
    /// Rust text of the generator, followed by items.
    Copied {
        /// What the items are generated from, for the first line.
        origin: String,
        /// The text of the generator.
        text: String,
        /// The items.
        items: TokenStream,
    },
    /// Any other text.
    Text(String),
}

/// The input of emission.
#[allow(missing_debug_implementations)] // The function has none.
pub struct Output<'a> {
    /// The API.
    pub api: &'a Api,
    /// The name of the crate, as Cargo has it.
    pub package: &'a str,
    /// The version of the crate.
    pub version: Version,
    /// What the manifest has besides what the code needs.
    pub manifest: &'a Manifest,
    /// The document's file name.
    pub document: &'a str,
    /// Whether the crate has the types alone, and no client.
    pub schemas_only: bool,
    /// Whether tests of the examples are wanted.
    pub tests: bool,
    /// How a pointer is shown.
    pub describe: &'a dyn Fn(&Pointer) -> String,
}

impl Output<'_> {
    /// The name of the crate, as Rust has it.
    fn krate(&self) -> String {
        self.package.replace('-', "_")
    }
}

/// Emits all files of the crate, and gives each to `take` before the next is emitted: the tokens of all files together are larger than
/// the API and the text.
///
/// # Errors
///
/// The first error that `take` returns.
pub fn emit<E>(output: &Output<'_>, mut take: impl FnMut(File) -> Result<(), E>) -> Result<(), E> {
    let mut used = runtime::Used::default();
    for file in files(output) {
        used.add(&file);
        take(file)?;
    }
    let runtime = runtime::runtime(output, used);
    take(cargo::manifest(output, &runtime))?;
    runtime.into_iter().try_for_each(take)
}

/// The files of the crate except the runtime and the manifest.
fn files(output: &Output<'_>) -> impl Iterator<Item = File> {
    let root = [lib_rs::rustfmt(), lib_rs::gitattributes(), names_lock::names_lock(output)];
    let types_alone = output.schemas_only.then(|| [schemas_only::readme(output), schemas_only::lib(output)]);
    let client = (!output.schemas_only).then(|| [readme::readme(output), lib_rs::lib(output), client::client(output)]);
    let operations = (!output.schemas_only).then_some(output).into_iter().flat_map(operations::operations);
    let xml = (!output.schemas_only).then_some(output).into_iter().filter_map(xml::xml);
    let tests = output.tests.then_some(output).into_iter().flat_map(tests::tests);
    root.into_iter()
        .chain(types_alone.into_iter().flatten())
        .chain(client.into_iter().flatten())
        .chain(operations)
        .chain(own_types::own_types(output))
        .chain(types::types(output))
        .chain(xml)
        .chain(tests)
}

/// The file in which a type is mentioned, which decides how its path begins.
#[derive(Clone, Copy)]
enum From<'a> {
    /// In a file of types: those of the same module need no path.
    Types(&'a str),
    /// Anywhere else.
    Crate,
}

/// Emits a type.
fn ty(api: &Api, ty: &Type, from: From<'_>) -> TokenStream {
    let inner = |inner: &Type| self::ty(api, inner, from);
    match ty {
        Type::Boolean => quote!(bool),
        Type::Integer(Integer::I32) => quote!(i32),
        Type::Integer(Integer::I64) => quote!(i64),
        Type::Integer(Integer::U64) => quote!(u64),
        Type::Number => quote!(f64),
        Type::String => quote!(String),
        Type::DateTime => quote!(crate::runtime::DateTime),
        Type::Date => quote!(crate::runtime::Date),
        Type::Value => quote!(serde_json::Value),
        Type::Object => quote!(serde_json::Map<String, serde_json::Value>),
        Type::Null => quote!(()),
        Type::List(item) => {
            let item = inner(item);
            quote!(Vec<#item>)
        }
        Type::Map(value) => {
            let value = inner(value);
            quote!(std::collections::BTreeMap<String, #value>)
        }
        Type::Tuple(items) => {
            let items = items.iter().map(inner);
            quote!((#(#items,)*))
        }
        Type::Nullable(of) => {
            let of = inner(of);
            quote!(Option<#of>)
        }
        Type::Boxed(of) => {
            let of = inner(of);
            quote!(Box<#of>)
        }
        Type::Encoded(encoded) => {
            let name = quote::format_ident!("{}", encoded.name());
            quote!(crate::runtime::#name)
        }
        Type::Own(own) => own_types::path(own),
        Type::Part => quote!(crate::runtime::Part),
        Type::Form => quote!(crate::runtime::Form),
        Type::Named(id) => named(&api.types[id.0], from),
    }
}

/// Emits a value as a literal.
fn literal(value: &Constant) -> TokenStream {
    match value {
        Constant::Text(text) => quote!(#text),
        Constant::Integer(integer) => Literal::i64_unsuffixed(*integer).into_token_stream(),
        Constant::Boolean(boolean) => quote!(#boolean),
    }
}

fn named(def: &TypeDef, from: From<'_>) -> TokenStream {
    let name = &def.name;
    match from {
        From::Types(module) if def.module.as_str() == module => quote!(#name),
        From::Types(_) => quote!(super::#name),
        From::Crate => quote!(crate::types::#name),
    }
}
