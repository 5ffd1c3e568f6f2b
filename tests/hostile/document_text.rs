//! Text of a document ends up in strings and comments of the generated crate, never in code.
