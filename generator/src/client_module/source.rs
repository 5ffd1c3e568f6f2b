//! Rewrites Rust source for a module: paths of the crate become paths below the module, and conditions on features become constants.

use std::collections::BTreeSet;

use unicode_ident::{is_xid_continue, is_xid_start};

/// Rewrites sources. It reads them token by token, so that nothing changes within a literal.
pub(super) struct Rewriter<'a> {
    /// The path of the module below the crate: `::api`.
    pub below: &'a str,
    /// The features that the module has.
    pub enabled: &'a BTreeSet<String>,
}

impl Rewriter<'_> {
    /// Returns the text of a file, rewritten.
    pub fn rewrite(&self, text: &str) -> String {
        let mut reader = Reader { rewriter: self, rest: text, out: String::with_capacity(text.len()), fence: None };
        while !reader.rest.is_empty() {
            reader.token();
        }
        reader.out
    }
}

struct Reader<'a, 't> {
    rewriter: &'a Rewriter<'a>,
    rest: &'t str,
    out: String,
    /// The length of the fence around the code block of a doc comment that is being read.
    fence: Option<usize>,
}

impl Reader<'_, '_> {
    /// Reads a token, a comment or a space.
    fn token(&mut self) {
        let Some(first) = self.rest.chars().next() else { return };
        if self.rest.starts_with("//") {
            return self.line_comment();
        }
        if !first.is_whitespace() {
            self.fence = None;
        }
        match first {
            '/' if self.rest.starts_with("/*") => self.copy(block_comment_length(self.rest)),
            '"' => self.copy(string_length(self.rest)),
            '\'' => self.copy(character_length(self.rest)),
            _ if is_xid_start(first) || first == '_' => self.word(),
            // A number, and the suffix of it.
            '0'..='9' => self.copy(word_length(self.rest)),
            _ => self.copy(first.len_utf8()),
        }
    }

    fn copy(&mut self, length: usize) {
        let (copied, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.out.push_str(copied);
        self.rest = rest;
    }

    fn word(&mut self) {
        let word = &self.rest[..word_length(self.rest)];
        let after = &self.rest[word.len()..];
        match word {
            "r" | "br" | "cr" if raw_string_length(after).is_some() => {
                self.copy(word.len() + raw_string_length(after).unwrap_or_default());
            }
            "crate" if after.trim_start().starts_with("::") => {
                self.copy(word.len());
                self.out.push_str(self.rewriter.below);
            }
            "feature" if self.out.trim_end().ends_with(['(', ',']) => match feature(after) {
                Some((name, length)) => {
                    let is_enabled = self.rewriter.enabled.contains(name);
                    self.out.push_str(if is_enabled { "all()" } else { "any()" });
                    self.rest = &after[length..];
                }
                None => self.copy(word.len()),
            },
            _ => self.copy(word.len()),
        }
    }

    /// Paths in documentation are links. Code in it is an example of a crate, and not compiled in a module.
    fn line_comment(&mut self) {
        let length = self.rest.find('\n').unwrap_or(self.rest.len());
        let (comment, rest) = self.rest.split_at(length);
        self.rest = rest;
        let text = comment.strip_prefix("///").or_else(|| comment.strip_prefix("//!"));
        let marker = &comment[..comment.len() - text.map_or(comment.len(), str::len)];
        let Some(text) = text else { return self.out.push_str(comment) };
        self.out.push_str(marker);
        let line = text.trim_start();
        let ticks = line.bytes().take_while(|byte| *byte == b'`').count();
        let language = line[ticks..].trim();
        match self.fence {
            None if ticks >= 3 && !language.contains('`') => {
                self.fence = Some(ticks);
                let is_rust = language.split(',').all(|word| RUST.contains(&word.trim()));
                let opening = &text[..text.len() - line.len() + ticks];
                self.out.push_str(&if is_rust { format!("{opening}ignore") } else { text.to_owned() });
            }
            Some(open) if ticks >= open && language.is_empty() => {
                self.fence = None;
                self.out.push_str(text);
            }
            _ => self.out.push_str(&self.linked(text)),
        }
    }

    fn linked(&self, text: &str) -> String {
        let mut parts = text.split("crate::");
        let mut linked = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            linked.push_str("crate");
            if !linked.trim_end_matches("crate").ends_with(is_xid_continue) {
                linked.push_str(self.rewriter.below);
            }
            linked.push_str("::");
            linked.push_str(part);
        }
        linked
    }
}

/// What the fence of a code block says that rustdoc compiles.
const RUST: [&str; 6] = ["", "rust", "no_run", "should_panic", "compile_fail", "edition2024"];

