//! What is different in a crate that has the types alone: its root, its README and its manifest.

use std::collections::BTreeSet;

use quote::quote;
use toml_edit::{DocumentMut, Item};

use super::own_types::has_own_types;
use super::{Content, File, Output};
use crate::api::{Type, TypeDef, TypeKind};
use crate::runtime::{DEPENDENCIES, TARGET_DEPENDENCIES};
use crate::text::lines::one_line;
use crate::text::markdown::{html_comment, prose};

/// The folders of the runtime that types need, and the crates that these use.
pub(super) const FOLDERS: [&str; 4] = ["codec", "json", "types", "values"];
const CRATES: [&str; 7] = ["base64", "bytes", "chrono", "httpdate", "secrecy", "serde", "serde_json"];
const TARGET_CRATES: [&str; 1] = ["web-time"];

/// Whether a type is left out: bodies that only HTTP has.
pub(super) fn is_left_out(def: &TypeDef) -> bool {
    match &def.kind {
        TypeKind::Form(_) => true,
        TypeKind::Alias(of) | TypeKind::Newtype(of) => matches!(of, Type::Part | Type::Form),
        _ => false,
    }
}

/// Returns the dependencies, as `Cargo.toml` has them.
pub(super) fn dependencies() -> String {
    let Ok(mut all) = DEPENDENCIES.parse::<DocumentMut>() else { return String::new() };
    if let Some(table) = all.get_mut("dependencies").and_then(Item::as_table_mut) {
        table.retain(|name, _| CRATES.contains(&name));
    }
    all.to_string()
}

/// Returns the dependencies that depend on the target, as `Cargo.toml` has them.
pub(super) fn target_dependencies() -> String {
    let Ok(mut all) = TARGET_DEPENDENCIES.parse::<DocumentMut>() else { return String::new() };
    if let Some(targets) = all.get_mut("target").and_then(Item::as_table_mut) {
        for (_, target) in targets.iter_mut() {
            if let Some(table) = target.get_mut("dependencies").and_then(Item::as_table_mut) {
                table.retain(|name, _| TARGET_CRATES.contains(&name));
            }
        }
        let has_crates =
            |target: &Item| target.get("dependencies").and_then(Item::as_table).is_some_and(|table| !table.is_empty());
        targets.retain(|_, target| has_crates(target));
    }
    all.to_string()
}

pub(super) fn lib(output: &Output<'_>) -> File {
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
        // A variant that is boxed because it grew would break users.
        #![allow(clippy::large_enum_variant, reason = "the size of a type changes with the document")]

        #own_types
        #[allow(dead_code, unused_imports, reason = "a client uses more of it")]
        pub mod runtime;
        #[allow(missing_docs, reason = "the document does not describe everything")]
        pub mod types;

        #[doc(inline)]
        pub use runtime::Patch;
    };
    let used = BTreeSet::from(["Patch".to_owned()]);
    let content = Content::Rust { origin: output.document.to_owned(), docs: docs(output), items, used };
    File { path: "src/lib.rs".to_owned(), content }
}

fn docs(output: &Output<'_>) -> Vec<String> {
    let api = output.api;
    let mut lines = vec![format!("The types of the {} (version {}).", prose(&api.title), prose(&api.version))];
    if !api.docs.is_empty() {
        lines.push(String::new());
        lines.extend(api.docs.iter().cloned());
    }
    lines.extend(GUIDE.iter().map(|line| (*line).to_owned()));
    lines
}

const GUIDE: &[&str] = &[
    "",
    "The types implement the traits of serde: `serde_json::from_str` reads them, and `serde_json::to_string` writes them.",
    "Unknown values of an enum or union are preserved as `Unrecognized`.",
];

pub(super) fn readme(output: &Output<'_>) -> File {
    let (title, version) = (prose(&output.api.title), prose(&output.api.version));
    let origin = html_comment(&format!("@generated from {}. Do not edit.", one_line(output.document)));
    let text =
        format!("{origin}\n\n# {title} types\n\nThe types of the {title}, version {version}.\n{}\n", GUIDE.join("\n"));
    File { path: "README.md".to_owned(), content: Content::Text(text) }
}
