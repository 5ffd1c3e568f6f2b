// @generated from sentry-integrations.yaml. Do not edit.

//! The types of the API.
//!
//! An optional field is an `Option`, or a [`Patch`](crate::runtime::Patch) if null differs from absence. Types that are sent
//! have a constructor, `new`, which takes the required fields, and a setter for each other field. For tests, values of the other
//! types are read from JSON, by `serde_json::from_value`.

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
