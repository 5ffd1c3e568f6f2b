//! Reports keywords of OpenAPI 3.2 in documents of earlier versions. They are read as 3.2 defines them, but other
//! tools may ignore them.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::keywords::{Kind, value_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;

/// The keywords that 3.2 added to a node of this kind.
fn added(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::MediaType => &["itemSchema", "itemEncoding", "prefixEncoding"],
        Kind::Encoding => &["encoding", "itemEncoding", "prefixEncoding"],
        Kind::Discriminator => &["defaultMapping"],
        Kind::SecurityScheme => &["oauth2MetadataUrl", "deprecated"],
        Kind::Server => &["name"],
        Kind::Tag => &["summary", "parent", "kind"],
        _ => &[],
    }
}

/// The keywords that 3.2 added to objects that are not read as nodes.
const ROOT: &[&str] = &["$self"];
const COMPONENTS: &[&str] = &["mediaTypes"];
const PATH_ITEM: &[&str] = &["query", "additionalOperations"];
const EXAMPLE: &[&str] = &["dataValue", "serializedValue"];
const XML: &[&str] = &["nodeType"];
const FLOWS: &[&str] = &["deviceAuthorization"];

/// The version of a document that is of OpenAPI 3.0 or 3.1.
struct Earlier<'t>(Cow<'t, str>);

impl<'t> Earlier<'t> {
    fn of(tree: &'t Value) -> Option<Self> {
        let version: Cow<'t, str> = match tree.get("openapi")? {
            Value::String(version) => version.into(),
            Value::Number(version) => version.to_string().into(),
            _ => return None,
        };
        let is_earlier = ["3.0", "3.1"].iter().any(|known| {
            version.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-']))
        });
        is_earlier.then_some(Self(version))
    }

    fn found(&self, at: &Pointer, what: &str) -> Diagnostic {
        let message = format!("{what} was added in OpenAPI 3.2, but this document declares OpenAPI {}", self.0);
        Diagnostic::warning(Code::NewerKeyword, at, message)
            .label("read as OpenAPI 3.2 defines it")
            .help(format!("declare `openapi: 3.2.0`, or remove {what}, which other tools may ignore"))
    }

    /// What is found of these keywords in the object under `key` of the object at `at`.
    fn keywords_in(
        &self,
        keywords: &[&str],
        members: &Map<String, Value>,
        key: &str,
        at: &Pointer,
        found: &mut Vec<Diagnostic>,
    ) {
        if let Some(Value::Object(object)) = value_of(members, key) {
            self.keywords_of(keywords, object, &at.child(key), found);
        }
    }

    fn keywords_of(&self, keywords: &[&str], members: &Map<String, Value>, at: &Pointer, found: &mut Vec<Diagnostic>) {
        let newer = keywords.iter().filter(|key| value_of(members, key).is_some_and(|value| !value.is_null()));
        found.extend(newer.map(|key| self.found(&at.child(key), &format!("the keyword `{key}`"))));
    }
}

/// What is found in a node of the document `tree`.
pub(super) fn newer(tree: &Value, kind: Kind, members: &Map<String, Value>, at: &Pointer) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let Some(version) = Earlier::of(tree) else { return found };
    version.keywords_of(added(kind), members, at, &mut found);
    match kind {
        Kind::Schema => {
            version.keywords_in(added(Kind::Discriminator), members, "discriminator", at, &mut found);
            version.keywords_in(XML, members, "xml", at, &mut found);
        }
        Kind::Parameter => {
            let is = |key: &str, value: &str| members.get(key).is_some_and(|written| written == value);
            if is("in", "querystring") {
                found.push(version.found(&at.child("in"), "the location `querystring`"));
            }
            if is("in", "cookie") && is("style", "cookie") {
                found.push(version.found(&at.child("style"), "the style `cookie`"));
            }
        }
        Kind::SecurityScheme => version.keywords_in(FLOWS, members, "flows", at, &mut found),
        _ => {}
    }
    if matches!(kind, Kind::Parameter | Kind::Header | Kind::MediaType) {
        version.examples(members, at, &mut found);
    }
    found
}

impl Earlier<'_> {
    /// What is found in the examples of an object.
    fn examples(&self, members: &Map<String, Value>, at: &Pointer, found: &mut Vec<Diagnostic>) {
        let Some(Value::Object(examples)) = members.get("examples") else { return };
        let at = at.child("examples");
        for name in examples.keys() {
            self.keywords_in(EXAMPLE, examples, name, &at, found);
        }
    }
}

/// What is found in the root of the document and in its components, but for what is read as nodes.
pub(crate) fn newer_in_root(tree: &Value) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let Some(version) = Earlier::of(tree) else { return found };
    let Some(members) = tree.as_object() else { return found };
    let root = Pointer::root();
    version.keywords_of(ROOT, members, &root, &mut found);
    version.keywords_in(COMPONENTS, members, "components", &root, &mut found);
    if let Some(Value::Object(components)) = members.get("components") {
        version.examples(components, &root.child("components"), &mut found);
    }
    found
}

/// What is found in a path item.
pub(crate) fn newer_in_path_item(tree: &Value, item: &Map<String, Value>, at: &Pointer) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if let Some(version) = Earlier::of(tree) {
        version.keywords_of(PATH_ITEM, item, at, &mut found);
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Earlier;

    #[test]
    fn versions_before_3_2_are_recognized() {
        let is_earlier = |version: serde_json::Value| Earlier::of(&json!({ "openapi": version })).is_some();
        for version in [json!("3.0.0"), json!("3.0.4"), json!("3.1.1"), json!("3.1.0-rc0"), json!(3.1), json!("3.0")] {
            assert!(is_earlier(version.clone()), "{version}");
        }
        for version in [json!("3.2.0"), json!("3.10.0"), json!("4.0.0"), json!("2.0"), json!(null)] {
            assert!(!is_earlier(version.clone()), "{version}");
        }
    }
}
