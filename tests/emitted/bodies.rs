//! Bodies: each media type as it goes over the wire.

use serde_json::json;

use crate::clients::*;

#[test]
fn a_method_for_each_media_type() {
    use several_request_media_types::types::Thing;
    let (client, _) = client!(several_request_media_types);
    let json = "POST /v1/things\ncontent-type: application/vnd.thing+json\n\n{\"name\":\"a b\"}";
    assert_eq!(sent!(client.things().create_thing(Thing::new("a b"))), json);
    let form = "POST /v1/things\ncontent-type: application/x-www-form-urlencoded\n\nname=a%20b";
    assert_eq!(sent!(client.things().create_thing_as_form(Thing::new("a b"))), form);
    assert_eq!(sent!(client.things().create_thing_as_text("a b")), "POST /v1/things\ncontent-type: text/plain; charset=utf-8\n\na b");
}

#[test]
fn an_optional_body() {
    use optional_body::types::CreateThingBody;
    let (client, _) = client!(optional_body);
    assert_eq!(sent!(client.things().create_thing()), "POST /v1/things");
    let json = sent!(client.things().create_thing().body(CreateThingBody::new().name("a")));
    assert_eq!(json, "POST /v1/things\ncontent-type: application/json\n\n{\"name\":\"a\"}");
    let csv = sent!(client.things().create_thing().body_as_csv("a,b"));
    assert_eq!(csv, "POST /v1/things\ncontent-type: text/csv\n\na,b");
}

#[test]
fn fields_of_a_form_have_styles() {
    use form_styles::types::{SendFormBody, SendFormBodyAddress};
    let (client, _) = client!(form_styles);
    let body = SendFormBody::new()
        .usual(["a".to_owned(), "b".to_owned()])
        .ids([1, 2])
        .expand(["x".to_owned()])
        .address(SendFormBodyAddress::new().city("Bonn"))
        .tags(["t".to_owned(), "u".to_owned()]);
    let form = "city=Bonn&expand%5B0%5D=x&ids=1,2&tags=t%7Cu&usual=a&usual=b";
    assert_eq!(
        sent!(client.form().send_form().body(body)),
        format!("POST /v1/form\ncontent-type: application/x-www-form-urlencoded\n\n{form}")
    );
}

#[test]
fn forms_text_and_bytes() {
    use form_text_and_bytes::types::SendFormBody;
    let (client, _) = client!(form_text_and_bytes);
    let form = sent!(client.form().send_form(SendFormBody::new("1&2").b(["x".to_owned(), "y".to_owned()])));
    assert_eq!(form, "POST /v1/form\ncontent-type: application/x-www-form-urlencoded\n\na=1%262&b=x&b=y");
    assert_eq!(sent!(client.text().send_text("ä")), "POST /v1/text\ncontent-type: text/plain; charset=utf-8\n\nä");
    let bytes = sent!(client.bytes().send_bytes(vec![b'a', b'b']));
    assert_eq!(bytes, "POST /v1/bytes\ncontent-type: application/octet-stream\n\nab");
}

#[test]
fn a_range_of_media_types_is_sent_as_one_of_them() {
    let (client, _) = client!(binary_bodies);
    let any = sent!(client.any().send_any("image/gif", b"GIF".to_vec()));
    assert_eq!(any, "POST /v1/any\ncontent-type: image/gif\n\nGIF");
    let svg = sent!(client.image().put_image_as_svg_xml(b"<svg/>".to_vec()));
    assert_eq!(svg, "PUT /v1/image\ncontent-type: image/svg+xml\n\n<svg/>");
}

