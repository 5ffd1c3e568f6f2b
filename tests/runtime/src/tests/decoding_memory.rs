//! Responses made to cost memory: whatever is decoded, the memory in use stays within the budget. Measured by the allocator, which
//! counts for the whole process: the test runs in a process of its own.

#![allow(dead_code)]

use std::collections::BTreeMap;
use std::env;
use std::process::Command;

use peak_alloc::PeakAlloc;
use serde_json::Value;

use crate::runtime::xml::{Content, Element, Name, document};
use crate::runtime::{
    Api, CallOptions, ClientBuilder, Error, FakeReply, FakeTransport, Json, Reply, Server, Wire, Xml, json_object,
    union,
};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// Set in the process that measures.
const MEASURES: &str = "MEASURES_MEMORY";

const MIB: usize = 1024 * 1024;
const BODY: usize = 2 * MIB;
const BUDGET: usize = 6 * MIB;

/// What a call needs besides the body and the budget: threads, the client, deviations and the texts of errors.
const CONSTANT: usize = 4 * MIB;

/// Large in memory, small in JSON.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wide {
    pub a: Option<String>,
    pub b: Option<String>,
    pub c: Option<String>,
    pub d: Option<String>,
    pub e: Option<String>,
    pub f: Option<Vec<Wide>>,
    pub g: Option<Box<Wide>>,
    pub h: Option<BTreeMap<String, Wide>>,
}

json_object!(Wide { a, b, c, d, e, f, g, h });

/// Requires what is not sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Strict {
    pub id: String,
    pub names: Vec<String>,
    pub name: String,
    pub count: i64,
}

json_object!(Strict { id, names, name, count });

#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub next: Either,
}

json_object!(Node { next });

/// Holds itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Either {
    Node(Box<Node>),
    List(Vec<Either>),
    Leaf(i64),
    Unrecognized(Value),
}

union!(Either { Node(Box<Node>): object { "next" }, List(Vec<Either>): array, Leaf(i64): integer });

document! {
    pub struct Items = Element::new(Name::new("items"), Content::List(&Element::new(Name::new("item"), Content::Any)));
}

static API: Api = Api {
    title: "Sample",
    version: "1.0",
    user_agent: "sample/1.0",
    env_prefix: "SAMPLE",
    servers: &[Server { url: "https://example.com", description: "", variables: &[] }],
    operation_variables: &[],
    schemes: &[],
    security: &[],
};

/// The most memory in use during a call, besides what was in use before, and what came of the call.
async fn peak<R: Reply>(body: String, memory_limit: usize) -> (usize, Result<usize, Error>) {
    let fake = FakeTransport::new();
    fake.reply(FakeReply::status(200).header("content-type", "application/json").body(body));
    let client = ClientBuilder::new(&API).transport(fake).build().unwrap();
    let options = CallOptions::new().memory_limit(memory_limit as u64);
    ALLOCATOR.reset_peak_usage();
    let before = ALLOCATOR.current_usage();
    let result = client.request("GET", "/x").with(options).send_as::<R>().await;
    let peak = ALLOCATOR.peak_usage() - before.min(ALLOCATOR.peak_usage());
    (peak, result.map(|response| response.deviations().len() + response.omitted_deviations()))
}

async fn check<T: Wire + Send + 'static>(name: &str, body: String) {
    check_reply::<Json<T>>(name, body).await;
}

async fn check_reply<R: Reply>(name: &str, body: String) {
    for budget in [BUDGET, MIB] {
        let length = body.len();
        let (peak, result) = peak::<R>(body.clone(), budget).await;
        // The transport's body and the copy that is collected of it grow by doubling.
        let most = budget + 3 * length + CONSTANT;
        assert!(peak <= most, "{name}: {peak} bytes in use, {most} allowed");
        if let Err(error) = result {
            let Error::Decode(decode) = &error else { panic!("{name}: {error}") };
            assert_eq!(decode.body().len(), length, "{name}");
            assert!(error.to_string().len() < 4000, "{name}: {} bytes of text", error.to_string().len());
        }
    }
}

fn list(item: &str) -> String {
    let items = vec![item; BODY / (item.len() + 1)];
    format!("[{}]", items.join(","))
}

fn keys(value: &str) -> String {
    let entries: Vec<_> = (0..BODY / (value.len() + 11)).map(|key| format!("\"{key:07}\":{value}")).collect();
    format!("{{{}}}", entries.join(","))
}

