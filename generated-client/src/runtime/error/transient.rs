// @generated, the same for every API. Do not edit.
//! Recognizes responses that say that the same request may succeed later.

use http::StatusCode;

/// Whether the same request may get another response later, and may be sent again.
pub(crate) fn is_transient(status: StatusCode, idempotent: bool) -> bool {
    match status.as_u16() {
        429 => true,
        502 | 503 | 504 | 507 | 524 => idempotent,
        _ => false,
    }
}
