// Generated from the operations of sentry-integrations.yaml by generator/src/emit/object.rs. Do not edit.

use crate::runtime::object;

object! {
    /// The response of `getIntegrationProviderInfo`.
    pub struct GetIntegrationProviderInfoResponse {
        [optional]
        providers: Option<Vec<GetIntegrationProviderInfoResponseProvider>>,
    }

    /// One of the `providers` of [`GetIntegrationProviderInfoResponse`].
    pub struct GetIntegrationProviderInfoResponseProvider {
        [optional]
        key: Option<String>,
        name: Option<String>,
        can_add: Option<bool> = "canAdd",
        features: Option<Vec<String>>,
    }
}
