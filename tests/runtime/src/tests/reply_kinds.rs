//! What successes are read as, and what becomes of those that are not as documented.

use serde_json::json;

use super::sample::{CreateThingReply, Thing, Things, client, only_request};
use crate::runtime::{Error, FakeReply};

fn thing() -> serde_json::Value {
    json!({"id": "1", "name": "One", "new": true})
}

#[tokio::test]
async fn a_response_can_be_used_like_its_value() {
    let (client, _) = client([FakeReply::json(200, json!([thing()])).header("X-Request-Id", "r1")]);
    let response = Things(&client).list("acme").await.unwrap();
    assert_eq!(response.len(), 1);
    assert_eq!(response.iter().next().unwrap().id, "1");
    assert_eq!((response.status().as_u16(), response.request_id()), (200, Some("r1")));
    assert_eq!(response.headers()["x-request-id"], "r1");
    assert!(response.deviations().is_empty());
    let (things, parts) = response.into_parts();
    assert_eq!(things, [Thing::new("1").name("One")]);
    assert_eq!(parts.body(), &json!([thing()]).to_string());
}

#[tokio::test]
async fn an_html_page_is_no_json() {
    let (client, _) =
        client([FakeReply::text(200, "text/html; charset=utf-8", "<html>Log in</html>").header("X-Request-Id", "r1")]);
    let error = Things(&client).list("acme").await.unwrap_err();
    let Error::Decode(decode) = &error else { panic!("{error:?}") };
    assert_eq!(decode.message(), "the body is sent as text/html, not as JSON");
    assert_eq!(error.body().unwrap(), "<html>Log in</html>");
    assert_eq!(
        (error.status().unwrap().as_u16(), error.request_id(), error.operation()),
        (200, Some("r1"), "listThings")
    );
    assert!(!error.is_retryable());
}

#[tokio::test]
async fn json_under_another_name_is_read_and_told() {
    for media_type in ["text/html", "text/plain", "application/octet-stream"] {
        let (client, _) = client([FakeReply::text(200, media_type, json!([thing()]).to_string())]);
        let response = Things(&client).list("acme").await.unwrap();
        assert_eq!(response.len(), 1);
        assert!(response.deviations()[0].what.contains(media_type), "{:?}", response.deviations());
    }
    for media_type in ["application/json; charset=utf-8", "Application/JSON", "application/vnd.x+json"] {
        let (client, _) = client([FakeReply::text(200, media_type, json!([thing()]).to_string())]);
        assert!(Things(&client).list("acme").await.unwrap().deviations().is_empty(), "{media_type}");
    }
}

#[tokio::test]
async fn a_body_that_does_not_fit_says_where_and_is_kept() {
    let body = json!({"things": [thing()]});
    let (client, _) = client([FakeReply::json(200, body.clone())]);
    let error = Things(&client).list("acme").await.unwrap_err();
    let Error::Decode(decode) = &error else { panic!("{error:?}") };
    assert_eq!(decode.path(), "$");
    assert_eq!(error.body().unwrap(), &body.to_string());
    assert!(error.to_string().starts_with("listThings: 200 OK, a response that cannot be read at $: "), "{error}");
}

#[tokio::test]
async fn what_a_response_lacks_is_a_deviation() {
    let (client, _) = client([FakeReply::json(200, json!([{"name": null}]))]);
    let response = Things(&client).list("acme").await.unwrap();
    assert_eq!(response[0].id, "");
    assert_eq!(response.deviations().len(), 1);
    assert_eq!(response.deviations()[0].path, "$[0].id");
}

#[tokio::test]
async fn an_undocumented_success_is_still_one() {
    for status in [200, 201, 202, 208] {
        let (client, _) = client([FakeReply::json(status, json!([thing()]))]);
        let response = Things(&client).list("acme").await.unwrap();
        assert_eq!((response.len(), response.status().as_u16()), (1, status));
    }
    for status in [200, 202, 204] {
        let (client, _) = client([FakeReply::status(status)]);
        let response = Things(&client).list("acme").await.unwrap();
        assert!(response.is_empty());
        assert_eq!(response.deviations()[0].what, "there is no body");
    }
}

#[tokio::test]
async fn a_body_where_none_is_documented_is_kept() {
    let (client, fake) = client([FakeReply::json(201, thing())]);
    let response = Things(&client).delete("acme", "1").await.unwrap();
    assert_eq!(response.body(), &thing().to_string());
    assert_eq!(only_request(&fake).headers["accept"], "application/json, */*;q=0.5");
}

#[tokio::test]
async fn text_and_bytes_are_what_they_are() {
    let (client, fake) = client([
        FakeReply::text(200, "text/markdown", "# é"),
        FakeReply::status(200).body(&b"\xff"[..]),
        FakeReply::status(200).header("content-type", "image/png").body(&b"\x89PNG\xff"[..]),
    ]);
    let things = Things(&client);
    assert_eq!(*things.notes().await.unwrap(), "# é");
    let broken = things.notes().await.unwrap();
    assert_eq!((broken.as_str(), broken.deviations().len()), ("\u{fffd}", 1));
    assert_eq!(broken.body(), &b"\xff"[..]);
    assert_eq!(&things.picture().await.unwrap()[..], b"\x89PNG\xff");
    let accepts: Vec<_> = fake.requests().iter().map(|request| request.headers["accept"].clone()).collect();
    assert_eq!(accepts, ["text/markdown", "text/markdown", "*/*"]);
}

#[tokio::test]
async fn one_of_several_successes_is_chosen_by_status() {
    let create = async |reply: FakeReply| {
        let (client, fake) = client([reply]);
        let response = Things(&client).create("acme", Thing::new("1")).await;
        assert_eq!(only_request(&fake).headers["accept"], "application/json, */*;q=0.5");
        response.map(crate::runtime::Response::into_inner)
    };
    let one = Thing::new("1").name("One");
    assert_eq!(create(FakeReply::json(200, thing())).await.unwrap(), CreateThingReply::Ok(one.clone()));
    assert_eq!(create(FakeReply::json(202, json!([thing()]))).await.unwrap(), CreateThingReply::Accepted(vec![one]));
    assert_eq!(create(FakeReply::status(204)).await.unwrap(), CreateThingReply::NoContent);
    assert_eq!(create(FakeReply::text(206, "text/plain", "x")).await.unwrap(), CreateThingReply::Other("x".to_owned()));
    assert!(matches!(create(FakeReply::json(200, json!([]))).await, Err(Error::Decode(_))));
}

mod two {
    use crate::runtime::{Empty, Json, replies};

    /// Successes without a range.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Two {
        Ok(String),
        None,
        Undocumented { status: http::StatusCode, body: bytes::Bytes },
    }

    replies!(Two { Ok(Json<String>) = 200, None(Empty) = 204 });
}

#[tokio::test]
async fn a_success_that_no_variant_names_is_kept() {
    let (client, _) = client([FakeReply::json(202, json!("later")), FakeReply::json(200, json!("now"))]);
    let response = client.request("GET", "/x").send_as::<two::Two>().await.unwrap();
    let two::Two::Undocumented { status, body } = response.into_inner() else { panic!() };
    assert_eq!((status.as_u16(), &body[..]), (202, &b"\"later\""[..]));
    let response = client.request("GET", "/x").send_as::<two::Two>().await.unwrap();
    assert_eq!(response.into_inner(), two::Two::Ok("now".to_owned()));
}
