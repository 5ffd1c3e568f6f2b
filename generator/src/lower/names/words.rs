//! Splits text of a document into the words of identifiers.

use std::borrow::Cow;

use super::case;
use deunicode::deunicode_char;
use unicode_ident::is_xid_continue;

use super::item_name::join;

/// Replaces symbols by words or spaces, so that only letters and digits of identifiers remain.
///
/// `+1` and `-1` are different values and need different names; `a-b` and `a_b` are two words either way.
pub(super) fn spell_out(text: &str) -> Cow<'_, str> {
    if is_spelled_out(text) { Cow::Borrowed(text) } else { Cow::Owned(spell_out_symbols(text)) }
}

fn spell_out_symbols(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut before: Option<char> = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let leads = before.is_none_or(|before| !before.is_alphanumeric());
        let word = match c {
            '+' if rest.peek() == Some(&'1') || leads => Some("plus"),
            '-' if leads && rest.peek().is_some_and(char::is_ascii_digit) => Some("minus"),
            '-' if leads && rest.peek().is_some_and(char::is_ascii_alphabetic) && before.is_none() => {
                Some("descending")
            }
            '<' if rest.next_if_eq(&'=').is_some() => Some("less or equal"),
            '>' if rest.next_if_eq(&'=').is_some() => Some("greater or equal"),
            '!' if rest.next_if_eq(&'=').is_some() => Some("not equal"),
            '<' => Some("less"),
            '>' => Some("greater"),
            '=' => Some("equal"),
            '*' => Some("star"),
            '$' if text.len() == 1 => Some("dollar"),
            '@' if text.len() == 1 => Some("at"),
            '%' => Some("percent"),
            '&' if text.len() == 1 => Some("and"),
            '#' if text.len() == 1 => Some("hash"),
            '/' if text.len() == 1 => Some("slash"),
            '.' if text.len() == 1 => Some("dot"),
            _ => None,
        };
        match word {
            Some(word) => {
                words.push(' ');
                words.push_str(word);
                words.push(' ');
            }
            None if c == '\'' || c == '\u{2019}' => {}
            None if c.is_ascii_alphanumeric() => words.push(c),
            // Combining marks are dropped with their letters.
            None if !c.is_ascii() && (c.is_alphanumeric() || is_xid_continue(c)) => words.push_str(&in_ascii(c)),
            None => words.push(' '),
        }
        before = Some(c);
    }
    // `1.2` is not `12`.
    separate_digits(&plural_abbreviations(&words))
}

/// Whether the text needs no replacement: it has only letters, digits and underscores, no abbreviation that could be a plural, and no
/// digits separated by an underscore.
fn is_spelled_out(text: &str) -> bool {
    let mut before = b' ';
    text.bytes().all(|byte| {
        let is_kept = match byte {
            b'_' => !before.is_ascii_digit(),
            b'A'..=b'Z' => !before.is_ascii_uppercase(),
            _ => byte.is_ascii_alphanumeric(),
        };
        before = byte;
        is_kept
    })
}

/// Returns the nearest ASCII letters, such as `ss` for `ß`: modules are files, Cargo restricts features, and people type the names on
/// any keyboard.
fn in_ascii(c: char) -> String {
    let letters = deunicode_char(c).unwrap_or(" ");
    letters.chars().filter(|c| c.is_ascii_alphanumeric() || *c == ' ').collect()
}

/// Separates plural abbreviations: `primaryIPs` is `primary ips`, where case conversion would find the words `I` and `Ps`.
fn plural_abbreviations(words: &str) -> String {
    let mut letters: Vec<char> = words.chars().collect();
    let mut capitals = 0;
    for at in 0..letters.len() {
        let ends = letters.get(at + 1).is_none_or(|next| !next.is_lowercase());
        if letters[at] == 's' && capitals > 1 && ends {
            letters[at + 1 - capitals..at].iter_mut().for_each(char::make_ascii_lowercase);
        }
        capitals = if letters[at].is_ascii_uppercase() { capitals + 1 } else { 0 };
    }
    letters.into_iter().collect()
}

fn separate_digits(words: &str) -> String {
    let parts: Vec<&str> = words.split(' ').filter(|part| !part.is_empty()).collect();
    let mut out = String::with_capacity(words.len());
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            let joins_digits = parts[index - 1].ends_with(|c: char| c.is_ascii_digit())
                && part.starts_with(|c: char| c.is_ascii_digit());
            out.push_str(if joins_digits { "_" } else { " " });
        }
        out.push_str(part);
    }
    out
}

/// Returns words in `UpperCamelCase`. An underscore between digits stays: `1_2` is not `12`.
pub(super) fn camel_case(words: &str) -> String {
    let bytes = words.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let stays = |at: usize| at > 0 && bytes[at] == b'_' && is_digit(at - 1) && is_digit(at + 1);
    if !(0..bytes.len()).any(stays) {
        return case::upper_camel(words);
    }
    let joined: String = words.char_indices().filter(|(at, _)| !stays(*at)).map(|(_, c)| c).collect();
    // The conversion removes the other separators, and preserves the order of letters and digits.
    let converted = case::upper_camel(&joined);
    let mut letters = converted.chars();
    let mut out = String::with_capacity(words.len());
    for (at, byte) in bytes.iter().enumerate() {
        if stays(at) {
            out.push('_');
        } else if byte.is_ascii_alphanumeric() {
            out.extend(letters.next());
        }
    }
    out
}

