//! The HTTP conformance scenarios: clients from their documents, a program that makes each call, and what came of it.
//!
//! A scenario says which request the server expects and what it answers; the generator's report says how the operation is called.
//! Together they are a call in Rust, written by [`calls`]. Where a person has to write the call, because the scenario is more than
//! one request and one reply, it is in `tests/conformance/calls`.

pub mod baseline;
pub mod by_hand;
pub mod calls;
pub mod clients;
pub mod driver;
pub mod faults;
pub mod refusals;
pub mod results;
pub mod scenarios;
pub mod wire;
