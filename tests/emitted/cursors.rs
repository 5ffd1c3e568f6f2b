//! Cursors that a stranger wrote, in lists of every kind: what the request becomes, or why it is refused.

use serde_json::json;

use crate::clients::*;

/// Texts that would lead elsewhere where they are taken for an address, end a header, or are too long.
fn strange() -> Vec<String> {
    let texts = [
        "/admin",
        "//evil.example",
        "//evil.example/v1/x",
        "https://evil.example",
        "https://evil.example/v1/x",
        "https:evil.example/v1/x",
        "ht\ttps://evil.example/v1/x",
        "https://example.com@evil.example/v1/x",
        "https://example.com:444/v1/x",
        "https://example.com./v1/x",
        "https://example\u{3002}com.evil.example/v1/x",
        "https://evil\u{ff0e}example/v1/x",
        "https://xn--example-6q4f.com/v1/x",
        "https://[::1]/v1/x",
        "https://[::ffff:127.0.0.1]/v1/x",
        "https://0x7f.1/v1/x",
        "\\\\evil.example/v1",
        "/\\evil.example/v1",
        "#x",
        "%2e%2e/",
        "../",
        "/v1/../admin",
        "/v1/%2e%2e/admin",
        "/v1/%252e%252e%252fadmin",
        "/v1/..%00/admin",
        "/v1/x/..;y/admin",
        "/v1/x\u{3000}y",
        "/v10/x",
        "//",
        "///evil.example",
        "\r\nx: y",
        "a\r\n\r\nGET /admin HTTP/1.1",
        "\0",
        "\t/v1/x",
        "javascript:alert(1)/",
        "file:///etc/passwd",
        "ftp://example.com/v1/x",
        "data:,/",
        "{page}",
        "\u{202e}",
        "\u{fdfa}",
        "-1",
        "+1",
        "1e3",
        "18446744073709551616",
        "\u{664}\u{662}",
        "",
    ];
    let mut texts = texts.map(str::to_owned).to_vec();
    texts.push("9".repeat(1 << 20));
    texts.push(format!("/{}", "x".repeat(1 << 20)));
    texts
}

/// The path and the query of each request are these, whatever the cursor; or nothing is sent and the argument is refused.
macro_rules! attack {
    ($krate:ident; $($group:ident.$list:ident $path:literal $kind:tt;)*) => {$(
        for text in strange() {
            let (client, fake) = client!($krate; $krate::runtime::FakeReply::status(500));
            let mut pages = client.$group().$list().pages().starting_at(&*text);
            let error = pages.next().await.expect("a page").expect_err("no page");
            let shown: String = text.chars().take(60).collect();
            let requests = fake.requests();
            let message = error.to_string();
            assert!(message.len() < 1000, "{}: {shown:?}: {} bytes", stringify!($list), message.len());
            match requests.as_slice() {
                [] => assert!(matches!(error, $krate::Error::Argument(_)), "{}: {shown:?}: {message}", stringify!($list)),
                [request] => {
                    let url = &request.url;
                    assert_eq!(url.origin().ascii_serialization(), "https://example.com", "{}: {shown:?}", stringify!($list));
                    assert_eq!(url.path(), $path, "{}: {shown:?}", stringify!($list));
                    assert_eq!((url.username(), url.password(), url.fragment()), ("", None, None));
                    let pairs: Vec<_> = url.query_pairs().collect();
                    attack!(@sent $kind pairs request text);
                }
                more => panic!("{}: {shown:?}: {} requests", stringify!($list), more.len()),
            }
        }
    )*};
    (@sent [$parameter:literal] $pairs:ident $request:ident $text:ident) => {
        assert_eq!($pairs, [($parameter.into(), $text.as_str().into())]);
    };
    (@sent (header $name:literal) $pairs:ident $request:ident $text:ident) => {
        assert!($pairs.is_empty());
        assert_eq!($request.headers[$name].as_bytes(), $text.as_bytes());
    };
    (@sent (number $parameter:literal) $pairs:ident $request:ident $text:ident) => {
        assert_eq!($pairs, [($parameter.into(), $text.as_str().into())]);
        assert!($text.bytes().all(|byte| byte.is_ascii_digit()) && $text.parse::<u64>().is_ok(), "{}", $text);
    };
    (@sent (address) $pairs:ident $request:ident $text:ident) => {
        panic!("{:?} was requested as {}", $text, $request.url)
    };
}

