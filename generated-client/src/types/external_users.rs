// @generated from the operations of sentry-integrations.yaml. Do not edit.

use crate::runtime::json_object;

/// The request body of `createExternalUser`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct CreateExternalUserBody {
    /// The external service username.
    pub external_name: String,
    /// The integration provider (e.g., github, gitlab).
    pub provider: String,
    /// The Sentry member ID.
    pub member_id: i64,
    /// The integration ID.
    pub integration_id: Option<i64>,
}

impl CreateExternalUserBody {
    pub fn new(external_name: impl Into<String>, member_id: i64, provider: impl Into<String>) -> Self {
        Self { external_name: external_name.into(), provider: provider.into(), member_id, integration_id: None }
    }

    /// The integration ID.
    pub fn integration_id(self, integration_id: i64) -> Self { Self { integration_id: Some(integration_id), ..self } }
}

json_object!(CreateExternalUserBody {
    external_name = "externalName", provider = "provider", member_id = "memberId", integration_id = "integrationId",
});

/// The request body of `updateExternalUser`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct UpdateExternalUserBody {
    pub external_name: Option<String>,
    pub provider: Option<String>,
}

impl UpdateExternalUserBody {
    pub fn new() -> Self { Default::default() }

    pub fn external_name(self, external_name: impl Into<String>) -> Self {
        Self { external_name: Some(external_name.into()), ..self }
    }

    pub fn provider(self, provider: impl Into<String>) -> Self { Self { provider: Some(provider.into()), ..self } }
}

json_object!(UpdateExternalUserBody { external_name = "externalName", provider = "provider" });
