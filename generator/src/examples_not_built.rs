//! Replaces `examples` if the generator is built without the feature `emit-tests`, and reports an error.

use serde_json::Value;

use crate::api::Api;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::lower::UnnamedExample;
use crate::pointer::Pointer;

/// Returns an error.
#[must_use]
pub fn examples(_tree: &Value, _document: &Document, _api: &Api) -> (Vec<UnnamedExample>, Vec<Diagnostic>) {
    let message = "tests of examples are asked for, and this generator was built without them";
    let error = Diagnostic::error(Code::EmitTestsNotBuilt, &Pointer::root(), message.to_owned());
    (Vec::new(), vec![error.help("build it with its Cargo feature `emit-tests`")])
}

#[cfg(test)]
mod tests {
    use crate::config::{Config, Inputs};
    use crate::diagnostic::Code;
    use crate::{analyze, has_errors};

    #[test]
    fn asking_for_tests_of_examples_is_an_error() {
        let config = |emit_tests| Config {
            spec: "../spec/sentry-integrations.yaml".into(),
            inputs: Inputs::default(),
            out: "client".into(),
            name: "client".to_owned(),
            emit_tests,
            ..Config::default()
        };
        let analysis = analyze(&config(true));
        assert!(analysis.api.is_none() && has_errors(&analysis.diagnostics));
        assert_eq!(analysis.diagnostics.last().map(|last| last.code), Some(Code::EmitTestsNotBuilt));
        assert!(analyze(&config(false)).api.is_some());
    }
}
