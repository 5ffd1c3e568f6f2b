// @generated from sentry-integrations.yaml, tag "Integrations". Do not edit.

//! The operations with the tag `Integrations`.

use crate::runtime::{Call, Method, Operation, Parameter, request};
use crate::{Client, types};

/// Manage third-party integrations
#[derive(Clone, Copy, Debug)]
pub struct Integrations<'c>(pub(crate) &'c Client);

impl<'c> Integrations<'c> {
    /// Sentry List an organization's available integrations
    ///
    /// Returns a list of integrations configured for an organization.
    ///
    /// `GET /organizations/{organization_id_or_slug}/integrations/`
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    /// - Optional: [`provider_key`](ListOrganizationIntegrations::provider_key)
    ///
    /// # Returns
    ///
    /// [`Response<Vec<Integration>>`](crate::types::Integration), for status 200: A list of integrations.
    ///
    /// All pages of the list: [`items`](ListOrganizationIntegrations::items) and [`pages`](ListOrganizationIntegrations::pages).
    ///
    /// # Errors
    ///
    /// - 401 Unauthorized, 403 Forbidden
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(client: generated_client::Client) -> Result<(), generated_client::Error> {
    /// let response = client
    ///     .integrations()
    ///     .list_organization_integrations("organization_id_or_slug")
    ///     .await?;
    /// # Ok(()) }
    /// ```
    pub fn list_organization_integrations(&self, organization_id_or_slug: &str) -> ListOrganizationIntegrations<'c> {
        const OPERATION: Operation = Operation::new("listOrganizationIntegrations", Method::Get, "/organizations/{organization_id_or_slug}/integrations/")
            .errors(&[("401", "Unauthorized."), ("403", "Forbidden.")]);
        ListOrganizationIntegrations(Call::new(self.0, &OPERATION).path(&[&organization_id_or_slug]))
    }

    /// Sentry Retrieve an integration for an organization
    ///
    /// Returns details for a specific integration.
    ///
    /// `GET /organizations/{organization_id_or_slug}/integrations/{integration_id}/`
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    /// - `integration_id`: The ID of the integration.
    ///
    /// # Returns
    ///
    /// [`Response<Integration>`](crate::types::Integration), for status 200: Integration details.
    ///
    /// # Errors
    ///
    /// - 404: Integration not found.
    /// - 401 Unauthorized
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(client: generated_client::Client) -> Result<(), generated_client::Error> {
    /// let response = client
    ///     .integrations()
    ///     .retrieve_organization_integration("organization_id_or_slug", "integration_id")
    ///     .await?;
    /// # Ok(()) }
    /// ```
    pub fn retrieve_organization_integration(
        &self,
        organization_id_or_slug: &str,
        integration_id: &str,
    ) -> RetrieveOrganizationIntegration<'c> {
        const OPERATION: Operation = Operation::new("retrieveOrganizationIntegration", Method::Get, "/organizations/{organization_id_or_slug}/integrations/{integration_id}/")
            .errors(&[("401", "Unauthorized."), ("404", "Integration not found.")]);
        RetrieveOrganizationIntegration(
            Call::new(self.0, &OPERATION).path(&[&organization_id_or_slug, &integration_id]),
        )
    }

    /// Sentry Delete an integration for an organization
    ///
    /// Removes an integration from the organization.
    ///
    /// `DELETE /organizations/{organization_id_or_slug}/integrations/{integration_id}/`
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    /// - `integration_id`: The ID of the integration.
    ///
    /// # Returns
    ///
    /// `Response<()>`, for status 204: Integration deleted.
    ///
    /// # Errors
    ///
    /// - 404: Integration not found.
    /// - 401 Unauthorized
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(client: generated_client::Client) -> Result<(), generated_client::Error> {
    /// client
    ///     .integrations()
    ///     .delete_organization_integration("organization_id_or_slug", "integration_id")
    ///     .await?;
    /// # Ok(()) }
    /// ```
    pub fn delete_organization_integration(
        &self,
        organization_id_or_slug: &str,
        integration_id: &str,
    ) -> DeleteOrganizationIntegration<'c> {
        const OPERATION: Operation = Operation::new("deleteOrganizationIntegration", Method::Delete, "/organizations/{organization_id_or_slug}/integrations/{integration_id}/")
            .errors(&[("401", "Unauthorized."), ("404", "Integration not found.")]);
        DeleteOrganizationIntegration(Call::new(self.0, &OPERATION).path(&[&organization_id_or_slug, &integration_id]))
    }

    /// Sentry Get integration provider information
    ///
    /// Returns available integration providers and their configurations.
    ///
    /// `GET /organizations/{organization_id_or_slug}/config/integrations/`
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    ///
    /// # Returns
    ///
    /// [`Response<GetIntegrationProviderInfoResponse>`](crate::types::GetIntegrationProviderInfoResponse), for status 200: Integration provider information.
    ///
    /// # Errors
    ///
    /// - 401 Unauthorized, 403 Forbidden
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(client: generated_client::Client) -> Result<(), generated_client::Error> {
    /// let response = client
    ///     .integrations()
    ///     .get_integration_provider_info("organization_id_or_slug")
    ///     .await?;
    /// # Ok(()) }
    /// ```
    pub fn get_integration_provider_info(&self, organization_id_or_slug: &str) -> GetIntegrationProviderInfo<'c> {
        const OPERATION: Operation = Operation::new("getIntegrationProviderInfo", Method::Get, "/organizations/{organization_id_or_slug}/config/integrations/")
            .errors(&[("401", "Unauthorized."), ("403", "Forbidden.")]);
        GetIntegrationProviderInfo(Call::new(self.0, &OPERATION).path(&[&organization_id_or_slug]))
    }
}

/// A request to [`Integrations::list_organization_integrations`]. Awaiting it sends it and returns a `Response<Vec<Integration>>`.
#[derive(Clone, Debug)]
#[must_use = "a request is sent when it is awaited"]
pub struct ListOrganizationIntegrations<'c>(Call<'c>);

impl ListOrganizationIntegrations<'_> {
    /// Filter by integration provider key.
    pub fn provider_key(self, provider_key: &str) -> Self {
        Self(self.0.set(Parameter::query("providerKey"), &provider_key))
    }
}

request!(ListOrganizationIntegrations -> Vec<types::Integration> as json, pages of types::Integration);

/// A request to [`Integrations::retrieve_organization_integration`]. Awaiting it sends it and returns a `Response<Integration>`.
#[derive(Clone, Debug)]
#[must_use = "a request is sent when it is awaited"]
pub struct RetrieveOrganizationIntegration<'c>(Call<'c>);

request!(RetrieveOrganizationIntegration -> types::Integration as json);

/// A request to [`Integrations::delete_organization_integration`]. Awaiting it sends it and returns a `Response<()>`.
#[derive(Clone, Debug)]
#[must_use = "a request is sent when it is awaited"]
pub struct DeleteOrganizationIntegration<'c>(Call<'c>);

request!(DeleteOrganizationIntegration -> () as empty);

/// A request to [`Integrations::get_integration_provider_info`]. Awaiting it sends it and returns a `Response<GetIntegrationProviderInfoResponse>`.
#[derive(Clone, Debug)]
#[must_use = "a request is sent when it is awaited"]
pub struct GetIntegrationProviderInfo<'c>(Call<'c>);

request!(GetIntegrationProviderInfo -> types::GetIntegrationProviderInfoResponse as json);
