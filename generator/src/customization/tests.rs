//! Tests of chosen names, from the settings to the API.

use serde_json::{Value, json};

use super::rust_name::problem;
use super::{Customization, Rename, Renamed};
use crate::api::Api;
use crate::diagnostic::Diagnostic;
use crate::emit::names_lock;
use crate::lower;
use crate::names_lock::{NamesLock, read};
use crate::test_documents::document;

/// Returns the API of a document with these names of the settings, and the diagnostics about names.
fn renamed(tree: Value, lock: &NamesLock, renames: &[(Renamed, &str, &str)]) -> (Option<Api>, Vec<Diagnostic>) {
    let renames = renames.iter().map(|(what, target, name)| Rename {
        what: *what,
        target: (*target).to_owned(),
        name: (*name).to_owned(),
        place: None,
    });
    let customization = Customization { renames: renames.collect(), ..Customization::default() };
    let mut document = document(tree);
    let found = customization.apply(&mut document);
    if crate::has_errors(&found) {
        return (None, found);
    }
    let (api, diagnostics) = lower::lower(&document, lock);
    let is_about_names =
        |found: &Diagnostic| found.code.name().contains("name") && found.code.name() != "missing-operation-id";
    (Some(api), found.into_iter().chain(diagnostics.into_iter().filter(is_about_names)).collect())
}

fn tree() -> Value {
    let reference = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let object = |properties: Value| json!({ "type": "object", "required": ["kind"], "properties": properties });
    let kind = |kind: &str| json!({ "type": "string", "enum": [kind] });
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Test", "version": "1" },
        "paths": { "/users/{id}": { "get": {
            "operationId": "getUsersUsingGET",
            "tags": ["Users & Co"],
            "parameters": [
                { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } },
                { "name": "per.page", "in": "query", "schema": { "type": "integer" } },
            ],
            "responses": { "200": { "description": "", "content": { "application/json": { "schema": reference("User") } } } },
        } } },
        "components": { "schemas": {
            "User": { "type": "object", "properties": { "id": { "type": "string" }, "pet": reference("Pet"), "status": reference("Status") } },
            "Admin": { "allOf": [reference("User"), { "type": "object", "properties": { "level": { "type": "integer" } } }] },
            "Status": { "type": "string", "enum": ["active", "3"] },
            "Cat": object(json!({ "kind": kind("cat"), "claws": { "type": "integer" } })),
            "Dog": object(json!({ "kind": kind("dog"), "tail": { "type": "string" } })),
            "Epochs": { "oneOf": [{ "type": "string", "enum": ["auto", "off"] }, { "type": "integer" }] },
            "Pet": { "oneOf": [reference("Cat"), reference("Dog")], "discriminator": { "propertyName": "kind" } },
        } },
    })
}

/// Returns the names of the API that the tests are about: types with their fields and variants, and operations.
fn names(api: &Api) -> String {
    let mut names = String::new();
    for def in &api.types {
        let fields: Vec<&str> = def.fields().into_iter().map(|field| field.name.as_str()).collect();
        let variants: Vec<&str> = def.kind.union_variants().into_iter().map(|(name, _)| name.as_str()).collect();
        names.push_str(&format!("{} {}\n", def.name, [fields, variants].concat().join(" ")));
    }
    for group in &api.groups {
        for operation in &group.operations {
            let parameters: Vec<&str> = operation.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
            let request = operation.type_name.as_str();
            names.push_str(&format!("{}.{} {request} {}\n", group.module, operation.name, parameters.join(" ")));
        }
    }
    names
}

