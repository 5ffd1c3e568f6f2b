//! Bodies of XML: what is written, what is read, and what is a deviation.

#![allow(dead_code)]

use std::collections::BTreeMap;

use serde_json::Value;

use crate::runtime::xml::{self, Content, Document, Element, Member, Name, Object, document};
use crate::runtime::{Date, json_object, string_enum};

const NAMESPACE: &str = "http://example.com/books";

/// A kind of book.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Novel,
    Poem,
    Unrecognized(String),
}

string_enum!(Kind { Novel = "novel", Poem = "poem" });

/// A book.
#[derive(Clone, Debug, PartialEq)]
pub struct Book {
    pub id: i64,
    pub title: String,
    pub tags: Vec<String>,
    pub pages: Option<Vec<i64>>,
    pub kind: Option<Kind>,
    pub published: Option<Date>,
    pub abridged: Option<bool>,
    pub extra: Option<BTreeMap<String, f64>>,
    pub sequel: Option<Box<Book>>,
    pub authors: Option<Vec<Person>>,
    pub any: Option<Value>,
}

impl Book {
    pub fn new(id: i64, title: impl Into<String>, tags: impl Into<Vec<String>>) -> Self {
        Self {
            id,
            title: title.into(),
            tags: tags.into(),
            pages: None,
            kind: None,
            published: None,
            abridged: None,
            extra: None,
            sequel: None,
            authors: None,
            any: None,
        }
    }

    pub fn pages(self, pages: impl Into<Vec<i64>>) -> Self {
        Self { pages: Some(pages.into()), ..self }
    }

    pub fn kind(self, kind: impl Into<Kind>) -> Self {
        Self { kind: Some(kind.into()), ..self }
    }

    pub fn published(self, published: Date) -> Self {
        Self { published: Some(published), ..self }
    }

    pub fn abridged(self, abridged: bool) -> Self {
        Self { abridged: Some(abridged), ..self }
    }

    pub fn extra(self, extra: impl Into<BTreeMap<String, f64>>) -> Self {
        Self { extra: Some(extra.into()), ..self }
    }

    pub fn sequel(self, sequel: impl Into<Box<Book>>) -> Self {
        Self { sequel: Some(sequel.into()), ..self }
    }

    pub fn authors(self, authors: impl Into<Vec<Person>>) -> Self {
        Self { authors: Some(authors.into()), ..self }
    }

    pub fn any(self, any: impl Into<Value>) -> Self {
        Self { any: Some(any.into()), ..self }
    }
}

json_object!(Book { id, title, tags, pages, kind, published, abridged, extra, sequel, authors, any });

/// A person.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub name: String,
    pub role: Option<String>,
}

impl Person {
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), role: None }
    }

    pub fn role(self, role: impl Into<String>) -> Self {
        Self { role: Some(role.into()), ..self }
    }
}

json_object!(Person { name, role });

static BOOK: Object = Object::new(&[
    Member::attribute("id", Content::Number),
    Member::element("title", Content::Text).named(Name::within("Title", "b", NAMESPACE)),
    Member::element("tags", Content::List(&Element::new(Name::new("tag"), Content::Text))).named(Name::new("Tags")),
    Member::items("pages", Content::Number).named(Name::new("page")),
    Member::element("kind", Content::Token),
    Member::element("published", Content::Token),
    Member::element("abridged", Content::Boolean),
    Member::element("extra", Content::Map(&Content::Number)),
    Member::element("sequel", Content::Object(&BOOK)),
    Member::items("authors", Content::Object(&PERSON)),
    Member::element("any", Content::Any),
]);

static PERSON: Object = Object::new(&[Member::attribute("role", Content::Text), Member::text("name", Content::Text)]);

document! {
    pub struct BookXml = Element::new(Name::within("book", "b", NAMESPACE), Content::Object(&BOOK));
}

document! {
    pub struct Books = Element::new(Name::within("books", "", NAMESPACE), Content::List(&Element::new(Name::new("book"), Content::Object(&BOOK))));
}

/// The value as XML, without the declaration.
fn written<D: Document>(value: &impl crate::runtime::Wire) -> String {
    let text = xml::to_string::<_, D>(value).unwrap();
    text.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").unwrap().to_owned()
}

