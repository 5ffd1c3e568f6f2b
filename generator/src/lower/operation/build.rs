//! Converts one operation: its names, parameters, request body, responses and errors.

use std::collections::{HashMap, HashSet};

use heck::ToUpperCamelCase;

use crate::api::Operation;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, OperationNode};
use crate::lower::context::types::Types;
use crate::lower::definitions::origin::{OperationPart, Origin, Owner, Subject};
use crate::lower::docs;
use crate::lower::operation::accept::ResponseFormat;
use crate::lower::operation::group::Groups;
use crate::lower::operation::{body, media_type_methods, parameter, redirect, reply, sent_path};
use crate::lower::pagination::find;
use crate::lower::service::{security, server};
use crate::names::{Name, Scope};
use crate::names_lock::{Kind, NamesLock};
use crate::pointer::PointerMap;

/// The names of operations: unique over the whole client, since their types are re-exported side by side.
pub(in crate::lower) struct Ids {
    methods: HashMap<usize, Scope>,
    types: Scope,
    seen: HashMap<String, String>,
    /// The names that earlier runs gave to methods and to the types of requests, where they are free.
    earlier: PointerMap<Earlier>,
}

/// The names that an earlier run gave to an operation.
#[derive(Default)]
struct Earlier {
    method: Option<Name>,
    request: Option<Name>,
}

/// A name that the runtime uses for responses without a body.
const NO_BODY: &str = "Empty";

impl Ids {
    pub fn new(groups: &Groups, document: &Document, lock: &NamesLock) -> Self {
        let taken = groups.groups.iter().map(|group| group.type_name.as_str()).chain([NO_BODY]);
        let types = Scope::of_operations(taken);
        let mut ids = Self { methods: HashMap::new(), types, seen: HashMap::new(), earlier: PointerMap::default() };
        for node in &document.operations {
            let name = |kind| lock.name(kind, &node.pointer).map(Name::of_lock);
            let method = name(Kind::Method).filter(|name| ids.methods_of(groups.index(node)).claim(name));
            let request = name(Kind::Request).filter(|name| ids.types.claim(name));
            ids.earlier.insert(node.pointer.clone(), Earlier { method, request });
        }
        ids
    }

    /// Returns the names of an operation's method and of the type of its request.
    fn names(&mut self, node: &OperationNode, group: usize, tag: &str, id: &str) -> (Name, Name) {
        let Earlier { method, request } = self.earlier.remove(&node.pointer).unwrap_or_default();
        (method.unwrap_or_else(|| self.method(group, tag, id)), request.unwrap_or_else(|| self.type_name(id)))
    }

    /// Returns the id of an operation: its `operationId`, or its method and path if it has none or it is a duplicate.
    fn id(&mut self, types: &mut Types<'_>, node: &OperationNode) -> String {
        let fallback = || format!("{} {}", node.method.to_lowercase(), path_words(&node.path));
        let own =
            node.operation.operation_id.as_deref().map(str::trim).filter(|id| id.chars().any(char::is_alphanumeric));
        let id = match own {
            None => {
                types.diagnostics.push(
                    Diagnostic::note("missing-operation-id", &node.pointer, "the operation has no `operationId`")
                        .outcome("its method is named after the HTTP method and the path")
                        .help("add an `operationId`, so that the name stays when the path changes"),
                );
                fallback()
            }
            Some(id) => match self.seen.get(&id.to_upper_camel_case()) {
                Some(first) => {
                    types.diagnostics.push(
                        Diagnostic::warning(
                            "duplicate-operation-id",
                            &node.pointer.child("operationId"),
                            format!("the `operationId` `{id}` is already used by {first}"),
                        )
                        .outcome("the method is named after the HTTP method and the path")
                        .help("use a different `operationId` for each operation"),
                    );
                    fallback()
                }
                None => id.to_owned(),
            },
        };
        self.seen.entry(id.to_upper_camel_case()).or_insert_with(|| format!("{} {}", node.method, node.path));
        id
    }

    pub fn type_name(&mut self, id: &str) -> Name {
        self.types.take(Name::of_type(id))
    }

    pub fn method(&mut self, group: usize, tag: &str, id: &str) -> Name {
        let names: Vec<Name> = without_tag(id, tag).into_iter().chain([id]).map(Name::of_value).collect();
        self.methods_of(group).take_first(&names).unwrap_or_else(|| Name::of_value(id))
    }

    /// Takes a name for an additional method of an operation.
    pub fn take_method(&mut self, group: usize, name: Name) -> Name {
        self.methods_of(group).take(name)
    }

    fn methods_of(&mut self, group: usize) -> &mut Scope {
        self.methods.entry(group).or_insert_with(|| Scope::with_reserved(["new"]))
    }
}

/// Returns an id without its tag: the method for `gists/list` of the tag `Gists` is `list`, since callers write `gists().list()`.
fn without_tag<'i>(id: &'i str, tag: &str) -> Option<&'i str> {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let tag = letters(tag);
    let ends = id.match_indices(['/', '.', ':', '_', '-', ' ']);
    let rests = ends.map(|(at, separator)| (&id[..at], &id[at + separator.len()..]));
    rests
        .filter(|(before, _)| letters(before) == tag)
        .map(|(_, rest)| rest)
        .find(|rest| rest.starts_with(char::is_alphabetic))
}

