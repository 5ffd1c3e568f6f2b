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
        let pointers = || (0..1000).map(|index| Pointer::root().item(index));
        let by_pointer: PointerMap<usize> = pointers().enumerate().map(|(index, pointer)| (pointer, index)).collect();
        let by_both: PointerSet<(usize, Pointer)> =
            pointers().flat_map(|pointer| [(0, pointer.clone()), (1, pointer)]).collect();
        assert_eq!((by_pointer.len(), by_both.len()), (1000, 2000));
        for (index, pointer) in pointers().enumerate() {
            assert_eq!(by_pointer.get(&pointer), Some(&index));
            assert!(by_both.contains(&(1, pointer)));
        }
    }
}
