//! What is sent as a stream: piece by piece, once, and watched.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt;
use tokio::io::{AsyncRead, ReadBuf};
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::network::builder;
use super::sample::{client, only_request};
use crate::runtime::{
    Call, CallOptions, Empty, Error, FakeReply, Form, Method, Operation, Part, RetryPolicy, TransportError, Upload,
};

const SEND: Operation = Operation::new("sendBytes", Method::Put, "/bytes");

/// A reader of so many bytes, which counts how often it is asked.
struct Source {
    left: usize,
    reads: Arc<AtomicUsize>,
}

impl AsyncRead for Source {
    fn poll_read(mut self: Pin<&mut Self>, _: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<std::io::Result<()>> {
        self.reads.fetch_add(1, Ordering::Relaxed);
        let step = self.left.min(into.remaining());
        into.put_slice(&vec![b'x'; step]);
        self.left -= step;
        Poll::Ready(Ok(()))
    }
}

fn source(bytes: usize) -> (Source, Arc<AtomicUsize>) {
    let reads = Arc::new(AtomicUsize::new(0));
    (Source { left: bytes, reads: reads.clone() }, reads)
}

fn stream(pieces: &'static [&'static str]) -> Upload {
    Upload::from_stream(futures_util::stream::iter(pieces).map(|piece| Ok::<_, Infallible>(*piece)))
}

fn quick() -> RetryPolicy {
    RetryPolicy::new().min_delay(Duration::from_millis(1))
}

#[tokio::test]
async fn a_stream_and_a_reader_are_sent_as_they_come() {
    let server = MockServer::start().await;
    Mock::given(wiremock::matchers::any()).respond_with(ResponseTemplate::new(204)).mount(&server).await;
    let client = builder(&server.uri()).build().unwrap();
    Call::new(&client, &SEND).octets(stream(&["ab", "", "cd"])).send::<Empty>().await.unwrap();
    let (reader, reads) = source(100_000);
    let file = Part::new(Upload::from_reader(reader).with_length(100_000)).file_name("big.bin");
    Call::new(&client, &SEND).multipart(Form::new().part("file", file)).send::<Empty>().await.unwrap();
    let requests = server.received_requests().await.unwrap();
    assert_eq!(requests[0].body, b"abcd");
    assert_eq!(requests[0].headers["transfer-encoding"], "chunked");
    let (head, length) = (&requests[1].headers, requests[1].body.len());
    assert_eq!(head["content-length"].to_str().unwrap(), length.to_string());
    assert!(!head.contains_key("transfer-encoding"));
    assert!(requests[1].body.windows(8).filter(|window| *window == b"xxxxxxxx").count() == 100_000 - 7);
    // Once for each 32 kilobytes, and once to learn that there are no more.
    assert_eq!(reads.load(Ordering::Relaxed), 5);
}

#[tokio::test]
async fn a_request_that_is_only_shown_reads_nothing() {
    let (client, _) = client([]);
    let (reader, reads) = source(10);
    let call = Call::new(&client, &SEND).octets(Upload::from_reader(reader));
    assert!(call.request::<Empty>().unwrap().body.bytes().is_none());
    assert_eq!(reads.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn bytes_are_sent_again_and_a_stream_is_not() {
    let (client, fake) = client([FakeReply::status(503), FakeReply::status(204)]);
    let bytes = Call::new(&client, &SEND).octets("abc");
    let mut again = bytes.clone();
    again.options(CallOptions::new().retry(quick()));
    again.send::<Empty>().await.unwrap();
    assert_eq!(fake.requests().iter().map(|request| request.body.bytes().unwrap()).collect::<Vec<_>>(), ["abc", "abc"]);

    fake.reply(FakeReply::status(503)).reply(FakeReply::status(204));
    let mut once = Call::new(&client, &SEND).octets(stream(&["abc"]));
    once.options(CallOptions::new().retry(quick()));
    let error = once.clone().send::<Empty>().await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 503);
    assert_eq!((fake.requests().len(), fake.replies_left()), (3, 1));
    // A copy of the call has no other stream.
    let error = once.send::<Empty>().await.unwrap_err();
    assert!(
        matches!(&error, Error::Transport(_)) && error.to_string().ends_with("the stream was sent before"),
        "{error}"
    );
}

#[tokio::test]
async fn a_stream_that_was_not_begun_is_sent_on_the_next_connection() {
    let failing = builder("http://127.0.0.1:1").retry(quick()).build().unwrap();
    let upload = stream(&["abc"]);
    let error = Call::new(&failing, &SEND).octets(upload.clone()).send::<Empty>().await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");
    let (client, fake) = client([FakeReply::status(204)]);
    Call::new(&client, &SEND).octets(upload).send::<Empty>().await.unwrap();
    assert_eq!(only_request(&fake).body.bytes().unwrap(), "abc");
}

#[tokio::test]
async fn a_redirect_cannot_have_a_stream_again() {
    let moved = || FakeReply::status(307).header("location", "https://eu.example.com/api/0/elsewhere");
    let (client, fake) = client([moved(), FakeReply::status(204)]);
    let error = Call::new(&client, &SEND).octets(stream(&["abc"])).send::<Empty>().await.unwrap_err();
    assert!(error.to_string().contains("can't be sent again"), "{error}");
    assert_eq!(fake.requests().len(), 1);
    Call::new(&client, &SEND).octets("abc").send::<Empty>().await.unwrap();
}

#[tokio::test]
async fn a_stream_that_fails_fails_the_call() {
    let (client, _) = client([FakeReply::status(204)]);
    let broken = futures_util::stream::iter([Ok("ab"), Err(TransportError::other("the disk is gone"))]);
    let error = Call::new(&client, &SEND).octets(Upload::from_stream(broken)).send::<Empty>().await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)) && error.to_string().contains("the disk is gone"), "{error}");
}

