//! A client on any response: a value or an error, no panic, and the credential in nothing that is printed.
//!
//! The first four bytes choose operation, status, media type and headers; the rest is the body. Half of the bodies are changed as
//! JSON.

#![no_main]

use std::fmt::Debug;
use std::future::IntoFuture;
use std::sync::LazyLock;
use std::time::Duration;

use fastrand::Rng;
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use responses::runtime::{FakeReply, FakeTransport};
use responses::{Client, Error};
use serde_json::Value;
use tests::mutations::edit::edit;
use tokio::runtime::{Builder, Runtime};

/// The credential of each call. dictionary.txt has it too, so that servers repeat it.
const TOKEN: &str = "s3cr3t-t0ken";
/// How many bytes choose what stands before the body.
const HEAD: usize = 4;
/// More pages or items are not asked for.
const MOST: usize = 20;
const OPERATIONS: u8 = 16;
const STATUSES: [u16; 16] = [200, 200, 200, 200, 201, 202, 204, 206, 302, 304, 400, 401, 404, 409, 429, 500];
const MEDIA_TYPES: [&str; 16] = [
    "application/json",
    "application/json",
    "application/json; charset=utf-8",
    "application/problem+json",
    "text/html",
    "text/plain; charset=iso-8859-1",
    "application/xml",
    "text/xml; charset=utf-16",
    "text/event-stream",
    "application/jsonl",
    "application/json-seq",
    "application/octet-stream",
    "application/x-www-form-urlencoded",
    "",
    ";;;",
    "*/*",
];
const HEADERS: [(&str, &str); 16] = [
    ("x-total", "12"),
    ("x-total", "1e999"),
    ("link", "<https://api.example.com/v1/link?cursor=2>; rel=\"next\""),
    ("link", "<?page=2>; rel=next, </x>; rel=preload"),
    ("link", "<//evil.example/>; rel=\"next\"; results=\"true\"; cursor=\"a:b\""),
    ("link", "<<>>;;,\"rel=next"),
    ("retry-after", "0"),
    ("retry-after", "1e300"),
    ("x-ratelimit-reset", "99999999999999999999"),
    ("location", "https://evil.example/s3cr3t-t0ken"),
    ("set-cookie", "a=b; Expires=Wed, 21 Oct 2015 07:28:00 GMT"),
    ("x-next-token", "/admin/s3cr3t-t0ken"),
    ("content-length", "99999999999"),
    ("content-encoding", "gzip"),
    ("x-request-id", "s3cr3t-t0ken"),
    ("x-object", "a=1,b=,c"),
];

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime.expect("a runtime without I/O can be built")
});

fuzz_target!(|response: &[u8]| {
    let Some((head, body)) = response.split_at_checked(HEAD) else { return };
    RUNTIME.block_on(call(head, body));
});

/// Makes the chosen call, and prints what came of it.
async fn call(head: &[u8], body: &[u8]) {
    let fake = FakeTransport::new();
    for _ in 0..3 {
        let (status, media_type) = (STATUSES[usize::from(head[1] & 15)], MEDIA_TYPES[usize::from(head[2] & 15)]);
        let reply = FakeReply::status(status).header("content-type", media_type).body(body.to_vec());
        let (one, other) = (HEADERS[usize::from(head[3] & 15)], HEADERS[usize::from(head[3] >> 4)]);
        fake.reply(reply.header(one.0, one.1).header(other.0, other.1));
    }
    let client = Client::builder()
        .bearer_token(TOKEN)
        .transport(fake)
        .timeout(Duration::from_secs(20))
        .retry(responses::RetryPolicy::none())
        .build()
        .expect("the client of the fuzz target can be built");
    let api = client.api();
    match head[0] % OPERATIONS {
        0 => inspect(api.get_union().await),
        1 => inspect(api.get_tagged().await),
        2 => inspect(api.get_any_of().await),
        3 => inspect(api.get_everything().await),
        4 => inspect(api.get_anything().await),
        5 => inspect(api.get_by_status().await),
        6 => inspect(api.get_xml().await),
        7 => inspect(api.get_text().await),
        8 => inspect(api.get_bytes().await),
        9 => match api.get_events().await {
            Ok(events) => {
                let mut events = events.into_inner();
                for _ in 0..MOST {
                    let Some(event) = events.next().await else { break };
                    inspect_item(event);
                }
            }
            Err(error) => show_error(&error),
        },
        10 => match api.get_lines().await {
            Ok(lines) => {
                let mut lines = lines.into_inner();
                for _ in 0..MOST {
                    let Some(line) = lines.next().await else { break };
                    inspect_item(line);
                }
            }
            Err(error) => show_error(&error),
        },
        11 => pages!(api.list_by_link()),
        12 => pages!(api.list_by_token()),
        13 => pages!(api.list_by_address()),
        14 => pages!(api.list_by_offset()),
        _ => match client.request("GET", "/raw").send_as::<responses::runtime::Json<Value>>().into_future().await {
            Ok(value) => show(&value),
            Err(error) => show_error(&error),
        },
    }
}

/// Reads the pages of a list.
#[macro_export]
macro_rules! pages {
    ($call:expr) => {{
        let mut pages = $call.pages();
        for _ in 0..MOST {
            let Some(page) = pages.next().await else { break };
            inspect(page);
        }
    }};
}

fn inspect<T: Debug>(result: Result<T, Error>) {
    match result {
        Ok(value) => show(&value),
        Err(error) => show_error(&error),
    }
}

/// Prints an event or a line, which knows no secrets: only its errors hide them.
fn inspect_item<T: Debug>(item: Result<T, Error>) {
    match item {
        Ok(value) => drop(format!("{value:?}")),
        Err(error) => show_error(&error),
    }
}

/// Prints an error and what caused it.
fn show_error(error: &Error) {
    show(error);
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = cause {
        assert!(!error.to_string().contains(TOKEN), "an error shows the credential: {error}");
        cause = error.source();
    }
    if let Error::Api(error) = error {
        for shown in [error.message(), error.code()].into_iter().flatten() {
            assert!(!shown.contains(TOKEN), "an error's message shows the credential: {shown}");
        }
    }
}

/// Prints a value. What a response holds is the server's text, so only a response as a whole hides what it repeats.
fn show(value: &impl Debug) {
    let shown = format!("{value:?}");
    assert!(!shown.contains(TOKEN), "the credential is shown: {shown}");
}

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mut rng = Rng::with_seed(u64::from(seed));
    let body = data[..size].get(HEAD..).filter(|_| rng.bool());
    let edited = body.and_then(|body| serde_json::from_slice::<Value>(body).ok()).map(|mut tree| {
        edit(&mut tree, &mut rng);
        tree.to_string()
    });
    match edited.filter(|text| HEAD + text.len() <= max_size) {
        Some(text) => {
            data[HEAD..HEAD + text.len()].copy_from_slice(text.as_bytes());
            HEAD + text.len()
        }
        None => fuzzer_mutate(data, size, max_size),
    }
});
