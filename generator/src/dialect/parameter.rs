//! Translates parameters of OpenAPI 3.2 to 3.0, which has fewer locations and styles.

use serde_json::{Map, Value, json};

use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;
use crate::text::markdown::code;

/// What is kept of a parameter that is the whole query.
pub const QUERYSTRING: &str = "x-kept-querystring";

/// What is kept of `allowReserved`, and of cookies that are written as they are, where 3.0 has no word for it.
pub const RESERVED: &str = "x-kept-allowReserved";

/// The parameter with `in` and `style` as 3.0 has them.
pub(super) fn rewrite(
    members: &Map<String, Value>,
    at: &Pointer,
    diagnostics: &mut Vec<Diagnostic>,
) -> Map<String, Value> {
    let mut rewritten = members.clone();
    let says = |key: &str, word: &str| members.get(key).is_some_and(|said| said == word);
    if says("in", "querystring") {
        rewritten.insert("in".to_owned(), json!("query"));
        rewritten.entry("name").or_insert_with(|| json!("querystring"));
        rewritten.insert(QUERYSTRING.to_owned(), json!(true));
    }
    if says("style", "cookie") {
        rewritten.insert("style".to_owned(), json!("form"));
        rewritten.insert(RESERVED.to_owned(), json!(true));
    }
    if members.get("allowReserved") == Some(&Value::Bool(true)) && !says("in", "query") {
        rewritten.insert(RESERVED.to_owned(), json!(true));
    }
    // The caller gives what is encoded already, and slashes with it.
    if members.get("x-ms-skip-url-encoding") == Some(&Value::Bool(true)) {
        let key = if says("in", "query") { "allowReserved" } else { RESERVED };
        rewritten.insert(key.to_owned(), json!(true));
    }
    if says("in", "path") && members.get("required") != Some(&Value::Bool(true)) {
        let name = members.get("name").and_then(Value::as_str).unwrap_or_default();
        let message = format!("the path parameter {} is not declared as required", code(name));
        let outcome = "the parameter is generated as required: every placeholder of a path needs a value";
        let found = Diagnostic::note(Code::PathParameterNotRequired, at, message).outcome(outcome);
        diagnostics.push(found.help("add `required: true`"));
    }
    diagnostics.extend(schema_beside_content(&mut rewritten, at));
    diagnostics.extend(style_of_elsewhere(&mut rewritten, at));
    rewritten
}

/// A parameter has a schema or a media type under `content`; of both, the schema counts, as without `content`. The whole query is
/// described by `content` alone.
fn schema_beside_content(parameter: &mut Map<String, Value>, at: &Pointer) -> Option<Diagnostic> {
    let is_whole = parameter.contains_key(QUERYSTRING);
    match (parameter.get("schema"), parameter.get("content")) {
        (Some(_), Some(_)) => {
            let (kept, ignored) = if is_whole { ("content", "schema") } else { ("schema", "content") };
            parameter.remove(ignored);
            let message = "the parameter has both `schema` and `content`";
            let found = Diagnostic::warning(Code::SchemaBesideContent, &at.child(ignored), message).label("ignored");
            Some(found.outcome(format!("`{kept}` is used")).help("remove one of the two"))
        }
        (Some(_), None) if is_whole => {
            let message = "the `querystring` parameter has `schema` instead of `content`";
            let outcome = "the query string is sent as `application/x-www-form-urlencoded`";
            let found = Diagnostic::warning(Code::QuerystringWithoutContent, &at.child("schema"), message);
            Some(found.outcome(outcome).help("move the schema to a media type under `content`"))
        }
        _ => None,
    }
}

/// A style that its location does not have is replaced by the default of the location, so that the parameter is not
/// lost.
fn style_of_elsewhere(parameter: &mut Map<String, Value>, at: &Pointer) -> Option<Diagnostic> {
    let location = parameter.get("in")?.as_str()?.to_owned();
    let style = parameter.get("style")?.as_str()?;
    let known = styles(&location)?;
    if known.contains(&style) {
        return None;
    }
    let found = Diagnostic::warning(
        Code::UnknownStyle,
        &at.child("style"),
        format!("`{style}` is not a style of {location} parameters"),
    )
    .label("ignored")
    .outcome(format!("the parameter is sent in the default style `{}`", known.first().copied().unwrap_or_default()))
    .help(format!("use one of these styles: {}", known.join(", ")));
    parameter.remove("style");
    Some(found)
}

/// The styles of a location, its default first.
fn styles(location: &str) -> Option<&'static [&'static str]> {
    Some(match location {
        "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        "path" => &["simple", "label", "matrix"],
        "header" => &["simple"],
        "cookie" => &["form"],
        _ => return None,
    })
}
