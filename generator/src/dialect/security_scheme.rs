//! Translates security schemes to OpenAPI 3.0: those of Swagger 2 that documents still contain, and those with
//! parts that a client does not need.

use serde_json::{Map, Value, json};

use crate::document::KEPT;

/// The scheme with a `type` that 3.0 knows and with what `openapiv3` demands of it.
pub(super) fn rewrite(members: &Map<String, Value>) -> Map<String, Value> {
    let mut rewritten = members.clone();
    match members.get("type").and_then(Value::as_str) {
        Some(scheme @ ("basic" | "bearer")) => {
            rewritten.insert("type".to_owned(), json!("http"));
            rewritten.insert("scheme".to_owned(), json!(scheme));
        }
        // Flows have URLs and scopes, and a client needs none of them to send a token.
        Some("oauth2") => {
            let flows = rewritten.insert("flows".to_owned(), json!({}));
            rewritten.extend(flows.map(|flows| (format!("{KEPT}flows"), flows)));
        }
        Some("openIdConnect") => {
            rewritten.entry("openIdConnectUrl").or_insert_with(|| json!(""));
        }
        _ => {}
    }
    rewritten
}
