//! Divides types into classes of equal types: types with equal definitions, which refer to types of equal classes.

use crate::api::TypeId;
use crate::fast_hash::FastMap;

/// Numbers that are the same for types with equal contents, also for components, which as types are equal to no other.
pub(super) struct Classes {
    contents: Vec<usize>,
}

impl Classes {
    /// Divides types by their definitions, given as numbers, and by the types that each refers to. Types with different `identity` are in
    /// different classes.
    ///
    /// All types with the same definition start in one class; classes are divided until the types of each refer to the same classes. So
    /// recursive types are equal if nothing distinguishes them.
    pub fn new(definitions: &[usize], identity: &[Option<usize>], mentioned: &[Vec<TypeId>]) -> Self {
        let mut of: Vec<usize> = numbers(definitions.iter().zip(identity)).0;
        let mut count = 0;
        loop {
            let keys = of.iter().zip(mentioned).map(|(class, mentioned)| (*class, classes_of(&of, mentioned)));
            let (divided, now) = numbers(keys);
            // Dividing never joins classes, so an equal count means that no class was divided.
            if now == count {
                break;
            }
            (of, count) = (divided, now);
        }
        let keys = definitions.iter().zip(mentioned).map(|(written, mentioned)| (*written, classes_of(&of, mentioned)));
        Self { contents: numbers(keys).0 }
    }

    /// Returns the number of what a type contains.
    pub fn contents(&self, id: TypeId) -> usize {
        self.contents[id.0]
    }
}

fn classes_of(classes: &[usize], mentioned: &[TypeId]) -> Vec<usize> {
    mentioned.iter().map(|id| classes[id.0]).collect()
}

/// Returns a number for each key, the same for equal keys, and how many there are.
fn numbers<K: std::hash::Hash + Eq>(keys: impl Iterator<Item = K>) -> (Vec<usize>, usize) {
    let mut known: FastMap<K, usize> = FastMap::default();
    let numbers = keys.map(|key| {
        let next = known.len();
        *known.entry(key).or_insert(next)
    });
    let numbers = numbers.collect();
    (numbers, known.len())
}

#[cfg(test)]
mod tests {
    use super::Classes;
    use crate::api::TypeId;

    fn contents(definitions: &[usize], identity: &[Option<usize>], mentioned: &[&[usize]]) -> Vec<usize> {
        let mentioned: Vec<Vec<TypeId>> =
            mentioned.iter().map(|ids| ids.iter().map(|id| TypeId(*id)).collect()).collect();
        let classes = Classes::new(definitions, identity, &mentioned);
        (0..definitions.len()).map(|id| classes.contents(TypeId(id))).collect()
    }

    #[test]
    fn types_are_equal_to_any_depth() {
        // 0 and 1 refer to 2 and 3, which are equal; 4 refers to 5, which differs.
        let mentioned: &[&[usize]] = &[&[2], &[3], &[], &[], &[5], &[]];
        assert_eq!(contents(&[1, 1, 2, 2, 1, 3], &[None; 6], mentioned), [0, 0, 1, 1, 2, 3]);
    }

    #[test]
    fn types_that_refer_to_themselves_are_equal() {
        assert_eq!(contents(&[1, 1, 1], &[None; 3], &[&[0], &[2], &[1]]), [0, 0, 0]);
    }

    #[test]
    fn types_with_an_identity_are_different_but_their_contents_may_be_equal() {
        // 0 and 1 refer to the components 2 and 3; 4 is inline.
        let identity = [None, None, Some(1), Some(2), None];
        assert_eq!(contents(&[1, 1, 2, 2, 2], &identity, &[&[2], &[3], &[], &[], &[]]), [0, 1, 2, 2, 2]);
    }
}
