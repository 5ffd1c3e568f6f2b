//! How the next page of a list is requested, in words.

use crate::api::{Counted, ListEnd, NextPage, Paged, Sent};

/// Returns how the next page is requested.
pub(crate) fn next_page(paged: &Paged) -> String {
    match &paged.next {
        NextPage::Link => "with the URL of the `Link` header".to_owned(),
        NextPage::Address(path) => format!("with the URL at {}", at(path)),
        NextPage::Token { at: path, sent } => format!("with the token at {}, sent in {}", at(path), place(sent)),
        NextPage::HeaderToken { header, sent } => {
            format!("with the token of the header `{header}`, sent in {}", place(sent))
        }
        NextPage::Skip(counted) => format!("with the number of items to skip, sent in {}", counter(counted)),
        NextPage::ItemNumber(counted) => format!("with the number of its first item, sent in {}", counter(counted)),
        NextPage::Page(counted) => format!("with its number, sent in {}", counter(counted)),
        NextPage::AfterItem { id, sent, .. } => format!("with `{id}` of the last item, sent in {}", place(sent)),
    }
}

/// Returns where the items are in a response.
pub(crate) fn items(paged: &Paged) -> String {
    if paged.items.is_empty() { "the response".to_owned() } else { at(&paged.items) }
}

/// Returns all about the pages of a list: its items, the next page, and which page is the last.
pub(super) fn pages(paged: &Paged) -> String {
    format!("items in {}, the next page {}{}", items(paged), next_page(paged), end(paged))
}

fn end(paged: &Paged) -> String {
    let more = match &paged.next {
        NextPage::AfterItem { more, .. } if !more.is_empty() => format!(", while {} is true", at(more)),
        _ => String::new(),
    };
    match &paged.end {
        None => more,
        Some(ListEnd::More(path)) => format!("{more}, while {} is true", at(path)),
        Some(ListEnd::Last(path)) => format!("{more}, until {} is true", at(path)),
        Some(ListEnd::TotalPages(path)) => format!("{more}, up to the number of pages at {}", at(path)),
    }
}

fn counter(counted: &Counted) -> String {
    let first = counted.first.map(|first| format!(", the first is {first}")).unwrap_or_default();
    format!("{}{first}", place(&counted.sent))
}

fn place(sent: &Sent) -> String {
    match sent {
        Sent::Query(name) => format!("the query parameter `{name}`"),
        Sent::Header(name) => format!("the header `{name}`"),
        Sent::Body { path, .. } => format!("{} of the body", at(path)),
    }
}

fn at(path: &[String]) -> String {
    format!("`{}`", path.join("."))
}

#[cfg(test)]
mod tests {
    use super::{items, next_page};
    use crate::api::{Counted, NextPage, Paged, Sent, Type};

    fn paged(next: NextPage, items: &[&str]) -> Paged {
        let items = items.iter().map(|key| (*key).to_owned()).collect();
        Paged { item: Type::String, items, next, end: None }
    }

    #[test]
    fn the_next_page_is_described() {
        let sent = || Sent::Query("page".to_owned());
        let token = NextPage::Token { at: vec!["meta".to_owned(), "next".to_owned()], sent: sent() };
        assert_eq!(next_page(&paged(token, &[])), "with the token at `meta.next`, sent in the query parameter `page`");
        let number = NextPage::Page(Counted { sent: sent(), first: Some(0) });
        assert_eq!(
            next_page(&paged(number, &[])),
            "with its number, sent in the query parameter `page`, the first is 0"
        );
    }

    #[test]
    fn items_are_in_the_response_or_at_a_path() {
        assert_eq!(items(&paged(NextPage::Link, &[])), "the response");
        assert_eq!(items(&paged(NextPage::Link, &["data", "list"])), "`data.list`");
    }
}
