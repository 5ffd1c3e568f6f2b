//! The tests of the generator, one module for each subject: they are one program, because a program of its own for each subject takes
//! longer to build and more space on disk than everything else in it.

// What the tests that are emitted for examples call the crate that they belong to.
extern crate generated_client as the_crate;

mod command_line;
mod compare;
mod conformance_command;
mod drift;
mod emitted;
mod examples_hold;
mod explanations;
mod guide;
mod inspect;
mod json_schema;
mod layers;
mod library;
mod mutations;
mod names;
mod public_api;
mod rejects;
mod shuffle;
mod snapshots;
mod users_workspace;
