//! Files outside of the output folder are never written, replaced or removed, whatever lies in the output folder: a change that
//! somebody proposes may hold links and a list of generated files. Runs that meet or are killed leave nothing that looks finished.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::program::{Folder, Run};

const DOCUMENT: &str = "openapi: 3.1.0
info: {title: Small, version: '1'}
servers: [{url: 'https://example.com'}]
paths:
  /things:
    get:
      operationId: listThings
      tags: [things]
      responses:
        '200': {description: Fine., content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
components:
  schemas:
    Thing: {type: object, properties: {size: {type: integer}}}
";

/// A folder with a document, and the client of the document in `client`.
fn generated() -> Folder {
    let folder = Folder::new();
    folder.write("openapi.yaml", DOCUMENT);
    let run = generate(&folder, &[]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    folder
}

fn generate(folder: &Folder, more: &[&str]) -> Run {
    folder.run(&[&["--spec", "openapi.yaml", "--out", "client"], more].concat())
}

/// Renames the schema, so that files are added, changed and removed.
fn change(folder: &Folder) {
    folder.write("openapi.yaml", &DOCUMENT.replace("Thing", "Object").replace("[things]", "[objects]"));
}

fn add_to_list(folder: &Folder, entry: &str) {
    let list = folder.read("client/.generated");
    folder.write("client/.generated", &format!("{list}{entry}\n"));
}

#[test]
fn listed_files_that_no_run_wrote_are_left_alone() {
    for entry in [
        "../precious.rs",
        "src/../../precious.rs",
        "notes.md",
        "src/notes.md",
        ".git/config",
        "src/Types/thing.rs",
        "src\\precious.rs",
        "C:precious.rs",
        "Cargo.lock",
    ] {
        let folder = generated();
        folder.write("precious.rs", "// @generated, or so it says");
        folder.write(&format!("client/{entry}"), "// @generated, or so it says");
        add_to_list(&folder, entry);
        change(&folder);
        let run = generate(&folder, &[]);
        assert_eq!(run.code, Some(0), "{entry}: {}", run.stderr);
        assert!(run.stderr.contains("did not write") && run.stderr.contains("left alone"), "{entry}: {}", run.stderr);
        assert!(folder.path("precious.rs").exists() && folder.path(&format!("client/{entry}")).exists(), "{entry}");
        let run = generate(&folder, &["--check"]);
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{entry}: the entry is gone from the list");
    }
}

#[test]
fn listed_absolute_paths_are_left_alone() {
    let folder = generated();
    folder.write("precious.rs", "// @generated, or so it says");
    add_to_list(&folder, &folder.path("precious.rs").display().to_string());
    assert_eq!(generate(&folder, &[]).code, Some(0));
    assert!(folder.path("precious.rs").exists());
}

#[test]
fn listed_files_written_by_hand_are_not_removed() {
    let folder = generated();
    folder.write("client/src/types/mine.rs", "//! Written by hand.\n");
    add_to_list(&folder, "src/types/mine.rs");
    let run = generate(&folder, &[]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("`src/types/mine.rs`; they are left alone"), "{}", run.stderr);
    assert_eq!(folder.read("client/src/types/mine.rs"), "//! Written by hand.\n");
}

#[test]
fn a_list_of_very_many_entries_is_read_in_seconds() {
    let folder = generated();
    let list = folder.read("client/.generated");
    let entries: String = (0..100_000).map(|number| format!("src/a{number}.rs\n")).collect();
    folder.write("client/.generated", &(list + &entries));
    let started = Instant::now();
    assert_eq!(generate(&folder, &[]).code, Some(0));
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
    assert_eq!(generate(&folder, &["--check"]).code, Some(0));
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    /// What is elsewhere, and must stay as it is.
    fn elsewhere(folder: &Folder) {
        folder.write("elsewhere/types/thing.rs", "// @generated, or so it says");
        folder.write("elsewhere/lib.rs", "// @generated, or so it says");
        folder.write("elsewhere/precious.txt", "precious");
    }

    fn assert_untouched(folder: &Folder, what: &str) {
        let mut found: Vec<String> =
            folder.files("elsewhere").into_iter().map(|(path, text)| path + ": " + &text).collect();
        found.sort();
        let mark = "// @generated, or so it says";
        let expected =
            [format!("lib.rs: {mark}"), "precious.txt: precious".to_owned(), format!("types/thing.rs: {mark}")];
        assert_eq!(found, expected, "{what}");
    }

    /// Replaces an entry of the output by a link.
    fn link(folder: &Folder, entry: &str, target: &str) {
        let path = folder.path(&format!("client/{entry}"));
        let _ = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        symlink(folder.path(target), path).expect("a link");
    }

    #[test]
    fn nothing_is_changed_through_a_symbolic_link() {
        for (entry, target) in [
            ("src", "elsewhere"),
            ("src/types", "elsewhere/types"),
            ("src/types/thing.rs", "elsewhere/types/thing.rs"),
            ("src/lib.rs", "elsewhere/lib.rs"),
            ("src/lib.rs", "elsewhere/nothing.rs"),
            ("Cargo.toml", "elsewhere/precious.txt"),
            (".generated", "elsewhere/precious.txt"),
            (".generated", "elsewhere/nothing.txt"),
            (".generated.new", "elsewhere"),
            (".generated.new", "elsewhere/nothing"),
        ] {
            let what = format!("{entry} -> {target}");
            let folder = generated();
            elsewhere(&folder);
            link(&folder, entry, target);
            change(&folder);
            for more in [&["--check"][..], &[]] {
                let run = generate(&folder, more);
                assert_eq!(run.code, Some(2), "{what}: {}", run.stderr);
                assert!(run.stderr.contains(&format!("client/{entry} is a symbolic link")), "{what}: {}", run.stderr);
                assert_untouched(&folder, &what);
                assert!(!folder.path("elsewhere/nothing.rs").exists(), "{what}");
            }
        }
    }

    #[test]
    fn listed_files_behind_symbolic_links_are_not_removed() {
        for (linked, entry) in
            [("link", "link/precious.txt"), ("src/link", "src/link/lib.rs"), ("src/link.rs", "src/link.rs")]
        {
            let folder = generated();
            elsewhere(&folder);
            link(&folder, linked, if linked.ends_with(".rs") { "elsewhere/lib.rs" } else { "elsewhere" });
            add_to_list(&folder, entry);
            let run = generate(&folder, &[]);
            assert!(run.stderr.contains("left alone") || run.stderr.contains("is a symbolic link"), "{}", run.stderr);
            assert_untouched(&folder, entry);
        }
    }

    #[test]
    fn symbolic_links_in_a_staging_folder_are_removed_and_not_followed() {
        let folder = generated();
        elsewhere(&folder);
        fs::create_dir(folder.path("client/.generated.new")).expect("a folder");
        link(&folder, ".generated.new/src", "elsewhere");
        link(&folder, ".generated.new/.generated", "elsewhere/precious.txt");
        change(&folder);
        assert_eq!(generate(&folder, &[]).code, Some(0));
        assert_untouched(&folder, "staging");
        assert_eq!(generate(&folder, &["--check"]).code, Some(0));
    }

    #[test]
    fn a_symbolic_link_in_a_folder_without_a_list_is_refused() {
        let folder = Folder::new();
        folder.write("openapi.yaml", DOCUMENT);
        elsewhere(&folder);
        fs::create_dir(folder.path("client")).expect("a folder");
        link(&folder, "src", "elsewhere");
        let run = generate(&folder, &[]);
        assert_eq!(run.code, Some(2), "{}", run.stderr);
        assert_untouched(&folder, "no list");
    }

    #[test]
    fn the_output_folder_itself_may_be_a_symbolic_link() {
        let folder = Folder::new();
        folder.write("openapi.yaml", DOCUMENT);
        fs::create_dir(folder.path("real")).expect("a folder");
        symlink(folder.path("real"), folder.path("client")).expect("a link");
        assert_eq!(generate(&folder, &[]).code, Some(0));
        assert!(folder.path("real/src/lib.rs").exists());
        assert_eq!(generate(&folder, &["--check"]).code, Some(0));
    }

    #[test]
    fn the_default_output_folder_is_not_a_link_to_elsewhere() {
        let folder = Folder::new();
        folder.write("project/openapi.yaml", DOCUMENT);
        fs::create_dir(folder.path("elsewhere")).expect("a folder");
        symlink(folder.path("elsewhere"), folder.path("project/generated-client")).expect("a link");
        let mut command = folder.command(&["--spec", "openapi.yaml"]);
        let output = command.current_dir(folder.path("project")).output().expect("the generator starts");
        assert_eq!(output.status.code(), Some(2));
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(stderr.contains("generated-client is a link that leads out of this folder"), "{stderr}");
        assert!(folder.files("elsewhere").is_empty());
    }

    #[test]
    fn hard_links_are_replaced_and_the_shared_file_is_unchanged() {
        let folder = generated();
        elsewhere(&folder);
        for (entry, target) in [("src/lib.rs", "elsewhere/lib.rs"), ("src/types/thing.rs", "elsewhere/types/thing.rs")]
        {
            let path = folder.path(&format!("client/{entry}"));
            fs::remove_file(&path).expect("a file");
            fs::hard_link(folder.path(target), path).expect("a link");
        }
        change(&folder);
        let run = generate(&folder, &[]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert!(!folder.path("client/src/types/thing.rs").exists());
        assert_untouched(&folder, "hard links");
    }

    #[test]
    fn a_report_is_not_written_through_a_symbolic_link() {
        let folder = generated();
        elsewhere(&folder);
        symlink(folder.path("elsewhere/precious.txt"), folder.path("report.json")).expect("a link");
        let run = generate(&folder, &["--report", "report.json"]);
        assert_eq!(run.code, Some(2), "{}", run.stderr);
        assert_untouched(&folder, "report");
        let run = generate(&folder, &["--report", "/dev/stdout"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert!(run.stdout.starts_with('{'), "{}", run.stdout);
    }

    /// A pipe has no end as long as nobody writes to it.
    #[test]
    fn pipes_and_devices_in_the_output_folder_are_not_read() {
        for entry in ["src/lib.rs", ".generated", "src/old.rs", ".generated.new"] {
            let folder = generated();
            let path = folder.path(&format!("client/{entry}"));
            add_to_list(&folder, "src/old.rs");
            let _ = fs::remove_file(&path);
            assert!(Command::new("mkfifo").arg(&path).status().expect("mkfifo").success());
            let run = generate(&folder, &[]);
            assert_eq!(run.code, Some(2), "{entry}: {}", run.stderr);
            assert!(run.stderr.contains(&format!("client/{entry} is not a")), "{entry}: {}", run.stderr);
        }
    }
}

/// A run in the background.
fn start(folder: &Folder, more: &[&str]) -> Child {
    let mut command = folder.command(&[&["--spec", "openapi.yaml", "--out", "client"], more].concat());
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the generator starts")
}

#[test]
fn concurrent_runs_wait_for_each_other() {
    let folder = Folder::new();
    folder.write("openapi.yaml", DOCUMENT);
    folder.write("other.yaml", &DOCUMENT.replace("Thing", "Object"));
    for _ in 0..3 {
        let one = start(&folder, &[]);
        let mut other = folder.command(&["--spec", "other.yaml", "--out", "client"]);
        let other = other.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the generator starts");
        for run in [one, other] {
            let output = run.wait_with_output().expect("an end");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        let is_one = generate(&folder, &["--check"]).code == Some(0);
        let is_other = folder.run(&["--spec", "other.yaml", "--out", "client", "--check"]).code == Some(0);
        assert!(is_one != is_other, "the output is that of one of the runs");
    }
    assert!(!folder.path("client/.generated.new").exists(), "nothing is left behind");
    assert!(!cfg!(unix) || !folder.path("client/.generated.lock").exists(), "nothing is left behind");
}

#[test]
fn a_waiting_run_reports_it_and_check_waits_too() {
    let folder = generated();
    for more in [&[][..], &["--check"]] {
        let held = generator::internals::write::lock(
            &folder.path("client"),
            generator::internals::write::Access::Write,
            || (),
        )
        .expect("a lock");
        let waiting = start(&folder, more);
        sleep(Duration::from_millis(2500));
        drop(held);
        let output = waiting.wait_with_output().expect("an end");
        assert!(output.status.success());
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(stderr.contains("waiting for another run that writes to client"), "{more:?}: {stderr}");
    }
}

#[test]
fn a_failed_run_removes_the_folder_that_it_created() {
    let folder = Folder::new();
    let held = generator::internals::write::lock(
        &folder.path("a/b/client"),
        generator::internals::write::Access::Write,
        || (),
    )
    .expect("a lock");
    assert!(folder.path("a/b/client").exists());
    drop(held);
    assert!(!folder.path("a").exists());
}

#[test]
fn a_killed_run_is_not_up_to_date_and_the_next_run_completes_it() {
    // The names of the run before are kept.
    let wanted = generated();
    change(&wanted);
    assert_eq!(generate(&wanted, &[]).code, Some(0));
    let folder = generated();
    let clean = folder.files("client");
    change(&folder);
    let started = Instant::now();
    assert_eq!(generate(&folder, &["--check"]).code, Some(1));
    let whole = started.elapsed();
    for part in 0..10_u32 {
        restore(&folder, &clean);
        let mut run = start(&folder, &[]);
        // Most of a run is over before anything is written, so kills are most frequent at its end.
        sleep(whole * (50 + part * 6) / 100);
        let _ = run.kill();
        run.wait().expect("an end");
        let check = generate(&folder, &["--check"]);
        let finished =
            folder.files("client") == wanted.files("client") && !folder.path("client/.generated.new").exists();
        assert_eq!(check.code, Some(i32::from(!finished)), "{part}: {}", check.stderr);
        let next = generate(&folder, &[]);
        assert_eq!(next.code, Some(0), "{part}: {}", next.stderr);
        assert!(folder.files("client") == wanted.files("client"), "{part}");
    }
}

fn restore(folder: &Folder, files: &std::collections::BTreeMap<String, String>) {
    fs::remove_dir_all(folder.path("client")).expect("a folder");
    for (path, text) in files {
        folder.write(&Path::new("client").join(path).display().to_string(), text);
    }
}
