//! The macros that declare the types of a document, and the functions that the declarations call: objects, enums and unions.
//!
//! In: a declaration in the crate's `types`. Out: the type, with `Wire` and serde's traits. Uses `codec` and `values`.

pub(crate) mod attempt;
pub(crate) mod files;
pub mod integer_enum;
pub(crate) mod macro_parts;
pub mod match_rules;
pub(crate) mod newtype;
pub mod object;
pub(crate) mod object_macro;
pub mod string_enum;
pub mod tagged_union;
pub mod union;
pub(crate) mod variant_conversion;