#[test]
fn each_kind_of_item_is_renamed() {
    let renames = [
        (Renamed::Type, "Status", "State"),
        (Renamed::Type, "#/components/schemas/Pet", "Animal"),
        (Renamed::Field, "User.id", "uid"),
        (Renamed::Field, "#/components/schemas/User/properties/pet", "animal"),
        (Renamed::Field, "Admin.status", "state"),
        (Renamed::Variant, "Status.3", "Third"),
        (Renamed::Variant, "Pet.Dog", "Hound"),
        (Renamed::Variant, "Pet.cat", "Feline"),
        (Renamed::Variant, "Epochs.auto", "AsUseful"),
        (Renamed::Operation, "GET /users/{id}", "find"),
        (Renamed::Parameter, "getUsersUsingGET.per.page", "limit"),
        (Renamed::Group, "Users & Co", "people"),
    ];
    let (api, diagnostics) = renamed(tree(), &NamesLock::default(), &renames);
    assert_eq!(diagnostics, []);
    let names = names(&api.expect("the document is usable"));
    assert_eq!(
        names.lines().collect::<Vec<_>>(),
        [
            "Admin uid animal state level",
            "Animal Feline Hound",
            "Cat kind claws",
            "Dog kind tail",
            "State ",
            "Epochs AsUseful Off Integer",
            "User uid animal status",
            "people.find FindPeople id limit",
        ]
    );
}

#[test]
fn the_document_chooses_names_by_an_extension() {
    let mut tree = tree();
    tree["components"]["schemas"]["Status"]["x-rust-name"] = json!("State");
    tree["components"]["schemas"]["User"]["properties"]["id"]["x-rust-name"] = json!("uid");
    tree["components"]["schemas"]["User"]["properties"]["pet"]["x-rust-name"] = json!("animal");
    tree["components"]["schemas"]["Cat"]["x-rust-name"] = json!("not a name");
    tree["paths"]["/users/{id}"]["get"]["x-rust-name"] = json!("find_user");
    tree["paths"]["/users/{id}"]["get"]["parameters"][1]["x-rust-name"] = json!("limit");
    tree["tags"] = json!([{ "name": "Users & Co", "x-rust-name": "people" }]);
    // The settings count more.
    let (api, diagnostics) = renamed(tree, &NamesLock::default(), &[(Renamed::Field, "User.id", "key")]);
    let codes: Vec<&str> = diagnostics.iter().map(|found| found.code.name()).collect();
    assert_eq!(codes, ["not-a-rust-name"]);
    let names = names(&api.expect("the document is usable"));
    for line in ["User key animal status", "State ", "Cat kind claws", "people.find_user FindUser id limit"] {
        assert!(names.lines().any(|found| found == line), "{line}: {names}");
    }
}

#[test]
fn a_chosen_name_counts_more_than_that_of_an_earlier_run() {
    let lock = read(
        "#/components/schemas/Status type Earlier\n#/components/schemas/User new status\n\
         #/paths/~1users~1{id}/get method earlier\n#/paths/~1users~1{id}/get request Earlier2\n",
    );
    let renames = [(Renamed::Type, "Status", "State"), (Renamed::Operation, "getUsersUsingGET", "find_user")];
    let (api, diagnostics) = renamed(tree(), &lock.expect("the lock is read"), &renames);
    assert_eq!(diagnostics, []);
    let names = names(&api.expect("the document is usable"));
    assert!(names.contains("State") && names.contains(".find_user FindUser"), "{names}");
}

/// Returns `names.lock` for a document with these names of the settings.
fn lock(lock: &str, renames: &[(Renamed, &str, &str)]) -> String {
    let mut tree = tree();
    tree["paths"]["/users/{id}"]["get"]["parameters"][1]["required"] = json!(true);
    let sort = json!({ "name": "sort", "in": "query", "required": true, "schema": { "type": "string" } });
    tree["paths"]["/users/{id}"]["get"]["parameters"].as_array_mut().expect("a list").push(sort);
    let user = json!({ "$ref": "#/components/schemas/User" });
    tree["components"]["schemas"]["User"]["required"] = json!(["id", "status"]);
    tree["paths"]["/users/{id}"]["get"]["requestBody"] =
        json!({ "content": { "application/json": { "schema": user } } });
    let lock = read(lock).expect("the lock is read");
    let (api, diagnostics) = renamed(tree, &lock, renames);
    assert_eq!(diagnostics, []);
    names_lock(&api.expect("the document is usable"))
}

