//! Compares the final names with those of earlier runs, and reports the names that could not be kept.

use std::collections::HashMap;

use crate::api::Api;
use crate::choices::Choices;
use crate::diagnostic::{Code, Diagnostic};
use crate::names_lock::{Kind, NamesLock};
use crate::pointer::Pointer;

/// Returns a warning for each name that is not kept, and a note on names of what the client no longer has.
pub(in crate::lower) fn check(api: &Api, lock: &NamesLock, choices: &Choices) -> Vec<Diagnostic> {
    let names = names(api);
    let mut diagnostics = Vec::new();
    let mut gone: Vec<&Pointer> = Vec::new();
    for (kind, pointer, earlier) in lock.single_names() {
        match names.get(&(kind, pointer)) {
            Some(name) if *name == earlier || is_chosen(choices, kind, pointer) => {}
            Some(name) => diagnostics.push(
                Diagnostic::warning(
                    Code::NameNotKept,
                    pointer,
                    format!("`names.lock` has the {} `{earlier}` here, and that name is taken", kind.word()),
                )
                .outcome(format!("it is named `{name}`"))
                .help("give it another name in `names.lock`"),
            ),
            None if is_chosen(choices, kind, pointer) => {}
            None => gone.push(pointer),
        }
    }
    diagnostics.sort_by(|one, other| one.message.cmp(&other.message));
    if let Some(first) = gone.iter().min() {
        let message =
            format!("`names.lock` has {} names of what the client no longer has, such as {first}", gone.len());
        diagnostics
            .push(Diagnostic::note(Code::NamesDropped, &Pointer::root(), message).outcome("their lines are removed"));
    }
    diagnostics
}

/// Whether the name does not follow from `names.lock`, because the user chose one.
fn is_chosen(choices: &Choices, kind: Kind, pointer: &Pointer) -> bool {
    match kind {
        Kind::Type => choices.types.contains_key(pointer),
        Kind::Method | Kind::Request => choices.operations.contains_key(pointer),
        _ => false,
    }
}

