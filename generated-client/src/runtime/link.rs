// Generated: a copy of generator/runtime/link.rs by generator/src/emit/runtime.rs. Do not edit.
//! Reads `Link` headers (RFC 8288): which address is the next page, and what the server says about it.

use http::{HeaderMap, header};

/// A link, with its parameters in lower case.
#[derive(Debug, PartialEq)]
pub(crate) struct Link {
    pub(crate) target: String,
    parameters: Vec<(String, String)>,
}

impl Link {
    /// The first parameter of this name; those that follow do not count.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn has_relation(&self, relation: &str) -> bool {
        self.parameter("rel")
            .is_some_and(|relations| relations.split_whitespace().any(|one| one.eq_ignore_ascii_case(relation)))
    }
}

/// The link of this relation.
pub(crate) fn find(headers: &HeaderMap, relation: &str) -> Option<Link> {
    let values = headers.get_all(header::LINK).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(parse).find(|link| link.has_relation(relation))
}

/// The links of one header. What cannot be read ends the list.
pub(crate) fn parse(text: &str) -> Vec<Link> {
    let mut links = Vec::new();
    let mut rest = text;
    while let Some((link, after)) = one(rest) {
        links.push(link);
        rest = after;
    }
    links
}

fn one(text: &str) -> Option<(Link, &str)> {
    let text = text.trim_start_matches([' ', '\t', ',']);
    let (target, mut rest) = text.strip_prefix('<')?.split_once('>')?;
    let mut parameters = Vec::new();
    while let Some(after) = rest.trim_start().strip_prefix(';') {
        let end = after.find(['=', ';', ',']).unwrap_or(after.len());
        let name = after[..end].trim().to_ascii_lowercase();
        let (value, after) = match after[end..].strip_prefix('=') {
            Some(after) => value(after.trim_start()),
            None => (String::new(), &after[end..]),
        };
        if !name.is_empty() {
            parameters.push((name, value));
        }
        rest = after;
    }
    Some((Link { target: target.trim().to_owned(), parameters }, rest))
}

/// A parameter's value and what follows it.
fn value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([';', ',']).unwrap_or(text.len());
        return (text[..end].trim().to_owned(), &text[end..]);
    };
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, c)) = characters.next() {
        match c {
            '"' => return (value, &quoted[at + 1..]),
            '\\' => value.extend(characters.next().map(|(_, escaped)| escaped)),
            c => value.push(c),
        }
    }
    (value, "")
}
