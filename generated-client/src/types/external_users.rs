// Generated from the operations of sentry-integrations.yaml by generator/src/emit/object.rs. Do not edit.

use crate::runtime::object;

object! {
    /// The request body of `createExternalUser`.
    pub struct CreateExternalUserBody {
        /// The external service username.
        external_name: String = "externalName",
        /// The integration provider (e.g., github, gitlab).
        provider: String,
        /// The Sentry member ID.
        member_id: i64 = "memberId",
        [optional]
        /// The integration ID.
        integration_id: Option<i64> = "integrationId",
        [arguments]
        external_name: String,
        member_id: i64,
        provider: String,
    }

    /// The request body of `updateExternalUser`.
    pub struct UpdateExternalUserBody {
        [optional]
        external_name: Option<String> = "externalName",
        provider: Option<String>,
    }
}
