//! Divides operations into groups: a group for each tag, and for operations without a tag one for each first part of their paths.
//! An operation with several tags belongs to the group of the first; the groups of the others have methods that call it.

use std::collections::{HashMap, HashSet};

use crate::api::{Group, GroupSource, Media, Operation, OtherGroup};
use crate::document::{Document, OperationNode};
use crate::names::{Name, Scope};
use crate::pointer::PointerMap;
use crate::runtime;

use crate::lower::docs;
use crate::lower::operation::body;
use crate::lower::operation::ids::{Ids, short_id};
use crate::lower::operation::path_group::first_part;
use crate::text::markdown::code;

/// The name of the group for operations that have neither a tag nor a path with a part to group by.
const OTHERS: &str = "api";

/// The groups, and which operations belong to them.
pub(in crate::lower) struct Groups {
    /// The groups: those of tags in the order of the tags of the document, then the others in the order of their operations.
    pub groups: Vec<Group>,
    /// The groups of each operation, as indices: its own group first.
    members: PointerMap<Vec<usize>>,
}

impl Groups {
    /// Creates the groups of the document, without operations.
    pub fn new(document: &Document) -> Self {
        let tags = tags(document);
        let mut sources: Vec<GroupSource> = tags.iter().map(|(tag, _)| GroupSource::Tag((*tag).to_owned())).collect();
        let mut by_tag: HashMap<&str, usize> = HashMap::new();
        let mut by_module: HashMap<Name, usize> = HashMap::new();
        for (index, (tag, _)) in tags.iter().enumerate() {
            by_tag.insert(tag, index);
            by_module.entry(Name::of_module(tag)).or_insert(index);
        }
        let mut members = PointerMap::default();
        for node in &document.operations {
            let mut own: Vec<usize> = Vec::new();
            let mut seen = HashSet::new();
            for index in tags_of(node).filter_map(|tag| by_tag.get(tag).copied()) {
                crate::work::add(1);
                own.extend(seen.insert(index).then_some(index));
            }
            if own.is_empty() {
                let source = without_tag(node);
                // A tag that reads like the part of the path is the same group.
                let index = *by_module.entry(Name::of_module(source.text())).or_insert_with(|| {
                    sources.push(source);
                    sources.len() - 1
                });
                own.push(index);
            }
            members.insert(node.place.clone(), own);
        }
        let mut names = GroupNames::new(document);
        let descriptions = tags.iter().map(|(_, description)| *description).chain(std::iter::repeat(None));
        let mut groups: Vec<(usize, (GroupSource, Option<&str>))> =
            sources.into_iter().zip(descriptions).enumerate().collect();
        // Groups take their names in the order of the alphabet, so that the order of the document does not matter.
        groups.sort_by(|(_, (one, _)), (_, (other, _))| one.text().cmp(other.text()));
        let mut groups: Vec<(usize, Group)> = groups
            .into_iter()
            .map(|(at, (source, description))| (at, names.group(source, description.unwrap_or_default())))
            .collect();
        groups.sort_by_key(|(at, _)| *at);
        Self { groups: groups.into_iter().map(|(_, group)| group).collect(), members }
    }

    /// Returns the index of the group to which an operation belongs.
    pub fn index(&self, node: &OperationNode) -> usize {
        self.members.get(&node.place).and_then(|all| all.first()).copied().unwrap_or_default()
    }

    /// Returns the groups in which operations have methods.
    pub fn used(mut self) -> Vec<Group> {
        let operations = self.groups.iter().flat_map(|group| &group.operations);
        let others = operations.flat_map(|operation| &operation.other_groups).map(|other| other.module.clone());
        let others: HashSet<Name> = others.collect();
        self.groups.retain(|group| !group.operations.is_empty() || others.contains(&group.module));
        self.groups
    }

    /// Names the methods of operations in their other groups. This runs after all groups have named their own methods.
    pub fn name_in_other_groups(&mut self, ids: &mut Ids) {
        let Self { groups, members } = self;
        let about: Vec<(Name, String)> =
            groups.iter().map(|group| (group.module.clone(), group.source.text().to_owned())).collect();
        // Those of one group are in the order of their paths, and those of several compete for the names of another.
        let mut operations: Vec<&mut Operation> = groups.iter_mut().flat_map(|group| &mut group.operations).collect();
        operations.sort_by(|one, other| (&one.path, &one.method).cmp(&(&other.path, &other.method)));
        for operation in operations {
            let others = members.get(&operation.pointer).into_iter().flatten().skip(1);
            for (index, (module, tag)) in others.filter_map(|index| Some((*index, about.get(*index)?))) {
                let id = operation.id.text().to_owned();
                name_in(operation, (index, module, tag), &id, ids);
                for other in &mut operation.alternatives {
                    let id = other.type_name.as_str().to_owned();
                    name_in(other, (index, module, tag), &id, ids);
                }
            }
        }
    }
}

