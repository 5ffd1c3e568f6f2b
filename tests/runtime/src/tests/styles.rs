//! How parameters are written: the style table of the specification, and what it leaves open.

use serde_json::{Value, json};

use super::sample::{Things, client};
use crate::runtime::{Call, Empty, List, Method, Operation, Parameter};

const PATH: Operation = Operation::new("path", Method::Get, "/x/{color}");
const PLAIN: Operation = Operation::new("plain", Method::Get, "/x");

fn sent(
    operation: &'static Operation,
    parameter: Parameter,
    value: &Value,
) -> Result<crate::runtime::Request, crate::runtime::Error> {
    let (client, _) = client([]);
    let mut call = Call::new(&client, operation);
    call = call.set(parameter, value);
    call.request::<Empty>()
}

fn in_path(parameter: Parameter, value: &Value) -> String {
    let url = sent(&PATH, parameter, value).unwrap().url;
    url.path().strip_prefix("/api/0/x/").unwrap().to_owned()
}

fn in_query(parameter: Parameter, value: &Value) -> Option<String> {
    sent(&PLAIN, parameter, value).unwrap().url.query().map(str::to_owned)
}

fn values() -> [Value; 3] {
    // Maps of serde_json are sorted; so is this one.
    [json!("blue"), json!(["blue", "black", "brown"]), json!({"B": 150, "G": 200, "R": 100})]
}

#[test]
fn path_styles_are_those_of_the_table() {
    let color = || Parameter::path("color");
    let table = [
        (color(), ["blue", "blue,black,brown", "B,150,G,200,R,100"]),
        (color().explode(), ["blue", "blue,black,brown", "B=150,G=200,R=100"]),
        (color().label(), [".blue", ".blue,black,brown", ".B,150,G,200,R,100"]),
        (color().label().explode(), [".blue", ".blue.black.brown", ".B=150.G=200.R=100"]),
        (color().matrix(), [";color=blue", ";color=blue,black,brown", ";color=B,150,G,200,R,100"]),
        (color().matrix().explode(), [";color=blue", ";color=blue;color=black;color=brown", ";B=150;G=200;R=100"]),
    ];
    for (parameter, expected) in table {
        assert_eq!(values().map(|value| in_path(parameter, &value)), expected, "{parameter:?}");
    }
    assert_eq!(in_path(color().matrix(), &json!("")), ";color");
}

#[test]
fn query_styles_are_those_of_the_table() {
    let color = || Parameter::query("color");
    let table = [
        (color(), ["color=blue", "color=blue&color=black&color=brown", "B=150&G=200&R=100"]),
        (color().comma(), ["color=blue", "color=blue,black,brown", "color=B,150,G,200,R,100"]),
        (color().space(), ["color=blue", "color=blue%20black%20brown", "color=B%20150%20G%20200%20R%20100"]),
        (color().pipe(), ["color=blue", "color=blue%7Cblack%7Cbrown", "color=B%7C150%7CG%7C200%7CR%7C100"]),
    ];
    for (parameter, expected) in table {
        assert_eq!(values().map(|value| in_query(parameter, &value).unwrap()), expected, "{parameter:?}");
    }
    let deep = in_query(color().deep(), &json!({"R": 100, "a": {"b": "c d"}, "list": [1, 2], "none": null}));
    assert_eq!(
        deep.unwrap(),
        "color%5BR%5D=100&color%5Ba%5D%5Bb%5D=c%20d&color%5Blist%5D%5B0%5D=1&color%5Blist%5D%5B1%5D=2"
    );
    let lists = in_query(color().deep(), &json!({"a": [{"b": 1}, {"b": 2}]}));
    assert_eq!(lists.unwrap(), "color%5Ba%5D%5B0%5D%5Bb%5D=1&color%5Ba%5D%5B1%5D%5Bb%5D=2");
    let nested = in_query(color().deep(), &json!({"a": [{"b": ["x"]}], "c": [["y"], []], "d": ""}));
    assert_eq!(nested.unwrap(), "color%5Ba%5D%5B0%5D%5Bb%5D%5B0%5D=x&color%5Bc%5D%5B0%5D%5B0%5D=y&color%5Bd%5D=");
    assert_eq!(in_query(color().deep(), &json!(["x", null, "y"])).unwrap(), "color%5B0%5D=x&color%5B1%5D=y");
    assert_eq!(in_query(color().space().explode(), &json!(["a", "b"])).unwrap(), "color=a&color=b");
    assert_eq!(in_query(color().content_json(), &json!({"a": [1]})).unwrap(), "color=%7B%22a%22%3A%5B1%5D%7D");
}

