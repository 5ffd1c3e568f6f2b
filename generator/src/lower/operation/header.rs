//! Finds header parameters that callers cannot set.

use crate::diagnostic::{Code, Diagnostic};
use crate::http_token::is_token;
use crate::pointer::Pointer;
use crate::text::markdown::code;

/// Headers that the client writes itself: the specification says to ignore parameters of these names (OpenAPI 3.0.4, "Parameter
/// Object").
const OWN: [&str; 3] = ["accept", "content-type", "authorization"];

/// Headers that frame or route a message, which the HTTP library sets. The runtime refuses them (`request_limits.rs`).
const OF_TRANSPORT: [&str; 11] = [
    "connection",
    "content-length",
    "expect",
    "host",
    "http2-settings",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Reports a header parameter that is ignored because callers cannot set it; `None` if they can.
pub(super) fn not_a_parameter(name: &str, at: &Pointer) -> Option<Diagnostic> {
    let lower = name.to_lowercase();
    if OWN.contains(&lower.as_str()) {
        let message = format!("the header {} cannot be a parameter", code(name));
        let diagnostic = Diagnostic::warning(Code::OwnHeader, at, message)
            .outcome("the parameter is ignored, as the specification requires")
            .help("remove the parameter: the client sets the header from media types and security schemes");
        return Some(diagnostic);
    }
    let (message, help) = if OF_TRANSPORT.contains(&lower.as_str()) {
        let message = format!("the header {} cannot be a parameter: HTTP itself needs it", code(name));
        (message, "remove the parameter: the HTTP library sets the header")
    } else if is_token(name) {
        return None;
    } else {
        (format!("{} is not a valid header name", code(name)), "use a token as defined by RFC 9110, such as `X-Tenant`")
    };
    Some(Diagnostic::warning(Code::UnusableHeader, at, message).outcome("the parameter is ignored").help(help))
}

#[cfg(test)]
mod tests {
    use super::{OF_TRANSPORT, not_a_parameter};
    use crate::pointer::Pointer;

    #[test]
    fn headers_that_cannot_be_set_are_no_parameters() {
        let code = |name| not_a_parameter(name, &Pointer::root()).map(|diagnostic| diagnostic.code.name());
        assert_eq!(code("Authorization"), Some("own-header"));
        for name in ["HOST", "Content-Length", "X Bad", "", "naïve", "a:b"] {
            assert_eq!(code(name), Some("unusable-header"), "{name}");
        }
        for name in ["X-Tenant", "Cookie", "If-None-Match", "_x"] {
            assert_eq!(code(name), None, "{name}");
        }
    }

    #[test]
    fn the_runtime_refuses_the_same_headers() {
        let runtime = include_str!("../../../runtime/request/request_limits.rs");
        let (_, list) = runtime.split_once("SET_BY_TRANSPORT").unwrap_or_default();
        let (list, _) = list.split_once("];").unwrap_or_default();
        let refused: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
        assert_eq!(refused, OF_TRANSPORT);
    }
}
