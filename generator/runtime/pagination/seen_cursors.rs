//! Remembers cursors, to detect a list whose pages repeat.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use super::cursor::Cursor;

/// The number of cursors that are remembered.
const MOST: usize = 65_536;

/// The cursors of a list, as hashes, so that memory is limited. A cycle of up to [`MOST`] pages is detected.
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
