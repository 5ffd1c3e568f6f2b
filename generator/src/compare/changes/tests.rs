//! What each change of a document means.

use serde_json::{Value, json};

use super::{Change, Difference, Kind, Level, changes};
use crate::source::Sources;
use crate::test_documents::api;

fn base() -> Value {
    let user = json!({ "$ref": "#/components/schemas/User" });
    let body = |schema: &Value| json!({ "description": "", "content": { "application/json": { "schema": schema } } });
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Users", "version": "1.2.3" },
        "servers": [{ "url": "https://a.example" }],
        "security": [{ "token": [] }],
        "paths": {
            "/users/{id}": {
                "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
                "get": {
                    "tags": ["users"], "operationId": "getUser",
                    "parameters": [
                        { "name": "part", "in": "query", "schema": { "type": "string", "default": "all" } },
                        { "name": "from", "in": "query", "required": true, "schema": { "type": "string" } },
                        { "name": "to", "in": "query", "required": true, "schema": { "type": "string" } },
                    ],
                    "responses": { "200": body(&user), "404": body(&json!({ "$ref": "#/components/schemas/Problem" })) },
                },
                "put": {
                    "tags": ["users"], "operationId": "putUser",
                    "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/NewUser" } } } },
                    "responses": { "200": body(&user), "201": body(&json!({ "type": "string" })) },
                },
            },
        },
        "components": {
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" }, "key": { "type": "apiKey", "in": "header", "name": "X-Key" } },
            "schemas": {
                "User": { "type": "object", "required": ["id"], "properties": {
                    "id": { "type": "string" }, "age": { "type": "integer" },
                    "status": { "$ref": "#/components/schemas/Status" },
                    "pet": { "$ref": "#/components/schemas/Pet" },
                } },
                "Status": { "type": "string", "enum": ["active", "deleted"] },
                "Pet": { "oneOf": [{ "$ref": "#/components/schemas/Cat" }, { "$ref": "#/components/schemas/Dog" }], "discriminator": { "propertyName": "kind" } },
                "Cat": { "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string" } } },
                "Dog": { "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string" } } },
                "NewUser": { "type": "object", "required": ["first", "second"], "properties": {
                    "first": { "type": "string" }, "second": { "type": "string" }, "nick": { "type": "string" },
                } },
                "Problem": { "type": "object", "properties": { "title": { "type": "string" } } },
            },
        },
    })
}

/// Returns the document with values replaced, added or removed.
fn edited(edits: &[(&str, Option<Value>)]) -> Value {
    let mut document = base();
    for (pointer, value) in edits {
        let Some((above, key)) = pointer.rsplit_once('/') else { continue };
        let key = key.replace("~1", "/");
        match (document.pointer_mut(above), value) {
            (Some(Value::Object(object)), Some(value)) => drop(object.insert(key, value.clone())),
            (Some(Value::Object(object)), None) => drop(object.shift_remove(&key)),
            (Some(Value::Array(list)), Some(value)) => list.push(value.clone()),
            (Some(Value::Array(list)), None) => drop(list.remove(key.parse().unwrap_or_default())),
            _ => panic!("the document has no {above}"),
        }
    }
    document
}

fn compared(old: Value, new: Value) -> Vec<Change> {
    let (old, new) = (api(old).0, api(new).0);
    let sources = Sources::default();
    changes((&old, &sources), (&new, &sources))
}

fn shown(changes: &[Change]) -> Vec<(Kind, Difference, Level)> {
    changes.iter().map(|change| (change.kind, change.difference, change.level)).collect()
}

/// Checks what an edit is, and what its reversal is.
fn check(edits: &[(&str, Option<Value>)], forward: &[(Kind, Difference, Level)], back: &[(Kind, Difference, Level)]) {
    let (there, here) = (compared(base(), edited(edits)), compared(edited(edits), base()));
    assert_eq!(shown(&there), forward, "{edits:?}: {there:#?}");
    assert_eq!(shown(&here), back, "back from {edits:?}: {here:#?}");
}

/// Checks that two documents differ only in what is sent or read, and returns how.
fn on_the_wire(old: Value, new: Value) -> Vec<(Kind, String, String)> {
    let changes = compared(old, new);
    let is_wire = |change: &Change| change.difference == Wire && change.reason == "on the wire only";
    assert!(changes.iter().all(is_wire), "{changes:#?}");
    let text = |text: Option<String>| text.unwrap_or_default();
    changes.into_iter().map(|change| (change.kind, text(change.before), text(change.after))).collect()
}

