//! JSON pointers (RFC 6901), which identify each location in a document.

mod map;
mod prefix;
mod trail;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{BuildHasher, Hash, Hasher};
use std::sync::{Arc, LazyLock};

use foldhash::fast::RandomState;
pub use map::{PointerMap, PointerSet};
use percent_encoding::percent_decode_str;
pub(crate) use prefix::Prefix;
pub(crate) use trail::Trail;

/// A location in the document, as a JSON pointer without a leading `#`.
///
/// Copies share one text, and its hash is computed once: pointers are the keys of most of what is known of a document.
#[derive(Clone)]
pub struct Pointer {
    text: Arc<str>,
    hash: u64,
}

/// The seed of the hashes of this process, which a document cannot foresee.
static SEED: LazyLock<RandomState> = LazyLock::new(RandomState::default);

/// The hash of a pointer, from that of the pointer above it and its last token.
fn below(above: u64, token: &[u8]) -> u64 {
    SEED.hash_one((above, token))
}

/// Returns the tokens of a pointer, as they are written. Most are short, so that a search for the next slash would take longer.
fn split(text: &str) -> impl Iterator<Item = &[u8]> {
    text.as_bytes().split(|byte| *byte == b'/')
}

impl Pointer {
    /// The whole document.
    #[must_use]
    pub fn root() -> Self {
        Self::from_text("")
    }

    /// The pointer that a text is.
    pub(crate) fn from_text(text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let hash = split(&text).fold(0, below);
        Self { text, hash }
    }

    /// The pointer in the fragment of a `$ref`, without its `#`: percent-encoding is undone.
    #[must_use]
    pub fn from_fragment(fragment: &str) -> Self {
        Self::from_text(percent_decode_str(fragment).decode_utf8_lossy())
    }

    /// The pointer of a location as users write it: `#/…`.
    #[must_use]
    pub fn of_location(text: &str) -> Option<Self> {
        text.strip_prefix('#').filter(|fragment| fragment.starts_with('/')).map(Self::from_fragment)
    }

    /// The member `key` of this object.
    #[must_use]
    pub fn child(&self, key: &str) -> Self {
        let token = escape(key);
        Self { text: [&*self.text, "/", &token].concat().into(), hash: below(self.hash, token.as_bytes()) }
    }

    /// The item `index` of this list.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        self.child(&index.to_string())
    }

    /// `path`, a pointer of its own, below this one.
    #[must_use]
    pub fn join(&self, path: &Self) -> Self {
        Self::from_text(format!("{}{}", self.text, path.text))
    }

    /// The rest of this pointer below `base`.
    #[must_use]
    pub fn below(&self, base: &Self) -> Option<Self> {
        let rest = self.text.strip_prefix(&*base.text)?;
        (rest.is_empty() || rest.starts_with('/')).then(|| Self::from_text(rest))
    }

    /// The object or list that holds it.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let cut = self.text.rfind('/')?;
        Some(Self::from_text(&self.text[..cut]))
    }

    /// Returns the pointer itself and all pointers around it, from the root down. The text is read once.
    pub(crate) fn prefixes(&self) -> Vec<Prefix<'_>> {
        prefix::all(&self.text)
    }

    /// The pointer itself, or the nearest one around it whose text has at most so many bytes.
    #[must_use]
    pub(crate) fn cut(&self, length: usize) -> Self {
        match self.text.as_bytes().get(..=length) {
            None => self.clone(),
            Some(begin) => {
                let cut = begin.iter().rposition(|byte| *byte == b'/').unwrap_or_default();
                Self::from_text(self.text.get(..cut).unwrap_or_default())
            }
        }
    }

    /// The keys and indices from the root down.
    pub fn tokens(&self) -> impl DoubleEndedIterator<Item = Cow<'_, str>> {
        let mut parts = self.text.split('/');
        parts.next();
        parts.map(unescape)
    }

    /// The last key or index.
    #[must_use]
    pub fn last(&self) -> Option<Cow<'_, str>> {
        self.tokens().next_back()
    }

    /// The text, as RFC 6901 writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl Default for Pointer {
    fn default() -> Self {
        Self::root()
    }
}

impl PartialEq for Pointer {
    fn eq(&self, other: &Self) -> bool {
        self.hash == other.hash && (Arc::ptr_eq(&self.text, &other.text) || self.text == other.text)
    }
}

impl Eq for Pointer {}

impl Hash for Pointer {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.hash);
    }
}

impl PartialOrd for Pointer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Pointer {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl fmt::Debug for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pointer").field(&self.text).finish()
    }
}

impl From<&str> for Pointer {
    fn from(text: &str) -> Self {
        Self::from_text(text)
    }
}

impl fmt::Display for Pointer {
    /// As the fragment that a `$ref` would hold, which is how people write it: [`Pointer::from_fragment`] undoes the encoding of `%`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("#")?;
        for (index, part) in self.text.split('%').enumerate() {
            if index > 0 {
                f.write_str("%25")?;
            }
            f.write_str(part)?;
        }
        Ok(())
    }
}

/// A key as a token of a pointer: `~` is `~0`, `/` is `~1` (RFC 6901, section 3).
fn escape(key: &str) -> Cow<'_, str> {
    if !key.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        return Cow::Borrowed(key);
    }
    let mut token = String::with_capacity(key.len() + 8);
    for c in key.chars() {
        match c {
            '~' => token.push_str("~0"),
            '/' => token.push_str("~1"),
            c => token.push(c),
        }
    }
    Cow::Owned(token)
}

