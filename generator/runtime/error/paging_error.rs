//! A list with further pages that cannot be requested.

use std::fmt;

use crate::runtime::transport::error_parts::ErrorParts;
use crate::runtime::transport::raw_response::RawResponse;

/// A list with further pages that cannot be requested: its cursors repeat, the address of the next page is not allowed,
/// or too many pages in a row were empty.
pub struct PagingError {
    pub(crate) received: RawResponse,
    pub(crate) what: String,
}

impl PagingError {
    /// The response with the last page.
    pub fn received(&self) -> &RawResponse {
        &self.received
    }
}

impl fmt::Debug for PagingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ErrorParts::default()
            .with_status(&self.received)
            .with_origin(&self.received)
            .with_body(&self.received)
            .write(self, f)
    }
}

impl fmt::Display for PagingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: the list is not complete: {}", self.received.operation(), self.what)
    }
}

impl std::error::Error for PagingError {}
