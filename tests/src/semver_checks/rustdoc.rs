//! Runs rustdoc, which describes a client as JSON, and cargo-semver-checks, which compares two such descriptions.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is called for a client.
#[derive(Debug)]
pub struct Tool {
    program: PathBuf,
    work: PathBuf,
}

impl Tool {
    /// cargo-semver-checks, which works in a folder. The versions of dependencies are those that are locked here.
    ///
    /// # Errors
    ///
    /// When the folder cannot be written.
    pub fn new(program: &Path, work: &Path) -> Result<Self, String> {
        let at = |error: std::io::Error| format!("{}: {error}", work.display());
        fs::create_dir_all(work).map_err(at)?;
        let work = work.canonicalize().map_err(at)?;
        let client = work.join("client");
        if client.exists() {
            fs::remove_dir_all(&client).map_err(|error| format!("{}: {error}", client.display()))?;
        }
        let manifest = "[workspace]\nmembers = [\"client\"]\nresolver = \"3\"\n";
        fs::write(work.join("Cargo.toml"), manifest).map_err(|error| error.to_string())?;
        let locked = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.lock");
        fs::copy(locked, work.join("Cargo.lock")).map_err(|error| format!("{locked}: {error}"))?;
        Ok(Self { program: program.to_owned(), work })
    }

    /// The folder of the client.
    #[must_use]
    pub fn client(&self) -> PathBuf {
        self.work.join("client")
    }

    /// Documents the client, all operations and without TLS, as JSON. Only a nightly compiler writes JSON unless it is told to.
    ///
    /// # Errors
    ///
    /// When the client does not compile.
    pub fn document(&self, version: usize) -> Result<PathBuf, String> {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.current_dir(&self.work).env("RUSTC_BOOTSTRAP", "1").env_remove("RUSTDOCFLAGS");
        cargo.args(["rustdoc", "--quiet", "-p", "client", "--lib", "--no-default-features", "--features", "all-tags"]);
        cargo.arg("--target-dir").arg(self.work.join("target"));
        cargo.args(["--", "-Zunstable-options", "--output-format=json", "--cap-lints=allow"]);
        cargo.args(["--document-private-items", "--document-hidden-items"]);
        run(cargo, "cargo rustdoc", &[0])?;
        let documented = self.work.join(format!("client-{version}.json"));
        fs::copy(self.work.join("target/doc/client.json"), &documented).map_err(|error| error.to_string())?;
        Ok(documented)
    }

    /// Returns what cargo-semver-checks says about breaking changes. It takes the version to be one that allows none.
    ///
    /// # Errors
    ///
    /// When it cannot be run.
    pub fn check(&self, old: &Path, new: &Path) -> Result<String, String> {
        let mut checks = Command::new(&self.program);
        checks.current_dir(&self.work).args(["semver-checks", "--color", "never", "--release-type", "minor"]);
        checks.arg("--baseline-rustdoc").arg(old).arg("--current-rustdoc").arg(new);
        // It exits with 100 if it finds something.
        run(checks, "cargo-semver-checks", &[0, 100])
    }
}

/// Runs a program and returns its standard output.
fn run(mut command: Command, name: &str, codes: &[i32]) -> Result<String, String> {
    let output = command.output().map_err(|error| format!("{name}: {error}"))?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if output.status.code().is_some_and(|code| codes.contains(&code)) {
        return Ok(text(&output.stdout));
    }
    Err(format!("{name} exits with {}: {}{}", output.status, text(&output.stdout), text(&output.stderr)))
}
