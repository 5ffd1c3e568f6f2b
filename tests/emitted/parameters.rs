//! Parameters: each style as the table of the specification has it.

use std::collections::BTreeMap;

fn object(members: [(&str, &str); 2]) -> BTreeMap<String, String> {
    members.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

#[test]
fn styles_of_a_path() {
    let (client, _) = client!(path_styles);
    let call = client.api().get_file(7, ["a", "b/c"], ["x", "y"], ["1", "2"], object([("k", "v w"), ("l", "?")]));
    assert_eq!(sent!(call), "GET /v1/files/7/.a,b%2Fc/;matrix=x;matrix=y/1,2/k=v%20w,l=%3F/");
}

#[test]
fn styles_of_a_query() {
    let (client, _) = client!(query_styles);
    let api = client.api();
    let sends = |call: query_styles::operations::api::GetThing<'_>| {
        let sent = sent!(call);
        sent.strip_prefix("GET /v1/things?").expect("the path").replace("&needed=n", "").replace("needed=n&", "")
    };
    let get = || api.get_thing(["n"]);
    assert_eq!(sends(get().form(["a b", "c&d"])), "form=a%20b&form=c%26d");
    assert_eq!(sends(get().comma([1, 2])), "comma=1,2");
    assert_eq!(sends(get().space(["a", "b"])), "space=a%20b");
    assert_eq!(sends(get().pipe(["a", "b|c"])), "pipe=a%7Cb%7Cc");
    assert_eq!(sends(get().deep(query_styles::types::GetThingDeep::new().a("x").b(2))), "deep%5Ba%5D=x&deep%5Bb%5D=2");
    assert_eq!(sends(get().exploded(object([("p", "1"), ("q", "=")]))), "p=1&q=%3D");
    assert_eq!(sends(get().json(query_styles::types::GetThingJson::new().q("a"))), "json=%7B%22q%22%3A%22a%22%7D");
    assert_eq!(sends(get().reserved("a/b?c")), "reserved=a/b?c");
    assert_eq!(sent!(api.get_thing(["n", "m"])), "GET /v1/things?needed=n&needed=m");
}

#[test]
fn parameters_that_are_the_whole_query() {
    use parameters_of_3_2::types::{QuerySelector, SearchFilter};
    let (client, _) = client!(parameters_of_3_2);
    let api = client.api();
    let filter = SearchFilter::new("a b").tags(["x".to_owned(), "y".to_owned()]);
    assert_eq!(
        sent!(api.search(filter).greeting("a/b=c; d")),
        "GET /v1/search?tags=x&tags=y&term=a%20b\ncookie: greeting=a/b=c%3B%20d"
    );
    assert_eq!(sent!(api.query("a:b/c")), "GET /v1/query/a:b%2Fc");
    assert_eq!(sent!(api.query("a").selector(QuerySelector::new().a(1))), "GET /v1/query/a?%7B%22a%22%3A1%7D");
}

#[test]
fn queries_and_fragments_that_stand_in_paths() {
    let (client, _) = client!(queries_and_fragments_in_paths);
    let api = client.api();
    let big = api.list_big_things("a&b").limit(5).page(2);
    assert_eq!(sent!(big), "GET /v1/things?kind=big&sort=a%26b&limit=5&page=2");
    assert_eq!(sent!(api.search_things("x y")), "GET /v1/things?q=x%20y");
    assert_eq!(sent!(api.restore_thing("7", true)), "POST /v1/things/7?restore=true");
}

#[test]
fn headers_and_cookies() {
    let (client, _) = client!(header_and_cookie_parameters);
    let call = client.api().list_things(5).session("a;b").x_list(["p", "q"]);
    assert_eq!(sent!(call), "GET /v1/things\ncookie: session=a%3Bb\nx-list: p,q\nx-shared: 5");
}

#[test]
fn a_default_is_not_sent() {
    use defaults_are_documented::types::GetThingOrder;
    let (client, _) = client!(defaults_are_documented);
    assert_eq!(sent!(client.api().get_thing()), "GET /v1/things");
    assert_eq!(sent!(client.api().get_thing().order(GetThingOrder::Asc)), "GET /v1/things?order=asc");
}

#[test]
fn variables_of_servers() {
    let url = |builder: server_variables::ClientBuilder| {
        let client = builder.build().expect("a client");
        client.api().get_thing().request().expect("a request").url.to_string()
    };
    let builder = server_variables::Client::builder;
    assert_eq!(url(builder()), "https://eu.example.com/v1/things");
    assert_eq!(url(builder().region("us").base("v2")), "https://us.example.com/v2/things");
    assert_eq!(url(builder().exact_base_url("http://localhost:1/x/")), "http://localhost:1/x/things");
    assert!(builder().region("moon").build().is_err());
    assert_eq!(url(builder().server(2).tenant("ann").base("v3")), "https://ann.example.net/v3/things");
    let error = builder().server(2).build().expect_err("no tenant").to_string();
    assert!(error.contains("`tenant`"), "{error}");
    for tenant in ["", "evil.com/", "evil.com#", "evil.com?x=", "user@evil.com", "a.b", "a:1", "a\\", "..", "{base}"] {
        let refused = builder().server(2).tenant(tenant).base("v3").build();
        assert!(refused.is_err(), "{tenant:?}");
    }
    let client = builder().build().expect("a client");
    assert_eq!(client.api().upload().request().expect("a request").url.as_str(), "https://upload.example.com/upload");
}
