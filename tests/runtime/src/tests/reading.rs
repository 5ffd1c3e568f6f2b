//! Helpers: read a text, and look at at the deviations in it.

use crate::runtime::{Wire, json};

/// The value, and each deviation as it is shown.
pub fn read<T: Wire>(text: &str) -> (T, Vec<String>) {
    match json::from_slice::<T>(text.as_bytes()) {
        Ok(decoded) => (decoded.value, decoded.deviations.iter().map(ToString::to_string).collect()),
        Err(error) => panic!("{text} cannot be read: {error}"),
    }
}

/// The value of a text without deviations.
pub fn strictly<T: Wire>(text: &str) -> T {
    let (value, deviations) = read(text);
    assert_eq!(deviations, [""; 0], "{text}");
    value
}

/// The path and the message of the error.
pub fn fault<T: Wire>(text: &str) -> (String, String) {
    match json::from_slice::<T>(text.as_bytes()) {
        Ok(_) => panic!("{text} can be read"),
        Err(error) => (error.path().to_owned(), error.message()),
    }
}

/// Reads, and writes again.
pub fn again<T: Wire>(text: &str) -> String {
    String::from_utf8(json::to_vec(&read::<T>(text).0).unwrap()).unwrap()
}

#[tokio::test]
async fn one_bad_value_affects_only_that_value() {
    use super::sample::{Things, client};
    use crate::runtime::FakeReply;
    let bodies = [
        (r#"[{"id":"a\ud800b"},{"id":"ok"}]"#, "a\u{fffd}b", "$[0].id"),
        (r#"[{"id":"\udc00\ud83d\ude00"},{"id":"ok"}]"#, "\u{fffd}\u{1f600}", "$[0].id"),
        (r#"[{"id":"x","name":1e999},{"id":"ok"}]"#, "x", "$[0].name"),
        ("[{\"id\":\"a\nb\"},{\"id\":\"ok\"}]", "a\nb", "$[0].id"),
    ];
    for (body, first, path) in bodies {
        let (client, _) = client([FakeReply::text(200, "application/json", body)]);
        let things = Things(&client).list("acme").await.unwrap_or_else(|error| panic!("{body}: {error}"));
        assert_eq!((things[0].id.as_str(), things[1].id.as_str()), (first, "ok"), "{body}");
        assert!(
            things.deviations().iter().any(|deviation| deviation.path == path),
            "{body}: {:?}",
            things.deviations()
        );
        assert_eq!(things.body(), body);
    }
    let latin_1 = FakeReply::status(200).header("content-type", "application/json").body(&b"[{\"id\":\"\xe9\"}]"[..]);
    let (client, _) = client([latin_1]);
    assert_eq!(Things(&client).list("acme").await.unwrap()[0].id, "\u{fffd}");
    for body in [r#"[{"id":"\ud800"}"#, "[1e999", r#""\ud8"#, r#"{"a\"#, "<a>\u{1}</a>", "]]}}", "[\"\\"] {
        let (client, _) = self::super::sample::client([FakeReply::text(200, "application/json", body)]);
        Things(&client).list("acme").await.unwrap_err();
    }
}
