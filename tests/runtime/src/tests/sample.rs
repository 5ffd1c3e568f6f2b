//! A generated client in miniature, written as the generator writes it, and helpers to call it.

#![allow(dead_code, reason = "a generated client offers more than these tests call")]

use serde_json::Value;

use crate::runtime::{
    Api, Call, Client, ClientBuilder, Credential, Empty, FakeReply, FakeTransport, Json, List, Method, Operation,
    Parameter, Scheme, SchemeKind, Server, Text, Upload, Variable, json_object, replies, request,
};

/// A thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Thing {
    pub id: String,
    pub name: Option<String>,
}

impl Thing {
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), name: None }
    }

    pub fn name(self, name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..self }
    }
}

json_object!(Thing { id, name });

pub static API: Api = Api {
    title: "Sample",
    version: "1.0",
    user_agent: "sample/1.0",
    env_prefix: "SAMPLE",
    servers: &[Server {
        url: "https://{region}.example.com/api/0",
        description: "",
        variables: &[Variable { name: "region", default: "eu", allowed: &["eu", "us"] }],
    }],
    operation_variables: &[],
    schemes: &[
        Scheme { name: "Token", kind: SchemeKind::Bearer },
        Scheme { name: "Login", kind: SchemeKind::Basic },
        Scheme { name: "HeaderKey", kind: SchemeKind::ApiKeyHeader("X-Api-Key") },
        Scheme { name: "QueryKey", kind: SchemeKind::ApiKeyQuery("api key") },
        Scheme { name: "CookieKey", kind: SchemeKind::ApiKeyCookie("session") },
        Scheme { name: "Authorization", kind: SchemeKind::ApiKeyHeader("Authorization") },
    ],
    security: &[&["Token"]],
};

const LIST: Operation = Operation::new("listThings", Method::Get, "/things/{org}/")
    .errors(&[("401", "Unauthorized."), ("404", "No such organization.")]);
const CREATE: Operation = Operation::new("createThing", Method::Post, "/things/{org}/")
    .errors(&[("4XX", "Bad thing."), ("default", "Else.")]);
const DELETE: Operation = Operation::new("deleteThing", Method::Delete, "/things/{org}/{thing}/");
const READ: Operation = Operation::new("readThing", Method::Get, "/things/{org}/{thing}/");
const START: Operation = Operation::new("startThing", Method::Post, "/start").idempotent().security(&[
    &["QueryKey", "HeaderKey"],
    &["Login"],
    &[],
]);
const UPLOAD: Operation = Operation::new("uploadThing", Method::Put, "/upload")
    .server(&Server { url: "https://upload.example.com/v2", description: "", variables: &[] })
    .security(&[]);
const NOTES: Operation = Operation::new("readNotes", Method::Get, "/notes").not_idempotent().accept("text/markdown");
const PICTURE: Operation = Operation::new("readPicture", Method::Get, "/picture");

/// The operations on things.
#[derive(Clone, Copy, Debug)]
pub struct Things<'c>(pub &'c Client);

impl<'c> Things<'c> {
    pub fn list(&self, org: &str) -> ListThings<'c> {
        ListThings(Call::new(self.0, &LIST).path(&[&org]))
    }

    pub fn create(&self, org: &str, body: Thing) -> CreateThing<'c> {
        CreateThing(Call::new(self.0, &CREATE).path(&[&org]).json(&body))
    }

    pub fn delete(&self, org: &str, thing: &str) -> DeleteThing<'c> {
        DeleteThing(Call::new(self.0, &DELETE).path(&[&org, &thing]))
    }

    pub fn read(&self, org: &str, thing: &str) -> ReadThing<'c> {
        ReadThing(Call::new(self.0, &READ).path(&[&org, &thing]))
    }

    pub fn start(&self, mode: &str) -> StartThing<'c> {
        StartThing(Call::new(self.0, &START).set(Parameter::query("mode"), &mode))
    }

    pub fn upload(&self) -> UploadThing<'c> {
        UploadThing(Call::new(self.0, &UPLOAD))
    }

    pub fn notes(&self) -> ReadNotes<'c> {
        ReadNotes(Call::new(self.0, &NOTES))
    }

    pub fn picture(&self) -> ReadPicture<'c> {
        ReadPicture(Call::new(self.0, &PICTURE))
    }
}

#[derive(Clone, Debug)]
pub struct ListThings<'c>(pub Call<'c>);

