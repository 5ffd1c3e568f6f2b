// @generated from sentry-integrations.yaml. Do not edit.

//! The parts of the client that are specific to the API: servers, credentials and groups of operations.

use crate::runtime::{Api, Client, ClientBuilder, Credential, Error, Scheme, SchemeKind, Secret, Server};

/// The API as the document describes it.
static API: Api = Api {
    title: "Sentry Integrations API",
    version: "0.0.1",
    user_agent: "generated-client/0.0.1",
    env_prefix: "SENTRY",
    servers: &[
        Server { url: "https://sentry.io/api/0", description: "Sentry Production API", variables: &[] },
    ],
    operation_variables: &[],
    schemes: &[
        Scheme { name: "BearerAuth", kind: SchemeKind::Bearer },
    ],
    security: &[&["BearerAuth"]],
};

impl Client {
    /// Returns a builder for a client, to set credentials and options.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&API)
    }

    /// Creates a client from environment variables:
    ///
    /// - `SENTRY_AUTH_TOKEN`: the bearer token
    /// - `SENTRY_URL`: the URL of the server, if it is not the default
    ///
    /// # Errors
    ///
    /// If a credential that the API requires is not set, or the URL is not valid.
    pub fn from_env() -> Result<Self, Error> {
        Self::builder().from_env()?.build()
    }

    /// Manage data forwarding configurations
    #[cfg(feature = "data-forwarders")]
    pub fn data_forwarders(&self) -> crate::operations::data_forwarders::DataForwarders<'_> {
        crate::operations::data_forwarders::DataForwarders(self)
    }

    /// Manage external team mappings
    #[cfg(feature = "external-teams")]
    pub fn external_teams(&self) -> crate::operations::external_teams::ExternalTeams<'_> {
        crate::operations::external_teams::ExternalTeams(self)
    }

    /// Manage external user mappings
    #[cfg(feature = "external-users")]
    pub fn external_users(&self) -> crate::operations::external_users::ExternalUsers<'_> {
        crate::operations::external_users::ExternalUsers(self)
    }

    /// Manage third-party integrations
    #[cfg(feature = "integrations")]
    pub fn integrations(&self) -> crate::operations::integrations::Integrations<'_> {
        crate::operations::integrations::Integrations(self)
    }
}

impl ClientBuilder {
    /// Authentication token for the Sentry API.
    ///
    /// Sent as `Authorization: Bearer …` (the security scheme `BearerAuth`).
    pub fn bearer_token(self, token: impl Into<Secret>) -> Self {
        self.credential("BearerAuth", Credential::token(token))
    }
}