/// `Content-Type` has no ranges.
#[test]
fn a_range_of_media_types_is_sent_as_its_usual_type() {
    use media_ranges_in_requests::runtime::Part;
    use media_ranges_in_requests::types::{SendPartsBody, Thing};
    let (client, _) = client!(media_ranges_in_requests);
    let ranges = client.ranges();
    let thing = || Thing::new("a");
    let json = sent!(ranges.send_json(thing()));
    assert_eq!(json, "POST /v1/json\ncontent-type: application/json\n\n{\"x\":\"a\"}");
    let xml = sent!(ranges.send_xml(thing()));
    assert!(xml.starts_with("POST /v1/xml\ncontent-type: application/xml\n\n<?xml"), "{xml}");
    let text = sent!(ranges.send_text("a"));
    assert_eq!(text, "POST /v1/text\ncontent-type: text/plain; charset=utf-8\n\na");
    let lines = sent!(ranges.send_lines([thing()]));
    assert_eq!(lines, "POST /v1/lines\ncontent-type: application/json-seq\n\n\u{1e}{\"x\":\"a\"}\n");
    let body = SendPartsBody::new().name("a").note("b").page(Part::new("c")).thing(thing());
    let form = sent!(ranges.send_parts(body));
    assert!(form.starts_with("POST /v1/parts\ncontent-type: multipart/form-data; boundary="), "{form}");
    assert_eq!(
        parts(&form),
        [
            "Content-Disposition: form-data; name=\"name\"\r\nContent-Type: application/json\r\n\r\n\"a\"",
            "Content-Disposition: form-data; name=\"note\"\r\nContent-Type: text/plain\r\n\r\nb",
            "Content-Disposition: form-data; name=\"page\"; filename=\"page\"\r\nContent-Type: text/plain\r\n\r\nc",
            "Content-Disposition: form-data; name=\"thing\"\r\nContent-Type: application/json\r\n\r\n{\"x\":\"a\"}",
        ]
    );
}

/// A string with `contentMediaType` is the content, and no JSON string that contains it.
#[test]
fn strings_of_json_are_sent_as_they_stand() {
    use json_in_strings::types::{SendFormBody, SendPartsBody};
    let (client, _) = client!(json_in_strings);
    let json = "{\"q\":1}";
    let body = SendPartsBody::new()
        .meta(json)
        .problem(json)
        .encoded(b"{}".to_vec())
        .quoted("a")
        .metas([json.to_owned(), json.to_owned()]);
    let sent_as =
        |name: &str, content: &str| format!("Content-Disposition: form-data; name=\"{name}\"\r\n{content}");
    let as_json = |name: &str, text: &str| sent_as(name, &format!("Content-Type: application/json\r\n\r\n{text}"));
    assert_eq!(
        parts(&sent!(client.strings().send_parts(body))),
        [
            as_json("meta", json),
            as_json("problem", json),
            as_json("encoded", "e30="),
            as_json("quoted", "\"a\""),
            sent_as("metas", "\r\n{\"q\":1}"),
            sent_as("metas", "\r\n{\"q\":1}"),
        ]
    );
    let form = sent!(client.strings().send_form(SendFormBody::new().meta(json)).meta(json));
    let text = "%7B%22q%22%3A1%7D";
    assert_eq!(
        form,
        format!("POST /v1/form?meta={text}\ncontent-type: application/x-www-form-urlencoded\n\nmeta={text}")
    );
    let text = sent!(client.strings().send_text(json));
    assert_eq!(text, format!("POST /v1/text\ncontent-type: text/plain; charset=utf-8\n\n{json}"));
}

/// Callers write the content of parts that are neither JSON nor text.
#[test]
fn parts_of_other_media_types() {
    use parts_of_other_media_types::runtime::Part;
    use parts_of_other_media_types::types::{Card, SendPartsBody};
    let (client, _) = client!(parts_of_other_media_types);
    let card = || Card::new().k("x");
    let xml = || Part::text("<k/>").media_type("application/xml");
    let body = SendPartsBody::new(xml())
        .cards([xml(), xml()])
        .form(Part::new("k=x"))
        .line(card())
        .page("<p/>")
        .text(card())
        .files([Part::new("a")]);
    let part = |name: &str, rest: &str| format!("Content-Disposition: form-data; name=\"{name}\"{rest}");
    assert_eq!(
        parts(&sent!(client.parts().send_parts(body))),
        [
            part("card", "\r\nContent-Type: application/xml\r\n\r\n<k/>"),
            part("cards", "\r\nContent-Type: application/xml\r\n\r\n<k/>"),
            part("cards", "\r\nContent-Type: application/xml\r\n\r\n<k/>"),
            part("form", "; filename=\"form\"\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\nk=x"),
            part("line", "\r\nContent-Type: application/x-ndjson\r\n\r\n{\"k\":\"x\"}"),
            part("page", "\r\nContent-Type: application/xml\r\n\r\n<p/>"),
            part("text", "\r\nContent-Type: text/plain\r\n\r\n{\"k\":\"x\"}"),
            part("files", "; filename=\"files-1\"\r\nContent-Type: application/octet-stream\r\n\r\na"),
        ]
    );
}

