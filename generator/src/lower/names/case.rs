//! The case of identifiers, by the rules of `heck`.
//!
//! `heck` accepts any letters, and looks up each of them in the tables of Unicode. Names consist of ASCII letters (`words.rs`), and a
//! run converts some hundred thousand.

/// Returns the words of an ASCII text as `UpperCamelCase`.
pub(super) fn upper_camel(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    for (c, begins_word) in letters(text) {
        name.push(if begins_word { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() });
    }
    name
}

/// Returns the words of an ASCII text as `snake_case`.
pub(super) fn snake(text: &str) -> String {
    let mut name = String::with_capacity(text.len() + 8);
    for (c, begins_word) in letters(text) {
        if begins_word && !name.is_empty() {
            name.push('_');
        }
        name.push(c.to_ascii_lowercase());
    }
    name
}

/// Returns the letters and digits of a text, and whether a word begins with each. A word begins after any other character, with a
/// capital after a small letter, and with the last of several capitals before a small letter; digits do not separate letters.
fn letters(text: &str) -> impl Iterator<Item = (char, bool)> {
    let mut begins = true;
    let mut before = None;
    let bytes = text.as_bytes();
    bytes.iter().enumerate().filter_map(move |(at, byte)| {
        if !byte.is_ascii_alphanumeric() {
            (begins, before) = (true, None);
            return None;
        }
        if byte.is_ascii_uppercase() {
            let ends_capitals = || bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase);
            begins |= before == Some(Case::Lower) || (before == Some(Case::Upper) && ends_capitals());
        }
        before = Case::of(*byte).or(before);
        Some((char::from(*byte), std::mem::take(&mut begins)))
    })
}

#[derive(Clone, Copy, PartialEq)]
enum Case {
    Lower,
    Upper,
}

impl Case {
    fn of(byte: u8) -> Option<Self> {
        match byte {
            b'a'..=b'z' => Some(Self::Lower),
            b'A'..=b'Z' => Some(Self::Upper),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use heck::{ToSnakeCase, ToUpperCamelCase};

    use super::{snake, upper_camel};

    #[test]
    fn the_case_is_that_of_heck() {
        let mut texts = vec![String::new()];
        for _ in 0..6 {
            let longer = texts.iter().flat_map(|text| ['a', 'B', '1', '_', ' '].map(|c| format!("{text}{c}")));
            texts = texts.iter().cloned().chain(longer).collect();
            texts.sort();
            texts.dedup();
        }
        for text in texts {
            assert_eq!(upper_camel(&text), text.to_upper_camel_case(), "{text:?}");
            assert_eq!(snake(&text), text.to_snake_case(), "{text:?}");
        }
    }
}
