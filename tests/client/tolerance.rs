//! Replies that are not as documented but are read, with their deviations; and those that cannot be read.

use generated_client::types::Integration;
use generated_client::{Error, Response};

use super::server::{answering, client, json, status};

async fn retrieve(body: &str) -> Result<Response<Integration>, Error> {
    let server = answering([json(body)]).await;
    client(&server.uri()).integrations().retrieve_organization_integration("acme", "42").await
}

fn deviations<T>(response: &Response<T>) -> Vec<String> {
    response.deviations().iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn deviations_in_an_integration_are_tolerated_and_reported() {
    let nothing: &[&str] = &[];
    let cases = [
        (
            "members that are not documented",
            r#"{"id":"42","name":"n","provider":{"key":"k","aspects":{}},"scopes":[],"x":null}"#,
            nothing,
        ),
        ("only what is required", r#"{"id":"42","name":"n","provider":{}}"#, nothing),
        (
            "a value that was never seen",
            r#"{"id":"42","name":"n","provider":{"key":"brand-new"},"status":"half_open"}"#,
            nothing,
        ),
        (
            "null where null is documented",
            r#"{"id":"42","name":"n","provider":{},"icon":null,"configData":null}"#,
            nothing,
        ),
        (
            "null where nothing may be left out but it may",
            r#"{"id":"42","name":"n","provider":{"key":null},"domainName":null,"status":null,"dateCreated":null}"#,
            nothing,
        ),
        ("twice the same member", r#"{"id":"41","name":"n","provider":{},"id":"42"}"#, nothing),
        (
            "nothing that is required",
            "{}",
            &[
                "$.id: a required member is missing",
                "$.name: a required member is missing",
                "$.provider: a required member is missing",
            ],
        ),
        (
            "null where a value is required",
            r#"{"id":null,"name":null,"provider":null}"#,
            &[
                "$.id: null where a string is documented",
                "$.name: null where a string is documented",
                "$.provider: null where an object is documented",
            ],
        ),
        (
            "ids and names that are numbers",
            r#"{"id":42,"name":4.5,"provider":{"key":true,"name":18446744073709551615}}"#,
            &[
                "$.id: 42 where a string is documented, read as its text",
                "$.name: 4.5 where a string is documented, read as its text",
                "$.provider.key: true where a string is documented, read as its text",
                "$.provider.name: 18446744073709551615 where a string is documented, read as its text",
            ],
        ),
        (
            "a date of its own kind",
            r#"{"id":"42","name":"n","provider":{},"dateCreated":"2024-01-02 03:04:05.123456789+0000"}"#,
            &[
                "$.dateCreated: \"2024-01-02 03:04:05.123456789+0000\" is no RFC 3339 date-time, read as 2024-01-02T03:04:05.123456789Z",
            ],
        ),
        ("null", "null", &["$: null where an object is documented"]),
    ];
    for (name, body, expected) in cases {
        let integration = retrieve(body).await.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(deviations(&integration), expected, "{name}");
        if body.contains("42") {
            assert_eq!(integration.id, "42", "{name}");
        }
    }
}

#[tokio::test]
async fn null_and_absent_fields_are_distinguished() {
    let integration =
        retrieve(r#"{"id":"42","name":"n","provider":{},"icon":null,"configData":{"a":[1,null]}}"#).await.unwrap();
    assert!(integration.icon.is_null());
    assert_eq!(integration.config_data.as_value().unwrap()["a"], serde_json::json!([1, null]));
    assert_eq!((&integration.domain_name, &integration.date_created), (&None, &None));
    assert!(retrieve("{}").await.unwrap().icon.is_absent());
}

#[tokio::test]
async fn dates_are_read_with_their_offset() {
    for (sent, read) in [
        ("2024-01-02T03:04:05Z", "2024-01-02T03:04:05+00:00"),
        ("2024-01-02t03:04:05.5-07:00", "2024-01-02T03:04:05.500-07:00"),
        ("2024-01-02T03:04:05", "2024-01-02T03:04:05+00:00"),
        ("2024-01-02T03:04:05+0530", "2024-01-02T03:04:05+05:30"),
        ("2024-01-02T03:04:05.123456789012Z", "2024-01-02T03:04:05.123456789+00:00"),
    ] {
        let integration = retrieve(&format!(r#"{{"dateCreated":"{sent}"}}"#)).await.unwrap();
        assert_eq!(integration.date_created.unwrap().to_rfc3339(), read, "{sent}");
    }
}

#[tokio::test]
async fn deviations_in_a_list_have_the_index() {
    let server = answering([
        json(r#"[{"id":"1","name":"n","provider":{}},{"id":2,"provider":{}},null]"#),
        json(r#"{"providers":[{"key":5,"canAdd":"true","features":["a",null,3]},null]}"#),
        json("null"),
    ])
    .await;
    let client = client(&server.uri());
    let list = client.integrations().list_organization_integrations("acme").await.unwrap();
    assert_eq!(list.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["1", "2", ""]);
    let expected = [
        "$[1].id: 2 where a string is documented, read as its text",
        "$[1].name: a required member is missing",
        "$[2]: null where an object is documented",
    ];
    assert_eq!(deviations(&list), expected);

    let info = client.integrations().get_integration_provider_info("acme").await.unwrap();
    let provider = &info.providers.as_ref().unwrap()[0];
    assert_eq!(
        (provider.can_add, provider.features.as_deref().unwrap()),
        (Some(true), &["a", "", "3"].map(String::from)[..])
    );
    let expected = [
        "$.providers[0].key: 5 where a string is documented, read as its text",
        "$.providers[0].canAdd: \"true\" where a boolean is documented, read as true",
        "$.providers[0].features[1]: null where a string is documented",
        "$.providers[0].features[2]: 3 where a string is documented, read as its text",
        "$.providers[1]: null where an object is documented",
    ];
    assert_eq!(deviations(&info), expected);
    assert!(client.integrations().list_organization_integrations("acme").await.unwrap().is_empty());
}

#[tokio::test]
async fn json_with_another_media_type_is_a_deviation() {
    let body = r#"{"id":"42","name":"n","provider":{}}"#;
    let types =
        [("application/json; charset=utf-8", false), ("application/vnd.sentry+json", false), ("text/html", true)];
    for (media_type, odd) in types {
        let server = answering([status(200).set_body_raw(body, media_type)]).await;
        let client = client(&server.uri());
        let integration = client.integrations().retrieve_organization_integration("acme", "42").await.unwrap();
        let expected = odd.then(|| format!("$: the body is sent as {media_type}, not as JSON"));
        assert_eq!((integration.id.as_str(), deviations(&integration)), ("42", Vec::from_iter(expected)));
    }
}

#[tokio::test]
async fn an_unreadable_field_does_not_affect_others() {
    for (name, value, what) in [
        ("id", "{}", "expected a string: replaced by an empty value"),
        ("provider", r#""slack""#, "expected an object: replaced by an empty value"),
        ("configData", "[]", "left out"),
        ("dateCreated", r#""yesterday""#, "expected a date-time: left out"),
    ] {
        let body = format!(r#"{{"name":"n","id":"1","provider":{{}},"{name}":{value}}}"#);
        let integration = retrieve(&body).await.unwrap();
        assert_eq!((integration.name.as_str(), integration.deviations().len()), ("n", 1), "{body}");
        let deviation = &integration.deviations()[0];
        assert!(deviation.path == format!("$.{name}") && deviation.what.ends_with(what), "{deviation}");
    }
}

#[tokio::test]
async fn an_unreadable_body_is_an_error_with_the_body() {
    for (body, path, what) in [
        (r#"{"provider":{"key":"#, "$.provider", "EOF"),
        ("[]", "$", "expected an object"),
        ("{} {}", "$", "trailing characters"),
        ("Bad Gateway", "$", "expected value"),
    ] {
        let error = retrieve(body).await.unwrap_err();
        let Error::Decode(decode) = &error else { panic!("{error:?}") };
        assert_eq!(decode.operation(), "retrieveOrganizationIntegration");
        assert!(decode.path().starts_with(path) && decode.message().contains(what), "{error}");
        assert_eq!((error.status().unwrap().as_u16(), error.body().unwrap().as_ref()), (200, body.as_bytes()));
        assert!(error.headers().unwrap().contains_key("content-type") && !error.is_retryable());
    }
}

#[tokio::test]
async fn an_html_page_is_not_a_success() {
    let page = "<!DOCTYPE html><title>Log in</title>";
    let server = answering([status(200).set_body_raw(page, "text/html; charset=utf-8")]).await;
    let error = client(&server.uri()).integrations().list_organization_integrations("acme").await.unwrap_err();
    assert!(matches!(error, Error::Decode(_)), "{error:?}");
    assert!(error.to_string().contains("the body is sent as text/html, not as JSON"), "{error}");
    assert_eq!(error.body().unwrap(), page);
}
