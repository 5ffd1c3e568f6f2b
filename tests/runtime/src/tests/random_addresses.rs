//! Addresses and paths put together at random from what leads parsers astray: whatever is requested is of the same origin and
//! below the base URL, for a server that decodes more than it should, too.

use super::sample::{API, client};
use crate::runtime::{
    Call, ClientBuilder, Empty, Error, FakeReply, FakeTransport, Method, Operation, Paging, Parameter,
};

const PIECES: [&str; 40] = [
    "/",
    "/",
    "//",
    "\\",
    ".",
    "..",
    "%2e",
    "%2E%2e",
    "%252e",
    "%2f",
    "%252f",
    "%5c",
    ":",
    "@",
    "?",
    "#",
    "&",
    "=",
    ";",
    "%00",
    "%",
    "%zz",
    "[",
    "]",
    "::1",
    "\t",
    "\n",
    " ",
    "\u{3002}",
    "\u{ff0f}",
    "\u{202e}",
    "https",
    "http",
    "ftp",
    "evil.example",
    "eu.example.com",
    "api/0",
    "443",
    "x",
    "127.1",
];

/// Numbers that are the same in each run (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }

    fn text(&mut self, start: &[&str]) -> String {
        let mut text = start[self.below(start.len())].to_owned();
        for _ in 0..self.below(9) {
            text.push_str(PIECES[self.below(PIECES.len())]);
        }
        text
    }
}

fn assert_below(url: &url::Url, base: &str, text: &str) {
    assert_eq!(url.origin().ascii_serialization(), "https://eu.example.com", "{text:?}");
    assert_eq!((url.username(), url.password(), url.fragment()), ("", None, None), "{text:?}");
    let below = url.path().strip_prefix(base);
    assert!(below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')), "{text:?}: {url}");
}

/// How many segments a server ends up below the base when it resolves dots after decoding so often.
fn depth(path: &str, times: usize) -> isize {
    let mut path = path.to_owned();
    for _ in 0..times {
        path = percent_encoding::percent_decode_str(&path).decode_utf8_lossy().into_owned();
    }
    let mut depth = 0;
    let mut least = 0;
    for segment in path.split(['/', '\\']) {
        match segment.split([';', '\0']).next() {
            Some("..") => depth -= 1,
            Some("." | "") => {}
            _ => depth += 1,
        }
        least = least.min(depth);
    }
    least
}

#[tokio::test]
async fn addresses_of_pages() {
    static LIST: Operation =
        Operation::new("list", Method::Get, "/a/l").paging(Paging::of(&["items"]).address(&["next"]));
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut sent = 0;
    for _ in 0..20_000 {
        let text = numbers.text(&["", "/", "//", "?", "https://", "https:", "/api/0/", "https://eu.example.com", "x/"]);
        let (client, fake) = client([FakeReply::status(400)]);
        let error = Call::new(&client, &LIST).pages::<i64>().starting_at(&*text).next().await.unwrap().unwrap_err();
        let requests = fake.requests();
        let Some(request) = requests.first() else {
            assert!(matches!(error, Error::Argument(_)), "{text:?}: {error}");
            continue;
        };
        sent += 1;
        assert_below(&request.url, "/api/0", &text);
        for times in 0..3 {
            assert!(depth(&request.url.path()["/api/0".len()..], times) >= 0, "{text:?}: {}", request.url);
        }
    }
    assert!(sent > 500, "{sent}");
}

#[test]
fn paths_of_raw_requests() {
    let (client, _) = client([]);
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let mut sent = 0;
    for _ in 0..20_000 {
        let text = numbers.text(&["/", "/", "//", "", "https://", "/api/0/"]);
        match client.request("GET", &*text).request() {
            Err(Error::Argument(_)) => {}
            Err(error) => panic!("{text:?}: {error}"),
            Ok(request) => {
                sent += 1;
                assert_below(&request.url, "/api/0", &text);
                assert!(depth(&request.url.path()["/api/0".len()..], 0) >= 0, "{text:?}");
            }
        }
    }
    assert!(sent > 1_000, "{sent}");
}

#[test]
fn arguments_of_paths_and_queries() {
    const ROUTE: Operation = Operation::new("read", Method::Get, "/x/{plain}/{reserved}/y");
    let (client, _) = client([]);
    let mut numbers = Numbers(0xd1b5_4a32_d192_ed03);
    let mut sent = 0;
    for _ in 0..20_000 {
        let (plain, reserved, query) =
            (numbers.text(&["", "/", "."]), numbers.text(&["", "."]), numbers.text(&["", "&"]));
        let call = Call::new(&client, &ROUTE)
            .set(Parameter::path("plain"), &plain)
            .set(Parameter::path("reserved").reserved(), &reserved)
            .set(Parameter::query("q"), &query)
            .set(Parameter::query("r").reserved(), &query);
        match call.request::<Empty>() {
            Err(Error::Argument(_)) => {}
            Err(error) => panic!("{plain:?} {reserved:?}: {error}"),
            Ok(request) => {
                sent += 1;
                assert_below(&request.url, "/api/0/x", &plain);
                let decoded = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
                let segments: Vec<_> = request.url.path().splitn(6, '/').collect();
                let kept = segments[5].strip_suffix("/y").unwrap_or_else(|| panic!("{plain:?} {reserved:?}"));
                assert_eq!((decoded(segments[4]), decoded(kept)), (plain.clone(), decoded(&reserved)));
                assert!(depth(request.url.path(), 0) >= 0);
                let pairs: Vec<_> = request.url.query_pairs().collect();
                assert_eq!(pairs, [("q".into(), (&*query).into()), ("r".into(), decoded(&query).into())], "{query:?}");
            }
        }
    }
    assert!(sent > 10_000, "{sent}");
}

#[test]
fn base_urls() {
    let mut numbers = Numbers(0x94d0_49bb_1331_11eb);
    let mut built = 0;
    for _ in 0..5_000 {
        let text = numbers.text(&["https://", "https://", "http://", "https:", "https://eu.example.com", "//", ""]);
        for exact in [true, false] {
            let builder = ClientBuilder::new(&API).transport(FakeTransport::new());
            let builder = if exact { builder.exact_base_url(&*text) } else { builder.base_url(&*text) };
            let Ok(client) = builder.build() else { continue };
            built += 1;
            let base = url::Url::parse(client.base_url()).unwrap();
            let url = client.request("GET", "/x").request().unwrap().url;
            assert_eq!(url.as_str(), format!("{}/x", client.base_url()), "{text:?}");
            assert_eq!(url.origin(), base.origin(), "{text:?}");
            assert_eq!((url.username(), url.password(), url.query()), ("", None, None), "{text:?}");
        }
    }
    assert!(built > 100, "{built}");
}
