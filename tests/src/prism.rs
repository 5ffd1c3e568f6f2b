//! Documents served by Prism, and a sample of their operations called with values made from their schemas.
//!
//! Prism checks each request against the document and answers by it, so it is a judge that shares no code with the generator.

pub mod baseline;
pub mod calls;
pub mod client;
pub mod program;
pub mod sample;
pub mod served;
pub mod server;
