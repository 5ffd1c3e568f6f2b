// Generated from sentry-integrations.yaml, tag "External Teams" by generator/src/emit/operations.rs. Do not edit.

//! The operations with the tag `External Teams`.

use crate::{Client, types};
use crate::runtime::{Call, Empty, Method, Operation, call};

/// Manage external team mappings
///
/// # Example
///
/// ```no_run
/// # async fn example(client: generated_client::Client) -> Result<(), generated_client::Error> {
/// let reply = client.external_teams().delete_external_team("organization_id_or_slug", "external_team_id").await?;
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ExternalTeams<'c> {
    client: &'c Client,
}

impl<'c> ExternalTeams<'c> {
    pub(crate) fn new(client: &'c Client) -> Self {
        Self { client }
    }

    /// Sentry Create an external team
    ///
    /// Creates a mapping between a Sentry team and an external service team.
    ///
    /// `POST /organizations/{organization_id_or_slug}/external-teams/` gives 201: External team created.
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    ///
    /// Fails with 400 Bad request, 401 Unauthorized.
    pub fn create_external_team(
        &self,
        organization_id_or_slug: impl AsRef<str>,
        body: types::CreateExternalTeamBody,
    ) -> CreateExternalTeam<'c> {
        Call::new(self.client, &CREATE_EXTERNAL_TEAM)
            .path("organization_id_or_slug", organization_id_or_slug.as_ref())
            .json(&body)
            .into()
    }

    /// Sentry Update an external team
    ///
    /// Updates an external team mapping.
    ///
    /// `PUT /organizations/{organization_id_or_slug}/external-teams/{external_team_id}/` gives 200: External team updated.
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    /// - `external_team_id`: The ID of the external team.
    ///
    /// Fails with 401 Unauthorized, 404 Not found.
    pub fn update_external_team(
        &self,
        organization_id_or_slug: impl AsRef<str>,
        external_team_id: impl AsRef<str>,
        body: types::UpdateExternalTeamBody,
    ) -> UpdateExternalTeam<'c> {
        Call::new(self.client, &UPDATE_EXTERNAL_TEAM)
            .path("organization_id_or_slug", organization_id_or_slug.as_ref())
            .path("external_team_id", external_team_id.as_ref())
            .json(&body)
            .into()
    }

    /// Sentry Delete an external team
    ///
    /// Deletes an external team mapping.
    ///
    /// `DELETE /organizations/{organization_id_or_slug}/external-teams/{external_team_id}/` gives 204: External team deleted.
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    /// - `external_team_id`: The ID of the external team.
    ///
    /// Fails with 401 Unauthorized, 404 Not found.
    pub fn delete_external_team(
        &self,
        organization_id_or_slug: impl AsRef<str>,
        external_team_id: impl AsRef<str>,
    ) -> DeleteExternalTeam<'c> {
        Call::new(self.client, &DELETE_EXTERNAL_TEAM)
            .path("organization_id_or_slug", organization_id_or_slug.as_ref())
            .path("external_team_id", external_team_id.as_ref())
            .into()
    }
}

const CREATE_EXTERNAL_TEAM: Operation = Operation::new("createExternalTeam", Method::Post, "/organizations/{organization_id_or_slug}/external-teams/")
    .errors(&[("400", "Bad request."), ("401", "Unauthorized.")]);
call! {
    pub struct CreateExternalTeam from ExternalTeams::create_external_team -> Empty {}
}

const UPDATE_EXTERNAL_TEAM: Operation = Operation::new("updateExternalTeam", Method::Put, "/organizations/{organization_id_or_slug}/external-teams/{external_team_id}/")
    .errors(&[("401", "Unauthorized."), ("404", "Not found.")]);
call! {
    pub struct UpdateExternalTeam from ExternalTeams::update_external_team -> Empty {}
}

const DELETE_EXTERNAL_TEAM: Operation = Operation::new("deleteExternalTeam", Method::Delete, "/organizations/{organization_id_or_slug}/external-teams/{external_team_id}/")
    .errors(&[("401", "Unauthorized."), ("404", "Not found.")]);
call! {
    pub struct DeleteExternalTeam from ExternalTeams::delete_external_team -> Empty {}
}
