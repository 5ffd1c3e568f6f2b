//! Members that go one way only, in a type that goes both ways.

#![allow(dead_code, reason = "the macros make more than a test calls")]

use serde_json::json;

use super::sample::client;
use crate::runtime::{
    Call, Client, Error, FakeReply, Json, Method, Operation, Patch, Response, json, json_object, tagged_union,
};

/// A user.
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    pub name: String,
    pub password: Option<String>,
    pub nick: Option<String>,
    pub id: Option<String>,
    pub seen: Option<i64>,
    pub left: Patch<i64>,
    pub kind: String,
}

impl User {
    pub fn new(name: impl Into<String>, password: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            password: Some(password.into()),
            nick: None,
            id: None,
            seen: None,
            left: Patch::Absent,
            kind: "user".into(),
        }
    }

    pub fn nick(self, nick: impl Into<String>) -> Self {
        Self { nick: Some(nick.into()), ..self }
    }

    pub fn id(self, id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..self }
    }
}

json_object!(User { name, password, nick, id: read_only, seen: read_only, left: read_only, kind: constant("user") });

/// A team, which has users.
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    pub lead: User,
    pub members: Option<Vec<User>>,
}

impl Team {
    pub fn new(lead: impl Into<User>) -> Self {
        Self { lead: lead.into(), members: None }
    }

    pub fn members(self, members: impl Into<Vec<User>>) -> Self {
        Self { members: Some(members.into()), ..self }
    }
}

json_object!(Team { lead, members });

/// A door, of which the code may be null.
#[derive(Clone, Debug, PartialEq)]
pub struct Door {
    pub code: Option<Option<i64>>,
}

impl Door {
    pub fn new(code: impl Into<Option<i64>>) -> Self {
        Self { code: Some(code.into()) }
    }
}

json_object!(Door { code });

/// Who did it.
#[derive(Clone, Debug, PartialEq)]
pub enum Actor {
    User(User),
    Unrecognized(serde_json::Value),
}

tagged_union!(Actor by "kind" { User(User) = "user" });

const CREATE: Operation = Operation::new("createTeam", Method::Post, "/teams");

async fn create(client: &Client, team: &Team) -> Result<Response<Team>, Error> {
    Call::new(client, &CREATE).json(team).send::<Json<Team>>().await
}

#[tokio::test]
async fn what_the_server_sets_is_neither_asked_for_nor_sent() {
    let answered = json!({"lead": {"name": "Ann", "id": "u1", "seen": 5, "left": null, "kind": "user"}});
    let (client, fake) = client([FakeReply::json(201, answered.clone()), FakeReply::json(201, answered.clone())]);
    let team = Team::new(User::new("Ann", "secret").nick("a")).members([User::new("Bob", "b").id("u2")]);

    let made = create(&client, &team).await.unwrap();
    assert_eq!((made.lead.id.as_deref(), made.lead.seen), (Some("u1"), Some(5)));
    // A reply that is sent back is sent without what only the server sets.
    create(&client, &made).await.unwrap();

    let sent: Vec<serde_json::Value> =
        fake.requests().iter().map(|request| serde_json::from_slice(&request.body.bytes().unwrap()).unwrap()).collect();
    assert_eq!(
        sent,
        [
            json!({
                "lead": {"name": "Ann", "password": "secret", "nick": "a", "kind": "user"},
                "members": [{"name": "Bob", "password": "b", "kind": "user"}]
            }),
            json!({"lead": {"name": "Ann", "kind": "user"}}),
        ]
    );
}

#[tokio::test]
async fn what_is_only_sent_is_missed_in_no_reply() {
    let (client, _) = client([FakeReply::json(201, json!({"lead": {"name": "Ann", "id": "u1", "kind": "user"}}))]);
    let made = create(&client, &Team::new(User::new("Ann", "secret"))).await.unwrap();
    assert_eq!(made.lead.password, None);
    assert!(made.deviations().is_empty(), "{:?}", made.deviations());
}

#[test]
fn a_value_that_is_stored_is_whole() {
    let user = User::new("Ann", "secret").id("u1");
    let whole = json!({"name": "Ann", "password": "secret", "id": "u1", "kind": "user"});
    assert_eq!(serde_json::to_value(&user).unwrap(), whole);
    assert_eq!(serde_json::to_value(Actor::User(user.clone())).unwrap(), whole);
    // Where it is sent within a union, it is not.
    let sent = json!({"name": "Ann", "password": "secret", "kind": "user"});
    assert_eq!(json::to_value(&Actor::User(user)).unwrap(), sent);
}

#[test]
fn null_is_kept_whichever_way_it_goes() {
    for user in [
        json!({"name": "Ann", "left": null, "kind": "user"}),
        json!({"name": "Ann", "left": 5, "kind": "user"}),
        json!({"name": "Ann", "kind": "user"}),
    ] {
        let read: User = serde_json::from_value(user.clone()).unwrap();
        assert_eq!(serde_json::to_value(&read).unwrap(), user);
        assert_eq!(json::to_value(&read).unwrap(), json!({"name": "Ann", "kind": "user"}));
    }
    assert_eq!(User::new("Ann", "secret").left, Patch::Absent);
    for door in [json!({"code": null}), json!({"code": 5}), json!({})] {
        let read: Door = serde_json::from_value(door.clone()).unwrap();
        assert_eq!(json::to_value(&read).unwrap(), door);
    }
    assert_eq!(json::to_value(&Door::new(None)).unwrap(), json!({"code": null}));
}
