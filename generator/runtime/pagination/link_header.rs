//! Parses `Link` headers (RFC 8288).

use http::{HeaderMap, header};

/// A link, with the names of its attributes in lower case.
#[derive(Debug, PartialEq)]
pub(crate) struct Link {
    pub(crate) target: String,
    attributes: Vec<(String, String)>,
}

impl Link {
    /// The first attribute of this name: RFC 8288 ignores those that follow.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The query of the target.
    pub(crate) fn query(&self) -> Option<&str> {
        query(&self.target)
    }

    fn has_relation(&self, relation: &str) -> bool {
        self.attribute("rel")
            .is_some_and(|relations| relations.split_whitespace().any(|one| one.eq_ignore_ascii_case(relation)))
    }
}

/// The query of an address.
pub(crate) fn query(address: &str) -> Option<&str> {
    let address = address.split('#').next()?;
    address.split_once('?').map(|(_, query)| query)
}

/// The first link of this relation that is about the requested resource.
///
/// `is_requested` says whether the address in an `anchor`, which names another resource that a link is about, is the requested one.
pub(crate) fn find(headers: &HeaderMap, relation: &str, is_requested: impl Fn(&str) -> bool) -> Option<Link> {
    let texts = headers.get_all(header::LINK).iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
    texts
        .flat_map(|text| parse(&text))
        .find(|link| link.has_relation(relation) && link.attribute("anchor").is_none_or(&is_requested))
}

/// Parses the links of one header. Text that is no link is skipped; a link without an end ends the list.
pub(crate) fn parse(text: &str) -> Vec<Link> {
    let mut links = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '\t', ',']);
        if rest.is_empty() {
            return links;
        }
        if rest.starts_with('<') {
            let Some((link, after)) = one(rest) else { return links };
            links.push(link);
            rest = after;
        }
        // Skips to the comma before the next link.
        rest = rest.find(',').map_or("", |comma| &rest[comma..]);
    }
}

fn one(text: &str) -> Option<(Link, &str)> {
    let (target, mut rest) = text.strip_prefix('<')?.split_once('>')?;
    let mut attributes = Vec::new();
    while let Some(after) = rest.trim_start().strip_prefix(';') {
        let end = after.find(['=', ';', ',']).unwrap_or(after.len());
        let name = after[..end].trim().to_ascii_lowercase();
        let (value, after) = match after[end..].strip_prefix('=') {
            Some(after) => value(after.trim_start())?,
            None => (String::new(), &after[end..]),
        };
        if !name.is_empty() {
            attributes.push((name, value));
        }
        rest = after;
    }
    Some((Link { target: target.trim().to_owned(), attributes }, rest))
}

/// The value of an attribute and the text after it; `None` for a quoted value without an end.
fn value(text: &str) -> Option<(String, &str)> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([';', ',']).unwrap_or(text.len());
        return Some((text[..end].trim().to_owned(), &text[end..]));
    };
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, c)) = characters.next() {
        match c {
            '"' => return Some((value, &quoted[at + 1..])),
            '\\' => value.extend(characters.next().map(|(_, escaped)| escaped)),
            c => value.push(c),
        }
    }
    None
}
