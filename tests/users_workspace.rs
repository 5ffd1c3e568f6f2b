//! A user's workspace: settings for two clients, which are generated, used, and generated again when their document changes.

use std::fs;
use std::path::Path;
use std::process::Command;

use tests::workspace::Workspace;
use tests::{dependencies, progress};

const DOCUMENT: &str = include_str!("users_workspace/bookings.yaml");

const EVENTS: &str = include_str!("users_workspace/events.yaml");

/// What the user adds to the table that `generator init` writes.
const SETTINGS: &str = include_str!("users_workspace/generator.toml");

const USE: &str = include_str!("users_workspace/user.rs");

#[test]
fn two_clients_of_one_settings_file_are_generated_used_and_generated_again() -> Result<(), String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("users_workspace");
    for left in ["crates", "generator.toml"] {
        let left = folder.join(left);
        let _ = fs::remove_dir_all(&left).or_else(|_| fs::remove_file(&left));
    }
    let workspace = Workspace::at(&folder)?;
    workspace.put("spec/bookings.yaml", DOCUMENT)?;
    workspace.put("events.yaml", EVENTS)?;
    generator(&folder, &["init"], 0);
    let template = fs::read_to_string(folder.join("generator.toml")).map_err(|error| error.to_string())?;
    assert!(template.contains("document = \"spec/bookings.yaml\""), "{template}");
    workspace.put("generator.toml", &(template + SETTINGS))?;
    generator(&folder, &["--check"], 1);
    generator(&folder, &["--deny-warnings"], 0);
    generator(&folder, &["--check"], 0);

    let at = |name: &str| format!("{name} = {{ path = \"../crates/users_workspace/{name}\", default-features = false");
    let clients = format!("{}, features = [\"all-tags\"] }}\n{} }}\n", at("bookings"), at("events"));
    workspace.user(&format!("{clients}{}", dependencies::of_clients()?))?;
    workspace.put("user/src/lib.rs", USE)?;
    let mut cargo = workspace.cargo_of_test(Path::new(env!("CARGO_TARGET_TMPDIR")));
    cargo.args(["test", "--offline", "--package", "user", "--lib"]);
    let run = progress::output(cargo, "a user's workspace").map_err(|error| error.to_string())?;
    let said = [&run.stdout, &run.stderr].map(|said| String::from_utf8_lossy(said).into_owned()).join("\n");
    assert!(run.status.success() && said.contains("1 passed"), "{said}");

    // The document changes, and one of the two clients with it.
    let events =
        fs::read(folder.join("crates/users_workspace/events/names.lock")).map_err(|error| error.to_string())?;
    workspace.put(
        "spec/bookings.yaml",
        &DOCUMENT.replace("id: {type: string}", "id: {type: string}\n        note: {type: string}"),
    )?;
    let shown = generator(&folder, &["--check", "--full-diff"], 1);
    assert!(shown.contains("pub note: Option<String>"), "{shown}");
    generator(&folder, &[], 0);
    generator(&folder, &["--check"], 0);
    let text = folder.join("crates/users_workspace/bookings/src/types/reservation.rs");
    assert!(fs::read_to_string(text).is_ok_and(|text| text.contains("pub note: Option<String>")));
    assert_eq!(fs::read(folder.join("crates/users_workspace/events/names.lock")).ok(), Some(events));

    // What the settings rename is gone from the document.
    workspace.put("spec/bookings.yaml", &DOCUMENT.replace("per_page", "size"))?;
    let shown = generator(&folder, &[], 2);
    for part in ["generator.toml:", "`getV1BookingsUsingGET.per_page` names no parameter of the document"] {
        assert!(shown.contains(part), "{shown}");
    }
    Ok(())
}

/// Runs the generator, which must return this exit code; returns all that it said.
fn generator(folder: &Path, arguments: &[&str], code: i32) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_generator-under-test"))
        .current_dir(folder)
        .args(arguments)
        .args(if arguments.first() == Some(&"init") { &[][..] } else { &["--color", "never"] })
        .env_remove("CARGO_PKG_NAME")
        .output()
        .expect("the generator runs");
    let said = [&output.stdout, &output.stderr].map(|said| String::from_utf8_lossy(said).into_owned()).join("\n");
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
    said
}
