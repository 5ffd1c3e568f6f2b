//! Responses: what a success gives, which failures are documented, and all of them for the report.

use openapiv3::{ReferenceOr, Response as Written, StatusCode};

use super::body::of_body;
use super::docs;
use super::schema::{Hint, Types, shared};
use crate::api::{DocumentedError, Encoding, Reply, ReplyBody, ReplyVariant, Response, Type};
use crate::diagnostic::Diagnostic;
use crate::document::OperationNode;
use crate::names::{Name, Scope};
use crate::pointer::Pointer;

pub(super) struct Replies {
    pub reply: Reply,
    pub accept: Option<String>,
    pub responses: Vec<Response>,
    pub errors: Vec<DocumentedError>,
}

pub(super) fn replies(
    types: &mut Types<'_>,
    node: &OperationNode,
    hint: &dyn Fn(&str) -> Hint,
    names: &mut Scope,
    type_name: &Name,
) -> Replies {
    let mut responses = Vec::new();
    let mut errors = Vec::new();
    let mut successes: Vec<(String, Vec<String>, ReplyBody)> = Vec::new();
    let mut accepted = Vec::new();
    let written = statuses(node);
    let succeeds = written.iter().any(|(status, _)| status.starts_with(['1', '2', '3']));
    for (status, response) in written {
        let place = types.document.place(response, || node.pointer.child("responses").child(&status));
        let Some(response) = types.document.responses.get(&place).cloned() else { continue };
        // An operation that documents no success gives what it documents for all the rest.
        let success = status.starts_with(['2', '3']) || (status == "default" && !succeeds);
        let role = role(&status, success, &successes);
        let hint =
            shared(&place, "responses", if success { "Response" } else { "Error" }).unwrap_or_else(|| hint(&role));
        let (body, readable, told) = body(types, &response, &place, &status, &hint);
        responses.extend(told);
        let docs = docs::lines(&response.description);
        if success {
            if !status.starts_with('3') {
                accepted.extend(readable);
                successes.push((status, docs, body));
            }
        } else if !status.starts_with('1') {
            errors.push(DocumentedError {
                status,
                description: first_line(&response.description),
                docs,
                body: ty(&body),
            });
        }
    }
    Replies { reply: reply(successes, names, type_name), accept: accept(accepted), responses, errors }
}

fn statuses(node: &OperationNode) -> Vec<(String, &ReferenceOr<Written>)> {
    let responses = &node.operation.responses;
    let status = |code: &StatusCode| match code {
        StatusCode::Code(code) => code.to_string(),
        StatusCode::Range(range) => format!("{range}XX"),
    };
    let mut all: Vec<_> = responses.responses.iter().map(|(code, response)| (status(code), response)).collect();
    all.extend(responses.default.iter().map(|response| ("default".to_owned(), response)));
    all
}

/// What the body's type is called: `Response`, and the status where there are several.
fn role(status: &str, success: bool, before: &[(String, Vec<String>, ReplyBody)]) -> String {
    if success {
        return if before.is_empty() { "Response".to_owned() } else { format!("{}Response", status_word(status)) };
    }
    if status == "default" { "Error".to_owned() } else { format!("{}Error", status_word(status)) }
}

fn body(
    types: &mut Types<'_>,
    response: &Written,
    place: &Pointer,
    status: &str,
    hint: &Hint,
) -> (ReplyBody, Vec<String>, Vec<Response>) {
    let mut told = Vec::new();
    let mut written = Vec::new();
    let mut best: Option<(u8, ReplyBody)> = None;
    for (media_type, content) in &response.content {
        let at = place.child("content").child(media_type);
        let (encoding, xml) = of_body(types, media_type, content, &at, hint);
        written.push((media_type, encoding));
        let (rank, body) = match (encoding, xml, &content.schema) {
            (Encoding::Json, _, Some(schema)) => (0, ReplyBody::Json(types.type_of(schema, &at.child("schema"), hint))),
            (Encoding::Json, _, None) => (1, ReplyBody::Json(Type::Value)),
            (Encoding::Xml, Some(xml), Some(schema)) => {
                (2, ReplyBody::Xml(types.type_of(schema, &at.child("schema"), hint), xml))
            }
            (Encoding::Text | Encoding::Form, ..) => (3, ReplyBody::Text),
            _ => (4, ReplyBody::Bytes),
        };
        if best.as_ref().is_none_or(|(best, _)| rank < *best) {
            best = Some((rank, body.clone()));
        }
        if media_type.starts_with("text/event-stream")
            || media_type.contains("jsonl")
            || media_type.contains("ndjson")
            || media_type.contains("json-seq")
        {
            types.diagnostics.push(
                Diagnostic::note(
                    "stream-not-typed",
                    &at,
                    format!("a stream of `{media_type}` is given whole, not item by item"),
                )
                .help("read the items out of the text or bytes that the call gives"),
            );
        }
        let pointer = match &content.schema {
            Some(ReferenceOr::Reference { reference }) => types.document.follow(reference),
            _ => at,
        };
        told.push(Response {
            status: status.to_owned(),
            media_type: Some(media_type.clone()),
            ty: ty(&body).or(wire_type(&body)),
            pointer,
        });
    }
    if told.is_empty() {
        told.push(Response { status: status.to_owned(), media_type: None, ty: None, pointer: place.clone() });
    }
    let body = best.map_or(ReplyBody::Empty, |(_, body)| body);
    let readable = written.into_iter().filter(|(_, encoding)| reads(&body, *encoding));
    let readable = readable.map(|(media_type, _)| media_type.trim().to_owned()).collect();
    (body, readable, told)
}

