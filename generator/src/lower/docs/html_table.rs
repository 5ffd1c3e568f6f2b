//! Converts an HTML table to a Markdown table, whose first row is the header.

use crate::lower::docs::html::to_markdown;
use crate::lower::docs::html_tag::tag;

/// How many cells a table may have for short rows to be padded.
const FILLED: usize = 10_000;

/// Converts the content of a `table` element.
pub(in crate::lower) fn table(inside: &str) -> String {
    let rows: Vec<Vec<String>> = elements(inside, &["tr"])
        .into_iter()
        .map(|row| elements(row, &["td", "th"]).into_iter().map(cell).collect())
        .filter(|row: &Vec<String>| row.iter().any(|cell| !cell.is_empty()))
        .collect();
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let mut out = String::from("\n\n");
    for (index, row) in rows.iter().enumerate() {
        // Short rows are filled up, but for tables that would be mostly that.
        let filled = if width.saturating_mul(rows.len()) <= FILLED { width } else { row.len() };
        let cells = row.iter().map(String::as_str).chain(std::iter::repeat("")).take(filled);
        out.extend(cells.map(|cell| format!("| {cell} ")));
        out.push_str("|\n");
        if index == 0 {
            out.push_str(&"|---".repeat(width));
            out.push_str("|\n");
        }
    }
    out.push('\n');
    out
}

/// Returns the contents of the elements with these names. An element ends at its closing tag or at the next element.
fn elements<'a>(text: &'a str, names: &[&str]) -> Vec<&'a str> {
    let mut found = Vec::new();
    let mut begun: Option<usize> = None;
    let mut here = 0;
    while let Some(at) = text[here..].find('<').map(|at| here + at) {
        let tag = tag(text, at);
        here = tag.as_ref().map_or(at + 1, |tag| tag.end);
        let Some(tag) = tag.filter(|tag| names.contains(&tag.name.as_str())) else { continue };
        found.extend(begun.take().map(|start| &text[start..at]));
        begun = (!tag.is_end).then_some(tag.end);
    }
    found.extend(begun.map(|start| &text[start..]));
    found
}

/// Converts the content of a cell to one line of Markdown.
fn cell(inside: &str) -> String {
    let text = to_markdown(inside);
    let lines = text.lines().map(|line| line.trim().trim_start_matches("- ").trim()).filter(|line| !line.is_empty());
    let separator = if text.contains("\n- ") { ", " } else { " " };
    lines.collect::<Vec<_>>().join(separator).replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::{FILLED, elements, table};

    #[test]
    fn the_first_row_is_the_head() {
        for (html, markdown) in [
            ("<tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr>", "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"),
            // HTML allows elements without a closing tag.
            ("<tr><td>a<td>b<tr><td>1<td>2", "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"),
            ("<TR class=x><TD>a</TD></TR>", "\n\n| a |\n|---|\n\n"),
            ("", "\n\n\n"),
        ] {
            assert_eq!(table(html), markdown, "{html}");
        }
    }

    #[test]
    fn short_rows_are_padded_and_empty_rows_dropped() {
        assert_eq!(
            table("<tr><td>a</td></tr><tr><td></td></tr><tr><td>1</td><td>2</td></tr>"),
            "\n\n| a |  |\n|---|---|\n| 1 | 2 |\n\n"
        );
    }

    #[test]
    fn a_mostly_empty_table_is_not_padded() {
        let html = format!("<tr>{}</tr>{}", "<td>a".repeat(1000), "<tr><td>b".repeat(1000));
        assert!(table(&html).len() < FILLED * 3);
    }

    #[test]
    fn a_cell_is_one_line_in_which_bars_are_escaped() {
        for (cell, markdown) in [
            ("a|b", "a\\|b"),
            ("<p>a</p><p>b</p>", "a b"),
            ("<ul><li>a</li><li>b</li></ul>", "a, b"),
            ("a\n\nb", "a b"),
            ("<b>a</b>", "**a**"),
        ] {
            let markdown = format!("\n\n| {markdown} |\n|---|\n\n");
            assert_eq!(table(&format!("<tr><td>{cell}</td></tr>")), markdown, "{cell}");
        }
    }

    #[test]
    fn an_element_ends_at_its_end_tag_or_the_next_element() {
        for (html, insides) in [
            ("<td>a</td><td>b</td>", ["a", "b"].as_slice()),
            ("<td>a<td>b", &["a", "b"]),
            ("<td>a</td> x <th>b</th>", &["a", "b"]),
            ("<td title='<td>'>a</TD ><td>b", &["a", "b"]),
            ("<tdx>a</tdx>", &[]),
            ("<td", &[]),
            ("a", &[]),
        ] {
            assert_eq!(elements(html, &["td", "th"]), insides, "{html}");
        }
    }
}