#[test]
fn a_list_in_an_exploded_object_repeats_the_name_of_its_property() {
    let filter = json!({"empty": [], "none": null, "page": 2, "sort": ["a", null, "b c"]});
    let pairs = "page=2&sort=a&sort=b%20c";
    assert_eq!(in_query(Parameter::query("filter"), &filter).unwrap(), pairs);
    assert_eq!(in_path(Parameter::path("color").explode(), &filter), "page=2,sort=a,sort=b%20c");
    assert_eq!(in_path(Parameter::path("color").label().explode(), &filter), ".page=2.sort=a.sort=b%20c");
    assert_eq!(in_path(Parameter::path("color").matrix().explode(), &filter), ";page=2;sort=a;sort=b%20c");
}

#[test]
fn nothing_is_sent_for_null_and_empty_lists_but_for_empty_text() {
    for nothing in [json!(null), json!([]), json!({}), json!([null])] {
        assert_eq!(in_query(Parameter::query("color"), &nothing), None, "{nothing}");
        assert_eq!(in_query(Parameter::query("color").comma(), &nothing), None, "{nothing}");
    }
    assert_eq!(in_query(Parameter::query("color"), &json!("")).unwrap(), "color=");
}

#[test]
fn all_but_unreserved_characters_are_encoded() {
    let hostile = json!("aZ09-._~ !\"#$%&'()*+,/:;<=>?@[\\]^`{|}é\n");
    let encoded =
        "aZ09-._~%20%21%22%23%24%25%26%27%28%29%2A%2B%2C%2F%3A%3B%3C%3D%3E%3F%40%5B%5C%5D%5E%60%7B%7C%7D%C3%A9%0A";
    assert_eq!(in_path(Parameter::path("color"), &hostile), encoded);
    assert_eq!(in_query(Parameter::query("color"), &hostile).unwrap(), format!("color={encoded}"));
    assert_eq!(in_query(Parameter::query("a&b=c"), &json!("x")).unwrap(), "a%26b%3Dc=x");
}

#[test]
fn reserved_characters_stay_where_the_document_allows_it_and_nothing_breaks() {
    assert_eq!(
        in_query(Parameter::query("q").reserved(), &json!("a/b?c:d@e,f;g=h&i+j#k%[l]")).unwrap(),
        "q=a/b?c:d@e,f;g=h%26i%2Bj%23k%25%5Bl%5D"
    );
    assert_eq!(in_path(Parameter::path("color").reserved(), &json!("a:b/c?d#e")), "a:b/c%3Fd%23e");
    // Reserved expansion keeps what is percent-encoded already.
    assert_eq!(in_path(Parameter::path("color").reserved(), &json!("a%2Fb%zz%é")), "a%2Fb%25zz%25%C3%A9");
    assert_eq!(in_query(Parameter::query("q").reserved(), &json!("50%26%")).unwrap(), "q=50%26%25");
}

#[test]
fn headers_are_not_encoded_and_cannot_be_injected() {
    let text = |parameter, value| {
        let request = sent(&PLAIN, parameter, &value).unwrap();
        request.headers.get("x-color").map(|value| value.to_str().unwrap().to_owned())
    };
    assert_eq!(text(Parameter::header("X-Color"), json!("a b/c")).unwrap(), "a b/c");
    assert_eq!(text(Parameter::header("X-Color"), json!(["a", "b"])).unwrap(), "a,b");
    assert_eq!(text(Parameter::header("X-Color").explode(), json!({"a": 1, "b": true})).unwrap(), "a=1,b=true");
    assert_eq!(text(Parameter::header("X-Color"), json!(null)), None);
    let error = sent(&PLAIN, Parameter::header("X-Color"), &json!("a\r\nX-Evil: 1")).unwrap_err();
    assert!(matches!(error, crate::runtime::Error::Argument(_)), "{error}");
    assert!(!error.to_string().contains("Evil"), "{error}");
}

#[test]
fn cookies_share_one_header() {
    let (client, _) = client([]);
    let mut call = Call::new(&client, &PLAIN);
    call = call.set(Parameter::cookie("a"), &"x; y".to_owned());
    call = call.set(Parameter::cookie("b"), &json!([1, 2]));
    assert_eq!(call.clone().request::<Empty>().unwrap().headers["cookie"], "a=x%3B%20y; b=1; b=2");
    call = call.set(Parameter::header("Cookie"), &"c=3".to_owned());
    assert_eq!(call.request::<Empty>().unwrap().headers["cookie"], "c=3; a=x%3B%20y; b=1; b=2");
}

