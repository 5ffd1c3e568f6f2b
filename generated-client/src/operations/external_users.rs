// Generated from sentry-integrations.yaml, tag "External Users" by generator/src/emit/operations.rs. Do not edit.

//! The operations with the tag `External Users`.

use crate::{Client, types};
use crate::runtime::{Call, Empty, Method, Operation, call};

/// Manage external user mappings
///
/// # Example
///
/// ```no_run
/// # async fn example(client: generated_client::Client) -> Result<(), generated_client::Error> {
/// let reply = client.external_users().delete_external_user("organization_id_or_slug", "external_user_id").await?;
/// # Ok(()) }
/// ```
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
    /// Fails with 400 Bad request, 401 Unauthorized.
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
    /// Fails with 401 Unauthorized, 404 Not found.
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
    /// Fails with 401 Unauthorized, 404 Not found.
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
    pub struct CreateExternalUser from ExternalUsers::create_external_user -> Empty {}
}

const UPDATE_EXTERNAL_USER: Operation = Operation::new("updateExternalUser", Method::Put, "/organizations/{organization_id_or_slug}/external-users/{external_user_id}/")
    .errors(&[("401", "Unauthorized."), ("404", "Not found.")]);
call! {
    pub struct UpdateExternalUser from ExternalUsers::update_external_user -> Empty {}
}

const DELETE_EXTERNAL_USER: Operation = Operation::new("deleteExternalUser", Method::Delete, "/organizations/{organization_id_or_slug}/external-users/{external_user_id}/")
    .errors(&[("401", "Unauthorized."), ("404", "Not found.")]);
call! {
    pub struct DeleteExternalUser from ExternalUsers::delete_external_user -> Empty {}
}