/// Returns a document with one operation.
fn with_operation(request: Option<(&str, Value)>, responses: Value) -> Value {
    let mut operation = json!({ "operationId": "makeThing", "tags": ["things"], "responses": responses });
    if let Some((media_type, media)) = request {
        operation["requestBody"] = json!({ "required": true, "content": { media_type: media } });
    }
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Things", "version": "1.0.0" },
        "paths": { "/things": { "post": operation } },
    })
}

const SCHEMAS: &str = "/components/schemas";
const GET: &str = "/paths/~1users~1{id}/get";
use Difference::{
    Added, Deprecated, Documentation, Meaning, NotDeprecated, Removed, Renamed, Signature, TraitGained, TraitLost,
    Widened, Wire,
};
use Level::{Additive, Breaking, Documentation as Docs};

#[test]
fn an_api_is_the_same_as_itself() {
    assert_eq!(shown(&compared(base(), base())), []);
}

#[test]
fn types_and_fields() {
    let added = json!({ "type": "object", "properties": { "a": { "type": "string" } } });
    check(
        &[(&format!("{SCHEMAS}/Extra"), Some(added))],
        &[(Kind::Type, Added, Additive)],
        &[(Kind::Type, Removed, Breaking)],
    );
    let field = format!("{SCHEMAS}/User/properties/email");
    check(
        &[(&field, Some(json!({ "type": "string" })))],
        &[(Kind::Field, Added, Additive)],
        &[(Kind::Field, Removed, Breaking)],
    );
    let field = format!("{SCHEMAS}/User/properties/age");
    let another = &[(Kind::Field, Signature, Breaking)];
    check(&[(&field, Some(json!({ "type": "string" })))], another, another);
    check(&[(&format!("{SCHEMAS}/User/required/"), Some(json!("age")))], another, another);
    let number = [(Kind::Type, TraitLost, Breaking), (Kind::Field, Signature, Breaking)];
    let integer = [(Kind::Field, Signature, Breaking), (Kind::Type, TraitGained, Additive)];
    check(&[(&field, Some(json!({ "type": "number" })))], &number, &integer);
    let docs = json!({ "type": "integer", "description": "In years." });
    check(&[(&field, Some(docs))], &[(Kind::Field, Documentation, Docs)], &[(Kind::Field, Documentation, Docs)]);
    let deprecated = json!({ "type": "integer", "deprecated": true });
    check(&[(&field, Some(deprecated))], &[(Kind::Field, Deprecated, Additive)], &[(Kind::Field, NotDeprecated, Docs)]);
}

#[test]
fn constructors() {
    let fields = json!({ "first": { "type": "string" }, "second": { "type": "string" }, "nick": { "type": "string" }, "z": { "type": "string" } });
    let properties = format!("{SCHEMAS}/NewUser/properties");
    let required = format!("{SCHEMAS}/NewUser/required");
    check(
        &[(&properties, Some(fields)), (&required, Some(json!(["first", "second", "z"])))],
        &[(Kind::Constructor, Signature, Breaking), (Kind::Field, Added, Additive)],
        &[(Kind::Field, Removed, Breaking), (Kind::Constructor, Signature, Breaking)],
    );
    let swapped =
        json!({ "second": { "type": "string" }, "third": { "type": "string" }, "nick": { "type": "string" } });
    let changes =
        compared(base(), edited(&[(&properties, Some(swapped)), (&required, Some(json!(["second", "third"])))]));
    let meaning = changes.iter().find(|change| change.difference == Meaning);
    assert_eq!(meaning.map(|change| (change.kind, change.level)), Some((Kind::Constructor, Breaking)), "{changes:#?}");
    // A response type that is sent too gains a constructor.
    let body = "/paths/~1users~1{id}/put/requestBody/content/application~1json/schema";
    let sent = compared(base(), edited(&[(body, Some(json!({ "$ref": "#/components/schemas/User" })))]));
    let constructor =
        sent.iter().find(|change| change.kind == Kind::Constructor && change.items[0].path == "User::new");
    assert_eq!(constructor.map(|change| (change.difference, change.level)), Some((Added, Additive)), "{sent:#?}");
    let back = compared(edited(&[(body, Some(json!({ "$ref": "#/components/schemas/User" })))]), base());
    let constructor =
        back.iter().find(|change| change.kind == Kind::Constructor && change.items[0].path == "User::new");
    assert_eq!(constructor.map(|change| (change.difference, change.level)), Some((Removed, Breaking)), "{back:#?}");
}

