//! Parameters: each style as the table of the specification has it.

use std::collections::BTreeMap;

use crate::clients::*;

fn object(members: [(&str, &str); 2]) -> BTreeMap<String, String> {
    members.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

#[test]
fn styles_of_a_path() {
    let (client, _) = client!(path_styles);
    let call = client.files().get_file(7, ["a", "b/c"], ["x", "y"], ["1", "2"], object([("k", "v w"), ("l", "?")]));
    assert_eq!(sent!(call), "GET /v1/files/7/.a,b%2Fc/;matrix=x;matrix=y/1,2/k=v%20w,l=%3F/");
}

#[test]
fn styles_of_a_query() {
    let (client, _) = client!(query_styles);
    let sends = |call: query_styles::operations::things::GetThing<'_>| {
        let sent = sent!(call);
        sent.strip_prefix("GET /v1/things?").expect("the path").replace("&needed=n", "").replace("needed=n&", "")
    };
    let get = || client.things().get_thing(["n"]);
    assert_eq!(sends(get().form(["a b", "c&d"])), "form=a%20b&form=c%26d");
    assert_eq!(sends(get().comma([1, 2])), "comma=1,2");
    assert_eq!(sends(get().space(["a", "b"])), "space=a%20b");
    assert_eq!(sends(get().pipe(["a", "b|c"])), "pipe=a%7Cb%7Cc");
    assert_eq!(sends(get().deep(query_styles::types::GetThingDeep::new().a("x").b(2))), "deep%5Ba%5D=x&deep%5Bb%5D=2");
    assert_eq!(sends(get().exploded(object([("p", "1"), ("q", "=")]))), "p=1&q=%3D");
    assert_eq!(sends(get().json(query_styles::types::GetThingJson::new().q("a"))), "json=%7B%22q%22%3A%22a%22%7D");
    assert_eq!(sends(get().reserved("a/b?c")), "reserved=a/b?c");
    assert_eq!(sent!(client.things().get_thing(["n", "m"])), "GET /v1/things?needed=n&needed=m");
}

#[test]
fn parameters_that_are_the_whole_query() {
    use parameters_of_3_2::types::{ListMatchesPattern, ListMatchesPatternRange, QuerySelector, SearchFilter};
    let (client, _) = client!(parameters_of_3_2);
    let filter = SearchFilter::new("a b").tags(["x".to_owned(), "y".to_owned()]);
    assert_eq!(
        sent!(client.api().search(filter).greeting("a/b=c; d")),
        "GET /v1/search?tags=x&tags=y&term=a%20b\ncookie: greeting=a/b=c%3B%20d"
    );
    assert_eq!(sent!(client.api().query("a:b/c")), "GET /v1/query/a:b/c");
    assert_eq!(sent!(client.api().query("a").selector(QuerySelector::new().a(1))), "GET /v1/query/a?%7B%22a%22%3A1%7D");
    let pattern = ListMatchesPattern::new()
        .ids([1, 2])
        .range(ListMatchesPatternRange::new().from("x"))
        .words(["a".to_owned(), "b".to_owned()]);
    assert_eq!(
        sent!(client.matches().list_matches().pattern(pattern)),
        "GET /v1/matches?ids=1,2&range%5Bfrom%5D=x&words=a&words=b"
    );
}

#[test]
fn a_form_is_the_value_of_a_parameter() {
    use forms_in_parameters::types::Filter;
    let (client, _) = client!(forms_in_parameters);
    let filter = || Filter::new().name("v w").tags(["1".to_owned(), "2".to_owned()]);
    let call = client.things().list_things();
    assert_eq!(
        sent!(call.filter(filter()).sort(filter()).x_filter(filter())),
        "GET /v1/things?filter=name%3Dv%2520w%26tags%3D1%26tags%3D2&sort=name%3Dv%2520w%26tags%3D1%257C2\n\
         x-filter: name=v%20w&tags=1&tags=2"
    );
}

