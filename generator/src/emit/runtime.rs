//! The client runtime: its sources as they are, in their folders. Sources that only some documents need are left out where nothing of
//! them is used.

use std::collections::BTreeSet;

use super::{Content, File, Output, schemas_only};
use crate::api::Operation;
use crate::choices::{OwnForm, OwnType};
use crate::runtime::SOURCES;

/// Sources and folders that go together, and the names by which the rest of a crate uses them.
const PARTS: &[(&[&str], &[&str])] = &[
    (&["multipart", "platform/random"], &["Form", "Part", "multipart_form"]),
    (&["response/replies_macro"], &["replies"]),
    (&["response/typed_headers"], &[TYPED_HEADERS]),
    (&["streaming/event", "streaming/event_feed", "streaming/event_stream", "streaming/not_events"], &["EventStream"]),
    (&["streaming/json_lines"], &["JsonLines", "json_lines"]),
    (&["streaming/stream_item", "streaming/stream_value"], &["EventStream", "JsonLines", "json_lines"]),
    (&["types/attempt", "types/match_rules", "types/union"], &["union"]),
    (&["types/integer_enum"], &["integer_enum"]),
    (&["types/newtype"], &["newtype"]),
    (&["types/tagged_union"], &["tagged_union"]),
    (&["types/union_value", "types/variant_conversion"], &["tagged_union", "union"]),
    (&["values/base64_bytes"], &["Base64", "Base64Url"]),
    (&["values/own_type"], &["serde_type", "text_type"]),
    (&["values/password"], &["Password"]),
    (&["values/timestamp"], &["HttpDate", "UnixTime"]),
    (&["xml"], &["xml"]),
];

/// The dates and times. Users of a client have them in any case.
const DATES: [&str; 4] = ["Date", "DateTime", "HttpDate", "UnixTime"];

/// What only those who call the client use, where the document describes headers.
const TYPED_HEADERS: &str = "typed_headers";

/// The names that the files of a crate use of the runtime.
#[derive(Default)]
pub(super) struct Used(BTreeSet<String>);

impl Used {
    /// Adds the names that a file uses.
    pub(super) fn add(&mut self, file: &File) {
        if let Content::Rust { used, .. } = &file.content {
            self.0.extend(used.iter().cloned());
        }
    }
}

/// The files of the runtime that a crate needs whose other files use these names.
pub(super) fn runtime(output: &Output<'_>, used: Used) -> Vec<File> {
    let api = output.api;
    let Used(mut used) = used;
    if api.groups.iter().flat_map(|group| &group.operations).any(describes_headers) {
        used.insert(TYPED_HEADERS.to_owned());
    }
    let needless = |names: &&(&[&str], &[&str])| !names.1.iter().any(|name| used.contains(*name));
    let mut without: BTreeSet<&str> =
        PARTS.iter().filter(needless).flat_map(|(sources, _)| *sources).copied().collect();
    if output.schemas_only {
        without.extend(SOURCES.iter().filter_map(|(name, _)| name.split_once('/')).map(|(folder, _)| folder));
        without.extend(["http", "reqwest"]);
        without.retain(|part| !schemas_only::FOLDERS.contains(part));
        let is_date = |own: &OwnType| own.form == OwnForm::Known && own.crate_name() == "chrono";
        if !DATES.iter().any(|name| used.contains(*name)) && !api.own_types.iter().any(is_date) {
            without.insert("values/date_time");
        }
    }
    let carried = SOURCES.iter().filter(|(name, _)| !is_left_out(module(name), &without));
    carried.map(|(name, source)| file(name, source, &without)).collect()
}

/// Whether a module is left out, or a folder that it is in.
fn is_left_out(module: &str, without: &BTreeSet<&str>) -> bool {
    let ends = module.match_indices('/').map(|(end, _)| end).chain([module.len()]);
    ends.filter_map(|end| module.get(..end)).any(|path| without.contains(path))
}

/// Returns the path of the module that a source holds: `codec/wire` for `codec/wire.rs`, `codec` for `codec/mod.rs`.
fn module(name: &str) -> &str {
    let path = name.strip_suffix(".rs").unwrap_or(name);
    path.strip_suffix("/mod").unwrap_or(path)
}

fn describes_headers(operation: &Operation) -> bool {
    operation.headers.is_some() || operation.errors.iter().any(|error| error.headers.is_some())
}

fn file(name: &str, source: &str, without: &BTreeSet<&str>) -> File {
    let note = "// @generated, the same for every API. Do not edit.\n".to_owned();
    let path = if name == "mod.rs" { "src/runtime.rs".to_owned() } else { format!("src/runtime/{name}") };
    let text = match name.strip_suffix("mod.rs") {
        Some(folder) => index(folder, source, without),
        None => source.to_owned(),
    };
    File { path, content: Content::Text(note + &text) }
}

/// Returns the index of a folder without the lines for what is left out, their attributes and their documentation.
fn index(folder: &str, source: &str, without: &BTreeSet<&str>) -> String {
    let is_needed = |line: &str| declared(line).is_none_or(|path| !is_left_out(&format!("{folder}{path}"), without));
    let mut index = String::with_capacity(source.len());
    let mut attributes = String::new();
    for line in source.lines() {
        if line.starts_with("#[") || line.starts_with("///") {
            attributes.push_str(line);
            attributes.push('\n');
            continue;
        }
        let attributes = std::mem::take(&mut attributes);
        let is_second_blank = line.is_empty() && index.ends_with("\n\n");
        if is_needed(line) && !is_second_blank {
            index.push_str(&attributes);
            index.push_str(line);
            index.push('\n');
        }
    }
    index
}

/// Returns the path of the module that a line of an index declares or re-exports from, with slashes.
fn declared(line: &str) -> Option<String> {
    let item = line.strip_prefix("pub(crate) ").or_else(|| line.strip_prefix("pub ")).unwrap_or(line);
    let path = item.strip_prefix("mod ").or_else(|| item.strip_prefix("use "))?;
    path.split([';', '{']).next().map(|path| path.replace("::", "/"))
}
