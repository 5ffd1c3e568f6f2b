//! DATA: the sources of the client runtime, which every generated crate carries.

include!(concat!(env!("OUT_DIR"), "/runtime.rs"));

/// Returns the names of the methods that the runtime gives a type, which no method made for a document may have. They are the
/// functions of each source with an `impl` of the type, listed by the build script.
pub(crate) fn methods(type_name: &str) -> impl Iterator<Item = &'static str> {
    METHODS.iter().filter(move |(name, _)| *name == type_name).flat_map(|(_, methods)| *methods).copied()
}

/// The dependencies of the runtime, as `Cargo.toml` has them.
pub(crate) const DEPENDENCIES: &str = include_str!("../runtime/dependencies.toml");

/// The dependencies of the runtime that depend on the target, in tables that follow the others.
pub(crate) const TARGET_DEPENDENCIES: &str = include_str!("../runtime/target_dependencies.toml");

/// Returns the dependencies with the one for XML, in alphabetical order.
pub(crate) fn dependencies_with_xml() -> String {
    DEPENDENCIES.replace(
        "\nreqwest =",
        "\nquick-xml = { version = \"0.42\", default-features = false, optional = true }\nreqwest =",
    )
}

#[cfg(test)]
mod tests {
    use super::methods;

    #[test]
    fn the_types_that_get_methods_have_some_already() {
        assert!(methods("Client").any(|method| method == "base_url"));
        assert!(methods("ClientBuilder").any(|method| method == "build"));
    }
}
