// @generated from sentry-integrations.yaml. Do not edit.

//! The operations of the API, in a module for each group.

#[cfg(feature = "data-forwarders")]
pub mod data_forwarders;
#[cfg(feature = "external-teams")]
pub mod external_teams;
#[cfg(feature = "external-users")]
pub mod external_users;
#[cfg(feature = "integrations")]
pub mod integrations;
