// Generated: a copy of generator/runtime/types/mod.rs by generator/src/emit/runtime.rs. Do not edit.
//! The macros that declare the types of a document, and the functions that the declarations call: objects, enums and unions.
//!
//! In: a declaration in the crate's `types`. Out: the type, with `Wire` and serde's traits. Uses `codec` and `values`.

pub(crate) mod files;
pub(crate) mod macro_parts;
pub mod object;
pub(crate) mod object_macro;
pub mod string_enum;
