//! Values of generated types: JSON is read and written again without loss, for each kind of schema.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::clients::*;

/// Reads a value as `T`, and asserts that writing it again yields the same JSON.
fn read<T: DeserializeOwned + Serialize + Debug>(written: &Value) -> T {
    let value: T = serde_json::from_value(written.clone()).expect("a value of the type");
    assert_eq!(serde_json::to_value(&value).expect("JSON"), *written);
    value
}

#[test]
fn several_any_of_branches_may_match() {
    use any_of_and_or::types::{Author, Both, Event, Pet, Update};
    let both: Both = read(&json!({"left": "a", "right": "b"}));
    assert_eq!((both.left.as_deref(), both.right.as_deref()), (Some("a"), Some("b")));
    assert!(matches!(read(&json!({"age": 3, "nickname": "Rex"})), Pet::ByAge(_)));
    assert!(matches!(read(&json!({"type": "cat", "hunts": true})), Pet::ByType(_)));
    assert!(matches!(read(&json!({"age": 3, "type": "cat", "hunts": true})), Pet::Both(_)));
    assert!(matches!(read(&json!({"kind": "gone", "at": "noon"})), Event::Gone(_)));
    assert!(matches!(read(&json!({"action": "remove"})), Update::Remove(_)));
    read::<Author>(&json!({"name": "Ann", "mail": "ann@example.com", "since": "2026"}));
}

#[test]
fn the_json_kind_selects_the_variant() {
    use union_by_json_kind::types::{Id, Owner};
    for (value, is_it) in [
        (json!("Ann"), (|owner| matches!(owner, Owner::String(_))) as fn(&Owner) -> bool),
        (json!(7), |owner| matches!(owner, Owner::Integer(_))),
        (json!(true), |owner| matches!(owner, Owner::Boolean(_))),
        (json!(["Ann"]), |owner| matches!(owner, Owner::StringList(_))),
        (json!({"id": 7}), |owner| matches!(owner, Owner::User(_))),
        (json!(0.5), |owner| matches!(owner, Owner::Unrecognized(_))),
    ] {
        let owner: Owner = read(&value);
        assert!(is_it(&owner), "{owner:?}");
    }
    assert!(matches!(read(&json!("7")), Id::String(_)));
    assert!(matches!(read(&json!(7)), Id::Integer(_)));
}

#[test]
fn additional_properties_are_preserved() {
    use additional_properties::types::{Beside, EveryResponse, Open};
    let beside: Beside = read(&json!({"id": "a", "more": 1, "most": 2}));
    assert_eq!(beside.additional_properties.get("most"), Some(&2));
    read::<Open>(&json!({"id": "a", "more": {"deep": [1, null]}}));
    let every: EveryResponse = read(&json!({
        "map": {"a": {"id": "b"}},
        "any_map": {"a": [true]},
        "patterns": {"x-a": "b"},
        "taken": {"additional_properties": "a", "more": "b"}
    }));
    assert_eq!(every.map.as_ref().and_then(|map| map.get("a")?.id.as_deref()), Some("b"));
}

#[test]
fn encoded_values_are_written_in_their_encoding() {
    use encoded_values::runtime::{Base64, Base64Url, HttpDate, UnixTime};
    use encoded_values::types::Thing;
    let (client, _) = client!(encoded_values);
    let moment = |text: &str| chrono::DateTime::parse_from_rfc3339(text).expect("a moment");
    let thing = Thing::new(b"\xfb\xff".to_vec()).digest(Base64Url::from(b"\xfb\xff".to_vec()));
    let thing = thing.created(UnixTime::from(moment("1970-01-01T00:01:00Z"))).age("P1D");
    let call = client.things().put_thing(b"\xfb\xff".to_vec(), moment("1970-01-01T00:00:10Z"), thing);
    let call = call.keys([Base64Url::from(vec![1]), Base64Url::from(vec![2])]);
    let call = call.if_modified_since(HttpDate::from(moment("1994-11-06T09:49:37+01:00")));
    assert_eq!(
        sent!(call),
        "PUT /v1/things/-_8?since=10&keys=AQ,Ag\ncontent-type: application/json\n\
         if-modified-since: Sun, 06 Nov 1994 08:49:37 GMT\n\n\
         {\"content\":\"+/8=\",\"digest\":\"-_8\",\"created\":60,\"age\":\"P1D\"}"
    );
    let text: Base64 = read(&json!("dGV4dA=="));
    assert_eq!(&text[..], b"text");
}

