//! Parameters: where each is sent, and how it is serialized.

use super::{Constant, Type};
use crate::names::Name;
use crate::pointer::Pointer;

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Where it stands.
    pub pointer: Pointer,
    /// As it is sent.
    pub wire: String,
    /// Its argument or setter.
    pub name: Name,
    /// Where it is sent.
    pub location: Location,
    /// How it is written there.
    pub style: Style,
    /// Whether it must be given.
    pub required: bool,
    /// What it is.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its type.
    pub ty: Type,
    /// The value that its schema gives as the default, if a literal can be written for it.
    pub default: Option<Constant>,
    /// Whether its value is set on the client unless the call sets it: see [`ClientParameter`].
    pub of_client: bool,
}

/// A parameter that nearly all operations require with the same default, such as the version of the API.
#[derive(Clone, Debug)]
pub struct ClientParameter {
    /// As it is sent.
    pub wire: String,
    /// Where it is sent.
    pub location: Location,
    /// The setter of the client builder.
    pub setter: Name,
    /// What it is.
    pub docs: Vec<String>,
    /// What is sent unless it is set.
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

/// How a parameter's value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Style {
    /// The style's name.
    pub kind: StyleKind,
    /// Whether lists and objects are written member by member.
    pub explode: bool,
    /// Whether reserved characters stay as they are.
    pub allow_reserved: bool,
}

impl Style {
    /// What parameters of the path have unless the document says otherwise.
    pub const SIMPLE: Self = Self { kind: StyleKind::Simple, explode: false, allow_reserved: false };

    /// What those of the query have.
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
    /// The whole query is a form with the members of the value: `in: querystring`.
    Whole,
}