#[test]
fn a_type_without_required_fields_has_a_default() {
    let required = format!("{SCHEMAS}/NewUser/required");
    let optional = compared(base(), edited(&[(&required, None)]));
    assert!(shown(&optional).contains(&(Kind::Type, TraitGained, Additive)), "{optional:#?}");
    let required = compared(edited(&[(&required, None)]), base());
    assert!(shown(&required).contains(&(Kind::Type, TraitLost, Breaking)), "{required:#?}");
}

#[test]
fn variants() {
    let values = format!("{SCHEMAS}/Status/enum/");
    check(
        &[(&values, Some(json!("invited")))],
        &[(Kind::Variant, Added, Additive)],
        &[(Kind::Variant, Removed, Breaking)],
    );
    let upper = format!("{SCHEMAS}/Status/enum");
    let wire = &[(Kind::Variant, Wire, Additive)];
    check(&[(&upper, Some(json!(["ACTIVE", "deleted"])))], wire, wire);
    let integers = json!({ "type": "integer", "enum": [1, 2] });
    let another = &[(Kind::Type, Signature, Breaking)];
    check(&[(&format!("{SCHEMAS}/Status"), Some(integers))], another, another);
}

#[test]
fn a_renamed_type_is_one_change() {
    let schemas = |name: &str| {
        let text =
            base().to_string().replace("/Problem", &format!("/{name}")).replace("\"Problem\"", &format!("\"{name}\""));
        serde_json::from_str::<Value>(&text).unwrap_or_default()
    };
    // A component with another name is another schema.
    let changes = compared(base(), schemas("Failure"));
    assert_eq!(
        shown(&changes),
        [(Kind::Error, Signature, Breaking), (Kind::Type, Removed, Breaking), (Kind::Type, Added, Additive)]
    );
    let nested = |name: &str| {
        edited(&[(
            &format!("{SCHEMAS}/User/properties/home"),
            Some(json!({ "type": "object", "title": name, "properties": { "street": { "type": "string" } } })),
        )])
    };
    assert_eq!(shown(&compared(nested("Home"), nested("Home"))), []);
}

#[test]
fn operations() {
    let operation =
        json!({ "tags": ["users"], "operationId": "deleteUser", "responses": { "204": { "description": "" } } });
    check(
        &[("/paths/~1users~1{id}/delete", Some(operation))],
        &[(Kind::Operation, Added, Additive)],
        &[(Kind::Operation, Removed, Breaking)],
    );
    let renamed = &[(Kind::Operation, Renamed, Breaking)];
    check(&[(&format!("{GET}/operationId"), Some(json!("readUser")))], renamed, renamed);
    let summary = &[(Kind::Operation, Documentation, Docs)];
    check(&[(&format!("{GET}/summary"), Some(json!("Returns a user.")))], summary, summary);
    check(
        &[(&format!("{GET}/deprecated"), Some(json!(true)))],
        &[(Kind::Operation, Deprecated, Additive)],
        &[(Kind::Operation, NotDeprecated, Docs)],
    );
    let output = format!("{GET}/responses/200/content/application~1json/schema");
    let another = &[(Kind::Operation, Signature, Breaking)];
    check(
        &[(&output, Some(json!({ "type": "string" })))],
        &[another[0], (Kind::Operation, Signature, Breaking)][..1],
        another,
    );
}

#[test]
fn another_path_of_the_same_method_is_on_the_wire_only() {
    let paths = |path: &str| {
        let text = base().to_string().replace("/users/{id}", path);
        serde_json::from_str::<Value>(&text).unwrap_or_default()
    };
    let changes = compared(base(), paths("/v2/users/{id}"));
    assert_eq!(shown(&changes), [(Kind::Operation, Wire, Additive); 2], "{changes:#?}");
    assert!(changes.iter().all(|change| change.reason == "on the wire only"));
    // The name of a path parameter is not sent.
    let renamed =
        base().to_string().replace("/users/{id}", "/users/{key}").replace("\"name\":\"id\"", "\"name\":\"key\"");
    assert_eq!(shown(&compared(base(), serde_json::from_str(&renamed).unwrap_or_default())), []);
}

