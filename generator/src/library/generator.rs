//! The generator of one client, with its options.

use std::env;
use std::path::{Path, PathBuf};

use super::cargo_lines::of_error;
use super::error::{Error, Rejection};
use super::find_document::find_document;
use super::generated::Generated;
use super::missing_dependencies::missing_dependencies;
use super::package_name::package_name;
use crate::client_module::ModulePath;
use crate::config::{Config, Inputs};
use crate::diagnostic::{Code, Severity, flood};
use crate::emit::feature_names;
use crate::settings::{self, Client};
use crate::source::Sources;
use crate::{Analysis, CAN_EMIT_TESTS, has_errors, names_lock};

/// The folder of the crate, unless one is named.
pub(super) const DEFAULT_OUTPUT: &str = "generated-client";

/// Generates the client of one OpenAPI document.
///
/// The options are those of the command line and of the settings file, and have the same names. An option that is set later replaces
/// one that was set before, except that [`overlay`](Self::overlay), [`map`](Self::map), [`include`](Self::include),
/// [`exclude`](Self::exclude) and [`deny`](Self::deny) add to it. Nothing is read before [`generate`](Self::generate).
///
/// ```
/// let generated = generator::Generator::new("examples/pets.yaml").output("clients/pets").name("pets-client").generate()?;
/// assert!(generated.files()["Cargo.toml"].contains("name = \"pets-client\""));
/// # Ok::<(), generator::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Generator {
    /// The options as the stages have them, except the output, the name and the version, which have defaults.
    config: Config,
    output: Option<PathBuf>,
    name: Option<String>,
    version: Option<String>,
    client: Option<String>,
    settings: Option<PathBuf>,
    is_renamed: bool,
    module: Option<String>,
    deny_warnings: bool,
    denied: Vec<String>,
    on_wait: Option<fn(&Path)>,
}

/// # What is read
impl Generator {
    /// Creates a generator for the document at a path, with the default of each option.
    #[must_use]
    pub fn new(document: impl Into<PathBuf>) -> Self {
        Self {
            config: Config { spec: document.into(), ..Config::default() },
            output: None,
            name: None,
            version: None,
            client: None,
            settings: None,
            is_renamed: false,
            module: None,
            deny_warnings: false,
            denied: Vec::new(),
            on_wait: None,
        }
    }

    /// Reads a settings file, `generator.toml`, and returns the generator of each client, in the order of the file.
    ///
    /// # Errors
    ///
    /// If there is no such file, it cannot be used, or a client has no document.
    pub fn from_settings(path: impl AsRef<Path>) -> Result<Vec<Self>, Error> {
        let path = path.as_ref();
        clients(path)?.iter().map(|client| Self::of_settings(client, path)).collect()
    }

    /// Reads a settings file, `generator.toml`, and returns the generator of the client with a name.
    ///
    /// # Errors
    ///
    /// If there is no such file, it cannot be used, or it has no such client.
    pub fn client_from_settings(path: impl AsRef<Path>, name: &str) -> Result<Self, Error> {
        let path = path.as_ref();
        let clients = clients(path)?;
        if let Some(client) = clients.iter().find(|client| client.name == name) {
            return Self::of_settings(client, path);
        }
        let known = clients.into_iter().map(|client| client.name).collect();
        Err(Error::UnknownClient { path: path.to_owned(), name: name.to_owned(), known })
    }

    fn of_settings(client: &Client, path: &Path) -> Result<Self, Error> {
        let document = match &client.document {
            Some(document) => document.clone(),
            None => find_document(&path.parent().unwrap_or(Path::new("")).join("spec"))?,
        };
        Ok(Self { settings: Some(path.to_owned()), ..Self::of_client(client, document) })
    }

    /// The generator for the settings of a client.
    pub(crate) fn of_client(client: &Client, document: PathBuf) -> Self {
        let config = Config {
            spec: document,
            inputs: Inputs {
                overlays: client.overlays.clone(),
                root: client.root.clone(),
                max_bytes: client.max_bytes,
                mapped: client.mapped.clone(),
                ..Inputs::default()
            },
            emit_tests: client.emit_tests,
            selection: client.selection.clone(),
            schemas_only: client.schemas_only,
            customization: client.customization.clone(),
            environment_prefix: client.environment_prefix.clone(),
            manifest: client.manifest.clone(),
            ..Config::default()
        };
        Self {
            config,
            output: client.output.clone(),
            name: client.manifest.text("name").map(str::to_owned),
            version: client.manifest.version().map(|version| version.to_string()),
            client: Some(client.name.clone()),
            deny_warnings: client.deny_warnings,
            denied: client.denied.clone(),
            ..Self::new("")
        }
    }

