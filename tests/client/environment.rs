//! A client from the environment. The variables are handed in, so that no test changes the environment of another.

use generated_client::{Client, ClientBuilder, Error};

use super::server::{answering, json, requests};

fn with(variables: &[(&str, &str)]) -> Result<Client, Error> {
    applied(Client::builder(), variables)?.build()
}

fn applied(builder: ClientBuilder, variables: &[(&str, &str)]) -> Result<ClientBuilder, Error> {
    builder
        .from_variables(|name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
}

#[test]
fn the_base_url_is_documented_or_from_sentry_url() {
    let urls = [
        ("", "https://sentry.io/api/0"),
        ("https://us.sentry.io", "https://us.sentry.io/api/0"),
        ("https://de.sentry.io/", "https://de.sentry.io/api/0"),
        ("https://de.sentry.io/api/0/", "https://de.sentry.io/api/0"),
        ("https://example.com/tools/sentry", "https://example.com/tools/sentry/api/0"),
        ("http://localhost:9000/api/0", "http://localhost:9000/api/0"),
    ];
    for (given, used) in urls {
        let client = with(&[("SENTRY_AUTH_TOKEN", "t"), ("SENTRY_URL", given)]).unwrap();
        assert_eq!(client.base_url(), used, "{given:?}");
    }
    assert_eq!(with(&[("SENTRY_AUTH_TOKEN", "t")]).unwrap().base_url(), "https://sentry.io/api/0");
}

#[test]
fn a_missing_token_is_an_error_that_names_the_variable() {
    for variables in [&[][..], &[("SENTRY_AUTH_TOKEN", "")], &[("SENTRY_URL", "https://us.sentry.io")]] {
        let error = with(variables).unwrap_err();
        assert!(matches!(error, Error::Argument(_)), "{error:?}");
        assert!(error.to_string().contains("SENTRY_AUTH_TOKEN"), "{error}");
    }
}

#[test]
fn an_invalid_base_url_is_refused() {
    for url in
        ["sentry.io", "/api/0", "ftp://sentry.io", "https://", "https://user:hunter2@sentry.io", "https://sentry.io/?x"]
    {
        let error = with(&[("SENTRY_AUTH_TOKEN", "t"), ("SENTRY_URL", url)]).unwrap_err();
        assert!(matches!(error, Error::Argument(_)), "{error:?}");
        assert!(error.to_string().contains("base URL") && !error.to_string().contains("hunter2"), "{error}");
        assert!(error.to_string().starts_with("the environment variable SENTRY_URL is \""), "{error}");
        assert!(error.to_string().ends_with(" (for example, https://sentry.io/api/0)"), "{error}");
    }
}

#[tokio::test]
async fn values_set_by_hand_override_the_environment() {
    let server = answering([json("[]"), json("[]")]).await;
    let variables = [("SENTRY_AUTH_TOKEN", "from-env"), ("SENTRY_URL", "https://nowhere.example")];
    let by_hand = super::server::builder(&server.uri());
    let client = applied(by_hand, &variables).unwrap().build().unwrap();
    client.integrations().list_organization_integrations("acme").await.unwrap();
    let transport =
        generated_client::runtime::HttpTransport::configured(reqwest::Client::builder().no_proxy()).unwrap();
    let by_variables = Client::builder().base_url(server.uri()).transport(transport);
    let client = applied(by_variables, &variables).unwrap().build().unwrap();
    client.integrations().list_organization_integrations("acme").await.unwrap();
    let tokens: Vec<_> =
        requests(&server).await.iter().map(|one| one.headers["authorization"].to_str().unwrap().to_owned()).collect();
    assert_eq!(tokens, ["Bearer s3cr3t", "Bearer from-env"]);
}

#[test]
fn an_invalid_token_is_not_shown() {
    let client = with(&[("SENTRY_AUTH_TOKEN", "line\nbreak")]).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let error = runtime.block_on(client.integrations().list_organization_integrations("acme").send()).unwrap_err();
    assert!(matches!(error, Error::Argument(_)), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("break"), "{error}");
}
