//! JSON in few lines: a list or an object is on one line if it fits.

use serde_json::Value;

use super::json::visible_json;

/// Returns the lines of a value. A list or an object that does not fit in `width` characters has a line for each item or property.
#[must_use]
pub fn json_lines(value: &Value, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    add(&mut lines, value, "", "", width);
    lines.iter().map(|line| visible_json(line)).collect()
}

/// Adds the lines of a value. The first begins with `before`, and the last ends with `after`.
fn add(lines: &mut Vec<String>, value: &Value, before: &str, after: &str, width: usize) {
    let line = format!("{before}{}{after}", on_one_line(value));
    let indent: String = before.chars().take_while(|c| *c == ' ').collect::<String>() + "  ";
    let comma = |index: usize, count: usize| if index + 1 < count { "," } else { "" };
    match value {
        Value::Array(items) if line.chars().count() > width && !items.is_empty() => {
            lines.push(format!("{before}["));
            for (index, item) in items.iter().enumerate() {
                add(lines, item, &indent, comma(index, items.len()), width);
            }
            lines.push(format!("{}]{after}", &indent[2..]));
        }
        Value::Object(members) if line.chars().count() > width && !members.is_empty() => {
            lines.push(format!("{before}{{"));
            for (index, (key, value)) in members.iter().enumerate() {
                let before = format!("{indent}{}: ", text(key));
                add(lines, value, &before, comma(index, members.len()), width);
            }
            lines.push(format!("{}}}{after}", &indent[2..]));
        }
        _ => lines.push(line),
    }
}

fn on_one_line(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(on_one_line).collect::<Vec<_>>().join(", ")),
        Value::Object(members) if members.is_empty() => "{}".to_owned(),
        Value::Object(members) => {
            let members = members.iter().map(|(key, value)| format!("{}: {}", text(key), on_one_line(value)));
            format!("{{ {} }}", members.collect::<Vec<_>>().join(", "))
        }
        scalar => scalar.to_string(),
    }
}

fn text(key: &str) -> String {
    Value::from(key).to_string()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::json_lines;

    #[test]
    fn what_fits_is_on_one_line() {
        let value = json!({ "id": 1, "tags": ["a", "b"], "owner": { "name": "x", "empty": {}, "none": [] } });
        let one = r#"{ "id": 1, "tags": ["a", "b"], "owner": { "name": "x", "empty": {}, "none": [] } }"#;
        assert_eq!(json_lines(&value, 100), [one]);
        let several = [
            "{",
            r#"  "id": 1,"#,
            r#"  "tags": ["a", "b"],"#,
            r#"  "owner": { "name": "x", "empty": {}, "none": [] }"#,
            "}",
        ];
        assert_eq!(json_lines(&value, 60), several);
        assert_eq!(json_lines(&json!([[1, 2], "long text"]), 12), ["[", "  [1, 2],", "  \"long text\"", "]"]);
    }

    #[test]
    fn the_lines_are_the_value_again() -> Result<(), serde_json::Error> {
        let value = json!({ "a\n```\n": ["```", "\u{2028}\u{202e}*/\r", { "# b": [[{}], []] }], "c": -1.5, "d": null });
        for width in [0, 10, 40, 200] {
            let lines = json_lines(&value, width);
            assert!(lines.iter().all(|line| !line.trim_start().starts_with("```")), "{lines:?}");
            assert!(lines.iter().all(|line| !line.contains(['\n', '\r', '\u{2028}', '\u{202e}'])), "{lines:?}");
            assert_eq!(serde_json::from_str::<serde_json::Value>(&lines.join("\n"))?, value);
        }
        Ok(())
    }
}
