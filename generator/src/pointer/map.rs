//! Maps and sets of pointers.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use super::Pointer;

/// A map with pointers as keys.
pub type PointerMap<T, K = Pointer> = HashMap<K, T, BuildHasherDefault<PointerHasher>>;

/// A set of pointers.
pub type PointerSet<K = Pointer> = HashSet<K, BuildHasherDefault<PointerHasher>>;

/// Hashes pointers, and tuples with a pointer. A pointer has a hash already, which documents cannot foresee, so this only combines it
/// with the rest of the key.
#[derive(Clone, Copy, Debug, Default)]
pub struct PointerHasher(u64);

impl Hasher for PointerHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, part: u64) {
        self.0 = self.0.rotate_left(8) ^ part;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Pointer, PointerMap, PointerSet};

    #[test]
    fn pointers_and_tuples_with_pointers_are_keys() {
        let places = || (0..1000).map(|index| Pointer::root().item(index));
        let by_place: PointerMap<usize> = places().enumerate().map(|(index, place)| (place, index)).collect();
        let by_both: PointerSet<(usize, Pointer)> =
            places().flat_map(|place| [(0, place.clone()), (1, place)]).collect();
        assert_eq!((by_place.len(), by_both.len()), (1000, 2000));
        for (index, place) in places().enumerate() {
            assert_eq!(by_place.get(&place), Some(&index));
            assert!(by_both.contains(&(1, place)));
        }
    }
}
