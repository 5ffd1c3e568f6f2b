// @generated, the same for every API. Do not edit.
//! How the types of a document are read and written: objects, enums and unions.
//!
//! In: a type of the crate, and the line beside it that lists its fields or variants. Out: `Wire` and serde's traits for the type. Uses
//! `codec` and `values`.

pub mod default_slot;
pub mod field_slot;
pub(crate) mod json_object;
pub(crate) mod macro_parts;
pub mod member_writer;
pub mod object;
pub mod object_match;
pub mod string_enum;