    /// Sets the text of the document, which is then not read from its file. Its path is still that of the document, in diagnostics and
    /// for relative `$ref`s.
    #[must_use]
    pub fn text(mut self, text: impl Into<Vec<u8>>) -> Self {
        self.config.inputs.text = Some(text.into());
        self
    }

    /// Adds an OpenAPI Overlay, which is applied to the document after those that were added before.
    #[must_use]
    pub fn overlay(mut self, path: impl Into<PathBuf>) -> Self {
        self.config.inputs.overlays.push(path.into());
        self
    }

    /// Sets the folder below which `$ref`s may name files. Default: the folder of the document.
    #[must_use]
    pub fn root(mut self, folder: impl Into<PathBuf>) -> Self {
        self.config.inputs.root = Some(folder.into());
        self
    }

    /// Reads a local file or folder in place of URLs in `$ref`s that start with a URL.
    #[must_use]
    pub fn map(mut self, url: impl Into<String>, path: impl Into<PathBuf>) -> Self {
        self.config.inputs.mapped.push((url.into(), path.into()));
        self
    }

    /// Sets how many bytes all input files may have together. Default: 256 MiB.
    #[must_use]
    pub fn max_input(mut self, bytes: u64) -> Self {
        self.config.inputs.max_bytes = Some(bytes);
        self
    }

    /// Sets the file with the names of earlier runs, which are kept. Default: `names.lock` in the output folder; of a
    /// [module](Self::module), none.
    #[must_use]
    pub fn names_lock(mut self, path: impl Into<PathBuf>) -> Self {
        self.config.inputs.names = Some(path.into());
        self
    }

    /// Makes all names as for a new document, instead of keeping those of `names.lock`.
    #[must_use]
    pub fn new_names(mut self) -> Self {
        self.is_renamed = true;
        self
    }
}

/// # What is generated
impl Generator {
    /// Sets the folder that the crate is written to. Default: `generated-client`; of a [module](Self::module), a folder in `OUT_DIR`.
    #[must_use]
    pub fn output(mut self, folder: impl Into<PathBuf>) -> Self {
        self.output = Some(folder.into());
        self
    }

    /// Sets the name of the crate. Default: the name of the output folder.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the version of the crate, such as `1.4.0`. Default: the version of the document, as three numbers.
    #[must_use]
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = Some(version.into());
        self
    }

    /// Adds operations to those that are generated, and generates no others: an `operationId`, `tag:NAME`, or a method and a path such as
    /// `GET /users/*`.
    #[must_use]
    pub fn include(mut self, operations: impl Into<String>) -> Self {
        self.config.selection.include.push(operations.into());
        self
    }

    /// Adds operations to those that are not generated, which are named as for [`include`](Self::include).
    #[must_use]
    pub fn exclude(mut self, operations: impl Into<String>) -> Self {
        self.config.selection.exclude.push(operations.into());
        self
    }

    /// Generates the types alone, without a client and without dependencies on HTTP.
    #[must_use]
    pub fn schemas_only(mut self) -> Self {
        self.config.schemas_only = true;
        self
    }

    /// Sets what the environment variables of `Client::from_env` begin with. Default: a word of the document's title.
    #[must_use]
    pub fn environment_prefix(mut self, prefix: impl Into<String>) -> Self {
        self.config.environment_prefix = Some(prefix.into());
        self
    }

    /// Sets the features of the crate that are on by default, and those that a [module](Self::module) has. Default: `rustls` and
    /// `all-tags`.
    #[must_use]
    pub fn default_features(mut self, features: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.config.manifest.default_features = Some(features.into_iter().map(Into::into).collect());
        self
    }

    /// Also generates tests from the examples in the document. Needs the Cargo feature `emit-tests` of this library.
    #[must_use]
    pub fn emit_tests(mut self) -> Self {
        self.config.emit_tests = true;
        self
    }

    /// Generates a module of the crate that includes it instead of a crate of its own: for build scripts, which may write to `OUT_DIR`
    /// only. The path is that of the module, such as `crate::api`.
    ///
    /// The crate includes `src/lib.rs` of the output in a module with this path, and needs the
    /// [dependencies](Generated::dependencies) of the client. The module has no features, but what the default features of the client
    /// enable; the output has only the sources and `names.lock`.
    ///
    /// ```
    /// let generator = generator::Generator::new("examples/pets.yaml").module("crate::api").output("src/api");
    /// let generated = generator.generate()?;
    /// assert!(generated.files()["src/client.rs"].contains("use crate::api::runtime::"));
    /// # Ok::<(), generator::Error>(())
    /// ```
    #[must_use]
    pub fn module(mut self, path: impl Into<String>) -> Self {
        self.module = Some(path.into());
        self
    }
}

