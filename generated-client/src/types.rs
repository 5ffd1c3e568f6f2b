// Generated from sentry-integrations.yaml by generator/src/emit/types.rs. Do not edit.

//! The types of the API.
//!
//! A member that is always there has its type; one that may be left out is an `Option`, and a [`Patch`](crate::runtime::Patch)
//! where null says something else than leaving it out. Every type is made by `new`, which takes what is required, and setters.

use crate::runtime::files;

files! {
    [feature = "data-forwarders"]
    data_forwarder,
    data_forwarders,
    [feature = "external-teams"]
    external_teams,
    [feature = "external-users"]
    external_users,
    [feature = "integrations"]
    integration,
    integrations,
}
