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
    use union_discriminator_mapping::types::{Dog, Pet};
    assert!(matches!(read(r#"{"kind":"cat","lives":9}"#), Pet::Cat(cat) if cat.kind == "cat" && cat.lives == 9));
    assert!(matches!(read(r#"{"kind":"kitten","lives":9}"#), Pet::Cat(cat) if cat.kind == "kitten" && cat.lives == 9));
    let dog: Dog = read(r#"{"kind":"dog","tricks":["sit"]}"#);
    assert_eq!((dog.kind.as_str(), dog.tricks.as_deref()), ("dog", Some(["sit".to_owned()].as_slice())));
    assert_eq!(read::<Pet>(r#"{"kind":"dog","tricks":["sit"]}"#), Pet::from(dog));
    // A variant with a mapping is no longer recognized by its name.
    assert!(matches!(read(r#"{"kind":"Cat","lives":9}"#), Pet::Unrecognized(_)));
}

#[test]
fn schema_names_are_discriminator_values_without_a_mapping() {
    use union_discriminator_by_name::types::Pet;
    assert!(matches!(read(r#"{"kind":"Cat","lives":9}"#), Pet::Cat(cat) if cat.kind == "Cat" && cat.lives == 9));
    assert!(matches!(read(r#"{"kind":"Dog"}"#), Pet::Dog(dog) if dog.kind == "Dog" && dog.tricks.is_none()));
    assert!(matches!(read(r#"{"kind":"cat","lives":9}"#), Pet::Unrecognized(_)));
}

#[tokio::test]
async fn an_unknown_discriminator_value_is_preserved_and_reported() {
    use union_discriminator_mapping::runtime::FakeReply;
    use union_discriminator_mapping::types::Pet;
    for (sent, deviation) in [
        (json!({"kind": "fish", "fins": [2, null]}), r#"$: "fish" is not among the documented values of `kind`"#),
        (json!({"kind": null, "lives": 9}), "$: null is not among the documented values of `kind`"),
        (json!({"lives": 9}), "$: `kind`, which tells the variants apart, is missing"),
    ] {
        let (client, _) = client!(union_discriminator_mapping; FakeReply::json(200, sent.clone()));
        let reply = client.things().get_thing().await.expect("a pet");
        let deviations: Vec<_> = reply.deviations().iter().map(|one| format!("{}: {}", one.path, one.what)).collect();
        assert_eq!(deviations, [deviation]);
        let pet = reply.into_inner();
        assert_eq!(written(&pet), sent.to_string());
        assert_eq!(pet, Pet::Unrecognized(sent));
    }
    // A variant that its tag names is that variant, whatever else it lacks.
    let (client, _) = client!(union_discriminator_mapping; FakeReply::json(200, json!({"kind": "cat"})));
    let reply = client.things().get_thing().await.expect("a pet");
    assert_eq!(reply.deviations().iter().map(|one| one.path.as_str()).collect::<Vec<_>>(), ["$.lives"]);
    assert!(matches!(&*reply, Pet::Cat(cat) if cat.kind == "cat" && cat.lives == 0), "{reply:?}");
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
    let drawing = client.drawing().put_drawing(Drawing::new(Circle::new(1)).shapes(shapes)).await.expect("a drawing");
    assert_eq!(
        requests!(fake),
        ["PUT /v1/drawing\ncontent-type: application/json\n\n\
          {\"frame\":{\"radius\":1,\"shape\":\"circle\"},\"shapes\":[{\"shape\":\"Square\",\"side\":2},{\"shape\":\"oval\"}]}"]
    );
    let read = Drawing::new(Circle::new(1)).shapes([Shape::from(Square::new(2).shape("Square")), oval]);
    assert_eq!(*drawing, read);
    assert_eq!(serde_json::to_value(&*drawing).expect("JSON"), reply);
}

#[test]
fn a_required_constant_is_a_discriminator() {
    use union_tag_inferred::types::Event;
    let Event::Opened(opened) = read(r#"{"by":"Ann","type":"opened"}"#) else { panic!("not opened") };
    assert_eq!((opened.r#type.as_str(), opened.by.as_deref()), ("opened", Some("Ann")));
    let Event::Closed(closed) = read(r#"{"type":"closed"}"#) else { panic!("not closed") };
    assert_eq!((closed.r#type.as_str(), closed.reason), ("closed", None));
    assert!(matches!(read(r#"{"type":"moved"}"#), Event::Unrecognized(_)));
}

#[test]
fn integers_and_booleans_are_discriminator_values() {
    use union_by_integer_and_boolean_tags::types::{GetPageResponse, KeywordKind, Mapped, Rule, SpamKind};
    let Rule::Keyword(keyword) = read(r#"{"kind":1,"words":["a"]}"#) else { panic!("no keyword") };
    assert_eq!((keyword.kind, keyword.words), (KeywordKind::N1, Some(vec!["a".to_owned()])));
    for (text, kind) in [(r#"{"kind":3,"limit":2}"#, SpamKind::N3), (r#"{"kind":-1,"limit":2}"#, SpamKind::Minus1)] {
        assert!(matches!(read(text), Rule::Spam(spam) if spam.kind == kind && spam.limit == Some(2)), "{text}");
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
    use inheritance::types::{Fish, GetEatenResponse, SawShark, Shark, Trout};
    let text = r#"{"age":1,"friends":[{"age":3,"kind":"shark","teeth":"saw"},{"kind":"Trout"}],"kind":"salmon"}"#;
    let Fish::Salmon(salmon) = read(text) else { panic!("no salmon") };
    assert_eq!((salmon.kind.as_str(), salmon.age), ("salmon", Some(1)));
    let saw_shark: SawShark = read(r#"{"teeth":"saw","kind":"shark","age":3}"#);
    assert_eq!((saw_shark.kind.as_str(), saw_shark.teeth.as_str(), saw_shark.age), ("shark", "saw", Some(3)));
    let trout: Trout = read(r#"{"kind":"Trout"}"#);
    assert_eq!((trout.kind.as_str(), trout.age), ("Trout", None));
    assert_eq!(salmon.friends, Some(vec![Fish::from(Shark::from(saw_shark)), Fish::from(trout)]));
    // The mapping names the base itself.
    assert!(matches!(read(r#"{"age":2,"kind":"fish"}"#), Fish::Base(fish) if fish.kind == "fish" && fish.age == Some(2)));
    assert!(matches!(read(r#"{"age":2,"kind":"Trout"}"#), Fish::Trout(fish) if fish.kind == "Trout" && fish.age == Some(2)));
    assert!(matches!(read(r#"{"kind":"eel","length":2.5}"#), Fish::Unrecognized(_)));
    // Each of two discriminators has its own say.
    assert!(matches!(read(r#"{"kind":"shark","teeth":"flat"}"#), Fish::Shark(Shark::Unrecognized(_))));
    assert!(matches!(read(r#"{"kind":"shark"}"#), Fish::Shark(Shark::Unrecognized(_))));
    assert!(matches!(read(r#"{"kind":"salmon"}"#), GetEatenResponse::Salmon(_)));
    assert!(matches!(read(r#"{"kind":"Trout"}"#), GetEatenResponse::Trout(_)));
    assert!(matches!(read(r#"{"kind":"shark","teeth":"saw"}"#), GetEatenResponse::Unrecognized(_)));
}