#[test]
fn parameters() {
    let parameters = format!("{GET}/parameters/");
    check(
        &[(&parameters, Some(json!({ "name": "deep", "in": "query", "schema": { "type": "boolean" } })))],
        &[(Kind::Parameter, Added, Additive)],
        &[(Kind::Parameter, Removed, Breaking)],
    );
    let another = &[(Kind::Operation, Signature, Breaking)];
    check(
        &[(
            &parameters,
            Some(json!({ "name": "deep", "in": "query", "required": true, "schema": { "type": "boolean" } })),
        )],
        another,
        another,
    );
    let part = |schema: Value, required: bool| {
        json!([
            { "name": "part", "in": "query", "required": required, "schema": schema },
            { "name": "from", "in": "query", "required": true, "schema": { "type": "string" } },
            { "name": "to", "in": "query", "required": true, "schema": { "type": "string" } },
        ])
    };
    let parameters = format!("{GET}/parameters");
    let text = json!({ "type": "string", "default": "all" });
    check(&[(&parameters, Some(part(text, true)))], another, another);
    let wire = &[(Kind::Parameter, Wire, Additive)];
    let wire = &[wire[0], (Kind::Parameter, Documentation, Docs)];
    check(&[(&parameters, Some(part(json!({ "type": "string", "default": "none" }), false)))], wire, wire);
    let integer = compared(base(), edited(&[(&parameters, Some(part(json!({ "type": "integer" }), false)))]));
    assert!(shown(&integer).contains(&(Kind::Parameter, Signature, Breaking)), "{integer:#?}");
    let renamed = json!([
        { "name": "part", "in": "query", "schema": { "type": "string", "default": "all" } },
        { "name": "to", "in": "query", "required": true, "schema": { "type": "string" } },
        { "name": "until", "in": "query", "required": true, "schema": { "type": "string" } },
    ]);
    let meaning = &[(Kind::Operation, Meaning, Breaking)];
    check(&[(&parameters, Some(renamed))], meaning, meaning);
}

#[test]
fn parameters_of_the_path_that_change_places_mean_something_else() {
    let document = |path: &str| {
        let names = path.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
        let parameters: Vec<Value> = names
            .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }))
            .collect();
        json!({
            "openapi": "3.1.0",
            "info": { "title": "Things", "version": "1.0.0" },
            "paths": { path: { "delete": {
                "operationId": "deleteThing",
                "tags": ["things"],
                "parameters": parameters,
                "responses": { "204": { "description": "" } },
            } } },
        })
    };
    let is_meaning = |old: &str, new: &str| {
        let changes = compared(document(old), document(new));
        shown(&changes).contains(&(Kind::Operation, Meaning, Breaking))
    };
    assert!(is_meaning("/orgs/{org}/things/{id}", "/things/{id}/orgs/{org}"));
    assert!(!is_meaning("/orgs/{org}/things/{id}", "/groups/{org}/things/{id}"));
    assert!(!is_meaning("/orgs/{org}/things/{id}", "/orgs/{id}/things/{org}"));
    assert!(!is_meaning("/orgs/{org}/things/{id}", "/orgs/{group}/things/{thing}"));
}

#[test]
fn responses_and_errors() {
    let status = "/paths/~1users~1{id}/put/responses/202";
    let accepted = json!({ "description": "", "content": { "application/json": { "schema": { "type": "integer" } } } });
    check(&[(status, Some(accepted))], &[(Kind::Response, Added, Additive)], &[(Kind::Response, Removed, Breaking)]);
    check(
        &[(&format!("{GET}/responses/409"), Some(json!({ "description": "Conflict." })))],
        &[(Kind::Error, Added, Additive)],
        &[(Kind::Error, Removed, Additive)],
    );
    let body = format!("{GET}/responses/404/content/application~1json/schema");
    let changes = compared(base(), edited(&[(&body, Some(json!({ "$ref": "#/components/schemas/Cat" })))]));
    assert!(shown(&changes).contains(&(Kind::Error, Signature, Breaking)), "{changes:#?}");
}