#[tokio::test]
async fn progress_is_reported_while_bytes_are_sent() {
    let (client, _) = client([FakeReply::status(204), FakeReply::status(204)]);
    let progress = Arc::new(Mutex::new(Vec::new()));
    let keep = progress.clone();
    let options = CallOptions::new().on_upload(move |sent, total| keep.lock().unwrap().push((sent, total)));
    let mut call = Call::new(&client, &SEND).octets(vec![0; 150_000]);
    call.options(options.clone());
    call.send::<Empty>().await.unwrap();
    let total = Some(150_000);
    assert_eq!(std::mem::take(&mut *progress.lock().unwrap()), [(65_536, total), (131_072, total), (150_000, total)]);
    let mut call = Call::new(&client, &SEND).octets(stream(&["abc", "de"]));
    call.options(options);
    call.send::<Empty>().await.unwrap();
    assert_eq!(*progress.lock().unwrap(), [(3, None), (5, None)]);
}

#[tokio::test]
async fn a_file_is_read_anew_for_each_attempt() {
    let path = std::env::temp_dir().join(format!("upload-{}.txt", std::process::id()));
    tokio::fs::write(&path, "first").await.unwrap();
    let part = Part::file(&path).await.unwrap();
    let upload = Upload::file(&path).await.unwrap();
    assert_eq!((upload.length(), upload.bytes()), (Some(5), None::<Bytes>));
    let (client, fake) = client([FakeReply::status(503), FakeReply::status(204), FakeReply::status(204)]);
    let mut call = Call::new(&client, &SEND).octets(upload);
    call.options(CallOptions::new().retry(quick()));
    call.send::<Empty>().await.unwrap();
    Call::new(&client, &SEND).multipart(Form::new().part("f", part)).send::<Empty>().await.unwrap();
    tokio::fs::remove_file(&path).await.unwrap();
    let bodies: Vec<Bytes> = fake.requests().iter().map(|request| request.body.bytes().unwrap()).collect();
    assert_eq!(bodies[..2], ["first", "first"]);
    let text = String::from_utf8_lossy(&bodies[2]);
    assert!(text.contains(&format!("filename=\"upload-{}.txt\"", std::process::id())), "{text}");
    assert!(Upload::file(&path).await.is_err());
}

#[tokio::test]
async fn the_caller_says_what_a_range_of_media_types_stands_for() {
    let (client, fake) = client([FakeReply::status(204)]);
    Call::new(&client, &SEND).octets_as("image/png", vec![1, 2]).send::<Empty>().await.unwrap();
    assert_eq!(only_request(&fake).headers["content-type"], "image/png");
    let error = Call::new(&client, &SEND).octets_as("image/\n", vec![1]).send::<Empty>().await.unwrap_err();
    assert!(matches!(error, Error::Argument(_)), "{error:?}");
    assert_eq!(fake.requests().len(), 1);
}
