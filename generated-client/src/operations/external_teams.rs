// @generated from sentry-integrations.yaml, tag "External Teams". Do not edit.

//! The operations with the tag `External Teams`.

use crate::runtime::{Call, Method, Operation, request};
use crate::{Client, types};

/// Manage external team mappings
#[derive(Clone, Copy, Debug)]
pub struct ExternalTeams<'c>(pub(crate) &'c Client);

impl<'c> ExternalTeams<'c> {
    /// Sentry Create an external team
    ///
    /// Creates a mapping between a Sentry team and an external service team.
    ///
    /// `POST /organizations/{organization_id_or_slug}/external-teams/`
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    ///
    /// # Returns
    ///
    /// `Response<()>`, for status 201: External team created.
    ///
    /// # Errors
    ///
    /// - 400 Bad request, 401 Unauthorized
    ///
    /// # Example
    ///
    /// ```no_run
    /// # use generated_client::types; async fn example(client: generated_client::Client) -> Result<(), generated_client::Error> {
    /// let body = types::CreateExternalTeamBody::new("externalName", "provider", 1);
    /// client.external_teams().create_external_team("organization_id_or_slug", body).await?;
    /// # Ok(()) }
    /// ```
    pub fn create_external_team(
        &self,
        organization_id_or_slug: &str,
        body: types::CreateExternalTeamBody,
    ) -> CreateExternalTeam<'c> {
        const OPERATION: Operation = Operation::new("createExternalTeam", Method::Post, "/organizations/{organization_id_or_slug}/external-teams/")
            .errors(&[("400", "Bad request."), ("401", "Unauthorized.")]);
        CreateExternalTeam(Call::new(self.0, &OPERATION).path(&[&organization_id_or_slug]).json(&body))
    }

    /// Sentry Update an external team
    ///
    /// Updates an external team mapping.
    ///
    /// `PUT /organizations/{organization_id_or_slug}/external-teams/{external_team_id}/`
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    /// - `external_team_id`: The ID of the external team.
    ///
    /// # Returns
    ///
    /// `Response<()>`, for status 200: External team updated.
    ///
    /// # Errors
    ///
    /// - 401 Unauthorized, 404 Not found
    ///
    /// # Example
    ///
    /// ```no_run
    /// # use generated_client::types; async fn example(client: generated_client::Client) -> Result<(), generated_client::Error> {
    /// let body = types::UpdateExternalTeamBody::new();
    /// client
    ///     .external_teams()
    ///     .update_external_team("organization_id_or_slug", "external_team_id", body)
    ///     .await?;
    /// # Ok(()) }
    /// ```
    pub fn update_external_team(
        &self,
        organization_id_or_slug: &str,
        external_team_id: &str,
        body: types::UpdateExternalTeamBody,
    ) -> UpdateExternalTeam<'c> {
        const OPERATION: Operation = Operation::new("updateExternalTeam", Method::Put, "/organizations/{organization_id_or_slug}/external-teams/{external_team_id}/")
            .errors(&[("401", "Unauthorized."), ("404", "Not found.")]);
        UpdateExternalTeam(
            Call::new(self.0, &OPERATION).path(&[&organization_id_or_slug, &external_team_id]).json(&body),
        )
    }

    /// Sentry Delete an external team
    ///
    /// Deletes an external team mapping.
    ///
    /// `DELETE /organizations/{organization_id_or_slug}/external-teams/{external_team_id}/`
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    /// - `external_team_id`: The ID of the external team.
    ///
    /// # Returns
    ///
    /// `Response<()>`, for status 204: External team deleted.
    ///
    /// # Errors
    ///
    /// - 401 Unauthorized, 404 Not found
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(client: generated_client::Client) -> Result<(), generated_client::Error> {
    /// client.external_teams().delete_external_team("organization_id_or_slug", "external_team_id").await?;
    /// # Ok(()) }
    /// ```
    pub fn delete_external_team(
        &self,
        organization_id_or_slug: &str,
        external_team_id: &str,
    ) -> DeleteExternalTeam<'c> {
        const OPERATION: Operation = Operation::new("deleteExternalTeam", Method::Delete, "/organizations/{organization_id_or_slug}/external-teams/{external_team_id}/")
            .errors(&[("401", "Unauthorized."), ("404", "Not found.")]);
        DeleteExternalTeam(Call::new(self.0, &OPERATION).path(&[&organization_id_or_slug, &external_team_id]))
    }
}

/// A request to [`ExternalTeams::create_external_team`]. Awaiting it sends it and returns a `Response<()>`.
#[derive(Clone, Debug)]
#[must_use = "a request is sent when it is awaited"]
pub struct CreateExternalTeam<'c>(Call<'c>);

request!(CreateExternalTeam -> () as empty);

/// A request to [`ExternalTeams::update_external_team`]. Awaiting it sends it and returns a `Response<()>`.
#[derive(Clone, Debug)]
#[must_use = "a request is sent when it is awaited"]
pub struct UpdateExternalTeam<'c>(Call<'c>);

request!(UpdateExternalTeam -> () as empty);

/// A request to [`ExternalTeams::delete_external_team`]. Awaiting it sends it and returns a `Response<()>`.
#[derive(Clone, Debug)]
#[must_use = "a request is sent when it is awaited"]
pub struct DeleteExternalTeam<'c>(Call<'c>);

request!(DeleteExternalTeam -> () as empty);