#[test]
fn queries_and_fragments_in_paths() {
    let (client, _) = client!(queries_and_fragments_in_paths);
    let big = client.things().list_big_things("a&b").limit(5).page(2);
    assert_eq!(sent!(big), "GET /v1/things?kind=big&sort=a%26b&limit=5&page=2");
    assert_eq!(sent!(client.things().search_things("x y")), "GET /v1/things?q=x%20y");
    assert_eq!(sent!(client.things().restore_thing("7", true)), "POST /v1/things/7?restore=true");
}

#[test]
fn headers_and_cookies() {
    let (client, _) = client!(header_and_cookie_parameters);
    let call = client.things().list_things(5).session("a;b").x_list(["p", "q"]);
    assert_eq!(sent!(call), "GET /v1/things\ncookie: session=a%3Bb\nx-list: p,q\nx-shared: 5");
}

#[test]
fn a_default_is_not_sent() {
    use defaults_are_documented::types::GetThingOrder;
    let (client, _) = client!(defaults_are_documented);
    assert_eq!(sent!(client.things().get_thing()), "GET /v1/things");
    assert_eq!(sent!(client.things().get_thing().order(GetThingOrder::Asc)), "GET /v1/things?order=asc");
}

#[test]
fn variables_of_servers() {
    let url = |builder: server_variables::ClientBuilder| {
        let client = server_variables::Client::from(builder.build().expect("a client"));
        client.things().get_thing().request().expect("a request").url.to_string()
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
    let client = server_variables::Client::from(builder().build().expect("a client"));
    assert_eq!(client.api().upload().request().expect("a request").url.as_str(), "https://upload.example.com/upload");
}

#[test]
fn query_object_with_list() {
    use query_object_with_list::types::{Filter, FilterKind, FindBooksBody, Seen};
    let (client, _) = client!(query_object_with_list);
    let filter =
        || Filter::new().page(2).sort(["title".to_owned(), "a b".to_owned()]).kinds([FilterKind::Novel, FilterKind::Comic]);
    let pairs = "kinds=novel&kinds=comic&page=2&sort=title&sort=a%20b";
    let call = client.books().list_books().filter(filter()).seen(Seen::new().id([1, 2]));
    assert_eq!(sent!(call), format!("GET /v1/books?{pairs}\ncookie: id=1; id=2"));
    let form = sent!(client.books().find_books(FindBooksBody::new().filter(filter())));
    assert_eq!(form, format!("POST /v1/books\ncontent-type: application/x-www-form-urlencoded\n\n{pairs}"));
}

#[test]
fn deep_object_lists() {
    use deep_object_lists::types::*;
    let (client, _) = client!(deep_object_lists);
    let texts = || ["x".to_owned(), "y".to_owned()];
    let customer = ListOrdersFilterCustomer::new().tags(texts());
    let filter = ListOrdersFilter::new().states(texts()).customer(customer);
    let pairs = ["filter[customer][tags][0]=x", "filter[customer][tags][1]=y", "filter[states][0]=x", "filter[states][1]=y"];
    let encoded = |pairs: &[&str]| pairs.join("&").replace('[', "%5B").replace(']', "%5D");
    assert_eq!(sent!(client.orders().list_orders().filter(filter)), format!("GET /v1/orders?{}", encoded(&pairs)));
    let card = CreateOrderBodyCard::new().networks(texts());
    let item = CreateOrderBodyItem::new("9").rates(texts());
    let body = CreateOrderBody::new().card(card).items([item.clone(), item]);
    let pairs = [
        "card[networks][0]=x",
        "card[networks][1]=y",
        "items[0][price]=9",
        "items[0][rates][0]=x",
        "items[0][rates][1]=y",
        "items[1][price]=9",
        "items[1][rates][0]=x",
        "items[1][rates][1]=y",
    ];
    let sent = sent!(client.orders().create_order(body));
    assert_eq!(sent.split("\n\n").last(), Some(&*encoded(&pairs)));
}

#[test]
fn skip_url_encoding() {
    let (client, _) = client!(skip_url_encoding);
    assert_eq!(sent!(client.files().get_file("a/b c/d.txt")), "GET /v1/files/a/b%20c/d.txt");
    assert_eq!(sent!(client.proxy().get_log("a/b")), "GET /v1/proxy/a/b/log");
    assert_eq!(sent!(client.r#static().get_static("a?b#c")), "GET /v1/static/a%3Fb%23c");
    let locks = client.locks().list_locks("subscriptions/7/group%20x").filter("name eq 'a/b'%26c");
    assert_eq!(sent!(locks), "GET /v1/subscriptions/7/group%20x/locks?filter=name%20eq%20%27a/b%27%26c");
    assert_eq!(sent!(client.objects().get_object("a/b:c").prefix("x/y")), "GET /v1/objects/a/b:c?prefix=x/y");
    assert_eq!(sent!(client.plain().get_plain("a/b")), "GET /v1/plain/a%2Fb");
    for hostile in ["..", "a/../../b", "a/%2e%2E", "./a", "a/..;x/b"] {
        assert!(client.files().get_file(hostile).request().is_err(), "{hostile}");
        assert!(client.locks().list_locks(hostile).request().is_err(), "{hostile}");
    }
}

#[test]
fn paths() {
    let (client, _) = client!(paths);
    let same = client.api().same("p", "q", "text").id_header("h").id_cookie("c").body("b");
    let sent = sent!(same);
    assert!(sent.starts_with("POST /v1/same/p?id=q&body=b\n"), "{sent}");
    assert!(sent.contains("\ncookie: id=c\n") && sent.contains("\nid: h") && sent.ends_with("\n\ntext"), "{sent}");
    assert_eq!(sent!(client.api().either().key("q").key_header("h")), "GET /v1/either?key=q\nkey: h");
    assert_eq!(sent!(client.tenants().get_log("t", "l")), "GET /v1/tenants/t/logs/l");
    assert_eq!(sent!(client.pairs().get_pair("a", "b")), "GET /v1/pairs/a/b");
    let calls = client.calls().list_calls("c", 3, "s").items_query("i");
    assert_eq!(sent!(calls), "GET /v1/calls?call=c&pages=3&send=s&items=i");
}

#[test]
fn argument_order() {
    // The documents differ in their order alone, so what is written for one is right for the other.
    macro_rules! sends {
        ($krate:ident) => {{
            use $krate::types::{AddPictureBody, TransferBody};
            let (client, _) = client!($krate);
            let transfer = client.banks().transfer("bank", "account", "by", "from", "to", TransferBody::new("amount", "payee", "payer"));
            let request = client.pictures().add_picture(AddPictureBody::new("back".as_bytes().to_vec(), "left".as_bytes().to_vec())).request();
            let body = String::from_utf8(request.expect("a request").body.bytes().expect("bytes").to_vec()).expect("text");
            (sent!(transfer), body)
        }};
    }
    for (sent, form) in [sends!(argument_order), sends!(argument_order_swapped)] {
        assert!(sent.starts_with("POST /v1/banks/bank/accounts/account/transfers?from=from&to=to\n"), "{sent}");
        assert!(sent.contains("\nx-by: by\n"), "{sent}");
        let body: serde_json::Value = sent.split("\n\n").last().and_then(|body| serde_json::from_str(body).ok()).expect("JSON");
        assert_eq!(body, serde_json::json!({"amount": "amount", "payee": "payee", "payer": "payer"}));
        let part = |name: &str| form.split(&format!(" name=\"{name}\"")).nth(1).and_then(|rest| rest.split("\r\n\r\n").nth(1)).and_then(|rest| rest.split("\r\n").next());
        assert_eq!((part("left"), part("back")), (Some("left"), Some("back")), "{form}");
    }
}

#[test]
fn api_version() {
    let api_of = |builder: api_version::ClientBuilder| {
        api_version::Client::from(builder.build().expect("a client"))
    };
    let builder = api_version::Client::builder;
    let client = api_of(builder());
    assert_eq!(sent!(client.books().get_book(7)), "GET /v1/books/7?api-version=2024-01-01\nx-depth: 3");
    let client = api_of(builder().api_version("2025-02-02").x_depth(4));
    assert_eq!(sent!(client.books().get_book(7)), "GET /v1/books/7?api-version=2025-02-02\nx-depth: 4");
    let own = client.books().list_books(2).api_version("2026-03-03").x_depth(5);
    assert_eq!(sent!(own), "GET /v1/books?page=2&api-version=2026-03-03\nx-depth: 5");
    let added = sent!(client.books().add_book("text"));
    assert!(added.starts_with("POST /v1/books?api-version=2025-02-02\n"), "{added}");
}

#[test]
fn operation_server_variable() {
    let builder = operation_server_variable::Client::builder;
    let urls = |builder: operation_server_variable::ClientBuilder| {
        let client = operation_server_variable::Client::from(builder.build().expect("a client"));
        let requests = [client.api().plain().request(), client.api().upload().request(), client.api().ask().request()];
        requests.map(|request| request.map_or_else(|error| error.to_string(), |request| request.url.to_string()))
    };
    let [plain, upload, ask] = urls(builder());
    assert_eq!(plain, "https://api.example.com/v1/plain");
    assert_eq!(upload, "https://eu.upload.example.com/v1/upload");
    assert_eq!(ask, "https://demo.ask.example.com/ask");
    let [plain, upload, ask] = urls(builder().region("us").version("v2").tenant("ann"));
    assert_eq!(plain, "https://api.example.com/v2/plain");
    assert_eq!(upload, "https://us.upload.example.com/v2/upload");
    assert_eq!(ask, "https://ann.ask.example.com/ask");
    let [_, upload, ask] = urls(builder().region("moon").tenant("evil.example/"));
    assert!(upload.contains("must be one of eu, us") && ask.contains("`tenant`"), "{upload} {ask}");
}

#[test]
fn required_parameters_may_have_the_names_of_call_methods() {
    let (client, _) = client!(required_names_of_methods);
    let sent = sent!(client.things().list_things("c", "i", "p", "r", "s"));
    assert_eq!(sent, "GET /v1/things?call=c&items=i&pages=p&request=r&send=s");
    let sent = sent!(client.things().make_thing().call("c").items_query("i").pages_query("p").send_query("s"));
    assert_eq!(sent, "POST /v1/things?call=c&items=i&pages=p&send=s");
}

#[test]
fn unions_with_strings_accept_borrowed_text() {
    use union_with_text::types::{Label, Owner, Thing, When};
    let (client, _) = client!(union_with_text);
    let thing = Thing::new("red", "Ann", "noon");
    assert_eq!((&thing.label, &thing.owner), (&Label::Tag("red".to_owned()), &Owner::Name("Ann".to_owned())));
    assert_eq!(thing.when, When::Name("noon".to_owned()));
    let sent = sent!(client.things().make_thing("me", thing));
    let json = r#"{"owner":"Ann","label":"red","when":"noon"}"#;
    assert_eq!(sent, format!("POST /v1/things?by=me\ncontent-type: application/json\n\n{json}"));
    assert_eq!(Owner::from("Ann".to_owned()), Owner::from("Ann"));
}

#[test]
fn parameters_of_types_of_other_crates_are_sent_as_text() {
    let (client, _) = client!(own_names_and_types);
    let address = std::net::IpAddr::from([10, 0, 0, 1]);
    let call = client.machines().find(address).also(vec![address, address]).limit(5);
    assert_eq!(sent!(call), "GET /v1/hosts/10.0.0.1?also=10.0.0.1&also=10.0.0.1\nx-max: 5");
}
