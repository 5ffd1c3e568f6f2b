//! Responses: what a success gives, which failures are documented, and all of them for the report.

use openapiv3::{ReferenceOr, Response as Written, StatusCode};

use super::docs;
use super::headers;
use super::hint::{Hint, shared};
use super::offer::{self, Offer, Readable};
use super::types::Types;
use crate::api::{DocumentedError, DocumentedSuccess, Reply, ReplyBody, ReplyVariant, Response, Type};
use crate::diagnostic::Diagnostic;
use crate::document::OperationNode;
use crate::names::{Name, Scope, status_word};
use crate::pointer::Pointer;

pub(super) struct Replies {
    pub reply: Reply,
    pub accept: Option<String>,
    /// The type of the headers of the successes.
    pub headers: Option<Type>,
    /// What else the one success can be asked for as.
    pub others: Vec<Offer>,
    pub responses: Vec<Response>,
    pub documented: Vec<DocumentedSuccess>,
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
    let mut documented = Vec::new();
    let mut errors = Vec::new();
    let mut successes: Vec<(String, Vec<String>, ReplyBody)> = Vec::new();
    let mut accepted = Vec::new();
    let mut places = Vec::new();
    let mut others: Vec<Vec<Offer>> = Vec::new();
    let written = statuses(node);
    let succeeds = written.iter().any(|(status, _)| status.starts_with(['1', '2', '3']));
    for (status, response) in written {
        let place = types.document.place(response, || node.pointer.child("responses").child(&status));
        let Some(response) = types.document.responses.get(&place).cloned() else { continue };
        // An operation that documents no success gives what it documents for all the rest.
        let success = status.starts_with(['2', '3']) || (status == "default" && !succeeds);
        let role = role(&status, success, &successes);
        let of_operation = hint;
        let hint =
            shared(&place, "responses", if success { "Response" } else { "Error" }).unwrap_or_else(|| hint(&role));
        let readable = offer::readable(types, &response, &place, &hint);
        responses.extend(told(&readable, &place, &status));
        let mut offers = offer::offers(readable).into_iter();
        let offer = offers.next();
        let body = offer.as_ref().map_or(ReplyBody::Empty, |offer| offer.body.clone());
        if success || status.starts_with('1') {
            documented.push(DocumentedSuccess { status: status.clone(), docs: docs::lines(&response.description) });
        }
        if success {
            if !status.starts_with('3') {
                places.push(place.clone());
                accepted.extend(offer);
                others.push(offers.collect());
                successes.push((status, docs::lines(&response.description), body));
            }
        } else if !status.starts_with('1') {
            let of_headers = headers::of_shared(&place).unwrap_or_else(|| of_operation(&format!("{role}Headers")));
            errors.push(failure(types, status, &response, &place, &body, of_headers));
        }
    }
    // Where the status decides what is given, a media type beside it would be one choice too many.
    let others = if let [_] = others.as_slice() { others.remove(0) } else { Vec::new() };
    successes.dedup_by(|(_, _, later), (_, _, first)| later == first);
    if successes.len() > 1 {
        whole(&mut successes, types, node);
    }
    let only = if let [place] = places.as_slice() { headers::of_shared(place) } else { None };
    Replies {
        reply: reply(successes, names, type_name),
        accept: offer::accept(&accepted),
        headers: headers::headers(types, &node.pointer, &places, only.unwrap_or_else(|| hint("Headers"))),
        others,
        responses,
        documented,
        errors,
    }
}

fn failure(
    types: &mut Types<'_>,
    status: String,
    response: &Written,
    place: &Pointer,
    body: &ReplyBody,
    of_headers: Hint,
) -> DocumentedError {
    DocumentedError {
        status,
        description: first_line(&response.description),
        docs: docs::lines(&response.description),
        body: body.ty().filter(|_| !body.is_stream()).cloned(),
        headers: headers::headers(types, place, std::slice::from_ref(place), of_headers),
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

/// What the body's type is called: `Response`, and the status where there are several.
fn role(status: &str, success: bool, before: &[(String, Vec<String>, ReplyBody)]) -> String {
    if success {
        return if before.is_empty() { "Response".to_owned() } else { format!("{}Response", status_word(status)) };
    }
    if status == "default" { "Error".to_owned() } else { format!("{}Error", status_word(status)) }
}

/// The media types of a response, as the report tells them.
fn told(readable: &[Readable], place: &Pointer, status: &str) -> Vec<Response> {
    if readable.is_empty() {
        return vec![Response { status: status.to_owned(), media_type: None, ty: None, pointer: place.clone() }];
    }
    let told = readable.iter().map(|readable| Response {
        status: status.to_owned(),
        media_type: Some(readable.media_type.clone()),
        ty: readable.body.ty().cloned().or_else(|| matches!(readable.body, ReplyBody::Text).then_some(Type::String)),
        pointer: readable.pointer.clone(),
    });
    told.collect()
}

/// Where the status decides what is given, the whole body has to be there: streams are text then.
fn whole(successes: &mut [(String, Vec<String>, ReplyBody)], types: &mut Types<'_>, node: &OperationNode) {
    for (status, _, body) in successes.iter_mut().filter(|(_, _, body)| body.is_stream()) {
        let place = node.pointer.child("responses").child(status);
        types.diagnostics.push(
            Diagnostic::note(
                "stream-not-typed",
                &place,
                "a stream beside replies of other statuses is given whole, not item by item",
            )
            .help("read the items out of the text that the call gives"),
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
