//! Credentials: which of those that are set an operation sends, and where.

use security_schemes::runtime::{Credential, FakeReply, Secret};

#[tokio::test]
async fn each_operation_sends_what_it_requires() {
    let done = || FakeReply::status(204);
    let (client, fake) = client!(
        security_schemes.token("t").key("k").secret("s");
        done(); done(); done(); done(); done()
    );
    let api = client.api();
    api.inherits().await.expect("done");
    api.open().await.expect("done");
    api.optional().await.expect("done");
    api.both().await.expect("done");
    api.either().await.expect("done");
    assert_eq!(
        asked!(fake),
        [
            "GET /v1/inherits\nauthorization: Bearer t",
            "GET /v1/open",
            "GET /v1/optional\nauthorization: Bearer t",
            "GET /v1/both?secret=s\nx-key: k",
            "GET /v1/either\nx-key: k",
        ]
    );
}

#[tokio::test]
async fn another_alternative_will_do() {
    let (client, fake) = client!(security_schemes.basic_auth("Ann", "pass"); FakeReply::status(204));
    client.api().either().await.expect("done");
    assert_eq!(asked!(fake), ["GET /v1/either\nauthorization: Basic QW5uOnBhc3M="]);
}

#[tokio::test]
async fn each_scheme_has_its_place() {
    let done = || FakeReply::status(204);
    let (client, fake) = client!(
        security_schemes.authorization("user=x").session("s").connect("c").credential("OAuth", Credential::token("o"));
        done(); done(); done(); done()
    );
    let api = client.api();
    api.digest().await.expect("done");
    api.cookie().await.expect("done");
    api.granted().await.expect("done");
    api.connected().await.expect("done");
    assert_eq!(
        asked!(fake),
        [
            "GET /v1/digest\nauthorization: digest user=x",
            "GET /v1/cookie\ncookie: session=s",
            "GET /v1/granted\nauthorization: Bearer o",
            "GET /v1/connected\nauthorization: Bearer c",
        ]
    );
}

#[tokio::test]
async fn tokens_may_come_from_elsewhere_and_expire() {
    let count = std::sync::atomic::AtomicUsize::new(0);
    let next = move || {
        let token = format!("t{}", count.fetch_add(1, std::sync::atomic::Ordering::SeqCst));
        async move { Ok(Secret::from(token)) }
    };
    let (client, fake) = client!(
        security_schemes.credential("OAuth", Credential::provider(next));
        FakeReply::status(401); FakeReply::status(204)
    );
    client.api().granted().await.expect("done");
    assert_eq!(
        asked!(fake),
        ["GET /v1/granted\nauthorization: Bearer t0", "GET /v1/granted\nauthorization: Bearer t1"]
    );
}
