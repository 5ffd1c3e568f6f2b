//! Schemas that are put together: what `allOf`, unions and discriminators say of one value.

use composition::runtime::FakeReply;
use composition::types::{
    Answer, FirstOrder, Narrowed, NarrowedKind, Nullable, SecondOrder, Station, Undescribed, Window,
};
use conditional_schemas::types::{Anything, Conditions, Contact, Draft4, Figure, FigureUnit, Nested, Payment};
use discriminators::types::{
    Animal, AnimalBasePetType, Company, Event, Free, Kind, Node, Paid, Person, Plan, Shape, Vehicle,
};
use dynamic_references::types::{Numbers, Recursive, Tree, Unnamed};
use scalar_types::types::{Values, ValuesFlag, ValuesMixed, ValuesOnly, ValuesQuoted, ValuesVersion};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::clients::*;

/// Reads the value, which must be written again as it was.
fn read<T: DeserializeOwned + Serialize>(written: &Value) -> T {
    let value: T = serde_json::from_value(written.clone()).expect("a value of the type");
    assert_eq!(serde_json::to_value(&value).expect("JSON"), *written);
    value
}

#[test]
fn allof_same_property() {
    let sent = json!({
        "data": [{"name": "a"}],
        "by_name": {"b": {"name": "b"}},
        "nested": {"all": [{"name": "c"}]},
        "at": "2026-01-02T03:04:05Z",
        "state": "gone",
        "number": 1,
    });
    let (first, second): (FirstOrder, SecondOrder) = (read(&sent), read(&sent));
    let data: (Option<Vec<Station>>, Option<Vec<Station>>) = (first.data, second.data);
    assert_eq!(data.0, data.1);
    assert_eq!(first.by_name, second.by_name);
    assert_eq!(first.by_name.and_then(|mut all| all.remove("b")), Some(Station::new("b")));
    assert_eq!(first.nested.and_then(|nested| nested.all), Some(vec![Station::new("c")]));
    assert_eq!(second.nested.and_then(|nested| nested.all), Some(vec![Station::new("c")]));
    assert_eq!(first.at.map(|at| at.timestamp()), second.at.map(|at| at.timestamp()));
    assert_eq!((first.number, second.number), (Some(1_i64), Some(1_i64)));
}

#[test]
fn union_and_object() {
    let answer: Answer = read(&json!({"success": true, "result": {"id": "a"}}));
    assert_eq!(answer.result.map(|result| result.id), Some("a".to_owned()));
}

#[test]
fn a_subtype_overrides_its_base() {
    let narrowed: Narrowed = read(&json!({"code": "a", "kind": "b"}));
    assert_eq!((narrowed.code.as_deref(), narrowed.kind), (Some("a"), Some(NarrowedKind::B)));
}

#[tokio::test]
async fn allof_nullable_and_ref_to_nullable_described() {
    let (client, fake) = client!(composition; FakeReply::json(200, json!({})));
    let body = Nullable::new(None, None).listed(None).sibling(None);
    client.thing().send_thing(body).await.expect("a reply");
    let sent = fake.requests()[0].body.bytes().expect("a body").to_vec();
    let sent: Value = serde_json::from_slice(&sent).expect("JSON");
    assert_eq!(sent, json!({"window": null, "beside": null, "listed": null, "sibling": null}));
    let read: Nullable = read(&json!({"window": {"start": "a"}, "beside": null}));
    assert_eq!((read.window, read.beside), (Some(Window::new("a")), None));
}

#[test]
fn required_not_described() {
    let read: Undescribed = read(&json!({"a": "a", "ghost": {"any": 1}}));
    assert_eq!(read.ghost, json!({"any": 1}));
}

#[test]
fn discriminator_enum_in_shared_base() {
    let dog: Animal = read(&json!({"name": "Rex", "petType": "Dog"}));
    assert!(matches!(&dog, Animal::Dog(dog) if dog.pet_type == AnimalBasePetType::Dog));
    assert!(matches!(read(&json!({"name": "Tom", "petType": "Cat"})), Animal::Cat(_)));
    assert!(matches!(read(&json!({"petType": "Fish"})), Animal::Unrecognized(_)));
}

#[test]
fn discriminator_enum_of_subtypes() {
    assert!(matches!(read(&json!({"gears": 3, "vehicleType": "bike"})), Vehicle::Bike(_)));
    assert!(matches!(read(&json!({"doors": 3, "vehicleType": "car"})), Vehicle::Car(_)));
}

#[test]
fn base_with_oneof() {
    assert!(matches!(read(&json!({"color": "red", "radius": 1, "type": "circle"})), Shape::Circle(_)));
    assert!(matches!(read(&json!({"color": "red", "side": 1, "type": "square"})), Shape::Square(_)));
    let free: Free = read(&json!({"type": "Free", "ads": true}));
    assert_eq!(read::<Plan>(&json!({"type": "Free", "ads": true})), Plan::Free(free));
    let paid: Paid = read(&json!({"type": "Paid", "price": 3}));
    assert_eq!(paid.price, Some(3));
}

