//! Operations by tag: their calls, results and errors, and the pagination of lists.

use super::{Body, Parameter, Reply, Response, Server, Type};
use crate::names::Name;
use crate::pointer::Pointer;

/// The operations of one tag.
#[derive(Clone, Debug)]
pub struct Group {
    /// The tag as written.
    pub tag: String,
    /// One sentence that says which operations these are.
    pub title: String,
    /// What the tag says.
    pub docs: Vec<String>,
    /// The struct that has the operations.
    pub type_name: Name,
    /// The module, and the client's method.
    pub module: Name,
    /// The Cargo feature.
    pub feature: String,
    /// Its operations.
    pub operations: Vec<Operation>,
    /// The calls of operations that have the tag too, and belong to the group of another tag, which they name first.
    pub elsewhere: Vec<String>,
}

/// One operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Where it stands.
    pub pointer: Pointer,
    /// Its `operationId`, or the name made for it.
    pub id: String,
    /// The HTTP method, in capitals.
    pub method: String,
    /// The path as the document has it.
    pub path: String,
    /// The template of what is sent of it.
    pub route: String,
    /// The method of the group.
    pub name: Name,
    /// The type of the request.
    pub type_name: Name,
    /// Summary and description.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// What it takes, in the order of the document.
    pub parameters: Vec<Parameter>,
    /// What it sends.
    pub body: Option<Body>,
    /// What it gives.
    pub reply: Reply,
    /// The media types to ask for, where they are others than what it gives is read from in general.
    pub accept: Option<String>,
    /// The same operation, giving what it gives in another media type: a method of its own for each.
    pub alternatives: Vec<Operation>,
    /// All responses, as the report tells them.
    pub responses: Vec<Response>,
    /// The documented successes.
    pub successes: Vec<DocumentedSuccess>,
    /// The type of the headers that a success has.
    pub headers: Option<Type>,
    /// The statuses from 300 to 399 that are what it returns: itself, or 3 for all of them.
    pub answers: Vec<u16>,
    /// The documented failures: status, range or `default`, and what they mean.
    pub errors: Vec<DocumentedError>,
    /// The requirement, where it is not the document's.
    pub security: Option<Vec<Vec<String>>>,
    /// The server, where it is not the document's.
    pub server: Option<Server>,
    /// How to go on, when the reply is a page of a list.
    pub paged: Option<Paged>,
}

impl Group {
    /// All that can be called: the operations, each with its alternatives behind it.
    pub fn calls(&self) -> impl Iterator<Item = &Operation> {
        self.operations.iter().flat_map(Operation::calls)
    }
}

impl Operation {
    /// The operation, and its alternatives behind it.
    pub fn calls(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.alternatives)
    }
}

/// A documented success of an operation.
#[derive(Clone, Debug)]
pub struct DocumentedSuccess {
    /// `200`, `2XX` or `default`.
    pub status: String,
    /// What it means, as documentation.
    pub docs: Vec<String>,
}

/// A documented failure of an operation.
#[derive(Clone, Debug)]
pub struct DocumentedError {
    /// `404`, `4XX` or `default`.
    pub status: String,
    /// What it means, in one line.
    pub description: String,
    /// What it means, as documentation.
    pub docs: Vec<String>,
    /// The types of its body, each with the media types that it comes in.
    pub bodies: Vec<(Vec<String>, Type)>,
    /// The type of its headers.
    pub headers: Option<Type>,
}

/// A reply that is a page of a list.
#[derive(Clone, Debug)]
pub struct Paged {
    /// The type of an item.
    pub item: Type,
    /// The members that lead to the list; none when the reply is the list.
    pub items: Vec<String>,
    /// How to go on.
    pub next: NextPage,
    /// The properties that lead to a boolean which says whether there are more pages.
    pub more: Option<Vec<String>>,
}

/// How the next page of a list is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextPage {
    /// As a `Link` header says.
    Link,
    /// By the address that stands at these members.
    Address(Vec<String>),
    /// By a token that stands at these members.
    Token {
        /// The members.
        at: Vec<String>,
        /// Where it is sent.
        sent: Sent,
    },
    /// By a token in a header.
    HeaderToken {
        /// The header.
        header: String,
        /// Where it is sent.
        sent: Sent,
    },
    /// By the number of items to skip.
    Skip(Counted),
    /// By the number of the page's first item, counted from one.
    ItemNumber(Counted),
    /// By the number of the page.
    Page(Counted),
    /// By the last item.
    AfterItem {
        /// The member of the item that tells it.
        id: String,
        /// Where it is sent.
        sent: Sent,
        /// The members of the reply that say whether there are more; none when nothing does.
        more: Vec<String>,
    },
}

/// A number that leads from page to page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Where it is sent.
    pub sent: Sent,
    /// The number of the first page or item, where the document says it.
    pub first: Option<u64>,
}

/// Where the position in a list is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// In this parameter of the query.
    Query(String),
    /// In this header.
    Header(String),
    /// In the JSON body.
    Body {
        /// The properties that lead to it.
        path: Vec<String>,
        /// Whether it is a number there.
        is_number: bool,
    },
}