impl ListThings<'_> {
    /// Filter by provider.
    pub fn provider_key(self, provider_key: &str) -> Self {
        Self(self.0.set(Parameter::query("providerKey"), &provider_key))
    }

    pub fn features(self, features: impl Into<List<String>>) -> Self {
        let features: List<String> = features.into();
        Self(self.0.set(Parameter::query("features"), &features))
    }

    pub fn ids(self, ids: impl Into<List<i64>>) -> Self {
        let ids: List<i64> = ids.into();
        Self(self.0.set(Parameter::query("ids").comma(), &ids))
    }

    pub fn filter(self, filter: impl Into<Value>) -> Self {
        let filter: Value = filter.into();
        Self(self.0.set(Parameter::query("filter").deep(), &filter))
    }

    pub fn trace(self, trace: &str) -> Self {
        Self(self.0.set(Parameter::header("X-Trace"), &trace))
    }

    pub fn theme(self, theme: &str) -> Self {
        Self(self.0.set(Parameter::cookie("theme"), &theme))
    }

    #[deprecated]
    pub fn value(self, value: &str) -> Self {
        Self(self.0.set(Parameter::query("value").reserved(), &value))
    }

    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.set(Parameter::query("per_page"), &per_page))
    }
}

request!(ListThings -> Vec<Thing> as json, pages of Thing);

#[derive(Clone, Debug)]
pub struct CreateThing<'c>(pub Call<'c>);

request!(CreateThing -> CreateThingReply as by_status);

#[derive(Clone, Debug)]
pub struct DeleteThing<'c>(pub Call<'c>);

request!(DeleteThing -> () as empty);

#[derive(Clone, Debug)]
pub struct ReadThing<'c>(pub Call<'c>);

request!(ReadThing -> Thing as json);

#[derive(Clone, Debug)]
pub struct StartThing<'c>(pub Call<'c>);

impl StartThing<'_> {
    pub fn body(self, body: Thing) -> Self {
        Self(self.0.json_as("application/merge-patch+json", &body))
    }

    pub fn form(self, form: Value) -> Self {
        Self(self.0.form(&form))
    }

    pub fn note(self, note: &str) -> Self {
        Self(self.0.text(note))
    }
}

request!(StartThing -> () as empty);

#[derive(Clone, Debug)]
pub struct UploadThing<'c>(pub Call<'c>);

impl UploadThing<'_> {
    pub fn picture(self, picture: impl Into<Upload>) -> Self {
        Self(self.0.octets_as("image/png", picture))
    }

    pub fn raw(self, raw: impl Into<Upload>) -> Self {
        Self(self.0.octets(raw))
    }

    pub fn csv(self, csv: &str) -> Self {
        Self(self.0.text_as("text/csv", csv))
    }

    pub fn whole(self, whole: Thing) -> Self {
        Self(self.0.json(&whole))
    }
}

request!(UploadThing -> () as empty);

#[derive(Clone, Debug)]
pub struct ReadNotes<'c>(pub Call<'c>);

request!(ReadNotes -> String as text);

#[derive(Clone, Debug)]
pub struct ReadPicture<'c>(pub Call<'c>);

request!(ReadPicture -> bytes::Bytes as binary);

/// The successes of [`Things::create`].
#[derive(Clone, Debug, PartialEq)]
pub enum CreateThingReply {
    /// 200: was there.
    Ok(Thing),
    /// 202: will be there.
    Accepted(Vec<Thing>),
    /// 204: nothing to say.
    NoContent,
    /// 206 and the like.
    Other(String),
    Undocumented {
        status: http::StatusCode,
        body: bytes::Bytes,
    },
}

replies!(CreateThingReply {
    Ok(Json<Thing>) = 200,
    Accepted(Json<Vec<Thing>>) = 202,
    NoContent(Empty) = 204,
    Other(Text) = 2,
});

/// A builder that talks to a fake, with a token.
pub fn builder(fake: &FakeTransport) -> ClientBuilder {
    ClientBuilder::new(&API).transport(fake.clone()).credential("Token", Credential::token("s3cr3t"))
}

/// A client that talks to a fake with these replies.
pub fn client(replies: impl IntoIterator<Item = FakeReply>) -> (Client, FakeTransport) {
    let fake = FakeTransport::new();
    for reply in replies {
        fake.reply(reply);
    }
    (builder(&fake).build().unwrap(), fake)
}

/// The only request that a fake was sent.
pub fn only_request(fake: &FakeTransport) -> crate::runtime::Request {
    let mut requests = fake.requests();
    assert_eq!(requests.len(), 1, "{requests:?}");
    requests.remove(0)
}
