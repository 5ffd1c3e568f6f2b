//! Unions: which variant is chosen, what is preserved, and which deviations are reported.

// What a macro makes for a client's users is not all used by a test.
#![allow(dead_code)]

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::reading::{again, read, strictly};
use crate::runtime::{DateTime, Patch, Wire, json, json_object, string_enum, tagged_union, union};

/// A cat; the tag is a member of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Cat {
    #[allow(dead_code)]
    pub pet_type: String,
    pub name: String,
}

impl Cat {
    pub fn new(pet_type: impl Into<String>, name: impl Into<String>) -> Self {
        Self { pet_type: pet_type.into(), name: name.into() }
    }
}

json_object!(Cat { pet_type = "petType", name });

/// A dog, which does not name the tag.
#[derive(Clone, Debug, PartialEq)]
pub struct Dog {
    pub barks: bool,
    pub friend: Option<Pet>,
}

impl Dog {
    pub fn new(barks: bool) -> Self {
        Self { barks, friend: None }
    }
}

json_object!(Dog { barks, friend });

/// A pet.
#[derive(Clone, Debug, PartialEq)]
pub enum Pet {
    Cat(Cat),
    /// A dog.
    Dog(Box<Dog>),
    Unrecognized(Value),
}

tagged_union!(Pet by "petType" { Cat(Cat) = "cat" | "kitty", Dog(Box<Dog>) = "dog" });

/// What words begin.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    pub words: i64,
    pub kind: i64,
}

impl Words {
    pub fn new(words: i64) -> Self {
        Self { words, kind: 1 }
    }
}

json_object!(Words { words, kind: constant(1) });

/// Told apart by integers and booleans.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    Words(Words),
    Last(Dog),
    Unrecognized(Value),
}

tagged_union!(Rule by "kind" { Words(Words) = 1, Last(Dog) = -1 | true });

/// A user.
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    pub id: i64,
    pub login: String,
    pub email: Option<String>,
}

impl User {
    pub fn new(id: i64, login: impl Into<String>) -> Self {
        Self { id, login: login.into(), email: None }
    }
}

json_object!(User { id, login, email });

/// A bot.
#[derive(Clone, Debug, PartialEq)]
pub struct Bot {
    pub id: i64,
    pub kind: String,
    pub login: Option<String>,
}

impl Bot {
    pub fn new(id: i64, kind: impl Into<String>) -> Self {
        Self { id, kind: kind.into(), login: None }
    }

    pub fn login(self, login: impl Into<String>) -> Self {
        Self { login: Some(login.into()), ..self }
    }
}

json_object!(Bot { id, kind, login });

/// A little of a user.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    pub id: i64,
}

impl Reference {
    pub fn new(id: i64) -> Self {
        Self { id }
    }
}

json_object!(Reference { id });

/// A little more of a user.
#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    pub id: i64,
    pub email: Option<String>,
}

json_object!(Contact { id, email });

/// A notice about a reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Short {
    pub about: Reference,
}

json_object!(Short { about });

/// A notice about a contact.
#[derive(Clone, Debug, PartialEq)]
pub struct Long {
    pub about: Contact,
    pub others: Option<Vec<Contact>>,
}

json_object!(Long { about, others });

/// A notice, of two with the same required members.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    Short(Short),
    Long(Long),
    Unrecognized(Value),
}

union!(Notice { Short(Short): object { "about" }, Long(Long): object { "about" } });

/// Known names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Known {
    Root,
    Unrecognized(String),
}

string_enum!(Known { Root = "root" });

/// All kinds.
#[derive(Clone, Debug, PartialEq)]
pub enum Owner {
    Name(String),
    Known(Known),
    Time(DateTime),
    Ratio(f64),
    Id(i64),
    Flag(bool),
    Nothing(()),
    Reference(Reference),
    User(Box<User>),
    Bot(Bot),
    References(Vec<Reference>),
    Users(Vec<User>),
    Unrecognized(Value),
}