/// # How it runs
impl Generator {
    /// Treats warnings as errors.
    #[must_use]
    pub fn deny_warnings(mut self) -> Self {
        self.deny_warnings = true;
        self
    }

    /// Treats diagnostics with a code as errors, such as `dangling-reference`.
    #[must_use]
    pub fn deny(mut self, code: impl Into<String>) -> Self {
        self.denied.push(code.into());
        self
    }

    /// Sets a function that is called with the output folder if another run writes to it, and this one waits for more than a second.
    #[must_use]
    pub fn on_wait(mut self, waiting: fn(&Path)) -> Self {
        self.on_wait = Some(waiting);
        self
    }

    /// Returns the path of the document.
    #[must_use]
    pub fn document(&self) -> &Path {
        &self.config.spec
    }

    /// Returns the name of the client in the settings file that it was read from.
    #[must_use]
    pub fn client(&self) -> Option<&str> {
        self.client.as_deref()
    }

    /// Generates the files of the client, in memory.
    ///
    /// # Errors
    ///
    /// If an option or the document cannot be used.
    pub fn generate(&self) -> Result<Generated, Error> {
        let config = self.resolved()?;
        let analysis = crate::analyze(&config);
        self.generated(config, analysis)
    }

    /// Generates the client in a build script: prints the lines by which Cargo runs the script again when a file that was read changes,
    /// prints warnings as Cargo shows them, and writes the files.
    ///
    /// Of a [module](Self::module), it makes sure that the crate has the dependencies that the client needs.
    ///
    /// ```no_run
    /// // build.rs
    /// fn main() -> Result<(), generator::Error> {
    ///     generator::Generator::new("openapi.yaml").module("crate::api").run_build_script()
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// If an option or the document cannot be used, or a file cannot be written. The errors are printed as Cargo shows them.
    pub fn run_build_script(&self) -> Result<(), Error> {
        let written = self.generate().and_then(|generated| {
            print!("{}", generated.cargo_lines());
            if self.module.is_some() {
                missing_dependencies(generated.dependencies())?;
            }
            generated.write()
        });
        written.map(drop).inspect_err(|error| print!("{}", of_error(error)))
    }

    /// Returns the options with their defaults.
    pub(super) fn resolved(&self) -> Result<Config, Error> {
        if self.config.emit_tests && !CAN_EMIT_TESTS {
            return Err(Error::EmitTestsNotBuilt);
        }
        let mut config = self.config.clone();
        if let Some(text) = &self.version {
            let version = text.parse().map_err(|_| Error::Version { text: text.clone() })?;
            config.version = Some(version);
        }
        self.denied_codes()?;
        let module = self.module_path()?;
        config.out = match (&self.output, &module) {
            (Some(output), _) => output.clone(),
            (None, Some(module)) => Path::new(&env::var_os("OUT_DIR").ok_or(Error::NoOutDir)?).join(module.name()),
            (None, None) => DEFAULT_OUTPUT.into(),
        };
        config.name = package_name(self.name.as_deref(), &config.out)?;
        if self.is_renamed {
            config.inputs.names = None;
        } else if config.inputs.names.is_none() && module.is_none() {
            config.inputs.names = Some(config.out.join(names_lock::FILE));
        }
        Ok(config)
    }

    fn module_path(&self) -> Result<Option<ModulePath>, Error> {
        let parse = |path: &String| ModulePath::parse(path).ok_or_else(|| Error::ModulePath { path: path.clone() });
        self.module.as_ref().map(parse).transpose()
    }

    fn denied_codes(&self) -> Result<Vec<Code>, Error> {
        let known = |code: &String| {
            Code::ALL
                .iter()
                .copied()
                .find(|known| known.name() == code)
                .ok_or_else(|| Error::UnknownCode { code: code.clone(), nearest: Code::nearest(code).map(Code::name) })
        };
        self.denied.iter().map(known).collect()
    }