#[tokio::test]
async fn an_unusual_cursor_is_a_value_or_is_refused() {
    attack! {
        pages_of_every_kind;
        link.by_link "/v1/link" ["cursor"];
        token.by_token "/v1/token" ["page_token"];
        token_and_more.by_token_and_more "/v1/token-and-more" ["page_token"];
        token_in_headers.by_token_in_headers "/v1/token-in-headers" (header "x-token");
        address.by_address "/v1/address" (address);
        offset.by_offset "/v1/offset" (number "offset");
        page.by_page "/v1/page" ["page"];
        after_an_item.after_item "/v1/after-an-item" ["starting_after"];
        after_an_item_of_the_whole.after_item_of_the_whole "/v1/after-an-item-of-the-whole" ["starting_after"];
        start.by_start "/v1/start" (number "start");
        scim.by_item_number "/v1/scim" (number "startIndex");
        all.among_others "/v1/all/big-things" (number "offset");
    }
    attack! {
        pages_by_extensions;
        address.by_address "/v1/address" (address);
        cursor.by_cursor "/v1/cursor" ["since"];
        skip.by_skip "/v1/skip" (number "from");
        fern.by_fern "/v1/fern" ["since"];
        fern_more.by_fern_more "/v1/fern-more" ["since"];
        fern_pages.by_fern_pages "/v1/fern-pages" (number "nth");
    }
}

#[tokio::test]
async fn the_pagination_decides_the_meaning_of_a_cursor() {
    use pages_of_every_kind::runtime::FakeReply;
    let (client, fake) = client!(pages_of_every_kind; FakeReply::status(500); FakeReply::status(500); FakeReply::status(500));
    let query = "?a=/admin&b=//evil.example#c\r\n\\";
    client.link().by_link().pages().starting_at(query).next().await.expect("a page").expect_err("no page");
    client.token().by_token().pages().starting_at(query).next().await.expect("a page").expect_err("no page");
    let error = client.address().by_address().pages().starting_at(query).next().await.expect("a page").expect_err("no page");
    assert!(matches!(error, pages_of_every_kind::Error::Argument(_)), "{error}");
    client.address().by_address().pages().starting_at("?a=b").next().await.expect("a page").expect_err("no page");
    assert_eq!(
        requests!(fake),
        [
            "GET /v1/link?a=%2Fadmin&b=%2F%2Fevil.example%23c%0D%0A%5C",
            "GET /v1/token?page_token=%3Fa%3D%2Fadmin%26b%3D%2F%2Fevil.example%23c%0D%0A%5C",
            "GET /v1/address?a=b",
        ]
    );
}

#[tokio::test]
async fn a_page_without_the_position_of_the_next_is_an_error() {
    use pages_of_every_kind::runtime::FakeReply;
    let page = |more: bool, token: Option<&str>| {
        FakeReply::json(200, json!({"items": [{"name": "a"}], "has_more": more, "next_page_token": token}))
    };
    for token in [None, Some("")] {
        let (client, fake) = client!(pages_of_every_kind; page(true, Some("x")); page(true, token); page(false, None));
        let mut items = client.token_and_more().by_token_and_more().items();
        for _ in 0..2 {
            items.next().await.expect("an item").expect("one that can be read");
        }
        let error = items.next().await.expect("an error").expect_err("no item");
        assert!(matches!(error, pages_of_every_kind::Error::Paging(_)), "{error}");
        assert!(error.to_string().contains("more pages"), "{error}");
        assert!(items.next().await.is_none());
        assert_eq!(requests!(fake), ["GET /v1/token-and-more", "GET /v1/token-and-more?page_token=x"]);
    }
    let (client, _) = client!(pages_of_every_kind; page(false, Some("x")));
    let mut items = client.token_and_more().by_token_and_more().items();
    items.next().await.expect("an item").expect("one that can be read");
    assert!(items.next().await.is_none());

    let more = pages_by_extensions::runtime::FakeReply::json(200, json!({"found": [{"id": "a"}], "hasMore": true}));
    let (client, _) = client!(pages_by_extensions; more);
    let mut items = client.fern_more().by_fern_more().items();
    items.next().await.expect("an item").expect("one that can be read");
    let error = items.next().await.expect("an error").expect_err("no item");
    assert!(matches!(error, pages_by_extensions::Error::Paging(_)), "{error}");
}

/// What a server says of the next page is no more trusted than a stored cursor.
#[tokio::test]
async fn an_unusual_next_address_is_refused() {
    use pages_of_every_kind::Error;
    use pages_of_every_kind::runtime::FakeReply;
    for text in strange().into_iter().filter(|text| !text.is_empty()) {
        let page = FakeReply::json(200, json!({"page": {"next": text, "things": [{"name": "a"}]}}));
        let (client, fake) = client!(pages_of_every_kind; page; FakeReply::status(500));
        let mut items = client.address().by_address().items();
        items.next().await.expect("an item").expect("one that can be read");
        let error = items.next().await.expect("an error").expect_err("no item");
        let shown: String = text.chars().take(60).collect();
        // An address below the base URL that is too long to be sent is found when it is to be sent.
        let refused = matches!(error, Error::Paging(_)) || (text.len() > 65_534 && matches!(error, Error::Argument(_)));
        assert!(refused && error.to_string().len() < 1000, "{shown:?}: {error}");
        assert_eq!(requests!(fake), ["GET /v1/address"], "{shown:?}");
    }
}
