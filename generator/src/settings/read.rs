//! Reads the settings file. Each fault has its position, and all of them are found in one run.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use toml_edit::{Document, Item, TableLike, Value};

use super::keys::{KEYS, Key, Kind, PACKAGE};
use super::{CargoTable, Client, Manifest, size};
use crate::choices::Added;
use crate::customization::Place;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Code, Diagnostic, InputLocation};
use crate::source::Lines;
use crate::version::Version;

/// Returns the clients, in the order of the file.
pub(super) fn read(path: &Path, text: &str) -> Result<Vec<Client>, Vec<Diagnostic>> {
    let mut reader = Reader::new(path, text);
    let clients = reader.clients();
    if reader.found.is_empty() { Ok(clients) } else { Err(reader.found) }
}

/// Adds entries that are written as TOML to a table of the manifest. Returns what is wrong with them.
pub(super) fn entries(manifest: &mut Manifest, table: CargoTable, text: &str) -> Vec<Diagnostic> {
    let mut reader = Reader::new(Path::new(""), text);
    match (Document::parse(text), table) {
        (Ok(entries), CargoTable::Package) => reader.package(manifest, entries.as_item()),
        (Ok(entries), CargoTable::Dependencies) => reader.dependencies(manifest, entries.as_item()),
        (Err(error), _) => {
            reader.report(Code::SettingsSyntax, None, format!("the text is not TOML: {}", error.message()));
        }
    }
    reader.found
}

