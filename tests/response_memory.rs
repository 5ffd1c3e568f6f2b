//! Large responses to the checked-in client: the memory in use while one is decoded stays within the budget, measured by the
//! allocator, and responses that are as documented fit the default budget. `tests/runtime/src/tests/decoding_memory.rs` tries more
//! kinds of types.
//!
//! The largest bodies are decoded by hand, since that takes long without optimization:
//! `cargo test --release -p tests --test response_memory -- --ignored --nocapture`.

use std::time::{Duration, Instant};

use generated_client::Client;
use generated_client::runtime::{CallOptions, Error, FakeReply, FakeTransport, Json, Wire};
use generated_client::types::{DataForwarder, GetIntegrationProviderInfoResponse, Integration};
use peak_alloc::PeakAlloc;
use serde_json::{Map, Value};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

const MIB: usize = 1024 * 1024;

/// What a call needs besides the body and the budget: threads, the client, deviations and the texts of errors.
const CONSTANT: usize = 4 * MIB;

/// The default budget of a client.
const DEFAULT: usize = 512 * MIB;

/// The length of the bodies, and what decoding one may use and may take.
#[derive(Clone, Copy)]
struct Size {
    body: usize,
    memory_limit: Option<usize>,
    time: Duration,
}

/// Decodes a body as the checked-in client does. Returns whether it could be decoded.
async fn decode<T: Wire + Send + 'static>(name: &str, body: String, size: Size) -> bool {
    let length = body.len();
    let fake = FakeTransport::new();
    fake.reply(FakeReply::status(200).header("content-type", "application/json").body(body));
    let client = Client::builder().base_url("https://example.com").transport(fake).build().unwrap();
    let mut options = CallOptions::new().timeout(Duration::from_secs(3600));
    if let Some(bytes) = size.memory_limit {
        options = options.memory_limit(bytes as u64);
    }
    ALLOCATOR.reset_peak_usage();
    let (before, began) = (ALLOCATOR.current_usage(), Instant::now());
    let result = client.request("GET", "/x").with(options).send_as::<Json<T>>().await;
    let (time, peak) = (began.elapsed(), ALLOCATOR.peak_usage().saturating_sub(before));
    let outcome = match &result {
        Ok(_) => "decoded",
        Err(Error::Decode(error)) if error.is_over_memory_limit() => "over the limit",
        Err(error) => panic!("{name}: {error}"),
    };
    println!("{name}: {outcome}, {} MiB in use for {} MiB, {time:.1?}", peak / MIB, length / MIB);
    // The transport's body and the copy that is collected of it grow by doubling.
    let most = size.memory_limit.unwrap_or(DEFAULT) + 3 * length + CONSTANT;
    assert!(peak <= most, "{name}: {peak} bytes in use, {most} allowed");
    assert!(time <= size.time, "{name}: {time:?}");
    result.is_ok()
}

fn list(length: usize, item: &str) -> String {
    format!("[{}{item}]", format!("{item},").repeat(length / (item.len() + 1)))
}

