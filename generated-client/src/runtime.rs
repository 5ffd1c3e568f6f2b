// Generated: a copy of generator/runtime/mod.rs by generator/src/emit/runtime.rs. Do not edit.
//! The client runtime: what is the same for every operation and every type.

mod body_member;
pub(crate) mod budget;
mod collections;
mod date_time;
mod decoding;
mod files;
pub mod json;
mod json_value;
mod list;
mod macro_parts;
mod member_name;
#[doc(hidden)]
pub mod object;
mod object_macro;
mod patch;
mod primitives;
mod scalar;
mod sending;
#[doc(hidden)]
pub mod string_enum;
mod tuples;
mod wire;
mod within;

pub use date_time::{Date, DateTime};
pub use decoding::Deviation;
#[allow(unused_imports)]
pub(crate) use files::files;
pub use list::List;
#[allow(unused_imports)]
pub(crate) use macro_parts::{given, is_given, object_default, serde_by_wire, wire_name};
#[allow(unused_imports)]
pub(crate) use object_macro::object;
pub use patch::Patch;
#[allow(unused_imports)]
pub(crate) use string_enum::string_enum;
pub use wire::{Fit, Wire};

mod api;
mod api_error;
mod argument;
mod auth;
mod base_url;
mod call;
mod call_options;
mod calls;
mod client;
mod client_builder;
mod concealed_error;
mod credential;
mod credential_names;
mod cursor;
mod deadline;
mod decode_error;
mod decode_task;
mod download;
mod environment;
mod error;
mod fake;
mod http_transport;
mod idle;
mod incomplete_error;
pub(crate) mod json_repair;
mod limit;
mod link;
mod message;
mod next_address;
mod next_page;
mod opening;
mod operation;
mod outgoing;
mod page;
mod pager;
mod paging;
mod paging_error;
mod parameter;
mod percent;
mod plain_http;
mod rate_limit;
mod raw;
mod received;
mod redirect;
mod reply;
mod response;
mod retry;
mod route;
mod secrets;
mod seen_cursors;
mod send;
mod sendable;
mod sent;
mod server_variable;
mod spelling;
mod style;
mod transport;
mod upload;
#[cfg(feature = "fs")]
mod upload_file;

/// The types of HTTP that appear here, as `http::StatusCode`, of the version that is used here.
pub use http;
/// What [`HttpTransport::configured`] takes is made with this.
pub use reqwest;

pub use api::{Api, Scheme, SchemeKind, Security, Server, Variable};
pub use api_error::ApiError;
pub use argument::Argument;
pub use call::{Call, Sending};
pub use call_options::CallOptions;
#[allow(unused_imports)]
pub(crate) use calls::calls;
pub use client::Client;
pub use client_builder::ClientBuilder;
pub use credential::{Credential, Secret, TokenProvider};
pub use cursor::Cursor;
pub use decode_error::{DecodeError, Unreadable};
pub use download::Download;
pub use error::{ArgumentError, BoxError, Error};
pub use fake::{FakeReply, FakeTransport};
pub use http_transport::HttpTransport;
pub use incomplete_error::IncompleteError;
pub use opening::{Opened, Opening, Started};
pub use operation::{Method, Operation};
pub use page::{Items, Page, Pages};
pub use paging::Paging;
pub use paging_error::PagingError;
pub use parameter::{Parameter, Place, Style};
pub use rate_limit::RateLimit;
pub use raw::RawCall;
pub use received::Received;
pub use redirect::RedirectPolicy;
pub use reply::{Accept, Binary, Empty, Json, Reply, Text};
pub use response::{Parts, Response};
pub use retry::RetryPolicy;
pub use transport::{Body, BoxFuture, Request, Transport, TransportError};
pub use upload::Upload;
