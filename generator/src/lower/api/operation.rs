//! Operations by tag: their calls, results and errors, and the pagination of lists.

use serde_json::Value;

use super::{Body, Parameter, Reply, Response, Server, Type};
use crate::names::Name;
use crate::pointer::Pointer;

/// What the operations of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupSource {
    /// Their tag, as the document writes it.
    Tag(String),
    /// The first part of their paths. They have no tag.
    Path(String),
    /// They have neither.
    Others,
}

/// A group of operations.
#[derive(Clone, Debug)]
pub struct Group {
    /// What they have in common.
    pub source: GroupSource,
    /// A sentence about the group.
    pub title: String,
    /// The description of the tag.
    pub docs: Vec<String>,
    /// The struct with a method for each operation.
    pub type_name: Name,
    /// The module, and the method of the client.
    pub module: Name,
    /// The Cargo feature.
    pub feature: String,
    /// Its operations.
    pub operations: Vec<Operation>,
}

/// Another group in which an operation has methods.
#[derive(Clone, Debug)]
pub struct OtherGroup {
    /// The module of the group.
    pub module: Name,
    /// The method.
    pub name: Name,
    /// The methods for the media types of the request body after the first.
    pub media: Vec<Name>,
}

/// The text from which an operation and what belongs to it are named.
#[derive(Clone, Debug)]
pub enum OperationId {
    /// Its `operationId`.
    Documented(String),
    /// Its method and the words of its path, if it has no `operationId` or another operation has the same.
    Made(String),
}

impl OperationId {
    /// Returns the text.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Documented(text) | Self::Made(text) => text,
        }
    }

    /// Returns the `operationId`, if it is the text.
    #[must_use]
    pub fn documented(&self) -> Option<&str> {
        match self {
            Self::Documented(text) => Some(text),
            Self::Made(_) => None,
        }
    }
}

/// One operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Its location.
    pub pointer: Pointer,
    /// What names are made from.
    pub id: OperationId,
    /// The HTTP method.
    pub method: String,
    /// The path as the document writes it.
    pub path: String,
    /// The template of the path that is sent.
    pub route: String,
    /// The method of the group.
    pub name: Name,
    /// The groups of its other tags.
    pub other_groups: Vec<OtherGroup>,
    /// The type of the request.
    pub type_name: Name,
    /// Summary and description.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its parameters, in the order of the arguments.
    pub parameters: Vec<Parameter>,
    /// Its request body.
    pub body: Option<Body>,
    /// Its successful response.
    pub reply: Reply,
    /// The `Accept` header, if it is not the default.
    pub accept: Option<String>,
    /// The same operation with a response of another media type, each of which has a method of its own.
    pub alternatives: Vec<Operation>,
    /// All responses, for the report.
    pub responses: Vec<Response>,
    /// The documented successes.
    pub successes: Vec<DocumentedSuccess>,
    /// The first example of the body of a success, if it is JSON and short.
    pub example: Option<Value>,
    /// The type of the headers of a successful response.
    pub headers: Option<Type>,
    /// The statuses from 300 to 399 that the call returns instead of following the redirect; 3 stands for all of them.
    pub answers: Vec<u16>,
    /// The documented errors.
    pub errors: Vec<DocumentedError>,
    /// The security requirement, if it is not the default.
    pub security: Option<Vec<Vec<String>>>,
    /// The server, if it is not the default.
    pub server: Option<Server>,
    /// How it is paginated, if it returns pages of a list.
    pub paged: Option<Paged>,
}

impl Group {
    /// Returns all operations, each followed by its alternatives.
    pub fn calls(&self) -> impl Iterator<Item = &Operation> {
        self.operations.iter().flat_map(Operation::calls)
    }
}

impl Operation {
    /// Returns the operation, followed by its alternatives.
    pub fn calls(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.alternatives)
    }

    /// Returns what the operation is called in messages: its `operationId`, or its method in Rust.
    #[must_use]
    pub fn label(&self) -> &str {
        self.id.documented().unwrap_or(self.name.bare())
    }
}

/// A documented success of an operation.
#[derive(Clone, Debug)]
pub struct DocumentedSuccess {
    /// `200`, `2XX` or `default`.
    pub status: String,
    /// Its documentation.
    pub docs: Vec<String>,
}

/// A documented error of an operation.
#[derive(Clone, Debug)]
pub struct DocumentedError {
    /// `404`, `4XX` or `default`.
    pub status: String,
    /// Its description, in one line.
    pub description: String,
    /// Its documentation.
    pub docs: Vec<String>,
    /// The types of its body.
    pub bodies: Vec<ErrorBody>,
    /// The type of its headers.
    pub headers: Option<Type>,
}

/// The type of an error's body in some media types.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ErrorBody {
    /// The media types as the document writes them.
    pub media_types: Vec<String>,
    /// The type.
    pub ty: Type,
    /// Its description, if it is XML.
    pub xml: Option<Name>,
}

/// The pagination of an operation.
#[derive(Clone, Debug)]
pub struct Paged {
    /// The type of an item.
    pub item: Type,
    /// The path of the list in the response; empty if the response is the list.
    pub items: Vec<String>,
    /// How the next page is requested.
    pub next: NextPage,
    /// Where the response says whether it is the last page.
    pub end: Option<ListEnd>,
}

/// A property of a response that says whether it is the last page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListEnd {
    /// The path of a boolean: there are more pages.
    More(Vec<String>),
    /// The path of a boolean: this page is the last.
    Last(Vec<String>),
    /// The path of the number of pages.
    TotalPages(Vec<String>),
}

/// How the next page of a list is requested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextPage {
    /// With the URL of a `Link` header.
    Link,
    /// With the URL at this path of the response.
    Address(Vec<String>),
    /// With a page token of the response.
    Token {
        /// The path of the token in the response.
        at: Vec<String>,
        /// Where it is sent.
        sent: Sent,
    },
    /// With a page token in a header of the response.
    HeaderToken {
        /// The header.
        header: String,
        /// Where it is sent.
        sent: Sent,
    },
    /// With the number of items to skip.
    Skip(Counted),
    /// With the number of the first item of the page, counted from one.
    ItemNumber(Counted),
    /// With the page number.
    Page(Counted),
    /// With the last item of the previous page.
    AfterItem {
        /// The property that identifies an item.
        id: String,
        /// Where it is sent.
        sent: Sent,
        /// The path of the boolean that says whether there are more items; empty if there is none.
        more: Vec<String>,
    },
}

/// A number that each page increments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Where it is sent.
    pub sent: Sent,
    /// The number of the first page or item, if the document specifies it.
    pub first: Option<u64>,
}

/// Where the position in a list is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// In this query parameter.
    Query(String),
    /// In this header.
    Header(String),
    /// In the JSON body.
    Body {
        /// The path of the property.
        path: Vec<String>,
        /// Whether the property is a number.
        is_number: bool,
    },
}
