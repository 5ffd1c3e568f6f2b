//! Decides which documented statuses from 300 to 399 an operation returns instead of following the redirect.

use openapiv3::Response;

use crate::api::{Location, Parameter};

/// The statuses that send a client to the address in `Location` (RFC 9110, section 15.4).
const REDIRECTS: [&str; 6] = ["301", "302", "303", "307", "308", "3XX"];

/// The headers that make a request conditional: a server answers it with 304 where nothing was modified.
const CONDITIONS: [&str; 2] = ["if-none-match", "if-modified-since"];

/// Whether a caller can make the request conditional, by a documented header parameter.
pub(in crate::lower) fn is_conditional(parameters: &[Parameter]) -> bool {
    parameters.iter().any(|parameter| {
        parameter.location == Location::Header
            && CONDITIONS.iter().any(|name| parameter.wire.eq_ignore_ascii_case(name))
    })
}

/// Whether the operation returns a documented response: a redirect whose `Location` is documented, or 304 to a conditional request.
pub(in crate::lower) fn is_answer(status: &str, response: &Response, is_conditional: bool) -> bool {
    let has_location = response.headers.keys().any(|name| name.eq_ignore_ascii_case("location"));
    (is_redirect(status) && has_location) || (status == "304" && is_conditional)
}

/// Whether a status is a redirect that clients follow.
pub(in crate::lower) fn is_redirect(status: &str) -> bool {
    REDIRECTS.contains(&status)
}

/// Returns the status as the runtime compares it: the code, or the first digit of a range.
pub(in crate::lower) fn number(status: &str) -> Option<u16> {
    status.trim_end_matches('X').parse().ok()
}

#[cfg(test)]
mod tests {
    use openapiv3::Response;
    use serde_json::json;

    use super::{is_answer, is_redirect, number};

    #[test]
    fn redirects_with_a_documented_location_and_304_are_successes() {
        for (status, header, is_conditional, answers) in [
            ("302", "Location", false, true),
            ("3XX", "location", false, true),
            ("302", "ETag", false, false),
            ("304", "ETag", true, true),
            ("304", "Location", false, false),
            ("300", "Location", true, false),
        ] {
            let written = json!({ "description": "", "headers": { header: { "schema": { "type": "string" } } } });
            let response: Response = serde_json::from_value(written).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(is_answer(status, &response, is_conditional), answers, "{status} {header}");
        }
    }

    #[test]
    fn statuses_are_compared_by_number_and_ranges_by_their_first_digit() {
        for (status, redirect, compared) in [
            ("301", true, Some(301)),
            ("3XX", true, Some(3)),
            ("304", false, Some(304)),
            ("200", false, Some(200)),
            ("default", false, None),
        ] {
            assert_eq!((is_redirect(status), number(status)), (redirect, compared), "{status}");
        }
    }
}
