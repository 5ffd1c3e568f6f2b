//! The identifiers of the schemas of a file: `$id`, `$anchor` and `$dynamicAnchor`. References to them are
//! rewritten to JSON pointers, so that later stages know only pointers.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use serde_json::{Map, Value};

use crate::pointer::{Pointer, PointerMap, Trail};

/// Where the schemas of a file are that have names of their own.
#[derive(Debug, Default)]
pub(super) struct Identifiers {
    /// Where the file is mounted.
    mount: Pointer,
    /// The schemas with an `$id`, by URI: the first of several with the same.
    uris: HashMap<String, Pointer>,
    /// All of them, by location.
    resources: PointerMap<Resource>,
    /// The anchors by name, and those of one name by the location of the resource that they are in.
    anchors: HashMap<String, IndexMap<Pointer, Anchor>>,
}

/// A schema with an `$id`.
#[derive(Debug)]
struct Resource {
    /// The location of the resource around it: another one, or the file.
    outer: Pointer,
    keys: HashSet<String>,
}

#[derive(Debug)]
struct Anchor {
    pointer: Pointer,
    is_dynamic: bool,
}

/// The resource around a reference.
#[derive(Clone, Copy, Debug)]
pub(super) struct Base<'a> {
    /// Its URI; empty for a file without `$self` or `$id`.
    pub uri: &'a str,
    /// Its location.
    pub pointer: &'a Pointer,
}

impl Identifiers {
    /// Collects the names below `node`, which is mounted at `here`, in one pass.
    pub fn of(node: &Value, here: &Pointer) -> Self {
        let mut found = Self { mount: here.clone(), ..Self::default() };
        let uri = self_uri(node);
        if !uri.is_empty() {
            found.uris.insert(uri.to_owned(), here.clone());
        }
        found.collect(node, &Trail::Start(here), Base { uri, pointer: here });
        found
    }

