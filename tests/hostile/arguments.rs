//! Arguments, headers and retries that callers get wrong: an error that says so, before anything is sent.

use generated_client::runtime::{CallOptions, Error, FakeReply, FakeTransport, HttpTransport};
use generated_client::{Client, ClientBuilder};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

fn builder(fake: &FakeTransport) -> ClientBuilder {
    Client::builder().bearer_token("s3cr3t").transport(fake.clone())
}

#[tokio::test]
async fn headers_that_frame_a_message_cannot_be_set() {
    let fake = FakeTransport::new();
    let client = builder(&fake).build().unwrap();
    let framing = [
        "content-length",
        "Content-Length",
        "TRANSFER-ENCODING",
        "Host",
        "Connection",
        "Keep-Alive",
        "Proxy-Connection",
        "TE",
        "Trailer",
        "Upgrade",
        "Expect",
    ];
    for name in framing {
        let built = builder(&fake).header(name, "2").build();
        assert!(matches!(built, Err(Error::Argument(_))), "{name}");
        let options = CallOptions::new().header(name, "2");
        let call = client.integrations().list_organization_integrations("acme").with(options).await;
        assert!(matches!(call, Err(Error::Argument(_))), "{name}");
        let raw = client.request("POST", "/x").header(name, "2").body("text/plain", "whole").await;
        assert!(matches!(raw, Err(Error::Argument(_))), "{name}");
    }
    assert!(fake.requests().is_empty());
}

#[tokio::test]
async fn invalid_arguments_are_refused_before_sending() {
    let fake = FakeTransport::new();
    let client = builder(&fake).build().unwrap();
    let large = "x".repeat(1_000_000);
    let list = |organization: &str| client.integrations().list_organization_integrations(organization);
    let calls = [
        list(&large),
        list("acme").provider_key(&large),
        list("acme").with(CallOptions::new().header("x-large", &large)),
        list("acme").with(CallOptions::new().query("large", &large)),
        list("acme").with(CallOptions::new().header("x", "a\r\nb: c")),
        list("acme").with(CallOptions::new().header("x", "a\0b")),
        list("acme")
            .with((0..5).fold(CallOptions::new(), |options, at| options.header(&format!("x-{at}"), &large[..60_000]))),
        list("acme").with((0..2_000).fold(CallOptions::new(), |options, at| options.header(&format!("x-{at}"), ""))),
    ];
    for call in calls {
        let error = call.await.unwrap_err();
        assert!(matches!(error, Error::Argument(_)), "{error}");
        assert!(error.to_string().len() < 1_000, "the argument is not repeated");
    }
    for cursor in [&*large, ""] {
        let page = list("acme").pages().starting_at(cursor).next().await;
        assert!(matches!(page, Some(Err(Error::Argument(_)))));
    }
    assert!(matches!(client.request("GET", format!("/{large}")).await, Err(Error::Argument(_))));
    assert!(fake.requests().is_empty());
    // A credential in place of an argument: the sum counts.
    fake.reply(FakeReply::json(200, serde_json::json!([])));
    list("acme").provider_key(&large[..60_000]).await.unwrap();
}

/// A header that is set by hand replaces one of the same name in any case, and is no more than one.
#[tokio::test]
async fn a_header_set_by_hand_is_sent_as_one_header() {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(204)).mount(&server).await;
    let client = networked(&server).header("AUTHORIZATION", "Token builder").header("Cookie", "a=1").build().unwrap();
    let options = CallOptions::new()
        .header("aUtHoRiZaTiOn", "Token call")
        .header("PROXY-AUTHORIZATION", "Basic eDp5")
        .header("x-tab", "a\tb")
        .header("x-text", "\u{e4}")
        .header("x-empty", "")
        .header("COOKIE", "b=2; c=3");
    for with_options in [true, false] {
        let call = client.request("GET", "/x");
        let call = if with_options { call.with(options.clone()) } else { call };
        call.await.unwrap();
    }
    let requests = server.received_requests().await.unwrap();
    let values = |at: usize, name: &str| -> Vec<_> {
        requests[at]
            .headers
            .get_all(name)
            .iter()
            .map(|value| String::from_utf8(value.as_bytes().into()).unwrap())
            .collect()
    };
    let sent = [("authorization", "Token call"), ("proxy-authorization", "Basic eDp5"), ("cookie", "b=2; c=3")];
    for (name, value) in sent.into_iter().chain([("x-tab", "a\tb"), ("x-text", "\u{e4}"), ("x-empty", "")]) {
        assert_eq!(values(0, name), [value], "{name}");
    }
    assert_eq!(values(1, "authorization"), ["Token builder"]);
    assert_eq!(values(1, "cookie"), ["a=1"]);
}

