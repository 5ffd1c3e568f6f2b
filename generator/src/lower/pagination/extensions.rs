//! Reads how an operation is paginated from extensions of several vendors:
//!
//! | extension | specifies |
//! |---|---|
//! | `x-ms-pageable` | the property with the next link (`nextLinkName`), the list (`itemName`, else `value`) |
//! | `x-speakeasy-pagination` | `type`, the parameters (`inputs`), and the list, cursor or address as JSON paths (`outputs`) |
//! | `x-fern-pagination` | parameters as `$request.name`, the list, cursor or address as `$response.member` |
//!
//! An extension takes precedence over names. An extension that cannot be followed is reported, and names decide.

use serde_json::Value;

use crate::api::{Counted, NextPage, Paged, Sent, Type};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::OperationNode;
use crate::lower::context::types::{Member, Types};
use crate::lower::pagination::position::Position;

/// What an extension specifies for an operation.
pub(in crate::lower) enum DocumentedPagination {
    /// The operation is paginated in this way.
    Paged(Paged),
    /// The operation is not paginated.
    NotPaged,
}

/// Returns the pagination that an extension of the operation specifies, if it can be followed.
pub(in crate::lower) fn documented_pagination(
    types: &mut Types<'_>,
    node: &OperationNode,
    response: &Type,
    positions: &[Position],
    list: &dyn Fn(&NextPage) -> Option<Member>,
) -> Option<DocumentedPagination> {
    type Reader = for<'e> fn(&Extension<'_, 'e>) -> Result<Option<Pages>, ExtensionError>;
    let readers: [(&str, Reader); 3] =
        [("x-ms-pageable", microsoft), ("x-speakeasy-pagination", speakeasy), ("x-fern-pagination", fern)];
    let (name, value, read) = readers
        .into_iter()
        .find_map(|(name, read)| Some((name, node.operation.extensions.get(name)?.clone(), read)))?;
    let extension = Extension { value: &value, types, response, positions };
    let paged = read(&extension).and_then(|pages| {
        let Some(Pages { items, next }) = pages else { return Ok(DocumentedPagination::NotPaged) };
        let (items, item) = match items {
            Some(path) => extension.list(path)?,
            None => list(&next)
                .ok_or_else(|| ExtensionError::at(&[], "does not specify which list of the response has the items"))?,
        };
        Ok(DocumentedPagination::Paged(Paged { item, items, next, end: None }))
    });
    match paged {
        Ok(documented_pagination) => Some(documented_pagination),
        Err(error) => {
            let pointer = error.at.iter().fold(node.pointer.child(name), |pointer, key| pointer.child(key));
            types.diagnostics.push(
                Diagnostic::warning(Code::PagingNotUnderstood, &pointer, format!("`{name}` {}", error.what))
                    .outcome("pagination is derived from the names of parameters and properties")
                    .help("correct the extension"),
            );
            None
        }
    }
}

struct Pages {
    items: Option<Vec<String>>,
    next: NextPage,
}

/// Why an extension cannot be followed, and where in it.
struct ExtensionError {
    at: Vec<String>,
    what: String,
}

impl ExtensionError {
    fn at(at: &[&str], what: impl Into<String>) -> Self {
        Self { at: at.iter().map(ToString::to_string).collect(), what: what.into() }
    }
}

struct Extension<'a, 'e> {
    value: &'e Value,
    types: &'a Types<'a>,
    response: &'a Type,
    positions: &'a [Position],
}

fn microsoft(extension: &Extension<'_, '_>) -> Result<Option<Pages>, ExtensionError> {
    if extension.value.get("nextLinkName").is_some_and(Value::is_null) {
        return Ok(None);
    }
    let next = extension.text(&["nextLinkName"]).ok_or_else(|| ExtensionError::at(&[], "has no `nextLinkName`"))?;
    let items = extension.text(&["itemName"]).unwrap_or("value");
    let next = NextPage::Address(extension.member(&["nextLinkName"], next)?);
    Ok(Some(Pages { items: Some(extension.types.path_of(extension.response, items)), next }))
}

