// @generated from the operations of sentry-integrations.yaml. Do not edit.

use crate::runtime::json_object;

/// The request body of `createDataForwarder`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct CreateDataForwarderBody {
    /// The name of the data forwarder.
    pub name: String,
}

impl CreateDataForwarderBody {
    pub fn new(name: impl Into<String>) -> Self { Self { name: name.into() } }
}

json_object!(CreateDataForwarderBody { name = "name" });

/// The request body of `updateDataForwarder`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct UpdateDataForwarderBody {
    pub name: Option<String>,
}

impl UpdateDataForwarderBody {
    pub fn new() -> Self { Default::default() }
    pub fn name(self, name: impl Into<String>) -> Self { Self { name: Some(name.into()), ..self } }
}

json_object!(UpdateDataForwarderBody { name = "name" });
