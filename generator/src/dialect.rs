//! OpenAPI 3.0, 3.1 and 3.2 to the vocabulary of the `openapiv3` crate, one node at a time.
//!
//! In: a node as written. Out: the same node in terms that `openapiv3` reads whole: the nodes below it are references to
//! their own places, malformed keywords are mended or dropped with a warning, 3.1 keywords are said in 3.0 words, and
//! what has no 3.0 word is kept under an extension. This is the only room that knows versions apart.

mod conditional;
mod keywords;
mod misspelt;
mod newer;
mod outline;
pub mod parameter;
mod schema;
mod schema_checks;
mod security_scheme;
mod shape;

pub use keywords::{Holds, Kind, keywords};
pub(crate) use misspelt::misspelt_in_path_item;
pub(crate) use newer::{newer_in_path_item, newer_in_root};
pub use outline::{Outline, outline, read_schema};
pub(crate) use shape::whole;
