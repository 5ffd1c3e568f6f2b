//! The README and the guide in `docs/`: links, output, commands, settings and overlays are as they are shown. Their code is compiled
//! elsewhere: that for `generated-client` as documentation of this package, and that for other clients in `emitted.rs`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tests::guide::{Block, PAGES, blocks, text};

/// A document for the overlay of `overlays.md`.
const LISTS: &str = "openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
servers: [{url: https://pets.example.com}]
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: The pets.
          content:
            application/json:
              schema: {type: object, properties: {next: {type: string}, pets: {type: array, items: {type: string}}}}
  /internal:
    get: {operationId: internal, responses: {'204': {description: Done.}}}
";

/// Pages whose commands have a test of their own.
const ELSEWHERE: [&str; 2] = ["docs/library.md", "docs/diagnostics.md"];

#[test]
fn links_lead_to_files_and_the_index_has_each_page() {
    let root = Path::new("..");
    let mut faults = Vec::new();
    for page in PAGES {
        for link in prose(page).split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = link.split('#').next().unwrap_or_default();
            let is_local = !file.is_empty() && !file.contains("://");
            let folder = root.join(page);
            if is_local && !folder.parent().unwrap_or(root).join(file).exists() {
                faults.push(format!("{page}: {link}"));
            }
        }
    }
    assert!(faults.is_empty(), "links lead nowhere: {faults:#?}");
    let index = text("docs/README.md");
    let files = fs::read_dir(root.join("docs")).expect("the folder can be read");
    let names: BTreeSet<String> =
        files.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    for name in names.iter().filter(|name| name.ends_with(".md") && *name != "README.md") {
        assert!(index.contains(&format!("]({name})")), "docs/README.md has {name}");
        assert!(PAGES.contains(&format!("docs/{name}").as_str()), "docs/{name} is a page of the tests");
    }
}

/// The text of a page without its code blocks.
fn prose(page: &str) -> String {
    text(page).split("```").step_by(2).collect()
}

#[test]
fn the_readme_shows_what_is_generated() {
    let document = Path::new("../generator/examples/pets.yaml");
    let (files, _) = tests::case::emitted(document);
    let blocks = blocks("README.md");
    let yaml = blocks.iter().find(|block| block.language == "yaml").expect("a document");
    assert_eq!(yaml.text, fs::read_to_string(document).expect("the document"));
    let mut count = 0;
    for block in blocks {
        let Some((path, code)) = block.text.strip_prefix("// ").and_then(|text| text.split_once('\n')) else {
            continue;
        };
        let Some(file) = files.get(path) else { continue };
        // Examples name the crate.
        assert!(file.replace("case::", "pets_client::").contains(code), "{path} has\n{code}\nbut is\n{file}");
        count += 1;
    }
    assert_eq!(count, 2);
}

#[test]
fn the_commands_settings_and_overlays_of_the_guide_work() {
    let mut commands = 0;
    let mut settings = 0;
    let mut overlays = 0;
    for page in PAGES.iter().filter(|page| !ELSEWHERE.contains(page)) {
        let blocks: Vec<Block> = blocks(page).into_iter().filter(is_for_the_generator).collect();
        if blocks.is_empty() {
            continue;
        }
        let project = Project::of(page);
        for block in blocks {
            match block.language.as_str() {
                "sh" => {
                    for line in block.text.lines().filter(|line| line.starts_with("generator")) {
                        project.generator(page, line);
                        commands += 1;
                    }
                }
                "toml" => {
                    project.write("generator.toml", &block.text);
                    project.generator(page, "generator");
                    settings += 1;
                }
                _ => {
                    project.write("spec/pets.overlay.yaml", &block.text);
                    let document = project.document;
                    let overlay = "--overlay spec/pets.overlay.yaml --out overlaid --deny-warnings";
                    project.generator(page, &format!("generator --spec {document} {overlay}"));
                    overlays += 1;
                }
            }
        }
    }
    assert!(commands > 10 && settings > 5 && overlays > 1, "{commands} {settings} {overlays}");
}

fn is_for_the_generator(block: &Block) -> bool {
    match block.language.as_str() {
        "sh" => block.text.lines().any(|line| line.starts_with("generator")),
        "toml" => block.text.starts_with("[clients."),
        "yaml" => block.text.starts_with("overlay:"),
        _ => false,
    }
}

#[test]
fn the_settings_page_has_each_key() {
    let page = Path::new("../docs/settings.md");
    let text = fs::read_to_string(page).expect("the page");
    let (head, rest) = text.split_once("\n## Keys\n\n").expect("a table of keys");
    let (_, tail) = rest.split_once("\n## ").expect("a section behind the table");
    let expected = format!("{head}\n## Keys\n\n{}\n## {tail}", table_of_keys());
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(page, &expected).expect("the page can be written");
    }
    let written = fs::read_to_string(page).expect("the page");
    assert!(written == expected, "docs/settings.md is not up to date; run this test with INSTA_UPDATE=always");
}

