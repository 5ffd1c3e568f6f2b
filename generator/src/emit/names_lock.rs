//! Emits `names.lock`: the names that later runs keep.

use std::collections::{BTreeMap, HashSet};

use super::{Content, File, Output};
use crate::api::{Api, Location, Operation, TypeDef};
use crate::names::Name;
use crate::names_lock::{FILE, Kind, Line, encoded};
use crate::pointer::Pointer;

const HEADER: &str = "# The names in this crate, by their locations in the document. Later runs keep them, and the order of arguments.\n\
# To change a name, edit it in each of its lines and run the generator.\n";

pub(super) fn names_lock(output: &Output<'_>) -> File {
    File { path: FILE.to_owned(), content: Content::Text(text(output.api)) }
}

/// Returns the text of `names.lock`.
#[must_use]
pub fn text(api: &Api) -> String {
    let mut text = HEADER.to_owned();
    for line in lines(api) {
        text.push_str(&format!("{line}\n"));
    }
    text
}

/// Returns a line for each location and kind, sorted.
fn lines(api: &Api) -> impl Iterator<Item = Line> {
    let mut names: BTreeMap<(Pointer, Kind), Vec<String>> = BTreeMap::new();
    let mut add = |pointer, kind, given: Vec<String>| {
        let kept = api.names_without_choices.kept(kind, pointer).map_or(given, <[String]>::to_vec);
        if !kept.is_empty() {
            names.entry((api.location_keys.named(pointer), kind)).or_insert(kept);
        }
    };
    // Of several types at one location, the first is that of the schema, and the others have locations of their own.
    let mut seen = HashSet::new();
    for def in &api.types {
        for pointer in def.pointers.iter().filter(|pointer| seen.insert(*pointer)) {
            add(pointer, Kind::Type, vec![def.name.as_str().to_owned()]);
            if let Some(variants) = variants(api, def) {
                add(pointer, Kind::Variants, variants);
            }
            if let Some(arguments) = constructor(api, def) {
                add(pointer, Kind::New, arguments);
            }
        }
    }
    for (pointer, number) in &api.contents {
        add(pointer, Kind::Contents, vec![number.clone()]);
    }
    for operation in api.groups.iter().flat_map(|group| &group.operations) {
        add(&operation.pointer, Kind::Method, vec![operation.name.as_str().to_owned()]);
        add(&operation.pointer, Kind::Request, vec![operation.type_name.as_str().to_owned()]);
        if let Some(arguments) = arguments(api, operation) {
            add(&operation.pointer, Kind::Arguments, arguments);
        }
    }
    names.into_iter().map(|((pointer, kind), names)| Line { pointer, kind, names })
}

/// Returns the variants of a union, if it has several.
fn variants(api: &Api, def: &TypeDef) -> Option<Vec<String>> {
    let variants = def.kind.union_variants();
    let keys = def.kind.variant_keys(&|id| api.types.get(id.0).map_or("", |def| def.name.as_str()).to_owned());
    let named = keys.iter().zip(&variants).map(|(key, (name, _))| format!("{}={name}", encoded(key)));
    (variants.len() > 1).then(|| named.collect())
}

/// Returns the arguments of a constructor, if they have an order.
fn constructor(api: &Api, def: &TypeDef) -> Option<Vec<String>> {
    let arguments: Vec<String> = def.arguments().iter().map(|field| argument(api, &def.pointer, &field.name)).collect();
    (def.is_constructed() && def.required_fields.is_none() && arguments.len() > 1).then_some(arguments)
}

/// Returns the arguments of an operation besides those of its path, whose order is that of the path, if they have an order.
fn arguments(api: &Api, operation: &Operation) -> Option<Vec<String>> {
    let required = operation.parameters.iter().filter(|parameter| parameter.required);
    let others = required.filter(|parameter| parameter.location != Location::Path);
    let arguments: Vec<String> = others.map(|parameter| argument(api, &operation.pointer, &parameter.name)).collect();
    (arguments.len() > 1).then_some(arguments)
}

/// Returns the name of an argument of the type or operation at a location, as it is without a choice of the user.
fn argument(api: &Api, owner: &Pointer, name: &Name) -> String {
    let generated = api.names_without_choices.arguments.get(owner).and_then(|names| names.get(name.as_str()));
    generated.map_or_else(|| name.as_str().to_owned(), Clone::clone)
}
