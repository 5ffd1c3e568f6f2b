//! Names that mean a device to Windows, whatever their extension is. No file may have one.

/// Devices with one name.
const DEVICES: [&str; 4] = ["aux", "con", "nul", "prn"];

/// Devices that are numbered from 0 to 9.
const NUMBERED: [&str; 2] = ["com", "lpt"];

/// All device names, in small letters.
pub fn device_names() -> impl Iterator<Item = String> {
    let numbered = NUMBERED.iter().flat_map(|name| (0..10).map(move |number| format!("{name}{number}")));
    DEVICES.iter().map(|name| (*name).to_owned()).chain(numbered)
}

/// Whether a file name without its extension, in small letters, is a device name.
#[must_use]
pub fn is_device_name(stem: &str) -> bool {
    let is_digit = |rest: &str| rest.len() == 1 && rest.starts_with(|c: char| c.is_ascii_digit());
    DEVICES.contains(&stem) || NUMBERED.iter().any(|name| stem.strip_prefix(name).is_some_and(is_digit))
}

#[cfg(test)]
mod tests {
    use super::{device_names, is_device_name};

    #[test]
    fn each_device_name_is_one() {
        assert_eq!(device_names().filter(|name| is_device_name(name)).count(), 24);
        for name in ["com", "com10", "lpt", "aux1", "console", ""] {
            assert!(!is_device_name(name), "{name}");
        }
    }
}
