//! The generator as it is called: what it writes, says and exits with.

mod check;
mod compare;
mod failure;
mod inspect;
mod look;
mod message_format;
mod names_lock;
mod overlay;
mod project;
mod references;
mod regenerate;
mod report;
mod settings;
mod standard_input;
mod version;
