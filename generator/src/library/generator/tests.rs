//! Tests of the generator as users of the library call it.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Generator, RustType};
use crate::library::{Error, Generated};

const PETS: &str = include_str!("../../../examples/pets.yaml");

/// A folder with a document.
fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    let document = folder.path().join("pets.yaml");
    write(&document, PETS);
    (folder, document)
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap_or_else(|error| panic!("{error}"));
}

fn with_dangling_reference() -> String {
    format!("{PETS}        owner: {{$ref: '#/components/schemas/Owner'}}\n")
}

fn generated(generator: &Generator) -> Generated {
    generator.generate().unwrap_or_else(|error| panic!("{error:?}"))
}

#[test]
fn what_the_library_returns_may_be_sent_to_other_threads() {
    fn is_sent<T: Send + Sync + 'static>() {}
    is_sent::<Error>();
    is_sent::<Generated>();
    is_sent::<Generator>();
}

#[test]
fn each_client_of_the_settings_has_a_generator() {
    let (folder, _) = folder();
    let settings = folder.path().join("generator.toml");
    write(&settings, "[clients.a]\ndocument = \"pets.yaml\"\noutput = \"a\"\n[clients.b]\ndocument = \"pets.yaml\"\n");
    let all = Generator::from_settings(&settings).unwrap_or_else(|error| panic!("{error:?}"));
    assert_eq!(all.iter().map(Generator::client).collect::<Vec<_>>(), [Some("a"), Some("b")]);
    let one = Generator::client_from_settings(&settings, "a").unwrap_or_else(|error| panic!("{error:?}"));
    assert_eq!(one.document(), folder.path().join("pets.yaml"));
    let client = generated(&one);
    assert_eq!((client.output(), client.name()), (folder.path().join("a").as_path(), "a"));
    assert_eq!(client.inputs(), [settings.clone(), folder.path().join("pets.yaml")]);
    let unknown = Generator::client_from_settings(&settings, "c").map(drop);
    assert!(matches!(unknown, Err(Error::UnknownClient { known, .. }) if known == ["a", "b"]));
}

#[test]
fn settings_that_cannot_be_used_are_an_error_with_positions() {
    let (folder, _) = folder();
    let settings = folder.path().join("generator.toml");
    let missing = Generator::from_settings(&settings).map(drop);
    assert!(matches!(missing, Err(Error::NoSettings { .. })));
    write(&settings, "[clients.a]\ndocumnet = \"pets.yaml\"\n");
    let Err(error) = Generator::from_settings(&settings) else { panic!("the key is unknown") };
    let found = error.rejection().map(|rejection| {
        let position = |found: &crate::Diagnostic<'_>| found.position().map(|at| (at.line, at.column));
        rejection.diagnostics().iter().map(|found| (found.code(), position(found))).collect::<Vec<_>>()
    });
    assert_eq!(found, Some(vec![("settings-key", Some((2, 1)))]));
    write(&settings, "[clients.a]\n");
    assert!(matches!(Generator::from_settings(&settings), Err(Error::NoDocument { .. })));
}

#[test]
fn what_is_written_is_up_to_date_and_its_names_are_an_input() {
    let (folder, document) = folder();
    let generator = Generator::new(&document).output(folder.path().join("client"));
    let client = generated(&generator);
    let difference = client.check().unwrap_or_else(|error| panic!("{error:?}"));
    assert_eq!(difference.changed.len(), client.files().len() + 1, "all files, and their list");
    assert_eq!(client.inputs(), std::slice::from_ref(&document));
    client.write().unwrap_or_else(|error| panic!("{error:?}"));
    let again = generated(&generator);
    assert!(again.check().is_ok_and(|difference| difference.is_empty()));
    assert_eq!(again.inputs(), [document, folder.path().join("client/names.lock")]);
}

#[test]
fn diagnostics_are_denied_by_severity_and_code() {
    let (_folder, document) = folder();
    let generator = Generator::new(document).text(with_dangling_reference());
    let client = generated(&generator);
    let lines = client.cargo_lines();
    assert!(lines.contains("cargo::warning=") && lines.contains("pets.yaml:29:23: unresolved reference"), "{lines}");
    let denied = |generator: Generator| generator.generate().err().map(|error| error.to_string());
    let by_severity = denied(generator.clone().deny_warnings());
    assert_eq!(by_severity.as_deref(), Some("1 warning denied by deny-warnings"));
    let by_code = denied(generator.clone().deny("dangling-reference"));
    assert_eq!(by_code.as_deref(), Some("`dangling-reference` is denied"));
    assert_eq!(denied(generator.clone().deny("unknown-type")), None);
    let unknown = denied(generator.deny("dangling"));
    assert_eq!(unknown.as_deref(), Some("there is no diagnostic `dangling`; did you mean `dangling-reference`?"));
}

