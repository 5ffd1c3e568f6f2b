//! What only sockets show: cut and slow connections, compression, redirects between real hosts.

use std::io::Write;
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use wiremock::matchers::{body_string, header, method, path, query_param};
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::events::{WATCH, Watch};
use super::sample::{API, Thing, Things};
use crate::runtime::{Call, CallOptions, Client, ClientBuilder, Credential, Error, HttpTransport, RetryPolicy};

/// A builder that asks no proxy for the way to this machine, nor reads the certificates of the system, which is slow.
pub fn builder(address: &str) -> ClientBuilder {
    let plain = reqwest::Client::builder().no_proxy().tls_certs_only([]);
    let transport = HttpTransport::configured(plain).unwrap();
    ClientBuilder::new(&API).base_url(address).transport(transport)
}

fn client(address: &str) -> Client {
    let policy = RetryPolicy::new().min_delay(Duration::from_millis(1));
    builder(address).credential("Token", Credential::token("s3cr3t")).retry(policy).build().unwrap()
}

/// A server that answers each connection with the next of these texts, waits, and cuts the connection. Gives
/// its address and how many connections there were.
pub async fn cutting(texts: &'static [&'static str], wait: Duration) -> (String, tokio::task::JoinHandle<usize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let serving = tokio::spawn(async move {
        for text in texts {
            let (mut socket, _) = listener.accept().await.unwrap();
            let mut buffer = [0; 4096];
            assert!(socket.read(&mut buffer).await.unwrap() > 0);
            socket.write_all(text.as_bytes()).await.unwrap();
            tokio::time::sleep(wait).await;
        }
        texts.len()
    });
    (address, serving)
}

