// Generated from sentry-integrations.yaml, #/components/schemas/Integration by generator/src/emit/object.rs. Do not edit.

use crate::runtime::{DateTime, object};
use serde_json::{Map, Value};

object! {
    pub struct Integration {
        id: String,
        name: String,
        provider: IntegrationProvider,
        [optional]
        domain_name: Option<String> = "domainName",
        status: Option<String>,
        date_created: Option<DateTime> = "dateCreated",
        [nullable]
        icon: Patch<String>,
        config_data: Patch<Map<String, Value>> = "configData",
    }

    /// `provider` of [`Integration`].
    pub struct IntegrationProvider {
        [optional]
        key: Option<String>,
        name: Option<String>,
    }
}
