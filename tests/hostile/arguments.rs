//! Arguments, headers and retries that callers get wrong: an error that says so, before anything is sent.

use generated_client::runtime::{CallOptions, Error, FakeReply, FakeTransport};
use generated_client::{Client, ClientBuilder};

fn builder(fake: &FakeTransport) -> ClientBuilder {
    Client::builder().bearer_token("s3cr3t").transport(fake.clone())
}

#[tokio::test]
async fn headers_that_frame_a_message_are_the_transports() {
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
async fn what_cannot_be_sent_is_refused_unsent() {
    let fake = FakeTransport::new();
    let client = builder(&fake).build().unwrap();
    let large = "x".repeat(1_000_000);
    let list = |organization: &str| client.integrations().list_organization_integrations(organization);
    let calls = [
        list(&large),
        list("acme").provider_key(&*large),
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