const CUT: &str =
    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\nx-request-id: r1\r\n\r\n[{\"id\":";
const WHOLE: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 12\r\nconnection: close\r\n\r\n[{\"id\":\"1\"}]";

#[tokio::test]
async fn a_request_is_on_the_wire_as_documented() {
    let server = MockServer::start().await;
    let created = ResponseTemplate::new(200).set_body_json(json!({"id": "1"}));
    let matching =
        Mock::given(method("POST")).and(path("/api/0/things/a%2Fb/")).and(header("authorization", "Bearer s3cr3t"));
    let matching = matching.and(header("content-type", "application/json")).and(header("user-agent", "sample/1.0"));
    matching.and(body_string("{\"id\":\"1\"}")).respond_with(created).expect(1).mount(&server).await;
    let list =
        Mock::given(method("GET")).and(query_param("providerKey", "a b&c")).and(header("accept-encoding", "gzip"));
    list.respond_with(ResponseTemplate::new(200).set_body_json(json!([]))).expect(1).mount(&server).await;
    let client = client(&server.uri());
    Things(&client).create("a/b", Thing::new("1")).await.unwrap();
    Things(&client).list("acme").provider_key("a b&c").await.unwrap();
}

#[tokio::test]
async fn a_connection_cut_in_the_body_is_tried_again() {
    let (address, serving) = cutting(&[CUT, WHOLE], Duration::ZERO).await;
    let things = Things(&client(&address)).list("acme").await.unwrap();
    assert_eq!(things.len(), 1);
    assert_eq!(serving.await.unwrap(), 2);
}

#[tokio::test]
async fn a_connection_cut_in_the_body_keeps_what_came() {
    let (address, _serving) = cutting(&[CUT], Duration::ZERO).await;
    let error = Things(&client(&address)).list("acme").with(CallOptions::new().no_retries()).await.unwrap_err();
    assert!(matches!(error, Error::Incomplete(_)), "{error:?}");
    assert_eq!((error.status().unwrap().as_u16(), error.request_id()), (200, Some("r1")));
    assert_eq!(error.body().unwrap(), "[{\"id\":");
    assert!(error.is_retryable() && !error.is_timeout());
    assert_eq!(error.to_string(), "listThings: 200 OK, the connection broke after 7 bytes of the body");
}

#[tokio::test]
async fn what_may_not_be_repeated_is_not_after_a_cut() {
    let (address, _serving) = cutting(&[CUT, WHOLE], Duration::ZERO).await;
    let error = Things(&client(&address)).create("acme", Thing::new("1")).await.unwrap_err();
    assert!(matches!(error, Error::Incomplete(_)), "{error:?}");
    assert!(!error.is_retryable());
}

#[tokio::test]
async fn a_connection_cut_before_the_reply_is_a_transport_error() {
    let (address, serving) = cutting(&["", WHOLE], Duration::ZERO).await;
    Things(&client(&address)).list("acme").await.unwrap();
    assert_eq!(serving.await.unwrap(), 2);
    let (address, _serving) = cutting(&[""], Duration::ZERO).await;
    let error = Things(&client(&address)).create("acme", Thing::new("1")).await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert!(!error.is_connect() && !error.is_timeout() && !error.is_retryable());
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn a_slow_body_is_given_up_in_time_and_keeps_what_came() {
    let (address, _serving) = cutting(&[CUT], Duration::from_secs(30)).await;
    let start = Instant::now();
    let options = CallOptions::new().timeout(Duration::from_millis(300));
    let error = Things(&client(&address)).list("acme").with(options).await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    assert_eq!(error.body().unwrap(), "[{\"id\":");
    assert_eq!(error.to_string(), "listThings: 200 OK, the time was up after 7 bytes of the body");
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_slow_server_is_given_up_in_time() {
    let server = MockServer::start().await;
    let slow = ResponseTemplate::new(200).set_delay(Duration::from_secs(30));
    Mock::given(method("GET")).respond_with(slow).mount(&server).await;
    let start = Instant::now();
    let options = CallOptions::new().timeout(Duration::from_millis(300));
    let error = Things(&client(&server.uri())).list("acme").with(options).await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)) && error.is_timeout(), "{error:?}");
    assert!(start.elapsed() < Duration::from_secs(5));
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

async fn replying(body: Vec<u8>, encoding: Option<&str>) -> MockServer {
    let server = MockServer::start().await;
    let mut reply = ResponseTemplate::new(200).set_body_raw(body, "application/json");
    if let Some(encoding) = encoding {
        reply = reply.insert_header("content-encoding", encoding);
    }
    Mock::given(method("GET")).respond_with(reply).mount(&server).await;
    server
}

fn assert_too_large(error: &Error, limit: usize) {
    let Error::Incomplete(incomplete) = error else { panic!("{error:?}") };
    assert!(incomplete.is_too_large());
    assert_eq!(error.body().unwrap().len(), limit);
    assert_eq!(error.to_string(), format!("listThings: 200 OK, a body of more than the {limit} bytes allowed"));
    assert!(!error.is_retryable());
}

#[tokio::test]
async fn an_oversized_reply_is_cut_at_the_limit() {
    let server = replying(vec![b' '; 3000], None).await;
    let limited = |bytes| Things(&client(&server.uri())).list("acme").with(CallOptions::new().limit(bytes)).send();
    assert_too_large(&limited(2999).await.unwrap_err(), 2999);
    assert!(matches!(limited(3000).await.unwrap_err(), Error::Decode(_)));
    let client = builder(&server.uri()).limit(10).build().unwrap();
    assert_too_large(&Things(&client).list("acme").await.unwrap_err(), 10);
    assert_eq!(server.received_requests().await.unwrap().len(), 3);
}

#[tokio::test]
async fn a_gzip_bomb_is_cut_at_the_limit() {
    let bomb = gzip(&vec![b' '; 50_000_000]);
    assert!(bomb.len() < 100_000);
    let server = replying(bomb, Some("gzip")).await;
    let error = Things(&client(&server.uri())).list("acme").with(CallOptions::new().limit(100_000)).await.unwrap_err();
    assert_too_large(&error, 100_000);
}

#[tokio::test]
async fn a_compressed_reply_is_read() {
    let server = replying(gzip(b"[{\"id\":\"1\"}]"), Some("gzip")).await;
    assert_eq!(Things(&client(&server.uri())).list("acme").await.unwrap()[0].id, "1");
}

#[tokio::test]
async fn a_content_coding_that_is_not_decoded_is_named() {
    for coding in ["br", "gzip, gzip", "x-unknown"] {
        let server = replying(gzip(b"[{\"id\":\"1\"}]"), Some(coding)).await;
        let error = Things(&client(&server.uri())).list("acme").await.unwrap_err();
        assert!(matches!(error, Error::Decode(_)), "{error:?}");
        assert!(error.to_string().contains(&format!("content coding {coding:?}, which is not decoded")), "{error}");
        assert_eq!(server.received_requests().await.unwrap().len(), 1);
    }
    // Text is not compressed: the coding is not the reason.
    for coding in ["br", "identity"] {
        let server = replying(b"[{]".to_vec(), Some(coding)).await;
        let error = Things(&client(&server.uri())).list("acme").await.unwrap_err();
        assert!(!error.to_string().contains("coding"), "{error}");
    }
}

#[tokio::test]
async fn a_body_that_is_not_in_its_content_coding_is_a_decoding_error() {
    let mut wrong_data = gzip(&[b' '; 3000]);
    wrong_data[10..20].fill(0xff);
    let mut wrong_sum = gzip(b"[{\"id\":\"1\"}]");
    let sum = wrong_sum.len() - 8;
    wrong_sum[sum] ^= 1;
    for body in [b"[{\"id\":\"1\"}]".to_vec(), wrong_data, wrong_sum] {
        let server = replying(body, Some("gzip")).await;
        let client = client(&server.uri());
        let error = Things(&client).list("acme").await.unwrap_err();
        assert!(matches!(error, Error::Decode(_)) && !error.is_retryable(), "{error:?}");
        let start = "listThings: 200 OK, a response that cannot be read at $: the body is not in its content coding: ";
        assert!(error.to_string().starts_with(start), "{error}");
        assert_eq!(server.received_requests().await.unwrap().len(), 1);
        let mut download = client.request("GET", "/x").into_stream().await.unwrap().into_inner();
        while let Some(piece) = download.next().await {
            assert!(matches!(piece, Ok(_) | Err(Error::Decode(_))), "{piece:?}");
        }
    }
}

#[tokio::test]
async fn an_event_stream_that_is_not_in_its_content_coding_is_not_requested_again() {
    let mut wrong_sum = gzip(b"id: 1\ndata: a\n\n");
    let sum = wrong_sum.len() - 8;
    wrong_sum[sum] ^= 1;
    let server = MockServer::start().await;
    let reply = ResponseTemplate::new(200).set_body_raw(wrong_sum, "text/event-stream");
    Mock::given(method("GET")).respond_with(reply.insert_header("content-encoding", "gzip")).mount(&server).await;
    let client = client(&server.uri());
    let events: Vec<_> = Watch(Call::new(&client, &WATCH)).await.unwrap().into_inner().collect().await;
    assert!(matches!(&events[..], [Ok(_), Err(Error::Decode(_))]), "{events:?}");
    assert_eq!(server.received_requests().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_compressed_body_that_is_cut_off_is_requested_again() {
    let server = replying(gzip(b"[{\"id\":\"1\"}]")[..20].to_vec(), Some("gzip")).await;
    let error = Things(&client(&server.uri())).list("acme").await.unwrap_err();
    assert!(matches!(error, Error::Incomplete(_)) && error.is_retryable(), "{error:?}");
    assert_eq!(server.received_requests().await.unwrap().len(), 4);
    const CUT: &str = "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 100\r\n\r\n";
    let (address, _serving) = cutting(&[CUT, WHOLE], Duration::ZERO).await;
    assert_eq!(Things(&client(&address)).list("acme").await.unwrap().len(), 1);
}

#[tokio::test]
async fn the_status_of_an_error_counts_whatever_its_content_coding() {
    let server = MockServer::start().await;
    let page = ResponseTemplate::new(404).set_body_raw("<html>", "text/html").insert_header("content-encoding", "gzip");
    Mock::given(method("GET")).respond_with(page).mount(&server).await;
    let error = Things(&client(&server.uri())).list("acme").await.unwrap_err();
    assert!(matches!(error, Error::Api(_)) && error.is_not_found(), "{error:?}");
}

#[tokio::test]
async fn a_redirect_to_another_host_gets_no_token() {
    let other = MockServer::start().await;
    Mock::given(method("GET")).respond_with(ResponseTemplate::new(200).set_body_json(json!([]))).mount(&other).await;
    let server = MockServer::start().await;
    let away = ResponseTemplate::new(302).insert_header("location", format!("{}/x?y=z", other.uri()));
    Mock::given(method("GET")).respond_with(away).mount(&server).await;
    Things(&client(&server.uri())).list("acme").trace("t").await.unwrap();
    let request = other.received_requests().await.unwrap().remove(0);
    assert_eq!(request.url.query(), Some("y=z"));
    for name in ["authorization", "x-trace", "referer", "cookie"] {
        assert!(!request.headers.contains_key(name), "{name}");
    }
}

#[tokio::test]
async fn an_html_error_page_is_an_api_error() {
    let server = MockServer::start().await;
    let page = "<html><head><title>Oh no</title></head></html>";
    Mock::given(method("GET"))
        .respond_with(ResponseTemplate::new(500).set_body_raw(page, "text/html"))
        .mount(&server)
        .await;
    let error = Things(&client(&server.uri())).list("acme").await.unwrap_err();
    assert_eq!(error.to_string(), "listThings: 500 Internal Server Error: Oh no");
    assert_eq!(error.body().unwrap(), page);
}

#[tokio::test]
async fn a_body_of_no_bytes_is_told_by_its_length() {
    let server = MockServer::start().await;
    Mock::given(method("POST")).respond_with(ResponseTemplate::new(204)).mount(&server).await;
    client(&server.uri()).request("POST", "/x").await.unwrap();
    let request = server.received_requests().await.unwrap().remove(0);
    assert_eq!(request.headers["content-length"], "0");
}

#[tokio::test]
async fn a_client_connects_without_a_transport_of_one_s_own() {
    let builder = ClientBuilder::new(&API).connect_timeout(Duration::from_secs(1));
    assert!(builder.build().is_ok());
}

#[test]
fn clients_can_be_shared_between_threads() {
    fn shared<T: Send + Sync + Clone + 'static>() {}
    fn sent<T: Send + 'static>(_: T) {}
    shared::<Client>();
    let (client, _) = super::sample::client([]);
    sent(Things(&client).list("acme").send());
    sent(IntoFuture::into_future(Things(&client).list("acme")));
    sent(Things(&client).list("acme").pages());
}
