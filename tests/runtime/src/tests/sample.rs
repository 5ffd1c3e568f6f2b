//! A generated client in miniature, written as the generator writes it, and helpers to call it.

#![allow(dead_code, reason = "a generated client offers more than these tests call")]

use serde_json::Value;

use crate::runtime::{
    Api, Binary, Call, Client, ClientBuilder, Credential, Empty, FakeReply, FakeTransport, Json, List, Method,
    Operation, Parameter, Scheme, SchemeKind, Server, Text, Variable, calls, object, replies,
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
        Call::new(self.0, &LIST).path(&[&org]).into()
    }

    pub fn create(&self, org: &str, body: Thing) -> CreateThing<'c> {
        Call::new(self.0, &CREATE).path(&[&org]).json(&body).into()
    }

    pub fn delete(&self, org: &str, thing: &str) -> DeleteThing<'c> {
        Call::new(self.0, &DELETE).path(&[&org, &thing]).into()
    }

    pub fn read(&self, org: &str, thing: &str) -> ReadThing<'c> {
        Call::new(self.0, &READ).path(&[&org, &thing]).into()
    }

    pub fn start(&self, mode: &str) -> StartThing<'c> {
        Call::new(self.0, &START).set(Parameter::query("mode"), &mode).into()
    }

    pub fn upload(&self) -> UploadThing<'c> {
        Call::new(self.0, &UPLOAD).into()
    }

    pub fn notes(&self) -> ReadNotes<'c> {
        Call::new(self.0, &NOTES).into()
    }

    pub fn picture(&self) -> ReadPicture<'c> {
        Call::new(self.0, &PICTURE).into()
    }
}

calls! {
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

    pub struct CreateThing from Things::create_thing -> CreateThingReply {}
    pub struct DeleteThing from Things::delete_thing -> Empty {}
    pub struct ReadThing from Things::read_thing -> Json<Thing> {}

    pub struct StartThing from Things::start_thing -> Empty {
        body: Thing => json("application/merge-patch+json"),
        form: Value => form,
        note: String => text,
    }

    pub struct UploadThing from Things::upload_thing -> Empty {
        picture: bytes::Bytes => octets("image/png"),
        raw: bytes::Bytes => octets,
        csv: String => text("text/csv"),
        whole: Thing => json
    }

    pub struct ReadNotes from Things::read_notes -> Text {}
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
