//! Documents of git revisions: their files, written to a temporary folder.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use generator::internals::names_lock;
use generator::internals::version::Version;
use tempfile::{NamedTempFile, TempDir};

/// The files of a revision.
pub(super) struct Checkout {
    folder: TempDir,
    /// The `names.lock` of the crate, if the revision has one.
    pub names: Option<NamedTempFile>,
    /// The version of the crate, if the revision has one.
    pub version: Option<Version>,
    commit: String,
    /// Overlays of the revision that are not among its files.
    overlays: TempDir,
    /// The revision, as the user wrote it.
    pub revision: String,
    /// The document.
    pub document: PathBuf,
}

impl Checkout {
    /// The folder below which references may lead.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Returns the overlays as they are in the revision. One that the revision does not have is left out, and one that is not in a
    /// repository is itself.
    pub fn overlays(&self, current: &[PathBuf]) -> Vec<PathBuf> {
        current.iter().enumerate().filter_map(|(index, path)| self.overlay(path, index)).collect()
    }

    fn overlay(&self, path: &Path, index: usize) -> Option<PathBuf> {
        let name = path.file_name()?.to_str()?;
        let folder = folder_of(path);
        let commit = format!("{}^{{commit}}", self.commit);
        if !git(folder, &["rev-parse", "--verify", "--quiet", &commit]).is_ok_and(|known| known.status.success()) {
            return Some(path.to_owned());
        }
        let text = file_of_folder(folder, &self.commit, name)?;
        // The file keeps its name, whose extension says whether it is YAML or JSON.
        let folder = self.overlays.path().join(index.to_string());
        let written = folder.join(name);
        fs::create_dir_all(&folder).and_then(|()| fs::write(&written, text)).ok()?;
        Some(written)
    }
}

/// Writes the document of a revision, and the files beside and below it that it may refer to, to a temporary folder. If there is a `root`, the files
/// below it.
pub(super) fn checkout(revision: &str, spec: &Path, root: Option<&Path>, out: &Path) -> Result<Checkout, String> {
    let unusable = |why: String| format!("`{revision}` is neither a file nor a usable git revision: {why}");
    let spec_folder = folder_of(spec);
    let canonical = |path: &Path| path.canonicalize().map_err(|error| unusable(format!("{}: {error}", path.display())));
    let base = canonical(root.unwrap_or(spec_folder))?;
    let name = spec.file_name().ok_or_else(|| unusable(format!("{} is no file", spec.display())))?;
    let relative = canonical(spec_folder)?.join(name);
    let relative = relative
        .strip_prefix(&base)
        .map_err(|_| unusable(format!("{} is not below {}", spec.display(), base.display())))?
        .to_owned();
    let commit = format!("{revision}^{{commit}}");
    let commit = text(git(&base, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]))
        .map_err(|error| unusable(error.unwrap_or_else(|| "git does not know it".to_owned())))?;
    let folder = tempfile::tempdir().map_err(|error| unusable(error.to_string()))?;
    let files = files_of(&base, commit.trim()).map_err(&unusable)?;
    write(&base, commit.trim(), &files, folder.path()).map_err(&unusable)?;
    let document = folder.path().join(&relative);
    if !document.is_file() {
        return Err(unusable(format!("it has no {}", spec.display())));
    }
    // A temporary folder can be behind a link, and references are compared with where files really are.
    let document = document.canonicalize().unwrap_or(document);
    let (names, version) = (names(out, commit.trim()), version(out, commit.trim()));
    let overlays = tempfile::tempdir().map_err(|error| unusable(error.to_string()))?;
    let (commit, revision) = (commit.trim().to_owned(), revision.to_owned());
    Ok(Checkout { folder, names, version, commit, overlays, revision, document })
}