    fn collect(&mut self, node: &Value, here: &Trail<'_>, base: Base<'_>) {
        crate::work::add(1);
        match node {
            Value::Object(members) => {
                let is_named = members.keys().any(|key| matches!(key.as_str(), "$id" | "$anchor" | "$dynamicAnchor"));
                if !is_named {
                    return self.collect_below(members, here, base);
                }
                let resource = own_id(members).map(|id| (join(base.uri, id), here.pointer()));
                if let Some((id, pointer)) = &resource {
                    let keys = members.keys().cloned().collect();
                    self.uris.entry(id.clone()).or_insert_with(|| pointer.clone());
                    self.resources.insert(pointer.clone(), Resource { outer: base.pointer.clone(), keys });
                }
                let base = resource.as_ref().map_or(base, |(uri, pointer)| Base { uri, pointer });
                for (key, is_dynamic) in [("$dynamicAnchor", true), ("$anchor", false)] {
                    if let Some(Value::String(name)) = members.get(key) {
                        let anchors = self.anchors.entry(name.clone()).or_default();
                        anchors
                            .entry(base.pointer.clone())
                            .or_insert_with(|| Anchor { pointer: here.pointer(), is_dynamic });
                    }
                }
                self.collect_below(members, here, base);
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.collect(item, &Trail::Item(here, index), base);
                }
            }
            _ => {}
        }
    }

    fn collect_below(&mut self, members: &Map<String, Value>, here: &Trail<'_>, base: Base<'_>) {
        for (key, member) in members.iter().filter(|(_, member)| member.is_object() || member.is_array()) {
            self.collect(member, &Trail::Member(here, key), base);
        }
    }

    /// The JSON pointer of the schema that a reference names by an identifier, or by its pointer in the resource around the reference;
    /// `None` for any other reference.
    pub fn target(&self, reference: &str, base: Base<'_>) -> Option<Pointer> {
        let (resource, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        if !resource.is_empty() {
            return self.by_uri(&join(base.uri, resource), fragment);
        }
        if !is_pointer(fragment) {
            return self.enclosing_anchor(fragment, base.pointer).map(|anchor| anchor.pointer.clone());
        }
        let around = self.resources.get(base.pointer)?;
        let pointer = Pointer::from_fragment(fragment);
        // `#/components/..` means the document, also in a schema with an `$id`.
        let is_within = pointer.tokens().next().is_none_or(|key| around.keys.contains(&*key));
        is_within.then(|| base.pointer.join(&pointer))
    }

    /// The JSON pointer of the schema with this URI, or of the one that the fragment names in it.
    pub fn by_uri(&self, uri: &str, fragment: &str) -> Option<Pointer> {
        let resource = self.uris.get(uri)?;
        if is_pointer(fragment) {
            return Some(resource.join(&Pointer::from_fragment(fragment)));
        }
        let anchors = self.anchors.get(fragment)?;
        let below = || anchors.values().take(MOST).find(|anchor| anchor.pointer.below(resource).is_some());
        anchors.get(resource).or_else(below).map(|anchor| anchor.pointer.clone())
    }

    /// The JSON pointer of an anchor of the file itself.
    pub fn anchor(&self, name: &str) -> Option<Pointer> {
        self.enclosing_anchor(name, &self.mount).map(|anchor| anchor.pointer.clone())
    }

    /// The URIs of the schemas with an `$id`.
    pub fn uris(&self) -> impl Iterator<Item = &str> {
        self.uris.keys().map(String::as_str)
    }

    /// The JSON pointer of the schema that a `$dynamicRef` means: the dynamic anchor of the outermost resource around it, or where a
    /// `$ref` would lead.
    ///
    /// Values are validated from the outermost resource on. Which of the others they pass through is not known before.
    pub fn dynamic_target(&self, reference: &str, base: Base<'_>) -> Option<Pointer> {
        let first = self.target(reference, base)?;
        let (resource, name) = reference.split_once('#').unwrap_or((reference, ""));
        let Some(anchors) = self.anchors.get(name).filter(|_| !is_pointer(name)) else { return Some(first) };
        let dynamic = |pointer: &Pointer| anchors.get(pointer).filter(|anchor| anchor.is_dynamic);
        let is_dynamic = if resource.is_empty() {
            self.enclosing_anchor(name, base.pointer).is_some_and(|anchor| anchor.is_dynamic)
        } else {
            self.uris.get(&join(base.uri, resource)).and_then(dynamic).is_some()
        };
        let resources = self.around(base.pointer).filter(|pointer| self.resources.contains_key(*pointer));
        let outermost = resources.last().and_then(dynamic).filter(|_| is_dynamic);
        Some(outermost.map_or(first, |anchor| anchor.pointer.clone()))
    }

    /// The anchor in the resource, or else in the nearest one around it, or else the first of the file.
    fn enclosing_anchor(&self, name: &str, resource: &Pointer) -> Option<&Anchor> {
        let anchors = self.anchors.get(name)?;
        let own = self.around(resource).find_map(|pointer| anchors.get(pointer));
        own.or_else(|| anchors.get(&self.mount)).or_else(|| anchors.values().next())
    }

    /// The resource and those around it, from the innermost.
    fn around<'a>(&'a self, resource: &'a Pointer) -> impl Iterator<Item = &'a Pointer> {
        let outer = |pointer: &&'a Pointer| {
            self.resources.get(*pointer).map(|resource| &resource.outer).filter(|outer| outer != pointer)
        };
        std::iter::successors(Some(resource), outer).take(MOST)
    }
}

/// How many resources are looked through for an anchor.
const MOST: usize = 32;

fn is_pointer(fragment: &str) -> bool {
    fragment.is_empty() || fragment.starts_with('/')
}

/// The URI that a document gives itself by `$self`, which may be relative; empty without one (OpenAPI 3.2, "Base URI").
pub(super) fn self_uri(document: &Value) -> &str {
    let uri = document.get("$self").filter(|_| document.get("openapi").is_some()).and_then(Value::as_str);
    uri.map(|uri| uri.split('#').next().unwrap_or_default()).unwrap_or_default()
}

/// The `$id` of a schema, without an empty fragment.
pub(super) fn own_id(schema: &Map<String, Value>) -> Option<&str> {
    schema.get("$id")?.as_str().map(|id| id.trim_end_matches('#')).filter(|id| !id.is_empty() && !id.starts_with('#'))
}

