// @generated, the same for every API. Do not edit.
//! Which responses say that the same request may succeed later.

use http::StatusCode;

/// Whether the same request may be answered otherwise a little later, and may be sent again.
pub(crate) fn is_transient(status: StatusCode, idempotent: bool) -> bool {
    match status.as_u16() {
        429 => true,
        502 | 503 | 504 | 507 | 524 => idempotent,
        _ => false,
    }
}
