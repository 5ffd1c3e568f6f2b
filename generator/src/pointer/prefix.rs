//! The pointers around a pointer, as keys of maps.

use std::hash::{Hash, Hasher};

use super::{below, split};

/// The beginning of a pointer, up to the end of a token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Prefix<'a> {
    text: &'a str,
    hash: u64,
}

/// Returns all prefixes of a pointer with this text, the root first. The hash of each is made from that of the one before.
pub(super) fn all(text: &str) -> Vec<Prefix<'_>> {
    let mut prefixes = Vec::new();
    let (mut end, mut hash) = (0, 0);
    for token in split(text) {
        // The token before the first slash is empty: it is that of the root.
        end += token.len() + usize::from(!prefixes.is_empty());
        hash = below(hash, token);
        prefixes.push(Prefix { text: text.get(..end).unwrap_or(text), hash });
    }
    prefixes
}

impl PartialEq for Prefix<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.hash == other.hash && self.text == other.text
    }
}

impl Eq for Prefix<'_> {}

impl Hash for Prefix<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.hash);
    }
}

#[cfg(test)]
mod tests {
    use super::super::Pointer;

    #[test]
    fn prefixes_end_with_tokens() {
        let pointer = Pointer::from("/a/b~1c//d");
        let texts: Vec<&str> = pointer.prefixes().iter().map(|prefix| prefix.text).collect();
        assert_eq!(texts, ["", "/a", "/a/b~1c", "/a/b~1c/", "/a/b~1c//d"]);
        for text in texts {
            let around = Pointer::from(text);
            let whole = around.prefixes().pop().expect("a pointer is its own prefix");
            assert!(pointer.prefixes().contains(&whole), "{text}");
        }
    }
}