    /// Generates the files from what was found in the document.
    pub(super) fn generated(&self, config: Config, analysis: Analysis) -> Result<Generated, Error> {
        let inputs = self.inputs(&config, &analysis.sources);
        let reject = |reason, Analysis { diagnostics, sources, .. }| Rejection {
            path: config.spec.clone(),
            reason,
            found: diagnostics,
            sources,
            inputs: inputs.clone(),
        };
        let Some(api) = analysis.api.as_ref().filter(|_| !has_errors(&analysis.diagnostics)) else {
            let reason = format!("cannot generate a client from {}", config.spec.display());
            return Err(Error::Document(reject(reason, analysis)));
        };
        if let Some(reason) = self.denial(&analysis)? {
            return Err(Error::Denied(reject(reason, analysis)));
        }
        let known = feature_names(api);
        if let Some(unknown) = config.manifest.default_features.iter().flatten().find(|name| !known.contains(name)) {
            return Err(Error::UnknownFeature { feature: unknown.clone(), known });
        }
        let defect = |message| Error::Defect { message };
        let mut files = crate::generate(api, &analysis.sources, &config).map_err(defect)?;
        let mut dependencies = String::new();
        if let Some(module) = self.module_path()? {
            let included = module.included(files).map_err(defect)?;
            (files, dependencies) = (included.files, included.dependencies);
        }
        Ok(Generated { config, analysis, files, inputs, dependencies, on_wait: self.on_wait })
    }

    /// Returns why the diagnostics are denied, if they are.
    fn denial(&self, analysis: &Analysis) -> Result<Option<String>, Error> {
        let warnings = flood::counts(&analysis.diagnostics);
        let warnings = warnings.iter().filter(|((severity, _), _)| *severity == Severity::Warning);
        let count: usize = warnings.map(|(_, count)| count).sum();
        if self.deny_warnings && count > 0 {
            let word = if count == 1 { "warning" } else { "warnings" };
            return Ok(Some(format!("{count} {word} denied by deny-warnings")));
        }
        let denied = self.denied_codes()?;
        let found = analysis.diagnostics.iter().find(|found| denied.contains(&found.code));
        Ok(found.map(|found| format!("`{}` is denied", found.code)))
    }

    /// Returns the files that were read, each once, as far as they exist: Cargo runs a build script again and again for one that does
    /// not.
    fn inputs(&self, config: &Config, sources: &Sources) -> Vec<PathBuf> {
        let read = sources.0.iter().map(|source| &source.path);
        let named = std::iter::once(&config.spec).chain(&config.inputs.overlays).chain(&config.inputs.names);
        let mut inputs: Vec<PathBuf> = Vec::new();
        for path in self.settings.iter().chain(read).chain(named) {
            if !inputs.contains(path) && path.is_file() {
                inputs.push(path.clone());
            }
        }
        inputs
    }
}

