//! Cursors and next links: a stored or foreign cursor never changes where a request goes.

use generated_client::runtime::{Error, HttpTransport};
use generated_client::types::Integration;
use generated_client::{Client, RetryPolicy};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

const LIST: &str = "/api/0/organizations/acme/integrations/";

fn client(server: &MockServer) -> Client {
    let transport = HttpTransport::configured(reqwest::Client::builder().no_proxy().tls_certs_only([])).unwrap();
    let builder = Client::builder().base_url(server.uri()).bearer_token("s3cr3t").transport(transport);
    builder.retry(RetryPolicy::none()).build().unwrap()
}

/// A server that answers each request with a page of one integration and these headers.
async fn serving(headers: &'static [(&'static str, &'static str)]) -> MockServer {
    let server = MockServer::start().await;
    let page = move |_: &Request| {
        let page = ResponseTemplate::new(200).set_body_raw(r#"[{"id":"1"}]"#, "application/json");
        headers.iter().fold(page, |page, (name, value)| page.append_header(*name, *value))
    };
    Mock::given(any()).respond_with(page).mount(&server).await;
    server
}

#[tokio::test]
async fn cursors_from_others_are_only_values_of_the_parameter() {
    let foreign = [
        "/admin/delete",
        "//evil.example/",
        "https://evil.example/api/0/x",
        "#fragment",
        "a=b&c=d",
        "abc==",
        "../../x",
        "%2e%2e/x",
        "a\r\nx: y",
        "</admin/delete>",
        "\\\\evil.example",
        "\u{2028}",
    ];
    let server = serving(&[]).await;
    let client = client(&server);
    for cursor in foreign {
        let list = client.integrations().list_organization_integrations("acme");
        list.pages().starting_at(cursor).next().await.unwrap().unwrap();
        let request = server.received_requests().await.unwrap().pop().unwrap();
        assert_eq!(request.url.path(), LIST, "{cursor:?}");
        assert_eq!(request.url.query_pairs().collect::<Vec<_>>(), [("cursor".into(), cursor.into())], "{cursor:?}");
    }
    // A query is for the list's own request, too.
    let list = client.integrations().list_organization_integrations("acme");
    list.pages().starting_at("?a=/admin&b=//evil.example#c").next().await.unwrap().unwrap();
    assert_eq!(server.received_requests().await.unwrap().pop().unwrap().url.path(), LIST);
}

#[tokio::test]
async fn only_links_with_rel_next_are_followed() {
    let links: [&'static [(&str, &str)]; 5] = [
        &[("link", "</style.css>; rel=preload")],
        &[("link", "<https://evil.example/?cursor=x>; rel=canonical"), ("link", "<?cursor=y>; rel=prev")],
        &[("link", "<?cursor=x>; rel=\"prev\"; title=\"a, <b>; rel=next\"")],
        &[("link", "<?cursor=x>; rel=next; results=\"false\"")],
        &[("link", "<?cursor=x>; rel=next; anchor=\"/other\"")],
    ];
    for headers in links {
        let server = serving(headers).await;
        let mut pages = client(&server).integrations().list_organization_integrations("acme").pages();
        assert!(pages.next().await.unwrap().is_ok(), "{headers:?}");
        assert!(pages.next().await.is_none(), "{headers:?}");
        assert_eq!(server.received_requests().await.unwrap().len(), 1, "{headers:?}");
    }
}

#[tokio::test]
async fn endless_next_links_are_an_error() {
    let links: [&'static [(&str, &str)]; 3] = [
        &[("link", "<https://evil.example/steal?cursor=x>; rel=next")],
        &[("Link", "</a>; rel=preload"), ("link", "<//evil.example/?page=2>; REL=\"last next\"")],
        &[("link", "<x>; rel=next; cursor=\"0:100:0\"")],
    ];
    for headers in links {
        let server = serving(headers).await;
        let mut items = client(&server).integrations().list_organization_integrations("acme").items();
        let mut count = 0;
        let error = loop {
            match items.next().await {
                Some(Ok(Integration { .. })) => count += 1,
                Some(Err(error)) => break error,
                None => panic!("the list ended: {headers:?}"),
            }
        };
        let Error::Paging(error) = error else { panic!("{error:?}") };
        assert_eq!((count, error.received().status().as_u16()), (2, 200));
        assert!(items.next().await.is_none());
        assert!(server.received_requests().await.unwrap().iter().all(|request| request.url.path() == LIST));
    }
}
