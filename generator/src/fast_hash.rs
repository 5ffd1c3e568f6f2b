//! Maps and sets for keys that are hashed often, with a fast hash. Its seed is random, so that a document cannot foresee which keys
//! collide. Nothing depends on their order.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

/// A map with a fast hash.
pub(crate) type FastMap<K, V> = HashMap<K, V, RandomState>;

/// A set with a fast hash.
pub(crate) type FastSet<T> = HashSet<T, RandomState>;

/// A set with a fast hash, in the order of insertion.
pub(crate) type FastIndexSet<T> = indexmap::IndexSet<T, RandomState>;
