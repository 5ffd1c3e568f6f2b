//! Says what a client lacks when a reference leads nowhere: it follows from the location of the reference.

use std::borrow::Cow;

use super::USERS_ARE_SKIPPED;
use crate::pointer::Pointer;

/// Returns the outcome for a node that is not there.
pub(crate) fn lost(at: &Pointer) -> String {
    let tokens: Vec<Cow<'_, str>> = at.tokens().collect();
    let tokens: Vec<&str> = tokens.iter().map(AsRef::as_ref).collect();
    if let ["paths", path, rest @ ..] = tokens.as_slice()
        && let Some(outcome) = of_path(path, rest)
    {
        return outcome;
    }
    match tokens.as_slice() {
        [.., "allOf", _] => "the schema is read without it".to_owned(),
        [.., "oneOf" | "anyOf", _] => "the alternative is left out".to_owned(),
        [.., "properties", name] => format!("the field for `{name}` is a `serde_json::Value`"),
        [.., "items"] => "the items are of the type `serde_json::Value`".to_owned(),
        [.., "additionalProperties"] => "the values of the map are of the type `serde_json::Value`".to_owned(),
        ["components", "schemas", name] => {
            format!("whatever uses the schema `{name}` is skipped or generated as `serde_json::Value`")
        }
        _ => USERS_ARE_SKIPPED.to_owned(),
    }
}

/// Returns the outcome for a part of a path item.
fn of_path(path: &str, rest: &[&str]) -> Option<String> {
    let [method, part @ ..] = rest else { return Some(format!("the operations of `{path}` are left out")) };
    let operation = format!("`{} {path}`", method.to_uppercase());
    let outcome = match part {
        [_] if *method == "parameters" => format!("the operations of `{path}` have no setter and no argument for it"),
        ["parameters", _] => format!("{operation} has no setter and no argument for the parameter"),
        ["parameters", _, "schema"] => format!("the parameter of {operation} is a `serde_json::Value`"),
        ["requestBody"] => format!("{operation} is sent without a body"),
        ["requestBody", "content", _, "schema"] => format!("the request body of {operation} is a `serde_json::Value`"),
        ["responses", status] => format!("the response {status} of {operation} has no type"),
        ["responses", status, "content", _, "schema"] => {
            format!("the body of the response {status} of {operation} is a `serde_json::Value`")
        }
        _ => return None,
    };
    Some(outcome)
}

#[cfg(test)]
mod tests {
    use super::lost;
    use crate::pointer::Pointer;

    #[test]
    fn the_outcome_follows_from_the_location() {
        for (pointer, outcome) in [
            ("/paths/~1pets", "the operations of `/pets` are left out"),
            ("/paths/~1pets/parameters/0", "the operations of `/pets` have no setter and no argument for it"),
            ("/paths/~1pets/get/parameters/0", "`GET /pets` has no setter and no argument for the parameter"),
            ("/paths/~1pets/get/parameters/0/schema", "the parameter of `GET /pets` is a `serde_json::Value`"),
            ("/paths/~1pets/put/requestBody", "`PUT /pets` is sent without a body"),
            ("/paths/~1pets/get/responses/404", "the response 404 of `GET /pets` has no type"),
            (
                "/paths/~1pets/get/responses/200/content/application~1json/schema",
                "the body of the response 200 of `GET /pets` is a `serde_json::Value`",
            ),
            (
                "/paths/~1pets/get/responses/200/content/application~1json/schema/items",
                "the items are of the type `serde_json::Value`",
            ),
            ("/components/schemas/A/properties/b", "the field for `b` is a `serde_json::Value`"),
            ("/components/schemas/A/allOf/0", "the schema is read without it"),
            ("/components/schemas/A/oneOf/0", "the alternative is left out"),
            ("/components/responses/A", super::USERS_ARE_SKIPPED),
        ] {
            assert_eq!(lost(&Pointer::from_fragment(pointer)), outcome, "{pointer}");
        }
    }
}
