//! Emits the crate root, and a `rustfmt.toml` that disables rustfmt.

use proc_macro2::Ident;
use quote::{format_ident, quote};

use super::own_types::has_own_types;
use super::{Content, File, Output};
use crate::api::{Api, Encoding};
use crate::text::markdown::prose;

pub(super) fn lib(output: &Output<'_>) -> File {
    let names = names(output.api);
    let with_xml = !output.api.xml.documents.is_empty();
    let allowed = with_xml.then(|| quote!(#![cfg_attr(not(feature = "xml"), allow(dead_code, unused_imports))]));
    let xml = with_xml.then(|| {
        quote!(
            #[cfg(feature = "xml")]
            pub mod xml;
        )
    });
    let own_types = has_own_types(output).then(|| {
        quote!(
            mod own_types;
        )
    });
    let items = quote! {
        #![forbid(unsafe_code)]
        #![warn(missing_docs)]
        // Deprecations are for users; the crate itself uses all items.
        #![allow(deprecated)]
        #![allow(
            clippy::should_implement_trait,
            clippy::too_many_arguments,
            clippy::wrong_self_convention,
            reason = "names and parameters are the document's"
        )]
        // A variant that is boxed because it grew would break users.
        #![allow(clippy::large_enum_variant, reason = "the size of a type changes with the document")]
        #allowed

        mod client;
        #[allow(missing_docs, reason = "the document does not describe everything")]
        pub mod operations;
        #own_types
        pub mod runtime;
        #[allow(missing_docs, reason = "the document does not describe everything")]
        pub mod types;
        #xml

        #[doc(inline)]
        pub use runtime::{#(#names),*};
    };
    let used = names.iter().map(Ident::to_string).collect();
    File {
        path: "src/lib.rs".to_owned(),
        content: Content::Rust { origin: output.document.to_owned(), docs: docs(output), items, used },
    }
}

/// Returns the names of the runtime that the crate root exports: `Part` and `Upload` only if the API uses them.
fn names(api: &Api) -> Vec<Ident> {
    const ALWAYS: [&str; 13] = [
        "ApiError",
        "CallOptions",
        "Client",
        "ClientBuilder",
        "Error",
        "FakeReply",
        "FakeTransport",
        "Items",
        "Pages",
        "Patch",
        "RedirectPolicy",
        "Response",
        "RetryPolicy",
    ];
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    let media: Vec<Encoding> = operations
        .flat_map(|operation| &operation.body)
        .flat_map(|body| &body.media)
        .map(|media| media.encoding)
        .collect();
    let sends = |encoding: Encoding, name: &'static str| media.contains(&encoding).then_some(name);
    let sent = [sends(Encoding::Multipart, "Part"), sends(Encoding::Bytes, "Upload")];
    let mut names: Vec<&str> = ALWAYS.into_iter().chain(sent.into_iter().flatten()).collect();
    names.sort_unstable();
    names.into_iter().map(|name| format_ident!("{name}")).collect()
}

fn docs(output: &Output<'_>) -> Vec<String> {
    let api = output.api;
    let krate = output.krate();
    let mut lines = vec![format!("A client for the {} (version {}).", prose(&api.title), prose(&api.version))];
    if !api.docs.is_empty() {
        lines.push(String::new());
        lines.extend(api.docs.iter().cloned());
    }
    let quickstart = super::readme::quickstart(output);
    lines.extend([String::new(), "# Quickstart".to_owned(), String::new(), "```no_run".to_owned()]);
    lines.push(format!("# async fn quickstart() -> Result<(), {krate}::Error> {{"));
    let blocking = super::readme::blocking(&quickstart);
    let client = quickstart.first().cloned();
    lines.extend(quickstart);
    lines.extend(["# Ok(())".to_owned(), "# }".to_owned(), "```".to_owned()]);
    if let (Some(client), Some(call)) = (client, blocking) {
        lines.extend([String::new(), super::readme::BLOCKING.to_owned(), String::new(), "```no_run".to_owned()]);
        lines.push("# #[cfg(feature = \"blocking\")]".to_owned());
        lines.push(format!("# fn quickstart() -> Result<(), {krate}::Error> {{"));
        lines.extend([format!("# {client}"), call]);
        lines.extend(["# Ok(())".to_owned(), "# }".to_owned(), "```".to_owned()]);
    }
    lines.extend(super::readme::guide(api));
    lines
}

/// Code hosts fold the runtime away in the diff of a pull request: it changes with the generator only. Line ends stay as they were
/// generated, also where Git changes those of other files, since `--check` compares them.
pub(super) fn gitattributes() -> File {
    let text = "* text eol=lf\nsrc/runtime.rs linguist-generated\nsrc/runtime/** linguist-generated\n";
    File { path: ".gitattributes".to_owned(), content: Content::Text(text.to_owned()) }
}

/// The output is formatted by the generator, and must not depend on the rustfmt installed.
pub(super) fn rustfmt() -> File {
    File { path: "rustfmt.toml".to_owned(), content: Content::Text("disable_all_formatting = true\n".to_owned()) }
}
