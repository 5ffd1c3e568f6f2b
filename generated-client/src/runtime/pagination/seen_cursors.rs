// @generated, the same for every API. Do not edit.
//! Remembers cursors, to find a list that goes in a circle.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use super::cursor::Cursor;

/// The number of cursors that are remembered.
const MOST: usize = 65_536;

/// The cursors of a list, as hashes: memory does not grow with their length, nor without end with their number. A circle of up to
/// [`MOST`] pages is found.
#[derive(Default)]
pub(crate) struct SeenCursors {
    hashes: HashSet<u64>,
    hasher: RandomState,
}

impl SeenCursors {
    /// Adds a cursor; `false` if it was seen before.
    pub(crate) fn insert(&mut self, cursor: &Cursor) -> bool {
        if self.hashes.len() >= MOST {
            self.hashes.clear();
        }
        self.hashes.insert(self.hasher.hash_one(cursor))
    }
}