union!(Owner { Name(String): string, Known(Known): string, Time(DateTime): string, Ratio(f64): number, Id(i64): integer, Flag(bool): boolean, Nothing(()): null, Reference(Reference): object { "id" }, User(Box<User>): object { "id", "login" }, Bot(Bot): object { "id", "kind" = "bot" }, References(Vec<Reference>): array, Users(Vec<User>): array });

/// Text, or an open map.
#[derive(Clone, Debug, PartialEq)]
pub enum Loose {
    Map(BTreeMap<String, i64>),
    Other(Value),
    Unrecognized(Value),
}

union!(Loose { Map(BTreeMap<String, i64>): object, Other(Value): any });

/// Constants of each kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Version {
    One(Reference),
    Minus(Reference),
    Half(Reference),
    On(Reference),
    Unrecognized(Value),
}

union!(Version { One(Reference): object { "v" = 1 }, Minus(Reference) explicit: object { "v" = -1 }, Half(Reference) explicit: object { "v" = 0.5 }, On(Reference) explicit: object { "v" = true } });

/// Values and types.
#[derive(Clone, Debug, PartialEq)]
pub enum Setting {
    Auto,
    Empty,
    Never,
    Half,
    Off,
    Times(i64),
    Labels(BTreeMap<String, String>),
    Unrecognized(Value),
}

union!(Setting { Auto = "auto", Empty = "", Never = 0, Half = 0.5, Off = false, Times(i64): integer, Labels(BTreeMap<String, String>): object });

/// Few kinds.
#[derive(Clone, Debug, PartialEq)]
pub enum Id {
    Number(i64),
    User(User),
    Unrecognized(Value),
}

union!(Id { Number(i64): integer, User(User): object { "id", "login" } });

/// Holds itself, twice.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    Left(Box<Left>),
    Right(Box<Right>),
    Leaf(i64),
    Unrecognized(Value),
}

union!(Tree { Left(Box<Left>): object { "next" }, Right(Box<Right>): object { "next" }, Leaf(i64): integer });

/// A branch.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    pub next: Tree,
}

impl Left {
    pub fn new(next: impl Into<Tree>) -> Self {
        Self { next: next.into() }
    }
}

json_object!(Left { next });

/// Another of the same members.
#[derive(Clone, Debug, PartialEq)]
pub struct Right {
    pub next: Tree,
}

json_object!(Right { next });

