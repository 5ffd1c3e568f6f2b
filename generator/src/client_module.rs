//! A client as a module of the crate that includes it: the sources of its crate, with paths below the module, without features.

mod dependencies;
mod features;
mod source;

use std::collections::BTreeMap;

use syn::parse_quote;
use toml_edit::DocumentMut;

use features::enabled_features;
use source::Rewriter;

/// The path of a module in its crate, such as `crate::api`.
#[derive(Clone, Debug)]
pub(crate) struct ModulePath(String);

/// The files of a module.
pub(crate) struct Included {
    /// The texts by path.
    pub files: BTreeMap<String, String>,
    /// The dependencies that the crate of the module needs, as lines of its manifest.
    pub dependencies: String,
}

impl ModulePath {
    /// Parses a path that begins with `crate`.
    pub fn parse(path: &str) -> Option<Self> {
        let below = path.strip_prefix("crate")?;
        let mut names = below.split("::");
        let is_path = names.next() == Some("") && names.all(|name| syn::parse_str::<syn::Ident>(name).is_ok());
        is_path.then(|| Self(below.to_owned()))
    }

    /// Returns the name of the module, or `client` for the root of a crate.
    pub fn name(&self) -> &str {
        self.0.rsplit("::").next().filter(|name| !name.is_empty()).unwrap_or("client")
    }

    /// Returns the files of the module for those of a crate.
    ///
    /// # Errors
    ///
    /// If a file of the crate is not valid, which is a defect of the generator.
    pub fn included(&self, crate_files: BTreeMap<String, String>) -> Result<Included, String> {
        let manifest = crate_files.get("Cargo.toml").map(String::as_str).unwrap_or_default();
        let manifest: DocumentMut = manifest.parse().map_err(|error| format!("Cargo.toml: {error}"))?;
        let enabled = enabled_features(&manifest);
        let dependencies = dependencies::dependencies(&manifest, &enabled);
        let rewriter = Rewriter { below: &self.0, enabled: &enabled };
        let mut files = BTreeMap::new();
        for (path, text) in crate_files {
            if path == "src/lib.rs" {
                let items = root_items(&rewriter.rewrite(&text)).map_err(|error| format!("{path}: {error}"))?;
                let first_line = text.lines().next().unwrap_or_default();
                files.insert(path, format!("{first_line}\n\n{items}"));
            } else if path.starts_with("src/") {
                files.insert(path, rewriter.rewrite(&text));
            } else if path == crate::names_lock::FILE {
                files.insert(path, text);
            }
        }
        Ok(Included { files, dependencies })
    }
}

/// Returns the items of the crate root, without what only the beginning of a file can have: `include!` is in the middle of one. What the
/// crate allows for itself is allowed for each module, and so is what nobody uses of it.
fn root_items(text: &str) -> syn::Result<String> {
    let mut file = syn::parse_file(text)?;
    file.attrs.clear();
    for item in &mut file.items {
        let attributes = match item {
            syn::Item::Mod(module) => &mut module.attrs,
            syn::Item::Use(import) => &mut import.attrs,
            _ => continue,
        };
        attributes.retain(|attribute| !attribute.path().is_ident("allow"));
        attributes.insert(0, parse_quote!(#[allow(warnings, missing_docs, clippy::all, clippy::pedantic)]));
    }
    Ok(prettyplease::unparse(&file))
}

#[cfg(test)]
mod tests {
    use super::{ModulePath, root_items};

    #[test]
    fn a_path_begins_with_crate_and_has_identifiers() {
        let name = |path: &str| ModulePath::parse(path).map(|path| path.name().to_owned());
        assert_eq!(name("crate::api").as_deref(), Some("api"));
        assert_eq!(name("crate::clients::pets").as_deref(), Some("pets"));
        assert_eq!(name("crate").as_deref(), Some("client"));
        for path in ["", "api", "crates", "crate::", "crate:api", "crate::a b", "crate::fn", "self::api", "crate::api;"]
        {
            assert_eq!(name(path), None, "{path}");
        }
    }

    #[test]
    fn the_root_has_no_documentation_or_attributes_of_a_file() {
        let text = "//! About.\n\n#![forbid(unsafe_code)]\n\nmod client;\n#[allow(missing_docs)]\npub mod types;\n";
        let items = root_items(text).unwrap_or_else(|error| panic!("{error}"));
        let allowed = "#[allow(warnings, missing_docs, clippy::all, clippy::pedantic)]";
        assert_eq!(items, format!("{allowed}\nmod client;\n{allowed}\npub mod types;\n"));
    }
}