fn names(api: &Api) -> HashMap<(Kind, &Pointer), &str> {
    let mut names = HashMap::new();
    for def in &api.types {
        for pointer in &def.pointers {
            names.entry((Kind::Type, pointer)).or_insert(def.name.as_str());
        }
    }
    for operation in api.groups.iter().flat_map(|group| &group.operations) {
        names.insert((Kind::Method, &operation.pointer), operation.name.as_str());
        names.insert((Kind::Request, &operation.pointer), operation.type_name.as_str());
    }
    names
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::api::{Api, TypeKind};
    use crate::diagnostic::Diagnostic;
    use crate::lower;
    use crate::names_lock::read;
    use crate::test_documents::document;

    /// Returns the API of a document with these lines in its lock.
    fn api(tree: Value, lines: &str) -> (Api, Vec<Diagnostic>) {
        let lock = read(lines).expect("the lock is read");
        lower::lower(&document(tree), &lock)
    }

    fn names(api: &Api) -> Vec<&str> {
        api.types.iter().map(|def| def.name.as_str()).collect()
    }

    fn codes(diagnostics: &[Diagnostic]) -> Vec<&str> {
        let codes = diagnostics.iter().map(|diagnostic| diagnostic.code.name());
        codes.filter(|code| code.starts_with("name")).collect()
    }

    /// Two operations whose responses are equal objects.
    fn tree() -> Value {
        let user =
            json!({ "type": "object", "properties": { "id": { "type": "string" }, "email": { "type": "string" } } });
        let get = |id: &str| {
            json!({ "get": {
                "operationId": id,
                "tags": ["users"],
                "responses": { "200": { "description": "", "content": { "application/json": { "schema": user } } } },
            } })
        };
        json!({
            "openapi": "3.1.0",
            "info": { "title": "Test", "version": "1" },
            "paths": { "/a": get("getUser"), "/b": get("findUser") },
        })
    }

    const A: &str = "#/paths/~1a/get";
    const B: &str = "#/paths/~1b/get";
    const SCHEMA: &str = "responses/200/content/application~1json/schema";

    #[test]
    fn names_of_the_lock_are_kept() {
        let lines = format!("{A} method own\n{A} request Own\n{A}/{SCHEMA} type Person\n{B}/{SCHEMA} type Person\n");
        let (api, diagnostics) = api(tree(), &lines);
        let operation = &api.groups[0].operations[0];
        assert_eq!((operation.name.as_str(), operation.type_name.as_str()), ("own", "Own"));
        assert_eq!((names(&api), codes(&diagnostics)), (vec!["Person"], vec![]));
    }

    #[test]
    fn types_with_different_names_stay_different() {
        let (api, diagnostics) = api(tree(), &format!("{A}/{SCHEMA} type Person\n{B}/{SCHEMA} type Found\n"));
        assert_eq!((names(&api), codes(&diagnostics)), (vec!["Person", "Found"], vec![]));
    }

    #[test]
    fn variants_keep_their_names() {
        let object =
            |name: &str| json!({ "type": "object", "required": [name], "properties": { name: { "type": "string" } } });
        let branch = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
        let tree = |names: &[&str]| {
            let mut schemas: serde_json::Map<String, Value> =
                names.iter().map(|name| ((*name).to_owned(), object(name))).collect();
            let branches: Vec<Value> = names.iter().map(|name| branch(name)).collect();
            schemas.insert("Union".to_owned(), json!({ "oneOf": branches }));
            json!({
                "openapi": "3.1.0",
                "info": { "title": "Test", "version": "1" },
                "paths": {},
                "components": { "schemas": schemas },
            })
        };
        let variants = |names: &[&str], lines: &str| {
            let (api, diagnostics) = api(tree(names), lines);
            assert_eq!(codes(&diagnostics), Vec::<&str>::new());
            let union = api.types.into_iter().find(|def| def.name.as_str() == "Union").expect("the union is a type");
            let TypeKind::Untagged(variants) = union.kind else { panic!("{:?}", union.kind) };
            variants.into_iter().map(|variant| variant.name.as_str().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(variants(&["UserEvent", "GroupEvent"], ""), ["User", "Group"]);
        assert_eq!(variants(&["UserEvent", "Other", "GroupEvent"], ""), ["UserEvent", "Other", "GroupEvent"]);
        let lock = "#/components/schemas/Union variants UserEvent=User GroupEvent=Own\n";
        assert_eq!(variants(&["UserEvent", "Other", "GroupEvent"], lock), ["User", "Other", "Own"]);
    }

    #[test]
    fn variants_without_a_type_keep_their_names() {
        let tree = json!({
            "openapi": "3.1.0",
            "info": { "title": "Test", "version": "1" },
            "paths": {},
            "components": { "schemas": {
                "Epochs": { "oneOf": [{ "enum": ["auto", "a b", "=", ""] }, { "type": "integer", "enum": [1] }, { "type": "boolean" }] },
            } },
        });
        let lock =
            "#/components/schemas/Epochs variants \"auto\"=Useful \"a%20b\"=Two \"%3D\"=Same \"\"=Nothing 1=Once\n";
        let (api, diagnostics) = api(tree, lock);
        assert_eq!(codes(&diagnostics), Vec::<&str>::new());
        let names: Vec<&str> = api.types[0].kind.union_variants().iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Useful", "Two", "Same", "Nothing", "Once", "Boolean"]);
    }

    #[test]
    fn a_name_that_two_operations_have_is_reported() {
        let (api, diagnostics) = api(tree(), &format!("{A} method find\n{B} method find\n"));
        let methods: Vec<&str> = api.groups[0].operations.iter().map(|operation| operation.name.as_str()).collect();
        assert_eq!((methods, codes(&diagnostics)), (vec!["find", "find_user"], vec!["name-not-kept"]));
    }

    #[test]
    fn names_of_what_is_gone_are_dropped() {
        let (_, diagnostics) = api(tree(), "#/paths/~1c/get method find\n#/components/schemas/C type C\n");
        assert_eq!(codes(&diagnostics), ["names-dropped"]);
    }

    #[test]
    fn arguments_keep_their_order_and_new_ones_follow() {
        let body = json!({
            "type": "object",
            "required": ["a", "b", "c", "d"],
            "properties": {
                "a": { "type": "string" }, "b": { "type": "string" }, "c": { "type": "string" }, "d": { "type": "string" },
            },
        });
        let parameter =
            |name: &str| json!({ "name": name, "in": "query", "required": true, "schema": { "type": "string" } });
        let tree = json!({
            "openapi": "3.1.0",
            "info": { "title": "Test", "version": "1" },
            "paths": { "/a": { "post": {
                "operationId": "send",
                "parameters": [parameter("x"), parameter("y"), parameter("z")],
                "requestBody": { "required": true, "content": { "application/json": { "schema": body } } },
                "responses": { "204": { "description": "" } },
            } } },
        });
        let at = "#/paths/~1a/post";
        let schema = format!("{at}/requestBody/content/application~1json/schema");
        let (api, _) = api(tree, &format!("{at} arguments z x\n{schema} new d b\n"));
        let parameters = api.groups[0].operations[0].parameters.iter().map(|parameter| parameter.name.as_str());
        assert_eq!(parameters.collect::<Vec<_>>(), ["z", "x", "y"]);
        let arguments: Vec<&str> = api.types[0].arguments().iter().map(|field| field.name.as_str()).collect();
        assert_eq!(arguments, ["d", "b", "a", "c"]);
    }
}
