// Generated from sentry-integrations.yaml, tag "External Users" by generator/src/emit/operations.rs. Do not edit.

//! The operations with the tag `External Users`.

use crate::{Client, types};
use crate::runtime::{Call, Empty, Method, Operation, call};

/// Manage external user mappings
#[derive(Clone, Copy, Debug)]
pub struct ExternalUsers<'c> {
    client: &'c Client,
}

impl<'c> ExternalUsers<'c> {
    pub(crate) fn new(client: &'c Client) -> Self {
        Self { client }
    }

    /// Sentry Create an external user
    ///
    /// Creates a mapping between a Sentry user and an external service user.
    ///
    /// `POST /organizations/{organization_id_or_slug}/external-users/` gives 201: External user created.
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    ///
    /// # Errors
    ///
    /// - 400 Bad request, 401 Unauthorized
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(client: generated_client::Client, body: generated_client::types::CreateExternalUserBody) -> Result<(), generated_client::Error> {
    /// let reply = client.external_users().create_external_user("organization_id_or_slug", body).await?;
    /// # Ok(()) }
    /// ```
    pub fn create_external_user(
        &self,
        organization_id_or_slug: impl AsRef<str>,
        body: types::CreateExternalUserBody,
    ) -> CreateExternalUser<'c> {
        Call::new(self.client, &CREATE_EXTERNAL_USER)
            .path("organization_id_or_slug", organization_id_or_slug.as_ref())
            .json(&body)
            .into()
    }

    /// Sentry Update an external user
    ///
    /// Updates an external user mapping.
    ///
    /// `PUT /organizations/{organization_id_or_slug}/external-users/{external_user_id}/` gives 200: External user updated.
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    /// - `external_user_id`: The ID of the external user.
    ///
    /// # Errors
    ///
    /// - 401 Unauthorized, 404 Not found
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(client: generated_client::Client, body: generated_client::types::UpdateExternalUserBody) -> Result<(), generated_client::Error> {
    /// let reply = client.external_users().update_external_user("organization_id_or_slug", "external_user_id", body).await?;
    /// # Ok(()) }
    /// ```
    pub fn update_external_user(
        &self,
        organization_id_or_slug: impl AsRef<str>,
        external_user_id: impl AsRef<str>,
        body: types::UpdateExternalUserBody,
    ) -> UpdateExternalUser<'c> {
        Call::new(self.client, &UPDATE_EXTERNAL_USER)
            .path("organization_id_or_slug", organization_id_or_slug.as_ref())
            .path("external_user_id", external_user_id.as_ref())
            .json(&body)
            .into()
    }

    /// Sentry Delete an external user
    ///
    /// Deletes an external user mapping.
    ///
    /// `DELETE /organizations/{organization_id_or_slug}/external-users/{external_user_id}/` gives 204: External user deleted.
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    /// - `external_user_id`: The ID of the external user.
    ///
    /// # Errors
    ///
    /// - 401 Unauthorized, 404 Not found
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(client: generated_client::Client) -> Result<(), generated_client::Error> {
    /// let reply = client.external_users().delete_external_user("organization_id_or_slug", "external_user_id").await?;
    /// # Ok(()) }
    /// ```
    pub fn delete_external_user(
        &self,
        organization_id_or_slug: impl AsRef<str>,
        external_user_id: impl AsRef<str>,
    ) -> DeleteExternalUser<'c> {
        Call::new(self.client, &DELETE_EXTERNAL_USER)
            .path("organization_id_or_slug", organization_id_or_slug.as_ref())
            .path("external_user_id", external_user_id.as_ref())
            .into()
    }
}

const CREATE_EXTERNAL_USER: Operation = Operation::new("createExternalUser", Method::Post, "/organizations/{organization_id_or_slug}/external-users/")
    .errors(&[("400", "Bad request."), ("401", "Unauthorized.")]);

call! {
    /// The request of [`ExternalUsers::create_external_user`], sent when awaited.
    pub struct CreateExternalUser -> Empty {}
}

const UPDATE_EXTERNAL_USER: Operation = Operation::new("updateExternalUser", Method::Put, "/organizations/{organization_id_or_slug}/external-users/{external_user_id}/")
    .errors(&[("401", "Unauthorized."), ("404", "Not found.")]);

call! {
    /// The request of [`ExternalUsers::update_external_user`], sent when awaited.
    pub struct UpdateExternalUser -> Empty {}
}

const DELETE_EXTERNAL_USER: Operation = Operation::new("deleteExternalUser", Method::Delete, "/organizations/{organization_id_or_slug}/external-users/{external_user_id}/")
    .errors(&[("401", "Unauthorized."), ("404", "Not found.")]);

call! {
    /// The request of [`ExternalUsers::delete_external_user`], sent when awaited.
    pub struct DeleteExternalUser -> Empty {}
}
