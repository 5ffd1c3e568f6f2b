// Generated from sentry-integrations.yaml, tag "External Teams" by generator/src/emit/operations.rs. Do not edit.

//! The operations with the tag `External Teams`.

use crate::runtime::{Call, Empty, Method, Operation, calls};
use crate::{Client, types};

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
pub struct ExternalTeams<'c>(pub(crate) &'c Client);

impl<'c> ExternalTeams<'c> {
    /// Sentry Create an external team
    ///
    /// Creates a mapping between a Sentry team and an external service team.
    ///
    /// `POST /organizations/{organization_id_or_slug}/external-teams/` returns 201: External team created. Fails with 400 Bad request, 401 Unauthorized.
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    pub fn create_external_team(
        &self,
        organization_id_or_slug: &str,
        body: types::CreateExternalTeamBody,
    ) -> CreateExternalTeam<'c> {
        const OPERATION: Operation = Operation::new("createExternalTeam", Method::Post, "/organizations/{organization_id_or_slug}/external-teams/")
            .errors(&[("400", "Bad request."), ("401", "Unauthorized.")]);
        Call::new(self.0, &OPERATION).path(&[&organization_id_or_slug]).json(&body).into()
    }

    /// Sentry Update an external team
    ///
    /// Updates an external team mapping.
    ///
    /// `PUT /organizations/{organization_id_or_slug}/external-teams/{external_team_id}/` returns 200: External team updated. Fails with 401 Unauthorized, 404 Not found.
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    /// - `external_team_id`: The ID of the external team.
    pub fn update_external_team(
        &self,
        organization_id_or_slug: &str,
        external_team_id: &str,
        body: types::UpdateExternalTeamBody,
    ) -> UpdateExternalTeam<'c> {
        const OPERATION: Operation = Operation::new("updateExternalTeam", Method::Put, "/organizations/{organization_id_or_slug}/external-teams/{external_team_id}/")
            .errors(&[("401", "Unauthorized."), ("404", "Not found.")]);
        Call::new(self.0, &OPERATION).path(&[&organization_id_or_slug, &external_team_id]).json(&body).into()
    }

    /// Sentry Delete an external team
    ///
    /// Deletes an external team mapping.
    ///
    /// `DELETE /organizations/{organization_id_or_slug}/external-teams/{external_team_id}/` returns 204: External team deleted. Fails with 401 Unauthorized, 404 Not found.
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    /// - `external_team_id`: The ID of the external team.
    pub fn delete_external_team(
        &self,
        organization_id_or_slug: &str,
        external_team_id: &str,
    ) -> DeleteExternalTeam<'c> {
        const OPERATION: Operation = Operation::new("deleteExternalTeam", Method::Delete, "/organizations/{organization_id_or_slug}/external-teams/{external_team_id}/")
            .errors(&[("401", "Unauthorized."), ("404", "Not found.")]);
        Call::new(self.0, &OPERATION).path(&[&organization_id_or_slug, &external_team_id]).into()
    }
}

calls! {
    pub struct CreateExternalTeam from ExternalTeams::create_external_team -> Empty {}
    pub struct UpdateExternalTeam from ExternalTeams::update_external_team -> Empty {}
    pub struct DeleteExternalTeam from ExternalTeams::delete_external_team -> Empty {}
}
