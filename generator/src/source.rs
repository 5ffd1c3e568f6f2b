//! The texts of the document, and the positions of JSON pointers in them.
//!
//! Parsers provide no positions. The positions of the few nodes that diagnostics show are found by reading the text
//! again.

mod lines;
mod locate;
pub(crate) mod yaml_spaces;

use std::path::PathBuf;
use std::sync::OnceLock;

use crate::pointer::Pointer;

pub(crate) use lines::Lines;
use locate::Nearest;

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JSON (RFC 8259).
    Json,
    /// YAML 1.2.
    Yaml,
}

/// One file that the document consists of.
#[derive(Debug)]
pub struct Source {
    /// Where it is, as the user may open it.
    pub path: PathBuf,
    /// What the document calls it: its path from the entry's directory.
    pub name: String,
    /// Its contents.
    pub text: String,
    /// JSON or YAML.
    pub format: Format,
    /// The pointer of its root in the bundled document.
    pub mount: Pointer,
    index: OnceLock<Index>,
    lines: OnceLock<Lines>,
}

/// Where its nodes are.
#[derive(Debug)]
enum Index {
    Json(locate::JsonValue),
    Yaml(locate::YamlIndex),
}

impl Source {
    /// A file that was read.
    #[must_use]
    pub fn new(path: PathBuf, text: String, format: Format, mount: Pointer) -> Self {
        Self {
            name: path.display().to_string(),
            path,
            text,
            format,
            mount,
            index: OnceLock::new(),
            lines: OnceLock::new(),
        }
    }

    /// Its lines.
    pub(crate) fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::of(&self.text))
    }

    /// Line and column of a side of a node within this file, or of the nearest node around it.
    fn locate(&self, pointer: &Pointer, side: Side) -> Option<Nearest<(usize, usize)>> {
        let index = self.index.get_or_init(|| match self.format {
            Format::Json => Index::Json(locate::JsonValue::whole(&self.text)),
            Format::Yaml => Index::Yaml(locate::YamlIndex::of(&self.text)),
        });
        match index {
            Index::Json(whole) => {
                let Nearest { position, is_exact } = whole.offset(&self.text, pointer, side)?;
                Some(Nearest { position: self.lines().position(&self.text, position)?, is_exact })
            }
            Index::Yaml(nodes) => nodes.position(pointer, side),
        }
    }
}

/// What is located of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Its value; the key of an object or a list, because what is in it says little about it as a whole.
    Node,
    /// Its key; the value of the root and of an item of a list, which have none.
    Key,
    /// Its value; the key of an object or a list that begins below it.
    Value,
}

impl Side {
    /// This side of the node itself; a node around it is located as a whole.
    fn of(self, is_exact: bool) -> Self {
        if is_exact { self } else { Self::Node }
    }
}

/// A position in a file: line and column count from one, in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Index of the file in [`Sources`].
    pub file: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
}

/// All files of a document, the entry first.
#[derive(Debug, Default)]
pub struct Sources(pub Vec<Source>);

impl Sources {
    /// The file that holds `pointer`, and the pointer within that file.
    #[must_use]
    pub fn home(&self, pointer: &Pointer) -> Option<(usize, Pointer)> {
        crate::work::add(pointer.as_str().len());
        // The entry is mounted at the root, which holds everything; the deepest mount is the true home.
        self.0
            .iter()
            .enumerate()
            .filter_map(|(file, source)| Some((file, pointer.below(&source.mount)?)))
            .max_by_key(|(file, _)| self.0[*file].mount.as_str().len())
    }

    /// `pointer` as a reader of the document would write it: `#/a/b`, or `other.yaml#/a/b` in another file.
    #[must_use]
    pub fn describe(&self, pointer: &Pointer) -> String {
        match self.home(pointer) {
            Some((file, inner)) if file > 0 => format!("{}{inner}", self.0[file].name),
            _ => pointer.to_string(),
        }
    }

    /// Where the node at `pointer` is written; the nearest node above it when it is not written itself.
    #[must_use]
    pub fn locate(&self, pointer: &Pointer) -> Option<Position> {
        self.locate_side(pointer, Side::Node)
    }

    /// Where this side of the node at `pointer` is written; the nearest node above it when it is not written itself.
    #[must_use]
    pub fn locate_side(&self, pointer: &Pointer, side: Side) -> Option<Position> {
        let (mut here, mut side) = (pointer.clone(), side);
        loop {
            let (file, inner) = self.home(&here)?;
            let source = self.0.get(file)?;
            if let Some(Nearest { position: (line, column), .. }) = source.locate(&inner, side) {
                return Some(Position { file, line, column });
            }
            // No node of the file has a position: what refers to the file is around it.
            (here, side) = (source.mount.parent()?, Side::Node);
        }
    }

    /// Where this side of the node at `pointer` is written, if it is written itself.
    #[must_use]
    pub fn locate_exactly(&self, pointer: &Pointer, side: Side) -> Option<Position> {
        let (file, inner) = self.home(pointer)?;
        let Nearest { position: (line, column), is_exact } = self.0.get(file)?.locate(&inner, side)?;
        is_exact.then_some(Position { file, line, column })
    }
}