/// Methods and setters for media types differ in name from all other methods and setters.
#[test]
fn methods_for_media_types_have_names_of_their_own() {
    use names_are_made_once::types::{PutBody, SendBody};
    let (client, _) = client!(names_are_made_once);
    let json = "content-type: application/json\n\n{\"a\":\"x\"}";
    let form = "content-type: application/x-www-form-urlencoded\n\na=x";
    assert_eq!(sent!(client.sends().send(SendBody::new().a("x"))), format!("POST /v1/a\n{json}"));
    assert_eq!(sent!(client.sends().send_as_form()), "POST /v1/b");
    assert_eq!(sent!(client.sends().send_as_form2(SendBody::new().a("x"))), format!("POST /v1/a\n{form}"));
    let put = || client.c().put().body_as_form("q");
    assert_eq!(sent!(put().body(PutBody::new().a("x"))), format!("POST /v1/c?body_as_form=q\n{json}"));
    assert_eq!(sent!(put().body_as_form2(PutBody::new().a("x"))), format!("POST /v1/c?body_as_form=q\n{form}"));
    // Two media types that are called alike, and a response that is offered in a media type that a body is sent in.
    let bytes = || b"x".to_vec();
    assert_eq!(sent!(client.d().draw(bytes())), "POST /v1/d\ncontent-type: image/png\n\nx");
    assert_eq!(sent!(client.d().draw_as_png(bytes())), "POST /v1/d\ncontent-type: application/png\n\nx");
    assert_eq!(sent!(client.d().draw_giving_png(bytes())), "POST /v1/d\ncontent-type: image/png\n\nx");
    assert_eq!(sent!(client.d().draw_giving_png_as_png(bytes())), "POST /v1/d\ncontent-type: application/png\n\nx");
}

#[test]
fn parts_of_a_form() {
    use multipart::runtime::Part;
    use multipart::types::{Address, CreateThingBody};
    let (client, _) = client!(multipart);
    let body = CreateThingBody::new(Address::new("Bonn"), Part::new("png").file_name("a.png")).size(3).labels([
        "x".to_owned(),
        "y".to_owned(),
    ]);
    assert_eq!(
        parts(&sent!(client.things().create_thing(body))),
        [
            "Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\nx-kind: picture\r\n\r\npng",
            "Content-Disposition: form-data; name=\"size\"\r\n\r\n3",
            "Content-Disposition: form-data; name=\"labels\"\r\n\r\nx",
            "Content-Disposition: form-data; name=\"labels\"\r\n\r\ny",
            "Content-Disposition: form-data; name=\"address\"\r\nContent-Type: application/json\r\n\r\n{\"city\":\"Bonn\"}",
        ]
    );
}

/// The parts of a multipart body that was sent.
fn parts(sent: &str) -> Vec<&str> {
    let (head, body) = sent.split_once("\n\n").expect("a body");
    let boundary = head.split_once("boundary=").expect("a boundary").1;
    let (begin, end) = (format!("--{boundary}\r\n"), format!("\r\n--{boundary}--\r\n"));
    let parts = body.strip_prefix(&begin).and_then(|body| body.strip_suffix(&end)).expect("parts between boundaries");
    parts.split(&format!("\r\n{begin}")).collect()
}

