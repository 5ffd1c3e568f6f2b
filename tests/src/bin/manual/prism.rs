//! Calls each operation against Prism, which checks every request against the document and refuses what is not valid by it.
//!
//! ```text
//! cargo suite prism                              # starts Prism itself; needs node and npm
//! cargo suite prism http://127.0.0.1:4010        # uses one that runs
//! ```
//!
//! By hand it is started so: `npx @stoplight/prism-cli@5.16.0 mock --errors spec/sentry-integrations.yaml`.

#[allow(dead_code, reason = "Prism knows by itself what a request must be")]
#[path = "../../../client/operations.rs"]
mod operations;

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use generated_client::runtime::HttpTransport;
use generated_client::{Client, Error, RetryPolicy};
use operations::Exchange;
use reqwest::header::HeaderMap;
use tests::prism::server::Prism;

const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../spec/sentry-integrations.yaml");

/// Calls each operation against Prism, which refuses requests that are not valid by the document.
#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0 all calls passed, 1 a call failed, 2 the run itself failed. Needs node and npm.")]
pub struct Arguments {
    /// The address of a Prism that runs; without it, one is started
    address: Option<String>,
}

pub async fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let all_passed = calls(arguments.address.clone()).await.map_err(|error| error.to_string())?;
    Ok(if all_passed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Makes the calls, and returns whether all passed.
async fn calls(address: Option<String>) -> Result<bool, Box<dyn std::error::Error>> {
    // Stops Prism when it goes out of scope.
    let started = if address.is_none() { Some(Prism::start(Path::new(DOCUMENT)).await?) } else { None };
    let address = address.or_else(|| started.as_ref().map(Prism::address)).unwrap_or_default();
    let client = client(&address)?;
    refuses_what_is_wrong(&client).await?;
    let exchanges = operations::all();
    let mut valid = 0;
    for exchange in &exchanges {
        match check(&client, exchange).await {
            Ok(()) => valid += 1,
            Err(why) => println!("{}: {why}", exchange.id),
        }
    }
    println!("{valid} of {}", exchanges.len());
    Ok(valid == exchanges.len())
}

fn client(address: &str) -> Result<Client, Box<dyn std::error::Error>> {
    let transport = HttpTransport::configured(reqwest::Client::builder().no_proxy())?;
    let builder = Client::builder().exact_base_url(address).bearer_token("s3cr3t").transport(transport);
    Ok(builder.retry(RetryPolicy::none()).timeout(Duration::from_secs(20)).build()?)
}

/// A server that takes anything would prove nothing.
async fn refuses_what_is_wrong(client: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let wrong = client.request("POST", "/organizations/acme/data-forwarders/").body("application/json", "{}");
    match wrong.await {
        Err(Error::Transport(error)) => Err(error),
        Err(error) if error.headers().and_then(violations).is_some() => Ok(()),
        _ => Err("this is no Prism that checks requests: it says nothing of a body without its required name".into()),
    }
}

/// Calls an operation. Prism refuses what is wrong with the request, and answers by the document, so that what is read must be
/// as documented as well.
async fn check(client: &Client, exchange: &Exchange) -> Result<(), String> {
    let outcome = (exchange.call)(client).await.map_err(|error| {
        let body = error.body().map(|body| String::from_utf8_lossy(body).into_owned()).unwrap_or_default();
        format!("{error} {} {body}", error.headers().and_then(violations).unwrap_or_default())
    })?;
    let parts = outcome.parts;
    if let Some(violations) = violations(parts.headers()) {
        return Err(violations);
    }
    if parts.status() != exchange.status {
        return Err(format!("answered {} instead of {}", parts.status(), exchange.status));
    }
    match parts.deviations() {
        [] => Ok(()),
        deviations => Err(format!("the reply was not read as documented: {deviations:?}")),
    }
}

/// What Prism has to say against a request or its own reply. Where the document describes the error, this is all it says.
fn violations(headers: &HeaderMap) -> Option<String> {
    headers.get("sl-violations").map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
}
