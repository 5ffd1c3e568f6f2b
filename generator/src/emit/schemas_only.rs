//! What is different in a crate that has the types alone: its root, its README and its manifest.

use std::collections::BTreeSet;

use quote::quote;
use toml_edit::{DocumentMut, Item};

use super::own_types::has_own_types;
use super::{Content, File, Output};
use crate::api::{Api, Type, TypeDef, TypeKind};
use crate::runtime::{DEPENDENCIES, TARGET_DEPENDENCIES};
use crate::text::lines::one_line;
use crate::text::markdown::{html_comment, prose};

/// The folders of the runtime that types need.
pub(super) const FOLDERS: [&str; 4] = ["codec", "json", "types", "values"];

/// Whether a type is left out: bodies that only HTTP has.
pub(super) fn is_left_out(def: &TypeDef) -> bool {
    match &def.kind {
        TypeKind::Form(_) => true,
        TypeKind::Alias(of) | TypeKind::Newtype(of) => matches!(of, Type::Part | Type::Form),
        _ => false,
    }
}

/// Returns the dependencies that these files of the runtime and the types of the user's have, as `Cargo.toml` has them.
pub(super) fn dependencies(api: &Api, runtime: &[File]) -> String {
    let Ok(mut all) = DEPENDENCIES.parse::<DocumentMut>() else { return String::new() };
    if let Some(table) = all.get_mut("dependencies").and_then(Item::as_table_mut) {
        table.retain(|name, _| {
            is_used(name, runtime) || api.own_types.iter().any(|own| names_crate(&own.path, &name.replace('-', "_")))
        });
    }
    all.to_string()
}

/// Returns the dependencies that depend on the target, as `Cargo.toml` has them.
pub(super) fn target_dependencies(runtime: &[File]) -> String {
    let Ok(mut all) = TARGET_DEPENDENCIES.parse::<DocumentMut>() else { return String::new() };
    if let Some(targets) = all.get_mut("target").and_then(Item::as_table_mut) {
        for (_, target) in targets.iter_mut() {
            if let Some(table) = target.get_mut("dependencies").and_then(Item::as_table_mut) {
                table.retain(|name, _| is_used(name, runtime));
            }
        }
        let has_crates =
            |target: &Item| target.get("dependencies").and_then(Item::as_table).is_some_and(|table| !table.is_empty());
        targets.retain(|_, target| has_crates(target));
    }
    // The table that was the first of the file begins without an empty line.
    all.to_string().trim_start().to_owned()
}

/// Whether a file has a path that begins with a crate.
fn is_used(package: &str, runtime: &[File]) -> bool {
    let name = package.replace('-', "_");
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    runtime.iter().any(|file| match &file.content {
        Content::Text(text) => text.lines().filter(is_code).any(|line| names_crate(line, &name)),
        _ => false,
    })
}

/// Whether a line of code has a path that begins with a crate.
fn names_crate(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + name.len()..]);
        after.starts_with("::")
            && !before.ends_with(|c: char| c.is_alphanumeric() || c == '_')
            && !before.ends_with("::")
    })
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

#[cfg(test)]
mod tests {
    use super::names_crate;

    #[test]
    fn a_crate_is_the_first_name_of_a_path() {
        for (line, name, is_named) in [
            ("use bytes::Bytes;", "bytes", true),
            ("own::List<chrono::NaiveDate>", "chrono", true),
            ("pub use values::base64_bytes::Base64;", "bytes", false),
            ("pub use values::bytes::Base64;", "bytes", false),
            ("let bytes: Vec<u8>", "bytes", false),
            ("use serde_json::Value;", "serde", false),
            ("let a = ::serde::de::A;", "serde", false),
        ] {
            assert_eq!(names_crate(line, name), is_named, "{line}");
        }
    }
}
