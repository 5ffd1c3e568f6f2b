//! DATA: the sources of the client runtime, which every generated crate carries.

include!(concat!(env!("OUT_DIR"), "/runtime.rs"));

/// Returns the names of the methods that the runtime gives a type, which no method made for a document may have. They are the
/// functions of each source with an `impl` of the type.
pub(crate) fn methods(type_name: &str) -> impl Iterator<Item = &'static str> {
    let begins = format!("impl {type_name} {{");
    let sources = SOURCES.iter().filter(move |(_, source)| source.lines().any(|line| line == begins));
    sources.flat_map(|(_, source)| source.lines()).filter_map(|line| {
        let (_, rest) = line.trim_start().split_once("fn ")?;
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_')?;
        (!line.trim_start().starts_with("//")).then_some(&rest[..end])
    })
}

/// The dependencies of the runtime, as `Cargo.toml` has them.
pub(crate) const DEPENDENCIES: &str = include_str!("../runtime/dependencies.toml");

/// Returns the dependencies with the one for XML, in alphabetical order.
pub(crate) fn dependencies_with_xml() -> String {
    DEPENDENCIES.replace(
        "\nreqwest =",
        "\nquick-xml = { version = \"0.42\", default-features = false, optional = true }\nreqwest =",
    )
}
