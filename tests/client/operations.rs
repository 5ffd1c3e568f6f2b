//! The operations of the document as data: how each is called, and the exchange that the document describes. The values
//! are valid by the document, so that a server that checks requests takes them all.

use std::fmt::Debug;
use std::pin::Pin;

use generated_client::runtime::{Parts, Reply, Sending};
use generated_client::types::{
    CreateDataForwarderBody, CreateExternalTeamBody, CreateExternalUserBody, UpdateDataForwarderBody,
    UpdateExternalTeamBody, UpdateExternalUserBody,
};
use generated_client::{Client, Error};

/// What is left of a response when its type is forgotten.
#[derive(Debug)]
pub struct Outcome {
    pub value: String,
    pub parts: Parts,
}

/// A call under way, whatever its reply.
pub type Calling = Pin<Box<dyn Future<Output = Result<Outcome, Error>> + Send>>;

/// An operation, one call of it, and what the document says of it.
pub struct Exchange {
    pub id: &'static str,
    pub call: fn(&Client) -> Calling,
    /// The method, and the target below the base URL.
    pub request: (&'static str, &'static str),
    pub accept: &'static str,
    pub body: Option<&'static str>,
    pub status: u16,
    pub reply: Option<&'static str>,
    pub errors: [(u16, &'static str); 2],
}

const JSON: &str = "application/json";
/// Where the document describes no body, any is taken.
const ANY: &str = "application/json, */*;q=0.5";

const INTEGRATION: &str = r#"{"id":"42","name":"Acme","icon":null,"domainName":"acme.slack.com","provider":{"key":"slack","name":"Slack"},"status":"active","configData":{"a":[1]},"dateCreated":"2024-01-02T03:04:05Z"}"#;
const FORWARDER: &str = r#"{"id":"7","name":"audit","dateCreated":"2024-01-02T03:04:05+02:00"}"#;
const INTEGRATIONS: &str = r#"[{"id":"42","name":"Acme","provider":{}}]"#;
const FORWARDERS: &str = r#"[{"id":"7","name":"audit"}]"#;
const PROVIDERS: &str = r#"{"providers":[{"key":"slack","name":"Slack","canAdd":true,"features":["chat"]}]}"#;

const UNAUTHORIZED: (u16, &str) = (401, "Unauthorized.");
const FORBIDDEN: (u16, &str) = (403, "Forbidden.");
const BAD_REQUEST: (u16, &str) = (400, "Bad request.");
const NOT_FOUND: (u16, &str) = (404, "Not found.");
const NO_INTEGRATION: (u16, &str) = (404, "Integration not found.");

/// All operations of the document, in its order.
pub fn all() -> [Exchange; 14] {
    [
        Exchange {
            id: "listOrganizationIntegrations",
            call: |client| {
                outcome(client.integrations().list_organization_integrations("acme").provider_key("slack").send())
            },
            request: ("GET", "/organizations/acme/integrations/?providerKey=slack"),
            accept: JSON,
            body: None,
            status: 200,
            reply: Some(INTEGRATIONS),
            errors: [UNAUTHORIZED, FORBIDDEN],
        },
        Exchange {
            id: "retrieveOrganizationIntegration",
            call: |client| outcome(client.integrations().retrieve_organization_integration("acme", "42").send()),
            request: ("GET", "/organizations/acme/integrations/42/"),
            accept: JSON,
            body: None,
            status: 200,
            reply: Some(INTEGRATION),
            errors: [UNAUTHORIZED, NO_INTEGRATION],
        },
        Exchange {
            id: "deleteOrganizationIntegration",
            call: |client| outcome(client.integrations().delete_organization_integration("acme", "42").send()),
            request: ("DELETE", "/organizations/acme/integrations/42/"),
            accept: ANY,
            body: None,
            status: 204,
            reply: None,
            errors: [UNAUTHORIZED, NO_INTEGRATION],
        },
        Exchange {
            id: "getIntegrationProviderInfo",
            call: |client| outcome(client.integrations().get_integration_provider_info("acme").send()),
            request: ("GET", "/organizations/acme/config/integrations/"),
            accept: JSON,
            body: None,
            status: 200,
            reply: Some(PROVIDERS),
            errors: [UNAUTHORIZED, FORBIDDEN],
        },
        Exchange {
            id: "listDataForwarders",
            call: |client| outcome(client.data_forwarders().list_data_forwarders("acme").send()),
            request: ("GET", "/organizations/acme/data-forwarders/"),
            accept: JSON,
            body: None,
            status: 200,
            reply: Some(FORWARDERS),
            errors: [UNAUTHORIZED, FORBIDDEN],
        },
        Exchange {
            id: "createDataForwarder",
            call: |client| {
                outcome(
                    client
                        .data_forwarders()
                        .create_data_forwarder("acme", CreateDataForwarderBody::new("audit"))
                        .send(),
                )
            },
            request: ("POST", "/organizations/acme/data-forwarders/"),
            accept: JSON,
            body: Some(r#"{"name":"audit"}"#),
            status: 201,
            reply: Some(FORWARDER),
            errors: [BAD_REQUEST, UNAUTHORIZED],
        },
        Exchange {
            id: "updateDataForwarder",
            call: |client| {
                outcome(
                    client
                        .data_forwarders()
                        .update_data_forwarder("acme", "7", UpdateDataForwarderBody::new().name("audit"))
                        .send(),
                )
            },
            request: ("PUT", "/organizations/acme/data-forwarders/7/"),
            accept: JSON,
            body: Some(r#"{"name":"audit"}"#),
            status: 200,
            reply: Some(FORWARDER),
            errors: [UNAUTHORIZED, NOT_FOUND],
        },
        Exchange {
            id: "deleteDataForwarder",
            call: |client| outcome(client.data_forwarders().delete_data_forwarder("acme", "7").send()),
            request: ("DELETE", "/organizations/acme/data-forwarders/7/"),
            accept: ANY,
            body: None,
            status: 204,
            reply: None,
            errors: [UNAUTHORIZED, NOT_FOUND],
        },
        Exchange {
            id: "createExternalUser",
            call: |client| {
                outcome(
                    client
                        .external_users()
                        .create_external_user(
                            "acme",
                            CreateExternalUserBody::new("@octocat", 7, "github").integration_id(42),
                        )
                        .send(),
                )
            },
            request: ("POST", "/organizations/acme/external-users/"),
            accept: ANY,
            body: Some(r#"{"externalName":"@octocat","provider":"github","memberId":7,"integrationId":42}"#),
            status: 201,
            reply: None,
            errors: [BAD_REQUEST, UNAUTHORIZED],
        },
        Exchange {
            id: "updateExternalUser",
            call: |client| {
                outcome(
                    client
                        .external_users()
                        .update_external_user("acme", "9", UpdateExternalUserBody::new().external_name("@octocat"))
                        .send(),
                )
            },
            request: ("PUT", "/organizations/acme/external-users/9/"),
            accept: ANY,
            body: Some(r#"{"externalName":"@octocat"}"#),
            status: 200,
            reply: None,
            errors: [UNAUTHORIZED, NOT_FOUND],
        },
        Exchange {
            id: "deleteExternalUser",
            call: |client| outcome(client.external_users().delete_external_user("acme", "9").send()),
            request: ("DELETE", "/organizations/acme/external-users/9/"),
            accept: ANY,
            body: None,
            status: 204,
            reply: None,
            errors: [UNAUTHORIZED, NOT_FOUND],
        },
        Exchange {
            id: "createExternalTeam",
            call: |client| {
                outcome(
                    client
                        .external_teams()
                        .create_external_team("acme", CreateExternalTeamBody::new("@acme/ops", "github", 8))
                        .send(),
                )
            },
            request: ("POST", "/organizations/acme/external-teams/"),
            accept: ANY,
            body: Some(r#"{"externalName":"@acme/ops","provider":"github","teamId":8}"#),
            status: 201,
            reply: None,
            errors: [BAD_REQUEST, UNAUTHORIZED],
        },
        Exchange {
            id: "updateExternalTeam",
            call: |client| {
                outcome(
                    client
                        .external_teams()
                        .update_external_team("acme", "5", UpdateExternalTeamBody::new().provider("gitlab"))
                        .send(),
                )
            },
            request: ("PUT", "/organizations/acme/external-teams/5/"),
            accept: ANY,
            body: Some(r#"{"provider":"gitlab"}"#),
            status: 200,
            reply: None,
            errors: [UNAUTHORIZED, NOT_FOUND],
        },
        Exchange {
            id: "deleteExternalTeam",
            call: |client| outcome(client.external_teams().delete_external_team("acme", "5").send()),
            request: ("DELETE", "/organizations/acme/external-teams/5/"),
            accept: ANY,
            body: None,
            status: 204,
            reply: None,
            errors: [UNAUTHORIZED, NOT_FOUND],
        },
    ]
}

fn outcome<R: Reply>(sending: Sending<R>) -> Calling
where
    R::Output: Debug,
{
    Box::pin(async {
        let (value, parts) = sending.await?.into_parts();
        Ok(Outcome { value: format!("{value:?}"), parts })
    })
}
