//! What the calls of a document share: how a value is made, and what an answer means.

use std::fmt::{Debug, Display};
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// What came of a call: nothing to say, or a verdict and its reason.
pub type Outcome = Result<(), (&'static str, String)>;

/// A call's function.
pub type Call = fn(&'static str, bool) -> Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// Makes one call, the number of which is the second argument, against the server of the first, and prints a line of JSON. The third
/// says whether the answer is to be made from the schema, where the document's example is none.
pub async fn run(calls: &[(&str, Call)]) {
    let mut arguments = std::env::args().skip(1);
    let server: &'static str = Box::leak(arguments.next().expect("the server's address").into_boxed_str());
    let number: usize = arguments.next().and_then(|number| number.parse().ok()).expect("the number of a call");
    let made = arguments.next().is_some_and(|answer| answer == "Made");
    let (name, call) = &calls[number];
    let done = tokio::spawn(tokio::time::timeout(Duration::from_secs(20), call(server, made)));
    let (verdict, said) = match done.await {
        Ok(Ok(Ok(()))) => ("passed", String::new()),
        Ok(Ok(Err((verdict, said)))) => (verdict, said),
        Ok(Err(_)) => ("unserved", "no end after 20 s".to_owned()),
        Err(panic) => ("failed", panic.to_string()),
    };
    println!("{}", json!({"name": name, "verdict": verdict, "said": said}));
}

/// The value that a JSON text says.
pub fn typed<T: DeserializeOwned>(json: &str) -> Result<T, (&'static str, String)> {
    serde_json::from_str(json)
        .map_err(|error| ("failed", format!("{} can't be made of {json}: {error}", std::any::type_name::<T>())))
}

/// What is not for the call to answer for.
pub fn unserved(error: impl Display) -> (&'static str, String) {
    ("unserved", error.to_string())
}

/// Awaits a call of a crate, whose types are its own.
macro_rules! answered {
    ($krate:ident, $made:ident, $call:expr) => {{
        let options = $krate::CallOptions::new();
        let options = if $made { options.header("prefer", "dynamic=true") } else { options };
        match $call.with(options).await {
            Ok(reply) => support::valid(&support::violations(reply.headers().get("sl-violations").map(|value| value.as_bytes()))),
            Err($krate::Error::Transport(error)) => Err(support::unserved(error)),
            Err(error) => {
                let said = error.headers().and_then(|headers| headers.get("sl-violations")).map(|value| value.as_bytes().to_owned());
                let body = error.body().map(|body| body.to_vec()).unwrap_or_default();
                support::refused(&error, error.status().map(|status| status.as_u16()), said.as_deref(), &body)
            }
        }
    }};
}

/// What an error means: Prism says what it has against a request, in a header or in a body of its own.
pub fn refused(error: &(impl Display + Debug), status: Option<u16>, header: Option<&[u8]>, body: &[u8]) -> Outcome {
    let found = violations(header);
    valid(&found)?;
    let said: Value = serde_json::from_slice(body).unwrap_or_default();
    match said["type"].as_str().and_then(|kind| kind.split_once("prism/errors#")) {
        Some((_, "UNPROCESSABLE_ENTITY" | "VIOLATIONS")) => {
            valid(&said["validation"])?;
            Err(unserved(said))
        }
        Some((_, "UNAUTHORIZED")) => Err(("failed", said.to_string())),
        Some(_) => Err(unserved(said)),
        // What the document itself gives as an error.
        None if format!("{error:?}").starts_with("Api") => Ok(()),
        // An answer that is not what the document says need not be read.
        None if errors(&found).next().is_some() => Err(unserved(format!("{error} {found}"))),
        None => Err(("failed", format!("{error} {status:?} {}", String::from_utf8_lossy(body)))),
    }
}

/// What Prism lists.
pub fn violations(header: Option<&[u8]>) -> Value {
    header.and_then(|text| serde_json::from_slice(text).ok()).unwrap_or_default()
}

/// What is deprecated is no violation.
fn errors(violations: &Value) -> impl Iterator<Item = &Value> {
    violations.as_array().into_iter().flatten().filter(|one| one["severity"] == "Error")
}

/// A violation of the request is the call's. One of the answer is the document's own, whose example it is.
pub fn valid(violations: &Value) -> Outcome {
    let of_request = errors(violations).any(|one| one["location"][0] != "response");
    if of_request { Err(("failed", violations.to_string())) } else { Ok(()) }
}
