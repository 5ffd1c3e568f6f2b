//! Multipart bodies: what each kind of member looks like between the boundaries.

use std::collections::BTreeMap;

use bytes::Bytes;
use serde_json::json;

use super::sample::{Thing, client, only_request};
use crate::runtime::{
    Call, Client, Empty, Error, FakeReply, Form, Method, Operation, Parameter, Part, Upload, multipart_form,
};

const SEND: Operation = Operation::new("sendParts", Method::Post, "/parts");

/// A body of every kind of member.
#[derive(Clone, Debug)]
pub struct Parts {
    pub picture: Part,
    pub more: Option<Vec<Part>>,
    pub user_name: Option<String>,
    pub thing: Option<Thing>,
    pub things: Option<Vec<Thing>>,
    pub labels: Option<Vec<String>>,
    pub ids: Option<Vec<i64>>,
    pub filter: Option<BTreeMap<String, String>>,
    pub note: Option<String>,
    pub size: Option<f64>,
    pub source: Option<Part>,
    pub additional_properties: BTreeMap<String, bool>,
}

impl Parts {
    pub fn new(picture: impl Into<Part>) -> Self {
        Self {
            picture: picture.into(),
            more: None,
            user_name: None,
            thing: None,
            things: None,
            labels: None,
            ids: None,
            filter: None,
            note: None,
            size: None,
            source: None,
            additional_properties: BTreeMap::new(),
        }
    }

    pub fn more(self, more: impl Into<Vec<Part>>) -> Self {
        Self { more: Some(more.into()), ..self }
    }

    pub fn user_name(self, user_name: impl Into<String>) -> Self {
        Self { user_name: Some(user_name.into()), ..self }
    }

    pub fn thing(self, thing: impl Into<Thing>) -> Self {
        Self { thing: Some(thing.into()), ..self }
    }

    pub fn things(self, things: impl Into<Vec<Thing>>) -> Self {
        Self { things: Some(things.into()), ..self }
    }

    pub fn labels(self, labels: impl Into<Vec<String>>) -> Self {
        Self { labels: Some(labels.into()), ..self }
    }

    pub fn ids(self, ids: impl Into<Vec<i64>>) -> Self {
        Self { ids: Some(ids.into()), ..self }
    }

    pub fn filter(self, filter: impl Into<BTreeMap<String, String>>) -> Self {
        Self { filter: Some(filter.into()), ..self }
    }

    pub fn note(self, note: impl Into<String>) -> Self {
        Self { note: Some(note.into()), ..self }
    }

    pub fn size(self, size: f64) -> Self {
        Self { size: Some(size), ..self }
    }

    pub fn source(self, source: impl Into<Part>) -> Self {
        Self { source: Some(source.into()), ..self }
    }

    pub fn additional_properties(self, additional_properties: impl Into<BTreeMap<String, bool>>) -> Self {
        Self { additional_properties: additional_properties.into(), ..self }
    }
}

multipart_form!(Parts { picture => content("image/png").headers(&[("X-Kind", "picture")]), more, user_name = "userName", thing, things => content("application/json"), labels, ids => styled(Parameter::query("ids").pipe()), filter => styled(Parameter::query("filter").deep()), note => content("text/markdown"), size, source => content("image/png").or_value(), ..additional_properties });

/// The media type and the text that were sent, with `-` for the boundary.
async fn sent(form: impl Into<Form>) -> (String, String) {
    let (client, fake) = client([FakeReply::status(204)]);
    Call::new(&client, &SEND).multipart(form).send::<Empty>().await.unwrap();
    let request = only_request(&fake);
    let media_type = request.headers["content-type"].to_str().unwrap();
    let boundary = media_type.split_once("boundary=").unwrap().1;
    assert_eq!(boundary.len(), 32);
    let text = String::from_utf8(request.body.bytes().unwrap().to_vec()).unwrap();
    (media_type.replace(boundary, "-"), text.replace(boundary, "-"))
}

fn part(head: &str, content: &str) -> String {
    format!("---\r\nContent-Disposition: form-data; {head}\r\n\r\n{content}\r\n")
}