/// Runs itself in a process of its own, which measures.
#[tokio::test]
async fn no_response_takes_more_memory_than_the_budget() {
    if env::var_os(MEASURES).is_some() {
        measure_all().await;
        println!("all are within the budget");
        return;
    }
    let (_, module) = module_path!().split_once("::").unwrap();
    let name = format!("{module}::no_response_takes_more_memory_than_the_budget");
    let program = env::current_exe().unwrap();
    let output = Command::new(program).args(["--exact", &name, "--nocapture"]).env(MEASURES, "1").output().unwrap();
    let text = [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text).into_owned()).join("\n");
    assert!(output.status.success() && text.contains("all are within the budget"), "{text}");
}

async fn measure_all() {
    check::<Vec<Wide>>("empty objects", list("{}")).await;
    check::<Vec<Strict>>("objects that lack everything", list("{}")).await;
    check::<Vec<Wide>>("boxes", list(r#"{"g":{}}"#)).await;
    check::<Vec<Wide>>("lists", list(r#"{"f":[{}]}"#)).await;
    check::<Vec<Wide>>("maps", list(r#"{"h":{"":{}}}"#)).await;
    check::<Vec<Vec<Vec<i64>>>>("empty lists", list("[[]]")).await;
    check::<BTreeMap<String, i64>>("keys", keys("1")).await;
    check::<BTreeMap<String, Strict>>("keys of objects that lack everything", keys("{}")).await;
    check::<Vec<Option<i64>>>("nulls", list("null")).await;
    check::<Vec<i64>>("nulls that are deviations", list("null")).await;
    check::<Vec<String>>("short texts", list("\"a\"")).await;
    check::<Vec<String>>("texts with escapes", list(r#""\u0041""#)).await;
    check::<String>("one text with escapes", format!("\"{}\"", r"\n".repeat(BODY / 2))).await;
    check::<String>("one text", format!("\"{}\"", "a".repeat(BODY))).await;
    check::<Vec<i64>>("a text where a list is documented", format!("\"{}\"", "\u{200b}".repeat(BODY / 3))).await;
    check::<Vec<i64>>("a text where a number is documented", format!("[\"{}\"]", "\u{200b}".repeat(BODY / 3))).await;
    check::<f64>("one number", "1".repeat(BODY)).await;
    check::<Value>("values", list("[]")).await;
    check::<Value>("objects of values", list(r#"{"":0}"#)).await;
    check::<Value>("keys of values", keys("1")).await;
    check::<Value>("numbers", list("1")).await;
    check::<Vec<Either>>("unions", list(r#"{"next":[1]}"#)).await;
    check::<Either>("nested unions", format!("{}{}{}", "[".repeat(100), list("{\"next\":1}"), "]".repeat(100))).await;
    check::<Either>("unions that fit nothing", list("\"a\"")).await;
    check::<Value>("brackets", "[".repeat(BODY)).await;
    let key = "k".repeat(MIB);
    let missing = vec!["{}"; 1000].join(",");
    check::<BTreeMap<String, Vec<Strict>>>("deviations below a long key", format!("{{\"{key}\":[{missing}]}}")).await;
    check_reply::<Xml<Value, Items>>("elements", format!("<items>{}</items>", "<a/>".repeat(BODY / 4))).await;
    let attributes = "<a b='' c=''/>".repeat(BODY / 14);
    check_reply::<Xml<Value, Items>>("attributes", format!("<items>{attributes}</items>")).await;
    let many = " b=''".repeat(BODY / 5);
    check_reply::<Xml<Value, Items>>("attributes of one element", format!("<items><a{many}/></items>")).await;
    let namespace = "n".repeat(MIB);
    let below = "<a/>".repeat(1000);
    let shared = format!("<items xmlns='{namespace}'>{below}</items>");
    check_reply::<Xml<Value, Items>>("a long namespace", shared).await;
    the_error_says_what_to_do().await;
}

async fn the_error_says_what_to_do() {
    let (_, result) = peak::<Json<BTreeMap<String, Vec<Wide>>>>(format!("{{\"all\":{}}}", list("{}")), MIB).await;
    let error = result.unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    assert!(!error.is_timeout() && error.body().is_some_and(|body| body.starts_with(b"{\"all\"")));
    let Error::Decode(decode) = error else { panic!("{error}") };
    assert!(decode.is_over_memory_limit());
    assert_eq!(decode.path(), "$.all");
    assert!(decode.message().contains("`memory_limit`") && decode.message().contains("1048576 bytes"));
}
