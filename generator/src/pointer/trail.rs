//! The location of a node during a walk through the whole tree.

use std::fmt::Write;

use super::{Pointer, escape};

/// The keys and indices that lead to a node, linked upwards. A walk builds a [`Pointer`] from them only where it needs one.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Trail<'a> {
    /// Where the walk begins.
    Start(&'a Pointer),
    /// A member of an object.
    Member(&'a Trail<'a>, &'a str),
    /// An item of a list.
    Item(&'a Trail<'a>, usize),
}

impl Trail<'_> {
    /// Builds the pointer.
    pub fn pointer(&self) -> Pointer {
        let mut text = String::new();
        self.write(&mut text);
        Pointer::from_text(text)
    }

    fn write(&self, text: &mut String) {
        match self {
            Self::Start(pointer) => text.push_str(pointer.as_str()),
            Self::Member(above, key) => {
                above.write(text);
                text.push('/');
                text.push_str(&escape(key));
            }
            Self::Item(above, index) => {
                above.write(text);
                let _ = write!(text, "/{index}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Pointer, Trail};

    #[test]
    fn the_pointer_of_a_trail_is_that_of_its_steps() {
        let start = Pointer::from("/components");
        let start = Trail::Start(&start);
        let list = Trail::Member(&start, "a/b");
        assert_eq!(list.pointer(), Pointer::from("/components").child("a/b"));
        assert_eq!(Trail::Item(&list, 10).pointer(), Pointer::from("/components").child("a/b").item(10));
    }
}
