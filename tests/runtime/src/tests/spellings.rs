//! Secrets are found however each of their characters is written, and short ones only where they stand alone.

use super::sample::{API, Things};
use crate::runtime::{CallOptions, ClientBuilder, Credential, Error, FakeReply, FakeTransport};

/// What is shown of this body in an error of a call with this token and this header.
async fn shown(token: &str, header: Option<(&str, &str)>, body: &str) -> String {
    let fake = FakeTransport::new();
    fake.reply(FakeReply::text(400, "text/plain", body));
    let client =
        ClientBuilder::new(&API).transport(fake).credential("Token", Credential::token(token)).build().unwrap();
    let options = header.map_or(CallOptions::new(), |(name, value)| CallOptions::new().header(name, value));
    match Things(&client).list("acme").with(options).await.unwrap_err() {
        Error::Api(error) => error.message().unwrap_or_default(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn characters_may_be_escaped_one_by_one() {
    let token = r#"é a/b"c\d+<&%"#;
    let spellings = [
        token,
        "%C3%A9%20a%2Fb%22c%5Cd%2B%3C%26%25",
        "%c3%a9+a/b%22c%5cd%2b%3c%26%25",
        "%25C3%25A9%2520a%252Fb%2522c%255Cd%252B%253C%2526%2525",
        r#"\u00e9 a\/b\"c\\d+\u003c\u0026%"#,
        r#"\u{e9} a/b\"c\\d+<&%"#,
        r#"\\u00e9 a\\\/b\\\"c\\\\d+\\u003C\\u0026%"#,
        r#"\xc3\xa9 a/b\"c\\d\x2b<&%"#,
        "&#233; a&#x2F;b&quot;c\\d+&lt;&amp;%",
    ];
    for spelling in spellings {
        assert_eq!(shown(token, None, &format!("bad: {spelling}, so")).await, "bad: ***, so", "{spelling}");
    }
    let emoji = shown("ab😀cd", None, r"x \ud83d\ude00 ab\ud83d\ude00cd").await;
    assert_eq!(emoji, r"x \ud83d\ude00 ***");
}

#[tokio::test]
async fn a_short_token_is_hidden_where_it_stands_alone() {
    for (body, message) in [
        ("a bad day", "a bad day"),
        ("a", "***"),
        (r#"no "a" and 'a'"#, "no \"***\" and '***'"),
        ("key=a&b=a", "key=***&b=***"),
        ("key=ab", "key=ab"),
    ] {
        assert_eq!(shown("a", None, body).await, message);
    }
}

#[tokio::test]
async fn ordinary_values_set_by_hand_blank_nothing() {
    let body = "7 of 1000 are true, \"7\" is null, application/json from acme-corp at 12345678";
    for (name, value) in [
        ("x-trace", "7"),
        ("x-count", "1000"),
        ("x-debug", "true"),
        ("x-none", "null"),
        ("content-type", "application/json"),
        ("accept", "application/json"),
    ] {
        assert_eq!(shown("s3cr3t", Some((name, value)), body).await, body, "{name}");
    }
    for (name, value) in [("x-mine", "acme-corp"), ("x-mine", "12345678"), ("x-pin", "1000"), ("x-token", "true")] {
        let text = shown("s3cr3t", Some((name, value)), body).await;
        assert_eq!(text, body.replace(value, "***"), "{name}");
    }
}

#[tokio::test]
async fn a_text_made_to_be_slow_is_searched_in_time() {
    let token = "%25%25%25%25%25%25%25%25\\\\\\\\x";
    for piece in ["%25", "%2525", "\\", "&#", "\\u", "\\u{"] {
        let body = piece.repeat(100_000 / piece.len());
        let began = std::time::Instant::now();
        shown(token, None, &body).await;
        assert!(began.elapsed().as_secs() < 10, "{piece}: {:?}", began.elapsed());
    }
}
