//! Finds how an operation is paginated, by the usual names of page tokens, links, offsets and page numbers in requests and responses.
//! If request and response do not match, only a `Link` header is assumed.

use openapiv3::ReferenceOr;

use crate::api::{Body, Counted, ListEnd, NextPage, Paged, Parameter, Reply, ReplyBody, Sent, Type};
use crate::document::OperationNode;
use crate::lower::context::types::{Member, Types};
use crate::lower::pagination::extensions;
use crate::lower::pagination::extensions::DocumentedPagination;
use crate::lower::pagination::items::{list, list_next_to};
use crate::lower::pagination::position::{Position, positions};
use crate::lower::pagination::properties::{members, name};
use crate::lower::pagination::vocabulary::{NameRole, SPRING, has_role, normalized};

pub(in crate::lower) fn pagination(
    types: &mut Types<'_>,
    node: &OperationNode,
    reply: &Reply,
    parameters: &[Parameter],
    body: Option<&Body>,
) -> Option<Paged> {
    let Some(ReplyBody::Json(ty) | ReplyBody::Xml(ty, _)) = reply.page() else { return None };
    if !matches!(node.method.as_str(), "GET" | "POST" | "QUERY") {
        return None;
    }
    let members = members(types, ty);
    let around = |next: &NextPage| list_next_to(&members, next, &node.path).or_else(|| list(&members, &node.path));
    let positions = positions(types, parameters, body);
    match extensions::documented_pagination(types, node, ty, &positions, &around) {
        Some(DocumentedPagination::Paged(paged)) => return Some(Paged { end: end(&members, &paged.next), ..paged }),
        Some(DocumentedPagination::NotPaged) => return None,
        None => {}
    }
    let ty = types.underlying(ty);
    let whole = match ty {
        Type::List(item) if node.method == "GET" => Some((Vec::new(), (**item).clone())),
        _ => None,
    };
    let listed = whole.clone().or_else(|| list(&members, &node.path));
    let next = next(types, node, &members, listed.as_ref().map(|(_, item)| item), &positions);
    let (items, item) = whole.or_else(|| around(&next))?;
    // Any operation that returns a list may have a `Link` header. A list in an object needs another indication.
    let end = end(&members, &next);
    (items.is_empty() || next != NextPage::Link).then_some(Paged { item, items, next, end })
}

fn next(
    types: &Types<'_>,
    node: &OperationNode,
    members: &[Member],
    item: Option<&Type>,
    positions: &[Position],
) -> NextPage {
    let optional = |role| positions.iter().find(|position| !position.required && position.has_role(role));
    // A required page number is allowed: it is where the list begins.
    let number = |role| {
        let mut numbers = positions.iter().filter(|position| position.is_number && position.has_role(role));
        numbers.find(|position| !matches!(position.sent, Sent::Header(_)))
    };
    let text = |role| {
        let mut texts = members.iter().filter(|(_, ty)| is_text(ty));
        texts.find(|(path, _)| has_role(&name(path), role)).map(|(path, _)| path.clone())
    };
    if let Some(Position { sent, .. }) = optional(NameRole::TokenParameter) {
        let sent = sent.clone();
        if let Some(at) = text(NameRole::NextToken) {
            return NextPage::Token { at, sent };
        }
        if let Some(header) =
            headers(types, node).into_iter().find(|header| has_role(&normalized(header), NameRole::NextToken))
        {
            return NextPage::HeaderToken { header, sent };
        }
    }
    if let Some(at) = text(NameRole::NextAddress) {
        let is_number = members.iter().any(|(path, ty)| *path == at && matches!(ty, Type::Integer(_) | Type::Number));
        if !is_number {
            return NextPage::Address(at);
        }
        if let Some(position) = number(NameRole::Page) {
            return NextPage::Token { at, sent: position.sent.clone() };
        }
    }
    if headers(types, node).iter().any(|header| header.eq_ignore_ascii_case("link")) {
        return NextPage::Link;
    }
    let more = members.iter().find(|(path, ty)| *ty == Type::Boolean && name(path) == "hasmore").map(|(path, _)| path);
    let after = optional(NameRole::LastItem).or_else(|| more.and_then(|_| optional(NameRole::LastItemBesideMore)));
    if let (Some(position), Some(id)) = (after, item.and_then(|item| types.id(item))) {
        return NextPage::AfterItem { id, sent: position.sent.clone(), more: more.cloned().unwrap_or_default() };
    }
    by_number(types, node, members, &number, positions)
}