/// A part with a file among its branches is a file, several files, or text, as the caller says.
#[test]
fn multipart_file_in_union() {
    use multipart_file_in_union::runtime::Part;
    use multipart_file_in_union::types::{Chat, Edit, Stop};
    let (client, _) = client!(multipart_file_in_union);
    let file = |name: &str| Part::new(b"png".to_vec()).file_name(name).media_type("image/png");
    let sent_file = |part: &str, name: &str| {
        format!(
            "Content-Disposition: form-data; name=\"{part}\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\npng"
        )
    };
    assert_eq!(parts(&sent!(client.edits().edit(Edit::new([file("a.png")])))), [sent_file("image", "a.png")]);
    let several = Edit::new([file("a.png"), file("b.png")]);
    assert_eq!(parts(&sent!(client.edits().edit(several))), [sent_file("image", "a.png"), sent_file("image", "b.png")]);
    let all = Edit::new([file("a.png")])
        .mask(file("mask.png"))
        .cover(file("cover.png"))
        .attachments([file("1.png"), file("2.png")])
        .source(Part::text("https://example.com/a.png"))
        .stop("end");
    assert_eq!(
        parts(&sent!(client.edits().edit(all))),
        [
            sent_file("image", "a.png"),
            sent_file("mask", "mask.png"),
            sent_file("cover", "cover.png"),
            sent_file("attachments", "1.png"),
            sent_file("attachments", "2.png"),
            "Content-Disposition: form-data; name=\"source\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
             https://example.com/a.png"
                .to_owned(),
            "Content-Disposition: form-data; name=\"stop\"\r\n\r\nend".to_owned(),
        ]
    );
    // A union of text alone is not merged with one that files are in.
    let chat = sent!(client.chats().chat(Chat::new().stop(Stop::StringList(vec!["a".to_owned(), "b".to_owned()]))));
    assert_eq!(chat, "POST /v1/chats\ncontent-type: application/json\n\n{\"stop\":[\"a\",\"b\"]}");
}

#[test]
fn null_removes_in_a_merge_patch() {
    use json_merge_patch::runtime::Patch;
    use json_merge_patch::types::ThingPatch;
    let (client, _) = client!(json_merge_patch);
    let patch = ThingPatch::new(2).name(Patch::Null);
    let sent = sent!(client.things().update_thing(patch));
    assert_eq!(sent, "PATCH /v1/things\ncontent-type: application/merge-patch+json\n\n{\"version\":2,\"name\":null}");
}

#[test]
fn lines_are_sent_one_after_another() {
    use event_stream_and_json_lines::types::Thing;
    let (client, _) = client!(event_stream_and_json_lines);
    let sent = sent!(client.lines().send_lines([Thing::new().id("a"), Thing::new()]));
    assert_eq!(sent, "POST /v1/lines\ncontent-type: application/x-ndjson\n\n{\"id\":\"a\"}\n{}\n");
}

#[tokio::test]
async fn read_only_and_write_only_fields() {
    use read_only_and_write_only::runtime::{FakeReply, Patch};
    use read_only_and_write_only::types::{NewKey, User};
    let user = json!({"id": "u1", "name": "Ann", "kind": "user", "seen": 5, "left": null});
    let (client, fake) = client!(read_only_and_write_only; FakeReply::json(201, user.clone()); FakeReply::json(201, user));
    let made = client.users().create_user(User::new("Ann", "secret")).await.expect("a user");
    assert_eq!((made.id.as_deref(), made.deviations()), (Some("u1"), [].as_slice()));
    assert_eq!((made.seen, made.left), (Patch::Value(5), Patch::Null));
    client.users().create_user(made.into_inner()).await.expect("a user");
    let head = "POST /v1/users\ncontent-type: application/json\n\n";
    assert_eq!(
        requests!(fake),
        [
            format!("{head}{{\"password\":\"secret\",\"name\":\"Ann\",\"kind\":\"user\"}}"),
            format!("{head}{{\"name\":\"Ann\",\"kind\":\"user\"}}"),
        ]
    );
    let key = sent!(client.keys().create_key(NewKey::new("k").id("mine")));
    assert_eq!(key, "POST /v1/keys\ncontent-type: application/json\n\n{\"name\":\"k\"}");
}

