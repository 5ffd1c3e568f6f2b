// @generated from sentry-integrations.yaml, tag "Data Forwarders". Do not edit.

//! The operations with the tag `Data Forwarders`.

use crate::runtime::{Call, Method, Operation, request};
use crate::{Client, types};

/// Manage data forwarding configurations
#[derive(Clone, Copy, Debug)]
pub struct DataForwarders<'c>(pub(crate) &'c Client);

impl<'c> DataForwarders<'c> {
    /// Sentry Retrieve data forwarders for an organization
    ///
    /// Returns a list of data forwarders configured for the organization.
    ///
    /// `GET /organizations/{organization_id_or_slug}/data-forwarders/`
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    ///
    /// # Returns
    ///
    /// [`Response<Vec<DataForwarder>>`](crate::types::DataForwarder), for status 200: A list of data forwarders.
    ///
    /// All pages of the list: [`items`](ListDataForwarders::items) and [`pages`](ListDataForwarders::pages).
    ///
    /// # Errors
    ///
    /// - 401 Unauthorized, 403 Forbidden
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(client: generated_client::Client) -> Result<(), generated_client::Error> {
    /// let response = client.data_forwarders().list_data_forwarders("organization_id_or_slug").await?;
    /// # Ok(()) }
    /// ```
    pub fn list_data_forwarders(&self, organization_id_or_slug: &str) -> ListDataForwarders<'c> {
        const OPERATION: Operation = Operation::new("listDataForwarders", Method::Get, "/organizations/{organization_id_or_slug}/data-forwarders/")
            .errors(&[("401", "Unauthorized."), ("403", "Forbidden.")]);
        ListDataForwarders(Call::new(self.0, &OPERATION).path(&[&organization_id_or_slug]))
    }

    /// Sentry Create a data forwarder for an organization
    ///
    /// Creates a new data forwarder for the organization.
    ///
    /// `POST /organizations/{organization_id_or_slug}/data-forwarders/`
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    ///
    /// # Returns
    ///
    /// [`Response<DataForwarder>`](crate::types::DataForwarder), for status 201: Data forwarder created.
    ///
    /// # Errors
    ///
    /// - 400 Bad request, 401 Unauthorized
    ///
    /// # Example
    ///
    /// ```no_run
    /// # use generated_client::types; async fn example(client: generated_client::Client) -> Result<(), generated_client::Error> {
    /// let body = types::CreateDataForwarderBody::new("name");
    /// let response = client
    ///     .data_forwarders()
    ///     .create_data_forwarder("organization_id_or_slug", body)
    ///     .await?;
    /// # Ok(()) }
    /// ```
    pub fn create_data_forwarder(
        &self,
        organization_id_or_slug: &str,
        body: types::CreateDataForwarderBody,
    ) -> CreateDataForwarder<'c> {
        const OPERATION: Operation = Operation::new("createDataForwarder", Method::Post, "/organizations/{organization_id_or_slug}/data-forwarders/")
            .errors(&[("400", "Bad request."), ("401", "Unauthorized.")]);
        CreateDataForwarder(Call::new(self.0, &OPERATION).path(&[&organization_id_or_slug]).json(&body))
    }

    /// Sentry Update a data forwarder for an organization
    ///
    /// Updates an existing data forwarder.
    ///
    /// `PUT /organizations/{organization_id_or_slug}/data-forwarders/{forwarder_id}/`
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    /// - `forwarder_id`: The ID of the data forwarder.
    ///
    /// # Returns
    ///
    /// [`Response<DataForwarder>`](crate::types::DataForwarder), for status 200: Data forwarder updated.
    ///
    /// # Errors
    ///
    /// - 401 Unauthorized, 404 Not found
    ///
    /// # Example
    ///
    /// ```no_run
    /// # use generated_client::types; async fn example(client: generated_client::Client) -> Result<(), generated_client::Error> {
    /// let body = types::UpdateDataForwarderBody::new();
    /// let response = client
    ///     .data_forwarders()
    ///     .update_data_forwarder("organization_id_or_slug", "forwarder_id", body)
    ///     .await?;
    /// # Ok(()) }
    /// ```
    pub fn update_data_forwarder(
        &self,
        organization_id_or_slug: &str,
        forwarder_id: &str,
        body: types::UpdateDataForwarderBody,
    ) -> UpdateDataForwarder<'c> {
        const OPERATION: Operation = Operation::new("updateDataForwarder", Method::Put, "/organizations/{organization_id_or_slug}/data-forwarders/{forwarder_id}/")
            .errors(&[("401", "Unauthorized."), ("404", "Not found.")]);
        UpdateDataForwarder(Call::new(self.0, &OPERATION).path(&[&organization_id_or_slug, &forwarder_id]).json(&body))
    }

    /// Sentry Delete a data forwarder for an organization
    ///
    /// Deletes a data forwarder.
    ///
    /// `DELETE /organizations/{organization_id_or_slug}/data-forwarders/{forwarder_id}/`
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    /// - `forwarder_id`: The ID of the data forwarder.
    ///
    /// # Returns
    ///
    /// `Response<()>`, for status 204: Data forwarder deleted.
    ///
    /// # Errors
    ///
    /// - 401 Unauthorized, 404 Not found
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(client: generated_client::Client) -> Result<(), generated_client::Error> {
    /// client.data_forwarders().delete_data_forwarder("organization_id_or_slug", "forwarder_id").await?;
    /// # Ok(()) }
    /// ```
    pub fn delete_data_forwarder(&self, organization_id_or_slug: &str, forwarder_id: &str) -> DeleteDataForwarder<'c> {
        const OPERATION: Operation = Operation::new("deleteDataForwarder", Method::Delete, "/organizations/{organization_id_or_slug}/data-forwarders/{forwarder_id}/")
            .errors(&[("401", "Unauthorized."), ("404", "Not found.")]);
        DeleteDataForwarder(Call::new(self.0, &OPERATION).path(&[&organization_id_or_slug, &forwarder_id]))
    }
}

/// A request to [`DataForwarders::list_data_forwarders`]. Awaiting it sends it and returns a `Response<Vec<DataForwarder>>`.
#[derive(Clone, Debug)]
#[must_use = "a request is sent when it is awaited"]
pub struct ListDataForwarders<'c>(Call<'c>);

request!(ListDataForwarders -> Vec<types::DataForwarder> as json, pages of types::DataForwarder);

/// A request to [`DataForwarders::create_data_forwarder`]. Awaiting it sends it and returns a `Response<DataForwarder>`.
#[derive(Clone, Debug)]
#[must_use = "a request is sent when it is awaited"]
pub struct CreateDataForwarder<'c>(Call<'c>);

request!(CreateDataForwarder -> types::DataForwarder as json);

/// A request to [`DataForwarders::update_data_forwarder`]. Awaiting it sends it and returns a `Response<DataForwarder>`.
#[derive(Clone, Debug)]
#[must_use = "a request is sent when it is awaited"]
pub struct UpdateDataForwarder<'c>(Call<'c>);

request!(UpdateDataForwarder -> types::DataForwarder as json);

/// A request to [`DataForwarders::delete_data_forwarder`]. Awaiting it sends it and returns a `Response<()>`.
#[derive(Clone, Debug)]
#[must_use = "a request is sent when it is awaited"]
pub struct DeleteDataForwarder<'c>(Call<'c>);

request!(DeleteDataForwarder -> () as empty);
