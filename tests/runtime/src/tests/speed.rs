//! How fast objects are read and written, against what serde derives. Run by hand:
//! `cargo test --release -p client-runtime speed -- --ignored --nocapture`.

#![allow(dead_code)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::runtime::{json, json_object, string_enum};

/// A user.
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    pub id: String,
    pub count: i64,
    pub ratio: f64,
    pub active: bool,
    pub status: Status,
    pub tags: Vec<String>,
    pub name: Option<String>,
    pub email: Option<String>,
    pub team: Option<Team>,
    pub scores: Option<Vec<i64>>,
}

impl User {
    pub fn new(
        id: impl Into<String>,
        count: i64,
        ratio: f64,
        active: bool,
        status: impl Into<Status>,
        tags: impl Into<Vec<String>>,
    ) -> Self {
        Self {
            id: id.into(),
            count,
            ratio,
            active,
            status: status.into(),
            tags: tags.into(),
            name: None,
            email: None,
            team: None,
            scores: None,
        }
    }

    pub fn name(self, name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..self }
    }

    pub fn email(self, email: impl Into<String>) -> Self {
        Self { email: Some(email.into()), ..self }
    }

    pub fn team(self, team: impl Into<Team>) -> Self {
        Self { team: Some(team.into()), ..self }
    }

    pub fn scores(self, scores: impl Into<Vec<i64>>) -> Self {
        Self { scores: Some(scores.into()), ..self }
    }
}

json_object!(User { id, count = "theCount", ratio, active, status, tags, name, email = "emailAddress", team, scores });

/// A team.
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    pub id: i64,
    pub slug: String,
    pub parent: Option<Box<Team>>,
}

impl Team {
    pub fn new(id: i64, slug: impl Into<String>) -> Self {
        Self { id, slug: slug.into(), parent: None }
    }

    pub fn parent(self, parent: impl Into<Box<Team>>) -> Self {
        Self { parent: Some(parent.into()), ..self }
    }
}

json_object!(Team { id, slug, parent });

/// A status.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    Active,
    Disabled,
    Unrecognized(String),
}

string_enum!(Status { Active = "active", Disabled = "disabled" });

#[derive(Serialize, Deserialize)]
struct DerivedUser {
    id: String,
    #[serde(rename = "theCount")]
    count: i64,
    ratio: f64,
    active: bool,
    status: DerivedStatus,
    tags: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(rename = "emailAddress", skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    team: Option<DerivedTeam>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scores: Option<Vec<i64>>,
}

#[derive(Serialize, Deserialize)]
struct DerivedTeam {
    id: i64,
    slug: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<Box<DerivedTeam>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum DerivedStatus {
    Active,
    Disabled,
}

#[test]
#[ignore = "a measurement"]
fn reading_and_writing_against_derives() {
    let team = Team::new(7, "infrastructure").parent(Team::new(1, "everyone"));
    let user = User::new("a1b2c3", 42, 0.75, true, Status::Active, ["one".to_owned(), "two".to_owned()])
        .name("Someone")
        .email("someone@example.com")
        .team(team)
        .scores([1, 20, 300]);
    let text = json::to_vec(&vec![user; 2000]).unwrap();

    let ours = least(|| json::from_slice::<Vec<User>>(&text).unwrap());
    let derived = least(|| serde_json::from_slice::<Vec<DerivedUser>>(&text).unwrap());
    report("read", ours, derived);

    let ours = json::from_slice::<Vec<User>>(&text).unwrap().value;
    let derived: Vec<DerivedUser> = serde_json::from_slice(&text).unwrap();
    report("write", least(|| json::to_vec(&ours).unwrap()), least(|| serde_json::to_vec(&derived).unwrap()));
}

fn least<T>(mut run: impl FnMut() -> T) -> Duration {
    let time = |_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    };
    (0..200).map(time).min().unwrap_or_default()
}

fn report(what: &str, ours: Duration, derived: Duration) {
    println!("{what}: {ours:?}, derived {derived:?}, ratio {:.2}", ours.as_secs_f64() / derived.as_secs_f64());
}
