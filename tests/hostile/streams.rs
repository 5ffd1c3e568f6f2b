//! Streams that stall, reconnect or redirect without end.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use client_runtime::runtime::{
    Api, Call, CallOptions, Client, ClientBuilder, Download, Error, EventStream, HttpTransport, JsonLines, Method,
    Operation, RetryPolicy, Server, Text,
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

static API: Api = Api {
    title: "Streams",
    version: "1",
    user_agent: "test",
    env_prefix: "STREAMS",
    servers: &[Server { url: "https://api.example.com", description: "", variables: &[] }],
    operation_variables: &[],
    schemes: &[],
    security: &[],
};

const READ: Operation = Operation::new("read", Method::Get, "/stream");
const IDLE: Duration = Duration::from_millis(60);

/// A server that sends the text to each connection, a piece after each pause, and then closes it, or stalls. Gives its address and
/// the number of connections.
async fn serving(pieces: &'static [&'static str], pause: Duration, stalls: bool) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = connections.clone();
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::SeqCst);
            tokio::spawn(async move {
                let mut request = [0; 4096];
                let _ = socket.read(&mut request).await;
                let head = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n";
                let _ = socket.write_all(head).await;
                for piece in pieces {
                    let _ = socket.write_all(piece.as_bytes()).await;
                    tokio::time::sleep(pause).await;
                }
                if stalls {
                    // Until the client closes the connection.
                    let _ = socket.read(&mut request).await;
                }
            });
        }
    });
    (address, connections)
}

fn builder(address: &str) -> ClientBuilder {
    let transport = HttpTransport::configured(reqwest::Client::builder().no_proxy().tls_certs_only([])).unwrap();
    let quick = RetryPolicy::new().min_delay(Duration::from_millis(1)).max_delay(Duration::from_millis(2)).attempts(3);
    ClientBuilder::new(&API).base_url(address).transport(transport).retry(quick)
}

fn client(address: &str) -> Client {
    builder(address).idle_timeout(IDLE).build().unwrap()
}

fn assert_timeout(error: &Error, began: Instant) {
    assert!(error.is_timeout(), "{error}");
    assert!(error.to_string().contains("time was up"), "{error}");
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
}

#[tokio::test]
async fn stalled_events_end_with_a_timeout() {
    let (address, connections) = serving(&["data: a\n\n"], Duration::ZERO, true).await;
    let client = client(&address);
    let mut events = Call::new(&client, &READ).open::<EventStream<Text>>().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data, "a");
    let began = Instant::now();
    assert_timeout(&events.next().await.unwrap().unwrap_err(), began);
    assert!(events.next().await.is_none());
    assert_eq!(connections.load(Ordering::SeqCst), 1, "events without ids are not asked for again");
}

