// Generated from sentry-integrations.yaml by generator/src/emit/client.rs. Do not edit.

//! What this client adds to the runtime: the API's servers, credentials and tags.

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
    /// A builder for a client with credentials and options of its own.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&API)
    }

    /// A client configured by the environment:
    ///
    /// - `SENTRY_AUTH_TOKEN`: the bearer token
    /// - `SENTRY_URL`: the server, when it is not the default
    ///
    /// # Errors
    ///
    /// When a credential that the API demands is not set, or the URL is not one.
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
    /// Sent as `Authorization: Bearer …` (`BearerAuth` of the document).
    pub fn bearer_token(self, token: impl Into<Secret>) -> Self {
        self.credential("BearerAuth", Credential::token(token))
    }
}