fn speakeasy(extension: &Extension<'_, '_>) -> Result<Option<Pages>, ExtensionError> {
    let input = |kind: &str| {
        let inputs = extension.value["inputs"].as_array().into_iter().flatten().enumerate();
        let mut found = inputs.filter(|(_, input)| input["type"] == kind);
        found.next().map(|(index, input)| (index.to_string(), input))
    };
    let sent = |kind: &str| match input(kind) {
        Some((index, input)) => {
            let (at, name) = (["inputs", &index, "name"], input["name"].as_str().unwrap_or_default());
            if input["in"] == "requestBody" { extension.in_body(&at, name) } else { extension.parameter(&at, name) }
        }
        None => Err(ExtensionError::at(&["inputs"], format!("has no input of type `{kind}`"))),
    };
    let output = |key: &str| extension.path(&["outputs", key], "$");
    let next = match extension.value["type"].as_str() {
        Some("cursor") => {
            let at = output("nextCursor")?.ok_or_else(|| ExtensionError::at(&["outputs"], "has no `nextCursor`"))?;
            NextPage::Token { at, sent: sent("cursor")? }
        }
        Some("url") => {
            NextPage::Address(output("nextUrl")?.ok_or_else(|| ExtensionError::at(&["outputs"], "has no `nextUrl`"))?)
        }
        Some("offsetLimit") if input("offset").is_some() => NextPage::Skip(extension.counted(sent("offset")?)?),
        Some("offsetLimit") => NextPage::Page(extension.counted(sent("page")?)?),
        _ => return Err(ExtensionError::at(&["type"], "has an unknown `type`")),
    };
    Ok(Some(Pages { items: extension.items(&["outputs", "results"], "$")?, next }))
}

fn fern(extension: &Extension<'_, '_>) -> Result<Option<Pages>, ExtensionError> {
    if extension.value == &Value::Bool(false) {
        return Ok(None);
    }
    let sent = |key: &str| {
        let written = extension.text(&[key]).unwrap_or_default();
        let name = written.strip_prefix("$request.").unwrap_or(written);
        // The name is that of a parameter, or of a property of the body.
        let body = extension.in_body(&[key], name.strip_prefix("body.").unwrap_or(name));
        extension.parameter(&[key], name).or_else(|error| body.map_err(|_| error))
    };
    let received = |key: &str| extension.path(&[key], "$response");
    let address = received("next_uri")?.map_or_else(|| received("next_path"), |at| Ok(Some(at)))?;
    let next = match (received("next_cursor")?, address) {
        (Some(at), _) => NextPage::Token { at, sent: sent("cursor")? },
        (None, Some(at)) => NextPage::Address(at),
        (None, None) if extension.value["offset"].is_string() => {
            let name = extension.counted(sent("offset")?)?;
            // An offset with a step counts items, without a step it counts pages.
            if extension.value["step"].is_null() { NextPage::Page(name) } else { NextPage::Skip(name) }
        }
        (None, None) => {
            return Err(ExtensionError::at(&[], "specifies neither a cursor, nor an offset, nor an address"));
        }
    };
    Ok(Some(Pages { items: extension.items(&["results"], "$response")?, next }))
}

impl Extension<'_, '_> {
    fn text(&self, at: &[&str]) -> Option<&str> {
        at.iter().try_fold(self.value, |value, key| value.get(key))?.as_str()
    }

    /// Returns the parameter with this name, if it can be set for each page.
    fn parameter(&self, at: &[&str], name: &str) -> Result<Sent, ExtensionError> {
        let named = self.positions.iter().find(|position| match &position.sent {
            Sent::Query(wire) | Sent::Header(wire) => wire == name,
            Sent::Body { .. } => false,
        });
        let named = named.map(|position| position.sent.clone());
        named.ok_or_else(|| ExtensionError::at(at, format!("names `{name}`, which is not a query parameter or header")))
    }

    /// Returns the property of the JSON body at a dotted name or JSON path.
    fn in_body(&self, at: &[&str], name: &str) -> Result<Sent, ExtensionError> {
        let name = name.strip_prefix("$.").unwrap_or(name);
        let named = self.positions.iter().find(|position| match &position.sent {
            Sent::Body { path, .. } => path.join(".") == name,
            Sent::Query(_) | Sent::Header(_) => false,
        });
        let named = named.map(|position| position.sent.clone());
        named.ok_or_else(|| ExtensionError::at(at, format!("names `{name}`, which is not a property of the JSON body")))
    }

    /// Returns the counter that is sent there.
    fn counted(&self, sent: Sent) -> Result<Counted, ExtensionError> {
        if matches!(sent, Sent::Header(_)) {
            return Err(ExtensionError::at(
                &[],
                "counts with a header instead of a query parameter or a property of the body",
            ));
        }
        let position = self.positions.iter().find(|position| position.sent == sent);
        let first = position.and_then(|position| position.first(self.types));
        Ok(Counted { sent, first })
    }

