//! The options about what is read.

use std::path::PathBuf;

use super::Generator;

/// # What is read
impl Generator {
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