const CHOSEN: [(Renamed, &str, &str); 7] = [
    (Renamed::Type, "Status", "State"),
    (Renamed::Type, "Pet", "Animal"),
    (Renamed::Field, "User.id", "uid"),
    (Renamed::Variant, "Pet.Dog", "Hound"),
    (Renamed::Operation, "GET /users/{id}", "find"),
    (Renamed::Parameter, "getUsersUsingGET.per.page", "zoom"),
    (Renamed::Group, "Users & Co", "people"),
];

#[test]
fn a_choice_does_not_change_the_names_that_the_lock_keeps() {
    let before = lock("", &[]);
    for kind in
        ["type Status", "type User", "new id status", "method", "request", "variants Cat=Cat Dog=Dog", "arguments"]
    {
        assert!(before.contains(kind), "{kind}: {before}");
    }
    assert_eq!(lock(&before, &CHOSEN), before);
    let edited = before.replace("type Status", "type Condition").replace("new id status", "new status id");
    let edited = edited.replace("arguments per_page sort", "arguments sort per_page").replace("Dog=Dog", "Dog=Hund");
    assert_ne!(edited, before);
    assert_eq!(lock(&edited, &CHOSEN), edited);
}

#[test]
fn a_choice_that_is_removed_leaves_no_name() {
    let chosen = lock("", &CHOSEN);
    for name in ["State", "Animal", "uid", "Hound", "find", "Find", "zoom"] {
        assert!(!chosen.contains(name), "{name}: {chosen}");
    }
    assert_eq!(lock(&chosen, &CHOSEN), chosen);
    assert_eq!(lock(&chosen, &[]), lock("", &[]));
}

#[test]
fn a_choice_that_names_nothing_is_an_error() {
    for (what, target, help) in [
        (Renamed::Type, "Usr", "did you mean `User`?"),
        (Renamed::Type, "#/components/schemas/None", "name a schema"),
        (Renamed::Field, "User.nothing", "no field and no variant"),
        (Renamed::Field, "id", "SCHEMA.PROPERTY"),
        (Renamed::Variant, "Status.none", "no field and no variant"),
        (Renamed::Variant, "none.active", "SCHEMA.VALUE"),
        (Renamed::Operation, "getUsersUsingGETS", "did you mean `getUsersUsingGET`?"),
        (Renamed::Operation, "POST /users/{id}", "operationId"),
        (Renamed::Parameter, "getUsersUsingGET.page", "OPERATION.PARAMETER"),
        (Renamed::Group, "Nobody", "tag of the document"),
    ] {
        let name = if matches!(what, Renamed::Type | Renamed::Variant) { "Name" } else { "name" };
        assert_eq!(problem(what, name), None);
        let (_, diagnostics) = renamed(tree(), &NamesLock::default(), &[(what, target, name)]);
        let [found] = diagnostics.as_slice() else { panic!("{target}: {diagnostics:?}") };
        assert_eq!(found.code.name(), "choice-names-nothing");
        assert!(found.help.as_deref().is_some_and(|text| text.contains(help)), "{target}: {found:?}");
    }
}

#[test]
fn a_name_that_another_item_has_is_reported() {
    let renames = [
        (Renamed::Type, "Status", "Pet"),
        (Renamed::Type, "Pet", "Pet"),
        (Renamed::Field, "Admin.level", "id"),
        (Renamed::Field, "Admin.id", "id"),
    ];
    let (api, diagnostics) = renamed(tree(), &NamesLock::default(), &renames);
    let codes: Vec<&str> = diagnostics.iter().map(|found| found.code.name()).collect();
    assert_eq!(codes, ["chosen-name-taken"; 2], "{diagnostics:?}");
    let names = names(&api.expect("the document is usable"));
    assert!(names.contains("Admin ") && names.contains("Pet "), "{names}");
}
