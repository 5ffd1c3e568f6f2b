//! The types made so far, before they have their names: drafts, where each comes from, and questions about them.
//!
//! All other parts of `lower` read and write these. Uses no other folder.

pub(in crate::lower) mod draft;
pub(in crate::lower) mod match_rules;
pub(in crate::lower) mod nullable;
pub(in crate::lower) mod origin;
pub(in crate::lower) mod walk;
