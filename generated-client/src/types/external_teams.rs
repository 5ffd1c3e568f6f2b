// Generated from the operations of sentry-integrations.yaml by generator/src/emit/object.rs. Do not edit.

use crate::runtime::object;

object! {
    /// The request body of `createExternalTeam`.
    pub struct CreateExternalTeamBody {
        /// The external service team name.
        external_name: String = "externalName",
        /// The integration provider.
        provider: String,
        /// The Sentry team ID.
        team_id: i64 = "teamId",
        [optional]
        /// The integration ID.
        integration_id: Option<i64> = "integrationId",
    }

    /// The request body of `updateExternalTeam`.
    pub struct UpdateExternalTeamBody {
        [optional]
        external_name: Option<String> = "externalName",
        provider: Option<String>,
    }
}
