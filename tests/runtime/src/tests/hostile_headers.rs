//! Heads of responses that are made to harm: large ones, redirects that lead nowhere, and credentials repeated in odd places.

#![allow(dead_code, reason = "types offer more than these tests use")]

use std::time::{Duration, Instant};

use super::sample::{API, builder, client};
use crate::runtime::{
    Call, ClientBuilder, Credential, Error, FakeReply, FakeTransport, Json, Method, Operation, RedirectPolicy,
    json_object,
};

const TOKEN: &str = "Sk-Live-51HqAbCdEf";

/// Headers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Limits {
    pub window: Option<Window>,
    pub names: Option<Vec<String>>,
}

json_object!(Limits { window = "x-window", names = "x-names" });

/// A header of members.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Window {
    pub size: Option<i64>,
}

json_object!(Window { size });

async fn failed(reply: FakeReply) -> Error {
    let fake = FakeTransport::new();
    fake.reply(reply);
    let builder = ClientBuilder::new(&API).transport(fake).credential("Token", Credential::token(TOKEN));
    let client = builder.redirects(RedirectPolicy::SameOrigin).build().unwrap();
    static READ: Operation = Operation::new("read", Method::Get, "/read");
    Call::new(&client, &READ).send::<Json<i64>>().await.unwrap_err()
}

fn without_token(error: &Error) {
    let shown = format!("{error} {error:?} {error:#?}").to_ascii_lowercase();
    assert!(!shown.contains(&TOKEN.to_ascii_lowercase()), "{shown}");
    assert!(!shown.contains("51hqabcdef"), "{shown}");
}

#[tokio::test]
async fn a_token_is_not_shown_in_another_case_or_place() {
    let lower = TOKEN.to_ascii_lowercase();
    let upper = TOKEN.to_ascii_uppercase();
    let redirect = |location: String| FakeReply::status(302).header("location", &location);
    let replies = [
        FakeReply::status(400).header(&format!("x-{lower}"), "1"),
        FakeReply::status(400).header("x-echo", &lower),
        FakeReply::status(400).header("x-echo", &upper),
        FakeReply::status(400).header("set-cookie", &format!("a={upper}")).header("set-cookie", &format!("b={lower}")),
        FakeReply::status(400).body(format!(r#"{{"detail":"bad {upper}"}}"#)),
        FakeReply::status(400).body(format!("<error><message>bad {lower}</message></error>")),
        FakeReply::status(400).header("content-type", &format!("text/{lower}")),
        FakeReply::status(200).header("content-type", &format!("text/{lower}")).body("x"),
        redirect(format!("https://{TOKEN}.example.com/")),
        redirect(format!("https://u:{TOKEN}@elsewhere.example.com/")),
        redirect(format!("ftp://{TOKEN}/")),
        redirect(format!("//x.example.com/{upper}?{lower}#{TOKEN}")),
        redirect("https://x.example.com/".to_owned()).header("location", &format!("/x?{lower}")),
    ];
    for reply in replies {
        without_token(&failed(reply).await);
    }
}

#[tokio::test]
async fn the_address_of_a_response_shows_no_token_in_its_host() {
    let fake = FakeTransport::new();
    fake.reply(FakeReply::status(302).header("location", &format!("https://{TOKEN}.example.com/")));
    fake.reply(FakeReply::status(200).body("1"));
    let client = builder(&fake).credential("Token", Credential::token(TOKEN)).build().unwrap();
    let response = client.request("GET", "/x").send_as::<Json<i64>>().await.unwrap();
    assert_eq!(response.url().as_str(), "https://***.example.com/");
}

#[tokio::test]
async fn a_second_address_of_a_redirect_is_not_shown_either() {
    let reply = FakeReply::status(302).header("location", "ftp://a/").header("location", "/x?signature=52e1f0");
    let error = failed(reply).await;
    assert!(!format!("{error:?}").contains("52e1f0"), "{error:?}");
}

#[tokio::test]
async fn no_error_grows_with_the_headers() {
    let long = "a".repeat(1_000_000);
    let post = || FakeReply::status(302);
    for reply in [
        FakeReply::status(200).header("content-type", &long).body("<html>"),
        FakeReply::status(400).header("content-type", &long).body("<html>"),
        post().header("location", &format!("https://{long}.example.com/")),
        post().header("location", &format!("/{long}")),
    ] {
        let (client, _) = client([reply]);
        let error = client.request("POST", "/x").send_as::<Json<i64>>().await.unwrap_err();
        assert!(error.to_string().len() < 2000, "{} bytes", error.to_string().len());
    }
    let (client, _) =
        client([FakeReply::status(200).header("x-window", &long).header("x-names", &",".repeat(1_000_000)).body("1")]);
    let response = client.request("GET", "/x").send_as::<Json<i64>>().await.unwrap();
    let error = response.typed_headers::<Limits>().unwrap_err();
    assert!(error.to_string().len() < 2000, "{} bytes", error.to_string().len());
}

#[tokio::test]
async fn a_large_message_is_shown_quickly() {
    let texts = ["a".repeat(6_000_000), "%25".repeat(2_000_000), "\\\\".repeat(3_000_000), "&amp;".repeat(1_000_000)];
    for text in texts {
        let error = failed(FakeReply::status(400).body(format!(r#"{{"detail":"{text}","code":"{text}"}}"#))).await;
        let began = Instant::now();
        assert!(error.to_string().len() < 4000);
        assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    }
}

#[tokio::test]
async fn redirects_to_what_is_no_web_address_are_the_answer() {
    for location in
        ["file:///etc/passwd", "data:text/plain,1", "javascript:1", "blob:x", "unix:/run/x", "http://", "http://["]
    {
        let fake = FakeTransport::new();
        fake.reply(FakeReply::status(307).header("location", location));
        let client = builder(&fake).build().unwrap();
        let error = client.request("GET", "/x").await.unwrap_err();
        assert_eq!(fake.requests().len(), 1, "{location}: {error}");
    }
}
