//! JSON pointers (RFC 6901), which identify each location in a document.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{BuildHasher, Hash, Hasher, RandomState};
use std::sync::{Arc, LazyLock};

use percent_encoding::percent_decode_str;

/// A place in the document, as a JSON pointer without a leading `#`.
///
/// Copies share one text, and its hash is computed once: pointers are the keys of most of what is known of a document.
#[derive(Clone)]
pub struct Pointer {
    text: Arc<str>,
    hash: u64,
}

/// The seed of the hashes of this process, which a document cannot foresee.
static SEED: LazyLock<RandomState> = LazyLock::new(RandomState::new);

/// The hash of a pointer, from that of the pointer above it and its last token.
fn below(above: u64, token: &str) -> u64 {
    SEED.hash_one((above, token))
}

impl Pointer {
    /// The whole document.
    #[must_use]
    pub fn root() -> Self {
        Self::from_text("")
    }

    fn from_text(text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let hash = text.split('/').fold(0, below);
        Self { text, hash }
    }

    /// The pointer in the fragment of a `$ref`, without its `#`: percent-encoding is undone.
    #[must_use]
    pub fn from_fragment(fragment: &str) -> Self {
        Self::from_text(percent_decode_str(fragment).decode_utf8_lossy())
    }

    /// The member `key` of this object.
    #[must_use]
    pub fn child(&self, key: &str) -> Self {
        let token = escape(key);
        Self { text: [&*self.text, "/", &token].concat().into(), hash: below(self.hash, &token) }
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
    /// As the fragment that a `$ref` would hold, which is how people write it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.text)
    }
}

fn escape(key: &str) -> Cow<'_, str> {
    if key.contains(['~', '/']) { Cow::Owned(key.replace('~', "~0").replace('/', "~1")) } else { Cow::Borrowed(key) }
}

fn unescape(token: &str) -> Cow<'_, str> {
    if token.contains('~') { Cow::Owned(token.replace("~1", "/").replace("~0", "~")) } else { Cow::Borrowed(token) }
}
