//! The runtime: its sources as they are, a file each. What only some documents need is left out where nothing of it is used.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};

use super::{Content, File};
use crate::api::{Api, Operation};
use crate::runtime::SOURCES;

/// Sources that go together, and the names by which the rest of a crate uses them.
const PARTS: &[(&[&str], &[&str])] = &[
    (&["attempt", "shape", "union"], &["union"]),
    (&["base64_bytes"], &["Base64", "Base64Url"]),
    (&["conversion"], &["tagged_union", "union"]),
    (&["event", "event_feed", "event_stream", "not_events"], &["EventStream"]),
    (&["form", "form_field", "multipart", "part"], &["Form", "Part", "multipart"]),
    (&["integer_enum"], &["integer_enum"]),
    (&["json_lines"], &["JsonLines", "json_lines"]),
    (&["newtype"], &["newtype"]),
    (&["password"], &["Password"]),
    (&["replies"], &["replies"]),
    (&["stream_item", "stream_value"], &["EventStream", "JsonLines", "json_lines"]),
    (&["tagged_union"], &["tagged_union"]),
    (&["timestamp"], &["HttpDate", "UnixTime"]),
    (&["typed_headers"], &[TYPED_HEADERS]),
    (&["xml", "xml_read", "xml_tree", "xml_write"], &["xml"]),
];

/// What only those who call the client use, where the document describes headers.
const TYPED_HEADERS: &str = "typed_headers";

/// The files of the runtime that a crate with these files needs.
pub(super) fn runtime(api: &Api, files: &[File]) -> Vec<File> {
    let mut used = BTreeSet::new();
    if api.groups.iter().flat_map(|group| &group.operations).any(describes_headers) {
        used.insert(TYPED_HEADERS.to_owned());
    }
    for file in files {
        if let Content::Rust { items, .. } = &file.content {
            collect(items, &mut used);
        }
    }
    let needless = |names: &&(&[&str], &[&str])| !names.1.iter().any(|name| used.contains(*name));
    let without: BTreeSet<&str> = PARTS.iter().filter(needless).flat_map(|(sources, _)| *sources).copied().collect();
    let carried = SOURCES.iter().filter(|(name, _)| !without.contains(name.trim_end_matches(".rs")));
    carried.map(|(name, source)| file(name, source, &without)).collect()
}

fn describes_headers(operation: &Operation) -> bool {
    operation.headers.is_some() || operation.errors.iter().any(|error| error.headers.is_some())
}

fn file(name: &str, source: &str, without: &BTreeSet<&str>) -> File {
    let note =
        format!("// Generated: a copy of generator/runtime/{name} by generator/src/emit/runtime.rs. Do not edit.\n");
    let (path, text) = match name {
        "mod.rs" => ("src/runtime.rs".to_owned(), index(source, without)),
        _ => (format!("src/runtime/{name}"), source.to_owned()),
    };
    File { path, content: Content::Text(note + &text) }
}

/// The index of the runtime without the lines for what is left out, and their attributes.
fn index(source: &str, without: &BTreeSet<&str>) -> String {
    let module = |line: &str| {
        let (_, named) = line.split_once("mod ").or_else(|| line.split_once("use "))?;
        named.split([';', ':']).next().map(str::to_owned)
    };
    let mut index = String::with_capacity(source.len());
    let mut attributes = String::new();
    for line in source.lines() {
        if line.starts_with("#[") {
            attributes.push_str(line);
            attributes.push('\n');
            continue;
        }
        let attributes = std::mem::take(&mut attributes);
        if module(line).is_none_or(|module| !without.contains(module.as_str())) {
            index.push_str(&attributes);
            index.push_str(line);
            index.push('\n');
        }
    }
    index
}

/// What the tokens name of the runtime: behind `runtime::`, as a method or as the kind of a setter.
fn collect(tokens: &TokenStream, used: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) if at > 2 && is_path(&tokens[at - 3..at]) => {
                used.extend(group.stream().into_iter().map(|name| name.to_string()));
            }
            TokenTree::Group(group) => collect(&group.stream(), used),
            TokenTree::Ident(name) if at > 0 && is_use(&tokens[at.saturating_sub(3)..at]) => {
                used.insert(name.to_string());
            }
            _ => {}
        }
    }
}

fn is_path(before: &[TokenTree]) -> bool {
    matches!(before, [TokenTree::Ident(module), TokenTree::Punct(_), TokenTree::Punct(colon)]
        if module == "runtime" && colon.as_char() == ':')
}

fn is_use(before: &[TokenTree]) -> bool {
    is_path(before)
        || match before {
            [.., TokenTree::Punct(equals), TokenTree::Punct(arrow)] if arrow.as_char() == '>' => {
                equals.as_char() == '='
            }
            [.., TokenTree::Punct(dot)] => dot.as_char() == '.',
            _ => false,
        }
}
