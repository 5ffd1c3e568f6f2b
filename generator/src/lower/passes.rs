//! Passes over the whole API, after all types and operations are made. `pass_list` lists them in their order.
//!
//! In: all definitions and the API. Out: the same, changed. Uses `definitions`.

pub(in crate::lower) mod constant_variants;
pub(in crate::lower) mod dedupe;
pub(in crate::lower) mod discriminator_values;
pub(in crate::lower) mod large;
pub(in crate::lower) mod merge_patch;
pub(in crate::lower) mod own_attributes;
pub(in crate::lower) mod reachability;
pub(in crate::lower) mod read_write_only;
pub(in crate::lower) mod recursion;
