//! Writes documentation as an item of a list.

/// Returns the item: the lead, and the text behind it. Paragraphs become one line; other blocks, such as tables and code, stay as they
/// are, below the lead.
pub(super) fn list_item(lead: &str, docs: &[String]) -> Vec<String> {
    if docs.is_empty() {
        return vec![format!("- {lead}")];
    }
    if !docs.iter().any(|line| begins_block(line)) {
        return vec![format!("- {lead}: {}", joined(docs))];
    }
    let paragraph = docs.iter().take_while(|line| !line.is_empty() && !begins_block(line)).count();
    let (first, rest) = docs.split_at(paragraph);
    let first = if first.is_empty() { format!("- {lead}:") } else { format!("- {lead}: {}", joined(first)) };
    let gap = rest.first().filter(|line| !line.is_empty()).map(|_| String::new());
    let rest = rest.iter().map(|line| if line.is_empty() { String::new() } else { format!("  {line}") });
    [first].into_iter().chain(gap).chain(rest).collect()
}

/// Joins the lines of paragraphs. A paragraph before another one ends with a punctuation mark.
pub(super) fn joined(lines: &[String]) -> String {
    let paragraphs = lines.split(String::is_empty).filter(|lines| !lines.is_empty()).map(|lines| lines.join(" "));
    let mut joined = String::new();
    for paragraph in paragraphs {
        if !joined.is_empty() {
            joined.push_str(if joined.ends_with(['.', '!', '?', ':', ';', ',']) { " " } else { ". " });
        }
        joined.push_str(&paragraph);
    }
    joined
}

/// Whether a line of Markdown begins a block other than a paragraph, as the documentation is written: a list, table, quote, heading,
/// rule or code.
fn begins_block(line: &str) -> bool {
    let line = line.trim_start();
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    ["- ", "|", ">", "#", "```", "~~~", "---", "***"].iter().any(|mark| line.starts_with(mark))
        || (digits.len() < line.len() && digits.starts_with(['.', ')']))
}

#[cfg(test)]
mod tests {
    use super::list_item;

    fn item(lines: &[&str]) -> Vec<String> {
        list_item("404", &lines.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    #[test]
    fn paragraphs_become_one_line() {
        assert_eq!(item(&[]), ["- 404"]);
        assert_eq!(item(&["Not", "found.", "", "3 more."]), ["- 404: Not found. 3 more."]);
        assert_eq!(item(&["Page number", "", "At least 1."]), ["- 404: Page number. At least 1."]);
    }

    #[test]
    fn other_blocks_stay_as_they_are() {
        assert_eq!(
            item(&["One of", "these:", "", "|a|b|", "|-|-|", "|1|2|"]),
            ["- 404: One of these:", "", "  |a|b|", "  |-|-|", "  |1|2|"]
        );
        assert_eq!(item(&["Text:", "- a", "  b"]), ["- 404: Text:", "", "  - a", "    b"]);
        assert_eq!(item(&["```text", "x", "", "y", "```"]), ["- 404:", "", "  ```text", "  x", "", "  y", "  ```"]);
    }
}
