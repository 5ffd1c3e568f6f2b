//! How the file names the items of lists: by what they are, and not by their index, which another item has once one is added or moved.
//!
//! | item | in the document | in the file |
//! |---|---|---|
//! | a parameter | `parameters/0` | `parameters/query:status`: its location and name |
//! | an inline branch of `oneOf` or `anyOf` | `oneOf/0` | `oneOf/kind:created`: a property with one value that no other branch has |

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use openapiv3::Parameter;

use crate::document::Document;
use crate::pointer::{Pointer, PointerMap};
use crate::schema::{Schema, SchemaRef};

/// The longest value, in bytes, that is a key.
const LONGEST_VALUE: usize = 100;

/// The locations of items in the document, and in the file.
#[derive(Clone, Debug, Default)]
pub struct LocationKeys {
    /// The last token in the file, by the location in the document.
    keys: PointerMap<String>,
    /// The location in the document, by that of its list in the document and its key.
    items: PointerMap<Pointer>,
}

impl LocationKeys {
    /// Finds the parameters that are items of a list, and the inline branches of unions.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut keys = Self::default();
        let mut pointers: Vec<&Pointer> = document.parameters.keys().collect();
        // Of two parameters with the same location and name, the first is used.
        pointers.sort_by(|one, other| (one.as_str().len(), one).cmp(&(other.as_str().len(), other)));
        for pointer in pointers {
            let is_item = pointer.tokens().next_back().is_some_and(|token| token.parse::<usize>().is_ok());
            if let Some(parameter) = document.parameters.get(pointer).filter(|_| is_item) {
                keys.add(pointer, key(parameter));
            }
        }
        for (pointer, schema) in &document.schemas {
            for (keyword, branches) in [("oneOf", &schema.one_of), ("anyOf", &schema.any_of)] {
                for (index, key) in branch_keys(document, &pointer.child(keyword), branches) {
                    keys.add(&pointer.child(keyword).item(index), key);
                }
            }
        }
        keys
    }

    fn add(&mut self, pointer: &Pointer, key: String) {
        let Some(list) = pointer.parent() else { return };
        if let Entry::Vacant(entry) = self.items.entry(list.child(&key)) {
            entry.insert(pointer.clone());
            self.keys.insert(pointer.clone(), key);
        }
    }

    /// Returns a location as the file has it.
    #[must_use]
    pub fn named(&self, pointer: &Pointer) -> Pointer {
        if self.keys.is_empty() || !may_have_items(pointer) {
            return pointer.clone();
        }
        let (mut document, mut file) = (Pointer::root(), Pointer::root());
        for token in pointer.tokens() {
            document = document.child(&token);
            file = file.child(self.keys.get(&document).map_or(&*token, String::as_str));
        }
        file
    }

    /// Returns the location in the document for one of the file.
    #[must_use]
    pub fn located(&self, pointer: &Pointer) -> Pointer {
        if self.items.is_empty() || !may_have_items(pointer) {
            return pointer.clone();
        }
        pointer.tokens().fold(Pointer::root(), |document, token| {
            let pointer = document.child(&token);
            self.items.get(&pointer).cloned().unwrap_or(pointer)
        })
    }
}

fn may_have_items(pointer: &Pointer) -> bool {
    ["/parameters/", "/oneOf/", "/anyOf/"].iter().any(|list| pointer.as_str().contains(list))
}

fn key(parameter: &Parameter) -> String {
    let name = &parameter.parameter_data_ref().name;
    match parameter {
        Parameter::Query { .. } => format!("query:{name}"),
        Parameter::Header { .. } => format!("header:{}", name.to_ascii_lowercase()),
        Parameter::Path { .. } => format!("path:{name}"),
        Parameter::Cookie { .. } => format!("cookie:{name}"),
    }
}

/// Returns the keys of the inline branches of a union, by their index.
fn branch_keys(document: &Document, list: &Pointer, branches: &[SchemaRef]) -> Vec<(usize, String)> {
    let constants: Vec<(usize, Vec<String>)> = branches
        .iter()
        .enumerate()
        .filter(|(index, branch)| matches!(branch, SchemaRef::At(at) if document.target(at) == &list.item(*index)))
        .map(|(index, _)| (index, document.schemas.get(&list.item(index)).map(|branch| constants(document, branch))))
        .filter_map(|(index, constants)| Some((index, constants?)))
        .collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for constant in constants.iter().flat_map(|(_, constants)| constants) {
        *counts.entry(constant).or_default() += 1;
    }
    let unique =
        |constants: &[String]| constants.iter().find(|constant| counts.get(constant.as_str()) == Some(&1)).cloned();
    constants.iter().filter_map(|(index, constants)| Some((*index, unique(constants)?))).collect()
}

