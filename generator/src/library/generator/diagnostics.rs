//! The options about diagnostics and progress, and what a generator says about itself.

use std::path::Path;

use super::Generator;

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
}
