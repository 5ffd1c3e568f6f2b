// Generated from sentry-integrations.yaml, tag "Integrations" by generator/src/emit/operations.rs. Do not edit.

//! The operations with the tag `Integrations`.

use crate::{Client, types};
use crate::runtime::{Call, Empty, Json, Method, Operation, call};

/// Manage third-party integrations
///
/// # Example
///
/// ```no_run
/// # async fn example(client: generated_client::Client) -> Result<(), generated_client::Error> {
/// let reply = client.integrations().list_organization_integrations("organization_id_or_slug").await?;
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Integrations<'c> {
    client: &'c Client,
}

impl<'c> Integrations<'c> {
    pub(crate) fn new(client: &'c Client) -> Self {
        Self { client }
    }

    /// Sentry List an organization's available integrations
    ///
    /// Returns a list of integrations configured for an organization.
    ///
    /// `GET /organizations/{organization_id_or_slug}/integrations/` gives 200: A list of integrations.
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    ///
    /// Fails with 401 Unauthorized, 403 Forbidden.
    pub fn list_organization_integrations(
        &self,
        organization_id_or_slug: impl AsRef<str>,
    ) -> ListOrganizationIntegrations<'c> {
        Call::new(self.client, &LIST_ORGANIZATION_INTEGRATIONS)
            .path("organization_id_or_slug", organization_id_or_slug.as_ref())
            .into()
    }

    /// Sentry Retrieve an integration for an organization
    ///
    /// Returns details for a specific integration.
    ///
    /// `GET /organizations/{organization_id_or_slug}/integrations/{integration_id}/` gives 200: Integration details.
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    /// - `integration_id`: The ID of the integration.
    ///
    /// # Errors
    ///
    /// - 404: Integration not found.
    /// - 401 Unauthorized
    pub fn retrieve_organization_integration(
        &self,
        organization_id_or_slug: impl AsRef<str>,
        integration_id: impl AsRef<str>,
    ) -> RetrieveOrganizationIntegration<'c> {
        Call::new(self.client, &RETRIEVE_ORGANIZATION_INTEGRATION)
            .path("organization_id_or_slug", organization_id_or_slug.as_ref())
            .path("integration_id", integration_id.as_ref())
            .into()
    }

    /// Sentry Delete an integration for an organization
    ///
    /// Removes an integration from the organization.
    ///
    /// `DELETE /organizations/{organization_id_or_slug}/integrations/{integration_id}/` gives 204: Integration deleted.
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    /// - `integration_id`: The ID of the integration.
    ///
    /// # Errors
    ///
    /// - 404: Integration not found.
    /// - 401 Unauthorized
    pub fn delete_organization_integration(
        &self,
        organization_id_or_slug: impl AsRef<str>,
        integration_id: impl AsRef<str>,
    ) -> DeleteOrganizationIntegration<'c> {
        Call::new(self.client, &DELETE_ORGANIZATION_INTEGRATION)
            .path("organization_id_or_slug", organization_id_or_slug.as_ref())
            .path("integration_id", integration_id.as_ref())
            .into()
    }

    /// Sentry Get integration provider information
    ///
    /// Returns available integration providers and their configurations.
    ///
    /// `GET /organizations/{organization_id_or_slug}/config/integrations/` gives 200: Integration provider information.
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    ///
    /// Fails with 401 Unauthorized, 403 Forbidden.
    pub fn get_integration_provider_info(
        &self,
        organization_id_or_slug: impl AsRef<str>,
    ) -> GetIntegrationProviderInfo<'c> {
        Call::new(self.client, &GET_INTEGRATION_PROVIDER_INFO)
            .path("organization_id_or_slug", organization_id_or_slug.as_ref())
            .into()
    }
}

const LIST_ORGANIZATION_INTEGRATIONS: Operation = Operation::new("listOrganizationIntegrations", Method::Get, "/organizations/{organization_id_or_slug}/integrations/")
    .errors(&[("401", "Unauthorized."), ("403", "Forbidden.")]);
call! {
    pub struct ListOrganizationIntegrations from Integrations::list_organization_integrations -> Json<Vec<types::Integration>>, pages of types::Integration {
        /// Filter by integration provider key.
        provider_key: String => query("providerKey"),
    }
}

const RETRIEVE_ORGANIZATION_INTEGRATION: Operation = Operation::new("retrieveOrganizationIntegration", Method::Get, "/organizations/{organization_id_or_slug}/integrations/{integration_id}/")
    .errors(&[("401", "Unauthorized."), ("404", "Integration not found.")]);
call! {
    pub struct RetrieveOrganizationIntegration from Integrations::retrieve_organization_integration -> Json<types::Integration> {}
}

const DELETE_ORGANIZATION_INTEGRATION: Operation = Operation::new("deleteOrganizationIntegration", Method::Delete, "/organizations/{organization_id_or_slug}/integrations/{integration_id}/")
    .errors(&[("401", "Unauthorized."), ("404", "Integration not found.")]);
call! {
    pub struct DeleteOrganizationIntegration from Integrations::delete_organization_integration -> Empty {}
}

const GET_INTEGRATION_PROVIDER_INFO: Operation = Operation::new("getIntegrationProviderInfo", Method::Get, "/organizations/{organization_id_or_slug}/config/integrations/")
    .errors(&[("401", "Unauthorized."), ("403", "Forbidden.")]);
call! {
    pub struct GetIntegrationProviderInfo from Integrations::get_integration_provider_info -> Json<types::GetIntegrationProviderInfoResponse> {}
}