/// The longest name in bytes: some names are also files, whose names have at most 255 bytes.
const LONGEST: usize = 180;

/// Cuts a name that is too long for a file, and adds a letter before a digit at the start.
pub(super) fn legal(mut name: String, letter: char, empty: &str) -> String {
    if name.is_char_boundary(LONGEST) {
        name.truncate(LONGEST);
    }
    match name.chars().next() {
        None => empty.to_owned(),
        Some(first) if first.is_ascii_alphabetic() => name,
        Some(_) => format!("{letter}{name}"),
    }
}

/// Returns `parent` followed by `child`, without repeating the last words of `parent`.
#[must_use]
pub(in crate::lower) fn type_words(parent: &str, child: &str) -> String {
    join(super::Name::of_type(parent).as_str(), super::Name::of_type(child).as_str())
}

/// Splits a name in camel case: `PullRequestEvent` is `Pull`, `Request`, `Event`.
#[must_use]
pub(in crate::lower) fn words(name: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = name.char_indices().filter(|(_, c)| c.is_uppercase()).map(|(at, _)| at).collect();
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    starts.iter().zip(starts.iter().skip(1).chain([&name.len()])).map(|(start, end)| &name[*start..*end]).collect()
}

#[cfg(test)]
mod tests {
    use heck::ToSnakeCase;

    use super::{camel_case, legal, spell_out, spell_out_symbols, type_words, words};

    /// All texts of up to five characters.
    fn texts() -> Vec<String> {
        let mut texts = vec![String::new()];
        for _ in 0..5 {
            let longer = texts.iter().flat_map(|text| ['a', 's', 'B', '1', '_'].map(|c| format!("{text}{c}")));
            texts = texts.iter().cloned().chain(longer).collect();
            texts.sort();
            texts.dedup();
        }
        texts
    }

    #[test]
    fn the_shortcut_for_plain_text_gives_the_same_name() {
        for text in texts() {
            let (short, long) = (spell_out(&text), spell_out_symbols(&text));
            assert_eq!(short.to_snake_case(), long.to_snake_case(), "{text}");
            assert_eq!(camel_case(&short), camel_case(&long), "{text}");
        }
    }

    #[test]
    fn symbols_become_words_or_spaces() {
        for (text, words) in [
            ("+1", "plus 1"),
            ("a+1", "a plus 1"),
            ("a+b", "a b"),
            ("-1", "minus 1"),
            ("-name", "descending name"),
            ("a-1", "a 1"),
            (">=", "greater or equal"),
            ("<5", "less 5"),
            ("a=b", "a equal b"),
            ("50%", "50 percent"),
            ("$", "dollar"),
            ("$ref", "ref"),
            ("@", "at"),
            ("@type", "type"),
            ("&", "and"),
            ("#", "hash"),
            ("/", "slash"),
            (".", "dot"),
            ("a.b", "a b"),
            ("user's", "users"),
            ("user’s", "users"),
            ("Ä", "A"),
            ("ß", "ss"),
            ("1.2", "1_2"),
            ("1-a", "1 a"),
            ("IPs", "Ips"),
            ("primaryIPs", "primaryIps"),
            ("IPsec", "IPsec"),
        ] {
            assert_eq!(spell_out_symbols(text), words, "{text:?}");
        }
    }

    #[test]
    fn an_underscore_stays_between_digits() {
        for (words, name) in [
            ("a1_2b", "A1_2b"),
            ("a1_2B c", "A1_2BC"),
            ("1_2_3", "1_2_3"),
            ("a_1", "A1"),
            ("1_a", "1A"),
            ("_1", "1"),
            ("1_", "1"),
            ("pull request", "PullRequest"),
            ("", ""),
        ] {
            assert_eq!(camel_case(words), name, "{words}");
        }
    }

    #[test]
    fn a_name_is_cut_and_begins_with_a_letter() {
        for (name, expected) in [("", "empty"), ("1a", "n1a"), ("_a", "n_a")] {
            assert_eq!(legal(name.to_owned(), 'n', "empty"), expected);
        }
        assert_eq!(legal("a".repeat(1000), 'n', "empty").len(), super::LONGEST);
    }

    #[test]
    fn a_word_begins_with_a_capital() {
        for (name, expected) in [
            ("PullRequestEvent", ["Pull", "Request", "Event"].as_slice()),
            ("User2", &["User2"]),
            ("aB", &["a", "B"]),
            ("ABc", &["A", "Bc"]),
            ("", &[""]),
        ] {
            assert_eq!(words(name), expected);
        }
    }

    #[test]
    fn a_part_starts_with_the_name_of_its_owner() {
        for (parent, child, name) in [
            ("pull_request", "request_event", "PullRequestEvent"),
            ("user", "address", "UserAddress"),
            ("user", "2fa", "UserN2fa"),
        ] {
            assert_eq!(type_words(parent, child), name);
        }
    }
}
