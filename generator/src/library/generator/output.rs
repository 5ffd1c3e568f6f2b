//! The options about what is generated.

use std::path::PathBuf;

use super::Generator;

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
    /// [dependencies](crate::Generated::dependencies) of the client. The module has no features, but what the default features of the client
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
