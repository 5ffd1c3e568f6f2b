//! Finds how an operation is paginated, by the usual names of page tokens, links, offsets and page numbers in requests and responses.
//! If request and response do not match, only a `Link` header is assumed.

use std::rc::Rc;

use openapiv3::ReferenceOr;

use crate::api::{Body, Counted, Field, NextPage, Paged, Parameter, Presence, Reply, ReplyBody, Sent, Type, TypeKind};
use crate::document::OperationNode;
use crate::lower::context::types::{Member, Types};
use crate::lower::pagination::extensions;
use crate::lower::pagination::extensions::DocumentedPagination;
use crate::lower::pagination::items::{list, list_next_to};
use crate::lower::pagination::position::{Position, positions};
use crate::pointer::Pointer;

/// The names of the next page token in responses, without underscores and in lower case.
const TOKENS: [&str; 11] = [
    "nexttoken",
    "nextpagetoken",
    "nextcursor",
    "nextpagecursor",
    "continuationtoken",
    "nextcontinuationtoken",
    "nextmarker",
    "cursor",
    "endcursor",
    "pagetoken",
    "next",
];

/// The names of the page token in requests.
const TOKEN_PARAMETERS: [&str; 11] = [
    "token",
    "nexttoken",
    "pagetoken",
    "nextpagetoken",
    "cursor",
    "nextcursor",
    "pagecursor",
    "continuationtoken",
    "marker",
    "after",
    "startcursor",
];

/// The names of the link to the next page in responses.
const ADDRESSES: [&str; 10] = [
    "next",
    "nextlink",
    "nexturl",
    "nexturi",
    "nextpage",
    "nextpageurl",
    "nextpageuri",
    "nextpagelink",
    "nexthref",
    "odatanextlink",
];

/// The names of the number of items to skip in requests.
const OFFSETS: [&str; 3] = ["offset", "skip", "startat"];

/// The names of the number of items to skip, or of the first item, in requests that also have a page size.
const STARTS: [&str; 2] = ["start", "startindex"];

/// The names of the page size in requests.
const SIZES: [&str; 9] = ["limit", "max", "maxresults", "count", "rows", "size", "pagesize", "perpage", "itemsperpage"];

/// Names beside which a start is the start of a time span.
const ENDS: [&str; 5] = ["end", "until", "stop", "to", "before"];

/// Properties of responses of SCIM, which counts items from one (RFC 7644, section 3.4.2.4).
const SCIM: [&str; 2] = ["itemsperpage", "resources"];

/// Properties of a page of Spring Data: the items, the page number and the number of pages.
const SPRING: [&str; 3] = ["content", "number", "totalPages"];

/// The names of the page number in requests.
const PAGES: [&str; 4] = ["page", "pagenumber", "pageno", "pagenum"];

/// The names of the last item of the previous page in requests. The first is specific; the others count only if the response says whether
/// there are more items.
const AFTER: [&str; 3] = ["startingafter", "afterid", "after"];

/// The names of the boolean in responses that says whether there are more pages.
const MORE: [&str; 4] = ["hasmore", "hasnext", "hasnextpage", "istruncated"];

/// How many levels of a response are searched for items and tokens.
const DEPTH: usize = 3;

/// How many properties of each type are searched, and after how many in total the search ends: recursive types have very many.
const MEMBERS: usize = 2000;

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
        Some(DocumentedPagination::Paged(paged)) => return Some(Paged { more: more(&members, &paged.next), ..paged }),
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
    let more = more(&members, &next);
    (items.is_empty() || next != NextPage::Link).then_some(Paged { item, items, next, more })
}

