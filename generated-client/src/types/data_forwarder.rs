// @generated from sentry-integrations.yaml, #/components/schemas/DataForwarder. Do not edit.

use crate::runtime::{DateTime, json_object};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct DataForwarder {
    pub id: String,
    pub name: String,
    pub date_created: Option<DateTime>,
}

json_object!(DataForwarder { id = "id", name = "name", date_created = "dateCreated" });
