//! What the calls share: how a value is made, and what a reply must be.

use std::fmt::{Debug, Display};
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Whether a scenario passed, or why not.
pub type Outcome = Result<(), String>;

/// A scenario's function.
pub type Call = fn(&'static str) -> Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// Makes the calls against the server of the argument, and prints a line of JSON for each.
pub async fn run(calls: &[(&str, Call)]) {
    let server: &'static str = Box::leak(std::env::args().nth(1).expect("the server's address").into_boxed_str());
    for (name, call) in calls {
        let made = tokio::spawn(tokio::time::timeout(Duration::from_secs(20), call(server)));
        let error = match made.await {
            Ok(Ok(outcome)) => outcome.err(),
            Ok(Err(_)) => Some("no end after 20 s".to_owned()),
            Err(panic) => Some(panic.to_string()),
        };
        println!("{}", json!({"name": name, "error": error}));
    }
}

/// The value that a JSON text says.
pub fn typed<T: DeserializeOwned>(json: &str) -> Result<T, String> {
    serde_json::from_str(json).map_err(|error| format!("{} can't be made of {json}: {error}", std::any::type_name::<T>()))
}

/// An error in the words that a user sees, and what it holds.
pub fn message_of<E: Display + Debug>(error: E) -> String {
    format!("{error}\n{error:?}")
}

/// That the call failed with this status.
pub fn fails(status: Option<u16>, expected: u16) -> Outcome {
    if status == Some(expected) { Ok(()) } else { Err(format!("{status:?} where an error of {expected} is expected")) }
}

/// That the reply has this status.
pub fn is_status(status: u16, expected: u16) -> Outcome {
    if status == expected { Ok(()) } else { Err(format!("status {status} where {expected} is expected")) }
}

/// That the reply has this header.
pub fn is_header(value: Option<&http::HeaderValue>, expected: &str) -> Outcome {
    if value.is_some_and(|value| value == expected) { Ok(()) } else { Err(format!("{value:?} where {expected} is expected")) }
}

/// That the headers that are documented were read as what the reply has.
pub fn are_headers<T: Serialize>(read: &T, sent: &http::HeaderMap) -> Outcome {
    let read = serde_json::to_value(read).map_err(message_of)?;
    for (name, value) in read.as_object().ok_or("the headers are no object")? {
        let sent = sent.get(name).and_then(|sent| sent.to_str().ok()).unwrap_or_default();
        let as_json = serde_json::from_str(sent).unwrap_or_else(|_| Value::from(sent));
        if !same(value, &as_json) && !same(value, &Value::from(sent)) {
            return Err(format!("{name} is read as {value} where {sent} is sent"));
        }
    }
    Ok(())
}

/// That the value is what the JSON text says: numbers by value, times by instant.
pub fn is_json<T: Serialize + ?Sized>(value: &T, expected: &str) -> Outcome {
    let value = serde_json::to_value(value).map_err(message_of)?;
    let expected: Value = serde_json::from_str(expected).map_err(message_of)?;
    if same(&value, &expected) { Ok(()) } else { Err(format!("read as {value} where {expected} is expected")) }
}

/// That the value is this text.
pub fn is_text<T: AsRef<str> + ?Sized>(value: &T, expected: &str) -> Outcome {
    let value = value.as_ref();
    if value == expected { Ok(()) } else { Err(format!("{value:?} where {expected:?} is expected")) }
}

/// That so many bytes were read.
pub fn is_size(size: usize, expected: usize) -> Outcome {
    if size == expected { Ok(()) } else { Err(format!("{size} bytes where {expected} are expected")) }
}

fn same(value: &Value, expected: &Value) -> bool {
    match (value, expected) {
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len() && one.iter().all(|(key, value)| other.get(key).is_some_and(|other| same(value, other)))
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Number(one), Value::Number(other)) => one == other || one.as_f64() == other.as_f64(),
        (Value::String(one), Value::String(other)) => one == other || instant(one).is_some_and(|at| instant(other) == Some(at)),
        _ => value == expected,
    }
}

fn instant(text: &str) -> Option<chrono::DateTime<chrono::FixedOffset>> {
    chrono::DateTime::parse_from_rfc3339(text).or_else(|_| chrono::DateTime::parse_from_rfc2822(text)).ok()
}