#[test]
fn union_nested_constant() {
    let event = |kind: &str| json!({"sync": {"id": "a", "type": kind}, "type": "sync"});
    assert!(matches!(read(&event("created")), Event::Created(_)));
    assert!(matches!(read(&event("deleted")), Event::Deleted(_)));
    assert!(matches!(read(&event("moved")), Event::Unrecognized(_)));
}

#[test]
fn tag_known() {
    let person = Person::new("Ann");
    assert_eq!(person.kind, Kind::Person);
    assert_eq!(serde_json::to_value(Node::from(person)).expect("JSON"), json!({"name": "Ann", "kind": "person"}));
    assert_eq!(serde_json::to_value(Company::new()).expect("JSON"), json!({"kind": "company"}));
}

#[test]
fn string_enum_unquoted() {
    let values: Values = read(&json!({
        "version": "1.1", "flag": "true", "mixed": "1", "only": "7", "quoted": 2,
    }));
    assert_eq!(values.version, Some(ValuesVersion::N1_1));
    assert_eq!(values.flag, Some(ValuesFlag::True));
    assert_eq!(values.mixed, Some(ValuesMixed::N1));
    assert_eq!(values.only, Some(ValuesOnly::N7));
    assert_eq!(values.quoted, Some(ValuesQuoted::N2));
}

#[test]
fn string_or_empty() {
    assert_eq!(read::<Values>(&json!({"note": ""})).note, Some(String::new()));
    assert_eq!(read::<Values>(&json!({"note": "a"})).note, Some("a".to_owned()));
}

#[test]
fn integer_bounds() {
    let values = json!({"seed": -1, "id": -1, "size": u64::MAX, "count": 3, "narrow": 4_294_967_295_i64});
    let values: Values = read(&values);
    assert_eq!((values.seed, values.id, values.size), (Some(-1_i64), Some(-1_i64), Some(u64::MAX)));
    assert_eq!((values.count, values.narrow), (Some(3_i64), Some(4_294_967_295_i64)));
}

#[test]
fn properties_of_dependent_schemas_are_optional_properties() {
    let paid: Payment = read(&json!({"name": "a", "card": "b", "address": "c", "state": "d"}));
    assert_eq!((paid.address.as_deref(), paid.state.as_deref()), (Some("c"), Some("d")));
    let unpaid: Payment = read(&json!({"name": "a"}));
    assert_eq!((unpaid.name.as_str(), unpaid.card, unpaid.state, unpaid.address), ("a", None, None, None));
    let draft4: Draft4 = read(&json!({"a": "b", "c": 1}));
    assert_eq!(draft4.c, Some(1));
}

#[test]
fn properties_of_then_and_else_are_optional_properties() {
    let circle: Figure = read(&json!({"kind": "circle", "radius": 1.5, "unit": "cm", "label": "a"}));
    assert_eq!((circle.radius, circle.unit), (Some(1.5), Some(FigureUnit::Cm)));
    let square: Figure = read(&json!({"kind": "square", "side": 2.5, "unit": "mm", "label": 1}));
    assert_eq!((square.side, square.unit), (Some(2.5), Some(FigureUnit::Mm)));
    let of_both: Conditions = read(&json!({"kind": "b", "a": "c", "b": {"a": "d"}}));
    assert_eq!(of_both.b.and_then(|inner| inner.a).as_deref(), Some("d"));
    read::<Nested>(&json!({"a": "a", "b": "b", "c": "c", "d": "d"}));
    read::<Anything>(&json!(["a"]));
}

#[test]
fn several_any_of_branches_are_one_struct() {
    let contact: Contact = read(&json!({"name": "a", "mail": "b", "post": "c"}));
    assert_eq!((contact.mail.as_deref(), contact.phone, contact.post.as_deref()), (Some("b"), None, Some("c")));
}

#[test]
fn dynamic_references_are_resolved() {
    let tree: Tree = read(&json!({"value": "a", "children": [{"children": [{"value": "b"}]}]}));
    assert_eq!(tree.children.map(|children| children.len()), Some(1));
    let numbers: Numbers = read(&json!({"items": [1.5]}));
    assert_eq!(numbers.items, Some(vec![1.5]));
    let parts: Recursive = read(&json!({"name": "a", "parts": [{"name": "b"}]}));
    assert_eq!(parts.parts.and_then(|mut parts| parts.pop()?.name).as_deref(), Some("b"));
    read::<Unnamed>(&json!({"inner": {"outer": {"inner": {}}}}));
}