#[test]
fn the_client() {
    let server = &[(Kind::Server, Wire, Breaking)];
    check(&[("/servers", Some(json!([{ "url": "https://a.example/v2" }])))], server, server);
    let security = &[(Kind::Security, Wire, Breaking)];
    check(&[("/security", Some(json!([{ "key": [] }])))], security, security);
    check(&[(&format!("{GET}/security"), Some(json!([{ "key": [] }])))], security, security);
    check(
        &[("/components/securitySchemes/basic", Some(json!({ "type": "http", "scheme": "basic" })))],
        &[(Kind::Setting, Added, Additive)],
        &[(Kind::Setting, Removed, Breaking)],
    );
    let header = json!({ "type": "apiKey", "in": "header", "name": "X-Other" });
    let wire = &[(Kind::Setting, Wire, Additive)];
    check(&[("/components/securitySchemes/key", Some(header))], wire, wire);
    let other_host = &[(Kind::Server, Wire, Breaking), (Kind::Environment, Wire, Breaking)];
    check(&[("/servers", Some(json!([{ "url": "https://b.example" }])))], other_host, other_host);
}

#[test]
fn a_group_with_another_name_is_one_change() {
    let text = base().to_string().replace("[\"users\"]", "[\"people\"]");
    let changes = compared(base(), serde_json::from_str(&text).unwrap_or_default());
    assert_eq!(shown(&changes), [(Kind::Group, Renamed, Breaking)], "{changes:#?}");
}

#[test]
fn the_variant_that_a_type_converts_to() {
    // Aliases of one type: the union has two variants that hold text.
    let schemas = |first: &str, second: &str| {
        let reference = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
        let mut document = base();
        document["components"]["schemas"]["Name"] = json!({ "type": "array", "items": { "type": "string" } });
        document["components"]["schemas"]["Code"] = json!({ "type": "array", "items": { "type": "string" } });
        document["components"]["schemas"]["Key"] =
            json!({ "oneOf": [reference(first), reference(second), { "type": "integer" }] });
        document
    };
    let changes = compared(schemas("Name", "Code"), schemas("Code", "Name"));
    let lost = changes.iter().filter(|change| change.difference == TraitLost && change.level == Breaking);
    let paths: Vec<&str> = lost.flat_map(|change| &change.items).map(|item| item.path.as_str()).collect();
    assert_eq!(paths, ["Key::Name"], "{changes:#?}");
}

#[test]
fn the_order_of_server_variables_and_of_accepted_media_types_has_no_meaning() {
    let server = |variables: Value| {
        edited(&[("/servers", Some(json!([{ "url": "https://{host}:{port}", "variables": variables }])))])
    };
    let (host, port) = (json!({ "default": "localhost" }), json!({ "default": "80" }));
    let (one, other) = (server(json!({ "host": host, "port": port })), server(json!({ "port": port, "host": host })));
    assert_eq!(shown(&compared(one.clone(), other)), []);
    let other_port = server(json!({ "host": host, "port": { "default": "81" } }));
    let changes = compared(one, other_port);
    assert_eq!(shown(&changes), [(Kind::Server, Wire, Breaking), (Kind::Setting, Documentation, Docs)], "{changes:#?}");
    let content = format!("{GET}/responses/200/content");
    let accepts = |media_types: [&str; 2]| {
        let media_types = media_types.map(|name| (name.to_owned(), json!({ "schema": { "type": "string" } })));
        edited(&[(&content, Some(Value::Object(media_types.into_iter().collect())))])
    };
    let (one, other) = (["application/json", "text/json"], ["text/json", "application/json"]);
    assert_eq!(shown(&compared(accepts(one), accepts(other))), []);
}

