//! A document names the files that are read with it. Only regular files below the root are, and no more than a limit.

use std::time::{Duration, Instant};

use crate::program::{Folder, Run};

const SECRET: &str = "secret: correct horse battery staple";

fn document(reference: &str) -> String {
    let reference = serde_json::json!(reference);
    format!(
        "openapi: 3.1.0
info: {{title: Referring, version: '1'}}
paths:
  /things:
    get:
      operationId: listThings
      responses:
        '200': {{description: Fine., content: {{application/json: {{schema: {{$ref: {reference}}}}}}}}}
servers: [{{url: 'https://example.com'}}]
"
    )
}

/// A document in `api`, a file beside that folder, and a link to that file in it.
fn folder(reference: &str) -> Folder {
    let folder = Folder::new();
    folder.write("api/openapi.yaml", &document(reference));
    folder.write("api/parts/inside.yaml", "type: object\nproperties: {size: {type: integer}}\n");
    folder.write("outside.yaml", &format!("type: object\ndescription: '{SECRET}'\n{SECRET}\n\tno YAML: ["));
    folder.write("api2/openapi.yaml", SECRET);
    folder
}

fn run(folder: &Folder, more: &[&str]) -> Run {
    let started = Instant::now();
    let run =
        folder.run(&[&["--spec", "api/openapi.yaml", "--out", "client", "--report", "report.json"], more].concat());
    assert!(started.elapsed() < Duration::from_secs(30), "{:?}", started.elapsed());
    run
}

fn assert_refused(folder: &Folder, more: &[&str], what: &str, reason: &str) {
    let run = run(folder, more);
    assert_eq!(run.code, Some(0), "{what}: {}", run.stderr);
    assert!(run.stderr.contains(reason), "{what}: {}", run.stderr);
    let mut texts = vec![run.stdout, run.stderr, folder.read("report.json")];
    texts.extend(folder.files("client").into_values());
    for text in texts {
        assert!(!text.contains("correct horse") && !text.contains("root:x:"), "{what}: {text}");
    }
}

const OUTSIDE: &str = "is outside of the folder api and is not read";

#[test]
fn references_to_files_outside_the_folder_are_refused() {
    let folder = folder("x");
    let absolute = folder.path("outside.yaml").display().to_string();
    for reference in [
        "../outside.yaml",
        "parts/../../outside.yaml",
        "%2e%2e/outside.yaml",
        "..%2Foutside.yaml",
        "%2E%2E%2Foutside.yaml#/description",
        "./.././outside.yaml",
        "../api2/openapi.yaml",
        "../nothing.yaml",
        "/etc/passwd",
        "/dev/zero",
        "/dev/stdin",
        "/proc/self/environ",
        "%2Fetc%2Fpasswd",
        "//etc/passwd",
        &absolute,
    ] {
        folder.write("api/openapi.yaml", &document(reference));
        assert_refused(&folder, &[], reference, OUTSIDE);
    }
}

#[test]
fn urls_and_unusual_paths_in_references_are_refused() {
    let folder = folder("x");
    let absolute = folder.path("outside.yaml").display().to_string();
    for reference in [
        &format!("file://{absolute}"),
        &format!("FILE://{absolute}"),
        &format!("file:{absolute}"),
        "..\\outside.yaml",
        "C:\\outside.yaml",
        "\\\\server\\share\\outside.yaml",
        "parts/inside.yaml\0",
        "parts",
        "parts/",
        "",
        ".",
    ] {
        folder.write("api/openapi.yaml", &document(reference));
        let run = run(&folder, &[]);
        assert_eq!(run.code, Some(0), "{reference}: {}", run.stderr);
        assert!(!run.stderr.contains("correct horse"), "{reference}: {}", run.stderr);
    }
}

