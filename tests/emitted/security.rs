//! Credentials: which of those that are set an operation sends, and where.

use security_schemes::runtime::{Credential, FakeReply, Secret};

use crate::clients::*;

#[tokio::test]
async fn each_operation_sends_what_it_requires() {
    let done = || FakeReply::status(204);
    let (client, fake) = client!(
        security_schemes.token("t").key("k").secret("s");
        done(); done(); done(); done(); done()
    );
    client.api().inherits().await.expect("done");
    client.api().open().await.expect("done");
    client.api().optional().await.expect("done");
    client.api().both().await.expect("done");
    client.api().either().await.expect("done");
    assert_eq!(
        requests!(fake),
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
async fn any_security_requirement_suffices() {
    let (client, fake) = client!(security_schemes.basic_auth("Ann", "pass"); FakeReply::status(204));
    client.api().either().await.expect("done");
    assert_eq!(requests!(fake), ["GET /v1/either\nauthorization: Basic QW5uOnBhc3M="]);
}

#[tokio::test]
async fn each_scheme_is_sent_in_its_location() {
    let done = || FakeReply::status(204);
    let (client, fake) = client!(
        security_schemes.authorization("abc").session("s").connect("c").credential("OAuth", Credential::token("o"));
        done(); done(); done(); done()
    );
    client.api().custom().await.expect("done");
    client.api().cookie().await.expect("done");
    client.api().granted().await.expect("done");
    client.api().connected().await.expect("done");
    assert_eq!(
        requests!(fake),
        [
            "GET /v1/custom\nauthorization: SharedKey abc",
            "GET /v1/cookie\ncookie: session=s",
            "GET /v1/granted\nauthorization: Bearer o",
            "GET /v1/connected\nauthorization: Bearer c",
        ]
    );
}

#[tokio::test]
async fn token_providers_renew_expired_tokens() {
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
        requests!(fake),
        ["GET /v1/granted\nauthorization: Bearer t0", "GET /v1/granted\nauthorization: Bearer t1"]
    );
}

#[tokio::test]
async fn password_format() {
    use password_format::types::Login;
    let (client, fake) = client!(
        password_format;
        password_format::runtime::FakeReply::json(200, serde_json::json!({
            "user": "ann", "password": "new horse", "next": null, "by_site": {"a": "battery"}
        }));
        password_format::runtime::FakeReply::text(400, "text/plain", "no correct-pin, no correct-phrase")
    );
    let login = Login::new("staple", "ann").former(["battery".into()]);
    let call = client.logins().log_in("1234", login.clone()).phrase("quiet");
    let sent = sent!(call);
    let body = "{\"user\":\"ann\",\"password\":\"staple\",\"former\":[\"battery\"]}";
    assert_eq!(sent, format!("POST /v1/logins/1234?phrase=quiet\ncontent-type: application/json\n\n{body}"));
    let shown = format!("{login:?} {call:?}");
    let read = call.await.expect("a login").into_inner();
    assert_eq!(read.password.as_str(), "new horse");
    let shown = format!("{shown} {read:?}");
    let error = client.logins().log_in("correct-pin", login).phrase("correct-phrase").await.expect_err("refused");
    let shown = format!("{shown} {error} {error:?}");
    for secret in ["staple", "battery", "horse", "correct-pin", "correct-phrase", "quiet"] {
        assert!(!shown.contains(secret), "{secret}: {shown}");
    }
    assert_eq!(requests!(fake).len(), 2);
}