#[tokio::test]
async fn invalid_header_names_and_values_are_refused() {
    let fake = FakeTransport::new();
    let client = builder(&fake).build().unwrap();
    let names = ["", " ", "a b", "a:b", "a\r\nb", "a\0", ":authority", "\u{e4}", "a\t", "(a)", "x\u{ff1a}y"];
    let values = ["a\r\n b", "a\r\n\tb", "a\nb", "a\rb", "\n", "a\0", "\u{7f}", "\u{1b}[2J", "a\r\n\r\nGET / HTTP/1.1"];
    let pairs = names.iter().map(|name| (*name, "x")).chain(values.iter().map(|value| ("x-a", *value)));
    for (name, value) in pairs {
        let error = builder(&fake).header(name, value).build().unwrap_err();
        assert!(matches!(error, Error::Argument(_)), "{name:?}: {value:?}");
        let options = CallOptions::new().header(name, value);
        for error in [
            client.integrations().list_organization_integrations("acme").with(options.clone()).await.unwrap_err(),
            client.request("GET", "/x").header(name, value).await.unwrap_err(),
            client.request("GET", "/x").with(options).await.unwrap_err(),
        ] {
            assert!(matches!(error, Error::Argument(_)), "{name:?}: {value:?}");
            assert!(!error.to_string().contains(|c: char| c.is_control()), "{error}");
        }
    }
    for value in values {
        assert!(builder(&fake).user_agent(value).build().is_err(), "{value:?}");
        let tokened = Client::builder().bearer_token(value).transport(fake.clone()).build().unwrap();
        let error = tokened.integrations().list_organization_integrations("acme").await.unwrap_err();
        assert!(matches!(error, Error::Argument(_)), "{value:?}");
        assert!(error.to_string().contains("authorization"), "{error}");
    }
    assert!(fake.requests().is_empty());
}

/// What arrives is what was meant, byte by byte.
#[tokio::test]
async fn raw_requests_arrive_below_the_base_url() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let heads = tokio::spawn(async move {
        let mut heads = Vec::new();
        while heads.len() < RAW.len() {
            let (mut socket, _) = listener.accept().await.unwrap();
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                head.push(socket.read_u8().await.unwrap());
            }
            socket.write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n").await.unwrap();
            heads.push(String::from_utf8(head).unwrap().lines().next().unwrap_or_default().to_owned());
        }
        heads
    });
    const RAW: [(&str, &str, &str); 9] = [
        ("GET", "//evil.example/x", "GET /api/0//evil.example/x HTTP/1.1"),
        ("GET", "/@evil.example/x", "GET /api/0/@evil.example/x HTTP/1.1"),
        ("GET", "/:80/x", "GET /api/0/:80/x HTTP/1.1"),
        ("DELETE", "/a%2F..%2Fb", "DELETE /api/0/a%2F..%2Fb HTTP/1.1"),
        ("PROPFIND", "/a%00b?c=/../d", "PROPFIND /api/0/a%00b?c=/../d HTTP/1.1"),
        ("GET", "/\u{e4}/\u{3002}", "GET /api/0/%C3%A4/%E3%80%82 HTTP/1.1"),
        ("TRACE", "/x", "TRACE /api/0/x HTTP/1.1"),
        ("OPTIONS", "/*", "OPTIONS /api/0/* HTTP/1.1"),
        ("get", "/x", "get /api/0/x HTTP/1.1"),
    ];
    let transport = HttpTransport::configured(reqwest::Client::builder().no_proxy().tls_certs_only([])).unwrap();
    let client = Client::builder().base_url(address).transport(transport).build().unwrap();
    for (method, path, _) in RAW {
        client.request(method, path).with(CallOptions::new().no_retries()).await.unwrap();
    }
    assert_eq!(heads.await.unwrap(), RAW.map(|(_, _, line)| line));
    let tunnel = client.request("CONNECT", "/x").await.unwrap_err();
    assert!(matches!(&tunnel, Error::Argument(_)) && tunnel.to_string().contains("CONNECT"), "{tunnel}");
}

#[tokio::test]
async fn arguments_arrive_as_values() {
    let server = MockServer::start().await;
    let empty = ResponseTemplate::new(200).set_body_raw("[]", "application/json");
    Mock::given(any()).respond_with(empty).mount(&server).await;
    let client = networked(&server).build().unwrap();
    let hostile = [
        "/admin",
        "//evil",
        "\\\\evil",
        "..\\",
        "?a=b",
        "#x",
        "%2e%2e",
        "a\r\nb",
        "\0",
        "\u{3002}\u{3002}",
        "\u{ff0e}\u{ff0e}",
        "...",
        "..;",
        ";",
        "a&b=c",
        "+",
        " ",
        "\u{202e}",
        "\u{feff}",
        "\u{1f4a9}",
    ];
    for text in hostile {
        client.integrations().list_organization_integrations(text).provider_key(text).await.unwrap();
        let request = server.received_requests().await.unwrap().pop().unwrap();
        let segments: Vec<_> = request.url.path_segments().unwrap().collect();
        assert_eq!(
            (segments.len(), &segments[..3], segments[4]),
            (6, &["api", "0", "organizations"][..], "integrations")
        );
        assert_eq!(percent_encoding::percent_decode_str(segments[3]).decode_utf8().unwrap(), text);
        let pairs: Vec<_> = request.url.query_pairs().collect();
        assert_eq!(pairs, [("providerKey".into(), text.into())], "{text:?}");
    }
    let before = server.received_requests().await.unwrap().len();
    for text in ["", ".", ".."] {
        let error = client.integrations().list_organization_integrations(text).await.unwrap_err();
        assert!(matches!(error, Error::Argument(_)), "{text:?}");
    }
    assert_eq!(server.received_requests().await.unwrap().len(), before);
}

fn networked(server: &MockServer) -> ClientBuilder {
    let transport = HttpTransport::configured(reqwest::Client::builder().no_proxy().tls_certs_only([])).unwrap();
    Client::builder().base_url(server.uri()).bearer_token("s3cr3t").transport(transport)
}
