//! Texts of servers on one line, for errors.

/// Longer texts are cut, since the error has the whole body.
pub(crate) const MOST_CHARACTERS: usize = 500;

/// Returns the text on one line, without control characters, and cut if it is long.
pub(crate) fn one_line(text: &str) -> String {
    let line = unbroken(text);
    match line.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => format!("{}..", &line[..end]),
        None => line,
    }
}

/// Returns the text on one line, without control characters.
pub(crate) fn unbroken(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
