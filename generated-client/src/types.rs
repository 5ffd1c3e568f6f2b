// Generated from sentry-integrations.yaml by generator/src/emit/types.rs. Do not edit.

//! The types of the API.
//!
//! An optional field is an `Option`, or a [`Patch`](crate::runtime::Patch) if null differs from absence. `new` creates a value
//! from the required fields, and setters add the others.

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
