//! The options with their defaults, as the stages have them.

use std::env;
use std::path::Path;

use super::Generator;
use crate::client_module::ModulePath;
use crate::config::Config;
use crate::diagnostic::{Code, InputLocation};
use crate::library::error::{Error, Rejection};
use crate::library::package_name::package_name;
use crate::source::Sources;
use crate::{CAN_EMIT_TESTS, names_lock};

/// The folder of the crate, unless one is named.
const DEFAULT_OUTPUT: &str = "generated-client";

impl Generator {
    /// Returns the options with their defaults.
    pub(in crate::library) fn resolved(&self) -> Result<Config, Error> {
        if self.config.emit_tests && !CAN_EMIT_TESTS {
            return Err(Error::EmitTestsNotBuilt);
        }
        self.usable()?;
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

    /// Fails if an option has a value that cannot be used, whatever the document is.
    fn usable(&self) -> Result<(), Error> {
        let mut found = self.refused.clone();
        found.extend(self.config.customization.problems());
        let path = found.iter().find_map(|found| match &found.location {
            InputLocation::Call(call) => Some(Path::new(call.file())),
            _ => None,
        });
        let Some(path) = path else { return Ok(()) };
        let reason = format!("cannot use the options in {}", path.display());
        Err(Error::Option(Rejection {
            path: path.to_owned(),
            reason,
            found,
            sources: Sources::default(),
            inputs: Vec::new(),
        }))
    }

    pub(super) fn module_path(&self) -> Result<Option<ModulePath>, Error> {
        let parse = |path: &String| ModulePath::parse(path).ok_or_else(|| Error::ModulePath { path: path.clone() });
        self.module.as_ref().map(parse).transpose()
    }

    pub(super) fn denied_codes(&self) -> Result<Vec<Code>, Error> {
        let known = |code: &String| {
            Code::ALL
                .iter()
                .copied()
                .find(|known| known.name() == code)
                .ok_or_else(|| Error::UnknownCode { code: code.clone(), nearest: Code::nearest(code).map(Code::name) })
        };
        self.denied.iter().map(known).collect()
    }
}
