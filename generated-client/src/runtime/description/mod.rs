// @generated, the same for every API. Do not edit.
//! What a document says about its API and its operations, as constants: servers, security schemes, parameters, pagination, the types of
//! error bodies.
//!
//! In: the constants of the generated crate. Out: data that the other folders read; nothing here acts. Uses `codec`.

pub(crate) mod api;
pub(crate) mod error_body;
pub(crate) mod operation;
pub(crate) mod paging;
pub(crate) mod parameter;
