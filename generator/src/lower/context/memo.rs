//! Keeps the work on schemas in proportion to the document: answers are cached, cycles are recognized where they close, and
//! the keywords that are copied when schemas are combined are counted.
//!
//! A cycle is a schema that is met again while the same question about it is being answered. There is no limit of depth here,
//! since below a limit of depth the work can still double at each level.

use std::hash::Hash;
use std::rc::Rc;

use crate::pointer::{Pointer, PointerMap};

/// Memoised answers to a query about schemas.
pub(in crate::lower) struct Memo<K, T> {
    answers: PointerMap<Option<Rc<T>>, K>,
}

/// The state of a query when it is made.
pub(in crate::lower) enum Known<T> {
    /// There is no answer yet. The caller computes it and calls [`Memo::finish`].
    Nothing,
    /// The answer is being computed, and depends on itself.
    Open,
    /// The answer.
    Answer(Rc<T>),
}

impl<K, T> Default for Memo<K, T> {
    fn default() -> Self {
        Self { answers: PointerMap::default() }
    }
}

impl<K: Eq + Hash + Clone, T> Memo<K, T> {
    /// Returns the state of a query, and marks the query as being computed if there is no answer.
    pub fn begin(&mut self, key: &K) -> Known<T> {
        match self.answers.get(key) {
            Some(Some(answer)) => Known::Answer(answer.clone()),
            Some(None) => Known::Open,
            None => {
                self.answers.insert(key.clone(), None);
                Known::Nothing
            }
        }
    }

    /// Whether the answer is being computed.
    pub fn is_open(&self, key: &K) -> bool {
        matches!(self.answers.get(key), Some(None))
    }

    /// Stores the answer.
    pub fn finish(&mut self, key: &K, answer: Rc<T>) -> Rc<T> {
        self.answers.insert(key.clone(), Some(answer.clone()));
        answer
    }
}

/// The schemas that are being converted without a property, item or map value between them. Such a schema adds no constraint when it
/// occurs again: `S: oneOf [S, string]` is `string`.
#[derive(Default)]
pub(in crate::lower) struct Open {
    places: PointerMap<usize>,
}

impl Open {
    /// Marks a schema as open, until [`Open::close`].
    pub fn open(&mut self, place: &Pointer) {
        *self.places.entry(place.clone()).or_default() += 1;
    }

    /// Removes the mark.
    pub fn close(&mut self, place: &Pointer) {
        if let Some(count) = self.places.get_mut(place) {
            *count -= 1;
            if *count == 0 {
                self.places.remove(place);
            }
        }
    }

    /// Whether the schema is open.
    pub fn contains(&self, place: &Pointer) -> bool {
        self.places.contains_key(place)
    }
}

/// Limits how many keywords may be copied from schemas into the schemas that combine them: `allOf` and unions of unions can multiply
/// a short document without end.
pub(in crate::lower) struct Allowance {
    left: usize,
    pub used: usize,
}

impl Allowance {
    /// The allowance of every document.
    const BASE: usize = 50_000;
    /// The additional allowance for each schema of the document.
    const EACH: usize = 50;

    /// Returns the allowance of a document with `count` schemas.
    pub fn for_schemas(count: usize) -> Self {
        Self { left: Self::BASE.saturating_add(count.saturating_mul(Self::EACH)), used: 0 }
    }

    /// Takes `amount` from the allowance. Returns false if less was left.
    pub fn take(&mut self, amount: usize) -> bool {
        self.used = self.used.saturating_add(amount);
        let enough = self.left >= amount;
        self.left = self.left.saturating_sub(amount);
        enough
    }
}
