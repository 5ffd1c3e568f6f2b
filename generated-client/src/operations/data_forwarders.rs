// Generated from sentry-integrations.yaml, tag "Data Forwarders" by generator/src/emit/operations.rs. Do not edit.

//! The operations with the tag `Data Forwarders`.

use crate::{Client, types};
use crate::runtime::{Call, Empty, Json, Method, Operation, call};

/// Manage data forwarding configurations
///
/// # Example
///
/// ```no_run
/// # async fn example(client: generated_client::Client) -> Result<(), generated_client::Error> {
/// let reply = client.data_forwarders().list_data_forwarders("organization_id_or_slug").await?;
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct DataForwarders<'c> {
    client: &'c Client,
}

impl<'c> DataForwarders<'c> {
    pub(crate) fn new(client: &'c Client) -> Self {
        Self { client }
    }

    /// Sentry Retrieve data forwarders for an organization
    ///
    /// Returns a list of data forwarders configured for the organization.
    ///
    /// `GET /organizations/{organization_id_or_slug}/data-forwarders/` gives 200: A list of data forwarders.
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    ///
    /// Fails with 401 Unauthorized, 403 Forbidden.
    pub fn list_data_forwarders(&self, organization_id_or_slug: impl AsRef<str>) -> ListDataForwarders<'c> {
        Call::new(self.client, &LIST_DATA_FORWARDERS)
            .path("organization_id_or_slug", organization_id_or_slug.as_ref())
            .into()
    }

    /// Sentry Create a data forwarder for an organization
    ///
    /// Creates a new data forwarder for the organization.
    ///
    /// `POST /organizations/{organization_id_or_slug}/data-forwarders/` gives 201: Data forwarder created.
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    ///
    /// Fails with 400 Bad request, 401 Unauthorized.
    pub fn create_data_forwarder(
        &self,
        organization_id_or_slug: impl AsRef<str>,
        body: types::CreateDataForwarderBody,
    ) -> CreateDataForwarder<'c> {
        Call::new(self.client, &CREATE_DATA_FORWARDER)
            .path("organization_id_or_slug", organization_id_or_slug.as_ref())
            .json(&body)
            .into()
    }

    /// Sentry Update a data forwarder for an organization
    ///
    /// Updates an existing data forwarder.
    ///
    /// `PUT /organizations/{organization_id_or_slug}/data-forwarders/{forwarder_id}/` gives 200: Data forwarder updated.
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    /// - `forwarder_id`: The ID of the data forwarder.
    ///
    /// Fails with 401 Unauthorized, 404 Not found.
    pub fn update_data_forwarder(
        &self,
        organization_id_or_slug: impl AsRef<str>,
        forwarder_id: impl AsRef<str>,
        body: types::UpdateDataForwarderBody,
    ) -> UpdateDataForwarder<'c> {
        Call::new(self.client, &UPDATE_DATA_FORWARDER)
            .path("organization_id_or_slug", organization_id_or_slug.as_ref())
            .path("forwarder_id", forwarder_id.as_ref())
            .json(&body)
            .into()
    }

    /// Sentry Delete a data forwarder for an organization
    ///
    /// Deletes a data forwarder.
    ///
    /// `DELETE /organizations/{organization_id_or_slug}/data-forwarders/{forwarder_id}/` gives 204: Data forwarder deleted.
    ///
    /// - `organization_id_or_slug`: The ID or slug of the organization.
    /// - `forwarder_id`: The ID of the data forwarder.
    ///
    /// Fails with 401 Unauthorized, 404 Not found.
    pub fn delete_data_forwarder(
        &self,
        organization_id_or_slug: impl AsRef<str>,
        forwarder_id: impl AsRef<str>,
    ) -> DeleteDataForwarder<'c> {
        Call::new(self.client, &DELETE_DATA_FORWARDER)
            .path("organization_id_or_slug", organization_id_or_slug.as_ref())
            .path("forwarder_id", forwarder_id.as_ref())
            .into()
    }
}

const LIST_DATA_FORWARDERS: Operation = Operation::new("listDataForwarders", Method::Get, "/organizations/{organization_id_or_slug}/data-forwarders/")
    .errors(&[("401", "Unauthorized."), ("403", "Forbidden.")]);
call! {
    pub struct ListDataForwarders from DataForwarders::list_data_forwarders -> Json<Vec<types::DataForwarder>>, pages of types::DataForwarder {}
}

const CREATE_DATA_FORWARDER: Operation = Operation::new("createDataForwarder", Method::Post, "/organizations/{organization_id_or_slug}/data-forwarders/")
    .errors(&[("400", "Bad request."), ("401", "Unauthorized.")]);
call! {
    pub struct CreateDataForwarder from DataForwarders::create_data_forwarder -> Json<types::DataForwarder> {}
}

const UPDATE_DATA_FORWARDER: Operation = Operation::new("updateDataForwarder", Method::Put, "/organizations/{organization_id_or_slug}/data-forwarders/{forwarder_id}/")
    .errors(&[("401", "Unauthorized."), ("404", "Not found.")]);
call! {
    pub struct UpdateDataForwarder from DataForwarders::update_data_forwarder -> Json<types::DataForwarder> {}
}

const DELETE_DATA_FORWARDER: Operation = Operation::new("deleteDataForwarder", Method::Delete, "/organizations/{organization_id_or_slug}/data-forwarders/{forwarder_id}/")
    .errors(&[("401", "Unauthorized."), ("404", "Not found.")]);
call! {
    pub struct DeleteDataForwarder from DataForwarders::delete_data_forwarder -> Empty {}
}
