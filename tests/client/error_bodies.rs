//! A message out of every shape in which servers word their errors, and the body besides.

use generated_client::Error;

use super::server::{answering, client, status};

async fn failed(code: u16, media_type: &str, body: &str) -> Error {
    let server = answering([status(code).set_body_raw(body, media_type)]).await;
    client(&server.uri()).integrations().retrieve_organization_integration("acme", "42").await.unwrap_err()
}

#[tokio::test]
async fn the_message_is_found_in_every_kind_of_error_body() {
    let json = "application/json";
    let shapes = [
        (json, r#"{"detail":"Not yours."}"#, Some("Not yours."), None),
        (
            json,
            r#"{"detail":{"code":"sso-required","message":"Log in first.","extra":{"loginUrl":"/auth/login/acme/"}}}"#,
            Some("Log in first."),
            Some("sso-required"),
        ),
        (json, r#"{"userId":["Is required.","Is odd."]}"#, Some("userId: Is required.; Is odd."), None),
        (
            json,
            r#"{"provider":["Unknown."],"userId":["Is required."]}"#,
            Some("provider: Unknown.; userId: Is required."),
            None,
        ),
        (json, r#"["First.","Second."]"#, Some("First.; Second."), None),
        (json, r#""Slow down.""#, Some("Slow down."), None),
        (
            "text/html",
            r#""You are attempting to use this endpoint too quickly.""#,
            Some("You are attempting to use this endpoint too quickly."),
            None,
        ),
        (json, r#"{"detail":"Internal Error","errorId":"0123abcd"}"#, Some("Internal Error"), None),
        (json, r#"{"error":"Invalid."}"#, Some("Invalid."), None),
        (json, r#"{"info":"Read this."}"#, Some("Read this."), None),
        (json, "", None, None),
        (json, "{}", None, None),
        (
            "text/html",
            "<html><head><title>502 Bad Gateway</title></head><body>x</body></html>",
            Some("502 Bad Gateway"),
            None,
        ),
        ("text/plain", "upstream\nrefused", Some("upstream refused"), None),
        (json, r#"{"detail":"#, Some(r#"{"detail":"#), None),
    ];
    for (media_type, body, message, code) in shapes {
        let error = failed(400, media_type, body).await;
        let Error::Api(api) = &error else { panic!("{error:?}") };
        assert_eq!((api.message().as_deref(), api.code().as_deref()), (message, code), "{body}");
        assert_eq!(error.body().unwrap(), body);
        let suffix = message.map_or(String::new(), |message| format!(": {message}"));
        assert_eq!(error.to_string(), format!("retrieveOrganizationIntegration: 400 Bad Request{suffix}"));
    }
}

#[tokio::test]
async fn the_error_body_can_be_decoded() {
    let body = r#"{"detail":{"code":"sso-required","extra":{"loginUrl":"/auth/login/acme/"}}}"#;
    let error = failed(401, "application/json", body).await;
    let Error::Api(api) = &error else { panic!("{error:?}") };
    assert_eq!(api.decode::<serde_json::Value>().unwrap()["detail"]["extra"]["loginUrl"], "/auth/login/acme/");
}

#[tokio::test]
async fn an_html_page_is_one_line_of_the_error_and_preserved_as_its_body() {
    let page = format!("<!DOCTYPE html>\n<title>\n Internal\tError </title>{}", "<p>x</p>".repeat(10_000));
    let error = failed(500, "text/html; charset=utf-8", &page).await;
    assert_eq!(error.to_string(), "retrieveOrganizationIntegration: 500 Internal Server Error: Internal Error");
    assert_eq!(error.body().unwrap(), &page);
    assert!(format!("{error:?}").len() < 4000);
}

#[tokio::test]
async fn messages_of_a_server_cannot_forge_log_lines() {
    let error = failed(400, "application/json", r#"{"detail":"one\n2024-01-01 INFO forged\u001b[31m"}"#).await;
    assert!(!error.to_string().contains(['\n', '\u{1b}']), "{error:?}");
}