/// Names the methods of an operation in a group, which is given by its index, its module and what it is named after.
fn name_in(operation: &mut Operation, (index, module, text): (usize, &Name, &str), id: &str, ids: &mut Ids) {
    let short = short_id(id, &operation.method, &operation.path);
    let name = ids.method(index, text, &[short, id]);
    let required = operation.body.iter().filter(|body| body.required);
    let mut media: Vec<Media> = required.flat_map(|body| body.media.iter().cloned()).collect();
    body::name_media(&mut media, &name, |name| ids.take_method(index, name));
    let media = media.into_iter().skip(1).map(|media| media.name).collect();
    operation.other_groups.push(OtherGroup { module: module.clone(), name, media });
}

/// Returns the tags that operations have, with their descriptions: in the order of the document's `tags`, then of the operations.
fn tags(document: &Document) -> Vec<(&str, Option<&str>)> {
    let used: HashSet<&str> = document.operations.iter().flat_map(tags_of).collect();
    let described = document.tags.iter().map(|tag| (tag.name.as_str(), tag.description.as_deref()));
    let named = document.operations.iter().flat_map(tags_of).map(|tag| (tag, None));
    let mut seen = HashSet::new();
    described.filter(|(tag, _)| used.contains(tag)).chain(named).filter(|(tag, _)| seen.insert(*tag)).collect()
}

fn tags_of(node: &OperationNode) -> impl Iterator<Item = &str> {
    node.operation.tags.iter().map(String::as_str).filter(|tag| !tag.trim().is_empty())
}

/// Returns what the group of an operation without a tag has in common.
fn without_tag(node: &OperationNode) -> GroupSource {
    match first_part(&node.path, node.operation.operation_id.as_deref()) {
        Some(part) => GroupSource::Path(part.to_owned()),
        None => GroupSource::Others,
    }
}

impl GroupSource {
    /// Returns the text that names the group.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Tag(text) | Self::Path(text) => text,
            Self::Others => OTHERS,
        }
    }

    fn title(&self) -> String {
        match self {
            Self::Tag(tag) => format!("The operations with the tag {}.", code(tag)),
            Self::Path(part) => format!("The operations on {}.", code(&format!("/{part}"))),
            Self::Others => "The operations without a tag.".to_owned(),
        }
    }
}

/// The names that groups have taken.
struct GroupNames<'a> {
    /// The names that the user chose, by what the groups have in common.
    chosen: &'a HashMap<String, String>,
    modules: Scope,
    types: Scope,
    features: Scope,
}

/// The features that every crate has.
const RESERVED_FEATURES: [&str; 8] =
    ["default", "rustls", "rustls_ring", "native_tls", "blocking", "fs", "xml", "all_tags"];

impl<'a> GroupNames<'a> {
    fn new(document: &'a Document) -> Self {
        let ids = document.operations.iter().filter_map(|node| node.operation.operation_id.as_deref());
        let requests: Vec<Name> = ids.map(Name::of_type).collect();
        let mentioned = ["Client", "Call", "Operation", "Empty", "Method"];
        Self {
            chosen: &document.choices.groups,
            modules: Scope::of_modules(runtime::methods("Client").chain(["builder", "from_env", "clone"])),
            // A group that is called like an operation makes way for its request.
            types: Scope::of_operations(mentioned.into_iter().chain(requests.iter().map(Name::as_str))),
            features: Scope::with_reserved(RESERVED_FEATURES),
        }
    }

    fn group(&mut self, source: GroupSource, description: &str) -> Group {
        let text = self.chosen.get(source.text()).map_or_else(|| source.text(), String::as_str);
        let (module, type_name) = (Name::of_module(text), Name::of_type(text));
        let module = take(&mut self.modules, &module, &module.with_suffix("_api"));
        Group {
            title: source.title(),
            docs: docs::lines(description),
            type_name: take(&mut self.types, &type_name, &type_name.with_suffix("Api")),
            feature: feature(&take(&mut self.features, &module, &module.with_suffix("_tag"))),
            module,
            source,
            operations: Vec::new(),
        }
    }
}

fn take(scope: &mut Scope, name: &Name, otherwise: &Name) -> Name {
    scope.take_first(&[name.clone(), otherwise.clone()]).unwrap_or_else(|| name.clone())
}

/// Features are spelled with hyphens, as crates.io users expect, and ASCII, as Cargo demands.
fn feature(name: &Name) -> String {
    name.bare().trim_end_matches('_').replace('_', "-")
}
