// @generated, the same for every API. Do not edit.
//! The pagination of a list as the document defines it: by a `Link` header, an address or a token in the body or in a
//! header, a number of items to skip, or a page number. `next_page.rs` finds the next page in a response.

use super::parameter::Parameter;
use crate::runtime::codec::unreadable::Unreadable;

/// The pagination of a list.
///
/// If the list is paginated by a query parameter, a `Link` header with `rel=next` is used if its address has this
/// parameter. If the list is paginated by an address, the header is used if the body has no address.
#[derive(Clone, Copy, Debug)]
pub struct Paging {
    pub(crate) items: &'static [&'static str],
    pub(crate) next: NextPage,
    pub(crate) end: ListEnd,
    pub(crate) body: Option<AsJson>,
}

/// Converts a body that is not JSON to JSON.
pub type AsJson = fn(&[u8]) -> Result<Vec<u8>, Unreadable>;

/// The way from one page to the next.
#[derive(Clone, Copy, Debug)]
pub(crate) enum NextPage {
    Link,
    Address(&'static [&'static str]),
    Token(TokenLocation, Parameter),
    /// The number of an item, with the number of the first.
    Item(Parameter, u64),
    /// The number of a page, with the number of the first.
    Page(Parameter, u64),
    After(&'static str, Parameter),
}

/// What a response says about the end of the list.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ListEnd {
    Unsaid,
    /// A boolean at this path: there are more pages.
    More(&'static [&'static str]),
    /// A boolean at this path: this page is the last.
    Last(&'static [&'static str]),
    /// The number of pages at this path.
    TotalPages(&'static [&'static str]),
}

/// The location of a token in a response.
#[derive(Clone, Copy, Debug)]
pub(crate) enum TokenLocation {
    Body(&'static [&'static str]),
    Header(&'static str),
}

impl Paging {
    /// Creates a pagination for the list at this path of the body, which is empty for the body itself.
    pub const fn of(items: &'static [&'static str]) -> Self {
        Self { items, next: NextPage::Link, end: ListEnd::Unsaid, body: None }
    }

    /// The body has the address of the next page at this path.
    pub const fn address(self, at: &'static [&'static str]) -> Self {
        Self { next: NextPage::Address(at), ..self }
    }

    /// The body has a token for the next page at this path, which is sent as this parameter.
    pub const fn token(self, at: &'static [&'static str], parameter: Parameter) -> Self {
        Self { next: NextPage::Token(TokenLocation::Body(at), parameter), ..self }
    }

    /// A header has a token for the next page, which is sent as this parameter.
    pub const fn header_token(self, name: &'static str, parameter: Parameter) -> Self {
        Self { next: NextPage::Token(TokenLocation::Header(name), parameter), ..self }
    }

    /// This query parameter is the number of items to skip.
    pub const fn skip(self, parameter: &'static str) -> Self {
        Self { next: NextPage::Item(Parameter::query(parameter), 0), ..self }
    }

    /// This query parameter is the number of the first item of the page. The first item is 1, as in SCIM (RFC 7644,
    /// section 3.4.2.4).
    pub const fn item_number(self, parameter: &'static str) -> Self {
        Self { next: NextPage::Item(Parameter::query(parameter), 1), ..self }
    }

    /// This query parameter is the page number. The first page is 1, unless [`first`](Self::first) sets another number.
    pub const fn page(self, parameter: &'static str) -> Self {
        Self { next: NextPage::Page(Parameter::query(parameter), 1), ..self }
    }

    /// Sets the number of the first page or item, if the caller sets none.
    pub const fn first(self, number: u64) -> Self {
        let next = match self.next {
            NextPage::Item(parameter, _) => NextPage::Item(parameter, number),
            NextPage::Page(parameter, _) => NextPage::Page(parameter, number),
            other => other,
        };
        Self { next, ..self }
    }

    /// Sets the parameter for the number of the page or item.
    pub const fn sent_as(self, parameter: Parameter) -> Self {
        let next = match self.next {
            NextPage::Item(_, first) => NextPage::Item(parameter, first),
            NextPage::Page(_, first) => NextPage::Page(parameter, first),
            other => other,
        };
        Self { next, ..self }
    }

    /// The next page begins after the last item: this parameter is the value of this field of the item. The body has a
    /// boolean at the path `more` that says whether there are more pages, unless the path is empty.
    pub const fn after_item(self, id: &'static str, parameter: Parameter, more: &'static [&'static str]) -> Self {
        Self { next: NextPage::After(id, parameter), ..self }.more(more)
    }

    /// The body has a boolean at this path that says whether there are more pages.
    pub const fn more(self, at: &'static [&'static str]) -> Self {
        Self { end: if at.is_empty() { ListEnd::Unsaid } else { ListEnd::More(at) }, ..self }
    }

    /// The body has a boolean at this path that says whether this page is the last.
    pub const fn last(self, at: &'static [&'static str]) -> Self {
        Self { end: ListEnd::Last(at), ..self }
    }

    /// The body has the number of pages at this path.
    pub const fn total_pages(self, at: &'static [&'static str]) -> Self {
        Self { end: ListEnd::TotalPages(at), ..self }
    }

    /// Sets the conversion of a body that is not JSON.
    pub const fn read_as(self, body: AsJson) -> Self {
        Self { body: Some(body), ..self }
    }

    /// Returns the path of the items in the body.
    pub(crate) const fn items(&self) -> &'static [&'static str] {
        self.items
    }

    /// Returns the body as JSON, converted if it is not JSON.
    pub(crate) fn as_json(&self, body: &[u8]) -> Option<Result<Vec<u8>, Unreadable>> {
        self.body.map(|as_json| as_json(body))
    }

    /// Returns the parameter for positions, unless a `Link` header or an address has them.
    pub(crate) fn parameter(&self) -> Option<Parameter> {
        match self.next {
            NextPage::Link | NextPage::Address(_) => None,
            NextPage::Token(_, parameter)
            | NextPage::After(_, parameter)
            | NextPage::Item(parameter, _)
            | NextPage::Page(parameter, _) => Some(parameter),
        }
    }
}
