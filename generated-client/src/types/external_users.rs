// Generated from the operations of sentry-integrations.yaml by generator/src/emit/object.rs. Do not edit.

use crate::runtime::object;

object! {
    /// The body of `createExternalUser`.
    pub struct CreateExternalUserBody {
        /// The external service username.
        external_name: String = "externalName",
        /// The Sentry member ID.
        member_id: i64 = "memberId",
        /// The integration provider (e.g., github, gitlab).
        provider: String,
        [optional]
        /// The integration ID.
        integration_id: Option<i64> = "integrationId",
    }

    /// The body of `updateExternalUser`.
    pub struct UpdateExternalUserBody {
        [optional]
        external_name: Option<String> = "externalName",
        provider: Option<String>,
    }
}
