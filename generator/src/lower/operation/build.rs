//! Converts one operation: its parameters, request body, responses and errors.

use std::collections::HashSet;

use crate::api::Operation;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::OperationNode;
use crate::lower::context::types::Types;
use crate::lower::definitions::origin::{OperationPart, Origin, Owner, Subject};
use crate::lower::docs;
use crate::lower::operation::accept::ResponseFormat;
use crate::lower::operation::group::Groups;
use crate::lower::operation::ids::{Ids, OperationNames};
use crate::lower::operation::{body, media_type_methods, parameter, redirect, reply, sent_path};
use crate::lower::pagination::find;
use crate::lower::service::{security, server};
use crate::names::{Name, Scope};

/// Converts the operation; returns `None` if it cannot be called.
pub(in crate::lower) fn lower(
    types: &mut Types<'_>,
    node: &OperationNode,
    ids: &mut Ids,
    groups: &Groups,
) -> Option<Operation> {
    let written = &node.operation;
    let module = groups.groups.get(groups.index(node))?.module.clone();
    let OperationNames { id, method: name, request: type_name, diagnostic } = ids.take(node)?;
    types.diagnostics.extend(diagnostic);
    let origin = |role: &str| Origin::Named {
        words: format!("{type_name}{role}"),
        fallback: None,
        subject: Subject::Operation(id.text().to_owned(), operation_part(role)),
        owner: Owner::Group(module.clone()),
    };
    let template = parameter::template(types, node)?;
    let mut scope = Scope::with_reserved(["self"]);
    let parameters = parameter::parameters(types, node, &template, &mut scope, &origin);
    let body = body::body(types, node, &mut scope, &origin);
    let replies = reply::replies(types, node, &origin, ids.types(), &type_name, redirect::is_conditional(&parameters));
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
        pointer: node.place.clone(),
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
            Diagnostic::warning(Code::TooManyMediaTypes, &node.pointer.child("responses"), message)
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
                Code::DuplicateOperationId,
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