#[tokio::test]
async fn files_have_names_and_media_types() {
    let more = vec![Part::new("b").file_name("b.gif").media_type("image/gif"), Part::text("c").header("X-A", "1")];
    let body = Parts::new(Part::new("a")).more(more);
    let (media_type, text) = sent(body).await;
    assert_eq!(media_type, "multipart/form-data; boundary=-");
    let expected = [
        part("name=\"picture\"; filename=\"picture\"\r\nContent-Type: image/png\r\nx-kind: picture", "a"),
        part("name=\"more\"; filename=\"b.gif\"\r\nContent-Type: image/gif", "b"),
        part("name=\"more\"; filename=\"more-2\"\r\nContent-Type: text/plain; charset=utf-8\r\nx-a: 1", "c"),
        "-----\r\n".to_owned(),
    ];
    assert_eq!(text, expected.concat());
}

#[tokio::test]
async fn a_part_that_may_be_a_value_is_a_file_only_by_its_name() {
    let first = part("name=\"picture\"; filename=\"picture\"\r\nContent-Type: image/png\r\nx-kind: picture", "a");
    let text = "Content-Type: text/plain; charset=utf-8";
    for (source, head) in [
        (Part::text("b"), format!("name=\"source\"\r\n{text}")),
        (Part::json(&1), "name=\"source\"\r\nContent-Type: application/json".to_owned()),
        (Part::text("b").file_name("b.txt"), format!("name=\"source\"; filename=\"b.txt\"\r\n{text}")),
        (Part::new("b"), "name=\"source\"; filename=\"source\"\r\nContent-Type: image/png".to_owned()),
    ] {
        let (_, sent) = sent(Parts::new(Part::new("a")).source(source)).await;
        assert!(sent.starts_with(&format!("{first}---\r\nContent-Disposition: form-data; {head}\r\n\r\n")), "{sent}");
    }
}

#[tokio::test]
async fn what_the_caller_says_of_a_file_goes_before_what_the_document_says() {
    let (_, text) = sent(Parts::new(Part::new("a").media_type("image/webp").header("X-Kind", "own"))).await;
    let head = "name=\"picture\"; filename=\"picture\"\r\nContent-Type: image/webp\r\nx-kind: own";
    assert_eq!(text, part(head, "a") + "-----\r\n");
}

#[tokio::test]
async fn scalars_are_text_objects_are_json_and_lists_are_repeated() {
    let things = vec![Thing::new("1"), Thing::new("2")];
    let filter = BTreeMap::from([("a b".to_owned(), "c&d".to_owned())]);
    let body = Parts::new(Part::new(""))
        .user_name("Zoë")
        .thing(Thing::new("1"))
        .things(things)
        .labels(vec!["x".to_owned(), "y".to_owned()])
        .ids(vec![1, 2])
        .filter(filter)
        .note("# N")
        .size(0.5)
        .additional_properties(BTreeMap::from([("flag".to_owned(), true)]));
    let (_, text) = sent(body).await;
    let expected = [
        part("name=\"picture\"; filename=\"picture\"\r\nContent-Type: image/png\r\nx-kind: picture", ""),
        part("name=\"userName\"", "Zoë"),
        part("name=\"thing\"\r\nContent-Type: application/json", "{\"id\":\"1\"}"),
        part("name=\"things\"\r\nContent-Type: application/json", "[{\"id\":\"1\"},{\"id\":\"2\"}]"),
        part("name=\"labels\"", "x"),
        part("name=\"labels\"", "y"),
        part("name=\"ids\"", "1|2"),
        part("name=\"filter[a b]\"", "c&d"),
        part("name=\"note\"\r\nContent-Type: text/markdown", "# N"),
        part("name=\"size\"", "0.5"),
        part("name=\"flag\"", "true"),
        "-----\r\n".to_owned(),
    ];
    assert_eq!(text, expected.concat());
}

#[tokio::test]
async fn an_empty_list_of_objects_is_sent_and_an_empty_list_of_texts_is_no_part() {
    let (_, text) = sent(Parts::new(Part::new("")).things(vec![]).labels(vec![])).await;
    assert!(text.contains("name=\"things\"") && text.contains("\r\n\r\n[]\r\n") && !text.contains("labels"), "{text}");
}

