//! Converts what concerns the whole service: its servers and its security schemes.
//!
//! In: the document. Out: the settings of the client. Uses `docs`.

pub(in crate::lower) mod security;
pub(in crate::lower) mod server;
#[path = "../../runtime/request/server_variable.rs"]
pub(in crate::lower) mod server_variable;
