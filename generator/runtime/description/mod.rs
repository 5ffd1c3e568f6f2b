//! The description of an API and its operations, as constants: servers, security schemes, parameters, pagination, types
//! of error bodies.
//!
//! In: the constants of the generated crate. Out: data that the other folders read. Uses `codec`.

pub(crate) mod api;
pub(crate) mod error_body;
pub(crate) mod operation;
pub(crate) mod paging;
pub(crate) mod parameter;