#[test]
#[allow(deprecated)]
fn setters_write_what_the_document_names_and_the_last_one_counts() {
    let (client, _) = client([]);
    let call = Things(&client).list("acme").provider_key("slack").provider_key("jira").features(["a", "b"]).ids([1, 2]);
    let call = call.filter(json!({"k": "v"})).trace("t").theme("dark").value("a/b").per_page(5);
    let request = call.request().unwrap();
    assert_eq!(
        request.url.as_str(),
        "https://eu.example.com/api/0/things/acme/?providerKey=jira&features=a&features=b&ids=1,2&filter%5Bk%5D=v&value=a/b&per_page=5"
    );
    assert_eq!(request.headers["x-trace"], "t");
    assert_eq!(request.headers["cookie"], "theme=dark");
    assert_eq!(request.headers["accept"], "application/json");
    assert_eq!(request.headers["user-agent"], "sample/1.0");
    assert!(!request.headers.contains_key("authorization"));
    let list: List<String> = vec!["a".to_owned()].into();
    drop(Things(&client).list("acme").features(list));
}

#[test]
fn bodies_are_written_as_their_media_type_says() {
    let (client, _) = client([]);
    let things = Things(&client);
    let body = |request: crate::runtime::Request| {
        let media_type = request.headers["content-type"].to_str().unwrap().to_owned();
        (media_type, String::from_utf8(request.body.bytes().unwrap().to_vec()).unwrap())
    };
    let pair = |media_type: &str, text: &str| (media_type.to_owned(), text.to_owned());
    let thing = || super::sample::Thing::new("1");
    assert_eq!(body(things.create("acme", thing()).request().unwrap()), pair("application/json", r#"{"id":"1"}"#));
    assert_eq!(
        body(things.start("m").body(thing()).request().unwrap()),
        pair("application/merge-patch+json", r#"{"id":"1"}"#)
    );
    let form =
        things.start("m").form(json!({"a": "b c&d", "list": [1, 2], "none": null, "o": {"x": 1}})).request().unwrap();
    assert_eq!(body(form), pair("application/x-www-form-urlencoded", "a=b%20c%26d&list=1&list=2&o=%7B%22x%22%3A1%7D"));
    assert_eq!(body(things.start("m").note("é").request().unwrap()), pair("text/plain; charset=utf-8", "é"));
    assert_eq!(body(things.upload().picture(&b"png"[..]).request().unwrap()), pair("image/png", "png"));
    assert_eq!(body(things.upload().raw(&b"raw"[..]).request().unwrap()), pair("application/octet-stream", "raw"));
    assert_eq!(body(things.upload().csv("a,b").request().unwrap()), pair("text/csv", "a,b"));
    assert_eq!(body(things.upload().whole(thing()).request().unwrap()), pair("application/json", r#"{"id":"1"}"#));
}

#[test]
fn members_of_a_form_have_the_style_that_the_document_gives() {
    const STYLED: Operation = Operation::new("styled", Method::Post, "/forms").form(&[
        Parameter::query("expand").deep(),
        Parameter::query("ids").comma(),
        Parameter::query("flat"),
    ]);
    let (client, _) = client([]);
    let body = json!({"expand": ["a", "b"], "ids": [1, 2], "flat": {"k": "v w"}, "usual": [1, 2], "o": {"x": 1}});
    let request = Call::new(&client, &STYLED).form(&body).request::<Empty>().unwrap();
    let text = String::from_utf8(request.body.bytes().unwrap().to_vec()).unwrap();
    let mut pairs: Vec<&str> = text.split('&').collect();
    pairs.sort_unstable();
    let expected =
        ["expand%5B0%5D=a", "expand%5B1%5D=b", "ids=1,2", "k=v%20w", "o=%7B%22x%22%3A1%7D", "usual=1", "usual=2"];
    assert_eq!(pairs, expected);
}

#[test]
fn a_parameter_can_be_the_whole_query() {
    let filter = Parameter::query("filter").whole();
    let query = in_query(filter, &json!({"tags": ["a b", "c"], "term": "x&y"}));
    assert_eq!(query.as_deref(), Some("tags=a%20b&tags=c&term=x%26y"));
    assert_eq!(in_query(filter, &json!("free text")).as_deref(), Some("free%20text"));
    let selector = Parameter::query("").content_json();
    assert_eq!(in_query(selector, &json!({"a": 1})).as_deref(), Some("%7B%22a%22%3A1%7D"));
}

#[test]
fn a_cookie_can_be_written_as_it_is() {
    let cookie = |parameter: Parameter| {
        let request = sent(&PLAIN, parameter, &json!("Hello! a=b; c")).unwrap();
        request.headers["cookie"].to_str().unwrap().to_owned()
    };
    assert_eq!(cookie(Parameter::cookie("greeting")), "greeting=Hello%21%20a%3Db%3B%20c");
    // Nothing of it may end the value, whatever the document allows.
    assert_eq!(cookie(Parameter::cookie("greeting").reserved()), "greeting=Hello!%20a=b%3B%20c");
}