/// A reference seen from a base URI, without dot segments.
pub(super) fn join(base: &str, reference: &str) -> String {
    if reference.contains("://") || reference.starts_with("urn:") {
        return reference.to_owned();
    }
    let authority = base.find("://").map_or(0, |at| at + "://".len());
    let path = base.get(authority..).and_then(|rest| rest.find('/')).map_or(base.len(), |at| authority + at);
    let origin = base.get(..path).unwrap_or_default();
    if reference.starts_with('/') {
        return format!("{origin}{reference}");
    }
    let mut folder =
        base.get(path..).and_then(|rest| rest.rfind('/')).map(|at| base.get(path..path + at).unwrap_or_default());
    let mut rest = reference;
    loop {
        if let Some(below) = rest.strip_prefix("./") {
            rest = below;
        } else if let Some(above) = rest.strip_prefix("../").filter(|_| folder.is_some()) {
            folder = folder.map(|folder| folder.rfind('/').map_or("", |at| folder.get(..at).unwrap_or_default()));
            rest = above;
        } else {
            break;
        }
    }
    match folder {
        Some(folder) => format!("{origin}{folder}/{rest}"),
        None if authority > 0 => format!("{origin}/{rest}"),
        None => rest.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Base, Identifiers, is_pointer, join, own_id};
    use crate::pointer::Pointer;

    #[test]
    fn references_are_resolved_against_their_base() {
        for (base, reference, joined) in [
            ("", "person", "person"),
            ("https://a.example/s/root", "person", "https://a.example/s/person"),
            ("https://a.example/s/root", "/person", "https://a.example/person"),
            ("https://a.example", "person", "https://a.example/person"),
            ("https://a.example/s/", "./person.json", "https://a.example/s/person.json"),
            ("https://a.example/s", "https://b.example/x", "https://b.example/x"),
            ("root", "person", "person"),
            ("schemas/root", "person", "schemas/person"),
            ("https://a.example/s/t/root", "../person", "https://a.example/s/person"),
            ("https://a.example/root", "../../person", "https://a.example/person"),
        ] {
            assert_eq!(join(base, reference), joined, "{base} {reference}");
        }
    }

    #[test]
    fn copies_of_a_schema_with_an_id_refer_to_themselves() {
        let copy = json!({ "$id": "https://a.example/s", "$defs": { "x": { "$anchor": "y" } } });
        let found = Identifiers::of(&json!({ "a": copy, "b": copy }), &Pointer::root());
        for pointer in ["/a", "/b"] {
            let base = Base { uri: "https://a.example/s", pointer: &Pointer::from(pointer) };
            let expected = Some(Pointer::from(format!("{pointer}/$defs/x").as_str()));
            assert_eq!(found.target("#/$defs/x", base), expected);
            assert_eq!(found.target("#y", base), expected);
        }
    }

    #[test]
    fn dynamic_references_lead_to_the_outermost_resource_or_the_nearest() {
        let tree = json!({
            "$id": "https://a.example/root",
            "$dynamicAnchor": "outer",
            "$defs": {
                "tree": {
                    "$id": "tree",
                    "$dynamicAnchor": "outer",
                    "$defs": {
                        "leaf": { "$id": "leaf", "$defs": { "default": { "$dynamicAnchor": "node" } } },
                        "plain": { "$id": "plain", "$anchor": "outer" },
                        "node": { "$dynamicAnchor": "node" },
                    },
                },
            },
        });
        let found = Identifiers::of(&tree, &Pointer::root());
        let at = |reference: &str, base: &str| {
            let uri = format!("https://a.example/{base}");
            let pointer = found.dynamic_target(reference, Base { uri: &uri, pointer: &found.uris[&uri] });
            pointer.map(|pointer| pointer.as_str().to_owned())
        };
        for (reference, base, pointer) in [
            ("#outer", "tree", Some("")),
            ("#outer", "leaf", Some("")),
            ("#node", "leaf", Some("/$defs/tree/$defs/leaf/$defs/default")),
            ("#node", "plain", Some("/$defs/tree/$defs/node")),
            ("tree#outer", "leaf", Some("")),
            ("plain#outer", "leaf", Some("/$defs/tree/$defs/plain")),
            ("#/$defs/node", "tree", Some("/$defs/tree/$defs/node")),
            ("#none", "tree", None),
        ] {
            assert_eq!(at(reference, base).as_deref(), pointer, "{reference} from {base}");
        }
    }

    #[test]
    fn schemas_are_found_by_their_names() {
        let tree = json!({
            "a": { "$id": "https://a.example/s/a", "$defs": { "b": { "$anchor": "x" }, "c": { "$id": "c", "$anchor": "x" } } },
            "d": { "$dynamicAnchor": "node" },
            "e": { "$id": "e", "$ref": "#/$defs/x", "$defs": {} },
        });
        let found = Identifiers::of(&tree, &Pointer::root());
        let root = Pointer::root();
        let at = |reference: &str, uri: &str| {
            let base = Base { uri, pointer: found.uris.get(uri).unwrap_or(&root) };
            found.target(reference, base).map(|pointer| pointer.as_str().to_owned())
        };
        for (reference, base, pointer) in [
            ("https://a.example/s/a", "", Some("/a")),
            ("https://a.example/s/a#", "", Some("/a")),
            ("https://a.example/s/a#/$defs/b", "", Some("/a/$defs/b")),
            ("https://a.example/s/c#x", "", Some("/a/$defs/c")),
            ("c", "https://a.example/s/a", Some("/a/$defs/c")),
            ("#x", "https://a.example/s/c", Some("/a/$defs/c")),
            ("#x", "", Some("/a/$defs/b")),
            ("#node", "", Some("/d")),
            ("#/a", "", None),
            ("#/$defs/x", "e", Some("/e/$defs/x")),
            ("#", "e", Some("/e")),
            ("#/components/schemas/x", "e", None),
            ("https://a.example/s/other", "", None),
            ("other.yaml", "", None),
        ] {
            assert_eq!(at(reference, base).as_deref(), pointer, "{reference} from {base}");
        }
    }

    #[test]
    fn the_id_of_a_schema_is_without_its_empty_fragment() {
        for (node, id) in [
            (json!({ "$id": "https://a.example/s" }), Some("https://a.example/s")),
            (json!({ "$id": "https://a.example/s#" }), Some("https://a.example/s")),
            (json!({ "$id": "#anchor" }), None),
            (json!({ "$id": "#" }), None),
            (json!({ "$id": "" }), None),
            (json!({ "$id": 1 }), None),
            (json!({}), None),
            (json!([]), None),
        ] {
            assert_eq!(node.as_object().and_then(own_id), id, "{node}");
        }
    }

    #[test]
    fn a_fragment_is_a_pointer_or_the_name_of_an_anchor() {
        for (fragment, pointer) in [("", true), ("/a", true), ("/", true), ("a", false), ("a/b", false)] {
            assert_eq!(is_pointer(fragment), pointer, "{fragment}");
        }
    }

    #[test]
    fn the_first_of_several_schemas_with_one_id_has_it() {
        let tree = json!({ "a": { "$id": "https://a.example/s" }, "b": { "$id": "https://a.example/s" } });
        let found = Identifiers::of(&tree, &Pointer::from("/x"));
        assert_eq!(found.uris().collect::<Vec<_>>(), ["https://a.example/s"]);
        assert_eq!(found.by_uri("https://a.example/s", ""), Some(Pointer::from("/x/a")));
    }

    #[test]
    fn the_anchor_of_a_file_is_that_outside_of_schemas_with_an_id() {
        let tree = json!({
            "a": { "$id": "https://a.example/s", "$defs": { "b": { "$anchor": "x" } } },
            "c": { "$anchor": "x" },
        });
        let found = Identifiers::of(&tree, &Pointer::root());
        assert_eq!(found.anchor("x"), Some(Pointer::from("/c")));
        assert_eq!(found.by_uri("https://a.example/s", "x"), Some(Pointer::from("/a/$defs/b")));
        assert_eq!(found.anchor("none"), None);
    }
}