#[test]
fn the_tag_chooses() {
    let cat = strictly::<Pet>(r#"{"petType": "kitty", "name": "Tom"}"#);
    assert_eq!(cat, Pet::Cat(Cat::new("kitty", "Tom")));
    assert_eq!(again::<Pet>(r#"{"petType":"kitty","name":"Tom"}"#).len(), r#"{"petType":"kitty","name":"Tom"}"#.len());
    assert_eq!(strictly::<Pet>(r#"{"barks": true, "petType": "dog"}"#), Pet::Dog(Box::new(Dog::new(true))));
}

#[test]
fn the_tag_is_written_where_the_payload_does_not() {
    let dog = Pet::Dog(Box::new(Dog::new(true)));
    assert_eq!(json::to_value(&dog).unwrap(), json!({"barks": true, "petType": "dog"}));
    let cat = Pet::Cat(Cat::new("kitty", "Tom"));
    assert_eq!(json::to_value(&cat).unwrap(), json!({"petType": "kitty", "name": "Tom"}));
}

#[test]
fn an_unknown_or_missing_tag_keeps_everything() {
    for (sent, what) in [
        (r#"{"petType":"fish","x":[1]}"#, r#"$: "fish" is not among the documented values of `petType`"#),
        (r#"{"petType":null}"#, "$: null is not among the documented values of `petType`"),
        (r#"{"name":"Tom"}"#, "$: `petType`, which tells the variants apart, is missing"),
        (r#""Tom""#, "$: `petType`, which tells the variants apart, is missing"),
        ("null", "$: `petType`, which tells the variants apart, is missing"),
    ] {
        let (pet, deviations) = read::<Pet>(sent);
        assert_eq!(pet, Pet::Unrecognized(serde_json::from_str(sent).unwrap()));
        assert_eq!(deviations, [what]);
        assert_eq!(again::<Pet>(sent), sent);
    }
}

/// A pet, or any other object.
#[derive(Clone, Debug, PartialEq)]
pub enum Animal {
    Cat(Cat),
    Other(Silent),
    Unrecognized(Value),
}

tagged_union!(Animal by "petType" { Cat(Cat) = "cat" } otherwise Other(Silent));

#[test]
fn a_default_variant_takes_objects_with_another_tag_or_none() {
    assert_eq!(strictly::<Animal>(r#"{"petType":"cat","name":"Tom"}"#), Animal::Cat(Cat::new("cat", "Tom")));
    for sent in [r#"{"note":"Blub."}"#, r#"{"petType":"fish","note":"Blub."}"#, r#"{"petType":null,"note":"Blub."}"#] {
        let other = strictly::<Animal>(sent);
        assert_eq!(other, Silent { note: Some("Blub.".to_owned()) }.into(), "{sent}");
        assert_eq!(json::to_value(&other).unwrap(), json!({"note": "Blub."}));
    }
    let (animal, deviations) = read::<Animal>("3");
    assert_eq!((animal, deviations.len()), (Animal::Unrecognized(json!(3)), 1));
}

/// Null is as good as nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Silent {
    pub note: Option<String>,
}

json_object!(Silent { note });

/// Null says something.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Telling {
    pub note: Patch<String>,
}

json_object!(Telling { note });

/// Told apart by nothing but what null says.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    Silent(Silent),
    Telling(Telling),
    Unrecognized(Value),
}

union!(Note { Silent(Silent): object, Telling(Telling): object });

#[test]
fn a_variant_that_keeps_null_goes_first() {
    assert_eq!(again::<Note>(r#"{"note":null}"#), r#"{"note":null}"#);
    assert!(matches!(strictly::<Note>(r#"{"note": "a"}"#), Note::Silent(_)));
}

#[test]
fn tags_are_integers_and_booleans_too() {
    assert_eq!(strictly::<Rule>(r#"{"kind": 1, "words": 2}"#), Rule::Words(Words::new(2)));
    assert_eq!(strictly::<Rule>(r#"{"kind": -1, "barks": true}"#), Rule::Last(Dog::new(true)));
    assert_eq!(strictly::<Rule>(r#"{"kind": true, "barks": true}"#), Rule::Last(Dog::new(true)));
    assert_eq!(json::to_value(&Rule::Words(Words::new(2))).unwrap(), json!({"words": 2, "kind": 1}));
    assert_eq!(json::to_value(&Rule::Last(Dog::new(true))).unwrap(), json!({"barks": true, "kind": -1}));
    let (rule, deviations) = read::<Rule>(r#"{"kind": "1", "words": 2}"#);
    assert!(matches!(rule, Rule::Unrecognized(_)));
    assert_eq!(deviations, [r#"$: "1" is not among the documented values of `kind`"#]);
}

#[test]
fn paths_go_on_inside_a_tagged_union() {
    let deviations =
        read::<Vec<Pet>>(r#"[{"petType": "dog", "barks": true, "friend": {"petType": "cat", "name": []}}]"#).1;
    assert_eq!(deviations, ["$[0].friend.name: invalid type: sequence, expected a string: replaced by an empty value"]);
    let deviations = read::<Vec<Pet>>(r#"[{"petType": "dog", "barks": "true", "friend": {"petType": "cat"}}]"#).1;
    assert_eq!(deviations.len(), 2);
    assert!(deviations[0].starts_with("$[0].barks: "), "{deviations:?}");
    assert_eq!(deviations[1], "$[0].friend.name: a required member is missing");
}

/// An integer, or something else.
#[derive(Clone, Debug, PartialEq)]
pub enum Whole {
    Other(Value),
    Count(i64),
    Unrecognized(Value),
}

union!(Whole { Other(Value): any, Count(i64): integer });

#[test]
fn the_kind_chooses() {
    assert_eq!(strictly::<Owner>(r#""acme""#), Owner::Name("acme".into()));
    assert_eq!(strictly::<Owner>("5"), Owner::Id(5));
    assert_eq!(strictly::<Owner>("5.5"), Owner::Ratio(5.5));
    assert_eq!(strictly::<Owner>("5.0"), Owner::Ratio(5.0));
    assert_eq!(strictly::<Owner>("true"), Owner::Flag(true));
    assert_eq!(strictly::<Owner>("null"), Owner::Nothing(()));
    assert_eq!(strictly::<Loose>(r#"{"a": 1}"#), Loose::Map(BTreeMap::from([("a".into(), 1)])));
    assert_eq!(strictly::<Loose>(r#"{"a": "1"}"#), Loose::Other(json!({"a": "1"})));
    assert_eq!(strictly::<Loose>("null"), Loose::Other(Value::Null));
}

#[test]
fn a_number_beyond_the_integers_is_a_number() {
    let (owner, deviations) = read::<Owner>("18446744073709551615");
    assert_eq!(owner, Owner::Ratio(18_446_744_073_709_551_615.0));
    assert_eq!(deviations.len(), 1);
    assert_eq!(strictly::<Owner>("10000000000000000000"), Owner::Ratio(1e19));
}

#[test]
fn an_integer_with_a_fraction_of_zero_is_an_integer_for_unions_too() {
    assert_eq!(strictly::<Whole>("5.0"), Whole::Count(5));
    assert_eq!(strictly::<Whole>("5.5"), Whole::Other(json!(5.5)));
    let rule = r#"{"kind": 1.0, "words": 2.0}"#;
    assert_eq!(strictly::<Rule>(rule), Rule::Words(Words::new(2)));
    assert_eq!(strictly::<Words>(rule), Words::new(2));
}

#[test]
fn a_value_known_by_name_goes_before_any_text() {
    assert_eq!(strictly::<Owner>(r#""root""#), Owner::Known(Known::Root));
    assert!(matches!(strictly::<Owner>(r#""2020-01-01T00:00:00Z""#), Owner::Time(_)));
}

#[test]
fn the_variant_that_drops_nothing_is_chosen() {
    assert_eq!(strictly::<Owner>(r#"{"id": 1}"#), Owner::Reference(Reference::new(1)));
    assert_eq!(strictly::<Owner>(r#"{"id": 1, "login": "a"}"#), Owner::User(Box::new(User::new(1, "a"))));
    let bot = strictly::<Owner>(r#"{"id": 1, "login": "a", "kind": "bot"}"#);
    assert_eq!(bot, Owner::Bot(Bot::new(1, "bot").login("a")));
    let user = strictly::<Owner>(r#"{"id": 1, "login": "a", "kind": "human"}"#);
    assert_eq!(user, Owner::User(Box::new(User::new(1, "a"))));
    assert_eq!(strictly::<Owner>(r#"[{"id": 1}]"#), Owner::References(vec![Reference::new(1)]));
    assert_eq!(strictly::<Owner>(r#"[{"id": 1, "login": "a"}]"#), Owner::Users(vec![User::new(1, "a")]));
}

#[test]
fn what_is_dropped_within_the_value_counts() {
    let contact = |id, email: Option<&str>| Contact { id, email: email.map(Into::into) };
    let read = |text: &str| strictly::<Notice>(text);
    assert_eq!(read(r#"{"about": {"id": 1}}"#), Notice::Short(Short { about: Reference::new(1) }));
    assert_eq!(
        read(r#"{"about": {"id": 1, "email": "a"}}"#),
        Notice::Long(Long { about: contact(1, Some("a")), others: None })
    );
    // A member that no variant has changes nothing.
    assert_eq!(
        read(r#"{"about": {"id": 1, "email": "a", "new": 2}}"#),
        Notice::Long(Long { about: contact(1, Some("a")), others: None })
    );
    assert_eq!(read(r#"{"about": {"id": 1, "new": 2}}"#), Notice::Short(Short { about: Reference::new(1) }));
}

#[test]
fn a_comparison_of_nested_unions_ends_in_time() {
    let depth = 100;
    let text = format!(r#"{}5{}"#, r#"{"next": "#.repeat(depth), r#", "dropped": 1}"#.repeat(depth));
    let start = std::time::Instant::now();
    let mut tree = strictly::<Tree>(&text);
    assert!(start.elapsed() < std::time::Duration::from_secs(5), "{:?}", start.elapsed());
    for _ in 0..depth {
        tree = match tree {
            Tree::Left(left) => left.next,
            Tree::Right(right) => right.next,
            other => panic!("{other:?}"),
        };
    }
    assert_eq!(tree, Tree::Leaf(5));
}

#[test]
fn constants_of_every_kind_choose() {
    for (v, of) in [
        ("1", Version::One as fn(Reference) -> Version),
        ("-1", Version::Minus),
        ("0.5", Version::Half),
        ("true", Version::On),
    ] {
        assert_eq!(strictly::<Version>(&format!(r#"{{"id": 7, "v": {v}}}"#)), of(Reference::new(7)));
    }
    assert!(matches!(read::<Version>(r#"{"id": 7, "v": "1"}"#).0, Version::Unrecognized(_)));
}

#[test]
fn a_variant_for_one_value_holds_nothing() {
    for (sent, expected) in [
        (r#""auto""#, Setting::Auto),
        (r#""""#, Setting::Empty),
        ("0", Setting::Never),
        ("0.5", Setting::Half),
        ("false", Setting::Off),
        ("1", Setting::Times(1)),
        (r#"{"a":"b"}"#, Setting::Labels(BTreeMap::from([("a".into(), "b".into())]))),
    ] {
        assert_eq!(strictly::<Setting>(sent), expected);
        assert_eq!(again::<Setting>(sent), sent);
    }
    assert_eq!(strictly::<Setting>("0.0"), Setting::Never);
}

#[test]
fn another_value_of_that_kind_is_kept_and_reported() {
    for (sent, reasons) in [
        (
            r#""other""#,
            r#"Auto: not "auto"; Empty: not ""; Never: not an integer; Half: not a number; Off: not a boolean"#,
        ),
        ("true", "Auto: not a string; Empty: not a string; Never: not an integer; Half: not a number; Off: not false"),
    ] {
        let (setting, deviations) = read::<Setting>(sent);
        assert_eq!(setting, Setting::Unrecognized(serde_json::from_str(sent).unwrap()));
        assert_eq!(again::<Setting>(sent), sent);
        let reasons = format!("{reasons}; Times: not an integer; Labels: not an object");
        assert_eq!(deviations, [format!("$: no documented variant fits ({reasons}), kept as it is")]);
    }
}

#[test]
fn a_variant_with_deviations_comes_after_one_without() {
    // The user has more of the members, but its `login` is no text; the reference reads as documented.
    let (owner, deviations) = read::<Owner>(r#"{"id": 1, "login": 5}"#);
    assert_eq!((owner, deviations.len()), (Owner::Reference(Reference::new(1)), 0));
    let (id, deviations) = read::<Vec<Id>>(r#"[{"id": "1", "login": "a"}]"#);
    assert_eq!(id, [Id::User(User::new(1, "a"))]);
    assert_eq!(deviations, [r#"$[0].id: "1" where an integer is documented, read as 1"#]);
}

#[test]
fn an_object_that_lacks_a_required_member_is_still_read() {
    let (id, deviations) = read::<Id>(r#"{"login": "a"}"#);
    assert_eq!(id, Id::User(User::new(0, "a")));
    assert_eq!(deviations, ["$.id: a required member is missing"]);
    // But an object that has nothing of the variant is another one.
    assert!(matches!(read::<Id>(r#"{"x": 1}"#).0, Id::Unrecognized(_)));
    assert!(matches!(read::<Id>("{}").0, Id::Unrecognized(_)));
}

#[test]
fn what_no_variant_takes_is_kept_with_each_reason() {
    let sent = r#"[{"id":[],"login":"a"}]"#;
    let (ids, deviations) = read::<Vec<Id>>(sent);
    assert_eq!(ids, [Id::Unrecognized(json!({"id": [], "login": "a"}))]);
    assert_eq!(again::<Vec<Id>>(sent), sent);
    assert_eq!(
        deviations,
        [
            "$[0]: no documented variant fits (Number: not an integer; User: invalid type: sequence, expected an integer at \
          $.id), kept as it is"
        ]
    );
    assert_eq!(
        read::<Id>(r#""5""#).1,
        ["$: no documented variant fits (Number: not an integer; User: not an object), kept as it is"]
    );
    assert_eq!(Id::absent(), Some(Id::Unrecognized(Value::Null)));
}

#[test]
fn a_failed_variant_leaves_no_trace() {
    // `id` is reported by the first variant that is tried leniently, which then fails at `login`.
    let deviations = read::<(Id, i64)>(r#"[{"id": "1", "login": {}}, 1]"#).1;
    assert_eq!(deviations.len(), 1);
    assert!(deviations[0].starts_with("$[0]: no documented variant fits"), "{deviations:?}");
}

#[test]
fn what_is_written_is_the_payload() {
    let owner = Owner::User(Box::new(User::new(1, "a")));
    assert_eq!(json::to_vec(&owner).unwrap(), br#"{"id":1,"login":"a"}"#);
    assert_eq!(json::to_vec(&Owner::Nothing(())).unwrap(), b"null");
    assert_eq!(serde_json::to_value(Owner::Id(5)).unwrap(), json!(5));
    assert_eq!(serde_json::from_value::<Owner>(json!(5)).unwrap(), Owner::Id(5));
}

#[test]
fn unions_within_unions_are_strict_within() {
    assert_eq!(strictly::<Tree>(r#"{"next": {"next": 5}}"#), {
        let inner = Tree::Left(Box::new(Left::new(Tree::Leaf(5))));
        Tree::Left(Box::new(Left::new(inner)))
    });
}

#[test]
fn a_hostile_union_is_read_in_time() {
    let depth = 100;
    let text = format!(r#"{}"x"{}"#, r#"{"next": "#.repeat(depth), "}".repeat(depth));
    let start = std::time::Instant::now();
    let (tree, _) = read::<Tree>(&text);
    assert!(start.elapsed() < std::time::Duration::from_secs(5), "{:?}", start.elapsed());
    let written: Value = json::to_value(&tree).unwrap();
    assert_eq!(written, serde_json::from_str::<Value>(&text).unwrap());
}

#[test]
fn what_a_variant_holds_becomes_the_union() {
    let user = || User::new(1, "a");
    assert_eq!(Owner::from(user()), Owner::User(Box::new(user())));
    assert_eq!(Owner::from(Box::new(user())), Owner::User(Box::new(user())));
    assert_eq!(Owner::from("a".to_owned()), Owner::Name("a".to_owned()));
}

#[test]
fn a_variant_of_text_is_made_of_any_text() {
    assert_eq!(Owner::from("Ada"), Owner::Name("Ada".to_owned()));
    assert_eq!(Owner::from("Ada".to_owned()), Owner::Name("Ada".to_owned()));
}
