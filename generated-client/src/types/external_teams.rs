// @generated from the operations of sentry-integrations.yaml. Do not edit.

use crate::runtime::json_object;

/// The request body of `createExternalTeam`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct CreateExternalTeamBody {
    /// The external service team name.
    pub external_name: String,
    /// The integration provider.
    pub provider: String,
    /// The Sentry team ID.
    pub team_id: i64,
    /// The integration ID.
    pub integration_id: Option<i64>,
}

impl CreateExternalTeamBody {
    pub fn new(external_name: impl Into<String>, provider: impl Into<String>, team_id: i64) -> Self {
        Self { external_name: external_name.into(), provider: provider.into(), team_id, integration_id: None }
    }

    /// The integration ID.
    pub fn integration_id(self, integration_id: i64) -> Self { Self { integration_id: Some(integration_id), ..self } }
}

json_object!(CreateExternalTeamBody {
    external_name = "externalName", provider = "provider", team_id = "teamId", integration_id = "integrationId",
});

/// The request body of `updateExternalTeam`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct UpdateExternalTeamBody {
    pub external_name: Option<String>,
    pub provider: Option<String>,
}

impl UpdateExternalTeamBody {
    pub fn new() -> Self { Default::default() }

    pub fn external_name(self, external_name: impl Into<String>) -> Self {
        Self { external_name: Some(external_name.into()), ..self }
    }

    pub fn provider(self, provider: impl Into<String>) -> Self { Self { provider: Some(provider.into()), ..self } }
}

json_object!(UpdateExternalTeamBody { external_name = "externalName", provider = "provider" });
