// Generated from sentry-integrations.yaml, #/components/schemas/DataForwarder by generator/src/emit/object.rs. Do not edit.

use crate::runtime::{DateTime, object};

object! {
    pub struct DataForwarder {
        id: String,
        name: String,
        [optional]
        date_created: Option<DateTime> = "dateCreated",
    }
}
