//! Finds the text of a document that a diagnostic is about, which is underlined.

use super::{Code, Diagnostic, InputLocation};
use crate::pointer::Pointer;
use crate::source::{Lines, Position, Side, Sources};

/// A stretch of one line. Line and column count from 1, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub line: usize,
    pub column: usize,
    /// The number of characters.
    pub width: usize,
}

impl Mark {
    /// The word, key, string or bracket at a position. A position behind the text is its end: what is missing there is missed by the
    /// parser on the next line.
    pub fn token(text: &str, lines: &Lines, (line, column): (usize, usize)) -> Self {
        let count = lines.count();
        if line > count {
            let column = lines.get(text, count).map_or(1, |last| last.chars().count() + 1);
            return Self { line: count, column, width: 0 };
        }
        Self::of(text, lines, (line, column), token_length)
    }

    /// What a diagnostic about a position in a file marks: a key of the settings, or a token of the document.
    pub fn in_file(code: Code, text: &str, lines: &Lines, position: (usize, usize)) -> Self {
        match code {
            Code::SettingsKey => Self::of(text, lines, position, toml_key_length),
            _ => Self::token(text, lines, position),
        }
    }

    /// The value or key at a position; a flow collection as a whole, if its end is near.
    pub fn value(text: &str, lines: &Lines, position: (usize, usize)) -> Self {
        Self::of(text, lines, position, |text| collection_length(text).unwrap_or_else(|| token_length(text)))
    }

    fn of(text: &str, lines: &Lines, (line, column): (usize, usize), length: impl Fn(&str) -> usize) -> Self {
        let rest = lines.get_behind(text, line, column.saturating_sub(1)).unwrap_or_default();
        let marked = rest.get(..length(rest)).unwrap_or_default();
        Self { line, column, width: marked.chars().count() }
    }
}

/// Returns the position of the text that is wrong, if the diagnostic is about a node.
pub(super) fn position(diagnostic: &Diagnostic, sources: &Sources) -> Option<Position> {
    let InputLocation::Node(pointer) = &diagnostic.location else { return None };
    match part(diagnostic.code, pointer) {
        Part::Side(side) => sources.locate_side(pointer, side),
        Part::Member(keys) => {
            let member = |key: &&str| sources.locate_exactly(&pointer.child(key), Side::Node);
            keys.iter().find_map(member).or_else(|| sources.locate(pointer))
        }
    }
}

/// The part of a node that a diagnostic is about.
enum Part {
    Side(Side),
    /// The value of the first of these keys that the node has.
    Member(&'static [&'static str]),
}

fn part(code: Code, pointer: &Pointer) -> Part {
    match code {
        // The value is what is newer of these two.
        Code::NewerKeyword if matches!(pointer.last().as_deref(), Some("in" | "style")) => Part::Side(Side::Node),
        Code::CyclicReference
        | Code::CyclicUnion
        | Code::DanglingReference
        | Code::RemoteReference
        | Code::UnreadableReference => Part::Member(&["$ref"]),
        Code::DuplicateParameter
        | Code::OwnHeader
        | Code::ParameterNotInPath
        | Code::QuerystringBesideQuery
        | Code::QuerystringTwice
        | Code::UnusableHeader => Part::Member(&["name", "$ref"]),
        Code::PathParameterNotRequired => Part::Member(&["required", "name"]),
        Code::ConflictingMembers => Part::Member(&["allOf"]),
        Code::UndefinedServerVariable | Code::UnusableServerUrl => Part::Member(&["url"]),
        Code::UnusableServerDefault => Part::Member(&["default"]),
        Code::DuplicateKey
        | Code::DuplicateMethod
        | Code::MethodInLowerCase
        | Code::MethodWithField
        | Code::NewerKeyword
        | Code::NotAMediaType
        | Code::NotAMethod
        | Code::PathWithoutSlash
        | Code::UnknownKeyword
        | Code::UnknownStatus => Part::Side(Side::Key),
        Code::DefaultContradictsSchema
        | Code::ExampleContradictsSchema
        | Code::MalformedKeyword
        | Code::UndescribedProperty => Part::Side(Side::Value),
        _ => Part::Side(Side::Node),
    }
}

/// The longest collection that is marked as a whole, in bytes.
const LONGEST_COLLECTION: usize = 100;

