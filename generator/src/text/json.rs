//! JSON with all characters visible, also on a terminal.

use crate::text::hidden::is_hidden;

/// Returns a JSON text in which hidden characters are escaped: they occur in its strings only, and have the same
/// meaning there.
#[must_use]
pub fn visible_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        // Between its strings, JSON has white space of these kinds.
        if is_hidden(c) && !matches!(c, '\n' | '\r' | '\t') {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::visible_json;

    #[test]
    fn the_value_is_the_same_and_nothing_is_hidden() -> Result<(), serde_json::Error> {
        let value = serde_json::json!({ "a\u{202e}": "\u{9b}31m\u{e0041}\n", "b": ["é"] });
        let json = visible_json(&format!("{value:#}"));
        assert!(!json.contains(['\u{202e}', '\u{9b}', '\u{e0041}']));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&json)?, value);
        Ok(())
    }

    #[test]
    fn white_space_between_strings_stays() {
        assert_eq!(visible_json("{\n\t\"a\": \"b\"\r\n}"), "{\n\t\"a\": \"b\"\r\n}");
        assert_eq!(visible_json("\"\u{e0041}\""), "\"\\udb40\\udc41\"");
    }
}
