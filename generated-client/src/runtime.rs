// @generated, the same for every API. Do not edit.
//! The client runtime: what is the same for every operation and every type.
//!
//! Each folder says in its module what comes in, what goes out and which folders it uses; no folder uses one that uses it. Users name
//! what is in the runtime by the paths below, and not by the folders.

#![allow(clippy::module_inception, reason = "a file is named after the type in it, and a folder after its main type")]

mod auth;
#[cfg(feature = "blocking")]
mod blocking;
mod call;
mod client;
pub(crate) mod codec;
mod description;
mod error;
pub mod json;
mod pagination;
mod platform;
mod redaction;
mod request;
mod response;
mod send;
mod streaming;
mod transport;
mod types;
mod values;

/// The types of HTTP that appear here, as `http::StatusCode`, of the version that is used here.
pub use http;
/// What [`HttpTransport::configured`] takes is made with this.
pub use reqwest;

pub use auth::credential::{Credential, Secret, TokenProvider};
#[cfg(feature = "blocking")]
pub use blocking::blocking::Blocking;
#[doc(hidden)]
pub use call::call::Call;
pub use call::call::Sending;
pub use call::raw_call::RawCall;
pub use client::call_options::CallOptions;
pub use client::client::Client;
pub use client::client_builder::ClientBuilder;
pub use client::redirect_policy::RedirectPolicy;
pub use client::retry_policy::RetryPolicy;
#[doc(hidden)]
pub use codec::constant;
pub use codec::decoding::Deviation;
#[doc(hidden)]
pub use codec::shape;
pub use codec::unreadable::Unreadable;
pub use codec::wire::{MatchScore, Wire};
#[doc(hidden)]
pub use description::api::{Api, Scheme, SchemeKind, Security, Server, Variable};
#[doc(hidden)]
pub use description::error_body::ErrorBody;
#[doc(hidden)]
pub use description::operation::{Method, Operation};
#[doc(hidden)]
pub use description::paging::Paging;
#[doc(hidden)]
pub use description::parameter::{Location, Parameter, Style};
pub use error::api_error::ApiError;
pub use error::decode_error::DecodeError;
pub use error::error::Error;
pub use error::incomplete_error::IncompleteError;
pub use error::paging_error::PagingError;
pub use pagination::cursor::Cursor;
pub use pagination::pages::{Items, Page, Pages};
#[doc(hidden)]
pub use request::argument::Argument;
pub use request::argument_error::ArgumentError;
pub use request::boxed::{BoxError, BoxFuture};
pub use request::request::Request;
pub use request::upload::Upload;
pub use response::reply::{Accept, Binary, Empty, Json, Reply, Text};
pub use response::response::{Parts, Response};
pub use streaming::download::Download;
#[cfg(feature = "blocking")]
pub use streaming::download_reader::DownloadReader;
pub use streaming::streaming_reply::{Opening, StreamingReply, StreamingResponse};
pub use transport::body::Body;
pub use transport::fake_reply::FakeReply;
pub use transport::fake_route::FakeRoute;
pub use transport::fake_transport::FakeTransport;
pub use transport::http_transport::HttpTransport;
pub use transport::rate_limit::RateLimit;
pub use transport::raw_response::RawResponse;
pub use transport::transport::Transport;
pub use transport::transport_error::TransportError;
#[doc(hidden)]
pub use types::member_writer;
#[doc(hidden)]
pub use types::object;
#[doc(hidden)]
pub use types::string_enum;
pub use values::date_time::{Date, DateTime};
pub use values::list::List;
pub use values::patch::Patch;

#[allow(unused_imports)]
pub(crate) use call::request_macro::request;
#[allow(unused_imports)]
pub(crate) use codec::serde_by_wire::serde_by_wire;
#[allow(unused_imports)]
pub(crate) use types::json_object::json_object;
#[allow(unused_imports)]
pub(crate) use types::macro_parts::{given, is_given, wire_name};
#[allow(unused_imports)]
pub(crate) use types::string_enum::string_enum;
