//! Headers that describe a body, set by the caller: they may say what is true of it.

use serde_json::json;

use super::sample::{Thing, client, only_request};
use crate::runtime::{Call, CallOptions, Empty, Error, FakeReply, Form, Method, Operation, Parameter, Part};

static PUT: Operation = Operation::new("put", Method::Put, "/x");
const LENGTH: Parameter = Parameter::header("Content-Length");

fn refused(call: Call<'_>) -> String {
    match call.request::<Empty>() {
        Err(Error::Argument(error)) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_documented_length_is_that_of_the_body() {
    let (client, fake) = client([FakeReply::status(204)]);
    let put = || Call::new(&client, &PUT);
    for length in [json!(0), json!(1), json!(4), json!("+3"), json!("3, 3"), json!(" 3"), json!("x"), json!(-3)] {
        for call in [put().set(LENGTH, &length).text("abc"), put().text("abc").set(LENGTH, &length)] {
            assert!(refused(call).contains("leave it out"), "{length}");
        }
    }
    assert!(refused(put().set(LENGTH, &3)).contains("leave it out"), "there is no body");
    put().set(LENGTH, &3).text("abc").send::<Empty>().await.unwrap();
    // The transport says the length, once.
    let request = only_request(&fake);
    assert_eq!((request.body.bytes().unwrap(), request.headers.get("content-length")), ("abc".into(), None));
    assert!(put().set(LENGTH, &0).request::<Empty>().is_ok());
    let taken_back = put().set(LENGTH, &7).set(LENGTH, &serde_json::Value::Null).text("abc");
    assert!(taken_back.request::<Empty>().is_ok());
}

fn sent_type(media_type: &str, mut call: Call<'_>) -> String {
    call.options(CallOptions::new().header("Content-Type", media_type));
    call.request::<Empty>().unwrap().headers["content-type"].to_str().unwrap().to_owned()
}

#[test]
fn a_media_type_set_by_hand_replaces_that_of_the_call() {
    let (client, _) = client([]);
    let put = || Call::new(&client, &PUT);
    let json = "application/vnd.thing+json";
    assert_eq!(sent_type(json, put().json(&Thing::new("1"))), json);
    assert_eq!(sent_type("text/csv", put().text("a,b")), "text/csv");
}

#[test]
fn a_media_type_set_by_hand_names_the_boundary_of_a_form() {
    let (client, _) = client([]);
    let form = || Call::new(&client, &PUT).multipart(Form::new().part("a", Part::new("b")));
    for media_type in ["multipart/form-data", "application/json", "multipart/form-data; boundary=x", "MULTIPART/mixed"]
    {
        let mut call = form();
        call.options(CallOptions::new().header("content-type", media_type));
        assert!(refused(call).contains("boundary"), "{media_type}");
    }
    assert!(form().request::<Empty>().unwrap().headers["content-type"].to_str().unwrap().contains("boundary="));
}