#[test]
fn dates_preserve_the_received_offset() {
    use dates_and_formats::types::Formats;
    let formats: Formats = read(&json!({
        "moment": "2026-01-02T03:04:05.678901+05:30",
        "day": "2026-01-02",
        "time": "03:04:05Z",
        "id": "no uuid",
        "bytes": "dGV4dA==",
        "odd": "anything"
    }));
    assert_eq!(formats.moment.offset().local_minus_utc(), 5 * 3_600 + 1_800);
}

/// The type of the items is named with the singular of the list, or with the word itself if it is not a plural.
#[test]
fn item_types_are_named_with_the_singular_of_the_list() {
    // Each row: the name of a list, the type of its items, and a field of this type that no other type has.
    macro_rules! lists {
        ($($list:ident: $item:ident.$member:ident),* $(,)?) => {{
            let written = [$((stringify!($list), json!([{stringify!($member): "a"}]))),*];
            assert_eq!(written.len(), 23);
            let shop: plurals::types::Shop = read(&written.into_iter().collect());
            $(
                let items: Vec<plurals::types::$item> = shop.$list.expect(stringify!($list));
                let members: Vec<_> = items.iter().map(|item| item.$member.as_deref()).collect();
                assert_eq!(members, [Some("a")], "{}", stringify!($list));
            )*
        }};
    }
    lists! {
        warehouses: ShopWarehouse.p0,
        houses: ShopHouse.p1,
        sizes: ShopSize.p2,
        caches: ShopCache.p3,
        cookies: ShopCookie.p4,
        movies: ShopMovie.p5,
        aliases: ShopAlias.p6,
        databases: ShopDatabase.p7,
        spouses: ShopSpouse.p8,
        clauses: ShopClause.p9,
        heroes: ShopHero.p10,
        leaves: ShopLeaf.p11,
        matrices: ShopMatrix.p12,
        indices: ShopIndex.p13,
        axes: ShopAxis.p14,
        canvases: ShopCanvas.p15,
        buses: ShopBus.p16,
        statuses: ShopStatus.p17,
        responses: ShopResponse.p18,
        prizes: ShopPrize.p19,
        niches: ShopNiche.p20,
        menus: ShopMenu.p21,
        status: ShopStatusItem.p22,
    }
}

#[test]
fn types_of_other_crates_are_read_and_written() {
    use own_names_and_types::types::{Machine, Target};
    let machine: Machine = read(&json!({
        "addr": "::1", "others": ["10.0.0.1"], "port": 80, "page": null, "target": "10.0.0.2", "extra": [1], "more": {"a": 1},
    }));
    assert!(machine.address.is_ipv6() && machine.page.is_none());
    assert!(matches!(machine.target, Some(Target::IpAddr(_))));
    assert!(matches!(read(&json!(443)), Target::NonZeroU16(_)));
    let page: Machine = read(&json!({"addr": "::1", "page": "https://example.com/a"}));
    assert_eq!(page.page.as_ref().map(url::Url::path), Some("/a"));
    for (wrong, message) in [
        (json!({"addr": "nowhere", "page": null}), "\"nowhere\" cannot be read: invalid IP address syntax"),
        (json!({"addr": "::1", "page": null, "port": 0}), "nonzero"),
    ] {
        let error = serde_json::from_value::<Machine>(wrong).expect_err("a value that is not of the type");
        assert!(error.to_string().contains(message), "{error}");
    }
}
