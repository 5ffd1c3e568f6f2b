//! Diagnostics as a SARIF 2.1.0 document, which code hosts and editors show.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Code;
use super::record::Record;
use crate::text::json::visible_json;

/// The characters of a path that a URI holds unescaped.
const PATH: percent_encoding::AsciiSet =
    percent_encoding::NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Returns the document: a rule for each code that occurs, and a result for each diagnostic.
#[must_use]
pub fn sarif(records: &[Record<'_>]) -> String {
    let codes: BTreeSet<&str> = records.iter().map(|record| record.code).collect();
    let codes: Vec<Code> = Code::ALL.iter().copied().filter(|code| codes.contains(code.name())).collect();
    let results: Vec<Value> = records.iter().map(|record| result(record, &codes)).collect();
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": codes.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    visible_json(&format!("{document:#}\n"))
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.name(),
        "shortDescription": { "text": code.summary() },
        "fullDescription": { "text": code.summary() },
        "help": { "text": code.explanation(), "markdown": code.explanation() },
    })
}

fn result(record: &Record<'_>, codes: &[Code]) -> Value {
    let mut result = json!({
        "ruleId": record.code,
        "ruleIndex": codes.iter().position(|code| code.name() == record.code),
        "level": record.severity,
        "message": { "text": record.whole_message() },
    });
    let location = location(record);
    if location.as_object().is_some_and(|location| !location.is_empty()) {
        result["locations"] = json!([location]);
    }
    if record.more > 0 {
        result["properties"] = json!({ "more": record.more });
    }
    result
}

fn location(record: &Record<'_>) -> Value {
    let mut location = json!({});
    if let Some(file) = &record.file {
        location["physicalLocation"] = json!({ "artifactLocation": { "uri": uri(file) } });
        if let (Some(line), Some(column)) = (record.line, record.column) {
            location["physicalLocation"]["region"] = json!({
                "startLine": line,
                "startColumn": column,
                "endLine": record.end_line,
                "endColumn": record.end_column,
            });
        }
    }
    if let Some(pointer) = &record.pointer {
        location["logicalLocations"] = json!([{ "fullyQualifiedName": pointer, "kind": "object" }]);
    }
    location
}

/// Returns the path as a relative reference, or as a URI if it is absolute.
fn uri(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let encoded = percent_encoding::utf8_percent_encode(&path, &PATH).to_string();
    match path.as_bytes() {
        [b'/', ..] => format!("file://{encoded}"),
        [_, b':', b'/', ..] if cfg!(windows) => format!("file:///{}", encoded.replacen("%3A", ":", 1)),
        _ => encoded,
    }
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_are_relative_or_absolute_references() {
        assert_eq!(uri("spec/my api.yaml"), "spec/my%20api.yaml");
        assert_eq!(uri("../a:b#c?d.yaml"), "../a%3Ab%23c%3Fd.yaml");
        assert_eq!(uri("/tmp/é.yaml"), "file:///tmp/%C3%A9.yaml");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
    }
}
