//! Redirects: followed where that is safe, and never with the token to another origin.

use generated_client::{CallOptions, Error};
use wiremock::ResponseTemplate;

use super::operations;
use super::server::{TOKEN, answering, builder, client, json, requests, status, targets};

fn redirect(code: u16, location: &str) -> ResponseTemplate {
    status(code).insert_header("location", location)
}

#[tokio::test]
async fn the_token_is_not_sent_to_another_host() {
    for code in [301, 302, 303, 307, 308] {
        let elsewhere = answering([json("[]")]).await;
        let server = answering([redirect(code, &format!("{}/steal?a=b", elsewhere.uri()))]).await;
        let client = builder(&server.uri()).header("X-Key", TOKEN).build().unwrap();
        let options = CallOptions::new().header("X-Own", TOKEN).header("Cookie", TOKEN);
        client.integrations().list_organization_integrations("acme").with(options).await.unwrap();
        let request = requests(&elsewhere).await.remove(0);
        assert_eq!((request.url.path(), request.url.query()), ("/steal", Some("a=b")));
        assert!(!format!("{:?}", request.headers).contains(TOKEN), "{:?}", request.headers);
        let names: Vec<_> = request.headers.keys().map(ToString::to_string).collect();
        for name in ["authorization", "x-key", "x-own", "cookie", "referer"] {
            assert!(!names.contains(&name.to_owned()), "{name}");
        }
    }
}

#[tokio::test]
async fn the_token_is_not_sent_after_a_redirect_back() {
    let server = answering([]).await;
    let elsewhere = answering([redirect(302, &format!("{}/back", server.uri()))]).await;
    let first = answering([redirect(302, &elsewhere.uri())]).await;
    client(&first.uri()).integrations().list_organization_integrations("acme").await.unwrap_err();
    assert!(!requests(&server).await[0].headers.contains_key("authorization"));
}

#[tokio::test]
async fn a_401_after_a_redirect_to_another_host_explains_the_missing_token() {
    let elsewhere = answering([status(401)]).await;
    let server = answering([redirect(302, &elsewhere.uri())]).await;
    let error = client(&server.uri()).integrations().list_organization_integrations("acme").await.unwrap_err();
    assert!(error.is_unauthorized());
    let note = format!("[redirected to {}, another origin, which got no credentials]", elsewhere.uri());
    assert!(error.to_string().ends_with(&note), "{error}");
}

#[tokio::test]
async fn only_get_and_head_are_redirected_to_another_host() {
    for exchange in operations::all().iter().filter(|exchange| exchange.request.0 != "GET") {
        for code in [301, 302, 303, 307, 308] {
            let elsewhere = answering([]).await;
            let server = answering([redirect(code, &elsewhere.uri())]).await;
            let error = (exchange.call)(&client(&server.uri())).await.unwrap_err();
            assert!(matches!(error, Error::Api(_)) && error.status().unwrap() == code, "{error:?}");
            assert!(error.to_string().contains("another origin"), "{error}");
            assert!(requests(&elsewhere).await.is_empty(), "{}", exchange.id);
        }
    }
}

#[tokio::test]
async fn redirects_on_the_same_host_are_followed_with_the_token() {
    let server = answering([redirect(301, "/elsewhere/?x=1"), json("[]")]).await;
    client(&server.uri()).integrations().list_organization_integrations("acme").await.unwrap();
    assert_eq!(targets(&server).await[1], "/elsewhere/?x=1");
    assert_eq!(requests(&server).await[1].headers["authorization"], "Bearer s3cr3t");

    let server = answering([redirect(308, "/elsewhere/"), json("{}")]).await;
    let client = client(&server.uri());
    client.data_forwarders().update_data_forwarder("acme", "7", Default::default()).await.unwrap();
    let request = requests(&server).await.remove(1);
    assert_eq!((request.method.as_str(), &request.body[..]), ("PUT", &b"{}"[..]));
}

#[tokio::test]
async fn a_cycle_of_redirects_is_an_error() {
    let server = answering(vec![redirect(302, "/again/"); 20]).await;
    let error = client(&server.uri()).integrations().list_organization_integrations("acme").await.unwrap_err();
    assert!(error.to_string().contains("redirected more than 10 times"), "{error}");
    assert_eq!(requests(&server).await.len(), 11);
}
