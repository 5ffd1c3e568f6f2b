//! Overlays: they are applied in the given order, and faults are reported with their position.

use std::fs;

use super::project::Project;

fn overlay(project: &Project, name: &str, actions: &str) {
    project.write(name, &format!("overlay: 1.0.0\ninfo: {{title: Ours, version: '1'}}\nactions:\n{actions}"));
}

#[test]
fn what_an_overlay_says_is_in_the_client_and_not_in_the_document() {
    let project = Project::generated();
    let document = project.read(super::project::SPEC);
    overlay(
        &project,
        "first.yaml",
        "- {target: $.components.schemas.Integration.properties, update: {size: {type: integer}}}\n",
    );
    overlay(
        &project,
        "second.yaml",
        "- {target: $.components.schemas.Integration.properties.size, update: {format: int32}}\n",
    );
    let overlays = ["--overlay", "first.yaml", "--overlay", "second.yaml"];
    assert_eq!(project.run(&[&overlays[..], &["--check"]].concat()).code, 1);
    let run = project.run(&overlays);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(project.read("generated-client/src/types/integration.rs").contains("size: Option<i32>"));
    assert_eq!(project.read(super::project::SPEC), document);
    // The other way round, the second finds nothing.
    let run = project.run(&["--overlay", "second.yaml", "--overlay", "first.yaml", "--deny-warnings"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("warning[target-selects-nothing]") && run.stderr.contains("second.yaml:4:"),
        "{}",
        run.stderr
    );
}

#[test]
fn an_overlay_copies_a_node() {
    let project = Project::generated();
    let schemas = "$.components.schemas";
    project.write(
        "copy.yaml",
        &format!(
            "overlay: 1.1.0\ninfo: {{title: Ours, version: '1'}}\nactions:\n\
             - {{target: {schemas}, update: {{Copied: {{description: A copy.}}}}}}\n\
             - {{target: {schemas}.Copied, copy: {schemas}.Integration}}\n\
             - {{target: {schemas}.Copied, update: {{description: Ours.}}, copy: $.info}}\n"
        ),
    );
    let run = project.run(&["--overlay", "copy.yaml", "--no-compare"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let copied = project.read("generated-client/src/types/copied.rs");
    assert!(copied.contains("/// Ours.") && copied.contains("pub struct Copied {"), "{copied}");
}

#[test]
fn an_overlay_that_can_t_be_used_writes_nothing() {
    let project = Project::generated();
    let before = project.files("generated-client");
    overlay(&project, "path.yaml", "- {target: 'paths.*', remove: true}\n");
    overlay(&project, "rest.yaml", "- {target: $, description: Nothing}\n");
    overlay(&project, "all.yaml", "- {target: $, remove: true}\n");
    overlay(&project, "none_named.yaml", "- {update: {a: 1}}\n");
    overlay(&project, "several.yaml", "- {target: $.info, copy: $.paths.*}\n");
    project.write("syntax.yaml", "overlay: [");
    project.write("other.yaml", "openapi: 3.1.0\n");
    project.write("actions.yaml", "overlay: 1.0.0\n");
    for (file, code, place) in [
        ("path.yaml", "error[malformed-target]", "path.yaml:4:12"),
        ("rest.yaml", "warning[action-does-nothing]", "rest.yaml:4:3"),
        ("all.yaml", "warning[action-does-nothing]: the whole document cannot be removed", "all.yaml:4:3"),
        ("none_named.yaml", "error[malformed-target]: the action has no `target`", "none_named.yaml:4:3"),
        ("several.yaml", "error[malformed-target]: `copy` selects", "several.yaml:4:26"),
        ("syntax.yaml", "error[syntax]", "syntax.yaml"),
        ("other.yaml", "error[not-an-overlay]", "other.yaml"),
        ("actions.yaml", "error[not-an-overlay]", "actions.yaml"),
        ("none.yaml", "error[unreadable]", "none.yaml"),
    ] {
        let run = project.run(&["--overlay", file, "--deny-warnings"]);
        assert_eq!(run.code, 2, "{file}");
        assert!(run.stderr.contains(code) && run.stderr.contains(place), "{file}: {}", run.stderr);
    }
    assert!(project.run(&["--overlay", "none.yaml"]).stderr.contains("`--overlay FILE`"));
    assert_eq!(project.changed(&before), [""; 0]);
}

#[test]
fn the_sentry_overlay_is_applied_by_its_name_only_and_has_the_routes_of_the_server() {
    const OVERLAY: &str = "spec/sentry-integrations.overlay.yaml";
    let project = Project::new();
    project.write(OVERLAY, &fs::read_to_string(format!("../{OVERLAY}")).expect("the overlay"));
    assert_eq!(project.run(&[]).code, 0);
    let operations = |client: &str, group: &str| project.read(&format!("{client}/src/operations/{group}.rs"));
    assert!(operations("generated-client", "data_forwarders").contains("/data-forwarders/"));

    let run = project.run(&["--overlay", OVERLAY, "--out", "corrected", "--deny-warnings"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    for (group, route) in [
        ("data_forwarders", "/organizations/{organization_id_or_slug}/forwarding/{forwarder_id}/"),
        ("data_forwarders", "/organizations/{organization_id_or_slug}/forwarding/"),
        ("external_teams", "/teams/{organization_id_or_slug}/{team_id_or_slug}/external-teams/"),
        ("external_teams", "/teams/{organization_id_or_slug}/{team_id_or_slug}/external-teams/{external_team_id}/"),
        ("external_users", "/organizations/{organization_id_or_slug}/external-users/{external_user_id}/"),
    ] {
        assert!(operations("corrected", group).contains(&format!("\"{route}\"")), "{route}");
    }
    assert!(!operations("corrected", "data_forwarders").contains("/data-forwarders/"));
    let list = operations("corrected", "integrations");
    for setter in ["pub fn features(", "pub fn include_config(", "pub fn cursor(", "pub fn per_page("] {
        assert!(list.contains(setter), "{setter}");
    }
    let types = |file: &str| project.read(&format!("corrected/src/types/{file}.rs"));
    assert!(types("external_users").contains("user_id") && !types("external_users").contains("member_id"));
    assert!(types("data_forwarder").contains("date_updated") && !types("data_forwarder").contains("date_created"));
    assert!(
        types("integration").contains("domain_name: Patch<String>") && !types("integration").contains("date_created")
    );
    assert!(types("external_actor").contains("pub integration_id: String"));
}
