//! Converts responses: the return type of an operation, its documented errors, and all responses for the report.

use openapiv3::{ReferenceOr, Response as Written, StatusCode};
use serde_json::Value;

use crate::api::{DocumentedError, DocumentedSuccess, ErrorBody, Reply, ReplyBody, ReplyVariant, Response, Type};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::OperationNode;
use crate::lower::context::types::Types;
use crate::lower::definitions::origin::{Origin, Section, shared};
use crate::lower::docs;
use crate::lower::operation::accept::{ResponseFormat, ResponseMediaType};
use crate::lower::operation::{accept, example, headers, redirect};
use crate::names::{Name, Scope, status_word};
use crate::pointer::Pointer;
use crate::text::markdown::code;

pub(in crate::lower) struct Replies {
    pub reply: Reply,
    pub accept: Option<String>,
    /// The first example of the body of a success.
    pub example: Option<Value>,
    /// The type of the headers of the successes.
    pub headers: Option<Type>,
    /// The further formats of the only success.
    pub others: Vec<ResponseFormat>,
    pub responses: Vec<Response>,
    pub documented: Vec<DocumentedSuccess>,
    /// The statuses from 300 to 399 that the operation returns.
    pub answers: Vec<u16>,
    pub errors: Vec<DocumentedError>,
}

pub(in crate::lower) fn replies(
    types: &mut Types<'_>,
    node: &OperationNode,
    origin: &dyn Fn(&str) -> Origin,
    names: &mut Scope,
    type_name: &Name,
    is_conditional: bool,
) -> Replies {
    let mut responses = Vec::new();
    let mut documented = Vec::new();
    let mut errors = Vec::new();
    let mut successes: Vec<(String, Vec<String>, ReplyBody)> = Vec::new();
    let mut accepted = Vec::new();
    let mut pointers = Vec::new();
    let mut others: Vec<Vec<ResponseFormat>> = Vec::new();
    let mut answers = Vec::new();
    let mut example = None;
    let mut leads_elsewhere = false;
    // A response to HEAD has no body (RFC 9110, section 9.3.2).
    let is_head = node.method.eq_ignore_ascii_case("head");
    let written = statuses(node);
    let succeeds = written.iter().any(|(status, _)| status.starts_with(['1', '2', '3']));
    for (status, response) in written {
        let pointer = types.document.pointer_of(response, || node.pointer.child("responses").child(&status));
        let Some(mut response) = types.document.responses.get(&pointer).cloned() else { continue };
        if is_head {
            response.content.clear();
        }
        // If no success is documented, `default` is the success.
        let success = status.starts_with(['2', '3']) || (status == "default" && !succeeds);
        let role = role(&status, success, &successes);
        let of_operation = origin;
        let origin = shared(&pointer, Section::Responses, if success { "Response" } else { "Error" })
            .unwrap_or_else(|| origin(&role));
        let readable = accept::readable(types, &response, &pointer, &origin);
        responses.extend(reported(&readable, &pointer, &status));
        let all = accept::formats(readable);
        let mut formats = all.clone().into_iter();
        let offer = formats.next();
        let body = offer.as_ref().map_or(ReplyBody::Empty, |offer| offer.body.clone());
        if success || status.starts_with('1') {
            documented.push(DocumentedSuccess { status: status.clone(), docs: docs::lines(&response.description) });
        }
        if success {
            example =
                example.or_else(|| example::of_content(types.document, &pointer.child("content"), &response.content));
            let is_answer = redirect::is_answer(&status, &response, is_conditional);
            leads_elsewhere |= redirect::is_redirect(&status) && !is_answer;
            answers.extend(redirect::number(&status).filter(|_| is_answer));
            if is_answer || !status.starts_with('3') {
                pointers.push(pointer.clone());
                accepted.extend(offer);
                others.push(formats.collect());
                successes.push((status, docs::lines(&response.description), body));
            }
        } else if !status.starts_with('1') {
            let of_headers = headers::of_shared(&pointer).unwrap_or_else(|| of_operation(&format!("{role}Headers")));
            errors.push(failure(types, status, &response, &pointer, all, of_headers));
        }
    }
    let others = other_formats(&mut successes, others);
    prefer_stream(&mut successes);
    if successes.windows(2).all(|pair| matches!(pair, [(_, _, one), (_, _, other)] if one == other)) {
        successes.truncate(1); // The status, which callers find in the response, makes no difference.
    }
    if successes.is_empty() && leads_elsewhere && node.method.eq_ignore_ascii_case("get") {
        // The response at the target of the redirect is not documented. Usually it is a file.
        successes.push(("200".to_owned(), Vec::new(), ReplyBody::Bytes));
    }
    if successes.len() > 1 {
        read_streams_as_text(&mut successes, types, node);
    }
    let only = if let [pointer] = pointers.as_slice() { headers::of_shared(pointer) } else { None };
    Replies {
        reply: reply(successes, names, type_name),
        accept: accept::accept(&accepted),
        example,
        headers: headers::headers(types, &node.pointer, &pointers, only.unwrap_or_else(|| origin("Headers"))),
        others,
        responses,
        documented,
        answers,
        errors,
    }
}

