//! What the guide shows of requests.

use crate::clients::shop;

#[test]
fn the_guide_shows_the_xml_that_is_sent() {
    let (client, _) = client!(shop);
    let book = shop::types::Book::new(7, "Emma").authors(["Jane Austen".to_owned()]);
    let sent = sent!(client.books().add_book(book));
    let (_, body) = sent.split_once("\n\n").expect("a body");
    let page = include_str!("../../docs/xml.md");
    assert!(page.contains(&format!("```xml\n{}\n```", body.replace("?><", "?>\n<"))), "{body}");
}
