//! Selects the examples of JSON bodies that the documentation of methods shows.

use openapiv3::Content;
use serde_json::Value;

use crate::document::Document;
use crate::media_type::Essence;
use crate::pointer::Pointer;

/// Returns the first example of the JSON in `content`, which is at `place`.
pub(in crate::lower) fn of_content(document: &Document, place: &Pointer, content: &Content) -> Option<Value> {
    content.keys().find_map(|media_type| of_media_type(document, &place.child(media_type), media_type))
}

/// Returns the example of the media type at `place`: a list or an object with content, if the media type is JSON.
pub(in crate::lower) fn of_media_type(document: &Document, place: &Pointer, media_type: &str) -> Option<Value> {
    let example = document.examples.get(place).filter(|_| Essence::of(media_type).is_json())?;
    match example {
        // Some documents have the example as JSON text.
        Value::String(text) => serde_json::from_str(text).ok().filter(has_content),
        value => Some(value.clone()).filter(has_content),
    }
}

fn has_content(value: &Value) -> bool {
    match value {
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::of_media_type;
    use crate::document::Document;
    use crate::pointer::Pointer;

    #[test]
    fn an_example_is_a_list_or_an_object_in_json() {
        let of = |media_type: &str, example: Value| {
            let place = Pointer::root().child(media_type);
            let document =
                Document { examples: [(place.clone(), example)].into_iter().collect(), ..Document::default() };
            of_media_type(&document, &place, media_type)
        };
        for (media_type, example, wanted) in [
            ("application/json", json!({ "a": 1 }), Some(json!({ "a": 1 }))),
            ("application/problem+json", json!([1]), Some(json!([1]))),
            ("application/json", json!("{\"a\": 1}"), Some(json!({ "a": 1 }))),
            ("application/json", json!("text"), None),
            ("application/json", json!({}), None),
            ("application/json", json!([]), None),
            ("application/json", json!(1), None),
            ("application/xml", json!({ "a": 1 }), None),
        ] {
            assert_eq!(of(media_type, example), wanted, "{media_type}");
        }
    }
}
