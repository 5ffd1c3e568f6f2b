//! Bodies that are read while they arrive.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::StreamExt;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::network::{builder, cutting};
use super::sample::client;
use crate::runtime::{Call, CallOptions, Error, FakeReply, Method, Operation, Parameter, RetryPolicy, request};

pub const READ: Operation = Operation::new("readFile", Method::Get, "/file").accept("image/png, image/jpeg");

#[derive(Clone, Debug)]
pub struct ReadFile<'c>(pub Call<'c>);

impl ReadFile<'_> {
    pub fn size(self, size: &str) -> Self {
        Self(self.0.set(Parameter::query("size"), &size))
    }
}

request!(ReadFile -> bytes::Bytes as binary);

#[tokio::test]
async fn a_body_is_read_while_it_arrives_and_no_limit_bounds_it() {
    let (client, fake) = client([FakeReply::status(503), FakeReply::text(200, "image/png", "x".repeat(5000))]);
    let quick = RetryPolicy::new().min_delay(Duration::from_millis(1));
    let call = ReadFile(Call::new(&client, &READ)).size("big").with(CallOptions::new().limit(10).retry(quick));
    let mut response = call.into_stream().await.unwrap();
    assert_eq!((response.status().as_u16(), &response.headers()["content-type"]), (200, &"image/png".parse().unwrap()));
    assert!(response.body().is_empty());
    assert_eq!(response.chunk().await.unwrap().unwrap().len(), 5000);
    assert!(response.chunk().await.unwrap().is_none());
    let requests = fake.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[1].headers["accept"], "image/png, image/jpeg");
    assert_eq!(requests[1].url.query(), Some("size=big"));
}

#[tokio::test]
async fn an_error_is_read_whole() {
    let (client, _) = client([FakeReply::text(404, "text/plain", "no such file")]);
    let error = ReadFile(Call::new(&client, &READ)).into_stream().await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.body().unwrap(), "no such file");
}

#[tokio::test]
async fn the_first_bytes_are_there_before_the_last_and_a_cut_is_an_error() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (go_on, wait) = tokio::sync::oneshot::channel::<()>();
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        assert!(socket.read(&mut [0; 4096]).await.unwrap() > 0);
        socket.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc").await.unwrap();
        wait.await.unwrap();
        socket.write_all(b"def").await.unwrap();
    });
    let client = builder(&address).build().unwrap();
    let progress = Arc::new(Mutex::new(Vec::new()));
    let keep = progress.clone();
    let options = CallOptions::new().on_download(move |got, total| keep.lock().unwrap().push((got, total)));
    let response = ReadFile(Call::new(&client, &READ)).with(options).into_stream().await.unwrap();
    let mut download = response.into_inner();
    assert_eq!(download.length(), Some(9));
    assert_eq!(download.next().await.unwrap().unwrap(), "abc");
    go_on.send(()).unwrap();
    assert_eq!(download.next().await.unwrap().unwrap(), "def");
    let error = download.next().await.unwrap().unwrap_err();
    assert!(matches!(error, Error::Incomplete(_)) && error.status().unwrap() == 200, "{error:?}");
    assert_eq!(error.to_string(), "readFile: 200 OK, the connection broke after 6 bytes of the body");
    assert_eq!(*progress.lock().unwrap(), [(3, Some(9)), (6, Some(9))]);
}

#[tokio::test]
async fn a_download_that_stalls_says_how_many_bytes_arrived() {
    const CUT: &str = "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc";
    let (address, _serving) = cutting(&[CUT], Duration::from_secs(30)).await;
    let client = builder(&address).idle_timeout(Duration::from_millis(100)).build().unwrap();
    let mut download = ReadFile(Call::new(&client, &READ)).into_stream().await.unwrap().into_inner();
    assert_eq!(download.chunk().await.unwrap().unwrap(), "abc");
    let error = download.chunk().await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    assert_eq!(error.to_string(), "readFile: 200 OK, the time was up after 3 bytes of the body");
}

#[tokio::test]
async fn the_same_call_gives_the_whole_body_within_the_limit() {
    let (client, _) = client([FakeReply::text(200, "image/png", "x".repeat(50))]);
    let call = ReadFile(Call::new(&client, &READ)).with(CallOptions::new().limit(10));
    assert_eq!(call.request().unwrap().headers["accept"], "image/png, image/jpeg");
    assert!(matches!(call.send().await.unwrap_err(), Error::Incomplete(_)));
}