/// Returns the words of a path: `users by id posts` for `/users/{id}/posts`.
fn path_words(path: &str) -> String {
    let parts = path.split('/').filter(|part| !part.is_empty());
    let words: Vec<String> = parts
        .map(|part| {
            let part = part.replace('{', " by ").replace('}', " ");
            part.split_whitespace().collect::<Vec<_>>().join(" ")
        })
        .collect();
    if words.is_empty() { "root".to_owned() } else { words.join(" ") }
}

/// Converts the operation; returns `None` if it cannot be called.
pub(in crate::lower) fn lower(
    types: &mut Types<'_>,
    node: &OperationNode,
    ids: &mut Ids,
    groups: &Groups,
) -> Option<Operation> {
    let written = &node.operation;
    let id = ids.id(types, node);
    let index = groups.index(node);
    let group = groups.groups.get(index)?;
    let module = group.module.clone();
    let (name, type_name) = ids.names(node, index, group.source.text(), &id);
    let origin = |role: &str| Origin::Named {
        words: format!("{type_name}{role}"),
        fallback: None,
        subject: Subject::Operation(id.clone(), operation_part(role)),
        owner: Owner::Group(module.clone()),
    };
    let template = parameter::template(types, node)?;
    let mut scope = Scope::with_reserved(["self"]);
    let parameters = parameter::parameters(types, node, &template, &mut scope, &origin);
    let body = body::body(types, node, &mut scope, &origin);
    let replies =
        reply::replies(types, node, &origin, &mut ids.types, &type_name, redirect::is_conditional(&parameters));
    let paged = find::pagination(types, node, &replies.reply, &parameters, body.as_ref());
    let security = written.security.as_ref().map(|requirements| {
        security::requirements(requirements, types.document, &node.pointer.child("security"), &mut types.diagnostics)
    });
    let others = limit_formats(types, node, body.as_ref().map_or(1, |body| body.media.len()), replies.others);
    let server_at = match written.servers.first() {
        Some(_) => node.pointer.child("servers").child("0"),
        None => node.pointer.clone(),
    };
    let server = server::of_operation(node).map(|own| server::server(own, &server_at, &mut types.diagnostics));
    let operation = Operation {
        pointer: node.pointer.clone(),
        method: node.method.clone(),
        path: if node.path.starts_with('/') { node.path.clone() } else { format!("/{}", node.path) },
        route: sent_path::route(&template.path),
        docs: docs::summary_and_description(written.summary.as_deref(), written.description.as_deref()),
        deprecated: written.deprecated,
        server,
        id,
        name,
        other_groups: Vec::new(),
        type_name,
        parameters,
        body,
        reply: replies.reply,
        accept: replies.accept,
        example: replies.example,
        headers: replies.headers,
        alternatives: Vec::new(),
        responses: replies.responses,
        successes: replies.documented,
        answers: replies.answers,
        errors: replies.errors,
        security,
        paged,
    };
    Some(media_type_methods::add(operation, others))
}

/// How many methods one operation may have for the combinations of media types of its request body and its response.
const METHODS: usize = 256;

/// Limits the response formats that have a method of their own, each of which exists for each media type of the request body.
fn limit_formats(
    types: &mut Types<'_>,
    node: &OperationNode,
    bodies: usize,
    mut formats: Vec<ResponseFormat>,
) -> Vec<ResponseFormat> {
    let most = (METHODS / bodies.max(1)).max(1);
    if formats.len() > most {
        let message =
            format!("the response has {} additional media types, and at most {most} can have a method", formats.len());
        types.diagnostics.push(
            Diagnostic::warning("too-many-media-types", &node.pointer.child("responses"), message)
                .outcome("the others are ignored")
                .help("list the media types that callers need first"),
        );
        formats.truncate(most);
    }
    formats
}

/// Returns the part of an operation that has this role.
fn operation_part(role: &str) -> OperationPart {
    match role {
        "Body" => OperationPart::Body,
        _ if role.ends_with("Headers") => OperationPart::Headers,
        _ if role.ends_with("Response") => OperationPart::Response,
        _ if role.ends_with("Error") => OperationPart::Error,
        _ => OperationPart::Parameter,
    }
}

/// Makes the types of the payload of a webhook or callback.
pub(in crate::lower) fn payloads(types: &mut Types<'_>, node: &OperationNode, operation_ids: &HashSet<&str>) {
    if let Some(id) = node.operation.operation_id.as_deref().filter(|id| operation_ids.contains(id)) {
        types.report_once(
            Diagnostic::warning(
                "duplicate-operation-id",
                &node.pointer.child("operationId"),
                format!("an operation and a webhook or callback have the same `operationId` `{id}`"),
            )
            .help("use a different `operationId` for each"),
        );
    }
    let name = node.operation.operation_id.clone().unwrap_or_else(|| {
        if node.path.contains(['/', '{', '$']) {
            // A callback's path is an expression; the operation it belongs to names it.
            node.pointer.tokens().rev().nth(2).map_or_else(String::new, std::borrow::Cow::into_owned)
        } else {
            node.path.clone()
        }
    });
    let type_name = Name::of_type(&name);
    let module = Name::of_value("webhooks");
    let origin = |role: &str| Origin::Named {
        words: format!("{type_name}{role}"),
        fallback: None,
        subject: Subject::Webhook(name.clone()),
        owner: Owner::Group(module.clone()),
    };
    let mut scope = Scope::default();
    body::body(types, node, &mut scope, &|_| origin("Payload"));
}
