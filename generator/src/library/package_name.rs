//! The name of the package of a client.

use std::path::Path;

use super::error::Error;

/// Crates that come with Rust, whose names would hide them.
const RESERVED: [&str; 5] = ["alloc", "core", "proc_macro", "std", "test"];

/// Returns the name of the package that is written to a folder: the folder's own name, unless one was chosen.
pub(super) fn package_name(chosen: Option<&str>, folder: &Path) -> Result<String, Error> {
    // The name of `.` is that of the folder itself.
    let own = || Some(folder.canonicalize().ok()?.file_name()?.to_owned());
    let name = match (chosen, folder.file_name().map(ToOwned::to_owned).or_else(own)) {
        (None, Some(name)) => name.to_string_lossy().into_owned(),
        (None, None) => "generated-client".to_owned(),
        (Some(chosen), _) => chosen.to_owned(),
    };
    let name = if name.starts_with(|c: char| c.is_ascii_digit()) { format!("api-{name}") } else { name };
    let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if !is_plain || !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Err(Error::PackageName { name, is_reserved: false });
    }
    if RESERVED.contains(&name.as_str()) || syn::parse_str::<syn::Ident>(&name.replace('-', "_")).is_err() {
        return Err(Error::PackageName { name, is_reserved: true });
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::package_name;

    #[test]
    fn the_name_is_that_of_the_folder_unless_one_is_chosen() {
        let name = |chosen, folder| package_name(chosen, Path::new(folder)).map_err(|error| error.to_string());
        assert_eq!(name(None, "crates/pets").as_deref(), Ok("pets"));
        assert_eq!(name(None, "/").as_deref(), Ok("generated-client"));
        assert_eq!(name(None, "src/library/..").as_deref(), Ok("src"));
        assert_eq!(name(Some("stores"), "crates/pets").as_deref(), Ok("stores"));
        assert_eq!(name(None, "2checkout").as_deref(), Ok("api-2checkout"));
        assert!(name(Some("a b"), "pets").is_err_and(|message| message.contains("not a valid crate name")));
        assert!(name(Some(""), "pets").is_err_and(|message| message.contains("not a valid crate name")));
        assert!(name(Some("std"), "pets").is_err_and(|message| message.contains("reserved")));
        assert!(name(None, "fn").is_err_and(|message| message.contains("reserved")));
    }
}
