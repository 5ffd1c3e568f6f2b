// @generated from sentry-integrations.yaml, tag "External Users". Do not edit.

//! The operations with the tag `External Users`.

use crate::runtime::{Call, Method, Operation, request};
use crate::{Client, types};

/// Manage external user mappings
#[derive(Clone, Copy, Debug)]
pub struct ExternalUsers<'c>(pub(crate) &'c Client);

impl<'c> ExternalUsers<'c> {
    /// Sentry Create an external user
    ///
    /// Creates a mapping between a Sentry user and an external service user.
    ///
    /// `POST /organizations/{organization_id_or_slug}/external-users/`
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    ///
    /// # Returns
    ///
    /// `Response<()>`, for status 201: External user created.
    ///
    /// # Errors
    ///
    /// - 400 Bad request, 401 Unauthorized
    ///
    /// # Example
    ///
    /// ```no_run
    /// # use generated_client::types; async fn example(client: generated_client::Client) -> Result<(), generated_client::Error> {
    /// let body = types::CreateExternalUserBody::new("externalName", 1, "provider");
    /// client.external_users().create_external_user("organization_id_or_slug", body).await?;
    /// # Ok(()) }
    /// ```
    pub fn create_external_user(
        &self,
        organization_id_or_slug: &str,
        body: types::CreateExternalUserBody,
    ) -> CreateExternalUser<'c> {
        const OPERATION: Operation = Operation::new("createExternalUser", Method::Post, "/organizations/{organization_id_or_slug}/external-users/")
            .errors(&[("400", "Bad request."), ("401", "Unauthorized.")]);
        CreateExternalUser(Call::new(self.0, &OPERATION).path(&[&organization_id_or_slug]).json(&body))
    }

    /// Sentry Update an external user
    ///
    /// Updates an external user mapping.
    ///
    /// `PUT /organizations/{organization_id_or_slug}/external-users/{external_user_id}/`
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    /// - `external_user_id`: The ID of the external user.
    ///
    /// # Returns
    ///
    /// `Response<()>`, for status 200: External user updated.
    ///
    /// # Errors
    ///
    /// - 401 Unauthorized, 404 Not found
    ///
    /// # Example
    ///
    /// ```no_run
    /// # use generated_client::types; async fn example(client: generated_client::Client) -> Result<(), generated_client::Error> {
    /// let body = types::UpdateExternalUserBody::new();
    /// client
    ///     .external_users()
    ///     .update_external_user("organization_id_or_slug", "external_user_id", body)
    ///     .await?;
    /// # Ok(()) }
    /// ```
    pub fn update_external_user(
        &self,
        organization_id_or_slug: &str,
        external_user_id: &str,
        body: types::UpdateExternalUserBody,
    ) -> UpdateExternalUser<'c> {
        const OPERATION: Operation = Operation::new("updateExternalUser", Method::Put, "/organizations/{organization_id_or_slug}/external-users/{external_user_id}/")
            .errors(&[("401", "Unauthorized."), ("404", "Not found.")]);
        UpdateExternalUser(
            Call::new(self.0, &OPERATION).path(&[&organization_id_or_slug, &external_user_id]).json(&body),
        )
    }

    /// Sentry Delete an external user
    ///
    /// Deletes an external user mapping.
    ///
    /// `DELETE /organizations/{organization_id_or_slug}/external-users/{external_user_id}/`
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    /// - `external_user_id`: The ID of the external user.
    ///
    /// # Returns
    ///
    /// `Response<()>`, for status 204: External user deleted.
    ///
    /// # Errors
    ///
    /// - 401 Unauthorized, 404 Not found
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(client: generated_client::Client) -> Result<(), generated_client::Error> {
    /// client.external_users().delete_external_user("organization_id_or_slug", "external_user_id").await?;
    /// # Ok(()) }
    /// ```
    pub fn delete_external_user(
        &self,
        organization_id_or_slug: &str,
        external_user_id: &str,
    ) -> DeleteExternalUser<'c> {
        const OPERATION: Operation = Operation::new("deleteExternalUser", Method::Delete, "/organizations/{organization_id_or_slug}/external-users/{external_user_id}/")
            .errors(&[("401", "Unauthorized."), ("404", "Not found.")]);
        DeleteExternalUser(Call::new(self.0, &OPERATION).path(&[&organization_id_or_slug, &external_user_id]))
    }
}

/// A request to [`ExternalUsers::create_external_user`]. Awaiting it sends it and returns a `Response<()>`.
#[derive(Clone, Debug)]
#[must_use = "a request is sent when it is awaited"]
pub struct CreateExternalUser<'c>(Call<'c>);

request!(CreateExternalUser -> () as empty);

/// A request to [`ExternalUsers::update_external_user`]. Awaiting it sends it and returns a `Response<()>`.
#[derive(Clone, Debug)]
#[must_use = "a request is sent when it is awaited"]
pub struct UpdateExternalUser<'c>(Call<'c>);

request!(UpdateExternalUser -> () as empty);

/// A request to [`ExternalUsers::delete_external_user`]. Awaiting it sends it and returns a `Response<()>`.
#[derive(Clone, Debug)]
#[must_use = "a request is sent when it is awaited"]
pub struct DeleteExternalUser<'c>(Call<'c>);

request!(DeleteExternalUser -> () as empty);
