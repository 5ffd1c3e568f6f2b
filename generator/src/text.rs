//! Text of a document on its way into a file or onto a terminal. Every other module writes such text by these functions alone: each
//! takes any string, and what it returns stays where it is put.
//!
//! - [`comment`]: lines of comments and doc comments.
//! - [`literal`]: string literals of Rust.
//! - [`markdown`]: text and code in Markdown.
//! - [`json`]: JSON that a terminal can show.
//! - [`json_lines`]: JSON in few lines.
//! - [`hidden`]: which characters a reader does not see, and how they are made visible.
//! - [`lines`]: where a line ends.
//! - [`workflow_command`]: text in workflow commands of GitHub.
//! - [`device_names`]: names that no file may have.

pub mod comment;
pub mod device_names;
pub mod hidden;
pub mod json;
pub mod json_lines;
pub mod lines;
pub mod literal;
pub mod markdown;
pub mod workflow_command;