fn failure(
    types: &mut Types<'_>,
    status: String,
    response: &Written,
    pointer: &Pointer,
    formats: Vec<ResponseFormat>,
    of_headers: Origin,
) -> DocumentedError {
    DocumentedError {
        status,
        description: first_line(&response.description),
        docs: docs::lines(&response.description),
        bodies: formats.into_iter().filter_map(error_body).collect(),
        headers: headers::headers(types, pointer, std::slice::from_ref(pointer), of_headers),
    }
}

/// Returns the type of an error's body in the media types of a format.
fn error_body(offer: ResponseFormat) -> Option<ErrorBody> {
    let ResponseFormat { media_types, body, .. } = offer;
    match body {
        ReplyBody::Json(ty) => Some(ErrorBody { media_types, ty, xml: None }),
        ReplyBody::Xml(ty, xml) => Some(ErrorBody { media_types, ty, xml: Some(xml) }),
        _ => None,
    }
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

/// Returns the role of a body's type: `Response` or `Error`, with the status if there are several.
fn role(status: &str, success: bool, before: &[(String, Vec<String>, ReplyBody)]) -> String {
    if success {
        return if before.is_empty() { "Response".to_owned() } else { format!("{}Response", status_word(status)) };
    }
    match status_word(status) {
        _ if status == "default" => "Error".to_owned(),
        word if word.ends_with("Error") => word,
        word => format!("{word}Error"),
    }
}

/// Returns the media types of a response for the report.
fn reported(readable: &[ResponseMediaType], pointer: &Pointer, status: &str) -> Vec<Response> {
    if readable.is_empty() {
        return vec![Response { status: status.to_owned(), media_type: None, ty: None, pointer: pointer.clone() }];
    }
    let reported = readable.iter().map(|readable| Response {
        status: status.to_owned(),
        media_type: Some(readable.media_type.clone()),
        ty: readable.body.ty().cloned().or_else(|| matches!(readable.body, ReplyBody::Text).then_some(Type::String)),
        pointer: readable.pointer.clone(),
    });
    reported.collect()
}

/// Returns the further formats of the only success besides redirects. If there are several successes, the status decides what is
/// returned, and further media types are only mentioned in the documentation of the status.
fn other_formats(
    successes: &mut [(String, Vec<String>, ReplyBody)],
    mut others: Vec<Vec<ResponseFormat>>,
) -> Vec<ResponseFormat> {
    let mut read = successes.iter().enumerate().filter(|(_, (status, ..))| !status.starts_with('3'));
    if let (Some((only, _)), None) = (read.next(), read.next()) {
        return others.get_mut(only).map(std::mem::take).unwrap_or_default();
    }
    for ((_, docs, _), others) in successes.iter_mut().zip(others).filter(|(_, others)| !others.is_empty()) {
        let media_types = others.iter().flat_map(|other| &other.media_types).map(|media_type| code(media_type));
        let media_types = media_types.collect::<Vec<_>>().join(", ");
        docs.push(format!("The document also has {media_types}, which `Client::request` can request."));
    }
    Vec::new()
}

/// Drops redirects beside bytes or a stream, which are read while they arrive: callers distinguish them by the status.
fn prefer_stream(successes: &mut Vec<(String, Vec<String>, ReplyBody)>) {
    let mut read = successes.iter().filter(|(status, ..)| !status.starts_with('3'));
    if let (Some((_, _, body)), None) = (read.next(), read.next())
        && (body.is_stream() || *body == ReplyBody::Bytes)
    {
        successes.retain(|(status, ..)| !status.starts_with('3'));
    }
}

/// Reads streams as text if the status decides what is returned, since the whole body is needed then.
fn read_streams_as_text(
    successes: &mut [(String, Vec<String>, ReplyBody)],
    types: &mut Types<'_>,
    node: &OperationNode,
) {
    for (status, _, body) in successes.iter_mut().filter(|(_, _, body)| body.is_stream()) {
        let pointer = node.pointer.child("responses").child(status);
        types.diagnostics.push(
            Diagnostic::note(
                Code::StreamNotTyped,
                &pointer,
                "the response is a stream, but other statuses have responses of their own",
            )
            .outcome("the call returns the whole body as text, not item by item")
            .help("parse the items of the text that the call returns"),
        );
        *body = ReplyBody::Text;
    }
}

fn reply(successes: Vec<(String, Vec<String>, ReplyBody)>, names: &mut Scope, type_name: &Name) -> Reply {
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

fn first_line(text: &str) -> String {
    text.trim().lines().next().unwrap_or_default().trim().to_owned()
}