/// Returns the key of a token. A `~` that is not followed by `0` or `1` is itself.
pub(crate) fn unescape(token: &str) -> Cow<'_, str> {
    if !token.bytes().any(|byte| byte == b'~') {
        return Cow::Borrowed(token);
    }
    let mut key = String::with_capacity(token.len());
    let mut rest = token;
    while let Some(at) = rest.bytes().position(|byte| byte == b'~') {
        let (before, escape) = rest.split_at(at);
        let (c, length) = match escape.as_bytes().get(1) {
            Some(b'0') => ('~', 2),
            Some(b'1') => ('/', 2),
            _ => ('~', 1),
        };
        key.push_str(before);
        key.push(c);
        rest = &escape[length..];
    }
    key.push_str(rest);
    Cow::Owned(key)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Pointer;
    use crate::resolve::at;

    /// The document of RFC 6901, section 5.
    fn document() -> Value {
        json!({
            "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8
        })
    }

    #[test]
    fn the_strings_of_rfc_6901_lead_to_their_values() {
        let document = document();
        assert_eq!(at(&document, &Pointer::from("")), Some(&document));
        assert_eq!(at(&document, &Pointer::from("/foo")), Some(&json!(["bar", "baz"])));
        assert_eq!(at(&document, &Pointer::from("/foo/0")), Some(&json!("bar")));
        let strings = ["/", "/a~1b", "/c%d", "/e^f", "/g|h", "/i\\j", "/k\"l", "/ ", "/m~0n"];
        for (number, pointer) in strings.into_iter().enumerate() {
            assert_eq!(at(&document, &Pointer::from(pointer)), Some(&json!(number)), "{pointer}");
        }
    }

    #[test]
    fn the_fragments_of_rfc_6901_lead_to_their_values() {
        let document = document();
        assert_eq!(at(&document, &Pointer::from_fragment("")), Some(&document));
        assert_eq!(at(&document, &Pointer::from_fragment("/foo/0")), Some(&json!("bar")));
        for key in document.as_object().into_iter().flat_map(|members| members.keys()) {
            let pointer = Pointer::root().child(key);
            assert_eq!(Pointer::of_location(&pointer.to_string()), Some(pointer));
        }
        let fragments = ["/", "/a~1b", "/c%25d", "/e%5Ef", "/g%7Ch", "/i%5Cj", "/k%22l", "/%20", "/m~0n"];
        for (number, fragment) in fragments.into_iter().enumerate() {
            assert_eq!(at(&document, &Pointer::from_fragment(fragment)), Some(&json!(number)), "{fragment}");
        }
    }

    #[test]
    fn percent_encoding_is_decoded_before_the_tokens_are_read() {
        for (fragment, pointer) in [
            ("/a%2Fb", "/a/b"),
            ("/a%7E1b", "/a~1b"),
            ("/%C3%A9", "/é"),
            ("/100%", "/100%"),
            ("/%zz", "/%zz"),
            ("/%ff", "/\u{fffd}"),
            ("/paths/~1users~1%7Bid%7D", "/paths/~1users~1{id}"),
        ] {
            assert_eq!(Pointer::from_fragment(fragment).as_str(), pointer, "{fragment}");
        }
    }

    #[test]
    fn any_key_is_escaped_and_read_back() {
        for (key, escaped) in [
            ("a", "/a"),
            ("", "/"),
            ("a/b", "/a~1b"),
            ("m~n", "/m~0n"),
            ("~1", "/~01"),
            ("~0~1/", "/~00~01~1"),
            ("é %41", "/é %41"),
        ] {
            let pointer = Pointer::root().child(key);
            assert_eq!(pointer.as_str(), escaped);
            assert_eq!(pointer.last().as_deref(), Some(key));
            assert_eq!(pointer.child("x").tokens().collect::<Vec<_>>(), [key, "x"]);
            assert_eq!(pointer.parent(), Some(Pointer::root()));
        }
    }

    #[test]
    fn an_index_is_written_as_digits() {
        assert_eq!(Pointer::from("/a").item(10).as_str(), "/a/10");
    }

    #[test]
    fn the_root_has_no_token_and_no_parent() {
        assert_eq!(Pointer::root().tokens().count(), 0);
        assert_eq!(Pointer::root().last(), None);
        assert_eq!(Pointer::root().parent(), None);
    }

    #[test]
    fn a_long_pointer_is_cut_between_tokens() {
        for (length, cut) in
            [(9, "/ab/é/cd"), (8, "/ab/é"), (6, "/ab/é"), (5, "/ab"), (4, "/ab"), (3, "/ab"), (2, ""), (0, "")]
        {
            assert_eq!(Pointer::from("/ab/é/cd").cut(length).as_str(), cut, "{length}");
        }
    }

    #[test]
    fn a_pointer_is_below_another_by_whole_tokens() {
        for (pointer, base, rest) in [
            ("/a/b", "/a", Some("/b")),
            ("/a/b", "", Some("/a/b")),
            ("/a", "/a", Some("")),
            ("/ab", "/a", None),
            ("/a", "/a/b", None),
            ("/a~1b", "/a", None),
        ] {
            let (pointer, base) = (Pointer::from(pointer), Pointer::from(base));
            let below = pointer.below(&base);
            assert_eq!(below.as_ref().map(Pointer::as_str), rest, "{pointer} below {base}");
            if let Some(below) = below {
                assert_eq!(base.join(&below), pointer);
            }
        }
    }

    #[test]
    fn a_pointer_is_shown_as_the_fragment_of_a_reference() {
        assert_eq!(Pointer::from("/a~1b").to_string(), "#/a~1b");
        assert_eq!(Pointer::root().to_string(), "#");
    }
}
