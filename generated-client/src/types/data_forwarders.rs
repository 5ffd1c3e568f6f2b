// Generated from the operations of sentry-integrations.yaml by generator/src/emit/object.rs. Do not edit.

use crate::runtime::object;

object! {
    /// The request body of `createDataForwarder`.
    pub struct CreateDataForwarderBody {
        /// The name of the data forwarder.
        name: String,
    }

    /// The request body of `updateDataForwarder`.
    pub struct UpdateDataForwarderBody {
        [optional]
        name: Option<String>,
    }
}
