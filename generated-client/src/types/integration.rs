// @generated from sentry-integrations.yaml, #/components/schemas/Integration. Do not edit.

use crate::runtime::{DateTime, Patch, json_object};
use serde_json::{Map, Value};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Integration {
    pub id: String,
    pub name: String,
    pub icon: Patch<String>,
    pub domain_name: Option<String>,
    pub provider: IntegrationProvider,
    pub status: Option<String>,
    pub config_data: Patch<Map<String, Value>>,
    pub date_created: Option<DateTime>,
}

json_object!(Integration {
    id = "id", name = "name", icon = "icon", domain_name = "domainName", provider = "provider", status = "status",
    config_data = "configData", date_created = "dateCreated",
});

/// `provider` of [`Integration`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct IntegrationProvider {
    pub key: Option<String>,
    pub name: Option<String>,
}

json_object!(IntegrationProvider { key = "key", name = "name" });
