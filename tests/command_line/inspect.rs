//! `inspect`: what it prints, and the page that it writes.

use serde_json::{Value, json};

use super::project::{Project, SPEC};

#[test]
fn it_shows_what_the_document_holds() {
    let project = Project::new();
    let run = project.run(&["inspect"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.contains("14 operations in 4 groups") && !run.stdout.contains("DELETE /"), "{}", run.stdout);
    let all = project.run(&["inspect", "--all", "--include", "tag:Integrations"]);
    assert!(all.stdout.contains("4 operations in 1 group\n") && all.stdout.contains("DELETE /"), "{}", all.stdout);
    assert!(!project.path("generated-client").exists(), "nothing is written");
}

#[test]
fn json_has_whole_lists() {
    let run = Project::new().run(&["inspect", "--spec", SPEC, "--format", "json"]);
    let summary: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let keys: Vec<&str> = summary.as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "title",
            "version",
            "files",
            "servers",
            "groups",
            "types",
            "pagination",
            "security",
            "untyped",
            "made_names",
            "kept_names",
            "diagnostics"
        ]
    );
    assert_eq!(summary["groups"][3]["methods"]["GET"], 3);
    assert_eq!(summary["pagination"][0]["path"], "/organizations/{organization_id_or_slug}/data-forwarders/");
}

#[test]
fn a_name_that_the_user_chose_is_not_made_by_the_generator() {
    let project = Project::new();
    let schema = "{type: object, properties: {id: {type: string}}}";
    let get =
        format!("{{responses: {{'200': {{description: '', content: {{application/json: {{schema: {schema}}}}}}}}}}}");
    project.write(
        SPEC,
        &format!(
            "openapi: 3.1.0\ninfo: {{title: A, version: '1'}}\npaths:\n  /a: {{get: {get}}}\n  /b: {{get: {get}}}\n"
        ),
    );
    let made = || {
        let run = project.run(&["inspect", "--spec", SPEC, "--format", "json"]);
        let summary: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let count = |key: &str| summary["made_names"][key].as_array().map(Vec::len);
        (count("operations"), count("types"))
    };
    assert_eq!(made(), (Some(2), Some(2)));
    let settings = "[clients.a]\n[clients.a.rename]\noperations = { \"GET /a\" = \"find\" }\n\
                    types = { \"#/paths/~1a/get/responses/200/content/application~1json/schema\" = \"Found\" }\n";
    project.write("generator.toml", settings);
    assert_eq!(made(), (Some(1), Some(1)));
}

#[test]
fn a_name_that_the_user_edited_is_kept_and_not_made() {
    let project = Project::new();
    assert_eq!(project.run(&["--no-compare"]).code, 0);
    let lock = project.read("generated-client/names.lock");
    let inspected = |options: &[&str]| project.run(&[&["inspect", "--all"], options].concat()).stdout;
    let summary = || serde_json::from_str::<Value>(&inspected(&["--format", "json"])).expect("JSON");
    let before = summary();
    assert_eq!(before["kept_names"], json!({ "operations": [], "types": [] }));
    assert!(!inspected(&[]).contains("kept from names.lock"));

    let made = before["made_names"]["types"][0]["name"].as_str().expect("a type").to_owned();
    assert!(lock.contains(&format!(" type {made}\n")) && lock.contains(" type Integration\n"), "{lock}");
    let edited = lock.replace(&format!(" type {made}\n"), " type Mine\n");
    let edited = edited.replace(" type Integration\n", " type Link\n");
    let edited = edited.replace(" method list_organization_integrations\n", " method links\n");
    project.write("generated-client/names.lock", &edited);
    let after = summary();
    let kept = &after["kept_names"];
    assert_eq!(kept["operations"].as_array().map(Vec::len), Some(1), "{kept}");
    assert_eq!(kept["operations"][0]["call"], "client.integrations().links");
    assert_eq!(kept["operations"][0]["otherwise"], "list_organization_integrations");
    let types: Vec<(&Value, &Value)> =
        kept["types"].as_array().expect("a list").iter().map(|ty| (&ty["name"], &ty["otherwise"])).collect();
    assert!(types.len() == 2 && types.contains(&(&json!("Mine"), &json!(made))), "{kept}");
    assert!(types.contains(&(&json!("Link"), &json!("Integration"))), "{kept}");
    let count = |summary: &Value| summary["made_names"]["types"].as_array().map(Vec::len);
    assert_eq!(count(&after), count(&before).map(|count| count - 1), "an edited name is not made by the generator");

    let text = inspected(&["--html", "page.html"]);
    assert!(
        text.contains("names kept from names.lock, which would be others without it: 1 operation, 2 types\n"),
        "{text}"
    );
    assert!(text.contains("  Link, otherwise Integration: #/components/schemas/Integration"), "{text}");
    let page = project.read("page.html");
    assert!(page.contains("Kept from names.lock: 3 names that would be others without it"), "{page}");
}

#[test]
fn it_inspects_each_client_of_the_settings() {
    let project = Project::new();
    let client = |name: &str, tag: &str| {
        format!("[clients.{name}]\ndocument = \"{SPEC}\"\noutput = \"{name}\"\ninclude = [\"tag:{tag}\"]\n")
    };
    project.write("generator.toml", &(client("users", "External Users") + &client("teams", "External Teams")));
    let run = project.run(&["inspect"]);
    assert_eq!(run.stdout.matches("3 operations in 1 group\n").count(), 2, "{}", run.stdout);
    let run = project.run(&["inspect", "--client", "teams"]);
    assert!(run.stdout.contains("external_teams") && !run.stdout.contains("external_users"), "{}", run.stdout);
    for options in [["--html", "page.html"], ["--format", "json"], ["--include", "tag:a"]] {
        let run = project.run(&[&["inspect"], &options[..]].concat());
        assert!(run.code == 2 && run.stderr.contains("is for one client"), "{}", run.stderr);
    }
}

#[test]
fn an_unusable_document_is_refused_with_its_errors() {
    let project = Project::new();
    project.write(SPEC, "swagger: '2.0'\n");
    let run = project.run(&["inspect"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("error[") && run.stderr.contains("cannot generate a client from"), "{}", run.stderr);
}

#[test]
fn the_page_is_one_file() {
    let project = Project::new();
    let run = project.run(&["inspect", "--html", "page.html"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, "wrote   page.html\n"));
    let page = project.read("page.html");
    assert!(page.starts_with("<!DOCTYPE html>") && !page.contains(" src="), "{page}");
    for text in [
        "organization_id_or_slug: &amp;str",
        "<a href=\"#type.Integration\">Integration</a>",
        "id=\"call.integrations.list_organization_integrations\"",
        "pub domain_name: Option&lt;String&gt;",
    ] {
        assert!(page.contains(text), "{text}");
    }
    let again = project.run(&["inspect", "--html", "again.html"]);
    assert_eq!((again.code, project.read("again.html")), (0, page), "it is always the same");
}

#[cfg(unix)]
#[test]
fn the_page_does_not_replace_the_target_of_a_link() {
    let project = Project::new();
    project.write("mine", "kept");
    std::os::unix::fs::symlink("mine", project.path("page.html")).expect("a link");
    let run = project.run(&["inspect", "--html", "page.html"]);
    assert!(run.code == 2 && run.stderr.contains("symbolic link"), "{}", run.stderr);
    assert_eq!(project.read("mine"), "kept");
}