    /// Returns the properties on a JSON path, if the extension has one.
    fn path(&self, at: &[&str], root: &str) -> Result<Option<Vec<String>>, ExtensionError> {
        let Some(written) = self.text(at) else { return Ok(None) };
        let path = relative(written, root)
            .ok_or_else(|| ExtensionError::at(at, format!("has a path that is not of the form `{root}.property`")))?;
        self.member(at, &path).map(Some)
    }

    /// Returns the properties on the path of the list; none if the response itself is the list.
    fn items(&self, at: &[&str], root: &str) -> Result<Option<Vec<String>>, ExtensionError> {
        if self.text(at) == Some(root) { Ok(Some(Vec::new())) } else { self.path(at, root) }
    }

    fn member(&self, at: &[&str], path: &str) -> Result<Vec<String>, ExtensionError> {
        let keys = self.types.path_of(self.response, path);
        match self.types.property_type(self.response, &keys) {
            Some(_) => Ok(keys),
            None => Err(ExtensionError::at(at, format!("names `{path}`, which the response does not have"))),
        }
    }

    fn list(&self, path: Vec<String>) -> Result<Member, ExtensionError> {
        match self.types.property_type(self.response, &path) {
            Some(Type::List(item)) => Ok((path, *item)),
            _ => {
                Err(ExtensionError::at(&[], format!("names `{}`, which is not a list of the response", path.join("."))))
            }
        }
    }
}

