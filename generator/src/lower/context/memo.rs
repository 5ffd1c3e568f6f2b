//! Keeps the work on schemas in proportion to the document: answers are cached, cycles are recognized where they close, and
//! the keywords that are copied when schemas are combined are counted.
//!
//! A query reports nothing. Its answer is kept with its diagnostics, which `lower` collects at the end, each once.
//!
//! A cycle is a schema that is met again while the same question about it is being answered. There is no limit of depth here,
//! since below a limit of depth the work can still double at each level.

use std::hash::Hash;
use std::rc::Rc;

use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::{Pointer, PointerMap};

/// Memoised answers to a query about schemas, and the diagnostics of the answers.
pub(in crate::lower) struct Memo<K, T> {
    answers: PointerMap<Option<Rc<T>>, K>,
    diagnostics: Vec<Diagnostic>,
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
        Self { answers: PointerMap::default(), diagnostics: Vec::new() }
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

    /// Stores the answer with its diagnostics.
    pub fn finish(&mut self, key: &K, answer: Rc<T>, diagnostics: Vec<Diagnostic>) -> Rc<T> {
        self.answers.insert(key.clone(), Some(answer.clone()));
        self.diagnostics.extend(diagnostics);
        answer
    }

    /// Returns the diagnostics of all answers, in the order of the answers.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}

/// The schemas that are being converted without a property, item or map value between them. Such a schema adds no constraint when it
/// occurs again: `S: oneOf [S, string]` is `string`.
#[derive(Default)]
pub(in crate::lower) struct Open {
    pointers: PointerMap<usize>,
}

impl Open {
    /// Marks a schema as open, until [`Open::close`].
    pub fn open(&mut self, pointer: &Pointer) {
        *self.pointers.entry(pointer.clone()).or_default() += 1;
    }

    /// Removes the mark.
    pub fn close(&mut self, pointer: &Pointer) {
        if let Some(count) = self.pointers.get_mut(pointer) {
            *count -= 1;
            if *count == 0 {
                self.pointers.remove(pointer);
            }
        }
    }

    /// Whether the schema is open.
    pub fn contains(&self, pointer: &Pointer) -> bool {
        self.pointers.contains_key(pointer)
    }
}

/// Limits how many keywords may be copied from schemas into the schemas that combine them: `allOf` and unions of unions can multiply
/// a short document without end.
pub(in crate::lower) struct Allowance {
    left: usize,
    pub used: usize,
    /// The first schema for which it was not enough.
    exceeded: Option<Pointer>,
}

impl Allowance {
    /// The allowance of every document.
    const BASE: usize = 50_000;
    /// The additional allowance for each schema of the document.
    const EACH: usize = 50;

    /// Returns the allowance of a document with `count` schemas.
    pub fn for_schemas(count: usize) -> Self {
        Self { left: Self::BASE.saturating_add(count.saturating_mul(Self::EACH)), used: 0, exceeded: None }
    }

    /// Takes `amount` from the allowance for the schema at `pointer`. Returns false if less was left.
    pub fn take(&mut self, amount: usize, pointer: &Pointer) -> bool {
        self.used = self.used.saturating_add(amount);
        let enough = self.left >= amount;
        self.left = self.left.saturating_sub(amount);
        if !enough {
            self.exceeded.get_or_insert_with(|| pointer.clone());
        }
        enough
    }

    /// Reports the first schema that exceeded the allowance.
    pub fn diagnostic(&self) -> Option<Diagnostic> {
        let message = "combining these schemas exceeds the limit for the document";
        Some(
            Diagnostic::warning(Code::TooManyCombinations, self.exceeded.as_ref()?, message)
                .outcome("this schema and others like it are generated as `serde_json::Value`")
                .help("define the combined schemas as components, and refer to them"),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{Allowance, Pointer};
    use crate::diagnostic::InputLocation;

    #[test]
    fn the_first_schema_that_exceeds_the_allowance_is_reported() {
        let pointer = |name: &str| Pointer::root().child(name);
        let mut allowance = Allowance::for_schemas(0);
        assert!(allowance.take(Allowance::BASE, &pointer("a")));
        assert!(allowance.diagnostic().is_none());
        assert!(!allowance.take(1, &pointer("b")));
        assert!(!allowance.take(1, &pointer("c")));
        let reported = allowance.diagnostic().map(|diagnostic| diagnostic.location);
        assert!(matches!(reported, Some(InputLocation::Node(found)) if found == pointer("b")));
    }
}