#[tokio::test]
async fn stalled_events_with_ids_are_requested_again_a_limited_number_of_times() {
    let (address, connections) = serving(&["id: 1\ndata: a\n\n"], Duration::ZERO, true).await;
    let client = client(&address);
    let mut events = Call::new(&client, &READ).open::<EventStream<Text>>().await.unwrap();
    let began = Instant::now();
    for _ in 0..3 {
        assert_eq!(events.next().await.unwrap().unwrap().data, "a");
    }
    // The same event again and again is no progress.
    assert_timeout(&events.next().await.unwrap().unwrap_err(), began);
    assert_eq!(connections.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn stalled_lines_and_downloads_end_with_a_timeout() {
    let (address, _) = serving(&["1\n"], Duration::ZERO, true).await;
    let client = client(&address);
    let mut lines = Call::new(&client, &READ).open::<JsonLines<i64>>().await.unwrap();
    assert_eq!(lines.next().await.unwrap().unwrap(), 1);
    let began = Instant::now();
    assert_timeout(&lines.next().await.unwrap().unwrap_err(), began);
    assert!(lines.next().await.is_none());

    let mut download = Call::new(&client, &READ).open::<Download>().await.unwrap();
    assert_eq!(download.chunk().await.unwrap().unwrap(), "1\n");
    assert_timeout(&download.chunk().await.unwrap_err(), began);
    assert!(download.chunk().await.unwrap().is_none());
}

#[tokio::test]
async fn a_stalled_body_ends_with_a_timeout_even_without_a_deadline() {
    let (address, _) = serving(&["1"], Duration::ZERO, true).await;
    let client = builder(&address).idle_timeout(IDLE).no_timeout().build().unwrap();
    let began = Instant::now();
    let call = client.request("GET", "/x").with(CallOptions::new().no_retries());
    assert_timeout(&call.await.unwrap_err(), began);
}

#[tokio::test]
async fn a_slow_body_ends_at_the_deadline() {
    let (address, _) = serving(&[" "; 200], Duration::from_millis(20), false).await;
    let client = builder(&address).timeout(Duration::from_millis(200)).build().unwrap();
    let began = Instant::now();
    let call = client.request("GET", "/x").with(CallOptions::new().no_retries());
    assert_timeout(&call.await.unwrap_err(), began);
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
}

#[tokio::test]
async fn comments_and_pauses_of_the_caller_do_not_end_a_stream() {
    let (address, _) = serving(&[":\n", ":\n", ":\n", ":\n", "data: a\n\n", "data: b\n\n"], IDLE / 3, true).await;
    let client = builder(&address).idle_timeout(IDLE * 2).build().unwrap();
    let mut events = Call::new(&client, &READ).open::<EventStream<Text>>().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data, "a");
    tokio::time::sleep(IDLE * 4).await;
    assert_eq!(events.next().await.unwrap().unwrap().data, "b");
}

#[tokio::test]
async fn call_options_set_the_idle_timeout() {
    let (address, _) = serving(&["a", "b"], IDLE * 4, false).await;
    let client = client(&address);
    let mut call = Call::new(&client, &READ);
    call.options(CallOptions::new().no_idle_timeout());
    let mut patient = call.open::<Download>().await.unwrap();
    assert_eq!(patient.chunk().await.unwrap().unwrap(), "a");
    assert_eq!(patient.chunk().await.unwrap().unwrap(), "b");

    let long = builder(&address).build().unwrap();
    let mut call = Call::new(&long, &READ);
    call.options(CallOptions::new().idle_timeout(IDLE));
    let mut hasty = call.open::<Download>().await.unwrap();
    assert_eq!(hasty.chunk().await.unwrap().unwrap(), "a");
    assert!(hasty.chunk().await.unwrap_err().is_timeout());
}

#[tokio::test]
async fn retry_zero_causes_no_busy_loop() {
    for pieces in [&["retry: 0\nid: 1\ndata: a\n\n"][..], &["retry: 1\nid: 1\ndata: a\n\n"], &["id: 1\ndata: a\n\n"]] {
        let (address, connections) = serving(pieces, Duration::ZERO, false).await;
        let client = client(&address);
        let mut events = Call::new(&client, &READ).open::<EventStream<Text>>().await.unwrap();
        let began = Instant::now();
        let mut count = 0;
        while let Some(Ok(_)) = events.next().await {
            count += 1;
        }
        // Two more attempts, each after the least wait, whatever the policy says.
        assert_eq!((count, connections.load(Ordering::SeqCst)), (3, 3));
        assert!(began.elapsed() >= Duration::from_millis(200), "{:?}", began.elapsed());
    }
}

#[tokio::test]
async fn a_very_long_requested_wait_ends_the_stream() {
    for pieces in [
        &["retry: 18446744073709551615\nid: 1\ndata: a\n\n"][..],
        &["retry: 99999999999999999999999999\nid: 1\ndata: a\n\n"],
    ] {
        let (address, connections) = serving(pieces, Duration::ZERO, false).await;
        let client = client(&address);
        let mut events = Call::new(&client, &READ).open::<EventStream<Text>>().await.unwrap();
        let began = Instant::now();
        while let Some(Ok(_)) = events.next().await {}
        assert!(began.elapsed() < Duration::from_secs(20));
        assert!(connections.load(Ordering::SeqCst) <= 3);
    }
}