#[test]
fn another_style_or_location_of_a_required_parameter_is_on_the_wire_only() {
    let document = |path: Value, query: Value| {
        let parameter = |place: &str, name: &str, more: &Value| {
            let mut parameter = json!({ "name": name, "in": place, "required": true, "schema": { "type": "array", "items": { "type": "string" } } });
            if let (Some(parameter), Value::Object(more)) = (parameter.as_object_mut(), more) {
                parameter.extend(more.clone());
            }
            parameter
        };
        let parameters = json!([parameter("path", "ids", &path), parameter("query", "tags", &query)]);
        let operation = json!({ "operationId": "listThings", "tags": ["things"], "parameters": parameters, "responses": { "204": { "description": "" } } });
        json!({
            "openapi": "3.1.0",
            "info": { "title": "Things", "version": "1.0.0" },
            "paths": { "/things/{ids}": { "get": operation } },
        })
    };
    let usual = || document(json!({}), json!({}));
    for (other, texts) in [
        (
            document(json!({}), json!({ "explode": false })),
            ["argument `tags`: `tags` in the query", "argument `tags`: `tags` in the query, style form, not exploded"],
        ),
        (
            document(json!({}), json!({ "in": "header" })),
            ["argument `tags`: `tags` in the query", "argument `tags`: `tags` in the header"],
        ),
        (
            document(json!({ "style": "label" }), json!({})),
            ["argument 1 for the path: the default style", "argument 1 for the path: style label, not exploded"],
        ),
    ] {
        let changes = compared(usual(), other.clone());
        assert_eq!(shown(&changes), [(Kind::Operation, Wire, Additive)], "{changes:#?}");
        assert_eq!(changes[0].reason, "on the wire only");
        assert_eq!([changes[0].before.as_deref(), changes[0].after.as_deref()], texts.map(Some));
        assert_eq!(shown(&compared(other, usual())), [(Kind::Operation, Wire, Additive)]);
    }
}

#[test]
fn the_encoding_of_parts_and_form_fields_is_on_the_wire_only() {
    let document = |media_type: &str, encoding: Value| {
        let properties = json!({ "file": { "type": "string", "format": "binary" }, "list": { "type": "array", "items": { "type": "string" } } });
        let schema = json!({ "type": "object", "properties": properties });
        with_operation(
            Some((media_type, json!({ "schema": schema, "encoding": encoding }))),
            json!({ "204": { "description": "" } }),
        )
    };
    let multipart = |encoding: Value| document("multipart/form-data", encoding);
    assert_eq!(
        on_the_wire(multipart(json!({})), multipart(json!({ "file": { "contentType": "image/png" } }))),
        [(Kind::Field, "`file`".to_owned(), "`file`, as image/png".to_owned())]
    );
    let form = |encoding: Value| document("application/x-www-form-urlencoded", encoding);
    let (usual, joined) =
        ("fields of the form: the default styles", "fields of the form: `list`, style form, not exploded");
    assert_eq!(
        on_the_wire(form(json!({})), form(json!({ "list": { "explode": false } }))),
        [(Kind::Operation, usual.to_owned(), joined.to_owned())]
    );
}

#[test]
fn the_xml_object_is_on_the_wire_only() {
    let document = |id: Value, tags: Value, root: Value| {
        let id = json!({ "type": "string", "xml": id });
        let tags = json!({ "type": "array", "items": { "type": "string" }, "xml": tags });
        let thing = json!({ "type": "object", "properties": { "id": id, "tags": tags }, "xml": root });
        let mut document = with_operation(
            None,
            json!({ "200": { "description": "", "content": { "application/xml": { "schema": { "$ref": "#/components/schemas/Thing" } } } } }),
        );
        document["components"] = json!({ "schemas": { "Thing": thing } });
        document
    };
    let none = || json!({});
    let usual = || document(none(), none(), none());
    for (other, kind, before, after) in [
        (document(json!({ "name": "key" }), none(), none()), Kind::Field, "`id`", "`id`, in XML the element `key`"),
        (
            document(json!({ "attribute": true }), none(), none()),
            Kind::Field,
            "`id`",
            "`id`, in XML the attribute `id`",
        ),
        (
            document(json!({ "namespace": "urn:a", "prefix": "a" }), none(), none()),
            Kind::Field,
            "`id`",
            "`id`, in XML the element `a:id` of the namespace `urn:a`",
        ),
        (
            document(none(), json!({ "wrapped": true }), none()),
            Kind::Field,
            "`tags`",
            "`tags`, in XML the element `tags` with elements `tags`",
        ),
        (
            document(none(), none(), json!({ "name": "thing" })),
            Kind::Operation,
            "root element of the response: `Thing`",
            "root element of the response: `thing`",
        ),
    ] {
        assert_eq!(on_the_wire(usual(), other.clone()), [(kind, before.to_owned(), after.to_owned())]);
        assert_eq!(on_the_wire(other, usual()), [(kind, after.to_owned(), before.to_owned())]);
    }
}

