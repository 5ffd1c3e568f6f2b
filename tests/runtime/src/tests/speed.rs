//! How fast objects are read and written, against what serde derives. Run by hand:
//! `cargo test --release -p client-runtime speed -- --ignored --nocapture`.

#![allow(dead_code)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::runtime::{json, object, string_enum};

object! {
    /// A user.
    pub struct User {
        id: String,
        count: i64 = "theCount",
        ratio: f64,
        active: bool,
        status: Status,
        tags: Vec<String>,
        [optional]
        name: Option<String>,
        email: Option<String> = "emailAddress",
        team: Option<Team>,
        scores: Option<Vec<i64>>,
    }
}

object! {
    /// A team.
    pub struct Team { id: i64, slug: String, [optional] parent: Option<Box<Team>>, }
}

string_enum! {
    /// A status.
    pub enum Status { Active = "active", Disabled = "disabled", }
}

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
