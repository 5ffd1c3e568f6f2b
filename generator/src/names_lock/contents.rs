//! Recognizes components that the document calls differently now: one with the same contents is new, and the earlier one is gone. Its
//! types keep their names, and so do the types within it.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::Value;

use super::{Kind, NamesLock};
use crate::diagnostic::{Code, Diagnostic};
use crate::fingerprint::fingerprint;
use crate::pointer::{Pointer, PointerMap, Prefix};

/// How many properties an object has, at least, that is recognized: equal smaller ones may be a coincidence.
const LEAST_PROPERTIES: usize = 3;

/// Keywords that say nothing about the type.
const IGNORED: [&str; 7] = ["title", "description", "example", "examples", "externalDocs", "deprecated", "$comment"];

/// Returns the number for the contents of each component at these locations that can be recognized.
pub(crate) fn contents<'p>(tree: &Value, components: impl Iterator<Item = &'p Pointer>) -> Vec<(Pointer, String)> {
    let of = |pointer: &Pointer| {
        let schema = tree.pointer(pointer.as_str())?;
        (properties(schema) >= LEAST_PROPERTIES).then(|| (pointer.clone(), number(schema)))
    };
    components.filter_map(of).collect()
}

impl NamesLock {
    /// Whether an earlier run had a component at this location. One whose name was chosen has no name here.
    fn has(&self, pointer: &Pointer) -> bool {
        [Kind::Type, Kind::Contents].into_iter().any(|kind| !self.names(kind, pointer).is_empty())
    }

    /// Gives the names of components that are gone to new components with the same contents, where there is one of each. Returns a note
    /// for each.
    pub(crate) fn follow(&mut self, contents: &[(Pointer, String)]) -> Vec<Diagnostic> {
        let here: HashSet<&Pointer> = contents.iter().map(|(pointer, _)| pointer).collect();
        let mut gone: BTreeMap<&str, Vec<&Pointer>> = BTreeMap::new();
        for ((kind, pointer), numbers) in &self.names {
            if *kind == Kind::Contents && !here.contains(pointer) {
                for number in numbers {
                    gone.entry(number).or_default().push(pointer);
                }
            }
        }
        let mut new: HashMap<&str, Vec<&Pointer>> = HashMap::new();
        for (pointer, number) in contents.iter().filter(|(pointer, _)| !self.has(pointer)) {
            new.entry(number).or_default().push(pointer);
        }
        let pairs =
            gone.into_iter().filter_map(|(number, gone)| match (gone.as_slice(), new.get(number)?.as_slice()) {
                ([gone], [new]) => Some(((*gone).clone(), (*new).clone())),
                _ => None,
            });
        let moved: HashMap<Pointer, Pointer> = pairs.collect();
        let by_prefix: PointerMap<(&Pointer, &Pointer), Prefix<'_>> =
            moved.iter().filter_map(|(gone, new)| Some((gone.prefixes().pop()?, (gone, new)))).collect();
        let followed = |pointer: &Pointer| {
            let prefixes = pointer.prefixes();
            let (gone, new) = prefixes.iter().rev().find_map(|around| by_prefix.get(around))?;
            pointer.below(gone).map(|rest| new.join(&rest))
        };
        let names = std::mem::take(&mut self.names).into_iter();
        self.names =
            names.map(|((kind, pointer), names)| ((kind, followed(&pointer).unwrap_or(pointer)), names)).collect();
        let mut notes: Vec<Diagnostic> = moved.iter().map(|(gone, new)| note(gone, new)).collect();
        notes.sort_by(|one, other| one.message.cmp(&other.message));
        notes
    }
}

fn note(gone: &Pointer, new: &Pointer) -> Diagnostic {
    let message = format!("this schema has the contents that {gone} had, which is gone");
    Diagnostic::note(Code::NamesFollowed, new, message)
        .outcome("its types keep their names")
        .help("to change them, edit `names.lock`")
}