/// The value, and the deviations.
fn read(text: &str) -> (Book, Vec<String>) {
    let decoded = xml::from_slice::<Book, BookXml>(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    (decoded.value, decoded.deviations.iter().map(ToString::to_string).collect())
}

fn fault(text: &[u8]) -> String {
    xml::from_slice::<Book, BookXml>(text).unwrap_err().to_string()
}

fn book() -> Book {
    Book::new(7, "Les <Misérables> & \"co\"", ["a".to_owned(), " b ".to_owned()])
        .pages(vec![1, 2])
        .kind(Kind::Novel)
        .published("1862-03-30".parse::<Date>().unwrap())
        .abridged(false)
        .extra(BTreeMap::from([("Price".to_owned(), 1.5), ("Weight".to_owned(), 2.0)]))
        .sequel(Box::new(Book::new(8, "", [])))
        .authors(vec![Person::new("V. Hugo").role("first\n\"one\""), Person::new("N. N.")])
}

const BOOK_TEXT: &str = concat!(
    r#"<b:book xmlns:b="http://example.com/books" id="7">"#,
    "<b:Title>Les &lt;Misérables&gt; &amp; &quot;co&quot;</b:Title>",
    "<Tags><tag>a</tag><tag> b </tag></Tags>",
    "<page>1</page><page>2</page>",
    "<kind>novel</kind><published>1862-03-30</published><abridged>false</abridged>",
    "<extra><Price>1.5</Price><Weight>2</Weight></extra>",
    r#"<sequel id="8"><b:Title/><Tags/></sequel>"#,
    r#"<authors role="first&#10;&quot;one&quot;">V. Hugo</authors><authors>N. N.</authors>"#,
    "</b:book>",
);

#[test]
fn a_value_is_written_as_it_is_described() {
    assert_eq!(written::<BookXml>(&book()), BOOK_TEXT);
    assert_eq!(
        written::<Books>(&vec![Book::new(1, "a", [])]),
        format!(
            r#"<books xmlns:b="{NAMESPACE}" xmlns="{NAMESPACE}"><book id="1"><b:Title>a</b:Title><Tags/></book></books>"#
        )
    );
}

#[test]
fn what_was_written_is_read_again() {
    assert_eq!(read(BOOK_TEXT), (book(), Vec::new()));
    let books = vec![book(), Book::new(1, "a", [])];
    let text = xml::to_string::<_, Books>(&books).unwrap();
    assert_eq!(xml::from_slice::<Vec<Book>, Books>(text.as_bytes()).unwrap().value, books);
}

#[test]
fn layout_order_prefixes_comments_and_cdata_do_not_count() {
    let text = r#"<?xml version="1.0"?><!DOCTYPE book>
        <x:book xmlns:x="http://example.com/books" id=" 7 "><!-- a book -->
            <kind>
                novel
            </kind>
            <page> +1 </page>
            <Tags> <tag><![CDATA[<a>]]></tag> </Tags>
            <x:Title>A &#66;&amp;C</x:Title>
            <page>2</page>
            <abridged>1</abridged>
            <unknown><deep/></unknown>
        </x:book>"#;
    let expected = Book::new(7, "A B&C", ["<a>".to_owned()]).pages(vec![1, 2]).kind(Kind::Novel).abridged(true);
    assert_eq!(read(text), (expected, Vec::new()));
}

#[test]
fn unambiguous_differences_are_deviations() {
    let text = r#"<Buch id="1"><Title>a</Title><Tags><string>x</string></Tags><pages/>
        <page><int>1</int><int>2</int></page>
        <authors><Person role="r">n</Person></authors></Buch>"#;
    let (book, deviations) = read(text);
    let expected = Book::new(1, "a", ["x".to_owned()]).pages(vec![1, 2]).authors(vec![Person::new("n").role("r")]);
    assert_eq!(book, expected);
    assert_eq!(
        deviations,
        [
            "$: the body is <Buch> where <book> is documented",
            "$: the list `pages` stands in an element <page> of its own",
            "$: the list `authors` stands in an element <authors> of its own",
        ]
    );
    let (book, deviations) = read(r#"<book id="1"><Title>a</Title></book>"#);
    assert_eq!(book, Book::new(1, "a", []));
    assert_eq!(deviations, ["$.tags: a required member is missing"]);
}

/// A shelf, of which the boxes need nothing and the people something.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelf {
    pub boxes: Vec<Carton>,
    pub people: Vec<Person>,
}

impl Shelf {
    pub fn new(boxes: impl Into<Vec<Carton>>, people: impl Into<Vec<Person>>) -> Self {
        Self { boxes: boxes.into(), people: people.into() }
    }
}

json_object!(Shelf { boxes, people });

/// A box.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Carton {
    pub size: Option<i64>,
}

