//! Looks up many nodes of a document.

use serde_json::Value;

use super::{below, next_token};
use crate::pointer::Pointer;

/// Looks up nodes one after the other. A lookup begins at the last node around the one before that is also around the next: the nodes
/// of a document are read mostly in its order, and most are a few steps from the one before.
#[derive(Debug)]
pub struct Walk<'a> {
    tree: &'a Value,
    /// The pointer of the last node that was looked up, as far as there are nodes.
    text: String,
    /// The nodes from the one below the root to the last one, each with the end of its pointer in the text.
    path: Vec<(usize, &'a Value)>,
}

impl<'a> Walk<'a> {
    /// Begins at the root of a tree.
    #[must_use]
    pub fn new(tree: &'a Value) -> Self {
        Self { tree, text: String::new(), path: Vec::new() }
    }

    /// The node at `pointer`.
    pub fn at(&mut self, pointer: &Pointer) -> Option<&'a Value> {
        let text = pointer.as_str();
        let is_around = |end: usize| {
            let around = self.text.get(..end).is_some_and(|around| text.starts_with(around));
            around && matches!(text.as_bytes().get(end), None | Some(b'/'))
        };
        let shared = self.path.partition_point(|(end, _)| is_around(*end));
        self.path.truncate(shared);
        let (mut end, mut node) = self.path.last().copied().unwrap_or((0, self.tree));
        self.text.truncate(end);
        while let Some((token, after)) = next_token(text.get(end..)?) {
            node = below(node, token)?;
            end = text.len() - after.len();
            self.text.push('/');
            self.text.push_str(token);
            self.path.push((end, node));
        }
        Some(node)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Walk;
    use crate::pointer::Pointer;
    use crate::resolve::at;

    #[test]
    fn a_node_is_the_same_whatever_was_looked_up_before() {
        let tree = json!({
            "a": { "b": [{ "c": 1 }, { "c": 2 }], "bc": { "c": 3 }, "": { "": 4 } },
            "ab": { "b": 5 },
            "a/b": { "~": 6 },
        });
        let pointers = [
            "",
            "/",
            "/a",
            "/a/b",
            "/a/b/0",
            "/a/b/0/c",
            "/a/b/1/c",
            "/a/b/2",
            "/a/b/01",
            "/a/b/0/c/d",
            "/a/bc/c",
            "/a/bcd",
            "/a//",
            "/a/",
            "/ab/b",
            "/ab/bc",
            "/a~1b/~0",
            "/a~1b",
            "/b",
            "a",
        ];
        let mut walk = Walk::new(&tree);
        for before in pointers {
            for pointer in pointers {
                walk.at(&Pointer::from(before));
                let pointer = Pointer::from(pointer);
                assert_eq!(walk.at(&pointer), at(&tree, &pointer), "{pointer} after {before}");
            }
        }
    }
}
