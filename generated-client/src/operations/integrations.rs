// Generated from sentry-integrations.yaml, tag "Integrations" by generator/src/emit/operations.rs. Do not edit.

//! The operations with the tag `Integrations`.

use crate::runtime::{Call, Empty, Json, Method, Operation, calls};
use crate::{Client, types};

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
pub struct Integrations<'c>(pub(crate) &'c Client);

impl<'c> Integrations<'c> {
    /// Sentry List an organization's available integrations
    ///
    /// Returns a list of integrations configured for an organization.
    ///
    /// `GET /organizations/{organization_id_or_slug}/integrations/` returns 200: A list of integrations. Fails with 401 Unauthorized, 403 Forbidden.
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    pub fn list_organization_integrations(&self, organization_id_or_slug: &str) -> ListOrganizationIntegrations<'c> {
        const OPERATION: Operation = Operation::new("listOrganizationIntegrations", Method::Get, "/organizations/{organization_id_or_slug}/integrations/")
            .errors(&[("401", "Unauthorized."), ("403", "Forbidden.")]);
        Call::new(self.0, &OPERATION).path(&[&organization_id_or_slug]).into()
    }

    /// Sentry Retrieve an integration for an organization
    ///
    /// Returns details for a specific integration.
    ///
    /// `GET /organizations/{organization_id_or_slug}/integrations/{integration_id}/` returns 200: Integration details.
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    /// - `integration_id`: The ID of the integration.
    ///
    /// # Errors
    ///
    /// - 404: Integration not found.
    /// - 401 Unauthorized
    pub fn retrieve_organization_integration(
        &self,
        organization_id_or_slug: &str,
        integration_id: &str,
    ) -> RetrieveOrganizationIntegration<'c> {
        const OPERATION: Operation = Operation::new("retrieveOrganizationIntegration", Method::Get, "/organizations/{organization_id_or_slug}/integrations/{integration_id}/")
            .errors(&[("401", "Unauthorized."), ("404", "Integration not found.")]);
        Call::new(self.0, &OPERATION).path(&[&organization_id_or_slug, &integration_id]).into()
    }

    /// Sentry Delete an integration for an organization
    ///
    /// Removes an integration from the organization.
    ///
    /// `DELETE /organizations/{organization_id_or_slug}/integrations/{integration_id}/` returns 204: Integration deleted.
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    /// - `integration_id`: The ID of the integration.
    ///
    /// # Errors
    ///
    /// - 404: Integration not found.
    /// - 401 Unauthorized
    pub fn delete_organization_integration(
        &self,
        organization_id_or_slug: &str,
        integration_id: &str,
    ) -> DeleteOrganizationIntegration<'c> {
        const OPERATION: Operation = Operation::new("deleteOrganizationIntegration", Method::Delete, "/organizations/{organization_id_or_slug}/integrations/{integration_id}/")
            .errors(&[("401", "Unauthorized."), ("404", "Integration not found.")]);
        Call::new(self.0, &OPERATION).path(&[&organization_id_or_slug, &integration_id]).into()
    }

    /// Sentry Get integration provider information
    ///
    /// Returns available integration providers and their configurations.
    ///
    /// `GET /organizations/{organization_id_or_slug}/config/integrations/` returns 200: Integration provider information. Fails with 401 Unauthorized, 403 Forbidden.
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    pub fn get_integration_provider_info(&self, organization_id_or_slug: &str) -> GetIntegrationProviderInfo<'c> {
        const OPERATION: Operation = Operation::new("getIntegrationProviderInfo", Method::Get, "/organizations/{organization_id_or_slug}/config/integrations/")
            .errors(&[("401", "Unauthorized."), ("403", "Forbidden.")]);
        Call::new(self.0, &OPERATION).path(&[&organization_id_or_slug]).into()
    }
}

calls! {
    pub struct ListOrganizationIntegrations from Integrations::list_organization_integrations -> Json<Vec<types::Integration>>, pages of types::Integration {
        /// Filter by integration provider key.
        provider_key: String => query("providerKey"),
    }

    pub struct RetrieveOrganizationIntegration from Integrations::retrieve_organization_integration -> Json<types::Integration> {}
    pub struct DeleteOrganizationIntegration from Integrations::delete_organization_integration -> Empty {}
    pub struct GetIntegrationProviderInfo from Integrations::get_integration_provider_info -> Json<types::GetIntegrationProviderInfoResponse> {}
}
