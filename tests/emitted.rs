//! What clients do that were made for the small documents in `cases/`: each is generated and compiled, and the tests in `emitted/`
//! use them as a person would. What they send is compared to the byte.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use generator::generate;
use tests::case;

/// The cases, each a crate.
const CASES: [&str; 20] = [
    "accept_what_can_be_read",
    "binary_bodies",
    "defaults_are_documented",
    "event_stream_and_json_lines",
    "form_styles",
    "form_text_and_bytes",
    "header_and_cookie_parameters",
    "json_merge_patch",
    "multipart",
    "optional_body",
    "pages_told_by_extensions",
    "path_styles",
    "query_styles",
    "read_only_and_write_only",
    "response_headers",
    "required_and_nullable",
    "responses_by_status",
    "security_schemes",
    "server_variables",
    "several_request_media_types",
];

/// The files of `emitted/`.
const TOPICS: [&str; 4] = ["bodies", "parameters", "replies", "security"];

const DEPENDENCIES: &str = "futures-util = { version = \"0.3\", default-features = false }\n\
    http = \"1\"\n\
    serde_json = \"1\"\n\
    tokio = { version = \"1\", features = [\"macros\", \"rt\"] }\n";

#[test]
fn clients_do_what_their_documents_say() {
    let work = Path::new(env!("CARGO_TARGET_TMPDIR")).join("emitted");
    let mut dependencies = String::new();
    for case in CASES {
        let features = client(case, &work.join("crates").join(case));
        let _ = writeln!(
            dependencies,
            "{case} = {{ path = \"../crates/{case}\", default-features = false, features = [{features}] }}"
        );
    }
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("emitted");
    let module = |name: &str| format!("#[path = {:?}]\nmod {name};\n", here.join(format!("{name}.rs")));
    let modules: String = TOPICS.iter().map(|topic| module(topic)).collect();
    let manifest = "[workspace]\nmembers = [\"crates/*\", \"uses\"]\nresolver = \"3\"\n\n\
        [profile.dev]\ndebug = 0\nincremental = false\n";
    put(&work.join("Cargo.toml"), manifest);
    put(
        &work.join("uses/Cargo.toml"),
        &format!(
            "[package]\nname = \"uses\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n[dependencies]\n{dependencies}{DEPENDENCIES}"
        ),
    );
    put(&work.join("uses/src/lib.rs"), &format!("#![cfg(test)]\n\n#[macro_use]\n{}\n{modules}", module("support")));
    let lock = work.join("Cargo.lock");
    if !lock.exists() {
        fs::copy("../Cargo.lock", lock).expect("the lock file");
    }
    let run = Command::new(env!("CARGO"))
        .args(["test", "--quiet", "--offline", "--package", "uses", "--lib"])
        .current_dir(&work)
        .env("CARGO_TARGET_DIR", work.join("target"))
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo");
    let (out, err) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success(), "{out}\n{err}");
    assert!(out.contains("test result: ok") && !out.contains(" 0 passed"), "{out}");
}

/// Writes the client of a case, and gives its features but for TLS, which costs minutes and is not needed here.
fn client(case: &str, out: &Path) -> String {
    let (mut config, understood) = case::understood(&Path::new("cases").join(format!("{case}.yaml")));
    case.clone_into(&mut config.name);
    let api = understood.api.as_ref().expect("the case can be used");
    let files = generate(api, &understood.sources, &config).expect("the emitter makes Rust");
    let difference = generator::write::compare(out, &files).expect("a folder of ours");
    generator::write::apply(out, &difference).expect("the files are written");
    let default = files["Cargo.toml"].lines().find_map(|line| line.strip_prefix("default = [")).expect("features");
    default.trim_end_matches(']').replace("\"rustls\", ", "").replace("\"rustls\"", "")
}

fn put(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|there| there == text) {
        return;
    }
    fs::create_dir_all(path.parent().expect("a folder above")).expect("a folder");
    fs::write(path, text).expect("a file");
}