#[test]
fn root_allows_files_below_it() {
    let folder = folder("../outside.yaml");
    folder.write("outside.yaml", "type: object\nproperties: {size: {$ref: 'api/parts/inside.yaml'}}\n");
    let run = run(&folder, &["--root", ".", "--deny-warnings"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    folder.write("api/openapi.yaml", &document("../../outside.yaml"));
    assert_refused(&folder, &["--root", "."], "above the root", "is outside of the folder .");
}

#[test]
fn root_refuses_files_outside_it() {
    let folder = folder("parts/inside.yaml");
    let run = run(&folder, &["--deny-warnings"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    assert_refused(&folder, &["--root", "api/other"], "beside the root", "is outside of the folder api/other");
    assert_refused(
        &folder,
        &["--root", "api/part"],
        "a name that the root begins",
        "is outside of the folder api/part",
    );
}

#[test]
fn mapped_urls_cannot_leave_the_mapped_folder() {
    let folder = folder("x");
    folder.write("shared/thing.yaml", "type: object\n");
    let map = ["--map", "https://example.com/=shared"];
    folder.write("api/openapi.yaml", &document("https://example.com/thing.yaml"));
    let read = run(&folder, &[&map[..], &["--deny-warnings"]].concat());
    assert_eq!((read.code, read.stderr.as_str()), (Some(0), ""));
    for reference in [
        "https://example.com/../outside.yaml",
        "https://example.com/%2e%2e/outside.yaml",
        "https://example.com/x/../../outside.yaml",
        "https://example.com//../outside.yaml",
    ] {
        folder.write("api/openapi.yaml", &document(reference));
        assert_refused(&folder, &map, reference, OUTSIDE);
    }
}

#[test]
fn a_directory_is_not_read_as_a_document() {
    let folder = folder("parts");
    let run = run(&folder, &[]);
    assert!(run.stderr.contains("api/parts is a directory"), "{}", run.stderr);
    let run = folder.run(&["--spec", "api", "--out", "client"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("api is a directory"), "{}", run.stderr);
}

#[test]
fn the_size_of_the_input_is_limited() {
    let folder = folder("parts/large.yaml");
    folder.write("api/parts/large.yaml", &format!("type: object\ndescription: {}\n", "x".repeat(200_000)));
    assert_eq!(run(&folder, &["--max-input", "1M", "--deny-warnings"]).code, Some(0));
    let too_large = "reading api/parts/large.yaml would exceed the limit of 102400 bytes for all input";
    assert_refused(&folder, &["--max-input", "100k"], "a large file", too_large);
    let run = run(&folder, &["--max-input", "100"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("error[input-limit]") && run.stderr.contains("--max-input BYTES"), "{}", run.stderr);
    let run = folder.run(&["--spec", "api/openapi.yaml", "--overlay", "api/parts/large.yaml", "--max-input", "100k"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("error[input-limit]"), "{}", run.stderr);
    assert_eq!(folder.run(&["--max-input", "much"]).code, Some(2));
}

#[test]
fn a_huge_file_is_refused_unread() {
    let folder = folder("parts/sparse.yaml");
    let sparse = std::fs::File::create(folder.path("api/parts/sparse.yaml")).expect("a file");
    sparse.set_len(1 << 40).expect("a size");
    assert_refused(&folder, &[], "a sparse file", "reading api/parts/sparse.yaml would exceed the limit");
}

#[test]
fn the_number_of_files_is_limited() {
    let folder = folder("parts/f0.yaml");
    let count = 10_050;
    for number in 0..count {
        let next = format!("type: object\nproperties: {{next: {{$ref: 'f{}.yaml'}}}}\n", number + 1);
        folder.write(&format!("api/parts/f{number}.yaml"), &next);
    }
    let tree = folder.run(&["--spec", "api/openapi.yaml", "--dump", "tree"]);
    assert_eq!(tree.code, Some(0), "{}", tree.stderr);
    assert!(tree.stdout.contains("is not read: the document refers to more than 10000 files"));
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use super::*;

    #[test]
    fn symbolic_links_that_leave_the_folder_are_refused() {
        for (link, target) in
            [("file.yaml", "outside.yaml"), ("folder", "."), ("device.yaml", "/dev/zero"), ("passwd", "/etc/passwd")]
        {
            let reference = if link == "folder" { "folder/outside.yaml" } else { link };
            let folder = folder(reference);
            symlink(folder.path(target), folder.path(&format!("api/{link}"))).expect("a link");
            assert_refused(&folder, &[], link, OUTSIDE);
        }
    }

    #[test]
    fn symbolic_links_within_the_folder_are_followed() {
        let folder = folder("alias.yaml");
        symlink("parts/inside.yaml", folder.path("api/alias.yaml")).expect("a link");
        let run = run(&folder, &["--deny-warnings"]);
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    }

    #[test]
    fn the_default_document_is_not_read_through_a_link_to_elsewhere() {
        let folder = folder("x");
        std::fs::create_dir(folder.path("spec")).expect("a folder");
        symlink(folder.path("outside.yaml"), folder.path("spec/openapi.yaml")).expect("a link");
        let run = folder.run(&[]);
        assert_eq!(run.code, Some(2));
        assert!(run.stderr.contains("leads out of spec/; name the document itself"), "{}", run.stderr);
        assert!(!run.stderr.contains("correct horse"), "{}", run.stderr);
    }

    #[test]
    fn pipes_and_devices_are_not_read() {
        let folder = folder("pipe.yaml");
        let pipe = folder.path("api/pipe.yaml");
        assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
        assert_refused(&folder, &[], "a pipe", "api/pipe.yaml is not a regular file");
        for spec in ["api/pipe.yaml", "/dev/zero", "/dev/null"] {
            for run in [
                folder.run(&["--spec", spec, "--out", "client"]),
                folder.run(&["--spec", "api/openapi.yaml", "--overlay", spec, "--out", "client"]),
            ] {
                assert_eq!(run.code, Some(2), "{spec}: {}", run.stderr);
                assert!(run.stderr.contains(&format!("{spec} is not a regular file")), "{}", run.stderr);
            }
        }
    }
}