#[test]
fn null_differs_from_absent() {
    use required_and_nullable::runtime::Patch;
    use required_and_nullable::types::Thing;
    let (client, _) = client!(required_and_nullable);
    let body = |thing: Thing| {
        let sent = sent!(client.things().create_thing(thing));
        sent.split_once("\n\n").expect("a body").1.to_owned()
    };
    assert_eq!(body(Thing::new("a", None)), r#"{"required":"a","required_nullable":null}"#);
    let full = Thing::new("a", "b".to_owned()).optional("c").optional_nullable("d".to_owned());
    let all = r#"{"required":"a","required_nullable":"b","optional":"c","optional_nullable":"d"}"#;
    assert_eq!(body(full), all);
    let null = Thing::new("a", None).optional_nullable(Patch::Null);
    assert_eq!(body(null), r#"{"required":"a","required_nullable":null,"optional_nullable":null}"#);
}

#[tokio::test]
async fn unknown_media_types_are_bytes() {
    use form_text_and_bytes::runtime::FakeReply;
    let (client, fake) = client!(form_text_and_bytes; FakeReply::text(200, "application/x-thing", "\u{1}two"));
    let reply = client.unknown().send_unknown(vec![b'o', b'n', b'e']).await.expect("bytes");
    assert_eq!(&reply[..], b"\x01two");
    assert_eq!(requests!(fake), ["POST /v1/unknown\ncontent-type: application/x-thing\n\none"]);
}

#[tokio::test]
async fn xml_is_read_and_written_as_types() {
    use xml_bodies::operations::books::AddBookReply;
    use xml_bodies::runtime::FakeReply;
    use xml_bodies::types::{Book, Person};
    let text = "<b:book xmlns:b=\"http://example.com/books\" id=\"7\"><b:Title>A &amp; B</b:Title><Tags><Tags>x</Tags></Tags>\
        <page>1</page><page>2</page><Editor><name>Ann</name></Editor></b:book>";
    let list = format!("<books>{text}</books>");
    let (client, fake) = client!(
        xml_bodies;
        FakeReply::text(201, "application/xml", text);
        FakeReply::text(200, "application/xml", &list)
    );
    let book = Book::new(7, ["x".to_owned()], "A & B").pages([1, 2]).editor(Person::new("Ann"));
    let api = client.books();
    let AddBookReply::Created(made) = api.add_book(book.clone()).await.expect("a book").into_inner() else { panic!("no book") };
    assert_eq!(made, book);
    assert_eq!(*api.list_books().await.expect("books"), [book]);
    let xml = format!("content-type: application/xml\n\n<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{text}");
    assert_eq!(requests!(fake), [format!("POST /v1/books\n{xml}"), "GET /v1/books".to_owned()]);
}

#[tokio::test]
async fn number_whole() {
    use number_whole::runtime::FakeReply;
    use number_whole::types::{AddBookBody, Book, Part};
    let (client, _) = client!(
        number_whole;
        FakeReply::json(200, json!({"pages": 5, "price": 0.5, "sizes": [1, 2.5], "rating": null, "either": 7}))
    );
    let list = client.shelves().list_books(5.0).limit(10.0).ids([1.0, 2.5]).x_weight(-3.0).session(7.0);
    assert_eq!(sent!(list), "GET /v1/shelves/5/books?limit=10&ids=1&ids=2.5\ncookie: session=7\nx-weight: -3");
    let counts = std::collections::BTreeMap::from([("a".to_owned(), 3.0)]);
    let book = Book::new(5.0).price(2.0).sizes([1.0, 2.5]).counts(counts).rating(4.0).part(Part::new().number(1e15)).either(8.0);
    let json = sent!(client.shelves().add_book(5.0, book.clone()));
    let body: &str = json.split("\n\n").last().expect("a body");
    assert!(!body.contains(".0"), "{body}");
    for pair in ["\"pages\":5,", "\"price\":2,", "\"sizes\":[1,2.5]", "{\"a\":3}", "\"rating\":4", "1000000000000000}", "\"either\":8"] {
        assert!(body.contains(pair), "{pair} in {body}");
    }
    let form = sent!(client.shelves().add_book_as_form(5.0, Book::new(5.0).price(0.25)));
    assert!(form.ends_with("\n\npages=5&price=0.25"), "{form}");
    let parts = sent!(client.shelves().add_book_as_form_data(5.0, AddBookBody::new().pages(6.0)));
    assert!(parts.contains("name=\"pages\"\r\n\r\n6\r\n"), "{parts}");
    // What was read is written again as it was.
    let read = client.shelves().add_book(5.0, book).await.expect("a book").into_inner();
    let written = serde_json::to_string(&read).expect("JSON");
    assert!(written.contains("\"pages\":5,") && written.contains("\"either\":7"), "{written}");
}