/// The bytes of the flow collection at the start of `text`, if it ends on the same line and is short.
fn collection_length(text: &str) -> Option<usize> {
    if !text.starts_with(['{', '[']) {
        return None;
    }
    let mut open = 0_usize;
    let mut quote = None;
    for (at, character) in text.char_indices().take_while(|(at, _)| *at < LONGEST_COLLECTION) {
        match (quote, character) {
            (Some(end), _) if end == character => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(character),
            (None, '{' | '[') => open += 1,
            (None, '}' | ']') => open = open.checked_sub(1)?,
            (None, _) => {}
        }
        if open == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// The bytes of the word, key, string or bracket at the start of `text`: what the mark underlines.
fn token_length(text: &str) -> usize {
    let end = match text.chars().next() {
        None => 0,
        Some(quote @ ('"' | '\'')) => text[1..].find(quote).map_or(text.len(), |at| at + 2),
        Some('{' | '[' | '}' | ']' | ',') => 1,
        Some(_) => plain_length(text),
    };
    text[..end].trim_end().len()
}

/// The bytes of the key of TOML at the start of `text`.
fn toml_key_length(text: &str) -> usize {
    if text.starts_with(['"', '\'']) {
        return token_length(text);
    }
    text.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(text.len())
}

/// YAML's unquoted text ends before what can't be in it; braces may, when they are closed, as in a path.
fn plain_length(text: &str) -> usize {
    let mut open = 0;
    for (at, character) in text.char_indices() {
        let spaced =
            text[at + character.len_utf8()..].starts_with([' ', '\t']) || at + character.len_utf8() == text.len();
        match character {
            '{' | '[' => open += 1,
            '}' | ']' | ',' if open == 0 => return at,
            '}' | ']' => open -= 1,
            ':' if spaced => return at,
            '#' if text[..at].ends_with(' ') => return at,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{Mark, collection_length, plain_length, token_length, toml_key_length};
    use crate::source::Lines;

    #[test]
    fn the_mark_is_below_a_word_a_key_a_string_or_a_bracket() {
        for (text, marked) in [
            ("word: 1", "word"),
            ("one two: 1", "one two"),
            ("\"a: b\": 1", "\"a: b\""),
            ("'a' b", "'a'"),
            ("\"open", "\"open"),
            ("{a: 1}", "{"),
            ("[1]", "["),
            ("], b", "]"),
            (", b", ","),
            ("/users/{id}: x", "/users/{id}"),
            ("http://a.example # b", "http://a.example"),
            ("a#b", "a#b"),
            ("a, b", "a"),
            ("a]", "a"),
            ("a:", "a"),
            ("a  ", "a"),
            ("é: 1", "é"),
            ("", ""),
        ] {
            assert_eq!(text.get(..token_length(text)), Some(marked), "{text:?}");
        }
        assert_eq!(plain_length("a{b]c}d, e"), 5);
    }

    #[test]
    fn a_key_of_the_settings_ends_before_its_value() {
        for (text, key) in
            [("a-b_1 = \"c\"", "a-b_1"), ("a.b = 1", "a"), ("\"a.b\" = 1", "\"a.b\""), ("a]", "a"), ("a", "a")]
        {
            assert_eq!(text.get(..toml_key_length(text)), Some(key), "{text:?}");
        }
    }

    #[test]
    fn a_position_behind_the_text_is_its_end() {
        let text = "a: 1\nb: [";
        let lines = Lines::of(text);
        for (position, wanted) in
            [((1, 1), (1, 1, 1)), ((2, 4), (2, 4, 1)), ((2, 5), (2, 5, 0)), ((3, 1), (2, 5, 0)), ((9, 9), (2, 5, 0))]
        {
            let Mark { line, column, width } = Mark::token(text, &lines, position);
            assert_eq!((line, column, width), wanted);
        }
    }

    #[test]
    fn a_short_collection_on_one_line_is_marked_as_a_whole() {
        let long = format!("[{}]", "1, ".repeat(100));
        for (text, length) in [
            ("{a: [1, 2]}, b", Some(11)),
            ("[\"]\", '[']", Some(10)),
            ("{}", Some(2)),
            ("[", None),
            ("a", None),
            ("", None),
            ("[é]", Some(4)),
            (long.as_str(), None),
        ] {
            assert_eq!(collection_length(text), length, "{text}");
        }
    }
}