/// Returns pagination by a number that each page increments.
fn by_number<'p>(
    types: &Types<'_>,
    node: &OperationNode,
    members: &[Member],
    number: &dyn Fn(NameRole) -> Option<&'p Position>,
    positions: &[Position],
) -> NextPage {
    let has = |role| positions.iter().any(|position| position.has_role(role));
    let next = members.iter().find(|(path, ty)| is_integer(ty) && has_role(&name(path), NameRole::NextNumber));
    if let (Some((at, _)), Some(position)) = (next, number(NameRole::Skip).or_else(|| number(NameRole::Start))) {
        return NextPage::Token { at: at.clone(), sent: position.sent.clone() };
    }
    // An operation other than `GET` may not return a list at all. There, a number is a page number only beside a page size.
    if node.method != "GET" && !has(NameRole::Size) {
        return NextPage::Link;
    }
    let counted =
        |role| number(role).map(|position| Counted { sent: position.sent.clone(), first: position.first(types) });
    let start = counted(NameRole::Start).filter(|_| has(NameRole::Size) && !has(NameRole::End));
    let in_scim = || members.iter().any(|(path, _)| has_role(&name(path), NameRole::Scim));
    match (counted(NameRole::Skip), counted(NameRole::Page), start) {
        (Some(skip), ..) => NextPage::Skip(skip),
        (None, Some(page), _) => {
            let first = page.first.or(is_of_spring(members).then_some(0));
            NextPage::Page(Counted { first, ..page })
        }
        (None, None, Some(number)) if in_scim() => NextPage::ItemNumber(number),
        (None, None, Some(skip)) => NextPage::Skip(skip),
        (None, None, None) => NextPage::Link,
    }
}

/// Whether the response is a page of Spring Data, which numbers pages from zero unless the document says otherwise.
fn is_of_spring(members: &[Member]) -> bool {
    SPRING.iter().all(|wanted| members.iter().any(|(path, _)| matches!(path.as_slice(), [name] if name == wanted)))
}

/// Returns the property that says whether the page is the last, unless the kind of pagination includes one.
fn end(members: &[Member], next: &NextPage) -> Option<ListEnd> {
    if matches!(next, NextPage::Link | NextPage::AfterItem { .. }) {
        return None;
    }
    let find = |role, is_type: fn(&Type) -> bool| {
        let found = members.iter().find(|(path, ty)| is_type(ty) && has_role(&name(path), role));
        found.map(|(path, _)| path.clone())
    };
    let is_boolean = |ty: &Type| *ty == Type::Boolean;
    find(NameRole::More, is_boolean)
        .map(ListEnd::More)
        .or_else(|| find(NameRole::Last, is_boolean).map(ListEnd::Last))
        .or_else(|| {
            let is_numbered = matches!(next, NextPage::Page(_));
            find(NameRole::TotalPages, is_integer).filter(|_| is_numbered).map(ListEnd::TotalPages)
        })
}

fn is_integer(ty: &Type) -> bool {
    matches!(ty, Type::Integer(_))
}

/// Returns the names of the headers of the first success.
fn headers(types: &Types<'_>, node: &OperationNode) -> Vec<String> {
    let success = node.operation.responses.responses.iter().find(|(status, _)| status.to_string().starts_with('2'));
    let Some((status, response)) = success else { return Vec::new() };
    let inline = || node.pointer.child("responses").child(&status.to_string());
    let pointer = match response {
        ReferenceOr::Reference { reference } => types.document.follow(reference),
        ReferenceOr::Item(_) => inline(),
    };
    types
        .document
        .responses
        .get(&pointer)
        .map(|response| response.headers.keys().cloned().collect())
        .unwrap_or_default()
}

fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Integer(_) | Type::Value)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{end, is_of_spring};
    use crate::api::{Counted, ListEnd, NextPage, Paged, Sent, Type};
    use crate::test_documents::api;

    /// How the pages of an operation follow each other. A parameter with `#` behind its name is an integer, with `!` required; a
    /// property with `[]` is a list of objects with an `id`, with `?` a boolean, with `#` an integer.
    fn paged(method: &str, parameters: &[&str], reply: &[&str], headers: &[&str]) -> Option<Paged> {
        let parameters: Vec<Value> = parameters
            .iter()
            .map(|written| {
                let kind = if written.contains('#') { "integer" } else { "string" };
                let name = written.trim_end_matches(['#', '!']);
                json!({ "name": name, "in": "query", "required": written.ends_with('!'), "schema": { "type": kind } })
            })
            .collect();
        let headers: serde_json::Map<String, Value> =
            headers.iter().map(|name| ((*name).to_owned(), json!({ "schema": { "type": "string" } }))).collect();
        let schema = if reply == ["[]"] { list() } else { object(reply) };
        let (api, _) = api(json!({
            "openapi": "3.1.0",
            "info": { "title": "Test", "version": "1" },
            "paths": { "/things": { method: {
                "operationId": "listThings",
                "parameters": parameters,
                "responses": { "200": {
                    "description": "",
                    "headers": headers,
                    "content": { "application/json": { "schema": schema } },
                } },
            } } },
        }));
        api.groups.into_iter().flat_map(|group| group.operations).next().and_then(|operation| operation.paged)
    }

    fn list() -> Value {
        json!({ "type": "array", "items": { "type": "object", "properties": { "id": { "type": "string" } } } })
    }

    /// An object with these properties; `a.b` is the property `b` of the object `a`.
    fn object(properties: &[&str]) -> Value {
        let mut object = json!({ "type": "object", "properties": {} });
        for written in properties {
            let (outer, inner) =
                written.split_once('.').map_or((*written, None), |(outer, inner)| (outer, Some(inner)));
            let schema = match (inner, written.chars().next_back()) {
                (Some(inner), _) => self::object(&[inner]),
                (None, Some(']')) => list(),
                (None, Some('?')) => json!({ "type": "boolean" }),
                (None, Some('#')) => json!({ "type": "integer" }),
                _ => json!({ "type": "string" }),
            };
            object["properties"][outer.trim_end_matches(['[', ']', '?', '#'])] = schema;
        }
        object
    }

    fn path(dotted: &str) -> Vec<String> {
        dotted.split('.').map(str::to_owned).collect()
    }

    fn query(name: &str) -> Sent {
        Sent::Query(name.to_owned())
    }

    fn counted(name: &str, first: Option<u64>) -> Counted {
        Counted { sent: query(name), first }
    }

    #[test]
    fn names_in_request_and_response_decide_the_pagination() {
        let token = |at: &str, sent: &str| NextPage::Token { at: path(at), sent: query(sent) };
        let table: &[(&[&str], &[&str], Option<NextPage>)] = &[
            // A list by itself may always have a `Link` header.
            (&[], &["[]"], Some(NextPage::Link)),
            (&[], &["items[]"], None),
            // Tokens.
            (&["cursor"], &["items[]", "nextCursor"], Some(token("nextCursor", "cursor"))),
            (&["page_token"], &["items[]", "next_page_token"], Some(token("next_page_token", "page_token"))),
            (&["after"], &["items[]", "cursors.after"], Some(token("cursors.after", "after"))),
            (&["cursor!"], &["items[]", "nextCursor"], None),
            (&[], &["items[]", "nextCursor"], None),
            (&["cursor"], &["items[]"], None),
            // Links, and numbers with the same names.
            (&[], &["items[]", "next"], Some(NextPage::Address(path("next")))),
            (&[], &["items[]", "links.next"], Some(NextPage::Address(path("links.next")))),
            (&[], &["items[]", "next_page_url"], Some(NextPage::Address(path("next_page_url")))),
            (&["page#"], &["items[]", "next#"], Some(token("next", "page"))),
            // Numbers.
            (&["offset#"], &["items[]"], Some(NextPage::Skip(counted("offset", None)))),
            (&["page#"], &["items[]"], Some(NextPage::Page(counted("page", None)))),
            (&["page#!"], &["items[]"], Some(NextPage::Page(counted("page", None)))),
            (&["page"], &["items[]"], None),
            (&["offset#", "page#"], &["items[]"], Some(NextPage::Skip(counted("offset", None)))),
            (&["start#", "limit#"], &["items[]"], Some(NextPage::Skip(counted("start", None)))),
            (&["start#"], &["items[]"], None),
            (&["start#", "end#", "limit#"], &["items[]"], None),
            (
                &["startIndex#", "count#"],
                &["Resources[]", "itemsPerPage#"],
                Some(NextPage::ItemNumber(counted("startIndex", None))),
            ),
            (&["page#"], &["content[]", "number#", "totalPages#"], Some(NextPage::Page(counted("page", Some(0))))),
        ];
        for (parameters, reply, next) in table {
            let found = paged("get", parameters, reply, &[]).map(|paged| paged.next);
            assert_eq!(found, *next, "{parameters:?} and {reply:?}");
        }
    }

    #[test]
    fn a_list_continues_after_its_last_item_if_it_has_a_more_property() {
        let after = |sent: &str, more: &[&str]| NextPage::AfterItem {
            id: "id".to_owned(),
            sent: query(sent),
            more: more.iter().map(ToString::to_string).collect(),
        };
        for (parameter, reply, next) in [
            ("starting_after", ["data[]", "has_more?"].as_slice(), Some(after("starting_after", &["has_more"]))),
            ("starting_after", &["data[]"], Some(after("starting_after", &[]))),
            ("after_id", &["data[]", "has_more?"], Some(after("after_id", &["has_more"]))),
            ("after_id", &["data[]"], None),
        ] {
            assert_eq!(paged("get", &[parameter], reply, &[]).map(|paged| paged.next), next, "{parameter} {reply:?}");
        }
    }

    #[test]
    fn a_token_may_be_in_a_response_header() {
        let next = NextPage::HeaderToken { header: "X-Next-Token".to_owned(), sent: query("token") };
        let found = paged("get", &["token"], &["items[]"], &["X-Next-Token"]);
        assert_eq!(found.map(|paged| paged.next), Some(next));
        assert_eq!(paged("get", &[], &["items[]"], &["X-Next-Token"]).map(|paged| paged.next), None);
    }

    #[test]
    fn other_methods_than_get_are_paginated_by_number_only_with_a_page_size() {
        assert!(paged("post", &["page#"], &["items[]"], &[]).is_none());
        assert!(paged("post", &["page#", "pageSize#"], &["items[]"], &[]).is_some());
        assert!(paged("post", &[], &["[]"], &[]).is_none());
        assert!(paged("put", &["page#", "pageSize#"], &["items[]"], &[]).is_none());
    }

    #[test]
    fn a_property_says_which_page_is_the_last() {
        for (parameter, reply, wanted) in [
            ("page#", ["content[]", "last?"].as_slice(), Some(ListEnd::Last(path("last")))),
            ("page#", &["items[]", "meta.total_pages#"], Some(ListEnd::TotalPages(path("meta.total_pages")))),
            ("page#", &["items[]", "total_pages"], None),
            ("page#", &["items[]", "last_page#"], Some(ListEnd::TotalPages(path("last_page")))),
            ("page#", &["items[]", "last_page?"], Some(ListEnd::Last(path("last_page")))),
            ("page#", &["items[]", "last?", "has_more?"], Some(ListEnd::More(path("has_more")))),
            ("offset#", &["items[]", "totalPages#"], None),
        ] {
            assert_eq!(paged("get", &[parameter], reply, &[]).and_then(|paged| paged.end), wanted, "{reply:?}");
        }
    }

    #[test]
    fn a_property_says_where_the_next_page_begins() {
        let token = |at: &str, sent: &str| Some(NextPage::Token { at: path(at), sent: query(sent) });
        for (parameter, reply, wanted) in [
            ("start#", ["values[]", "nextPageStart#", "isLastPage?"].as_slice(), token("nextPageStart", "start")),
            ("offset#", &["items[]", "next_offset#"], token("next_offset", "offset")),
            ("offset#", &["items[]", "next_offset"], Some(NextPage::Skip(counted("offset", None)))),
        ] {
            assert_eq!(paged("get", &[parameter], reply, &[]).map(|paged| paged.next), wanted, "{reply:?}");
        }
    }

    #[test]
    fn a_boolean_property_says_whether_there_are_more_pages() {
        let found = paged("get", &["page#"], &["items[]", "isTruncated?"], &[]);
        assert_eq!(found.and_then(|paged| paged.end), Some(ListEnd::More(path("isTruncated"))));
        let members = [(path("meta.has_next"), Type::Boolean), (path("has_more"), Type::String)];
        assert_eq!(end(&members, &NextPage::Address(path("next"))), Some(ListEnd::More(path("meta.has_next"))));
        assert_eq!(end(&members, &NextPage::Link), None);
    }

    #[test]
    fn a_page_of_spring_has_its_properties_at_the_root() {
        let members = |names: &[&str]| names.iter().map(|name| (path(name), Type::String)).collect::<Vec<_>>();
        assert!(is_of_spring(&members(&["content", "number", "totalPages", "size"])));
        assert!(!is_of_spring(&members(&["content", "number"])));
        assert!(!is_of_spring(&members(&["page.content", "page.number", "page.totalPages"])));
    }
}
