//! DATA: the sources of the client runtime, which every generated crate carries.

include!(concat!(env!("OUT_DIR"), "/runtime.rs"));

/// The functions that a source defines: names that nothing made for a document may meet.
pub(crate) fn functions(file: &str) -> impl Iterator<Item = &'static str> {
    let source = SOURCES.iter().find(|(name, _)| *name == file).map_or("", |(_, source)| source);
    source.lines().filter_map(|line| {
        let (_, rest) = line.trim_start().split_once("fn ")?;
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_')?;
        (!line.trim_start().starts_with("//")).then_some(&rest[..end])
    })
}
