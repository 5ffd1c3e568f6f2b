//! `format: password`: text that is sent and read as any other, and shown nowhere.

#![allow(dead_code, reason = "the macros make more than a test calls")]

use serde_json::json;

use super::reading::strictly;
use super::sample::client;
use crate::runtime::{Call, Empty, FakeReply, Method, Operation, Parameter, Password, json, json_object};

/// A login.
#[derive(Clone, Debug, PartialEq)]
pub struct Login {
    pub user: String,
    pub secret: Password,
    pub former: Option<Vec<Password>>,
}

impl Login {
    pub fn new(user: impl Into<String>, secret: impl Into<Password>) -> Self {
        Self { user: user.into(), secret: secret.into(), former: None }
    }

    pub fn former(self, former: impl Into<Vec<Password>>) -> Self {
        Self { former: Some(former.into()), ..self }
    }
}

json_object!(Login { user, secret, former });

#[test]
fn a_password_is_not_shown() {
    let login = Login::new("ann", "correct horse").former(["battery".into()]);
    let shown = format!("{login:?} {login:#?}");
    assert!(shown.contains("ann") && shown.contains("***"), "{shown}");
    assert!(!shown.contains("horse") && !shown.contains("battery"), "{shown}");
    let written = json!({"user": "ann", "secret": "correct horse", "former": ["battery"]});
    assert_eq!(json::to_value(&login).unwrap(), written);
    assert_eq!(strictly::<Login>(&written.to_string()), login);
    assert_eq!(login.secret.as_str(), "correct horse");
}

#[tokio::test]
async fn a_password_in_a_parameter_is_in_no_error() {
    const ROUTE: Operation = Operation::new("x", Method::Get, "/x/{key}");
    let (client, _) = client([FakeReply::text(400, "text/plain", "no opensesame here, nor sesame2, nor sesame-3")]);
    let call = Call::new(&client, &ROUTE)
        .set(Parameter::path("key").secret(), &Password::from("opensesame"))
        .set(Parameter::query("q").secret(), &Password::from("sesame2"))
        .set(Parameter::header("X-Q").secret(), &Password::from("sesame-3"));
    let shown = format!("{call:?}");
    let error = call.send::<Empty>().await.unwrap_err();
    let shown = format!("{shown} {error} {error:?}");
    assert!(!shown.contains("sesame"), "{shown}");
}
