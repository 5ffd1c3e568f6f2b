//! The client runtime: what is the same for every operation and every type.

mod argument_error;
mod attempt;
mod bare_text;
mod base64_bytes;
mod body;
mod body_member;
mod boxed;
pub(crate) mod budget;
mod call_context;
mod client_parameter;
mod collections;
#[doc(hidden)]
pub mod constant;
mod conversion;
mod date_time;
mod decimal;
mod decode_response;
mod decoding;
mod error_reading;
mod exact_numbers;
mod files;
mod form_value;
mod go_to;
#[doc(hidden)]
pub mod integer_enum;
pub mod json;
mod json_error;
mod json_read;
mod json_value;
mod json_write;
mod list;
mod macro_parts;
mod member_name;
mod newtype;
mod number;
#[doc(hidden)]
pub mod object;
mod object_macro;
mod page_items;
mod patch;
mod primitives;
mod redirect_policy;
mod request;
mod retry_policy;
mod scalar;
mod sending;
mod serde_by_wire;
#[doc(hidden)]
pub mod shape;
#[doc(hidden)]
pub mod string_enum;
#[doc(hidden)]
pub mod tagged_union;
mod text;
mod timestamp;
mod transient;
mod transport_error;
mod tuples;
mod undocumented;
mod unexpected;
#[doc(hidden)]
pub mod union;
mod unreadable;
mod wire;
mod within;
#[cfg(feature = "xml")]
mod xml_body;
#[cfg(feature = "xml")]
mod xml_description;

pub use base64_bytes::{Base64, Base64Url};
#[allow(unused_imports)]
pub(crate) use conversion::conversion;
pub use date_time::{Date, DateTime};
pub use decoding::Deviation;
#[allow(unused_imports)]
pub(crate) use files::files;
#[allow(unused_imports)]
pub(crate) use integer_enum::integer_enum;
pub use list::List;
#[allow(unused_imports)]
pub(crate) use macro_parts::{constructor, given, is_given, object_default, wire_name};
#[allow(unused_imports)]
pub(crate) use newtype::newtype;
#[allow(unused_imports)]
pub(crate) use object_macro::object;
pub use patch::Patch;
#[allow(unused_imports)]
pub(crate) use serde_by_wire::serde_by_wire;
#[allow(unused_imports)]
pub(crate) use string_enum::string_enum;
#[allow(unused_imports)]
pub(crate) use tagged_union::tagged_union;
pub use timestamp::{HttpDate, UnixTime};
#[allow(unused_imports)]
pub(crate) use union::union;
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
mod client_parameters;
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
mod error_body;
mod event;
mod event_feed;
mod event_stream;
mod fake;
mod form;
mod form_field;
mod http_transport;
mod idle;
mod incomplete_error;
mod json_lines;
pub(crate) mod json_repair;
mod limit;
mod link;
mod message;
mod multipart;
mod next_address;
mod next_page;
mod not_events;
mod opening;
mod operation;
mod outgoing;
mod page;
mod pager;
mod paging;
mod paging_error;
mod parameter;
mod part;
mod password;
mod percent;
mod plain_http;
mod rate_limit;
mod raw;
mod received;
mod redirect;
mod replies;
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
mod stream_item;
mod stream_value;
mod style;
mod transport;
mod typed_headers;
mod upload;
#[cfg(feature = "fs")]
mod upload_file;
#[cfg(feature = "xml")]
pub mod xml;
#[cfg(feature = "xml")]
mod xml_read;
#[cfg(feature = "xml")]
mod xml_tree;
#[cfg(feature = "xml")]
mod xml_write;

/// The types of HTTP that appear here, as `http::StatusCode`, of the version that is used here.
pub use http;
/// What [`HttpTransport::configured`] takes is made with this.
pub use reqwest;

pub use api::{Api, Scheme, SchemeKind, Security, Server, Variable};
pub use api_error::ApiError;
pub use argument::Argument;
pub use argument_error::ArgumentError;
pub use body::Body;
pub use boxed::{BoxError, BoxFuture};
pub use call::{Call, Sending};
pub use call_options::CallOptions;
#[allow(unused_imports)]
pub(crate) use calls::calls;
pub use client::Client;
pub use client_builder::ClientBuilder;
pub use credential::{Credential, Secret, TokenProvider};
pub use cursor::Cursor;
pub use decode_error::DecodeError;
pub use download::Download;
pub use error::Error;
pub use error_body::ErrorBody;
pub use event::Event;
pub use event_stream::EventStream;
pub use fake::{FakeReply, FakeTransport};
pub use form::Form;
pub use form_field::FormField;
pub use form_value::FormValue;
pub use http_transport::HttpTransport;
pub use incomplete_error::IncompleteError;
pub use json_lines::{JsonLines, StreamValues};
#[allow(unused_imports)]
pub(crate) use multipart::multipart;
pub use opening::{Opened, Opening, Started};
pub use operation::{Method, Operation};
pub use page::{Items, Page, Pages};
pub use paging::Paging;
pub use paging_error::PagingError;
pub use parameter::{Parameter, Place, Style};
pub use part::Part;
pub use password::Password;
pub use rate_limit::RateLimit;
pub use raw::RawCall;
pub use received::Received;
pub use redirect_policy::RedirectPolicy;
#[allow(unused_imports)]
pub(crate) use replies::replies;
pub use reply::{Accept, Binary, Empty, Json, Reply, Text};
pub use request::Request;
pub use response::{Parts, Response};
pub use retry_policy::RetryPolicy;
pub use stream_value::StreamValue;
pub use transport::Transport;
pub use transport_error::TransportError;
pub use unreadable::Unreadable;
pub use upload::Upload;
#[cfg(feature = "xml")]
pub use xml::Xml;
