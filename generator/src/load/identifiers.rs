//! The names that schemas of a file give themselves: `$id`, `$anchor` and `$dynamicAnchor`. References by these names are rewritten
//! to JSON pointers, so that later passes know no others.

use std::collections::HashMap;

use serde_json::Value;

use crate::pointer::Pointer;

/// Where the schemas of a file are that have names of their own.
#[derive(Debug, Default)]
pub(super) struct Identifiers {
    ids: HashMap<String, Pointer>,
    anchors: HashMap<String, Vec<Pointer>>,
}

impl Identifiers {
    /// Collects the names below `node`, which is mounted at `here`, in one pass.
    pub fn of(node: &Value, here: &Pointer) -> Self {
        let mut found = Self::default();
        found.collect(node, here, "");
        found
    }

    fn collect(&mut self, node: &Value, here: &Pointer, base: &str) {
        crate::work::add(1);
        match node {
            Value::Object(members) => {
                let id = own_id(node).map(|id| join(base, id));
                if let Some(id) = &id {
                    self.ids.entry(id.clone()).or_insert_with(|| here.clone());
                }
                for name in ["$anchor", "$dynamicAnchor"].iter().filter_map(|key| members.get(*key)?.as_str()) {
                    self.anchors.entry(name.to_owned()).or_default().push(here.clone());
                }
                let base = id.as_deref().unwrap_or(base);
                for (key, member) in members.iter().filter(|(_, member)| member.is_object() || member.is_array()) {
                    self.collect(member, &here.child(key), base);
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.collect(item, &here.item(index), base);
                }
            }
            _ => {}
        }
    }

    /// The JSON pointer of what a reference names by an identifier; `None` when it is no such reference. `base` is the `$id` of the
    /// schema around it.
    pub fn target(&self, reference: &str, base: &str) -> Option<Pointer> {
        let (resource, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let is_pointer = fragment.is_empty() || fragment.starts_with('/');
        if resource.is_empty() && is_pointer {
            return None;
        }
        let within = if resource.is_empty() { self.ids.get(base) } else { Some(self.ids.get(&join(base, resource))?) };
        if is_pointer {
            return within.map(|schema| schema.join(&Pointer::from_fragment(fragment)));
        }
        let anchors = self.anchors.get(fragment)?;
        // Of anchors with one name, that of the schema that is meant counts.
        let own = within.and_then(|schema| anchors.iter().find(|anchor| anchor.below(schema).is_some()));
        own.or_else(|| anchors.first().filter(|_| resource.is_empty())).cloned()
    }
}

/// The `$id` of a schema, without an empty fragment.
pub(super) fn own_id(node: &Value) -> Option<&str> {
    node.get("$id")?.as_str().map(|id| id.trim_end_matches('#')).filter(|id| !id.is_empty() && !id.starts_with('#'))
}

/// A reference seen from a base URI, without dot segments.
pub(super) fn join(base: &str, reference: &str) -> String {
    if reference.contains("://") || reference.starts_with("urn:") {
        return reference.to_owned();
    }
    let authority = base.find("://").map_or(0, |at| at + "://".len());
    let path = base.get(authority..).and_then(|rest| rest.find('/')).map_or(base.len(), |at| authority + at);
    if reference.starts_with('/') {
        return format!("{}{reference}", base.get(..path).unwrap_or_default());
    }
    let folder = base.rfind('/').filter(|at| *at >= path).map_or(base, |at| base.get(..=at).unwrap_or_default());
    let slash = if folder.is_empty() || folder.ends_with('/') { "" } else { "/" };
    let folder = if authority == 0 && !base.contains('/') { "" } else { folder };
    format!("{folder}{}{}", if folder.is_empty() { "" } else { slash }, reference.trim_start_matches("./"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Identifiers, join};
    use crate::pointer::Pointer;

    #[test]
    fn references_are_seen_from_their_base() {
        for (base, reference, joined) in [
            ("", "person", "person"),
            ("https://a.example/s/root", "person", "https://a.example/s/person"),
            ("https://a.example/s/root", "/person", "https://a.example/person"),
            ("https://a.example", "person", "https://a.example/person"),
            ("https://a.example/s/", "./person.json", "https://a.example/s/person.json"),
            ("https://a.example/s", "https://b.example/x", "https://b.example/x"),
            ("root", "person", "person"),
        ] {
            assert_eq!(join(base, reference), joined, "{base} {reference}");
        }
    }

    #[test]
    fn schemas_are_found_by_their_names() {
        let tree = json!({
            "a": { "$id": "https://a.example/s/a", "$defs": { "b": { "$anchor": "x" }, "c": { "$id": "c", "$anchor": "x" } } },
            "d": { "$dynamicAnchor": "node" },
        });
        let found = Identifiers::of(&tree, &Pointer::root());
        let at = |reference: &str, base: &str| found.target(reference, base).map(|place| place.as_str().to_owned());
        for (reference, base, place) in [
            ("https://a.example/s/a", "", Some("/a")),
            ("https://a.example/s/a#", "", Some("/a")),
            ("https://a.example/s/a#/$defs/b", "", Some("/a/$defs/b")),
            ("https://a.example/s/c#x", "", Some("/a/$defs/c")),
            ("c", "https://a.example/s/a", Some("/a/$defs/c")),
            ("#x", "https://a.example/s/c", Some("/a/$defs/c")),
            ("#x", "", Some("/a/$defs/b")),
            ("#node", "", Some("/d")),
            ("#/a", "", None),
            ("https://a.example/s/other", "", None),
            ("other.yaml", "", None),
        ] {
            assert_eq!(at(reference, base).as_deref(), place, "{reference} from {base}");
        }
    }
}