impl Carton {
    pub fn new() -> Self {
        Self::default()
    }
}

json_object!(Carton { size });

static SHELF: Object = Object::new(&[
    Member::required_items("boxes", Content::Object(&CARTON)),
    Member::required_items("people", Content::Object(&PERSON)),
]);

static CARTON: Object = Object::new(&[Member::element("size", Content::Number)]).may_be_empty();

document! {
    pub struct ShelfXml = Element::new(Name::new("shelf"), Content::Object(&SHELF));
}

#[test]
fn an_empty_element_is_an_item_where_items_may_be_empty_and_else_no_item() {
    let read = |text: &str| xml::from_slice::<Shelf, ShelfXml>(text.as_bytes()).unwrap();
    let none = read("<shelf/>");
    assert_eq!((none.value, none.deviations.len()), (Shelf::new([], []), 0));
    let empty = read("<shelf><boxes/><people/></shelf>");
    assert_eq!(empty.value, Shelf::new([Carton::new()], []));
    assert_eq!(empty.deviations.len(), 1);
}

#[test]
fn no_value_is_said_by_an_attribute() {
    let text = r#"<book id="1" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><Title>a</Title><Tags/><sequel i:nil="true"/></book>"#;
    assert_eq!(read(text), (Book::new(1, "a", []), Vec::new()));
    let null = Book::new(1, "a", []).any(Value::Null);
    let nil = r#"<any xsi:nil="true"/></b:book>"#;
    assert!(written::<BookXml>(&null).ends_with(nil), "{}", written::<BookXml>(&null));
}

#[test]
fn what_is_not_described_is_told_by_what_is_there() {
    let text = r#"<book id="1"><Title>a</Title><Tags/><any a="1"><x>1</x><x>2</x><y><z>3</z></y></any></book>"#;
    let any = serde_json::json!({"a": "1", "x": ["1", "2"], "y": {"z": "3"}});
    let book = Book::new(1, "a", []).any(any);
    assert_eq!(read(text), (book.clone(), Vec::new()));
    let text = written::<BookXml>(&book);
    assert!(text.contains("<any><a>1</a><x>1</x><x>2</x><y><z>3</z></y></any>"), "{text}");
}

#[test]
fn what_cannot_be_read_says_why() {
    assert_eq!(fault(b""), "$: there is no body");
    assert_eq!(fault(b"<book>&boom;</book>"), "$: nothing defines &boom;");
    assert_eq!(fault(b"\xff\xfe"), "$: the body is not UTF-8");
    assert_eq!(fault(b"<a/><b/>"), "$: there is more than one outermost element");
    assert_eq!(fault(b"words"), "$: there is text outside of any element");
    assert_eq!(fault("<a>".repeat(100_000).as_bytes()), "$: <a> is nested too deep");
    assert!(fault(b"<a><b></a>").starts_with("$: ill-formed"), "{}", fault(b"<a><b></a>"));
    assert!(fault(b"<a><b/>").starts_with("$: "), "{}", fault(b"<a><b/>"));
    let text = br#"<book id="x"><Title>a</Title><Tags/></book>"#;
    let read = xml::from_slice::<Book, BookXml>(text);
    let deviations = read.unwrap().deviations;
    assert_eq!(deviations.len(), 1);
    assert_eq!(deviations[0].path, "$.id");
}

#[test]
fn what_xml_cannot_hold_is_refused() {
    let fault = |book: &Book| xml::to_string::<_, BookXml>(book).unwrap_err();
    assert_eq!(fault(&Book::new(1, "a\u{0}", [])), "XML cannot hold the character '\\0'");
    let extra = BTreeMap::from([("a b".to_owned(), 1.0)]);
    assert_eq!(fault(&Book::new(1, "a", []).extra(extra)), "\"a b\" cannot be the name of an element or attribute");
}
