//! Nothing that can be shown shows a secret.

use std::fmt::Debug;
use std::io::Write;
use std::sync::{Arc, Mutex};

use serde_json::json;
use tracing_subscriber::util::SubscriberInitExt;

use super::sample::{API, Things};
use crate::runtime::{CallOptions, ClientBuilder, Credential, FakeReply, FakeTransport, TransportError};

const SECRET: &str = "s3cr3t";
/// The secret as Basic authentication writes it after the user name `u`.
const ENCODED: &str = "dTpzM2NyM3Q=";

fn assert_hidden(what: &str, shown: &str) {
    for secret in [SECRET, ENCODED] {
        assert!(!shown.contains(secret), "{what}: {shown}");
    }
}

fn assert_silent(what: &str, value: &impl Debug) {
    assert_hidden(what, &format!("{value:?}"));
    assert_hidden(what, &format!("{value:#?}"));
}

fn builder(fake: &FakeTransport) -> ClientBuilder {
    let mut builder = ClientBuilder::new(&API).transport(fake.clone()).header("X-Extra", SECRET);
    for scheme in ["Token", "HeaderKey", "QueryKey", "CookieKey"] {
        builder = builder.credential(scheme, Credential::token(SECRET));
    }
    builder.credential("Login", Credential::basic("u", SECRET))
}

fn options() -> CallOptions {
    CallOptions::new().header("X-Mine", SECRET).query("mine", SECRET)
}

#[tokio::test(start_paused = true)]
async fn debug_shows_no_secret() {
    let fake = FakeTransport::new();
    let builder = builder(&fake);
    assert_silent("builder", &builder);
    let client = builder.build().unwrap();
    assert_silent("client", &client);
    assert_silent("options", &options());
    assert_silent("token", &Credential::token(SECRET));
    assert_silent("login", &Credential::basic("u", SECRET));
    let call = Things(&client).list(SECRET).provider_key(SECRET).trace(SECRET).with(options());
    assert_silent("call", &call);
    let raw = client.request("GET", "/x?key=s3cr3t").query("key", SECRET).header("X", SECRET).with(options());
    assert_silent("raw call", &raw);
    assert_silent("raw request", &raw.request().unwrap());
    assert_silent("pages", &Things(&client).list("acme").pages());

    fake.reply(FakeReply::status(200));
    let response = Things(&client).start("m").with(options()).await.unwrap();
    assert_silent("response", &response);
    let request = fake.requests().remove(0);
    assert!(
        request.url.query().unwrap().contains(SECRET) && request.headers["x-api-key"] == SECRET,
        "the secret was not sent"
    );
    assert_silent("request", &request);
    assert_silent("fake", &fake);
}

#[tokio::test(start_paused = true)]
async fn errors_show_no_secret() {
    let fake = FakeTransport::new();
    let client = builder(&fake).build().unwrap();
    let replies = [
        FakeReply::json(401, json!({"detail": "no"})).header("set-cookie", "session=s3cr3t"),
        FakeReply::failure(TransportError::connect("refused")),
        FakeReply::status(302).header("location", "mailto:x"),
        FakeReply::text(200, "text/plain", "x"),
    ];
    for reply in replies {
        let fresh = FakeTransport::new();
        fresh.reply(reply);
        let client = builder(&fresh).build().unwrap();
        let call = Things(&client).list("acme").with(options().no_retries());
        let error = call.await.unwrap_err();
        assert_silent("error", &error);
        assert_hidden("error", &error.to_string());
    }
    let error = Things(&client).list("acme").with(CallOptions::new().header("X", "s3cr3t\n")).await.unwrap_err();
    assert_silent("argument", &error);
    assert_hidden("argument", &error.to_string());
}

#[tokio::test]
async fn errors_of_the_network_do_not_show_the_address_with_its_key() {
    use crate::runtime::{Call, Empty, Method, Operation};
    const KEYED: Operation = Operation::new("keyed", Method::Get, "/x").security(&[&["QueryKey"]]);
    // Nothing listens where a listener was just dropped.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let builder = super::network::builder(&format!("http://127.0.0.1:{port}"));
    let client = builder.credential("QueryKey", Credential::token(SECRET)).build().unwrap();
    let mut call = Call::new(&client, &KEYED);
    call.options(CallOptions::new().no_retries());
    let error = call.send::<Empty>().await.unwrap_err();
    assert!(error.is_connect() && error.is_retryable(), "{error:?}");
    assert_silent("error", &error);
    let mut source: Option<&dyn std::error::Error> = Some(&error);
    while let Some(error) = source {
        assert_hidden("source", &error.to_string());
        source = error.source();
    }
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    runtime.block_on(future)
}

/// What is logged of calls.
fn logged(call: impl Fn()) -> String {
    // A place that logs stays silent if another thread comes to it first, until a log is made. So all are come to before.
    let _awake = tracing_subscriber::registry().set_default();
    call();
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(tracing_subscriber::fmt::format::FmtSpan::FULL)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    tracing::subscriber::with_default(subscriber, call);
    let bytes = log.0.lock().unwrap().clone();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn spans_name_the_call_and_no_secret() {
    let fake = FakeTransport::new();
    for _ in 0..2 {
        fake.reply(FakeReply::status(503)).reply(FakeReply::status(204));
    }
    let client = builder(&fake).build().unwrap();
    let log = logged(|| drop(block_on(async { Things(&client).start(SECRET).with(options()).await }).unwrap()));
    for logged in [
        "operation=\"startThing\"",
        "method=POST",
        "route=/start",
        "status=204",
        "attempts=2",
        "sending the call again",
    ] {
        assert!(log.contains(logged), "{logged}: {log}");
    }
    assert_hidden("log", &log);
}

#[test]
fn spans_of_raw_requests_show_no_path() {
    let fake = FakeTransport::new();
    for _ in 0..2 {
        fake.reply(FakeReply::status(204));
    }
    let client = builder(&fake).build().unwrap();
    let path = format!("/hooks/{}", percent_encoding::utf8_percent_encode(SECRET, percent_encoding::NON_ALPHANUMERIC));
    let log = logged(|| drop(block_on(async { client.request("DELETE", &path).await }).unwrap()));
    assert!(log.contains("operation=\"request\"") && log.contains("method=DELETE"), "{log}");
    assert!(!log.contains("hooks"), "{log}");
    assert_hidden("log", &log);
}
