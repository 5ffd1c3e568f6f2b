//! A project in a folder of its own, to run the generator in.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder with `spec/` and whatever the generator writes.
pub struct Project {
    folder: tempfile::TempDir,
}

/// What a run said, and its exit code.
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

pub const SPEC: &str = "spec/sentry-integrations.yaml";

impl Project {
    /// With the given document, and no client yet.
    pub fn new() -> Self {
        let project = Self { folder: tempfile::tempdir().expect("a folder") };
        let given = fs::read_to_string(Path::new("..").join(SPEC)).expect("the given document");
        project.write(SPEC, &given);
        project
    }

    /// With the client of the given document.
    pub fn generated() -> Self {
        let project = Self::new();
        assert_eq!(project.run(&[]).code, 0);
        project
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("a file")
    }

    /// The document with one text in it replaced by another.
    pub fn edit(&self, from: &str, to: &str) {
        let document = self.read(SPEC);
        assert!(document.contains(from), "the document says {from}");
        self.write(SPEC, &document.replacen(from, to, 1));
    }

    /// Runs the generator as someone would who installed it.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_as(arguments, None, "")
    }

    /// Runs the generator with a text on its standard input.
    pub fn run_with_input(&self, arguments: &[&str], input: &str) -> Run {
        self.run_as(arguments, None, input)
    }

    /// Runs the generator as `cargo run` does.
    pub fn run_by_cargo(&self, arguments: &[&str]) -> Run {
        self.run_as(arguments, Some("generator"), "")
    }

    fn run_as(&self, arguments: &[&str], by_cargo: Option<&str>, input: &str) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_generator-under-test"));
        command
            .current_dir(self.folder.path())
            .args(arguments)
            .env_remove("CARGO_PKG_NAME")
            .env_remove("CLICOLOR_FORCE");
        command.envs(by_cargo.map(|package| ("CARGO_PKG_NAME", package)));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the generator starts");
        // A run that does not read its input may have ended already.
        let _ = child.stdin.take().expect("an input").write_all(input.as_bytes());
        let output = child.wait_with_output().expect("the generator ends");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Run {
            code: output.status.code().expect("an exit code"),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }

    /// All files below a folder with their texts, by path.
    pub fn files(&self, folder: &str) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.path(folder)];
        while let Some(next) = folders.pop() {
            for entry in fs::read_dir(&next).into_iter().flatten().map(|entry| entry.expect("an entry").path()) {
                if entry.is_dir() {
                    folders.push(entry);
                } else {
                    let path = entry.strip_prefix(self.path(folder)).expect("below the folder").display().to_string();
                    files.insert(path, fs::read_to_string(&entry).expect("a text"));
                }
            }
        }
        files
    }

    /// The paths whose texts differ from `before`, new and gone ones too.
    pub fn changed(&self, before: &BTreeMap<String, String>) -> Vec<String> {
        let after = self.files("generated-client");
        let mut changed: Vec<String> =
            after.iter().filter(|(path, text)| before.get(*path) != Some(text)).map(|(path, _)| path.clone()).collect();
        changed.extend(before.keys().filter(|path| !after.contains_key(*path)).cloned());
        changed
    }
}

/// Runs git in the project, with nothing of the user's configuration.
pub fn git(project: &Project, arguments: &[&str]) {
    let output = Command::new("git")
        .current_dir(project.path("."))
        .args(["-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .expect("git runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Commits the project to a new repository.
pub fn commit(project: &Project) {
    git(project, &["init", "-q"]);
    git(project, &["add", "."]);
    git(project, &["commit", "-q", "-m", "Add the document"]);
}