pub(super) struct Reader<'a> {
    path: &'a Path,
    text: Arc<str>,
    lines: Lines,
    /// What is wrong.
    pub(super) found: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn new(path: &'a Path, text: &str) -> Self {
        Self { path, text: text.into(), lines: Lines::of(text), found: Vec::new() }
    }

    fn clients(&mut self) -> Vec<Client> {
        let document = match Document::parse(self.text.to_string()) {
            Ok(document) => document,
            Err(error) => {
                self.report(Code::SettingsSyntax, error.span(), format!("the file is not TOML: {}", error.message()));
                return Vec::new();
            }
        };
        self.refuse_unknown(document.as_table(), &["clients"]);
        let Some(tables) = document.get("clients") else {
            if self.found.is_empty() {
                let message = "the file has no table `[clients.NAME]`".to_owned();
                self.report(Code::SettingsValue, None, message);
            }
            return Vec::new();
        };
        let Some(tables) = tables.as_table_like() else {
            self.report(
                Code::SettingsValue,
                tables.span(),
                "`clients` has a table for each client: `[clients.NAME]`".to_owned(),
            );
            return Vec::new();
        };
        tables.iter().map(|(name, item)| self.client(name, item)).collect()
    }

    fn client(&mut self, name: &str, item: &Item) -> Client {
        let mut client = Client { name: name.to_owned(), ..Client::default() };
        let Some(table) = item.as_table_like() else {
            self.report(Code::SettingsValue, item.span(), format!("`clients.{name}` is a table"));
            return client;
        };
        self.refuse_unknown(table, &KEYS.map(|key| key.name));
        for key in &KEYS {
            if let Some(item) = table.get(key.name) {
                self.value(&mut client, key, item);
            }
        }
        client.customization.crates = client.manifest.crate_names();
        self.found.extend(client.customization.problems());
        client
    }

    fn value(&mut self, client: &mut Client, key: &Key, item: &Item) {
        let is_right = match key.kind {
            Kind::Text => item.as_str().is_some(),
            Kind::Flag => item.as_bool().is_some(),
            Kind::Texts => is_texts(item),
            Kind::Map => item.as_table_like().is_some_and(|table| table.iter().all(|(_, item)| item.is_str())),
            Kind::Lists => item.as_table_like().is_some_and(|table| table.iter().all(|(_, item)| is_texts(item))),
            Kind::Rename | Kind::Replace | Kind::Dependencies | Kind::Package => item.as_table_like().is_some(),
        };
        if !is_right {
            self.report(Code::SettingsValue, item.span(), format!("`{}` is {}", key.name, key.kind.expected()));
            return;
        }
        let text = || item.as_str().unwrap_or_default().to_owned();
        let texts = || {
            let values = item.as_array().into_iter().flatten();
            values.filter_map(Value::as_str).map(str::to_owned).collect::<Vec<String>>()
        };
        match key.name {
            "document" => client.document = Some(self.at(&text())),
            "output" => client.output = Some(self.at(&text())),
            "root" => client.root = Some(self.at(&text())),
            "overlays" => client.overlays = texts().iter().map(|path| self.at(path)).collect(),
            "map" => client.mapped = self.map(item),
            "max-input" => match size(&text()) {
                Ok(bytes) => client.max_bytes = Some(bytes),
                Err(message) => self.report(Code::SettingsValue, item.span(), format!("`max-input`: {message}")),
            },
            "environment-prefix" => client.environment_prefix = self.prefix(item, text()),
            "include" => client.selection.include = texts(),
            "exclude" => client.selection.exclude = texts(),
            "default-features" => client.manifest.default_features = Some(texts()),
            "emit-tests" => client.emit_tests = item.as_bool() == Some(true),
            "deny-warnings" => client.deny_warnings = item.as_bool() == Some(true),
            "deny" => {
                self.refuse_unknown_codes(item);
                client.denied = texts();
            }
            "workspace-dependencies" => client.manifest.workspace_dependencies = item.as_bool() == Some(true),
            "workspace-lints" => client.manifest.workspace_lints = item.as_bool() == Some(true),
            "schemas-only" => client.schemas_only = item.as_bool() == Some(true),
            "rename" => client.customization.renames = self.renames(item),
            "replace" => self.replacements(&mut client.customization, item),
            "dependencies" => self.dependencies(&mut client.manifest, item),
            "derive" => self.additions(&mut client.customization, item, Added::Trait),
            "attributes" => self.additions(&mut client.customization, item, Added::Attribute),
            "package" => self.package(&mut client.manifest, item),
            _ => {}
        }
    }

    fn refuse_unknown_codes(&mut self, item: &Item) {
        for value in item.as_array().into_iter().flatten() {
            let name = value.as_str().unwrap_or_default();
            if Code::ALL.iter().any(|code| code.name() == name) {
                continue;
            }
            let location = self.location(value.span());
            let message = format!("there is no diagnostic `{}`", name.escape_debug());
            let help = match Code::nearest(name) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`generator --explain` lists the codes".to_owned(),
            };
            self.found.push(Diagnostic::file(Code::SettingsValue, location, message).help(help));
        }
    }

    fn map(&self, item: &Item) -> Vec<(String, PathBuf)> {
        let entries = item.as_table_like().into_iter().flat_map(TableLike::iter);
        entries.filter_map(|(url, path)| Some((url.to_owned(), self.at(path.as_str()?)))).collect()
    }

    /// Environment variables have these letters on all systems.
    fn prefix(&mut self, item: &Item, text: String) -> Option<String> {
        let is_plain = text.starts_with(|c: char| c.is_ascii_uppercase())
            && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
        if !is_plain {
            let message = "`environment-prefix` has the letters A to Z, digits and `_`, and begins with a letter";
            self.report(Code::SettingsValue, item.span(), message.to_owned());
        }
        is_plain.then_some(text)
    }

    fn package(&mut self, manifest: &mut Manifest, item: &Item) {
        let Some(table) = item.as_table_like() else { return };
        self.refuse_unknown(table, &PACKAGE);
        if let Some(version) = table.get("version")
            && version.as_str().is_none_or(|version| version.parse::<Version>().is_err())
            && version.as_table_like().is_none()
        {
            self.report(
                Code::SettingsValue,
                version.span(),
                "`version` is three numbers, such as `\"1.4.0\"`".to_owned(),
            );
        }
        if let Some(name) = table.get("name").filter(|name| name.as_str().is_none()) {
            self.report(Code::SettingsValue, name.span(), "`name` is a text".to_owned());
        }
        for (key, item) in table.iter() {
            manifest.package.insert(key, plain(item));
        }
    }

    /// A path of the file, from the current folder.
    fn at(&self, path: &str) -> PathBuf {
        match self.path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.join(path),
            _ => PathBuf::from(path),
        }
    }

    pub(super) fn refuse_unknown(&mut self, table: &dyn TableLike, known: &[&str]) {
        for (name, _) in table.iter().filter(|(name, _)| !known.contains(name)) {
            let span = table.key(name).and_then(toml_edit::Key::span);
            let location = self.location(span);
            let diagnostic =
                Diagnostic::file(Code::SettingsKey, location, format!("unknown key `{}`", name.escape_debug()));
            let help = match nearest(name, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the keys here are {}", known.join(", ")),
            };
            self.found.push(diagnostic.help(help));
        }
    }

    pub(super) fn report(&mut self, code: Code, span: Option<Range<usize>>, message: String) {
        let location = self.location(span);
        self.found.push(Diagnostic::file(code, location, message));
    }

    fn location(&self, span: Option<Range<usize>>) -> InputLocation {
        InputLocation::File { path: self.path.to_owned(), text: self.text.clone(), position: self.position(span) }
    }

    /// Returns the place of a value, for diagnostics about what it means.
    pub(super) fn place(&self, span: Option<Range<usize>>) -> Place {
        Place::Settings { path: self.path.to_owned(), text: self.text.clone(), position: self.position(span) }
    }

    fn position(&self, span: Option<Range<usize>>) -> Option<(usize, usize)> {
        self.lines.position(&self.text, span?.start)
    }
}

