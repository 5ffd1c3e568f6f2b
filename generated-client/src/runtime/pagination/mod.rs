// @generated, the same for every API. Do not edit.
//! Lists in pages: finds the next page in a response, and requests it.
//!
//! In: a call of an operation with a `Paging`. Out: streams of pages or items. Uses `call` and the folders that it uses, and `auth`.

pub(crate) mod cursor;
pub(crate) mod link_header;
pub(crate) mod next_page;
pub(crate) mod page_address;
pub(crate) mod page_items;
pub(crate) mod page_request;
pub(crate) mod pager;
pub(crate) mod pages;
pub(crate) mod seen_cursors;
