//! Unions that a tag tells apart: which variant is read, and what is written of each.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::clients::*;

/// Reads the text, which must be written again to the byte.
fn read<T: DeserializeOwned + Serialize + Debug>(text: &str) -> T {
    let value = serde_json::from_str(text).expect("a value of the type");
    assert_eq!(written(&value), text);
    value
}

fn written<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("JSON")
}

#[test]
fn the_mapping_has_the_discriminator_values() {
    use union_discriminator_mapping::types::{Cat, Dog, Pet};
    assert_eq!(read::<Pet>(r#"{"kind":"cat","lives":9}"#), Pet::Cat(Cat::new("cat", 9)));
    assert_eq!(read::<Pet>(r#"{"kind":"kitten","lives":9}"#), Pet::Cat(Cat::new("kitten", 9)));
    let dog = Pet::from(Dog::new().tricks(["sit".to_owned()]));
    assert_eq!(read::<Pet>(r#"{"kind":"dog","tricks":["sit"]}"#), dog);
    // What has a mapping is no longer told by its name.
    assert!(matches!(read(r#"{"kind":"Cat","lives":9}"#), Pet::Unrecognized(_)));
}

#[test]
fn schema_names_are_discriminator_values_without_a_mapping() {
    use union_discriminator_by_name::types::{Cat, Dog, Pet};
    assert_eq!(read::<Pet>(r#"{"kind":"Cat","lives":9}"#), Pet::Cat(Cat::new(9)));
    assert_eq!(read::<Pet>(r#"{"kind":"Dog"}"#), Pet::Dog(Dog::new()));
    assert!(matches!(read(r#"{"kind":"cat","lives":9}"#), Pet::Unrecognized(_)));
}

#[tokio::test]
async fn an_unknown_discriminator_value_is_preserved_and_reported() {
    use union_discriminator_mapping::runtime::FakeReply;
    use union_discriminator_mapping::types::{Cat, Pet};
    for (sent, told) in [
        (json!({"kind": "fish", "fins": [2, null]}), r#"$: "fish" is not among the documented values of `kind`"#),
        (json!({"kind": null, "lives": 9}), "$: null is not among the documented values of `kind`"),
        (json!({"lives": 9}), "$: `kind`, which tells the variants apart, is missing"),
    ] {
        let (client, _) = client!(union_discriminator_mapping; FakeReply::json(200, sent.clone()));
        let reply = client.api().get_thing().await.expect("a pet");
        let deviations: Vec<_> = reply.deviations().iter().map(|one| format!("{}: {}", one.path, one.what)).collect();
        assert_eq!(deviations, [told]);
        let pet = reply.into_inner();
        assert_eq!(written(&pet), sent.to_string());
        assert_eq!(pet, Pet::Unrecognized(sent));
    }
    // A variant that its tag names is that variant, whatever else it lacks.
    let (client, _) = client!(union_discriminator_mapping; FakeReply::json(200, json!({"kind": "cat"})));
    let reply = client.api().get_thing().await.expect("a pet");
    assert_eq!(reply.deviations().iter().map(|one| one.path.as_str()).collect::<Vec<_>>(), ["$.lives"]);
    assert_eq!(*reply, Pet::Cat(Cat::new("cat", 0)));
}

#[tokio::test]
async fn the_discriminator_is_sent_for_variants_without_it() {
    use union_tag_undeclared::runtime::FakeReply;
    use union_tag_undeclared::types::{Circle, Drawing, Shape, Square};
    let reply = json!({"frame": {"shape": "circle", "radius": 1}, "shapes": [{"shape": "Square", "side": 2}, {"shape": "oval"}]});
    let (client, fake) = client!(union_tag_undeclared; FakeReply::json(200, reply.clone()));
    // A schema with two tags has a variant for each.
    assert_eq!(read::<Shape>(r#"{"radius":1,"shape":"disc"}"#), Shape::Disc(Circle::new(1)));
    let oval = Shape::Unrecognized(json!({"shape": "oval"}));
    let shapes = [Shape::from(Square::new(2)), oval.clone()];
    let drawing = client.api().put_drawing(Drawing::new(Circle::new(1)).shapes(shapes)).await.expect("a drawing");
    assert_eq!(
        asked!(fake),
        ["PUT /v1/drawing\ncontent-type: application/json\n\n\
          {\"frame\":{\"radius\":1,\"shape\":\"circle\"},\"shapes\":[{\"shape\":\"Square\",\"side\":2},{\"shape\":\"oval\"}]}"]
    );
    let read = Drawing::new(Circle::new(1)).shapes([Shape::from(Square::new(2).shape("Square")), oval]);
    assert_eq!(*drawing, read);
    assert_eq!(serde_json::to_value(&*drawing).expect("JSON"), reply);
}

#[test]
fn a_required_constant_is_a_discriminator() {
    use union_tag_inferred::types::{Closed, Event, Opened};
    assert_eq!(read::<Event>(r#"{"by":"Ann","type":"opened"}"#), Event::Opened(Opened::new().by("Ann")));
    assert_eq!(read::<Event>(r#"{"type":"closed"}"#), Event::Closed(Closed::new()));
    assert!(matches!(read(r#"{"type":"moved"}"#), Event::Unrecognized(_)));
}

#[test]
fn integers_and_booleans_are_discriminator_values() {
    use union_by_integer_and_boolean_tags::types::{GetPageResponse, Keyword, Mapped, Rule, Spam, SpamKind};
    assert_eq!(read::<Rule>(r#"{"kind":1,"words":["a"]}"#), Rule::Keyword(Keyword::new().words(["a".to_owned()])));
    for (text, kind) in [(r#"{"kind":3,"limit":2}"#, SpamKind::N3), (r#"{"kind":-1,"limit":2}"#, SpamKind::Minus1)] {
        assert_eq!(read::<Rule>(text), Rule::Spam(Spam::new(kind).limit(2)));
    }
    assert!(matches!(read(r#"{"kind":"1"}"#), Rule::Unrecognized(_)));
    assert!(matches!(read(r#"{"kind":3}"#), Mapped::Spam(_)));
    let GetPageResponse::Next(page) = read(r#"{"last":false,"next":"b"}"#) else { panic!("the last page") };
    assert_eq!(page.next, "b");
    let GetPageResponse::Total(page) = read(r#"{"last":true,"total":7}"#) else { panic!("not the last page") };
    assert_eq!(page.total, Some(7));
}

#[test]
fn a_base_schema_is_the_union_of_its_subtypes() {
    use inheritance::types::{Fish, FishBase, GetEatenResponse, Salmon, SawShark, Shark, Trout};
    let saw_shark = || Fish::from(Shark::from(SawShark::new().age(3)));
    let salmon = Salmon::new().age(1).friends([saw_shark(), Fish::from(Trout::new())]);
    assert_eq!(
        read::<Fish>(r#"{"age":1,"friends":[{"age":3,"kind":"shark","teeth":"saw"},{"kind":"Trout"}],"kind":"salmon"}"#),
        Fish::Salmon(salmon)
    );
    // The mapping names the base itself.
    assert_eq!(read::<Fish>(r#"{"age":2,"kind":"fish"}"#), Fish::Base(FishBase::new().age(2)));
    assert_eq!(read::<Fish>(r#"{"age":2,"kind":"Trout"}"#), Fish::Trout(Trout::new().age(2)));
    assert!(matches!(read(r#"{"kind":"eel","length":2.5}"#), Fish::Unrecognized(_)));
    // Each of two discriminators has its own say.
    assert!(matches!(read(r#"{"kind":"shark","teeth":"flat"}"#), Fish::Shark(Shark::Unrecognized(_))));
    assert!(matches!(read(r#"{"kind":"shark"}"#), Fish::Shark(Shark::Unrecognized(_))));
    assert!(matches!(read(r#"{"kind":"salmon"}"#), GetEatenResponse::Salmon(_)));
    assert!(matches!(read(r#"{"kind":"Trout"}"#), GetEatenResponse::Trout(_)));
    assert!(matches!(read(r#"{"kind":"shark","teeth":"saw"}"#), GetEatenResponse::Unrecognized(_)));
}