#[test]
fn the_media_type_of_an_error_is_on_the_wire_only() {
    let error = |media_types: &[&str]| {
        let media = media_types
            .iter()
            .map(|name| ((*name).to_owned(), json!({ "schema": { "$ref": "#/components/schemas/Problem" } })));
        let content = Value::Object(media.collect());
        edited(&[(&format!("{GET}/responses/404/content"), Some(content))])
    };
    assert_eq!(
        on_the_wire(error(&["application/json"]), error(&["application/problem+json"])),
        [(Kind::Error, "media type: application/json".to_owned(), "media type: application/problem+json".to_owned())]
    );
    let (one, other) =
        (["application/json", "application/problem+json"], ["application/problem+json", "application/json"]);
    assert_eq!(on_the_wire(error(&one), error(&other)), []);
}

#[test]
fn how_pages_are_found_is_on_the_wire_only() {
    let document = |next: &str| {
        let text = json!({ "type": "string" });
        let page = json!({ "type": "object", "properties": { "value": { "type": "array", "items": text }, "next": text, "after": text } });
        let mut document = with_operation(
            None,
            json!({ "200": { "description": "", "content": { "application/json": { "schema": page } } } }),
        );
        document["paths"]["/things"]["post"]["x-ms-pageable"] = json!({ "itemName": "value", "nextLinkName": next });
        document
    };
    assert_eq!(
        on_the_wire(document("next"), document("after")),
        [(
            Kind::Operation,
            "pages: items in `value`, the next page with the URL at `next`".to_owned(),
            "pages: items in `value`, the next page with the URL at `after`".to_owned()
        )]
    );
}

#[test]
fn another_server_of_one_operation_breaks() {
    let servers = |url: &str| [(format!("{GET}/servers"), Some(json!([{ "url": url }])))];
    let another = &[(Kind::Server, Wire, Breaking)];
    let [(pointer, other)] = servers("https://other.example");
    check(&[(&pointer, other.clone())], another, another);
    let changes = compared(base(), edited(&[(&pointer, other)]));
    assert_eq!(changes[0].items[0].path, "the server of client.users().get_user()");
    let [(_, same)] = servers("https://a.example");
    check(&[(&pointer, same)], &[], &[]);
}

#[test]
fn credentials_break_if_those_from_before_are_not_enough() {
    let enough = [(Kind::Security, Widened, Additive)];
    let others = [(Kind::Security, Wire, Breaking)];
    let security = format!("{GET}/security");
    for pointer in ["/security", security.as_str()] {
        let edit = |sets: Value| [(pointer, Some(sets))];
        check(&edit(json!([{ "token": [] }, { "key": [] }])), &enough, &others);
        check(&edit(json!([])), &enough, &others);
        check(&edit(json!([{ "token": [] }, {}])), &enough, &others);
        check(&edit(json!([{ "token": [], "key": [] }])), &others, &enough);
        check(&edit(json!([{ "key": [] }])), &others, &others);
    }
    // The operation needs the same credentials, though those of the document are others.
    let kept = [("/security", Some(json!([{ "key": [] }]))), (&security, Some(json!([{ "token": [] }])))];
    let changes = compared(base(), edited(&kept));
    assert!(
        changes.iter().all(|change| change.items.iter().all(|item| !item.path.contains("get_user"))),
        "{changes:#?}"
    );
}

#[test]
fn a_further_tag_adds_a_method_wherever_it_is_in_the_list() {
    let tagged = |tags: Value| edited(&[(&format!("{GET}/tags"), Some(tags))]);
    let of_admin = |changes: Vec<Change>, difference: Difference, level: Level| {
        let mut kinds = shown(&changes);
        kinds.sort();
        assert_eq!(kinds, [(Kind::Group, difference, level), (Kind::Operation, difference, level)], "{changes:#?}");
        let paths = changes.iter().flat_map(|change| &change.items).map(|item| item.path.as_str());
        assert!(paths.into_iter().all(|path| path.starts_with("client.admin()")), "{changes:#?}");
    };
    for tags in [json!(["admin", "users"]), json!(["users", "admin"])] {
        of_admin(compared(base(), tagged(tags.clone())), Added, Additive);
        of_admin(compared(tagged(tags), base()), Removed, Breaking);
    }
    assert_eq!(shown(&compared(tagged(json!(["admin", "users"])), tagged(json!(["users", "admin"])))), []);
}