/// Returns the document of `HEAD`, if there is git and files of the document's folder, or overlays, differ from it.
pub(super) fn of_changed_document(
    spec: &Path,
    root: Option<&Path>,
    overlays: &[PathBuf],
    out: &Path,
) -> Option<Checkout> {
    let is_changed = |folder: &Path, files: &str| {
        git(folder, &["diff", "--quiet", "HEAD", "--", files]).is_ok_and(|compared| compared.status.code() == Some(1))
    };
    let is_overlay_changed = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| is_changed(folder_of(path), name))
    };
    let is_any_changed = is_changed(root.unwrap_or(folder_of(spec)), ".") || overlays.iter().any(is_overlay_changed);
    is_any_changed.then(|| checkout("HEAD", spec, root, out).ok())?
}

/// Returns the folder of a file, which is the current one for a name alone.
fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."))
}

/// Writes the names of the crate in a commit to a temporary file.
fn names(out: &Path, commit: &str) -> Option<NamedTempFile> {
    let text = file_of_folder(out, commit, names_lock::FILE)?;
    let mut file = NamedTempFile::new().ok()?;
    file.write_all(text.as_bytes()).ok()?;
    Some(file)
}

/// Returns the version of the crate in a commit.
fn version(out: &Path, commit: &str) -> Option<Version> {
    let manifest: toml_edit::DocumentMut = file_of_folder(out, commit, "Cargo.toml")?.parse().ok()?;
    manifest.get("package")?.get("version")?.as_str()?.parse().ok()
}

/// Returns the text of a file of a folder in a commit.
fn file_of_folder(folder: &Path, commit: &str, file: &str) -> Option<String> {
    let shown = git(folder, &["show", &format!("{commit}:./{file}")]).ok()?;
    shown.status.success().then(|| String::from_utf8_lossy(&shown.stdout).into_owned())
}

/// Returns the files of a commit below a folder that documents may consist of.
fn files_of(base: &Path, commit: &str) -> Result<Vec<String>, String> {
    let listed = text(git(base, &["ls-tree", "-r", "-z", "--name-only", commit])).map_err(Option::unwrap_or_default)?;
    let is_document = |path: &&str| {
        let extension = Path::new(path).extension().map(std::ffi::OsStr::to_ascii_lowercase);
        extension.is_some_and(|extension| ["yaml", "yml", "json"].iter().any(|known| extension == *known))
    };
    Ok(listed.split('\0').filter(is_document).map(str::to_owned).collect())
}

/// Writes files of a commit to a folder, with an index of its own, so that the repository stays as it is.
fn write(base: &Path, commit: &str, files: &[String], folder: &Path) -> Result<(), String> {
    let index = tempfile::tempdir().map_err(|error| error.to_string())?;
    let prefix = text(git(base, &["rev-parse", "--show-prefix"])).map_err(Option::unwrap_or_default)?;
    let tree = format!("{commit}:{}", prefix.trim_end_matches(['\n', '/']));
    let run = |arguments: &[&str], input: &str| -> Result<(), String> {
        let mut command = Command::new("git");
        command.arg("-C").arg(base).args(arguments).env("GIT_INDEX_FILE", index.path().join("index"));
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| error.to_string())?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(input.as_bytes()).map_err(|error| error.to_string())?;
        }
        text(child.wait_with_output()).map(drop).map_err(Option::unwrap_or_default)
    };
    run(&["read-tree", &tree], "")?;
    let prefix = format!("--prefix={}/", folder.display());
    // Without the prefix of the current folder, the names in the index are those of the tree.
    let names: String = files.iter().map(|file| format!("{file}\0")).collect();
    run(&["--work-tree=.", "checkout-index", "-z", "--stdin", &prefix], &names)
}

fn git(folder: &Path, arguments: &[&str]) -> std::io::Result<Output> {
    Command::new("git").arg("-C").arg(folder).args(arguments).stdin(Stdio::null()).output()
}

/// Returns the output of git, or the first line of its message; `None` if it has none.
fn text(output: std::io::Result<Output>) -> Result<String, Option<String>> {
    let output = output.map_err(|error| Some(format!("git cannot be run: {error}")))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(String::from_utf8_lossy(&output.stderr).lines().next().map(str::to_owned))
}
