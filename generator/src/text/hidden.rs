//! Invisible characters: controls, formats, and what Unicode tells programs to ignore when they show text. Some
//! reverse the direction of the text after them, so that code reads as other code than it is; rustc refuses these in
//! comments and literals.

use std::borrow::Cow;

/// The ranges of Unicode's categories `Cc`, `Cf`, `Zl` and `Zp` and of its property `Default_Ignorable_Code_Point`.
const HIDDEN: &[(char, char)] = &[
    ('\u{0}', '\u{1f}'),
    ('\u{7f}', '\u{9f}'),
    ('\u{ad}', '\u{ad}'),
    ('\u{34f}', '\u{34f}'),
    ('\u{600}', '\u{605}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{6dd}', '\u{6dd}'),
    ('\u{70f}', '\u{70f}'),
    ('\u{890}', '\u{891}'),
    ('\u{8e2}', '\u{8e2}'),
    ('\u{115f}', '\u{1160}'),
    ('\u{17b4}', '\u{17b5}'),
    ('\u{180b}', '\u{180f}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{2028}', '\u{202e}'),
    ('\u{2060}', '\u{206f}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{ffa0}', '\u{ffa0}'),
    ('\u{fff0}', '\u{fffb}'),
    ('\u{110bd}', '\u{110bd}'),
    ('\u{110cd}', '\u{110cd}'),
    ('\u{13430}', '\u{1343f}'),
    ('\u{1bca0}', '\u{1bca3}'),
    ('\u{1d173}', '\u{1d17a}'),
    ('\u{e0000}', '\u{e0fff}'),
];

/// Whether a reader does not see the character.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    // Nearly all text is ASCII, and is not searched for in the table.
    if (' '..='~').contains(&c) {
        return false;
    }
    let after = HIDDEN.partition_point(|(first, _)| *first <= c);
    after.checked_sub(1).and_then(|at| HIDDEN.get(at)).is_some_and(|(_, last)| c <= *last)
}

/// Whether a text, as nearly all, is ASCII without controls other than line feeds. This is faster than going through its
/// characters.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    // Without an exit from the inner loop, it is compiled to instructions for several bytes at once.
    let is_plain = |bytes: &[u8]| bytes.iter().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~' | b'\n'));
    text.as_bytes().chunks(64).all(is_plain)
}

/// The text without its hidden characters. Two kinds stay where they belong to what is seen: a variation selector behind a visible
/// character, and a joiner between two visible characters outside of ASCII, as emoji and several scripts have them.
#[must_use]
pub fn without_hidden(text: &str) -> Cow<'_, str> {
    let is_shown = |text: &str| !text.contains('\n') && is_plain(text);
    if is_shown(text) || !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut before: Option<char> = None;
    while let Some(c) = characters.next() {
        let visible = |c: char| !is_hidden(c) && !c.is_whitespace();
        let joined = |c: char| !c.is_ascii() && (visible(c) || is_selector(c));
        let keep = match c {
            _ if is_selector(c) => before.is_some_and(visible),
            '\u{200c}' | '\u{200d}' => before.is_some_and(joined) && characters.peek().copied().is_some_and(joined),
            _ => !is_hidden(c),
        };
        if keep {
            out.push(c);
            before = Some(c);
        }
    }
    Cow::Owned(out)
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}')
}

/// Whether [`without_hidden`] would change the text.
#[must_use]
pub fn has_hidden(text: &str) -> bool {
    matches!(without_hidden(text), Cow::Owned(clean) if clean != text)
}

/// The text with each hidden character written as Rust escapes it, `\u{202e}`. Line feeds and tabs stay.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let escaped = |c: char| is_hidden(c) && !matches!(c, '\n' | '\t');
    if is_plain(text) || !text.contains(escaped) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if escaped(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// The text as one line of which a reader sees every character: [`visible`], with line feeds and tabs escaped too. No text of a
/// document can begin a line of its own between those of the generator.
#[must_use]
pub fn visible_line(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let escape = |c: char| match c {
        '\n' => "\\n".to_owned(),
        '\t' => "\\t".to_owned(),
        '\r' => "\\r".to_owned(),
        c if is_hidden(c) => c.escape_unicode().collect(),
        c => c.to_string(),
    };
    Cow::Owned(text.chars().map(escape).collect())
}

#[cfg(test)]
mod tests {
    use super::{HIDDEN, has_hidden, is_hidden, visible, visible_line, without_hidden};

    #[test]
    fn the_ranges_are_in_order_and_apart() {
        assert!(HIDDEN.iter().all(|(first, last)| first <= last));
        assert!(HIDDEN.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }

    #[test]
    fn each_end_of_a_range_is_hidden_and_its_neighbours_are_not() {
        for (first, last) in HIDDEN {
            assert!(is_hidden(*first) && is_hidden(*last));
            let around = [u32::from(*first).checked_sub(1), u32::from(*last).checked_add(1)];
            let around = around.into_iter().flatten().filter_map(char::from_u32);
            assert!(
                around.filter(|c| !HIDDEN.iter().any(|range| range.0 <= *c && *c <= range.1)).all(|c| !is_hidden(c))
            );
        }
    }

    #[test]
    fn what_belongs_to_visible_text_stays() {
        for text in
            ["❤\u{fe0f}", "1\u{fe0f}\u{20e3}", "👩\u{200d}🚀", "❤\u{fe0f}\u{200d}🔥", "می\u{200c}خواهم", "plain"]
        {
            assert_eq!(without_hidden(text), text);
            assert!(!has_hidden(text));
        }
    }

    #[test]
    fn what_stands_alone_goes() {
        for (text, clean) in [
            ("a\u{200d}b", "ab"),
            ("\u{fe0f}x", "x"),
            ("a \u{fe0f}b", "a b"),
            ("x\u{fe0f}\u{fe0f}", "x\u{fe0f}"),
            ("a\u{202e}b\u{2066}c", "abc"),
            ("a\0b\u{1b}[31m", "ab[31m"),
            ("\u{e0041}\u{3164}x", "x"),
        ] {
            assert_eq!(without_hidden(text), clean);
            assert!(has_hidden(text));
        }
    }

    #[test]
    fn a_visible_line_has_no_line_end() {
        assert_eq!(visible_line("a\n\tb\r\u{2028}\u{1b}é"), "a\\n\\tb\\r\\u{2028}\\u{1b}é");
    }

    #[test]
    fn hidden_characters_are_made_visible() {
        assert_eq!(visible("a\u{1b}[2J\u{202e}\n\tb"), "a\\u{1b}[2J\\u{202e}\n\tb");
    }
}
