//! Arguments, headers and retries that callers get wrong: an error that says so, before anything is sent.
