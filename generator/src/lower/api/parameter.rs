//! Parameters: where each is sent, and how it is serialized.

use serde_json::Value;

use super::{Constant, Type};
use crate::names::Name;
use crate::pointer::Pointer;

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its location in the document.
    pub pointer: Pointer,
    /// Its wire name.
    pub wire: String,
    /// The name of the argument or setter.
    pub name: Name,
    /// Where it is sent.
    pub location: Location,
    /// How it is serialized.
    pub style: Style,
    /// The properties of a form that have a style of their own.
    pub fields: Vec<(String, Style)>,
    /// Whether it is required.
    pub required: bool,
    /// Its documentation.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its type.
    pub ty: Type,
    /// The first example of the document, if it is short.
    pub example: Option<Value>,
    /// The default of its schema, if it can be written as a literal.
    pub default: Option<Constant>,
    /// Whether its value is set on the client unless the call sets it: see [`ClientParameter`].
    pub is_client_parameter: bool,
}

/// A parameter that nearly all operations require with the same default, such as the version of the API.
#[derive(Clone, Debug)]
pub struct ClientParameter {
    /// Its wire name.
    pub wire: String,
    /// Where it is sent.
    pub location: Location,
    /// The setter of the client builder.
    pub setter: Name,
    /// Its documentation.
    pub docs: Vec<String>,
    /// The value that is sent unless another one is set.
    pub default: Constant,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// How the value of a parameter is serialized.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Style {
    /// The style's name.
    pub kind: StyleKind,
    /// Whether each item or property is a pair of its own.
    pub explode: bool,
    /// Whether reserved characters are not escaped.
    pub allow_reserved: bool,
}

impl Style {
    /// The default of path parameters.
    pub const SIMPLE: Self = Self { kind: StyleKind::Simple, explode: false, allow_reserved: false };

    /// The default of query parameters.
    pub const FORM: Self = Self { kind: StyleKind::Form, explode: true, allow_reserved: false };
}

/// The styles of the specification, and JSON text for `content`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StyleKind {
    /// `simple`, the default of path and header.
    Simple,
    /// `label`.
    Label,
    /// `matrix`.
    Matrix,
    /// `form`, the default of query and cookie.
    Form,
    /// `spaceDelimited`.
    Space,
    /// `pipeDelimited`.
    Pipe,
    /// `deepObject`.
    Deep,
    /// JSON text, by `content: application/json`.
    Json,
    /// The text of a form, by `content: application/x-www-form-urlencoded`.
    FormText,
    /// The whole query is a form with the properties of the value: `in: querystring`.
    Whole,
}
