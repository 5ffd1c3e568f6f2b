// Generated from sentry-integrations.yaml by generator/src/emit/types.rs. Do not edit.

//! The types of the API.
//!
//! A member that is always there has its type; one that may be left out is an `Option`, and a [`Patch`](crate::runtime::Patch)
//! where null says something else than leaving it out. Every type is made by `new`, which takes what is required, and setters.

#[cfg(feature = "data-forwarders")]
mod data_forwarder;
#[cfg(feature = "data-forwarders")]
mod data_forwarders;
#[cfg(feature = "external-teams")]
mod external_teams;
#[cfg(feature = "external-users")]
mod external_users;
#[cfg(feature = "integrations")]
mod integration;
#[cfg(feature = "integrations")]
mod integrations;

#[cfg(feature = "data-forwarders")]
pub use data_forwarder::*;
#[cfg(feature = "data-forwarders")]
pub use data_forwarders::*;
#[cfg(feature = "external-teams")]
pub use external_teams::*;
#[cfg(feature = "external-users")]
pub use external_users::*;
#[cfg(feature = "integrations")]
pub use integration::*;
#[cfg(feature = "integrations")]
pub use integrations::*;
