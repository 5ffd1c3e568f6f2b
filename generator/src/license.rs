//! The license of the document, which is that of the crate unless the settings have another one.

use serde_json::Value;

/// Names of licenses that are identifiers of the [SPDX License List](https://spdx.org/licenses/) and that APIs have. In OpenAPI 3.0, a
/// license has only a name, which may be any text.
const IDENTIFIERS: [&str; 24] = [
    "0BSD",
    "AGPL-3.0-only",
    "AGPL-3.0-or-later",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC-BY-4.0",
    "CC-BY-SA-4.0",
    "CC0-1.0",
    "EPL-2.0",
    "EUPL-1.2",
    "GPL-2.0-only",
    "GPL-2.0-or-later",
    "GPL-3.0-only",
    "GPL-3.0-or-later",
    "ISC",
    "LGPL-3.0-only",
    "LGPL-3.0-or-later",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unlicense",
    "Zlib",
];

/// Returns the SPDX expression of the document's license, if it has one.
pub(crate) fn license(tree: &Value) -> Option<String> {
    let license = tree.get("info")?.get("license")?;
    let identifier = license.get("identifier").and_then(Value::as_str).filter(|text| is_expression(text));
    let name = license.get("name").and_then(Value::as_str).filter(|name| IDENTIFIERS.contains(name));
    identifier.or(name).map(str::to_owned)
}

/// Whether a text has only what SPDX expressions consist of: identifiers, operators and parentheses.
fn is_expression(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || ".-+() ".contains(c);
    text.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '(') && text.len() <= 200 && text.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{IDENTIFIERS, license};

    #[test]
    fn only_spdx_licenses_count() {
        for (written, wanted) in [
            (json!({ "name": "MIT" }), Some("MIT")),
            (json!({ "name": "Ours", "identifier": "MIT OR Apache-2.0" }), Some("MIT OR Apache-2.0")),
            (json!({ "name": "Apache 2.0" }), None),
            (json!({ "name": "", "identifier": "MIT\"\npublish = true" }), None),
            (json!({ "name": 1, "identifier": "" }), None),
            (json!("MIT"), None),
        ] {
            assert_eq!(license(&json!({ "info": { "license": written } })).as_deref(), wanted, "{written}");
        }
        assert_eq!(license(&json!({})), None);
        assert!(IDENTIFIERS.is_sorted());
    }
}