#[test]
fn the_page_of_the_command_line_has_each_option() {
    let project = Project::of("docs/settings.md");
    let help = project.generator("", "generator --help");
    let page = text("docs/command-line.md");
    let words = help.split(|c: char| !c.is_ascii_lowercase() && c != '-');
    let options: BTreeSet<&str> =
        words.filter(|word| word.starts_with("--")).filter(|word| !["--help", "--version"].contains(word)).collect();
    let missing: Vec<&&str> = options
        .iter()
        .filter(|option| !page.contains(&format!("`{option}")) && !page.contains(&format!(" {option} ")))
        .collect();
    assert!(options.len() > 20 && missing.is_empty(), "docs/command-line.md has no {missing:?}");
}

/// The keys with what the settings file says about them.
fn table_of_keys() -> String {
    let project = Project::of("docs/settings.md");
    let schema: Value = serde_json::from_str(&project.generator("", "generator init --schema")).expect("a JSON Schema");
    fs::remove_file(project.folder.path().join("spec/shop.yaml")).expect("one document is left");
    project.generator("", "generator init");
    let template = project.read("generator.toml");
    let keys = &schema["properties"]["clients"]["additionalProperties"]["properties"];
    let mut table = String::from("| key | meaning | example |\n|---|---|---|\n");
    for (key, schema) in keys.as_object().expect("keys") {
        let begin = format!("{key} = ");
        let lines = template.lines().map(|line| line.strip_prefix("# ").unwrap_or(line));
        let example = lines.filter_map(|line| line.strip_prefix(&begin)).next().expect("an example");
        let about = schema["description"].as_str().expect("a description");
        table.push_str(&format!("| `{key}` | {about} | `{example}` |\n"));
    }
    table
}

/// A repository with the documents that a page is about, and a client of the first.
struct Project {
    folder: tempfile::TempDir,
    document: &'static str,
}

impl Project {
    fn of(page: &str) -> Self {
        let given = |path: &str| fs::read_to_string(Path::new("..").join(path)).expect("a document");
        let pets = given("generator/examples/pets.yaml");
        let document = match page {
            "docs/settings.md" => "spec/shop.yaml",
            "docs/sentry.md" => "spec/sentry-integrations.yaml",
            _ => "spec/pets.yaml",
        };
        let project = Self { folder: tempfile::tempdir().expect("a folder"), document };
        match page {
            "docs/settings.md" => {
                project.write(document, &given("docs/shop.yaml"));
                project.write("spec/pets.yaml", &pets);
            }
            "docs/sentry.md" => {
                project.write(document, &given(document));
                project.write("spec/sentry-integrations.overlay.yaml", &given("spec/sentry-integrations.overlay.yaml"));
            }
            "docs/overlays.md" => project.write(document, LISTS),
            _ => project.write(document, &pets),
        }
        project.write("petstore.yaml", &pets);
        if !["README.md", "docs/settings.md"].contains(&page) {
            project.generator(page, "generator --no-compare");
        }
        project.commit();
        project
    }

    /// Commits all files, with the tags and branches that the guide names.
    fn commit(&self) {
        let run = |line: &str| {
            let git = ["-c", "user.name=Tests", "-c", "user.email=tests@example.com", "-c", "commit.gpgsign=false"];
            let arguments = git.into_iter().chain(line.split(' '));
            let output =
                Command::new("git").current_dir(self.folder.path()).args(arguments).output().expect("git runs");
            assert!(output.status.success(), "git {line}: {}", String::from_utf8_lossy(&output.stderr));
        };
        let refs = ["tag v1.4.2", "tag v1.5.0", "update-ref refs/remotes/origin/main HEAD"];
        ["init --quiet", "add --all", "commit --quiet --message First"].iter().chain(&refs).for_each(|line| run(line));
    }

    /// Runs a line of a shell, which must succeed; returns the standard output.
    fn generator(&self, page: &str, line: &str) -> String {
        let line = line.split(" #").next().unwrap_or_default();
        let output = Command::new(env!("CARGO_BIN_EXE_generator-under-test"))
            .current_dir(self.folder.path())
            .args(line.split_whitespace().skip(1))
            .env_remove("CARGO_PKG_NAME")
            .output()
            .expect("the generator runs");
        let said = [&output.stdout, &output.stderr].map(|said| String::from_utf8_lossy(said).into_owned());
        assert_eq!(output.status.code(), Some(0), "{page}: {line}\n{}", said.join("\n"));
        let [stdout, _] = said;
        stdout
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("a file")
    }
}
