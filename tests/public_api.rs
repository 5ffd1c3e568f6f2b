//! What users of the checked-in client can name, an item a line, and what the runtime consists of: a change that could break them shows as
//! a changed line.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use insta::{Settings, assert_snapshot};
use quote::ToTokens;
use syn::{Attribute, Fields, ImplItem, Item, Signature, TraitItem, Visibility};

#[test]
fn the_public_api_of_the_checked_in_client() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated-client/src");
    let mut api = Vec::new();
    for path in sources(&root) {
        let text = fs::read_to_string(root.join(&path)).expect("the file can be read");
        let file = syn::parse_file(&text).expect("the file is Rust");
        items(&module(&path), &file.items, &mut api);
    }
    assert!(api.len() > 500, "the client was found");
    settings().bind(|| assert_snapshot!("public_api", api.join("\n")));
}

#[test]
fn the_files_of_the_runtime() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generator/runtime");
    let files: BTreeMap<String, u64> = sources(&root)
        .into_iter()
        .map(|path| {
            let content = fs::read(root.join(&path)).expect("the file can be read");
            (path.display().to_string(), hash(&content))
        })
        .collect();
    let lines: Vec<String> = files.iter().map(|(path, hash)| format!("{path} {hash:016x}")).collect();
    settings().bind(|| assert_snapshot!("runtime_files", lines.join("\n")));
}

fn settings() -> Settings {
    let mut settings = Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("snapshots/client");
    settings
}

/// Returns the paths of the Rust files below a folder, sorted.
fn sources(root: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut pending = vec![root.to_owned()];
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("the folder can be read");
            pending.extend(entries.map(|entry| entry.expect("the entry can be read").path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path.strip_prefix(root).expect("the file is below the root").to_owned());
        }
    }
    files.sort();
    files
}

/// FNV-1a.
fn hash(content: &[u8]) -> u64 {
    content.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Returns the module of a file: `types::integration::` for `types/integration.rs`, nothing for `lib.rs`.
fn module(path: &Path) -> String {
    let path = path.with_extension("").display().to_string().replace('/', "::");
    let path = path.trim_end_matches("::mod");
    if path == "lib" { String::new() } else { format!("{path}::") }
}

fn items(module: &str, items: &[Item], api: &mut Vec<String>) {
    for item in items {
        match item {
            Item::Struct(item) if is_public(&item.vis, &item.attrs) => {
                let name = &item.ident;
                api.push(format!("struct {module}{name}{}", text(&item.generics)));
                fields(&format!("{module}{name}"), &item.fields, api);
            }
            Item::Enum(item) if is_public(&item.vis, &item.attrs) => {
                let name = &item.ident;
                api.push(format!("enum {module}{name}{}", text(&item.generics)));
                for variant in &item.variants {
                    api.push(format!("variant {module}{name}::{}{}", variant.ident, text(&variant.fields)));
                }
            }
            Item::Type(item) if is_public(&item.vis, &item.attrs) => {
                api.push(format!("type {module}{} = {}", item.ident, text(&item.ty)));
            }
            Item::Const(item) if is_public(&item.vis, &item.attrs) => {
                api.push(format!("const {module}{}: {}", item.ident, text(&item.ty)));
            }
            Item::Fn(item) if is_public(&item.vis, &item.attrs) => api.push(function(module, &item.sig)),
            Item::Use(item) if is_public(&item.vis, &item.attrs) => {
                api.push(format!("{module}use {}", text(&item.tree)))
            }
            Item::Mod(item) if is_public(&item.vis, &item.attrs) => api.push(format!("mod {module}{}", item.ident)),
            Item::Trait(item) if is_public(&item.vis, &item.attrs) => {
                api.push(format!("trait {module}{}", item.ident));
                api.extend(item.items.iter().filter_map(|member| match member {
                    TraitItem::Fn(method) => Some(function(&format!("{module}{}::", item.ident), &method.sig)),
                    _ => None,
                }));
            }
            Item::Impl(item) => match &item.trait_ {
                Some((path, _)) => api.push(format!("impl {module}{} for {}", text(path), text(&item.self_ty))),
                None => api.extend(item.items.iter().filter_map(|member| match member {
                    ImplItem::Fn(method) if is_public(&method.vis, &method.attrs) => {
                        Some(function(&format!("{module}{}::", text(&item.self_ty)), &method.sig))
                    }
                    _ => None,
                })),
            },
            // The line beside a request says what it returns, and that beside an enum what its values are.
            Item::Macro(item) if item.ident.is_none() => {
                api.push(format!("{module}{}!({})", text(&item.mac.path), text(&item.mac.tokens)));
            }
            _ => {}
        }
    }
}

/// Returns the signature with the path of the function.
fn function(owner: &str, signature: &Signature) -> String {
    text(signature).replacen("fn ", &format!("fn {owner}"), 1)
}

fn fields(owner: &str, fields: &Fields, api: &mut Vec<String>) {
    for (index, field) in fields.iter().enumerate() {
        if is_public(&field.vis, &field.attrs) {
            let name = field.ident.as_ref().map_or_else(|| index.to_string(), ToString::to_string);
            api.push(format!("field {owner}.{name}: {}", text(&field.ty)));
        }
    }
}

fn is_public(visibility: &Visibility, attributes: &[Attribute]) -> bool {
    let hidden = |attribute: &Attribute| attribute.path().is_ident("doc") && text(&attribute.meta).contains("hidden");
    matches!(visibility, Visibility::Public(_)) && !attributes.iter().any(hidden)
}

/// Returns the tokens on one line, without the spaces that Rust code does not have.
fn text(tokens: &impl ToTokens) -> String {
    let text = tokens.to_token_stream().to_string();
    let pairs = [
        (" :: ", "::"),
        (" < ", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" ,", ","),
        ("& ", "&"),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        (" : ", ": "),
        (" <", "<"),
        ("' ", "'"),
        (" ;", ";"),
    ];
    pairs.iter().fold(text, |text, (from, to)| text.replace(from, to))
}