#[tokio::test]
async fn a_form_is_put_together_by_hand_where_nothing_is_known_of_it() {
    let form = Form::new().text("a", "1").part("b", Part::json(&json!({"c": 2}))).part("d", Bytes::from("raw"));
    let expected = [
        part("name=\"a\"", "1"),
        part("name=\"b\"\r\nContent-Type: application/json", "{\"c\":2}"),
        part("name=\"d\"", "raw"),
        "-----\r\n".to_owned(),
    ];
    assert_eq!(sent(form).await.1, expected.concat());
}

#[tokio::test]
async fn names_cannot_end_their_line() {
    let form = Form::new().part("a\"\r\nX: y", Part::new("").file_name("b\"\r\n\r\nc"));
    let head = "name=\"a%22%0D%0AX: y\"; filename=\"b%22%0D%0A%0D%0Ac\"";
    assert_eq!(sent(form).await.1, part(head, "") + "-----\r\n");
}

#[tokio::test]
async fn what_is_wrong_with_a_part_is_told_when_the_call_is_sent() {
    let refused = async |form: Form| {
        let (client, fake) = client([]);
        let error = Call::new(&client, &SEND).multipart(form).send::<Empty>().await.unwrap_err();
        assert!(matches!(error, Error::Argument(_)) && fake.requests().is_empty(), "{error:?}");
        error.to_string()
    };
    let media_type = Part::new("").media_type("text/plain\r\nX: y");
    assert_eq!(
        refused(Form::new().part("a", media_type)).await,
        "sendParts: \"text/plain\\r\\nX: y\" is no media type"
    );
    let header = refused(Form::new().part("a", Part::new("").header("X-A", "\n"))).await;
    assert_eq!(header, "sendParts: the header \"X-A\" of a part holds what cannot be sent");
    let number = refused(Parts::new(Part::new("")).size(f64::INFINITY).into()).await;
    assert!(number.starts_with("sendParts: the part `size` cannot be written"), "{number}");
}

#[tokio::test]
async fn other_multipart_types_keep_their_name() {
    let (client, fake) = client([FakeReply::status(204)]);
    let call = Call::new(&client, &SEND).multipart_as("multipart/mixed", Form::new().text("a", "1"));
    call.send::<Empty>().await.unwrap();
    let media_type = only_request(&fake).headers["content-type"].to_str().unwrap().to_owned();
    assert!(media_type.starts_with("multipart/mixed; boundary="), "{media_type}");
}

#[test]
fn a_form_of_bytes_is_as_long_as_it_says_and_no_secret_is_shown() {
    let form = Form::from(Parts::new(Part::new("hush")).user_name("hush"));
    assert!(!format!("{form:?}").contains("hush"), "{form:?}");
    let call_of = |client: &Client, form| Call::new(client, &SEND).multipart(form).request::<Empty>().unwrap();
    let (client, _) = client([]);
    let body = call_of(&client, form).body;
    assert_eq!(body.length(), Some(body.bytes().unwrap().len() as u64));
    let streamed = Form::new().part("a", Part::new(Upload::from_reader(&b"abc"[..])));
    assert_eq!(call_of(&client, streamed).body.length(), None);
    let with_length = Form::new().part("a", Part::new(Upload::from_reader(&b"abc"[..]).with_length(3)));
    assert!(call_of(&client, with_length).body.length().is_some());
}

#[test]
fn a_large_part_is_not_copied() {
    let (client, _) = client([]);
    let large = Bytes::from(vec![b'x'; 100_000]);
    let form = Form::new().text("a", "1").part("b", large.clone()).text("c", "2");
    let body = Call::new(&client, &SEND).multipart(form).request::<Empty>().unwrap().body;
    let mut stream = body.into_body();
    let mut pieces = Vec::new();
    while let Some(Some(Ok(piece))) = futures_util::FutureExt::now_or_never(futures_util::StreamExt::next(&mut stream))
    {
        pieces.push(piece);
    }
    assert_eq!(pieces.len(), 3);
    assert_eq!(pieces[1].as_ptr(), large.as_ptr());
}