/// Returns the name of the feature in ` = "name"`, and the length of this text.
fn feature(text: &str) -> Option<(&str, usize)> {
    let value = text.trim_start().strip_prefix('=')?.trim_start().strip_prefix('"')?;
    let (name, rest) = value.split_once('"')?;
    Some((name, text.len() - rest.len()))
}

fn word_length(text: &str) -> usize {
    text.find(|c: char| !is_xid_continue(c)).unwrap_or(text.len())
}

/// Returns the length of a text in quotes, with its escapes.
fn string_length(text: &str) -> usize {
    let mut is_escaped = false;
    let end = text.char_indices().skip(1).find(|(_, c)| {
        let is_end = *c == '"' && !is_escaped;
        is_escaped = *c == '\\' && !is_escaped;
        is_end
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

/// Returns the length of a raw string behind its `r`, if it is one.
fn raw_string_length(text: &str) -> Option<usize> {
    let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
    let content = text[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", &text[..hashes]);
    Some(content.find(&end).map_or(text.len(), |at| hashes + 1 + at + end.len()))
}

/// Returns the length of a character in quotes, or of the quote of a lifetime.
fn character_length(text: &str) -> usize {
    let mut characters = text.char_indices().skip(1);
    match (characters.next(), characters.next()) {
        // The character behind the backslash may be a quote.
        (Some((_, '\\')), Some(_)) => characters.find(|(_, c)| *c == '\'').map_or(text.len(), |(at, _)| at + 1),
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 1,
    }
}

/// Returns the length of a comment that may have others in it.
fn block_comment_length(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(found) = rest.find(['/', '*']) else { return text.len() };
        at += found;
        match text.get(at..at + 2) {
            Some("/*") => (depth, at) = (depth + 1, at + 2),
            Some("*/") if depth == 1 => return at + 2,
            Some("*/") => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Rewriter;

    fn rewritten(text: &str) -> String {
        let enabled = BTreeSet::from(["users".to_owned()]);
        Rewriter { below: "::api", enabled: &enabled }.rewrite(text)
    }

    #[test]
    fn paths_of_the_crate_are_below_the_module() {
        for (text, wanted) in [
            ("use crate::runtime::{A, B};", "use crate::api::runtime::{A, B};"),
            ("use crate::{A, types};", "use crate::api::{A, types};"),
            ("$crate::runtime::Wire", "$crate::api::runtime::Wire"),
            ("pub(in crate::runtime) fn a()", "pub(in crate::api::runtime) fn a()"),
            ("pub(crate) fn a()", "pub(crate) fn a()"),
            ("my_crate::a; crates::b", "my_crate::a; crates::b"),
            (
                "a(\"crate::b\", r#\"\"crate::b\"\"#, b\"\\\"crate::b\")",
                "a(\"crate::b\", r#\"\"crate::b\"\"#, b\"\\\"crate::b\")",
            ),
            ("('\"', '\\'', '\\u{41}', b'\"', crate::b)", "('\"', '\\'', '\\u{41}', b'\"', crate::api::b)"),
            ("fn a<'crate_>(x: &'static crate::B)", "fn a<'crate_>(x: &'static crate::api::B)"),
            (
                "// crate::a\n/* crate::a /* b */ crate::a */ crate::a",
                "// crate::a\n/* crate::a /* b */ crate::a */ crate::api::a",
            ),
            ("/// [`A`](crate::A), my_crate::A\n", "/// [`A`](crate::api::A), my_crate::A\n"),
        ] {
            assert_eq!(rewritten(text), wanted);
        }
    }

    #[test]
    fn conditions_on_features_are_constants() {
        for (text, wanted) in [
            ("#[cfg(feature = \"users\")]", "#[cfg(all())]"),
            ("#[cfg(all(unix, not(feature=\"teams\")))]", "#[cfg(all(unix, not(any())))]"),
            ("let feature = \"users\";", "let feature = \"users\";"),
        ] {
            assert_eq!(rewritten(text), wanted);
        }
    }

    #[test]
    fn examples_are_not_compiled() {
        let text = "/// ```no_run\n/// a_crate::b();\n/// ```\n///\n/// ```json\n/// {}\n/// ```\nfn a() {}\n//! ```\n";
        let wanted =
            "/// ```ignore\n/// a_crate::b();\n/// ```\n///\n/// ```json\n/// {}\n/// ```\nfn a() {}\n//! ```ignore\n";
        assert_eq!(rewritten(text), wanted);
    }
}
