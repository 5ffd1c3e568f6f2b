//! Routes of the fake transport.

use serde_json::json;

use super::sample::{Things, builder, client};
use crate::runtime::{Client, Error, FakeReply, FakeTransport, TransportError};

fn with_routes() -> (Client, FakeTransport) {
    let fake = FakeTransport::new();
    (builder(&fake).build().unwrap(), fake)
}

async fn status(client: &Client, method: &str, path: &str) -> Option<u16> {
    let result = client.request(method, path).await;
    match result {
        Ok(response) => Some(response.status().as_u16()),
        Err(error) => error.status().map(|status| status.as_u16()),
    }
}

#[tokio::test]
async fn a_route_answers_by_method_and_path_below_the_base_url() {
    let (client, fake) = with_routes();
    let things = fake.route("GET", "/things/{org}/").reply(FakeReply::json(200, json!([{"id": "1"}])));
    fake.route("delete", "/things/{org}/{thing}/").reply(FakeReply::status(204));
    fake.route("GET", "/api/0/whole").reply(FakeReply::status(202));

    assert_eq!(Things(&client).list("acme").await.unwrap()[0].id, "1");
    assert_eq!(Things(&client).list("other").await.unwrap().status(), 200);
    assert_eq!(status(&client, "GET", "/whole").await, Some(202));
    Things(&client).delete("acme", "7").await.unwrap();
    let asked: Vec<_> = things.requests().iter().map(|one| one.path_below_base().unwrap().to_owned()).collect();
    assert_eq!(asked, ["/things/acme/", "/things/other/"]);
    assert_eq!(fake.requests().len(), 4);
}

#[tokio::test]
async fn a_path_matches_segment_by_segment() {
    let (client, fake) = with_routes();
    for (path, status) in [("/users/{id}", 201), ("/files/{name}.{kind}", 202), ("/v/{a}:run", 203), ("/plain", 204)] {
        fake.route("GET", path).reply(FakeReply::status(status));
    }
    for (path, expected) in [
        ("/users/7", Some(201)),
        ("/users/a%2Fb?x=1", Some(201)),
        ("/users/", None),
        ("/users/7/", None),
        ("/users/7/teams", None),
        ("/x/users/7", None),
        ("/files/a.b.txt", Some(202)),
        ("/files/.txt", None),
        ("/files/a.", None),
        ("/v/x:run", Some(203)),
        ("/v/:run", None),
        ("/v/x", None),
        ("/plain", Some(204)),
        ("/plai", None),
    ] {
        assert_eq!(status(&client, "GET", path).await, expected, "{path}");
    }
    assert_eq!(status(&client, "POST", "/plain").await, None);
}

#[tokio::test]
async fn a_route_with_a_query_answers_requests_that_have_its_pairs() {
    let (client, fake) = with_routes();
    fake.route("GET", "/list?page=2&q=a%20b").reply(FakeReply::status(202));
    fake.route("GET", "/list").reply(FakeReply::status(201));
    assert_eq!(status(&client, "GET", "/list?q=a+b&page=2&more=1").await, Some(202));
    assert_eq!(status(&client, "GET", "/list?page=22&q=a+b").await, Some(201));
    assert_eq!(status(&client, "GET", "/list").await, Some(201));
}

#[tokio::test]
async fn replies_are_taken_in_turn_and_the_last_one_again() {
    let (client, fake) = with_routes();
    fake.route("GET", "/jobs/{id}").reply(FakeReply::status(202)).reply(FakeReply::status(200));
    let mut statuses = Vec::new();
    for _ in 0..3 {
        statuses.extend(status(&client, "GET", "/jobs/1").await);
    }
    assert_eq!(statuses, [202, 200, 200]);
}

#[tokio::test]
async fn a_reply_may_depend_on_the_request_and_use_the_fake() {
    let (client, fake) = with_routes();
    let counter = fake.clone();
    fake.route("POST", "/echo").reply_with(move |request| {
        let count = counter.requests().len().to_string();
        FakeReply::status(200).header("x-count", &count).body(request.body.bytes().unwrap())
    });
    for count in ["1", "2"] {
        let response = client.request("POST", "/echo").body("text/plain", count).await.unwrap();
        assert_eq!((&response[..], response.headers()["x-count"].to_str().unwrap()), (count.as_bytes(), count));
    }
}

#[tokio::test]
async fn a_route_that_answered_as_often_as_it_may_makes_way_for_the_next_and_for_the_queue() {
    let (client, fake) = with_routes();
    fake.route("GET", "/a").times(1).reply(FakeReply::status(201));
    fake.route("GET", "/a").times(1).reply(FakeReply::status(202));
    fake.reply(FakeReply::status(203));
    for expected in [Some(201), Some(202), Some(203), None] {
        assert_eq!(status(&client, "GET", "/a").await, expected);
    }
}

#[tokio::test(start_paused = true)]
async fn a_request_without_a_route_fails_at_once_and_names_the_routes() {
    let (client, fake) = with_routes();
    fake.route("GET", "/users/{id}").reply(FakeReply::status(200));
    fake.route("POST", "/users").times(0).reply(FakeReply::status(201));
    let error = client.request("GET", "/teams").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "request: the request cannot be sent: the fake has no route for GET /api/0/teams; its routes are GET /users/{id}, \
         POST /users (answered 0 of 0 times)"
    );
    let Error::Transport(fault) = &error else { panic!("{error}") };
    assert!(fault.is_unsendable() && !error.is_retryable() && !error.is_connect());
    assert_eq!(fake.requests().len(), 1);
}

#[tokio::test]
async fn a_route_without_a_reply_is_reported() {
    let (client, fake) = with_routes();
    fake.route("GET", "/a");
    let error = client.request("GET", "/a").await.unwrap_err().to_string();
    assert!(error.ends_with("the route GET /a of the fake has no reply"), "{error}");
}

#[tokio::test]
async fn a_failure_can_be_repeated() {
    let (client, fake) = with_routes();
    fake.route("POST", "/a").reply(FakeReply::failure(TransportError::connect("refused")));
    for _ in 0..2 {
        let error = client.request("POST", "/a").await.unwrap_err();
        assert!(error.is_connect(), "{error}");
        assert!(error.to_string().ends_with("no connection: refused"), "{error}");
    }
}

#[tokio::test]
async fn a_fake_without_routes_is_an_unreachable_host() {
    let (client, _) = client([]);
    let error = client.request("POST", "/a").await.unwrap_err();
    assert!(error.is_connect(), "{error}");
}
