//! Credentials: which of those that are set an operation sends, and where.

use security_schemes::runtime::FakeReply;

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