/// The clients of a settings file.
fn clients(path: &Path) -> Result<Vec<Client>, Error> {
    let loaded = settings::load(path).map_err(|found| {
        Error::Settings(Rejection {
            path: path.to_owned(),
            reason: format!("cannot use the settings in {}", path.display()),
            found,
            sources: Sources::default(),
            inputs: vec![path.to_owned()],
        })
    })?;
    loaded.ok_or_else(|| Error::NoSettings { path: path.to_owned() })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::Generator;
    use crate::library::{Error, Generated};

    const PETS: &str = include_str!("../../examples/pets.yaml");

    /// A folder with a document.
    fn folder() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
        let document = folder.path().join("pets.yaml");
        write(&document, PETS);
        (folder, document)
    }

    fn write(path: &Path, text: &str) {
        fs::write(path, text).unwrap_or_else(|error| panic!("{error}"));
    }

    fn with_dangling_reference() -> String {
        format!("{PETS}        owner: {{$ref: '#/components/schemas/Owner'}}\n")
    }

    fn generated(generator: &Generator) -> Generated {
        generator.generate().unwrap_or_else(|error| panic!("{error:?}"))
    }

    #[test]
    fn what_the_library_returns_may_be_sent_to_other_threads() {
        fn is_sent<T: Send + Sync + 'static>() {}
        is_sent::<Error>();
        is_sent::<Generated>();
        is_sent::<Generator>();
    }

    #[test]
    fn each_client_of_the_settings_has_a_generator() {
        let (folder, _) = folder();
        let settings = folder.path().join("generator.toml");
        write(
            &settings,
            "[clients.a]\ndocument = \"pets.yaml\"\noutput = \"a\"\n[clients.b]\ndocument = \"pets.yaml\"\n",
        );
        let all = Generator::from_settings(&settings).unwrap_or_else(|error| panic!("{error:?}"));
        assert_eq!(all.iter().map(Generator::client).collect::<Vec<_>>(), [Some("a"), Some("b")]);
        let one = Generator::client_from_settings(&settings, "a").unwrap_or_else(|error| panic!("{error:?}"));
        assert_eq!(one.document(), folder.path().join("pets.yaml"));
        let client = generated(&one);
        assert_eq!((client.output(), client.name()), (folder.path().join("a").as_path(), "a"));
        assert_eq!(client.inputs(), [settings.clone(), folder.path().join("pets.yaml")]);
        let unknown = Generator::client_from_settings(&settings, "c").map(drop);
        assert!(matches!(unknown, Err(Error::UnknownClient { known, .. }) if known == ["a", "b"]));
    }

    #[test]
    fn settings_that_cannot_be_used_are_an_error_with_positions() {
        let (folder, _) = folder();
        let settings = folder.path().join("generator.toml");
        let missing = Generator::from_settings(&settings).map(drop);
        assert!(matches!(missing, Err(Error::NoSettings { .. })));
        write(&settings, "[clients.a]\ndocumnet = \"pets.yaml\"\n");
        let Err(error) = Generator::from_settings(&settings) else { panic!("the key is unknown") };
        let found = error.rejection().map(|rejection| {
            let position = |found: &crate::Diagnostic<'_>| found.position().map(|at| (at.line, at.column));
            rejection.diagnostics().iter().map(|found| (found.code(), position(found))).collect::<Vec<_>>()
        });
        assert_eq!(found, Some(vec![("settings-key", Some((2, 1)))]));
        write(&settings, "[clients.a]\n");
        assert!(matches!(Generator::from_settings(&settings), Err(Error::NoDocument { .. })));
    }

    #[test]
    fn what_is_written_is_up_to_date_and_its_names_are_an_input() {
        let (folder, document) = folder();
        let generator = Generator::new(&document).output(folder.path().join("client"));
        let client = generated(&generator);
        let difference = client.check().unwrap_or_else(|error| panic!("{error:?}"));
        assert_eq!(difference.changed.len(), client.files().len() + 1, "all files, and their list");
        assert_eq!(client.inputs(), std::slice::from_ref(&document));
        client.write().unwrap_or_else(|error| panic!("{error:?}"));
        let again = generated(&generator);
        assert!(again.check().is_ok_and(|difference| difference.is_empty()));
        assert_eq!(again.inputs(), [document, folder.path().join("client/names.lock")]);
    }

    #[test]
    fn diagnostics_are_denied_by_severity_and_code() {
        let (_folder, document) = folder();
        let generator = Generator::new(document).text(with_dangling_reference());
        let client = generated(&generator);
        let lines = client.cargo_lines();
        assert!(
            lines.contains("cargo::warning=") && lines.contains("pets.yaml:29:23: unresolved reference"),
            "{lines}"
        );
        let denied = |generator: Generator| generator.generate().err().map(|error| error.to_string());
        let by_severity = denied(generator.clone().deny_warnings());
        assert_eq!(by_severity.as_deref(), Some("1 warning denied by deny-warnings"));
        let by_code = denied(generator.clone().deny("dangling-reference"));
        assert_eq!(by_code.as_deref(), Some("`dangling-reference` is denied"));
        assert_eq!(denied(generator.clone().deny("unknown-type")), None);
        let unknown = denied(generator.deny("dangling"));
        assert_eq!(unknown.as_deref(), Some("there is no diagnostic `dangling`; did you mean `dangling-reference`?"));
    }

    #[test]
    fn options_that_cannot_be_used_are_errors() {
        let (folder, document) = folder();
        let error = |generator: Generator| match generator.generate() {
            Err(error) => error,
            Ok(_) => panic!("the option cannot be used"),
        };
        let generator = || Generator::new(&document).output(folder.path().join("client"));
        assert!(matches!(error(generator().name("a b")), Error::PackageName { is_reserved: false, .. }));
        assert!(matches!(error(generator().version("1")), Error::Version { .. }));
        assert!(matches!(error(generator().module("api")), Error::ModulePath { .. }));
        assert!(matches!(error(generator().default_features(["tls"])), Error::UnknownFeature { .. }));
        let foreign = Generator::new(&document).output(folder.path());
        assert!(matches!(generated(&foreign.name("pets")).write(), Err(Error::Write(_))));
    }

    #[test]
    fn a_module_has_the_code_of_the_default_features() {
        let (folder, document) = folder();
        let generator = Generator::new(document).output(folder.path().join("api")).module("crate::api");
        let module = generated(&generator);
        assert!(!module.files().contains_key("Cargo.toml"));
        assert!(module.files()["src/operations.rs"].contains("#[cfg(all())]\npub mod pets;"));
        assert!(module.dependencies().contains("\"rustls\""), "{}", module.dependencies());
        let without = generated(&generator.default_features(["fs"]));
        assert!(without.files()["src/operations.rs"].contains("#[cfg(any())]\npub mod pets;"));
        assert!(without.dependencies().contains("\"fs\"") && !without.dependencies().contains("\"rustls\""));
    }
}
