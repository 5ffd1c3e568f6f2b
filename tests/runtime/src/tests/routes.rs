//! Path arguments cannot change the route, whatever they hold.

use super::sample::{Things, client};
use crate::runtime::{Call, Empty, Error, Method, Operation, Parameter};

const PAIR: Operation = Operation::new("pair", Method::Get, "/x/{a}{b}/y");
const LABEL: Operation = Operation::new("label", Method::Get, "/x/{a}");

#[tokio::test]
async fn arguments_that_would_change_the_route_are_refused_unsent() {
    let (client, fake) = client([]);
    for hostile in ["", ".", ".."] {
        let error = Things(&client).read("acme", hostile).await.unwrap_err();
        assert!(matches!(error, Error::Argument(_)), "{hostile:?}: {error}");
        assert_eq!(error.operation(), "readThing");
        let message = error.to_string();
        assert!(message.contains("{thing}") || message.contains("`thing`"), "{message}");
    }
    assert!(fake.requests().is_empty());
}

#[test]
fn arguments_stay_in_their_segment() {
    let (client, _) = client([]);
    let hostile = [
        "a/b",
        "../x",
        "..\\x",
        "a?b=c",
        "a#b",
        "%2e%2e",
        "%2F",
        "..%2f",
        "é",
        "a b",
        "\t",
        "\n",
        "a;b",
        "...",
        ".a",
        "http://evil.example/",
        "//evil",
        "@evil",
        "\u{202e}",
        "\0",
        "%",
        "%zz",
        "{org}",
        "~",
    ];
    for argument in hostile {
        let url = Things(&client).read("acme", argument).request().unwrap().url;
        assert_eq!(url.host_str(), Some("eu.example.com"), "{argument:?}");
        assert_eq!((url.query(), url.fragment()), (None, None), "{argument:?}");
        let segments: Vec<_> = url.path().split('/').collect();
        assert_eq!(segments.len(), 7, "{argument:?}: {url}");
        assert_eq!(&segments[..5], &["", "api", "0", "things", "acme"], "{argument:?}");
        assert_eq!(percent_encoding::percent_decode_str(segments[5]).decode_utf8().unwrap(), argument);
        assert_eq!(segments[6], "");
    }
}

#[test]
fn dots_from_two_arguments_or_a_style_are_refused_too() {
    let (client, _) = client([]);
    let call = Call::new(&client, &PAIR).path(&[&".", &"."]);
    assert!(matches!(call.request::<Empty>(), Err(Error::Argument(_))));
    for value in ["", "."] {
        let mut call = Call::new(&client, &LABEL);
        call = call.set(Parameter::path("a").label(), &value.to_owned());
        assert!(matches!(call.request::<Empty>(), Err(Error::Argument(_))), "{value:?}");
    }
    // Some servers cut off what follows a semicolon before they resolve dots.
    let hidden = ["a/../b", "a/..", "../a", "a/%2e%2E/b", "./a", "a/.;x/b", "%2e"];
    for value in [".", "..", "..;x", ".;", "..;/x"].into_iter().chain(hidden) {
        let call = Call::new(&client, &LABEL).set(Parameter::path("a").reserved(), &value.to_owned());
        assert!(matches!(call.request::<Empty>(), Err(Error::Argument(_))), "{value:?}");
    }
    for nothing in [serde_json::json!(null), serde_json::json!([])] {
        let mut call = Call::new(&client, &LABEL);
        call = call.path(&[&nothing]);
        assert!(matches!(call.request::<Empty>(), Err(Error::Argument(_))), "{nothing}");
    }
}

#[test]
fn a_parameter_that_is_not_set_is_named() {
    let (client, _) = client([]);
    let error = Call::new(&client, &LABEL).request::<Empty>().unwrap_err();
    assert_eq!(error.to_string(), "label: the path parameter `a` is not set");
}

#[test]
fn slashes_of_the_route_are_sent_as_documented() {
    const ROUTES: [Operation; 3] = [
        Operation::new("a", Method::Get, "/a//b/"),
        Operation::new("b", Method::Get, "/a:act"),
        Operation::new("c", Method::Get, "/a?fixed=1"),
    ];
    let (client, _) = client([]);
    let expected = ["/api/0/a//b/", "/api/0/a:act", "/api/0/a?fixed=1"];
    for (operation, expected) in ROUTES.iter().zip(expected) {
        let url = Call::new(&client, operation).request::<Empty>().unwrap().url;
        assert_eq!(&url[url::Position::BeforePath..], expected);
    }
}
