//! Secrets appear in no `Debug`, `Display`, log or error.