/// Returns a value without its spaces and comments.
pub(super) fn plain(item: &Item) -> Item {
    item.as_value().map_or_else(|| item.clone(), |value| Item::Value(value.clone().decorated(" ", "")))
}

fn is_texts(item: &Item) -> bool {
    item.as_array().is_some_and(|list| list.iter().all(Value::is_str))
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::read;
    use crate::choices::OwnForm;
    use crate::customization::Renamed;
    use crate::diagnostic::InputLocation;
    use crate::settings::keys::{KEYS, PACKAGE};
    use crate::settings::{json_schema, template};

    const ALL: &str = r##"
[clients.one]
document = "api.yaml"
output = "out"
overlays = ["a.yaml", "b.yaml"]
root = "."
map = { "https://example.com/" = "schemas" }
max-input = "1k"
include = ["tag:a"]
exclude = ["b"]
environment-prefix = "ONE"
rename = { types = { User = "Account" }, groups = { "Mail & Chat" = "messages" } }
replace.formats.uuid = "uuid::Uuid"
replace.types.Money = { type = "own_money::Money", as = "serde" }
dependencies = { uuid = "1", own-money = { path = "../money" } }
derive = { "*" = ["PartialOrd"] }
attributes = { User = ["#[must_use]"] }
default-features = ["rustls"]
emit-tests = true
deny-warnings = true
deny = ["dangling-reference"]
workspace-dependencies = true
workspace-lints = true

[clients.one.package]
version = "1.2.3"
license = "MIT" # A comment.
authors.workspace = true

[clients.two]
"##;

    #[test]
    fn all_keys_are_read() {
        let clients = read(Path::new("folder/generator.toml"), ALL).unwrap_or_else(|found| panic!("{found:?}"));
        let [one, two] = clients.as_slice() else { panic!("{clients:?}") };
        assert_eq!((one.name.as_str(), two.name.as_str()), ("one", "two"));
        assert_eq!(one.document.as_deref(), Some(Path::new("folder/api.yaml")));
        assert_eq!(one.output.as_deref(), Some(Path::new("folder/out")));
        assert_eq!(one.overlays, ["folder/a.yaml", "folder/b.yaml"].map(PathBuf::from));
        assert_eq!(one.mapped, [("https://example.com/".to_owned(), PathBuf::from("folder/schemas"))]);
        assert_eq!((one.max_bytes, one.environment_prefix.as_deref()), (Some(1024), Some("ONE")));
        assert!(
            one.emit_tests && one.deny_warnings && one.manifest.workspace_dependencies && one.manifest.workspace_lints
        );
        let renames = one.customization.renames.iter();
        let renames: Vec<_> =
            renames.map(|rename| (rename.what, rename.target.as_str(), rename.name.as_str())).collect();
        assert_eq!(renames, [(Renamed::Type, "User", "Account"), (Renamed::Group, "Mail & Chat", "messages")]);
        let own: Vec<_> = one.customization.replacements.iter().map(|own| (own.path.as_str(), own.form)).collect();
        assert_eq!(own, [("own_money::Money", Some(OwnForm::Serde)), ("uuid::Uuid", None)]);
        assert_eq!(one.customization.crates, ["uuid", "own_money"]);
        let additions: Vec<_> =
            one.customization.additions.iter().map(|own| (own.target.as_str(), own.text.as_str())).collect();
        assert_eq!(additions, [("*", "PartialOrd"), ("User", "#[must_use]")]);
        assert_eq!(one.denied, ["dangling-reference"]);
        assert_eq!(one.manifest.version().map(|version| version.to_string()).as_deref(), Some("1.2.3"));
        assert_eq!(
            one.manifest.package.to_string(),
            "version = \"1.2.3\"\nlicense = \"MIT\"\nauthors.workspace = true\n"
        );
        assert_eq!(
            (&*one.selection.include, &*one.selection.exclude),
            (&["tag:a".to_owned()][..], &["b".to_owned()][..])
        );
        assert_eq!(two.document, None);
    }

    #[test]
    fn each_fault_is_reported_at_its_position() {
        for (text, code, position) in [
            ("[clients.a]\ndocumnet = \"a\"", "settings-key", (2, 1)),
            ("client = 1\n", "settings-key", (1, 1)),
            ("[clients.a]\ndocument = 1", "settings-value", (2, 12)),
            ("[clients.a]\noverlays = [1]", "settings-value", (2, 12)),
            ("[clients.a]\nmax-input = \"1X\"", "settings-value", (2, 13)),
            ("[clients.a]\nenvironment-prefix = \"a b\"", "settings-value", (2, 22)),
            ("[clients.a]\nrename.tpyes = {}", "settings-key", (2, 8)),
            ("[clients.a]\nrename.types = { A = 1 }", "settings-value", (2, 22)),
            ("[clients.a]\nrename.types = { A = \"b\" }", "settings-value", (2, 22)),
            ("[clients.a]\nreplace.formats = { uuid = \"uuid::Uuid\" }", "settings-value", (2, 28)),
            ("[clients.a]\nreplace.types = { A = { type = \"url::Url\", as = \"json\" } }", "settings-value", (2, 49)),
            ("[clients.a]\nreplace.types = { A = { as = \"text\" } }", "settings-value", (2, 23)),
            ("[clients.a]\ndependencies = { serde = \"1\" }", "settings-value", (2, 26)),
            ("[clients.a]\nderive = { A = [\"a b\"] }", "settings-value", (2, 17)),
            ("[clients.a]\nattributes = { A = [\"must_use\"] }", "settings-value", (2, 21)),
            ("[clients.a]\ndeny = [\"dangling-reference\", \"dangling\"]", "settings-value", (2, 31)),
            ("[clients.a.package]\nlicence = \"MIT\"", "settings-key", (2, 1)),
            ("[clients.a.package]\nversion = \"one\"", "settings-value", (2, 11)),
            ("[clients.a]\ndocument = ", "settings-syntax", (2, 12)),
            ("clients = 1", "settings-value", (1, 11)),
        ] {
            let found = read(Path::new("generator.toml"), text).expect_err(text);
            let InputLocation::File { position: at, .. } = &found[0].location else { panic!("{found:?}") };
            assert_eq!((found.len(), found[0].code.name(), *at), (1, code, Some(position)), "{text}: {found:?}");
        }
        assert_eq!(read(Path::new("generator.toml"), "").expect_err("no client").len(), 1);
    }

    #[test]
    fn the_nearest_key_is_suggested() {
        let found = read(Path::new("generator.toml"), "[clients.a]\ndocumnet = \"a\"").expect_err("unknown");
        assert_eq!(found[0].help.as_deref(), Some("did you mean `document`?"));
    }

    #[test]
    fn the_commented_file_has_each_key_and_is_read() {
        let text = template("api", Some("spec/a \"b\".yaml"));
        let clients = read(Path::new("generator.toml"), &text).unwrap_or_else(|found| panic!("{found:?}\n{text}"));
        assert_eq!(clients[0].document.as_deref(), Some(Path::new("spec/a \"b\".yaml")));
        // With all comments of keys taken away.
        let examples = text.lines().map(|line| match line.strip_prefix("# ").filter(|rest| rest.contains(" = ")) {
            Some(example) => example,
            None => line,
        });
        let examples = examples.collect::<Vec<_>>().join("\n");
        read(Path::new("generator.toml"), &examples).unwrap_or_else(|found| panic!("{found:?}\n{examples}"));
        for key in &KEYS {
            assert!(examples.contains(&format!("\n{} = ", key.name)), "{}", key.name);
        }
    }

    #[test]
    fn the_schema_has_each_key() {
        let schema = json_schema();
        let client = &schema["properties"]["clients"]["additionalProperties"]["properties"];
        assert_eq!(client.as_object().map(serde_json::Map::len), Some(KEYS.len()));
        assert!(PACKAGE.is_sorted());
    }
}
