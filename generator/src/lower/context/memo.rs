//! Keeps the work on schemas in proportion to the document: answers are cached, cycles are recognized where they close, and
//! the keywords that are copied when schemas are combined are counted.
//!
//! A cycle is a schema that is met again while the same question about it is being answered. There is no limit of depth here,
//! since below a limit of depth the work can still double at each level.

use std::collections::HashMap;
use std::hash::Hash;
use std::rc::Rc;

use crate::pointer::Pointer;

/// Answers to a question about schemas, each found once.
pub(in crate::lower) struct Memo<K, T> {
    answers: HashMap<K, Option<Rc<T>>>,
}

/// What is known when a question is asked.
pub(in crate::lower) enum Known<T> {
    /// Nothing. The caller finds the answer and calls [`Memo::finish`].
    Nothing,
    /// The question is being answered: it depends on its own answer.
    Open,
    /// The answer.
    Answer(Rc<T>),
}

impl<K, T> Default for Memo<K, T> {
    fn default() -> Self {
        Self { answers: HashMap::new() }
    }
}

impl<K: Eq + Hash + Clone, T> Memo<K, T> {
    /// Returns what is known, and marks the question as being answered when nothing is.
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

    /// Whether the question is being answered.
    pub fn is_open(&self, key: &K) -> bool {
        matches!(self.answers.get(key), Some(None))
    }

    /// Keeps the answer.
    pub fn finish(&mut self, key: &K, answer: Rc<T>) -> Rc<T> {
        self.answers.insert(key.clone(), Some(answer.clone()));
        answer
    }
}

/// The schemas that are being looked into without a property, item or value between them. Such a schema says nothing when it is
/// met again: `S: oneOf [S, string]` is `string`.
#[derive(Default)]
pub(in crate::lower) struct Open {
    places: HashMap<Pointer, usize>,
}

impl Open {
    /// Marks a schema as open, until [`Open::close`].
    pub fn open(&mut self, place: &Pointer) {
        *self.places.entry(place.clone()).or_default() += 1;
    }

    /// Takes the mark away.
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

/// How many keywords may be copied from schemas into the schemas that combine them. `allOf` and unions of unions can multiply
/// without end what a short document says.
pub(in crate::lower) struct Allowance {
    left: usize,
    pub used: usize,
}

impl Allowance {
    /// What every document may use.
    const BASE: usize = 50_000;
    /// What it may use beside that for each of its schemas.
    const EACH: usize = 50;

    /// The allowance of a document with so many schemas.
    pub fn for_schemas(count: usize) -> Self {
        Self { left: Self::BASE.saturating_add(count.saturating_mul(Self::EACH)), used: 0 }
    }

    /// Takes `amount`; false when it is used up.
    pub fn take(&mut self, amount: usize) -> bool {
        self.used = self.used.saturating_add(amount);
        let enough = self.left >= amount;
        self.left = self.left.saturating_sub(amount);
        enough
    }
}