fn next(
    types: &Types<'_>,
    node: &OperationNode,
    members: &[Member],
    item: Option<&Type>,
    positions: &[Position],
) -> NextPage {
    let optional = |names: &[&str]| positions.iter().find(|position| !position.required && position.is_called(names));
    // A required page number is allowed: it is where the list begins.
    let number = |names: &[&str]| {
        let mut numbers = positions.iter().filter(|position| position.is_number && position.is_called(names));
        numbers.find(|position| !matches!(position.sent, Sent::Header(_)))
    };
    let named = |names: &[&str]| {
        let texts = members.iter().filter(|(_, ty)| is_text(ty));
        let mut found = texts.filter(|(path, _)| names.contains(&name(path).as_str())).map(|(path, _)| path.clone());
        found.next()
    };
    if let Some(Position { sent, .. }) = optional(&TOKEN_PARAMETERS) {
        let sent = sent.clone();
        if let Some(at) = named(&TOKENS) {
            return NextPage::Token { at, sent };
        }
        if let Some(header) =
            headers(types, node).into_iter().find(|header| TOKENS.contains(&normalized(header).as_str()))
        {
            return NextPage::HeaderToken { header, sent };
        }
    }
    if let Some(at) = named(&ADDRESSES) {
        let is_number = members.iter().any(|(path, ty)| *path == at && matches!(ty, Type::Integer(_) | Type::Number));
        if !is_number {
            return NextPage::Address(at);
        }
        if let Some(position) = number(&PAGES) {
            return NextPage::Token { at, sent: position.sent.clone() };
        }
    }
    if headers(types, node).iter().any(|header| header.eq_ignore_ascii_case("link")) {
        return NextPage::Link;
    }
    let more = members.iter().find(|(path, ty)| *ty == Type::Boolean && name(path) == "hasmore").map(|(path, _)| path);
    let after = optional(if more.is_some() { &AFTER } else { &AFTER[..1] });
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
    number: &dyn Fn(&[&str]) -> Option<&'p Position>,
    positions: &[Position],
) -> NextPage {
    let has = |names: &[&str]| positions.iter().any(|position| position.is_called(names));
    // An operation other than `GET` may not return a list at all. There, a number is a page number only beside a page size.
    if node.method != "GET" && !has(&SIZES) {
        return NextPage::Link;
    }
    let counted = |names: &[&str]| {
        number(names).map(|position| Counted { sent: position.sent.clone(), first: position.first(types) })
    };
    let start = counted(&STARTS).filter(|_| has(&SIZES) && !has(&ENDS));
    let in_scim = || members.iter().any(|(path, _)| SCIM.contains(&name(path).as_str()));
    match (counted(&OFFSETS), counted(&PAGES), start) {
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

/// Returns the property that says whether there are more pages, unless the kind of pagination includes one.
fn more(members: &[Member], next: &NextPage) -> Option<Vec<String>> {
    if matches!(next, NextPage::Link | NextPage::AfterItem { .. }) {
        return None;
    }
    let found = members.iter().find(|(path, ty)| *ty == Type::Boolean && MORE.contains(&name(path).as_str()));
    found.map(|(path, _)| path.clone())
}

/// Returns the properties of a response, outer ones first. The result is cached, since many operations may return one type.
fn members(types: &mut Types<'_>, ty: &Type) -> Rc<Vec<Member>> {
    let Type::Named(id) = types.underlying(ty) else { return Rc::default() };
    let id = *id;
    if let Some(known) = types.response_members.get(&id) {
        return Rc::clone(known);
    }
    let mut members = Vec::new();
    collect(types, ty, &mut Vec::new(), &mut members);
    let members = Rc::new(members);
    types.response_members.insert(id, Rc::clone(&members));
    members
}

/// Adds the properties of a type, and those of their types, to `members`.
fn collect(types: &Types<'_>, ty: &Type, path: &mut Vec<String>, members: &mut Vec<Member>) {
    if path.len() >= DEPTH || members.len() >= MEMBERS {
        return;
    }
    let start = members.len();
    for (wire, ty) in types.fields(ty).into_iter().take(MEMBERS) {
        path.push(wire);
        members.push((path.clone(), types.underlying(&ty).clone()));
        path.pop();
    }
    crate::work::add(members.len() - start);
    let own: Vec<Member> = members[start..].to_vec();
    for (inner, ty) in own {
        let mut inner = inner;
        collect(types, &ty, &mut inner, members);
    }
}

/// Returns the names of the headers of the first success.
fn headers(types: &Types<'_>, node: &OperationNode) -> Vec<String> {
    let success = node.operation.responses.responses.iter().find(|(status, _)| status.to_string().starts_with('2'));
    let Some((status, response)) = success else { return Vec::new() };
    let inline = || node.pointer.child("responses").child(&status.to_string());
    let place = match response {
        ReferenceOr::Reference { reference } => types.document.follow(reference),
        ReferenceOr::Item(_) => inline(),
    };
    types.document.responses.get(&place).map(|response| response.headers.keys().cloned().collect()).unwrap_or_default()
}

fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Integer(_) | Type::Value)
}

/// Returns the name of a property for the lists above: `next` for `{"next": {"href": ..}}`, `nextcursor` for
/// `{"cursors": {"after": ..}}`.
fn name(path: &[String]) -> String {
    let last = path.last().map(|last| normalized(last)).unwrap_or_default();
    let parent = path.iter().rev().nth(1).map(|parent| normalized(parent)).unwrap_or_default();
    match last.as_str() {
        "href" | "url" => parent,
        "after" if matches!(parent.as_str(), "cursors" | "cursor" | "next") => "nextcursor".to_owned(),
        _ => last,
    }
}

