//! The library as users run it: the recipes of `docs/library.md`, from an xtask and from a build script.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use generator::Generator;
use tests::workspace::{PROFILE, Workspace};
use tests::{dependencies, progress};

const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The document of the examples.
const DOCUMENT: &str = include_str!("../generator/examples/pets.yaml");

/// What makes a package a workspace of its own.
const WORKSPACE: &str = "[workspace]\n";

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

    /// Writes a file, unless it has this text already.
    fn put(&self, path: &str, text: &str) {
        self.workspace.put(path, text).expect("the file can be written");
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

/// A document with a string of each format that has a type of its own, a URL that has one of another crate, and a union.
const FORMATS: &str = "openapi: 3.1.0
info: {title: Formats, version: '1'}
components:
  schemas:
    Formats:
      type: object
      required: [day, url]
      properties:
        day: {type: string, format: date}
        time: {type: string, format: date-time}
        bytes: {type: string, format: byte}
        secret: {type: string, format: password}
        url: {type: string, format: uri}
        other: {oneOf: [{type: integer}, {type: array, items: {$ref: '#/components/schemas/Formats'}}]}
";

/// A program with two modules of types.
const TYPES: &str = r#"
mod pets {
    include!("pets/src/lib.rs");
}

mod inner {
    pub mod formats {
        include!("formats/src/lib.rs");
    }
}

fn main() {}

#[test]
fn types_are_read_and_written() {
    let text = "{\"id\":\"1\",\"name\":\"Rex\"}";
    let pet: pets::types::Pet = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&pet).unwrap(), text);

    let text = "{\"day\":\"2026-01-02\",\"bytes\":\"AAE=\",\"url\":\"https://a.example/\",\"other\":1}";
    let formats: inner::formats::types::Formats = serde_json::from_str(text).unwrap();
    let host: Option<&str> = url::Url::host_str(&formats.url);
    assert_eq!(host, Some("a.example"));
    assert_eq!(serde_json::to_string(&formats).unwrap(), text);
}
"#;

#[test]
fn types_alone_are_a_module_of_a_crate() -> Result<(), String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("module-of-types");
    let project = Project { workspace: Workspace::at(&folder)?, folder };
    let at = |path: &str| project.folder.join(path);
    let generated = |generator: Generator| {
        let module = generator.schemas_only().generate().map_err(|error| format!("{error:?}"))?;
        module.write().map_err(|error| format!("{error:?}"))?;
        Ok::<String, String>(module.dependencies().to_owned())
    };
    let pets = Generator::new("pets.yaml").text(DOCUMENT).module("crate::pets").output(at("src/pets"));
    let formats = Generator::new("formats.yaml").text(FORMATS).module("crate::inner::formats");
    let formats = formats.replace_format("uri", "url::Url").output(at("src/inner/formats"));
    let (pets, formats) = (generated(pets)?, generated(formats)?);
    let names = |dependencies: &str| {
        let lines = dependencies.split("\n\n").next().unwrap_or_default().lines().skip(1);
        lines.filter_map(|line| Some(line.split_once(" = ")?.0.to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(names(&pets), ["serde", "serde_json"]);
    assert_eq!(names(&formats), ["base64", "bytes", "chrono", "secrecy", "serde", "serde_json", "url"]);
    project.put("src/main.rs", &TYPES.replace("formats/src", "inner/formats/src"));
    let package = "[package]\nname = \"module-of-types\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[lints.rust]\nwarnings = \"deny\"\n\n";
    // The features of what is built for other tests, which the tests of the project add to those of its own dependencies.
    let shared = format!("[dev-dependencies]\n{}", dependencies::of_clients()?);
    project.put("Cargo.toml", &format!("{package}{formats}\n{WORKSPACE}{PROFILE}\n{shared}"));
    let run = project.cargo(&["test"]);
    assert!(run.is_success && run.text.contains("types_are_read_and_written ... ok"), "{}", run.text);
    assert!(!run.text.contains("warning:"), "{}", run.text);
    Ok(())
}

/// Runs the second build script of the recipe, with an option of each kind, and one that names nothing.
fn names_and_types_are_chosen_in_a_build_script(project: &Project, manifest: &str) {
    let text = include_str!("../docs/library.md");
    let (_, script) =
        text.split_once("```rust\nuse generator::{Generator, RustType};").expect("the script is documented");
    let script = script.split("```").next().unwrap_or_default();
    let script = format!("use generator::{{Generator, RustType}};{script}");
    project.write("build.rs", &script);
    project.put("keys/Cargo.toml", "[package]\nname = \"keys\"\nversion = \"1.0.0\"\nedition = \"2024\"\n");
    project.put("keys/src/lib.rs", KEY);
    project.put("src/main.rs", CUSTOMIZED);
    let run = project.cargo(&["test"]);
    assert!(!run.is_success && run.text.contains("lacks dependencies of the client: keys"), "{}", run.text);
    project.write("Cargo.toml", &manifest.replace("[dependencies]\n", "[dependencies]\nkeys = { path = \"keys\" }\n"));
    let run = project.cargo(&["test"]);
    assert!(run.is_success && run.text.contains("the_names_are_chosen ... ok"), "{}", run.text);

    let line = script.lines().position(|line| line.contains("rename_type")).map_or(0, |index| index + 1);
    project.write("build.rs", &script.replace("rename_type(\"Pet\"", "rename_type(\"Pte\""));
    let run = project.cargo(&["test"]);
    let message = format!("error: app@0.1.0: build.rs:{line}:10: `Pte` names no type of the document");
    assert!(!run.is_success && run.text.contains(&message), "{}", run.text);
    project.write("build.rs", "fn main() -> Result<(), generator::Error> {\n    generator::Generator::new(\"openapi.yaml\").module(\"crate::api\").run_build_script()\n}\n");
}

/// A type of another crate.
const KEY: &str = r"
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Key(String);

impl std::fmt::Display for Key {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(formatter)
    }
}

impl std::str::FromStr for Key {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}
";

/// A program that uses the names of the build script.
const CUSTOMIZED: &str = r#"
mod api {
    include!(concat!(env!("OUT_DIR"), "/api/src/lib.rs"));
}

fn main() {}

#[cfg(test)]
mod tests {
    use super::api::{Client, Error, FakeReply, FakeTransport, types::Animal};

    #[tokio::test]
    async fn the_names_are_chosen() -> Result<(), Error> {
        let fake = FakeTransport::new();
        fake.reply(FakeReply::json(200, serde_json::json!({ "id": "1", "name": "Rex" })));
        let client = Client::builder().transport(fake).build()?;
        let pet = client.pets().find("1").await?;
        let key: keys::Key = pet.id.clone();
        assert_eq!((key.to_string().as_str(), pet.title.as_str()), ("1", "Rex"));
        assert_ne!(*pet, Animal::default());
        Ok(())
    }
}
"#;

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
    names_and_types_are_chosen_in_a_build_script(&project, &manifest);

    project.write("Cargo.toml", &manifest.replace("\nbytes = \"1\"\n", "\n"));
    let run = project.cargo(&["test"]);
    assert!(!run.is_success && run.text.contains("\n  bytes = \"1\"\n"), "{}", run.text);
    Ok(())
}
