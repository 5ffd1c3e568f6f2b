//! Converts an operation to a method.
//!
//! In: an operation of the document. Out: its arguments, request body, responses and errors. Uses `context`, `definitions`, `docs`,
//! `pagination` and `service`.

pub(in crate::lower) mod accept;
pub(in crate::lower) mod argument_names;
pub(in crate::lower) mod body;
pub(in crate::lower) mod build;
pub(in crate::lower) mod client_parameters;
pub(in crate::lower) mod example;
pub(in crate::lower) mod form;
pub(in crate::lower) mod group;
mod header;
pub(in crate::lower) mod headers;
pub(in crate::lower) mod ids;
pub(in crate::lower) mod media_type_methods;
pub(in crate::lower) mod parameter;
pub(in crate::lower) mod parameter_docs;
mod part_content;
mod path_group;
pub(in crate::lower) mod path_template;
pub(in crate::lower) mod redirect;
pub(in crate::lower) mod reply;
pub(in crate::lower) mod sent_path;
pub(in crate::lower) mod stream;
