//! Each status that the document gives to an error, and those that it does not.

use generated_client::Error;

use super::operations;
use super::server::{answering, client, status};

/// The answers of an error to the questions about its status.
fn questions(error: &Error) -> [(u16, bool); 5] {
    [
        (401, error.is_unauthorized()),
        (403, error.is_forbidden()),
        (404, error.is_not_found()),
        (409, error.is_conflict()),
        (429, error.is_rate_limited()),
    ]
}

#[tokio::test]
async fn documented_errors_show_their_description_and_the_message_of_the_server() {
    for exchange in operations::all() {
        for (code, description) in exchange.errors {
            let reply = status(code).set_body_raw(r#"{"detail":"Ask Bob."}"#, "application/json");
            let server = answering([reply.insert_header("x-request-id", "r1")]).await;
            let error = (exchange.call)(&client(&server.uri())).await.unwrap_err();
            let Error::Api(api) = &error else { panic!("{error:?}") };
            assert_eq!((api.documented(), api.message().as_deref()), (Some(description), Some("Ask Bob.")));
            assert_eq!((api.operation(), api.status().as_u16()), (exchange.id, code));
            assert_eq!(
                (error.request_id(), error.headers().unwrap()["x-request-id"].to_str().unwrap()),
                (Some("r1"), "r1")
            );
            assert_eq!(error.body().unwrap(), r#"{"detail":"Ask Bob."}"#);
            assert!(!error.is_retryable());
            assert!(questions(&error).iter().all(|(asked, answer)| *answer == (*asked == code)), "{error:?}");
            let line = error.to_string();
            let start = format!("{}: {code} ", exchange.id);
            assert!(line.starts_with(&start) && line.ends_with(": Ask Bob."), "{line}");
            // The message has the description unless it is what the status is called anyway.
            assert_eq!(line.contains(&format!("({description})")), description == "Integration not found.", "{line}");
        }
    }
}

#[tokio::test]
async fn undocumented_errors_show_the_message_of_the_server() {
    for code in [400, 402, 405, 409, 410, 413, 418, 422, 451, 499, 500, 501, 599] {
        let server = answering([status(code).set_body_string("Ask Bob.")]).await;
        let error = client(&server.uri()).integrations().list_organization_integrations("acme").await.unwrap_err();
        let Error::Api(api) = &error else { panic!("{error:?}") };
        assert_eq!((api.documented(), api.message().as_deref()), (None, Some("Ask Bob.")), "{code}");
        assert_eq!(api.status().as_u16(), code);
    }
}

#[tokio::test]
async fn without_a_token_the_error_names_the_missing_credential() {
    let server = answering([status(401)]).await;
    let client = generated_client::Client::builder().base_url(server.uri());
    let transport = generated_client::runtime::HttpTransport::configured(reqwest::Client::builder().no_proxy());
    let client = client.transport(transport.unwrap()).build().unwrap();
    let error = client.integrations().list_organization_integrations("acme").await.unwrap_err();
    assert!(error.is_unauthorized());
    assert!(error.to_string().ends_with("[no credential is set for BearerAuth]"), "{error}");
    assert!(!super::server::requests(&server).await[0].headers.contains_key("authorization"));
}