/// Returns the properties of a schema with one value, and the value, ordered by their names.
fn constants(document: &Document, schema: &Schema) -> Vec<String> {
    let constant = |(name, property): (&String, &SchemaRef)| {
        let SchemaRef::At(pointer) = property else { return None };
        let [value] = document.schemas.get(document.target(pointer))?.enumeration.as_slice() else { return None };
        let is_scalar = !value.is_object() && !value.is_array();
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        (is_scalar && text.len() <= LONGEST_VALUE).then(|| format!("{name}:{text}"))
    };
    let mut constants: Vec<String> = schema.properties.iter().filter_map(constant).collect();
    constants.sort();
    constants
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::LocationKeys;
    use crate::pointer::Pointer;
    use crate::test_documents::document;

    #[test]
    fn a_parameter_is_found_by_its_location_and_name() {
        let parameter = |name: &str, of: &str| json!({ "name": name, "in": of, "schema": { "type": "string" } });
        let keys = LocationKeys::of(&document(json!({
            "openapi": "3.1.0",
            "info": { "title": "Test", "version": "1" },
            "paths": { "/a/b": { "get": {
                "parameters": [parameter("id", "query"), parameter("X-Id", "header"), parameter("id", "query"), parameter("a/b", "query")],
                "responses": { "200": { "description": "" } },
            } } },
            "components": { "parameters": { "C": parameter("c", "query") } },
        })));
        for (in_document, in_file) in [
            ("/paths/~1a~1b/get/parameters/0/schema", "/paths/~1a~1b/get/parameters/query:id/schema"),
            ("/paths/~1a~1b/get/parameters/1", "/paths/~1a~1b/get/parameters/header:x-id"),
            ("/paths/~1a~1b/get/parameters/3/schema/items", "/paths/~1a~1b/get/parameters/query:a~1b/schema/items"),
            // The first of two is used.
            ("/paths/~1a~1b/get/parameters/2/schema", "/paths/~1a~1b/get/parameters/2/schema"),
            ("/components/parameters/C/schema", "/components/parameters/C/schema"),
            ("/paths/~1a~1b/get/responses/200", "/paths/~1a~1b/get/responses/200"),
        ] {
            let (in_document, in_file) = (Pointer::from_text(in_document), Pointer::from_text(in_file));
            assert_eq!(keys.named(&in_document), in_file);
            assert_eq!(keys.located(&in_file), in_document);
        }
    }

    #[test]
    fn an_inline_branch_is_found_by_a_value_of_its_own() {
        let branch = |kind: &str| json!({ "properties": { "kind": { "const": kind }, "version": { "enum": [1] } } });
        let nested = json!({ "properties": { "kind": { "enum": ["nested"] }, "inner": { "anyOf": [branch("x"), branch("y")] } } });
        let keys = LocationKeys::of(&document(json!({
            "openapi": "3.1.0",
            "info": { "title": "Test", "version": "1" },
            "components": { "schemas": {
                "Event": { "oneOf": [branch("a/b"), { "$ref": "#/components/schemas/Other" }, branch("twice"), branch("twice"), nested] },
                "Other": branch("other"),
            } },
        })));
        let event = "/components/schemas/Event/oneOf";
        for (in_document, in_file) in [
            ("0", "kind:a~1b"),
            ("0/properties/kind", "kind:a~1b/properties/kind"),
            ("1", "1"),
            ("2", "2"),
            ("4/properties/inner/anyOf/1", "kind:nested/properties/inner/anyOf/kind:y"),
        ] {
            let in_document = Pointer::from_text(format!("{event}/{in_document}"));
            let in_file = Pointer::from_text(format!("{event}/{in_file}"));
            assert_eq!(keys.named(&in_document), in_file);
            assert_eq!(keys.located(&in_file), in_document);
        }
        // A file of an earlier version has the index.
        let earlier = Pointer::from_text(format!("{event}/0"));
        assert_eq!(keys.located(&earlier), earlier);
    }
}
