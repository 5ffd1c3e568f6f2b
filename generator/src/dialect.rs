//! Translates OpenAPI 3.0, 3.1 and 3.2 to one vocabulary, one node at a time.
//!
//! Schemas are read into [`crate::schema::Schema`]. Other nodes are prepared for the `openapiv3` crate: nodes below
//! them are replaced by references to their locations, malformed keywords are corrected or ignored with a warning,
//! and keywords that `openapiv3` does not know are preserved as extensions. Only this module reads versions of
//! OpenAPI differently.

mod beside_reference;
mod conditional;
mod enum_values;
mod keywords;
mod misspelt;
mod newer;
mod normalize;
pub mod parameter;
mod schema;
mod schema_checks;
mod security_scheme;
mod shape;

pub(crate) use enum_values::enum_value_text;
pub use keywords::{Holds, Kind, keywords};
pub(crate) use misspelt::misspelt_in_path_item;
pub(crate) use newer::{newer_in_path_item, newer_in_root};
pub use normalize::{Normalized, normalize, read_schema};
pub(crate) use shape::whole;
