//! The parts of an error that are from its response, for `Debug`.

use crate::runtime::request::request::without_query;
use crate::runtime::transport::error_parts::ErrorParts;
use crate::runtime::transport::raw_response::RawResponse;

/// The number of characters that are shown of a body.
const MOST_OF_BODY: usize = 400;

/// The number of bytes of a text in which secrets are searched for. It is more than is shown, so that a secret at the end of what
/// is shown is found as a whole.
const MOST_SEARCHED: usize = 1024;

/// The number of characters that are shown of the id of a request.
const MOST_OF_ID: usize = 200;

impl ErrorParts {
    /// Adds the address of the response, the id of the request and the attempts.
    pub(crate) fn with_origin(self, received: &RawResponse) -> Self {
        self.with("url", Some(without_query(&received.url)))
            .with("request id", shown_id(received))
            .with_attempts(&received.context)
    }

    /// Adds the status of the response.
    pub(crate) fn with_status(self, received: &RawResponse) -> Self {
        self.with("status", Some(received.status))
    }

    /// Adds the beginning of the body.
    pub(crate) fn with_body(self, received: &RawResponse) -> Self {
        self.with("body", Some(shown_body(received)))
    }
}

/// Returns the beginning of a text of the server, without secrets, and whether this is the whole text.
fn beginning(received: &RawResponse, text: &[u8], most: usize) -> (String, bool) {
    let mut searched = String::from_utf8_lossy(&text[..text.len().min(MOST_SEARCHED)]).into_owned();
    if text.len() > MOST_SEARCHED {
        searched.push('…');
    }
    let shown = received.secrets.redact(&searched);
    match shown.char_indices().nth(most) {
        Some((end, _)) => (format!("{}…", printable(&shown[..end])), false),
        None => (printable(&shown), text.len() <= MOST_SEARCHED),
    }
}

fn shown_id(received: &RawResponse) -> Option<String> {
    received.request_id().map(|id| beginning(received, id.as_bytes(), MOST_OF_ID).0)
}

fn shown_body(received: &RawResponse) -> String {
    match beginning(received, &received.body, MOST_OF_BODY) {
        (body, true) => body,
        (start, false) => format!("{start} ({} bytes)", received.body.len()),
    }
}

/// Returns the text with escapes for invisible characters, some of which change the order of those that follow. Spaces and control
/// characters are left to the line.
fn printable(text: &str) -> String {
    let is_shown = |c: char| c.is_alphanumeric() || c.is_ascii() || c.is_whitespace() || c.is_control();
    let mut printable = String::with_capacity(text.len());
    for c in text.chars() {
        if is_shown(c) {
            printable.push(c);
        } else {
            printable.extend(c.escape_debug());
        }
    }
    printable
}
