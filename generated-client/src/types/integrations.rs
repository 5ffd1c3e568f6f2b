// @generated from the operations of sentry-integrations.yaml. Do not edit.

use crate::runtime::json_object;

/// The response of `getIntegrationProviderInfo`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct GetIntegrationProviderInfoResponse {
    pub providers: Option<Vec<GetIntegrationProviderInfoResponseProvider>>,
}

json_object!(GetIntegrationProviderInfoResponse { providers = "providers" });

/// One of the `providers` of [`GetIntegrationProviderInfoResponse`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct GetIntegrationProviderInfoResponseProvider {
    pub key: Option<String>,
    pub name: Option<String>,
    pub can_add: Option<bool>,
    pub features: Option<Vec<String>>,
}

json_object!(GetIntegrationProviderInfoResponseProvider {
    key = "key", name = "name", can_add = "canAdd", features = "features",
});
