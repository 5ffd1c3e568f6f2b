//! JSON pointers (RFC 6901), which identify each location in a document.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use percent_encoding::percent_decode_str;

/// A place in the document, as a JSON pointer without a leading `#`.
///
/// Its copies share one text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer(Arc<str>);

impl Pointer {
    /// The whole document.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// The pointer in the fragment of a `$ref`, without its `#`: percent-encoding is undone.
    #[must_use]
    pub fn from_fragment(fragment: &str) -> Self {
        Self(percent_decode_str(fragment).decode_utf8_lossy().into())
    }

    /// The member `key` of this object.
    #[must_use]
    pub fn child(&self, key: &str) -> Self {
        let mut path = String::with_capacity(self.0.len() + key.len() + 1);
        path.push_str(&self.0);
        path.push('/');
        path.push_str(&escape(key));
        Self(path.into())
    }

    /// The item `index` of this list.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        self.child(&index.to_string())
    }

    /// `path`, a pointer of its own, below this one.
    #[must_use]
    pub fn join(&self, path: &Self) -> Self {
        Self(format!("{}{}", self.0, path.0).into())
    }

    /// The rest of this pointer below `base`.
    #[must_use]
    pub fn below(&self, base: &Self) -> Option<Self> {
        let rest = self.0.strip_prefix(&*base.0)?;
        (rest.is_empty() || rest.starts_with('/')).then(|| Self(rest.into()))
    }

    /// The object or list that holds it.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let cut = self.0.rfind('/')?;
        Some(Self(self.0[..cut].into()))
    }

    /// The keys and indices from the root down.
    pub fn tokens(&self) -> impl DoubleEndedIterator<Item = Cow<'_, str>> {
        let mut parts = self.0.split('/');
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
        &self.0
    }
}

impl From<&str> for Pointer {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Pointer {
    /// As the fragment that a `$ref` would hold, which is how people write it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

fn escape(key: &str) -> Cow<'_, str> {
    if key.contains(['~', '/']) { Cow::Owned(key.replace('~', "~0").replace('/', "~1")) } else { Cow::Borrowed(key) }
}

fn unescape(token: &str) -> Cow<'_, str> {
    if token.contains('~') { Cow::Owned(token.replace("~1", "/").replace("~0", "~")) } else { Cow::Borrowed(token) }
}
