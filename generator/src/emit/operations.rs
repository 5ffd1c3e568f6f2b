//! Emits the `operations` module: a file for each group, with the operations in the order of the document.

use std::collections::{BTreeSet, HashMap};

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::docs_or;
use super::group::braces;
use super::imports::{Imported, imported};
use super::{Content, File, Output, method, method_docs, request};
use crate::api::{Api, Group, GroupSource, Operation, OtherGroup};
use crate::names::Name;

pub(super) fn operations(output: &Output<'_>) -> impl Iterator<Item = File> {
    let others = others(output.api);
    let groups = output.api.groups.iter().map(move |group| file(output, group, &others));
    std::iter::once(index(output)).chain(groups)
}

fn index(output: &Output<'_>) -> File {
    let mods = output.api.groups.iter().map(|group| {
        let (module, feature) = (&group.module, &group.feature);
        let inception = inception(module, "operations");
        quote!(#[cfg(feature = #feature)] #inception pub mod #module;)
    });
    File {
        path: "src/operations.rs".to_owned(),
        content: Content::Rust {
            origin: output.document.to_owned(),
            docs: vec!["The operations of the API, in a module for each group.".to_owned()],
            items: quote!(#(#mods)*),
            used: BTreeSet::new(),
        },
    }
}

/// Returns the attribute for a module with the name of the module around it, which Clippy does not expect.
pub(super) fn inception(module: &Name, around: &str) -> Option<TokenStream> {
    (module.as_str() == around).then(|| quote!(#[allow(clippy::module_inception)]))
}

/// The operations of other groups that have methods in a group.
type Others<'a> = HashMap<&'a Name, Vec<(&'a Group, &'a Operation, &'a OtherGroup)>>;

/// Returns the operations that have methods in a group besides their own, by the module of that group.
fn others(api: &Api) -> Others<'_> {
    let mut others = Others::new();
    for group in &api.groups {
        for operation in group.calls() {
            for other in &operation.other_groups {
                others.entry(&other.module).or_default().push((group, operation, other));
            }
        }
    }
    others
}

fn file(output: &Output<'_>, group: &Group, others: &Others<'_>) -> File {
    let type_name = &group.type_name;
    let about = docs_or(&group.docs, &group.title);
    let methods = group.operations.iter().flat_map(|operation| {
        let alternatives = operation.alternatives.iter();
        let alternatives =
            alternatives.map(|alternative| method::methods(output, group, alternative, method_docs::about_alternative));
        [method::methods(output, group, operation, method_docs::about)].into_iter().chain(alternatives)
    });
    let others = others.get(&group.module).into_iter().flatten();
    let other_methods =
        others.map(|(group, operation, other)| method::methods_of_other_group(output.api, group, operation, other));
    let requests = group.operations.iter().flat_map(|operation| {
        operation.calls().map(move |call| request::request(output, group, call, &operation.type_name))
    });
    let methods = braces(methods.chain(other_methods));
    let mut items = quote! {
        #about
        #[derive(Clone, Copy, Debug)]
        pub struct #type_name<'c>(pub(crate) &'c crate::Client);

        impl<'c> #type_name<'c> #methods
    };
    items.extend(requests);
    let Imported { items, used } = imported(items);
    File {
        path: format!("src/operations/{}.rs", group.module.bare()),
        content: Content::Rust {
            origin: origin(output.document, &group.source),
            docs: vec![group.title.clone()],
            items,
            used,
        },
    }
}

/// Returns what a file of operations is made from.
fn origin(document: &str, source: &GroupSource) -> String {
    match source {
        GroupSource::Tag(tag) => format!("{document}, tag {tag:?}"),
        GroupSource::Path(part) => format!("{document}, path {part:?}"),
        GroupSource::Others => document.to_owned(),
    }
}
