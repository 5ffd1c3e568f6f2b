//! Hostile input: documents that try to become code or to keep the generator busy, servers that try to exhaust or mislead the
//! client, and callers' strings that try to change a request. `docs/security.md` says what is promised; each promise has a test
//! here, named for the kind of attack.

mod arguments;
mod compiled;
mod cursors;
mod decoding;
mod document_text;
mod file_names;
mod growth;
mod input_files;
mod loading;
mod output_files;
mod program;
mod secrets;
mod server_variables;
mod streams;
mod terminal;