/// Returns a name in lower case, with letters and digits only.
pub(in crate::lower) fn normalized(name: &str) -> String {
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let letters = letters.to_lowercase();
    // `X-Next-Token` is a next token.
    if name.starts_with("X-") || name.starts_with("x-") { letters[1..].to_owned() } else { letters }
}

impl Types<'_> {
    /// Returns the type without null, boxes and aliases.
    pub(in crate::lower) fn underlying<'t>(&'t self, ty: &'t Type) -> &'t Type {
        match ty {
            Type::Nullable(inner) | Type::Boxed(inner) => self.underlying(inner),
            Type::Named(id) => match self.defs.get(id.0).map(|draft| &draft.def.kind) {
                Some(TypeKind::Alias(inner)) if inner != ty && *inner != Type::Null => self.underlying(inner),
                _ => ty,
            },
            other => other,
        }
    }

    /// Returns the type of the property at a path.
    pub(in crate::lower) fn property_type(&self, ty: &Type, path: &[String]) -> Option<Type> {
        match path.split_first() {
            None => Some(self.underlying(ty).clone()),
            Some((first, rest)) => {
                let (_, ty) = self.fields(ty).into_iter().find(|(wire, _)| wire == first)?;
                self.property_type(&ty, rest)
            }
        }
    }

    /// Splits a dotted path into properties of a type. Names may contain dots, with or without a backslash before them:
    /// `@odata.nextLink` is one name.
    pub(in crate::lower) fn path_of(&self, ty: &Type, dotted: &str) -> Vec<String> {
        let mut keys = Vec::new();
        let mut ty = self.underlying(ty).clone();
        let mut rest = dotted.to_owned();
        loop {
            let fields = self.fields(&ty);
            let begins = |wire: &str| {
                let written = [wire.to_owned(), wire.replace('.', "\\.")];
                let after = written.into_iter().find_map(|wire| rest.strip_prefix(&wire).map(str::to_owned));
                after.filter(|after| after.is_empty() || after.starts_with('.'))
            };
            let longest = fields.into_iter().filter_map(|(wire, ty)| Some((begins(&wire)?, wire, ty)));
            let Some((after, wire, of)) = longest.max_by_key(|(_, wire, _)| wire.len()) else {
                keys.extend(rest.split('.').map(str::to_owned));
                return keys;
            };
            keys.push(wire);
            match after.strip_prefix('.') {
                Some(after) => after.clone_into(&mut rest),
                None => return keys,
            }
            ty = self.underlying(&of).clone();
        }
    }

    /// Returns the property that identifies an item.
    fn id(&self, item: &Type) -> Option<String> {
        let text = |(wire, ty): &(String, Type)| {
            wire == "id" && matches!(self.underlying(ty), Type::String | Type::Integer(_))
        };
        self.fields(item).into_iter().find(text).map(|(wire, _)| wire)
    }

    /// Returns the fields of an object type, by wire name.
    pub(in crate::lower) fn fields(&self, ty: &Type) -> Vec<(String, Type)> {
        self.field_defs(ty).iter().map(|field| (field.wire.clone(), field.ty.clone())).collect()
    }

    fn field_defs(&self, ty: &Type) -> &[Field] {
        let Type::Named(id) = self.underlying(ty) else { return &[] };
        match self.defs.get(id.0).map(|draft| &draft.def.kind) {
            Some(TypeKind::Struct(object)) => &object.fields,
            _ => &[],
        }
    }

    fn field_def(&self, ty: &Type, wire: &str) -> Option<&Field> {
        self.field_defs(ty).iter().find(|field| field.wire == wire)
    }

    /// Whether the property is required and not nullable.
    pub(in crate::lower) fn always_has(&self, ty: &Type, wire: &str) -> bool {
        self.field_def(ty, wire)
            .is_some_and(|field| matches!(field.presence, Presence::Required) && !matches!(field.ty, Type::Nullable(_)))
    }

    /// The location of the schema of a property that the type has by itself.
    pub(in crate::lower) fn property(&self, ty: &Type, wire: &str) -> Option<Pointer> {
        let Type::Named(id) = self.underlying(ty) else { return None };
        self.defs.get(id.0).map(|draft| draft.def.pointer.child("properties").child(wire))
    }

    /// Returns the documentation of a property.
    pub(in crate::lower) fn property_docs(&self, ty: &Type, wire: &str) -> String {
        self.field_def(ty, wire).map(|field| field.docs.join(" ")).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{
        ADDRESSES, AFTER, ENDS, MORE, OFFSETS, PAGES, SCIM, SIZES, STARTS, TOKEN_PARAMETERS, TOKENS, is_of_spring,
        more, name, normalized,
    };
    use crate::api::{Counted, NextPage, Paged, Sent, Type};
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
    fn the_names_of_both_sides_decide_how_pages_follow() {
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
    fn a_list_goes_on_after_its_last_item_where_it_says_whether_there_is_more() {
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
    fn a_token_in_a_header_goes_on_where_the_reply_has_none() {
        let next = NextPage::HeaderToken { header: "X-Next-Token".to_owned(), sent: query("token") };
        let found = paged("get", &["token"], &["items[]"], &["X-Next-Token"]);
        assert_eq!(found.map(|paged| paged.next), Some(next));
        assert_eq!(paged("get", &[], &["items[]"], &["X-Next-Token"]).map(|paged| paged.next), None);
    }

    #[test]
    fn what_is_no_get_is_paged_by_number_only_beside_a_size() {
        assert!(paged("post", &["page#"], &["items[]"], &[]).is_none());
        assert!(paged("post", &["page#", "pageSize#"], &["items[]"], &[]).is_some());
        assert!(paged("post", &[], &["[]"], &[]).is_none());
        assert!(paged("put", &["page#", "pageSize#"], &["items[]"], &[]).is_none());
    }

    #[test]
    fn a_page_says_by_a_boolean_whether_there_are_more() {
        let found = paged("get", &["page#"], &["items[]", "isTruncated?"], &[]);
        assert_eq!(found.and_then(|paged| paged.more), Some(path("isTruncated")));
        let members = [(path("meta.has_next"), Type::Boolean), (path("has_more"), Type::String)];
        assert_eq!(more(&members, &NextPage::Address(path("next"))), Some(path("meta.has_next")));
        assert_eq!(more(&members, &NextPage::Link), None);
    }

    #[test]
    fn a_page_of_spring_has_all_its_properties_at_the_top() {
        let members = |names: &[&str]| names.iter().map(|name| (path(name), Type::String)).collect::<Vec<_>>();
        assert!(is_of_spring(&members(&["content", "number", "totalPages", "size"])));
        assert!(!is_of_spring(&members(&["content", "number"])));
        assert!(!is_of_spring(&members(&["page.content", "page.number", "page.totalPages"])));
    }

    #[test]
    fn a_member_is_called_by_its_last_name_or_what_is_around_it() {
        for (dotted, called) in [
            ("nextCursor", "nextcursor"),
            ("meta.next_token", "nexttoken"),
            ("next.href", "next"),
            ("links.next.url", "next"),
            ("cursors.after", "nextcursor"),
            ("paging.after", "after"),
            ("href", ""),
        ] {
            assert_eq!(name(&path(dotted)), called, "{dotted}");
        }
        assert_eq!(name(&[]), "");
    }

    #[test]
    fn a_bare_name_is_its_letters_and_digits_without_the_mark_of_an_extension() {
        for (name, wanted) in [
            ("next_page-Token", "nextpagetoken"),
            ("@odata.nextLink", "odatanextlink"),
            ("X-Next-Token", "nexttoken"),
            ("x-page", "page"),
            ("X", "x"),
            ("X-", ""),
            ("é", ""),
            ("", ""),
        ] {
            assert_eq!(normalized(name), wanted, "{name}");
        }
    }

    #[test]
    fn words_are_listed_once_and_as_they_are_compared() {
        let lists: [&[&str]; 11] =
            [&TOKENS, &TOKEN_PARAMETERS, &ADDRESSES, &OFFSETS, &STARTS, &SIZES, &ENDS, &SCIM, &PAGES, &AFTER, &MORE];
        for list in lists {
            for (at, word) in list.iter().enumerate() {
                assert_eq!(normalized(word), *word);
                assert!(!list[..at].contains(word), "{word} twice");
            }
        }
    }

    #[test]
    fn a_parameter_leads_to_pages_in_one_way() {
        let counts = [OFFSETS.as_slice(), &STARTS, &PAGES, &SIZES, &ENDS];
        for (at, list) in counts.iter().enumerate() {
            for word in list.iter().filter(|word| !["size"].contains(*word)) {
                assert!(!counts[..at].iter().any(|other| other.contains(word)), "{word} in two lists");
                assert!(!TOKEN_PARAMETERS.contains(word), "{word} is a token too");
            }
        }
    }
}
