//! The settings file: what a run and `init` do with it.

use super::project::{Project, SPEC, commit};

fn with_settings(settings: &str) -> Project {
    let project = Project::new();
    project.write("generator.toml", settings);
    project
}

fn manifest(project: &Project, crate_folder: &str) -> toml_edit::DocumentMut {
    let text = project.read(&format!("{crate_folder}/Cargo.toml"));
    text.parse().unwrap_or_else(|error| panic!("{error}\n{text}"))
}

#[test]
fn a_run_uses_the_settings_and_the_command_line_counts_more() {
    let project = with_settings(&format!(
        "[clients.sentry]\ndocument = \"{SPEC}\"\noutput = \"client\"\nenvironment-prefix = \"OWN\"\ndefault-features = [\"rustls\"]\n\
         [clients.sentry.package]\nname = \"own-client\"\nversion = \"2.3.4\"\nlicense = \"MIT\"\npublish = false\n\
         metadata.own = 1\n"
    ));
    let run = project.run(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let made = manifest(&project, "client");
    let package = |key: &str| made["package"][key].to_string().trim().to_owned();
    assert_eq!(
        [package("name"), package("version"), package("license"), package("publish")],
        ["\"own-client\"", "\"2.3.4\"", "\"MIT\"", "false"]
    );
    assert_eq!(made["package"]["metadata"]["own"].as_integer(), Some(1));
    assert!(made["package"]["metadata"]["generator"]["document"].is_str());
    assert_eq!(made["package"]["metadata"]["docs"]["rs"]["all-features"].as_bool(), Some(true));
    assert_eq!(made["features"]["default"].to_string().trim(), "[\"rustls\"]");
    let client = project.read("client/src/client.rs");
    assert!(client.contains("env_prefix: \"OWN\"") && client.contains("own-client/2.3.4"), "{client}");
    assert_eq!(project.run(&["--check"]).code, 0);
    let run = project.run(&["--out", "other", "--name", "other"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(manifest(&project, "other")["package"]["name"].as_str(), Some("other"));
}

#[test]
fn several_clients_are_generated_and_checked_together_or_one_by_one() {
    let project = with_settings(&format!(
        "[clients.one]\ndocument = \"{SPEC}\"\noutput = \"one\"\n\n[clients.two]\ndocument = \"{SPEC}\"\noutput = \"two\"\n\
         workspace-dependencies = true\nworkspace-lints = true\npackage.version.workspace = true\n"
    ));
    assert_eq!(project.run(&["--client", "two"]).code, 0);
    assert!(!project.path("one").exists());
    let two = manifest(&project, "two");
    assert_eq!(two["dependencies"]["url"].to_string().trim(), "{ workspace = true }");
    assert!(two["dependencies"]["reqwest"]["features"].is_array());
    assert_eq!(two["lints"]["workspace"].as_bool(), Some(true));
    assert_eq!(two["package"]["version"]["workspace"].as_bool(), Some(true));
    assert!(project.read("two/src/client.rs").contains("env!(\"CARGO_PKG_VERSION\")"));
    assert_eq!(project.run(&["--check"]).code, 1, "one is missing");
    assert_eq!(project.run(&[]).code, 0);
    assert_eq!(project.run(&["--check"]).code, 0);
    for (arguments, message) in [
        (&["--out", "three"][..], "--out is for one client, and the settings have several"),
        (&["--client", "three"], "generator.toml has no client `three`; it has one, two"),
        (&["compare", "HEAD"], "the settings have several clients"),
        (&["--config", "other.toml"], "there is no other.toml; write a settings file with `generator init`"),
    ] {
        let run = project.run(arguments);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
}

#[test]
fn two_clients_cannot_have_one_output() {
    for outputs in [("", ""), ("output = \"a\"\n", "output = \"b/../a\"\n"), ("", "output = \"./generated-client\"\n")]
    {
        let (one, two) = outputs;
        let project = with_settings(&format!(
            "[clients.one]\ndocument = \"{SPEC}\"\n{one}\n[clients.two]\ndocument = \"{SPEC}\"\n{two}"
        ));
        let run = project.run(&[]);
        assert_eq!(run.code, 2, "{outputs:?}");
        assert!(run.stderr.contains("the clients `one` and `two` are both written to"), "{}", run.stderr);
        assert!(!project.path("a").exists());
        assert_eq!(project.run(&["--client", "two"]).code, 0, "{outputs:?}");
    }
}

#[test]
fn compare_uses_the_settings() {
    let project = with_settings(&format!("[clients.one]\ndocument = \"{SPEC}\"\noutput = \"one\"\n"));
    assert_eq!(project.run(&[]).code, 0);
    commit(&project);
    let run = project.run(&["compare", "HEAD"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn faults_of_the_settings_are_shown_and_nothing_is_written() {
    for (settings, shown) in [
        (
            "[clients.a]\ndocumnet = \"a.yaml\"\n",
            &["generator.toml:2:1", "unknown key `documnet`", "did you mean `document`?"][..],
        ),
        ("[clients.a]\ndocument = \n", &["generator.toml:2:", "the file is not TOML"]),
        (
            "[clients.a]\ndefault-features = [\"no\"]\n",
            &["`default-features` has `no`, and the crate has the features rustls, "],
        ),
    ] {
        let project = with_settings(settings);
        let run = project.run(&[]);
        assert_eq!(run.code, 2);
        for text in shown {
            assert!(run.stderr.contains(text), "{text}: {}", run.stderr);
        }
        assert!(!project.path("generated-client").exists());
    }
}

#[test]
fn denied_codes_are_errors() {
    let project = Project::new();
    project.edit("operationId:", "x-operationId:");
    assert_eq!(project.run(&["--deny", "dangling-reference"]).code, 0);
    let run = project.run(&["--deny", "missing-operation-id"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("`missing-operation-id` is denied; nothing was written"), "{}", run.stderr);
    let run = project.run(&["--deny", "missing-operation"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("did you mean `missing-operation-id`?"), "{}", run.stderr);
}

#[test]
fn init_writes_a_file_with_all_keys_once() {
    let project = Project::new();
    assert_eq!(project.run(&["init"]).code, 0);
    let text = project.read("generator.toml");
    assert!(text.contains(&format!("\ndocument = \"{SPEC}\"\n")), "{text}");
    assert_eq!(project.run(&[]).code, 0, "the file is usable");
    let run = project.run(&["init"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("generator.toml exists; it is left as it is"), "{}", run.stderr);
    assert_eq!(project.read("generator.toml"), text);
    let run = project.run(&["init", "--schema"]);
    assert!(run.stdout.contains("\"environment-prefix\""), "{}", run.stdout);
}

#[test]
fn only_selected_operations_and_their_types_are_generated() {
    let project = Project::new();
    let run = project.run(&["--include", "GET /organizations/*/integrations/"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains(": 1 operation, "), "{}", run.stdout);
    let files = project.files("generated-client");
    assert!(files.contains_key("src/types/integration.rs"));
    assert!(!files.contains_key("src/types/data_forwarder.rs"), "no operation uses it");
    let run = project.run(&["--check", "--exclude", "tag:Teams", "--exclude", "listt"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("`tag:Teams` names no operation of the document"), "{}", run.stderr);
}

#[test]
fn names_of_the_settings_are_those_of_the_client() {
    let settings = |name: &str| {
        format!(
            "[clients.sentry]\ndocument = \"{SPEC}\"\noutput = \"client\"\n\n[clients.sentry.rename]\n\
             types = {{ {name} = \"Installation\" }}\nfields = {{ \"Integration.domainName\" = \"domain\" }}\n\
             operations = {{ listOrganizationIntegrations = \"list\" }}\n"
        )
    };
    let project = with_settings(&settings("Integration"));
    let run = project.run(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let text = project.read("client/src/types/installation.rs");
    assert!(text.contains("pub domain: ") && text.contains("domain = \"domainName\""), "{text}");
    assert!(project.read("client/src/operations/integrations.rs").contains("pub fn list(&self"));
    assert_eq!(project.run(&["--check"]).code, 0);

    // What the document no longer has, or never had, is refused at its place.
    project.write("generator.toml", &settings("Integratoin"));
    let run = project.run(&[]);
    assert_eq!(run.code, 2);
    for part in ["generator.toml:6:25", "`Integratoin` names no type of the document", "did you mean `Integration`?"] {
        assert!(run.stderr.contains(part), "{part}: {}", run.stderr);
    }
}

#[test]
fn types_traits_and_attributes_of_the_settings_are_those_of_the_client() {
    let settings = |crates: &str| {
        format!(
            "[clients.sentry]\ndocument = \"{SPEC}\"\noutput = \"client\"\n\
             replace.types = {{ DataForwarder = \"own_types::Forwarder\" }}\n{crates}\n\
             derive = {{ Integration = [\"PartialOrd\", \"Debug\"], \"*\" = [\"own_types::Own\"] }}\n\
             attributes = {{ Integration = ['#[doc(alias = \"app\")]'] }}\n"
        )
    };
    let project = with_settings(&settings("dependencies.own-types = { path = \"../own-types\" }"));
    let run = project.run(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let types = project.read("client/src/types/integration.rs");
    let attributes =
        "#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, own_types::Own)]\n#[doc(alias = \"app\")]\n";
    assert!(types.contains(attributes), "{types}");
    assert!(!project.path("client/src/types/data_forwarder.rs").exists());
    assert!(project.read("client/src/own_types.rs").contains("serde_type!(own_types::Forwarder);"));
    let made = manifest(&project, "client");
    assert_eq!(made["dependencies"]["own-types"]["path"].as_str(), Some("../own-types"));
    assert_eq!(project.run(&["--check"]).code, 0);

    project.write("generator.toml", &settings(""));
    let run = project.run(&[]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("generator.toml:4:35"), "{}", run.stderr);
    assert!(run.stderr.contains("the client does not depend on `own_types`"), "{}", run.stderr);
}

#[test]
fn a_crate_of_types_alone_has_no_client() {
    let project =
        with_settings(&format!("[clients.sentry]\ndocument = \"{SPEC}\"\noutput = \"types\"\nschemas-only = true\n"));
    let run = project.run(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let made = manifest(&project, "types");
    let dependencies: Vec<&str> =
        made["dependencies"].as_table().expect("a table").iter().map(|(name, _)| name).collect();
    assert_eq!(dependencies, ["chrono", "serde", "serde_json"], "those that the types use");
    assert!(made.get("features").is_none());
    assert!(project.path("types/src/types/integration.rs").exists());
    for gone in ["src/client.rs", "src/operations", "src/runtime/call", "src/runtime/transport"] {
        assert!(!project.path("types").join(gone).exists(), "{gone}");
    }
    assert_eq!(project.run(&["--check"]).code, 0);
}

#[test]
fn types_alone_have_the_dates_that_they_use() {
    let project = with_settings("");
    project.write(
        SPEC,
        "openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths: {}\n\
         components: {schemas: {A: {type: object, properties: {at: {type: string, format: own}}}}}\n",
    );
    for (own, has_dates) in
        [("chrono::NaiveDate", true), ("synchrono::Moment", false), ("synchrono::At<chrono::Utc>", false)]
    {
        project.write(
            "generator.toml",
            &format!(
                "[clients.a]\ndocument = \"{SPEC}\"\noutput = \"types\"\nschemas-only = true\n\
                 dependencies.synchrono = \"1\"\nreplace.formats.own = \"{own}\"\n"
            ),
        );
        let run = project.run(&[]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let types = project.read("types/src/types/a.rs");
        assert!(types.contains(own.rsplit("::").next().unwrap_or(own)), "{types}");
        assert_eq!(project.path("types/src/runtime/values/date_time.rs").exists(), has_dates, "{own}");
    }
}

#[test]
fn a_comparison_reads_both_documents_with_the_settings() {
    let project = with_settings(&format!(
        "[clients.sentry]\ndocument = \"{SPEC}\"\noutput = \"client\"\nexclude = [\"createExternalUser\"]\n\
         rename.fields = {{ \"Integration.domainName\" = \"domain\" }}\n"
    ));
    assert_eq!(project.run(&[]).code, 0);
    commit(&project);
    // What the settings name may be in one of the two documents alone.
    project.edit("domainName:", "homeName:");
    let run = project.run(&["compare", "HEAD"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for part in ["- pub domain: ", "+ pub home_name: "] {
        assert!(run.stdout.contains(part), "{part}: {}", run.stdout);
    }
    assert!(!run.stdout.contains("create_external_user"), "{}", run.stdout);
    project.edit("homeName:", "domainName:");
    project.edit("description: ", "description: Now ");
    let run = project.run(&[]);
    assert!(run.stdout.contains("since HEAD: ") && !run.stdout.contains("breaking"), "{}", run.stdout);
}
