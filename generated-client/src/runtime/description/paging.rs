// @generated, the same for every API. Do not edit.
//! How the pages of a list follow each other, as far as the document tells: by a `Link` header, an address or a token in the
//! body or in a header, a number of items to skip, or a page's number. `next_page.rs` finds the next page in a response.

use super::parameter::Parameter;
use crate::runtime::codec::unreadable::Unreadable;

/// How the pages of a list follow each other.
///
/// In lists that are paged by a parameter of the query, a `Link` header with `rel=next` counts where its address has that
/// parameter; in lists that are paged by an address, where the body has none.
#[derive(Clone, Copy, Debug)]
pub struct Paging {
    pub(crate) items: &'static [&'static str],
    pub(crate) next: NextPage,
    pub(crate) more: &'static [&'static str],
    pub(crate) body: Option<AsJson>,
}

/// Says a body that is not JSON in JSON.
pub type AsJson = fn(&[u8]) -> Result<Vec<u8>, Unreadable>;

/// What leads from one page to the next.
#[derive(Clone, Copy, Debug)]
pub(crate) enum NextPage {
    Link,
    Address(&'static [&'static str]),
    Token(TokenLocation, Parameter),
    /// The number of an item, and that of the first.
    Item(Parameter, u64),
    /// The number of a page, and that of the first.
    Page(Parameter, u64),
    After(&'static str, Parameter),
}

/// The location of a token in a response.
#[derive(Clone, Copy, Debug)]
pub(crate) enum TokenLocation {
    Body(&'static [&'static str]),
    Header(&'static str),
}

impl Paging {
    /// A list that stands in the body at these members; the body itself when there are none.
    pub const fn of(items: &'static [&'static str]) -> Self {
        Self { items, next: NextPage::Link, more: &[], body: None }
    }

    /// The body has the address of the next page at these members.
    pub const fn address(self, at: &'static [&'static str]) -> Self {
        Self { next: NextPage::Address(at), ..self }
    }

    /// The body has a token for the next page at these members, which is sent as this parameter.
    pub const fn token(self, at: &'static [&'static str], parameter: Parameter) -> Self {
        Self { next: NextPage::Token(TokenLocation::Body(at), parameter), ..self }
    }

    /// A header has a token for the next page, which is sent as this parameter.
    pub const fn header_token(self, name: &'static str, parameter: Parameter) -> Self {
        Self { next: NextPage::Token(TokenLocation::Header(name), parameter), ..self }
    }

    /// This parameter of the query says how many items to skip.
    pub const fn skip(self, parameter: &'static str) -> Self {
        Self { next: NextPage::Item(Parameter::query(parameter), 0), ..self }
    }

    /// This parameter of the query is the number of the item that the page begins with; the first is 1, as in SCIM (RFC 7644,
    /// section 3.4.2.4).
    pub const fn item_number(self, parameter: &'static str) -> Self {
        Self { next: NextPage::Item(Parameter::query(parameter), 1), ..self }
    }

    /// This parameter of the query is the number of the page; the first is 1, unless [`first`](Self::first) says otherwise.
    pub const fn page(self, parameter: &'static str) -> Self {
        Self { next: NextPage::Page(Parameter::query(parameter), 1), ..self }
    }

    /// The first page, or the first item, has this number, where the caller sets none.
    pub const fn first(self, number: u64) -> Self {
        let next = match self.next {
            NextPage::Item(parameter, _) => NextPage::Item(parameter, number),
            NextPage::Page(parameter, _) => NextPage::Page(parameter, number),
            other => other,
        };
        Self { next, ..self }
    }

    /// The number of the page, or of the item, is sent as this parameter.
    pub const fn sent_as(self, parameter: Parameter) -> Self {
        let next = match self.next {
            NextPage::Item(_, first) => NextPage::Item(parameter, first),
            NextPage::Page(_, first) => NextPage::Page(parameter, first),
            other => other,
        };
        Self { next, ..self }
    }

    /// The next page begins after the last item, which this parameter is told by this member of it. At other members the body says
    /// whether there are more; nowhere when there are none.
    pub const fn after_item(self, id: &'static str, parameter: Parameter, more: &'static [&'static str]) -> Self {
        Self { next: NextPage::After(id, parameter), more, ..self }
    }

    /// The body says at these members whether there are more pages.
    pub const fn more(self, at: &'static [&'static str]) -> Self {
        Self { more: at, ..self }
    }

    /// The body is no JSON, and this makes it so.
    pub const fn read_as(self, body: AsJson) -> Self {
        Self { body: Some(body), ..self }
    }

    /// Where the items stand in the body.
    pub(crate) const fn items(&self) -> &'static [&'static str] {
        self.items
    }

    /// The body as JSON, where it is none itself.
    pub(crate) fn as_json(&self, body: &[u8]) -> Option<Result<Vec<u8>, Unreadable>> {
        self.body.map(|as_json| as_json(body))
    }

    /// The parameter that positions are sent as, where it is not a `Link` header or an address that leads to them.
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
