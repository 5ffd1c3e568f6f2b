//! The client runtime, as every generated crate carries it, compiled by itself.
//!
//! Its sources are `generator/runtime`; here are the manifest that compiles them alone and their tests. The module is
//! called `runtime` here as it is in a generated crate, so one path reaches it in both.

#[path = "../../../generator/runtime/mod.rs"]
pub mod runtime;

use runtime::{Api, Client, ClientBuilder, Error};

/// An API without anything, for the examples in the documentation of the runtime.
static EXAMPLE: Api = Api {
    title: "Example",
    version: "1.0",
    user_agent: "example/1.0",
    env_prefix: "EXAMPLE",
    servers: &[],
    operation_variables: &[],
    schemes: &[],
    security: &[],
};

/// What a generated crate adds to the client.
impl Client {
    /// Creates a builder for clients of the example.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&EXAMPLE)
    }

    /// Creates a client of the example from environment variables.
    ///
    /// # Errors
    ///
    /// If a variable is not usable.
    pub fn from_env() -> Result<Self, Error> {
        Self::builder().from_env()?.build()
    }
}

#[cfg(test)]
mod tests;
