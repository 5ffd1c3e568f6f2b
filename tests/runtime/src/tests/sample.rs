//! A generated client in miniature, written as the generator writes it, and helpers to call it.

#![allow(dead_code, reason = "a generated client offers more than these tests call")]

use serde_json::Value;

use crate::runtime::{
    Api, Binary, Call, Client, ClientBuilder, Credential, Empty, FakeReply, FakeTransport, Json, List, Method,
    Operation, Parameter, Scheme, SchemeKind, Server, Text, Variable, call, object, replies,
};

object! {
    /// A thing.
    pub struct Thing {
        id: String,
        [optional]
        name: Option<String>,
    }
}

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
    schemes: &[
        Scheme { name: "Token", kind: SchemeKind::Bearer },
        Scheme { name: "Login", kind: SchemeKind::Basic },
        Scheme { name: "HeaderKey", kind: SchemeKind::ApiKeyHeader("X-Api-Key") },
        Scheme { name: "QueryKey", kind: SchemeKind::ApiKeyQuery("api key") },
        Scheme { name: "CookieKey", kind: SchemeKind::ApiKeyCookie("session") },
        Scheme { name: "Digest", kind: SchemeKind::Http("Digest") },
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
const UPLOAD: Operation =
    Operation::new("uploadThing", Method::Put, "/upload").server("https://upload.example.com/v2").security(&[]);
const NOTES: Operation = Operation::new("readNotes", Method::Get, "/notes").not_idempotent().accept("text/markdown");
const PICTURE: Operation = Operation::new("readPicture", Method::Get, "/picture");

/// The operations on things.
#[derive(Clone, Copy, Debug)]
pub struct Things<'c> {
    client: &'c Client,
}

impl<'c> Things<'c> {
    pub fn new(client: &'c Client) -> Self {
        Self { client }
    }

    pub fn list(&self, org: impl Into<String>) -> ListThings<'c> {
        let mut call = Call::new(self.client, &LIST);
        call = call.path("org", &org.into());
        ListThings { call }
    }

    pub fn create(&self, org: impl Into<String>, body: Thing) -> CreateThing<'c> {
        let mut call = Call::new(self.client, &CREATE);
        call = call.path("org", &org.into());
        call = call.json(&body);
        CreateThing { call }
    }

    pub fn delete(&self, org: impl Into<String>, thing: impl Into<String>) -> DeleteThing<'c> {
        let mut call = Call::new(self.client, &DELETE);
        call = call.path("org", &org.into());
        call = call.path("thing", &thing.into());
        DeleteThing { call }
    }

    pub fn read(&self, org: impl Into<String>, thing: impl Into<String>) -> ReadThing<'c> {
        let mut call = Call::new(self.client, &READ);
        call = call.path("org", &org.into());
        call = call.path("thing", &thing.into());
        ReadThing { call }
    }

    pub fn start(&self, mode: impl Into<String>) -> StartThing<'c> {
        let mut call = Call::new(self.client, &START);
        call = call.set(Parameter::query("mode"), &mode.into());
        StartThing { call }
    }

    pub fn upload(&self) -> UploadThing<'c> {
        UploadThing { call: Call::new(self.client, &UPLOAD) }
    }

    pub fn notes(&self) -> ReadNotes<'c> {
        ReadNotes { call: Call::new(self.client, &NOTES) }
    }

    pub fn picture(&self) -> ReadPicture<'c> {
        ReadPicture { call: Call::new(self.client, &PICTURE) }
    }
}

call! {
    pub struct ListThings from Things::list_things -> Json<Vec<Thing>>, pages of Thing {
        /// Filter by provider.
        provider_key: String => query("providerKey"),
        features: List<String> => query("features"),
        ids: List<i64> => query("ids").comma(),
        filter: Value => query("filter").deep(),
        trace: String => header("X-Trace"),
        theme: String => cookie("theme"),
        #[deprecated]
        value: String => query("value").reserved(),
        per_page: i64 => query("per_page"),
    }
}

call! {
    pub struct CreateThing from Things::create_thing -> CreateThingReply {}
}

call! {
    pub struct DeleteThing from Things::delete_thing -> Empty {}
}

call! {
    pub struct ReadThing from Things::read_thing -> Json<Thing> {}
}

call! {
    pub struct StartThing from Things::start_thing -> Empty {
        body: Thing => json("application/merge-patch+json"),
        form: Value => form,
        note: String => text,
    }
}

call! {
    pub struct UploadThing from Things::upload_thing -> Empty {
        picture: bytes::Bytes => octets("image/png"),
        raw: bytes::Bytes => octets,
        csv: String => text("text/csv"),
        whole: Thing => json
    }
}

call! {
    pub struct ReadNotes from Things::read_notes -> Text {}
}

call! {
    pub struct ReadPicture from Things::read_picture -> Binary {}
}

replies! {
    /// The successes of [`Things::create`].
    pub enum CreateThingReply {
        /// 200: was there.
        Ok(Json<Thing>) = 200,
        /// 202: will be there.
        Accepted(Json<Vec<Thing>>) = 202,
        /// 204: nothing to say.
        NoContent(Empty) = 204,
        /// 206 and the like.
        Other(Text) = 2,
    }
}

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
