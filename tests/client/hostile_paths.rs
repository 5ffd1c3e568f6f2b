//! Path arguments that try to change the route. Each fills its segment, or is refused before anything is sent.

use generated_client::Error;

use super::server::{answering, client, requests};
use super::sockets::{Sockets, reply};

#[tokio::test]
async fn an_argument_is_one_path_segment() {
    for (argument, sent) in [
        ("a/b", "a%2Fb"),
        ("../admin", "..%2Fadmin"),
        ("a?b=c", "a%3Fb%3Dc"),
        ("a#b", "a%23b"),
        ("a%2Fb", "a%252Fb"),
        ("%2e%2e", "%252e%252e"),
        ("a\\b", "a%5Cb"),
        ("a b+c&d;e=f", "a%20b%2Bc%26d%3Be%3Df"),
        ("é😀", "%C3%A9%F0%9F%98%80"),
        ("a\r\nX-Evil: 1", "a%0D%0AX-Evil%3A%201"),
        ("\0", "%00"),
        ("...", "..."),
        ("@evil.example", "%40evil.example"),
        ("//evil.example/", "%2F%2Fevil.example%2F"),
        (" ", "%20"),
        ("..;", "..%3B"),
        ("{integration_id}", "%7Bintegration_id%7D"),
    ] {
        let server = Sockets::answering([reply(204, "", ""), reply(204, "", "")]).await;
        let client = client(&server.address);
        client.integrations().delete_organization_integration("acme", argument).await.unwrap();
        client.integrations().delete_organization_integration(argument, "42").await.unwrap();
        let requests = server.requests().await;
        let line = |org: &str, id: &str| format!("DELETE /api/0/organizations/{org}/integrations/{id}/ HTTP/1.1");
        assert_eq!([&requests[0].line, &requests[1].line], [&line("acme", sent), &line(sent, "42")], "{argument:?}");
        assert!(!requests[0].headers.contains_key("x-evil"));
    }
}

#[tokio::test]
async fn dot_segments_and_empty_arguments_are_refused() {
    let server = answering([]).await;
    let client = client(&server.uri());
    for argument in ["", ".", ".."] {
        let delete = |org: &str, id: &str| client.integrations().delete_organization_integration(org, id);
        let calls = [
            (delete("acme", argument), "integration_id"),
            (delete(argument, "42"), "organization_id_or_slug"),
            (delete(argument, argument), "organization_id_or_slug"),
        ];
        for (call, parameter) in calls {
            assert!(matches!(call.request(), Err(Error::Argument(_))));
            let error = call.await.unwrap_err();
            assert!(matches!(error, Error::Argument(_)), "{error:?}");
            assert!(error.to_string().contains(parameter), "{error}");
            assert_eq!((error.operation(), error.is_retryable()), ("deleteOrganizationIntegration", false));
        }
    }
    let mut pages = client.integrations().list_organization_integrations("..").pages();
    assert!(matches!(pages.next().await, Some(Err(Error::Argument(_)))));
    assert!(pages.next().await.is_none());
    assert!(requests(&server).await.is_empty());
}
