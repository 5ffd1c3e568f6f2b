//! The crate root, and what keeps rustfmt off the output.

use quote::quote;

use super::{Content, File, Output};

pub(super) fn lib(output: &Output<'_>) -> File {
    let with_xml = !output.api.xml.documents.is_empty();
    let allowed = with_xml.then(|| quote!(#![cfg_attr(not(feature = "xml"), allow(dead_code, unused_imports))]));
    let xml = with_xml.then(|| {
        quote!(
            #[cfg(feature = "xml")]
            pub mod xml;
        )
    });
    let items = quote! {
        #![forbid(unsafe_code)]
        #![warn(missing_docs)]
        // What is deprecated is told to users; the crate itself has to mention it.
        #![allow(deprecated)]
        #allowed

        mod client;
        pub mod operations;
        pub mod runtime;
        pub mod types;
        #xml

        pub use runtime::{ApiError, CallOptions, Client, ClientBuilder, Error, Patch, Response, RetryPolicy};
    };
    File {
        path: "src/lib.rs".to_owned(),
        content: Content::Rust { origin: output.document.to_owned(), emitter: "krate", docs: docs(output), items },
    }
}

fn docs(output: &Output<'_>) -> Vec<String> {
    let api = output.api;
    let krate = output.krate();
    let mut lines = vec![format!(
        "A client for the {} (version {}).",
        super::cargo::plain(&api.title),
        super::cargo::plain(&api.version)
    )];
    if !api.docs.is_empty() {
        lines.push(String::new());
        lines.extend(api.docs.iter().cloned());
    }
    let quickstart = super::readme::quickstart(output);
    lines.extend([String::new(), "# Quickstart".to_owned(), String::new(), "```no_run".to_owned()]);
    lines.push(format!("# async fn quickstart() -> Result<(), {krate}::Error> {{"));
    lines.extend(quickstart);
    lines.extend(["# Ok(())".to_owned(), "# }".to_owned(), "```".to_owned()]);
    lines.extend(super::readme::guide().iter().map(|line| (*line).to_owned()));
    lines
}

/// The output is formatted by the generator, and must not depend on the rustfmt installed.
pub(super) fn rustfmt() -> File {
    File { path: "rustfmt.toml".to_owned(), content: Content::Text("disable_all_formatting = true\n".to_owned()) }
}