/// Returns how many properties a schema has, with those in its `allOf`.
fn properties(schema: &Value) -> usize {
    let count = |schema: &Value| schema.get("properties").and_then(Value::as_object).map_or(0, serde_json::Map::len);
    let branches = schema.get("allOf").and_then(Value::as_array).into_iter().flatten();
    count(schema) + branches.map(count).sum::<usize>()
}

/// Returns a number for a schema, which does not depend on the order of keywords.
fn number(schema: &Value) -> String {
    fingerprint(&canonical(schema, false, false))
}

/// Returns what of a value makes the type, in alphabetical order. The keys of an object of `names` are not keywords, but names that the
/// document chose; a list that `is_set` has no order.
fn canonical(value: &Value, names: bool, is_set: bool) -> Value {
    match value {
        Value::Object(members) => {
            let mut members: Vec<(&String, &Value)> = members.iter().collect();
            members.retain(|(key, _)| names || !IGNORED.contains(&key.as_str()));
            members.sort_by_key(|(key, _)| *key);
            let member = |(key, value): (&String, &Value)| {
                let is_set = !names && matches!(key.as_str(), "required" | "type");
                (key.clone(), canonical(value, !names && is_map(key), is_set))
            };
            Value::Object(members.into_iter().map(member).collect())
        }
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(|item| canonical(item, false, false)).collect();
            if is_set {
                items.sort_by_cached_key(ToString::to_string);
            }
            Value::Array(items)
        }
        scalar => scalar.clone(),
    }
}

/// Whether the keys of the value of a keyword are names.
fn is_map(keyword: &str) -> bool {
    matches!(keyword, "properties" | "patternProperties" | "dependentSchemas" | "$defs" | "definitions")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::{Kind, read};
    use super::contents;
    use crate::pointer::Pointer;

    fn schemas() -> Value {
        json!({ "components": { "schemas": {
            "Account": {
                "properties": { "description": { "type": "string" }, "id": {}, "name": {} },
                "type": "object",
                "required": ["id", "name"],
                "description": "Changed.",
            },
            "Small": { "type": "object", "properties": { "id": {} } },
        } } })
    }

    fn pointer(name: &str) -> Pointer {
        Pointer::root().child("components").child("schemas").child(name)
    }

    fn numbers(tree: &Value) -> Vec<(Pointer, String)> {
        contents(tree, [pointer("Account"), pointer("Small")].iter())
    }

    #[test]
    fn the_number_depends_on_what_makes_the_type() {
        let first = numbers(&schemas());
        assert_eq!(first.len(), 1);
        let mut tree = schemas();
        tree["components"]["schemas"]["Account"]["description"] = json!("Other.");
        tree["components"]["schemas"]["Account"]["required"] = json!(["name", "id"]);
        assert_eq!(numbers(&tree), first);
        // A property that is called like a keyword counts.
        tree["components"]["schemas"]["Account"]["properties"]["description"] = json!({ "type": "integer" });
        assert_ne!(numbers(&tree), first);
    }

    #[test]
    fn a_component_with_another_name_keeps_the_names_of_its_types() {
        let contents = numbers(&schemas());
        let number = &contents[0].1;
        let lock = |extra: &str| {
            let lines = format!(
                "#/components/schemas/User type User\n#/components/schemas/User contents {number}\n\
                 #/components/schemas/User/properties/name type FullName\n{extra}"
            );
            read(&lines).expect("the lock is read")
        };
        let mut names = lock("");
        let notes = names.follow(&contents);
        assert_eq!((notes.len(), notes[0].code.name()), (1, "names-followed"));
        assert_eq!(names.name(Kind::Type, &pointer("Account")), Some("User"));
        let name = pointer("Account").child("properties").child("name");
        assert_eq!(names.name(Kind::Type, &name), Some("FullName"));
        // Two that are gone, or a component that is not new.
        for extra in [
            format!("#/components/schemas/B contents {number}\n"),
            "#/components/schemas/Account type Own\n".to_owned(),
        ] {
            assert!(lock(&extra).follow(&contents).is_empty(), "{extra}");
        }
    }
}