#[test]
fn options_that_cannot_be_used_are_errors() {
    let (folder, document) = folder();
    let error = |generator: Generator| match generator.generate() {
        Err(error) => error,
        Ok(_) => panic!("the option cannot be used"),
    };
    let generator = || Generator::new(&document).output(folder.path().join("client"));
    assert!(matches!(error(generator().name("a b")), Error::PackageName { is_reserved: false, .. }));
    assert!(matches!(error(generator().version("1")), Error::Version { .. }));
    assert!(matches!(error(generator().module("api")), Error::ModulePath { .. }));
    assert!(matches!(error(generator().default_features(["tls"])), Error::UnknownFeature { .. }));
    let foreign = Generator::new(&document).output(folder.path());
    assert!(matches!(generated(&foreign.name("pets")).write(), Err(Error::Write(_))));
}

#[test]
fn a_module_has_the_code_of_the_default_features() {
    let (folder, document) = folder();
    let generator = Generator::new(document).output(folder.path().join("api")).module("crate::api");
    let module = generated(&generator);
    assert!(!module.files().contains_key("Cargo.toml"));
    assert!(module.files()["src/operations.rs"].contains("#[cfg(all())]\npub mod pets;"));
    assert!(module.dependencies().contains("\"rustls\""), "{}", module.dependencies());
    let without = generated(&generator.default_features(["fs"]));
    assert!(without.files()["src/operations.rs"].contains("#[cfg(any())]\npub mod pets;"));
    assert!(without.dependencies().contains("\"fs\"") && !without.dependencies().contains("\"rustls\""));
}

/// Returns the message of the only diagnostic of an error about options, with the line and the column of its position.
fn refused(generator: &Generator) -> (String, (usize, usize)) {
    let Err(error) = generator.generate() else { panic!("an option cannot be used") };
    assert!(matches!(error, Error::Option(_) | Error::Document(_)), "{error:?}");
    let rejection = error.rejection().unwrap_or_else(|| panic!("{error:?}"));
    let found = rejection.diagnostics();
    let [found] = found.as_slice() else { panic!("{error:?}") };
    let position = found.position().unwrap_or_else(|| panic!("{error:?}"));
    assert_eq!(position.file, Path::new(file!()));
    assert!(found.to_string().contains(&format!("--> {}:{}:{}", file!(), position.line, position.column)), "{found}");
    (found.message().to_owned(), (position.line, position.column))
}

#[test]
fn an_option_that_cannot_be_used_is_an_error_at_its_call() {
    let (_folder, document) = folder();
    let generator = || Generator::new(&document);
    #[rustfmt::skip] // The calls are on the line behind this one, and all have the same column.
    let (line, faulty) = (line!() + 1, [
        generator().rename_type("Pet", "animal"),
        generator().rename_field("Pet.name", "fullName"),
        generator().rename_operation("getPets", "get"),
        generator().replace_type("Pet", "pets::Pet"),
        generator().replace_format("uuid", RustType::text("uuid uuid")),
        generator().derive("*", "not a path"),
        generator().derive("Pte", "PartialOrd"),
        generator().attribute("*", "must_use"),
        generator().dependencies("bytes = '2'"),
        generator().dependencies("uuid"),
        generator().package("licence = 'MIT'"),
    ]);
    for ((index, generator), wanted) in faulty.iter().enumerate().zip([
        "`animal` does not begin with a capital letter",
        "`fullName` has capital letters",
        "`getPets` names no operation",
        "the client does not depend on `pets`",
        "`uuid uuid` is not the path of a Rust type",
        "`not a path` is not the path of a trait",
        "`Pte` names no type",
        "`must_use` is not an attribute",
        "the client depends on `bytes` already",
        "the text is not TOML",
        "unknown key `licence`",
    ]) {
        let (message, position) = refused(generator);
        assert!(message.contains(wanted), "{message}");
        assert_eq!(position, (line as usize + index, 21), "{message}");
    }
}

#[test]
fn a_later_option_about_the_same_thing_counts() {
    let (_folder, document) = folder();
    let generator = Generator::new(document).output("client").package("name = 'a'\nversion = '1.0.0'\npublish = false");
    let text = |generator: &Generator, path: &str| generated(generator).files()[path].clone();
    let manifest = text(&generator, "Cargo.toml");
    assert!(
        manifest.contains("name = \"a\"\nversion = \"1.0.0\"") && manifest.contains("publish = false"),
        "{manifest}"
    );
    assert!(text(&generator.clone().name("b"), "Cargo.toml").contains("name = \"b\"\nversion = \"1.0.0\""));
    let renamed = generator.rename_type("Pet", "Animal").rename_type("Pet", "Beast");
    assert!(text(&renamed, "src/types/beast.rs").contains("pub struct Beast"));
}