/// Whether what is written so is read as `body`.
fn reads(body: &ReplyBody, encoding: Encoding) -> bool {
    match body {
        ReplyBody::Json(_) => encoding == Encoding::Json,
        ReplyBody::Xml(..) => encoding == Encoding::Xml,
        ReplyBody::Text => matches!(encoding, Encoding::Text | Encoding::Form),
        ReplyBody::Bytes => matches!(encoding, Encoding::Bytes | Encoding::Multipart),
        ReplyBody::Empty => false,
    }
}

/// The `Accept` header, unless it is JSON alone, which the runtime asks for by itself, or holds what no header can.
fn accept(mut media_types: Vec<String>) -> Option<String> {
    let mut seen = std::collections::HashSet::new();
    media_types.retain(|media_type| seen.insert(media_type.clone()));
    let usual = media_types.iter().all(|media_type| {
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        matches!(essence, "application/json" | "*/*" | "application/*")
    });
    let sendable = media_types.iter().all(|text| text.bytes().all(|byte| (0x20..0x7f).contains(&byte)));
    (!usual && sendable).then(|| media_types.join(", "))
}

fn ty(body: &ReplyBody) -> Option<Type> {
    body.ty().cloned()
}

fn wire_type(body: &ReplyBody) -> Option<Type> {
    matches!(body, ReplyBody::Text).then_some(Type::String)
}

fn reply(mut successes: Vec<(String, Vec<String>, ReplyBody)>, names: &mut Scope, type_name: &Name) -> Reply {
    successes.dedup_by(|(_, _, later), (_, _, first)| later == first);
    match successes.as_slice() {
        [] => Reply::One(ReplyBody::Empty),
        [(_, _, body)] => Reply::One(body.clone()),
        _ => {
            let mut scope = Scope::with_reserved(["Undocumented"]);
            let variants = successes
                .into_iter()
                .map(|(status, docs, body)| ReplyVariant {
                    name: scope.take(Name::of_type(&status_word(&status))),
                    status,
                    docs,
                    body,
                })
                .collect();
            Reply::ByStatus { name: names.take(type_name.with_suffix("Reply")), variants }
        }
    }
}

/// The registered reason of a status as a word (RFC 9110 and its registry), or the number.
pub(super) fn status_word(status: &str) -> String {
    let word = match status {
        "200" => "Ok",
        "201" => "Created",
        "202" => "Accepted",
        "203" => "NonAuthoritative",
        "204" => "NoContent",
        "205" => "ResetContent",
        "206" => "PartialContent",
        "207" => "MultiStatus",
        "208" => "AlreadyReported",
        "2XX" => "Success",
        "304" => "NotModified",
        "400" => "BadRequest",
        "401" => "Unauthorized",
        "402" => "PaymentRequired",
        "403" => "Forbidden",
        "404" => "NotFound",
        "405" => "MethodNotAllowed",
        "406" => "NotAcceptable",
        "408" => "RequestTimeout",
        "409" => "Conflict",
        "410" => "Gone",
        "411" => "LengthRequired",
        "412" => "PreconditionFailed",
        "413" => "ContentTooLarge",
        "415" => "UnsupportedMediaType",
        "422" => "UnprocessableContent",
        "423" => "Locked",
        "429" => "TooManyRequests",
        "4XX" => "ClientError",
        "500" => "InternalServerError",
        "501" => "NotImplemented",
        "502" => "BadGateway",
        "503" => "ServiceUnavailable",
        "504" => "GatewayTimeout",
        "5XX" => "ServerError",
        "default" => "Default",
        other => return format!("Status{other}"),
    };
    word.to_owned()
}

fn first_line(text: &str) -> String {
    text.trim().lines().next().unwrap_or_default().trim().to_owned()
}
