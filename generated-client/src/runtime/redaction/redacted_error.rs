// @generated, the same for every API. Do not edit.
//! Errors of transports and token providers that contain a secret, shown without it. An error without secrets is
//! unchanged, so that it can be downcast.

use std::error::Error;
use std::fmt;

use super::secrets::Secrets;
use crate::runtime::request::boxed::BoxError;

/// Longer chains of causes are cut.
const MOST_CAUSES: usize = 32;

/// The message of an error, without secrets.
struct RedactedError {
    display: String,
    debug: String,
    source: Option<Box<RedactedError>>,
}

impl Secrets {
    /// Returns the error without secrets in its message, its `Debug` and its causes.
    pub(crate) fn redact_error(&self, error: BoxError) -> BoxError {
        if self.is_empty() {
            return error;
        }
        let mut shown_causes = Vec::new();
        let mut repeats = false;
        let mut cause: Option<&(dyn Error + 'static)> = Some(error.as_ref());
        while let Some(error) = cause.filter(|_| shown_causes.len() < MOST_CAUSES) {
            let (display, debug) = (error.to_string(), format!("{error:?}"));
            let (shown, shown_debug) = (self.redact(&display), self.redact(&debug));
            repeats |= shown != display || shown_debug != debug;
            shown_causes.push((shown, shown_debug));
            cause = error.source();
        }
        if !repeats {
            return error;
        }
        let chain = shown_causes
            .into_iter()
            .rev()
            .fold(None, |source, (display, debug)| Some(Box::new(RedactedError { display, debug, source })));
        chain.map_or(error, |chain| chain as BoxError)
    }
}

impl fmt::Display for RedactedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.display)
    }
}

impl fmt::Debug for RedactedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.debug)
    }
}

impl Error for RedactedError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