async fn hostile(size: Size) {
    let list = |item: &str| list(size.body, item);
    decode::<Vec<Integration>>("empty integrations", list("{}"), size).await;
    decode::<Vec<DataForwarder>>("empty data forwarders", list("{}"), size).await;
    decode::<GetIntegrationProviderInfoResponse>("empty providers", format!("{{\"providers\":{}}}", list("{}")), size)
        .await;
    decode::<Vec<Integration>>("providers that lack everything", list(r#"{"provider":{}}"#), size).await;
    decode::<Vec<Integration>>("data of any kind", list(r#"{"configData":{"":[]}}"#), size).await;
    decode::<Vec<Integration>>("nulls", list("null"), size).await;
    let repeated = format!("{{{}\"id\":\"\"}}", r#""configData":{"":[]},"#.repeat(size.body / 21));
    decode::<Integration>("one key again and again", repeated, size).await;
    let repeated = format!("[{{{}\"id\":\"\"}}]", r#""name":"aaaaaaaa","#.repeat(size.body / 18));
    decode::<Vec<Integration>>("one text again and again", repeated, size).await;
    decode::<Map<String, Value>>(
        "one key of a map again and again",
        format!("{{{}\"a\":1}}", "\"a\":[],".repeat(size.body / 7)),
        size,
    )
    .await;
    let key = "k".repeat(size.body / 2);
    let deviations = self::list(size.body / 2, r#"{"a":[]}"#);
    decode::<Value>("a long key above many values", format!("{{\"{key}\":{deviations}}}"), size).await;
    let escapes = format!("{{\"id\":\"{}\"}}", r"\u0041".repeat(size.body / 6));
    decode::<Integration>("one text of escapes", escapes, size).await;
    decode::<Vec<Value>>("control characters", list("\"\u{1}\u{1}\u{1}\u{1}\u{1}\""), size).await;
    decode::<Vec<Value>>("lone surrogates", list(r#""\ud800""#), size).await;
    decode::<Vec<Value>>("numbers that are too large", list("1e999"), size).await;
}

/// An issue as large services send it: 60 fields, most of them short texts and addresses.
fn issue() -> String {
    let person = |login: &str| {
        let urls: Vec<String> = ["avatar", "html", "followers", "gists", "starred", "repos", "events"]
            .iter()
            .map(|kind| format!(r#""{kind}_url":"https://api.example.com/users/{login}/{kind}{{/other}}""#))
            .collect();
        format!(
            r#"{{"login":"{login}","id":583231,"node_id":"MDQ6VXNlcjU4MzIzMQ==","type":"User","site_admin":false,{}}}"#,
            urls.join(",")
        )
    };
    let labels: Vec<String> = ["bug", "help wanted"]
        .iter()
        .map(|name| format!(r#"{{"id":208045946,"name":"{name}","color":"f29513","default":true,"description":null}}"#))
        .collect();
    format!(
        r#"{{"id":1,"node_id":"MDU6SXNzdWUx","number":1347,"title":"Found a bug","state":"open","locked":false,"comments":0,
        "body":"I'm having a problem with this. It began with the last release and happens each time.","user":{},"labels":[{}],
        "assignees":[{},{}],"milestone":null,"closed_at":null,"created_at":"2011-04-22T13:33:48Z",
        "reactions":{{"+1":0,"-1":0,"laugh":0,"hooray":0,"confused":0,"heart":0,"rocket":0,"eyes":0,"total_count":0}}}}"#,
        person("octocat"),
        labels.join(","),
        person("hubot"),
        person("octodog"),
    )
}

const INTEGRATION: &str = r#"{"id":"24817","name":"getsentry","icon":"https://avatars.example.com/u/1396951?v=4","domainName":"github.com/getsentry","status":"active","dateCreated":"2019-05-22T17:18:49.132Z","configData":{"sync_status":true,"channels":["general","alerts"],"installation":{"id":12,"type":"app"}},"provider":{"key":"github","name":"GitHub"}}"#;

async fn honest(size: Size) {
    let decoded = [
        decode::<Vec<Integration>>("integrations", list(size.body, INTEGRATION), size).await,
        decode::<Vec<Value>>("integrations as values", list(size.body, INTEGRATION), size).await,
        decode::<Vec<Value>>("issues as values", list(size.body, &issue()), size).await,
        decode::<Vec<DataForwarder>>("forwarders", list(size.body, r#"{"id":"1","name":"a"}"#), size).await,
    ];
    // JSON of no documented shape may need more than eight times its length where it consists of small objects.
    assert!(matches!(decoded, [true, _, true, true]), "{decoded:?}");
}

// Each test runs by itself, since the allocator counts for the whole process.
#[tokio::test]
async fn large_responses_keep_to_the_budget() {
    let size = Size { body: 2 * MIB, memory_limit: Some(16 * MIB), time: Duration::from_secs(60) };
    hostile(size).await;
    honest(size).await;
}

#[tokio::test]
#[ignore = "takes long without optimization"]
async fn the_largest_responses_keep_to_the_default_budget() {
    let size = Size { body: 63 * MIB, memory_limit: None, time: Duration::from_secs(60) };
    hostile(size).await;
    honest(Size { body: 60 * MIB, ..size }).await;
}
