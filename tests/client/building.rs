//! What a user's own tests need: values of every type, scripted replies, and no port that is opened.

use generated_client::runtime::{Date, FakeReply, FakeTransport, TransportError};
use generated_client::types::{
    CreateDataForwarderBody, CreateExternalTeamBody, CreateExternalUserBody, DataForwarder,
    GetIntegrationProviderInfoResponse, Integration, UpdateDataForwarderBody, UpdateExternalTeamBody,
    UpdateExternalUserBody,
};
use generated_client::{Client, Error, Patch, RetryPolicy};
use serde_json::{Value, json};

/// What a user wrote, which shall be tested without a server.
async fn names(client: &Client) -> Result<Vec<String>, Error> {
    let list = client.integrations().list_organization_integrations("acme").await?;
    Ok(list.iter().map(|one| one.name.clone()).collect())
}

fn faked(replies: impl IntoIterator<Item = FakeReply>) -> (Client, FakeTransport) {
    let fake = FakeTransport::new();
    for reply in replies {
        fake.reply(reply);
    }
    let builder = Client::builder().bearer_token("t").transport(fake.clone()).retry(RetryPolicy::none());
    (builder.build().unwrap(), fake)
}

#[tokio::test]
async fn fake_responses_are_defined_as_json() {
    let list = json!([{"id": "42", "name": "Acme", "provider": {"key": "slack"}}]);
    let replies =
        [FakeReply::json(200, list), FakeReply::status(503), FakeReply::failure(TransportError::connect("refused"))];
    let (client, fake) = faked(replies);
    assert_eq!(names(&client).await.unwrap(), ["Acme"]);
    assert_eq!(names(&client).await.unwrap_err().status().unwrap(), 503);
    assert!(names(&client).await.unwrap_err().is_connect());
    let request = &fake.requests()[0];
    assert_eq!(request.url.as_str(), "https://sentry.io/api/0/organizations/acme/integrations/");
    assert_eq!((request.headers["authorization"].to_str().unwrap(), fake.replies_left()), ("Bearer t", 0));
}

/// What only the server sends has no constructor: a test reads it from JSON.
#[test]
fn response_types_are_read_from_json() {
    let integration = json!({
        "id": "42", "name": "Acme", "provider": {"key": "slack", "name": "Slack"}, "domainName": "acme.slack.com",
        "status": "active", "dateCreated": "2024-01-02T03:04:05+02:00", "icon": null, "configData": {"a": [1]},
    });
    holds(serde_json::from_value::<Integration>(integration.clone()).unwrap(), integration);
    let forwarder = json!({"id": "7", "name": "audit", "dateCreated": "2024-01-02T03:04:05+02:00"});
    holds(serde_json::from_value::<DataForwarder>(forwarder.clone()).unwrap(), forwarder);
    let info = json!({"providers": [{"key": "k", "name": "n", "canAdd": true, "features": ["chat"]}]});
    holds(serde_json::from_value::<GetIntegrationProviderInfoResponse>(info.clone()).unwrap(), info);
}

#[test]
fn request_types_have_a_constructor_and_setters() {
    holds(CreateDataForwarderBody::new("audit"), json!({"name": "audit"}));
    holds(UpdateDataForwarderBody::new().name("audit"), json!({"name": "audit"}));
    let user = json!({"externalName": "@o", "provider": "github", "memberId": 7, "integrationId": 42});
    holds(CreateExternalUserBody::new("@o", 7, "github").integration_id(42), user);
    let team = json!({"externalName": "@t", "provider": "github", "teamId": 8, "integrationId": 42});
    holds(CreateExternalTeamBody::new("@t", "github", 8).integration_id(42), team);
    holds(
        UpdateExternalUserBody::new().external_name("@o").provider("p"),
        json!({"externalName": "@o", "provider": "p"}),
    );
    holds(
        UpdateExternalTeamBody::new().external_name("@t").provider("p"),
        json!({"externalName": "@t", "provider": "p"}),
    );
    // Those that require nothing can be had empty.
    for (empty, made) in [
        (json!(null), serde_json::to_value(Option::<Integration>::None).unwrap()),
        (json!({}), serde_json::to_value(UpdateDataForwarderBody::default()).unwrap()),
        (json!({}), serde_json::to_value(UpdateExternalUserBody::default()).unwrap()),
    ] {
        assert_eq!(empty, made);
    }
}

/// Written it is this JSON, read again it is itself.
fn holds<T>(value: T, expected: Value)
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + Clone + std::fmt::Debug,
{
    assert_eq!(serde_json::to_value(&value).unwrap(), expected);
    assert_eq!(serde_json::from_value::<T>(expected).unwrap(), value.clone());
}

#[test]
fn fields_can_be_read_and_changed() {
    let mut integration: Integration =
        serde_json::from_value(json!({"id": "42", "name": "Acme", "provider": {}})).unwrap();
    let before = integration.clone();
    integration.name = "Other".to_owned();
    integration.icon = Patch::Value("i.png".to_owned());
    assert_eq!((integration.name.as_str(), integration.icon.as_value().map(String::as_str)), ("Other", Some("i.png")));
    assert_ne!(integration, before);
    let date: Date = integration.date_created.map_or_else(Date::default, |time| time.date_naive());
    assert_eq!(date, Date::default());
}

#[test]
fn clients_are_send_and_sync_and_errors_convert_to_box_dyn_error() {
    fn shared<T: Clone + Send + Sync + 'static>() {}
    fn boxed<E: std::error::Error + Send + Sync + 'static>() {}
    shared::<Client>();
    boxed::<Error>();
}
