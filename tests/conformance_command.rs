//! The command `conformance`: which results are failures, and the paths of its clients.

mod refusals {
    use serde_json::json;
    use tests::conformance::refusals::refused;
    use tests::conformance::scenarios::Scenario;

    fn scenario(status: u16) -> Scenario {
        let exchange = json!({"method": "get", "uri": "/a", "response": {"status": status}});
        Scenario {
            spec: "a".to_owned(),
            name: "A".to_owned(),
            tier: "core".to_owned(),
            status: None,
            operation: None,
            exchanges: vec![serde_json::from_value(exchange).expect("an exchange")],
        }
    }

    /// Returns the refusals in the log of the server, if the scenario `A` expects this status.
    fn refusals(log: &str, status: u16) -> Vec<String> {
        refused(log, &[scenario(status)], &["A".to_owned()].into())
    }

    #[test]
    fn only_responses_that_the_scenario_does_not_expect_are_refusals() {
        let failed = "info \u{1b}[0mGET /a?b=c \u{1b}[33m400\u{1b}[0m 1.2 ms - 24\u{1b}[0m\n";
        assert_eq!(refusals(failed, 400), Vec::<String>::new());
        assert_eq!(refusals(failed, 200), ["GET /a: 400"]);
        let invalid = format!("warn Request validation failed: not equal:\n Expected:\n1\n{failed}");
        assert_eq!(refusals(&invalid, 400), ["GET /a: 400, not equal"]);
        assert_eq!(refusals("info GET /b 404 1 ms\ninfo GET /a 200 1 ms\n", 200), ["GET /b: 404"]);
    }

    #[test]
    fn refusals_of_failed_scenarios_are_not_reported_again() {
        assert_eq!(refused("info GET /a 400 1 ms\n", &[scenario(200)], &[].into()), Vec::<String>::new());
    }
}

mod warnings {
    use tests::conformance::{driver, faults};
    use tests::workspace::Workspace;

    /// Returns the faults of a client with this source, built twice: the second build compiles nothing and reports the same.
    fn faults_of_client(source: &str) -> [Vec<String>; 2] {
        let folder = tempfile::tempdir().expect("a folder");
        let workspace = Workspace::at(folder.path()).expect("a workspace");
        let manifest = "[package]\nname = \"client\"\nedition = \"2024\"\n";
        workspace.put("client/Cargo.toml", manifest).expect("a manifest");
        workspace.put("client/src/lib.rs", source).expect("a client");
        workspace.user("client = { path = \"../client\" }\n").expect("a manifest");
        workspace.put("user/src/main.rs", "fn main() { client::call(); }\n").expect("a user");
        [(); 2].map(|()| {
            let checked = driver::build(&workspace, &folder.path().join("target")).expect("what compiles");
            faults::faults(&[], &[], &checked)
        })
    }

    #[test]
    fn a_warning_in_a_client_is_a_fault() {
        for faults in faults_of_client("pub fn call() {}\n\nfn unused() {}\n") {
            assert_eq!(faults.len(), 1, "{faults:?}");
            assert!(faults[0].contains("warning: function `unused` is never used"), "{faults:?}");
        }
        assert_eq!(faults_of_client("pub fn call() {}\n"), [Vec::<String>::new(), Vec::new()]);
    }
}

mod workspaces {
    use std::path::Path;

    use tests::case;
    use tests::workspace::Workspace;

    /// Cargo identifies a crate by its path: clients of two workspaces that share a target folder need different paths.
    #[test]
    fn of_different_versions_have_clients_at_different_paths() {
        let folder = tempfile::tempdir().expect("a folder");
        let (config, analysis) = case::analysis(Path::new("cases/optional_body.yaml"));
        let api = analysis.api.as_ref().expect("an API");
        let [one, other] = ["3.0", "3.1"].map(|version| {
            let workspace = Workspace::at(&folder.path().join(version)).expect("a workspace");
            workspace.client(api, &analysis.sources, &config).expect("a client")
        });
        assert_ne!(one, other);
        assert!(one.contains("path = \"../crates/3.0/"), "{one}");
    }
}
