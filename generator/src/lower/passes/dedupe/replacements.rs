//! Which types are replaced by which, while equal types are searched for.

use crate::api::TypeId;
use crate::lower::definitions::draft::Draft;
use crate::lower::passes::dedupe::facts::is_component;
use crate::names::Name;

/// Sets of types that become one type each.
pub(super) struct Replacements<'a> {
    defs: &'a [Draft],
    /// The types that each type refers to, in the same order for equal types.
    mentioned: &'a [Vec<TypeId>],
    /// The position of each type in the order in which they become replacements.
    rank: Vec<usize>,
    /// Another type of the same set; the replacement of the set is its own.
    next: Vec<TypeId>,
    /// The name that an earlier run gave to a type of the set, at its replacement.
    earlier: Vec<Option<&'a Name>>,
}

impl<'a> Replacements<'a> {
    pub fn new(defs: &'a [Draft], mentioned: &'a [Vec<TypeId>], order: &[TypeId]) -> Self {
        let mut rank = vec![0; defs.len()];
        for (at, id) in order.iter().enumerate() {
            rank[id.0] = at;
        }
        let earlier = defs.iter().map(|draft| draft.earlier.name.as_ref()).collect();
        Self { defs, mentioned, rank, next: (0..defs.len()).map(TypeId).collect(), earlier }
    }

    /// Merges two equal types, and the types that they refer to. Types with different names from earlier runs stay apart.
    pub fn add(&mut self, one: TypeId, other: TypeId) {
        let mut pending = vec![(one, other)];
        while let Some((one, other)) = pending.pop() {
            // Each merge leaves one set less, so this ends.
            if self.merge(one, other) {
                let (ours, theirs) = (&self.mentioned[one.0], &self.mentioned[other.0]);
                pending.extend(ours.iter().copied().zip(theirs.iter().copied()));
            }
        }
    }

    /// Returns whether two sets became one.
    fn merge(&mut self, one: TypeId, other: TypeId) -> bool {
        let (one, other) = (self.of(one), self.of(other));
        if one == other {
            return false;
        }
        let (first, second) = if self.rank[one.0] < self.rank[other.0] { (one, other) } else { (other, one) };
        let names = (self.earlier[first.0], self.earlier[second.0]);
        let is_apart = matches!(names, (Some(ours), Some(theirs)) if ours != theirs);
        if is_apart || is_component(&self.defs[second.0]) && !self.is_same_component(first, second) {
            return false;
        }
        self.next[second.0] = first;
        self.earlier[first.0] = names.0.or(names.1);
        true
    }

    fn is_same_component(&self, one: TypeId, other: TypeId) -> bool {
        self.defs[one.0].origin == self.defs[other.0].origin
    }

    /// Returns the type that replaces a type: itself if nothing else does.
    pub fn of(&mut self, id: TypeId) -> TypeId {
        let mut last = id;
        while self.next[last.0] != last {
            last = self.next[last.0];
        }
        let mut at = id;
        while self.next[at.0] != last {
            at = std::mem::replace(&mut self.next[at.0], last);
        }
        last
    }

    /// Returns the type that replaces each type.
    pub fn into_all(mut self) -> Vec<TypeId> {
        (0..self.next.len()).map(|id| self.of(TypeId(id))).collect()
    }
}
