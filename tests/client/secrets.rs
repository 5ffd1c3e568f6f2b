//! The token shows nowhere: not in what is printed of a client, a call, a response or an error, nor in the log.

use std::fmt::Debug;
use std::io::Write;
use std::sync::{Arc, Mutex};

use generated_client::{CallOptions, Error};
use tracing_subscriber::fmt::format::FmtSpan;
use tracing_subscriber::util::SubscriberInitExt;

use super::operations;
use super::server::{TOKEN, answering, builder, client, json, requests, status};
use super::sockets::Sockets;

fn assert_hidden(value: &impl Debug) {
    for shown in [format!("{value:?}"), format!("{value:#?}")] {
        assert!(!shown.contains(TOKEN), "{shown}");
    }
}

fn assert_error_hidden(error: &Error) {
    assert_hidden(error);
    let mut source: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = source {
        assert!(!error.to_string().contains(TOKEN), "{error}");
        source = error.source();
    }
}

#[tokio::test]
async fn debug_and_display_show_no_token() {
    let server =
        answering([json("[]").insert_header("x-echo", "Bearer s3cr3t").insert_header("set-cookie", "sid=s3cr3t")])
            .await;
    let builder = builder(&server.uri()).header("X-Key", TOKEN);
    assert_hidden(&builder);
    let client = builder.build().unwrap();
    assert_hidden(&client);
    assert_hidden(&client.integrations());
    let options = CallOptions::new().header("X-Own", TOKEN).query("key", TOKEN);
    assert_hidden(&options);
    let call = client.integrations().list_organization_integrations("acme").provider_key(TOKEN).with(options);
    assert_hidden(&call);
    assert_hidden(&call.request().unwrap());
    assert_hidden(&client.request("GET", "/x/?key=s3cr3t").header("X-Own", TOKEN));
    assert_hidden(&call.await.unwrap());
    // It was sent, so it could have been shown.
    let request = requests(&server).await.remove(0);
    assert_eq!(
        (request.headers["authorization"].to_str().unwrap(), request.headers["x-own"].to_str().unwrap()),
        ("Bearer s3cr3t", TOKEN)
    );
}

#[tokio::test]
async fn errors_show_no_token() {
    for reply in
        ["", "garbage", "HTTP/1.1 401 No\r\nx-echo: Bearer s3cr3t\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"]
    {
        let server = Sockets::answering([reply]).await;
        let client = client(&server.address);
        let call = client.integrations().list_organization_integrations("acme");
        assert_error_hidden(&call.with(CallOptions::new().no_retries().query("key", TOKEN)).await.unwrap_err());
    }
    let server = answering([json("x"), status(302).insert_header("location", "http://127.0.0.1:1/?s3cr3t")]).await;
    let client = client(&server.uri());
    for _ in 0..2 {
        let call = client.integrations().list_organization_integrations("acme");
        assert_error_hidden(&call.with(CallOptions::new().no_retries()).await.unwrap_err());
    }
}

/// A log in memory.
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

async fn retried(exchange: &operations::Exchange) {
    let server = answering([status(429), status(204)]).await;
    (exchange.call)(&client(&server.uri())).await.unwrap();
}

#[tokio::test]
async fn the_log_has_each_call_and_no_token() {
    // A place that logs stays silent if another thread comes to it first, until a log is made. So all are come to before.
    let _awake = tracing_subscriber::registry().set_default();
    retried(&operations::all()[0]).await;
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().with_max_level(tracing_subscriber::filter::LevelFilter::TRACE);
    let subscriber = subscriber.with_span_events(FmtSpan::FULL).with_ansi(false).with_writer(move || writer.clone());
    let logging = subscriber.finish().set_default();
    for exchange in operations::all() {
        retried(&exchange).await;
    }
    drop(logging);
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    for exchange in operations::all() {
        let entry = format!("operation=\"{}\" method={}", exchange.id, exchange.request.0);
        assert!(log.contains(&entry), "{entry}: {log}");
    }
    for entry in
        ["status=204", "attempts=2", "sending the call again", "route=/organizations/{organization_id_or_slug}/"]
    {
        assert!(log.contains(entry), "{entry}: {log}");
    }
    assert!(!log.contains(TOKEN) && !log.contains("providerKey"), "{log}");
}
