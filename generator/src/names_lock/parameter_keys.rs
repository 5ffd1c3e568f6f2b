//! How the file names the parameters of operations: by location and name, `parameters/query:status`, and not by their index, which
//! another parameter has once one is added or moved.

use openapiv3::Parameter;

use crate::document::Document;
use crate::pointer::{Pointer, PointerMap};

/// The locations of parameters in the document, and in the file.
#[derive(Clone, Debug, Default)]
pub struct ParameterKeys {
    by_index: PointerMap<Pointer>,
    by_name: PointerMap<Pointer>,
}

impl ParameterKeys {
    /// Finds the parameters that are items of a list.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut keys = Self::default();
        let mut pointers: Vec<&Pointer> = document.parameters.keys().collect();
        // Of two parameters with the same location and name, the first is used.
        pointers.sort_by(|one, other| (one.as_str().len(), one).cmp(&(other.as_str().len(), other)));
        for pointer in pointers {
            let is_item = pointer.tokens().next_back().is_some_and(|token| token.parse::<usize>().is_ok());
            let (Some(list), Some(parameter)) = (pointer.parent(), document.parameters.get(pointer)) else { continue };
            let named = list.child(&key(parameter));
            if is_item && !keys.by_name.contains_key(&named) {
                keys.by_index.insert(pointer.clone(), named.clone());
                keys.by_name.insert(named, pointer.clone());
            }
        }
        keys
    }

    /// Returns a location as the file has it.
    #[must_use]
    pub fn named(&self, pointer: &Pointer) -> Pointer {
        moved(pointer, &self.by_index)
    }

    /// Returns the location in the document for one of the file.
    #[must_use]
    pub fn located(&self, pointer: &Pointer) -> Pointer {
        moved(pointer, &self.by_name)
    }
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

/// Replaces the location of the parameter that a location is at or below.
fn moved(pointer: &Pointer, to: &PointerMap<Pointer>) -> Pointer {
    if to.is_empty() || !pointer.as_str().contains("/parameters/") {
        return pointer.clone();
    }
    let mut around = std::iter::successors(Some(pointer.clone()), Pointer::parent);
    let found = around.find_map(|around| Some((to.get(&around)?, around.as_str().len())));
    found.map_or_else(
        || pointer.clone(),
        |(parameter, length)| {
            let below = pointer.as_str().get(length..).unwrap_or_default();
            Pointer::from_text(format!("{}{below}", parameter.as_str()))
        },
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::ParameterKeys;
    use crate::pointer::Pointer;
    use crate::test_documents::document;

    #[test]
    fn a_parameter_is_found_by_its_location_and_name() {
        let parameter = |name: &str, of: &str| json!({ "name": name, "in": of, "schema": { "type": "string" } });
        let keys = ParameterKeys::of(&document(json!({
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
}