/// Converts a JSON path to a dotted path: `$.data.items` and `$['data'].items` are `data.items`. Returns `None` for paths with anything
/// but properties.
fn relative(written: &str, root: &str) -> Option<String> {
    let mut rest = written.strip_prefix(root)?;
    let mut path = String::new();
    while !rest.is_empty() {
        let mut quoted = ["['", "[\""].into_iter().zip(["']", "\"]"]);
        let quoted = quoted.find_map(|(open, close)| rest.strip_prefix(open)?.split_once(close));
        let (key, after) = if let Some(found) = quoted {
            found
        } else {
            let dotted = rest.strip_prefix('.')?;
            dotted.split_at(dotted.find('[').unwrap_or(dotted.len()))
        };
        if key.is_empty() || key.starts_with('.') || key.contains(['[', '*', '?']) || key.contains("..") {
            return None;
        }
        path = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        rest = after;
    }
    (!path.is_empty()).then_some(path)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::relative;
    use crate::api::{Counted, NextPage, Paged, Sent};
    use crate::diagnostic::Code;
    use crate::test_documents::api;

    /// How the pages of an operation with this extension follow each other, and the messages about it.
    fn paged(name: &str, extension: &Value) -> (Option<Paged>, Vec<String>) {
        let (api, diagnostics) = api(json!({
            "openapi": "3.1.0",
            "info": { "title": "Test", "version": "1" },
            "paths": { "/things": { "get": {
                "operationId": "listThings",
                name: extension,
                "parameters": [
                    { "name": "marker", "in": "query", "schema": { "type": "string" } },
                    { "name": "number", "in": "query", "schema": { "type": "integer", "default": 1 } },
                    { "name": "Mark", "in": "header", "schema": { "type": "integer" } },
                ],
                "responses": { "200": { "description": "", "content": { "application/json": { "schema": {
                    "type": "object",
                    "properties": {
                        "things": { "type": "array", "items": { "type": "string" } },
                        "meta": { "type": "object", "properties": { "mark": { "type": "string" } } },
                        "@more.link": { "type": "string" },
                    },
                } } } } },
            } } },
        }));
        let paged = api.groups.into_iter().flat_map(|group| group.operations).next().and_then(|found| found.paged);
        let found = diagnostics.into_iter().filter(|diagnostic| diagnostic.code == Code::PagingNotUnderstood);
        (paged, found.map(|diagnostic| diagnostic.message).collect())
    }

    fn path(dotted: &str) -> Vec<String> {
        dotted.split('.').map(str::to_owned).collect()
    }

    #[test]
    fn an_extension_specifies_the_pagination() {
        let query = |name: &str| Sent::Query(name.to_owned());
        let token = NextPage::Token { at: path("meta.mark"), sent: query("marker") };
        let link = NextPage::Address(vec!["@more.link".to_owned()]);
        let number = Counted { sent: query("number"), first: Some(1) };
        for (name, extension, next) in [
            ("x-ms-pageable", json!({ "nextLinkName": "@more.link", "itemName": "things" }), &link),
            ("x-ms-pageable", json!({ "nextLinkName": "@more\\.link", "itemName": "things" }), &link),
            (
                "x-speakeasy-pagination",
                json!({
                    "type": "cursor",
                    "inputs": [{ "name": "marker", "in": "parameters", "type": "cursor" }],
                    "outputs": { "nextCursor": "$.meta.mark", "results": "$.things" },
                }),
                &token,
            ),
            (
                "x-speakeasy-pagination",
                json!({ "type": "url", "outputs": { "nextUrl": "$['@more.link']", "results": "$.things" } }),
                &link,
            ),
            (
                "x-speakeasy-pagination",
                json!({
                    "type": "offsetLimit",
                    "inputs": [{ "name": "number", "in": "parameters", "type": "page" }],
                    "outputs": { "results": "$.things" },
                }),
                &NextPage::Page(number.clone()),
            ),
            (
                "x-speakeasy-pagination",
                json!({
                    "type": "offsetLimit",
                    "inputs": [{ "name": "number", "in": "parameters", "type": "offset" }],
                    "outputs": { "results": "$.things" },
                }),
                &NextPage::Skip(number.clone()),
            ),
            (
                "x-fern-pagination",
                json!({
                    "cursor": "$request.marker",
                    "next_cursor": "$response.meta.mark",
                    "results": "$response.things",
                }),
                &token,
            ),
            (
                "x-fern-pagination",
                json!({ "offset": "$request.number", "results": "$response.things" }),
                &NextPage::Page(number.clone()),
            ),
            (
                "x-fern-pagination",
                json!({ "offset": "$request.number", "step": "$request.limit", "results": "$response.things" }),
                &NextPage::Skip(number),
            ),
            // `results` may be omitted if there is one list.
            ("x-fern-pagination", json!({ "cursor": "marker", "next_cursor": "$response.meta.mark" }), &token),
        ] {
            let (paged, messages) = paged(name, &extension);
            assert_eq!(messages, Vec::<String>::new(), "{extension}");
            let paged = paged.map(|paged| (paged.items, paged.next));
            assert_eq!(paged, Some((path("things"), next.clone())), "{extension}");
        }
    }

    #[test]
    fn an_extension_can_disable_pagination() {
        for (name, extension) in
            [("x-ms-pageable", json!({ "nextLinkName": null })), ("x-fern-pagination", json!(false))]
        {
            let (paged, messages) = paged(name, &extension);
            assert!(paged.is_none() && messages.is_empty(), "{extension} {messages:?}");
        }
    }

    #[test]
    fn an_extension_that_does_not_match_the_operation_is_reported() {
        for (name, extension, message) in [
            ("x-ms-pageable", json!({}), "has no `nextLinkName`"),
            ("x-ms-pageable", json!({ "nextLinkName": "none" }), "names `none`, which the response does not have"),
            (
                "x-ms-pageable",
                json!({ "nextLinkName": "@more.link", "itemName": "meta" }),
                "names `meta`, which is not a list of the response",
            ),
            ("x-speakeasy-pagination", json!({ "type": "none" }), "has an unknown `type`"),
            (
                "x-speakeasy-pagination",
                json!({ "type": "cursor", "outputs": { "nextCursor": "$.meta.mark" } }),
                "has no input of type `cursor`",
            ),
            (
                "x-speakeasy-pagination",
                json!({ "type": "url", "outputs": { "nextUrl": "/meta/mark" } }),
                "has a path that is not of the form `$.property`",
            ),
            ("x-fern-pagination", json!({}), "specifies neither a cursor, nor an offset, nor an address"),
            (
                "x-fern-pagination",
                json!({ "cursor": "$request.none", "next_cursor": "$response.meta.mark" }),
                "names `none`, which is not a query parameter or header",
            ),
            (
                "x-fern-pagination",
                json!({ "offset": "$request.Mark", "results": "$response.things" }),
                "counts with a header instead of a query parameter or a property of the body",
            ),
        ] {
            let (paged, messages) = paged(name, &extension);
            assert_eq!(messages, [format!("`{name}` {message}")], "{extension}");
            assert!(paged.is_none(), "{extension}");
        }
    }

    #[test]
    fn only_dotted_paths_are_accepted() {
        for (written, dotted) in [
            ("$.data.items", Some("data.items")),
            ("$['data'].items", Some("data.items")),
            ("$[\"data\"]['items']", Some("data.items")),
            ("$['a.b']", Some("a.b")),
            ("$", None),
            ("$.", None),
            ("$..items", None),
            ("$.items[0]", None),
            ("$.items[*]", None),
            ("$.*", None),
            ("$.items[?(@.a)]", None),
            ("data.items", None),
            ("$['data", None),
        ] {
            assert_eq!(relative(written, "$").as_deref(), dotted, "{written}");
        }
        assert_eq!(relative("$response.items", "$response").as_deref(), Some("items"));
    }
}
