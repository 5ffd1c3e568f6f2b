//! Responses that are not as documented: what is read of them, and which deviations are reported.

use serde_json::json;

use crate::clients::*;

#[tokio::test]
async fn lenient_members() {
    use lenient_members::runtime::FakeReply;
    let odd = [
        ("due", json!("0000-00-00")),
        ("due", json!(1_700_000_000)),
        ("due", json!("Tue, 15 Nov 1994 08:12:31 GMT")),
        ("amount", json!("1,234")),
        ("amount", json!(3.5)),
        ("amount", json!(9_223_372_036_854_775_808_u64)),
        ("price", json!("1,5")),
        ("price", json!("")),
        ("paid", json!(1)),
        ("address", json!([])),
        ("address", json!("")),
        ("lines", json!({})),
    ];
    for (name, value) in odd {
        let order = json!({"id": "1", "created": "2024-01-02T03:04:05Z", "lines": [{"sku": "a"}], name: value});
        let (client, _) = client!(lenient_members; FakeReply::json(200, json!([order, order])));
        let orders = client.orders().list_orders().await.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(orders.len(), 2, "{name}");
        let paths: Vec<_> = orders.deviations().iter().map(|deviation| deviation.path.as_str()).collect();
        assert_eq!(paths, [format!("$[0].{name}"), format!("$[1].{name}")]);
        let order = &orders[0];
        assert_eq!((order.id.as_str(), order.created.to_rfc3339().as_str()), ("1", "2024-01-02T03:04:05+00:00"));
        let written = serde_json::to_value(order).expect("an order");
        assert_eq!(written.get(name), None, "{written}");
    }
    let order = json!({"id": "1", "created": "yesterday", "lines": [{"sku": "a", "count": "x"}, 5, {"count": 1}]});
    let (client, _) = client!(lenient_members; FakeReply::json(200, order));
    let order = client.order().get_order().await.expect("an order");
    let deviations: Vec<_> = order.deviations().iter().map(ToString::to_string).collect();
    assert_eq!(
        deviations,
        [
            r#"$.created: invalid value: string "yesterday", expected a date-time: replaced by an empty value"#,
            r#"$.lines[0].count: invalid type: string "x", expected an integer: left out"#,
            "$.lines[1]: invalid type: integer `5`, expected an object: left out",
            "$.lines[2].sku: a required member is missing",
        ]
    );
    assert_eq!(order.created.timestamp(), 0);
    assert_eq!(order.lines.as_ref().map(Vec::len), Some(2));
}

#[tokio::test]
async fn lenient_members_are_errors_in_strict_mode() {
    use lenient_members::runtime::{CallOptions, FakeReply};
    use lenient_members::Error;
    let order = || FakeReply::json(200, json!({"id": 1, "created": "2024-01-02T03:04:05Z"}));
    let (client, _) = client!(lenient_members.strict(true); order(); order());
    let Err(Error::Decode(error)) = client.order().get_order().await else { panic!("no error") };
    assert_eq!(error.path(), "$.id");
    let lenient = client.order().get_order().with(CallOptions::new().strict(false)).await.expect("an order");
    assert_eq!(lenient.deviations().len(), 1);
}

#[tokio::test]
async fn decimals_and_integers_large() {
    use lenient_members::runtime::FakeReply;
    let body = |price: &str| format!(r#"{{"id": "1", "created": "2024-01-02T03:04:05Z", "price": {price}}}"#);
    for (price, deviations) in [("0.1", 0), ("37.77492950000001", 0), ("9007199254740993", 1), ("0.12345678901234567890", 1)] {
        let (client, _) = client!(lenient_members; FakeReply::text(200, "application/json", body(price)));
        let order = client.order().get_order().await.expect("an order");
        assert_eq!(order.deviations().len(), deviations, "{price}: {:?}", order.deviations());
        if deviations == 0 {
            let sent = client.order().put_order(order.into_inner()).request().expect("a request");
            let sent = String::from_utf8_lossy(&sent.body.bytes().expect("bytes").to_vec()).into_owned();
            assert!(sent.contains(&format!(r#""price":{price}"#)), "{sent}");
        }
    }
}

#[tokio::test]
async fn event_stream_errors() {
    use lenient_members::runtime::FakeReply;
    use lenient_members::Error;
    let text = "data: {\"delta\": \"a\"}\n\nevent: error\ndata: {\"error\": \"busy\"}\n\ndata: {\"delta\": 5}\n\n";
    let (client, _) = client!(
        lenient_members;
        FakeReply::text(200, "text/event-stream", text);
        FakeReply::json(200, json!({"error": "busy"}))
    );
    let mut changes = client.changes().watch_orders().await.expect("a stream");
    assert_eq!(changes.next().await.expect("an event").expect("a change").data.delta, "a");
    let error = changes.next().await.expect("an event").expect_err("an error");
    assert_eq!(error.body().expect("its data"), r#"{"error": "busy"}"#);
    let change = changes.next().await.expect("an event").expect("a change");
    assert_eq!((change.data.delta.as_str(), change.deviations.len()), ("5", 1));
    assert!(changes.next().await.is_none());
    let Err(Error::Decode(error)) = client.changes().watch_orders().await else { panic!("no error") };
    assert_eq!(error.body(), r#"{"error":"busy"}"#);
    assert_eq!(error.message(), "the body is sent as application/json, not as an event stream");
}

#[tokio::test]
async fn defaults_of_required_fields() {
    use required_defaults::runtime::FakeReply;
    use required_defaults::types::Level;
    let (client, _) = client!(
        required_defaults;
        FakeReply::json(200, json!({}));
        FakeReply::json(200, json!({"retries": null, "level": [], "ratio": "x", "tags": {}, "wrong": 1, "none": "a"}))
    );
    for deviations in [6, 4] {
        let settings = client.settings().get_settings().await.expect("settings");
        assert_eq!((settings.retries, settings.level.clone(), settings.ratio), (5, Level::High, 0.5));
        assert_eq!((settings.tags.as_slice(), settings.optional), (["all".to_owned()].as_slice(), None));
        assert_eq!(settings.deviations().len(), deviations, "{:?}", settings.deviations());
    }
}

#[tokio::test]
async fn union_nested_constant() {
    use union_nested_constants::runtime::FakeReply;
    use union_nested_constants::types::Event;
    let event = |kind: &str| json!({"kind": "sync", "change": {"kind": kind, "id": "1"}});
    let (client, _) =
        client!(union_nested_constants; FakeReply::json(200, json!([event("deleted"), event("created"), event("moved")])));
    let events = client.events().list_events().await.expect("events");
    assert!(matches!(events[0], Event::Deleted(_)) && matches!(events[1], Event::Created(_)), "{events:?}");
    assert_eq!(events[2], Event::Unrecognized(event("moved")));
    let paths: Vec<_> = events.deviations().iter().map(|deviation| deviation.path.as_str()).collect();
    assert_eq!(paths, ["$[2]"]);
    assert_eq!(serde_json::to_value(events.into_inner()).expect("events")[0], event("deleted"));
}
