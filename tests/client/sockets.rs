//! Servers that know only bytes: what is read from them was on the wire as it stands, and what they write need not be HTTP.

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

/// A request as it was on the wire.
#[derive(Debug)]
pub struct Seen {
    /// As in `GET /path HTTP/1.1`.
    pub line: String,
    pub headers: BTreeMap<String, String>,
    pub body: String,
}

/// A server that answers each connection with the next of some texts, and then cuts it.
pub struct Sockets {
    pub address: String,
    serving: JoinHandle<Vec<Seen>>,
}

impl Sockets {
    pub async fn answering(replies: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::lingering(replies, Duration::ZERO).await
    }

    /// Waits that long before it cuts a connection.
    pub async fn lingering(replies: impl IntoIterator<Item = impl Into<String>>, wait: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let replies: Vec<String> = replies.into_iter().map(Into::into).collect();
        let serving = tokio::spawn(async move {
            let mut seen = Vec::new();
            for reply in replies {
                let (mut socket, _) = listener.accept().await.unwrap();
                seen.push(read(&mut socket).await);
                socket.write_all(reply.as_bytes()).await.unwrap();
                sleep(wait).await;
            }
            seen
        });
        Self { address, serving }
    }

    /// The requests, once all replies were given.
    pub async fn requests(self) -> Vec<Seen> {
        timeout(Duration::from_secs(20), self.serving).await.expect("a reply that nobody asked for").unwrap()
    }
}

async fn read(socket: &mut TcpStream) -> Seen {
    let mut text = String::new();
    loop {
        let mut buffer = [0; 4096];
        let got = socket.read(&mut buffer).await.unwrap();
        assert!(got > 0, "half a request: {text}");
        text.push_str(std::str::from_utf8(&buffer[..got]).unwrap());
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            continue;
        };
        let (line, headers) = head.split_once("\r\n").unwrap();
        let headers = headers.lines().map(|line| line.split_once(": ").unwrap());
        let headers: BTreeMap<_, _> = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
        if headers.get("content-length").map_or(0, |length| length.parse().unwrap()) == body.len() {
            return Seen { line: line.to_owned(), headers, body: body.to_owned() };
        }
    }
}

/// A whole reply.
pub fn reply(status: u16, media_type: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status} Whatever\r\ncontent-type: {media_type}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
    )
}
