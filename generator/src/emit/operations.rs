//! Emits the `operations` module: a file for each tag, with the operations in the order of the document.

use quote::quote;

use super::docs::{docs, docs_or};
use super::imports::imported;
use super::{Content, File, Output, example, method, request};
use crate::api::Group;
use crate::text::markdown::code;

pub(super) fn operations(output: &Output<'_>) -> Vec<File> {
    let mut files = vec![index(output)];
    files.extend(output.api.groups.iter().map(|group| file(output, group)));
    files
}

fn index(output: &Output<'_>) -> File {
    let mods = output.api.groups.iter().map(|group| {
        let (module, feature) = (&group.module, &group.feature);
        quote!(#[cfg(feature = #feature)] pub mod #module;)
    });
    File {
        path: "src/operations.rs".to_owned(),
        content: Content::Rust {
            origin: output.document.to_owned(),
            docs: vec!["The operations of the API, in a module for each tag.".to_owned()],
            items: quote!(#(#mods)*),
        },
    }
}

/// Returns the section that lists operations of other modules that also have this tag.
fn elsewhere(group: &Group) -> Vec<String> {
    let calls: Vec<String> = group.elsewhere.iter().map(|call| format!("- {}", code(call))).collect();
    if calls.is_empty() {
        return calls;
    }
    let heading =
        ["", "Operations that also have this tag, in the modules of their first tags:", ""].map(str::to_owned);
    heading.into_iter().chain(calls).collect()
}

fn file(output: &Output<'_>, group: &Group) -> File {
    let type_name = &group.type_name;
    let about = docs_or(&group.docs, &group.title);
    let elsewhere = docs(&elsewhere(group));
    let example = docs(&example::example(output, group));
    let methods = group.calls().map(|operation| method::methods(output.api, operation));
    let requests = group.calls().map(|operation| request::request(output, group, operation));
    let items = quote! {
        #about
        #elsewhere
        #example
        #[derive(Clone, Copy, Debug)]
        pub struct #type_name<'c>(pub(crate) &'c crate::Client);

        impl<'c> #type_name<'c> {
            #(#methods)*
        }

        #(#requests)*
    };
    File {
        path: format!("src/operations/{}.rs", group.module.bare()),
        content: Content::Rust {
            origin: format!("{}, tag {:?}", output.document, group.tag),
            docs: vec![group.title.clone()],
            items: imported(items),
        },
    }
}
