//! The library as users run it: the recipes of `docs/library.md`, from an xtask and from a build script.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use generator::Generator;
use tests::workspace::Workspace;
use tests::{dependencies, progress};

const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The document of the examples.
const DOCUMENT: &str = include_str!("../generator/examples/pets.yaml");

/// What makes a package a workspace of its own.
const WORKSPACE: &str = "[workspace]\n";

/// What rustc would write for debuggers and for the next build nobody reads, and without it what is built for other tests is used here.
const PROFILE: &str = "\n[profile.dev]\ndebug = 0\nincremental = false\n";

/// A project with the files of one recipe.
struct Project {
    workspace: Workspace,
    folder: std::path::PathBuf,
}

impl Project {
    fn of_recipe(name: &str, heading: &str) -> Result<Self, String> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let workspace = Workspace::at(&folder)?;
        let files = files_of_recipe(heading);
        assert!(files.len() > 2, "{files:?}");
        for (path, text) in files {
            let text = if text.contains("\ngenerator = {") { with_shared_dependencies(&text)? } else { text };
            // A project of one crate is in the folder of this workspace, of which it is no member.
            let text = match path.as_str() {
                "Cargo.toml" if text.contains("[workspace]") => text + PROFILE,
                "Cargo.toml" => {
                    text + "\n" + WORKSPACE + PROFILE + "\n[dev-dependencies]\n" + &dependencies::of_clients()?
                }
                _ => text,
            };
            workspace.put(&path, &text)?;
        }
        Ok(Self { workspace, folder })
    }

    fn cargo(&self, arguments: &[&str]) -> Run {
        let given = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let mut command: Command = self.workspace.cargo_of_test(given);
        command.args(arguments).env("CARGO_NET_OFFLINE", "true");
        let Output { status, stdout, stderr } = progress::output(command, "a recipe").expect("Cargo runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Run { is_success: status.success(), text: text(&stdout) + &text(&stderr) }
    }

    /// Writes a file in any case, so that it is newer than what was built.
    fn write(&self, path: &str, text: &str) {
        fs::write(self.folder.join(path), text).expect("the file can be written");
    }
}

/// The manifest with the dependencies of the generator as they are built for other tests. The generator itself is built once more:
/// without its features, for all recipes.
fn with_shared_dependencies(manifest: &str) -> Result<String, String> {
    let lines = dependencies::of_generator()?;
    // The table with the generator is the last one. Procedural macros have the features of dependencies of the build.
    let build =
        if manifest.contains("[build-dependencies]") { "" } else { &format!("\n[build-dependencies]\n{lines}") };
    Ok(format!("{manifest}{lines}{build}"))
}

/// What a command wrote, and whether it succeeded.
struct Run {
    is_success: bool,
    text: String,
}

/// The files below a heading of the documentation: each is a code block behind a line that begins with its path.
fn files_of_recipe(heading: &str) -> Vec<(String, String)> {
    let text = include_str!("../docs/library.md");
    let (_, section) = text.split_once(&format!("\n## {heading}\n")).expect("the recipe is documented");
    let section = section.split("\n## ").next().unwrap_or_default();
    let mut files = Vec::new();
    let mut path = "";
    let mut lines = section.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            let block: String =
                lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
            if !path.is_empty() {
                files.push((path.to_owned(), block.replace("REPOSITORY", REPOSITORY)));
            }
            path = "";
        } else if let Some((named, _)) = line.strip_prefix('`').and_then(|rest| rest.split_once('`')) {
            path = named;
        }
    }
    files
}

#[test]
fn an_xtask_generates_and_checks() -> Result<(), String> {
    let project = Project::of_recipe("xtask", "From an xtask")?;
    let _ = fs::remove_dir_all(project.folder.join("clients"));
    project.workspace.put("spec/pets.yaml", DOCUMENT)?;

    let run = project.cargo(&["xtask", "--check"]);
    assert!(!run.is_success && run.text.contains("clients/pets is not up to date; run `cargo xtask`"), "{}", run.text);
    let run = project.cargo(&["xtask"]);
    assert!(run.is_success, "{}", run.text);
    let manifest = fs::read_to_string(project.folder.join("clients/pets/Cargo.toml")).expect("the client is written");
    assert!(manifest.contains("name = \"pets-client\""), "{manifest}");
    let run = project.cargo(&["xtask", "--check"]);
    assert!(run.is_success, "{}", run.text);

    let workspace = fs::read_to_string(project.folder.join("Cargo.toml")).expect("the manifest can be read");
    project.write("Cargo.toml", &workspace.replace("\"xtask\"", "\"xtask\", \"clients/*\""));
    let run = project.cargo(&["xtask", "--check"]);
    assert!(run.is_success, "{}", run.text);

    project.write("spec/pets.yaml", &DOCUMENT.replace("name: {type: string}", "name: {type: integer}"));
    let run = project.cargo(&["xtask", "--check"]);
    assert!(!run.is_success && run.text.contains("is not up to date"), "{}", run.text);

    project.write("spec/pets.yaml", "openapi: 3.1.0\n");
    let run = project.cargo(&["xtask"]);
    assert!(!run.is_success && run.text.contains("Error: cannot generate a client from "), "{}", run.text);
    assert!(run.text.contains("error[nothing-described]"), "{}", run.text);
    Ok(())
}

#[test]
fn a_build_script_generates_a_module() -> Result<(), String> {
    let project = Project::of_recipe("build-script", "From a build script")?;
    project.write("openapi.yaml", DOCUMENT);
    let module = Generator::new(project.folder.join("openapi.yaml")).module("crate::api").output("api").generate();
    let module = module.map_err(|error| error.to_string())?;
    let manifest = fs::read_to_string(project.folder.join("Cargo.toml")).map_err(|error| error.to_string())?;
    for line in module.dependencies().lines().filter(|line| !line.starts_with("tokio =")) {
        assert!(manifest.contains(&format!("{line}\n")), "docs/library.md has the dependency {line}");
    }

    let run = project.cargo(&["test"]);
    assert!(run.is_success && run.text.contains("a_pet_has_a_name ... ok"), "{}", run.text);
    assert!(!run.text.contains("warning:"), "{}", run.text);
    let run = project.cargo(&["test"]);
    assert!(run.is_success && !run.text.contains("Compiling app"), "nothing has changed: {}", run.text);

    // The script runs again, and what it generates is compiled.
    project.write("openapi.yaml", &DOCUMENT.replace("operationId: getPet", "operationId: fetchPet"));
    let run = project.cargo(&["test"]);
    assert!(!run.is_success && run.text.contains("no method named `get_pet`"), "{}", run.text);

    project.write("openapi.yaml", &format!("{DOCUMENT}        owner: {{$ref: '#/components/schemas/Owner'}}\n"));
    let run = project.cargo(&["test"]);
    let warning = "warning: app@0.1.0: openapi.yaml:29:23: unresolved reference `#/components/schemas/Owner` [dangling-reference]";
    assert!(run.is_success && run.text.contains(warning), "{}", run.text);

    project.write("openapi.yaml", &DOCUMENT.replace("version: 1.2.0}", "version: 1.2.0"));
    let run = project.cargo(&["test"]);
    assert!(!run.is_success && run.text.contains("error: app@0.1.0: openapi.yaml:3:8: invalid YAML"), "{}", run.text);
    assert!(run.text.contains("error: app@0.1.0: cannot generate a client from openapi.yaml"), "{}", run.text);
    assert!(run.text.contains("--> openapi.yaml:3:8"), "{}", run.text);

    project.write("openapi.yaml", DOCUMENT);
    project.write("Cargo.toml", &manifest.replace("\nbytes = \"1\"\n", "\n"));
    let run = project.cargo(&["test"]);
    assert!(!run.is_success && run.text.contains("\n  bytes = \"1\"\n"), "{}", run.text);
    Ok(())
}
