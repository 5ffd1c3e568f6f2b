//! The options about names, types and attributes.

use std::panic::Location;

use super::Generator;
use crate::choices::{Added, OwnForm};
use crate::customization::{Addition, Place, Rename, Renamed, Replaced, Replacement};

/// A type of another crate, for [`Generator::replace_type`] and [`Generator::replace_format`].
///
/// Without a choice of how it is read and written, which is `"uuid::Uuid".into()`, it is [text](Self::text) where the schema is a string,
/// and has the traits of [serde](Self::serde) elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RustType {
    path: String,
    form: Option<OwnForm>,
}

impl RustType {
    /// A type that is read and written as a JSON string, by `FromStr` and `Display`.
    pub fn text(path: impl Into<String>) -> Self {
        Self { path: path.into(), form: Some(OwnForm::Text) }
    }

    /// A type that is read and written by the traits of serde.
    pub fn serde(path: impl Into<String>) -> Self {
        Self { path: path.into(), form: Some(OwnForm::Serde) }
    }
}

impl From<&str> for RustType {
    fn from(path: &str) -> Self {
        Self { path: path.to_owned(), form: None }
    }
}

impl From<String> for RustType {
    fn from(path: String) -> Self {
        Self { path, form: None }
    }
}

/// # Names and types of your own
///
/// Parts of the document are named as in the settings: a schema by its name in `components`, a property as `User.email`, an operation by
/// its `operationId` or as `GET /users`; or by their location as in `names.lock`, such as `#/components/schemas/User`. What names nothing
/// is an error, and so is what cannot be a name or a type. The error has the position of the call.
impl Generator {
    /// Names the type of a schema.
    ///
    /// ```
    /// let generator = generator::Generator::new("examples/pets.yaml").rename_type("Pet", "Animal");
    /// assert!(generator.generate()?.files()["src/types/animal.rs"].contains("pub struct Animal"));
    /// # Ok::<(), generator::Error>(())
    /// ```
    #[must_use]
    #[track_caller]
    pub fn rename_type(self, schema: impl Into<String>, name: impl Into<String>) -> Self {
        self.rename(Renamed::Type, schema.into(), name.into())
    }

    /// Names the field of a property, such as `User.emailAddress`.
    ///
    /// ```
    /// let generator = generator::Generator::new("examples/pets.yaml").rename_field("Pet.name", "title");
    /// assert!(generator.generate()?.files()["src/types/pet.rs"].contains("pub title: String"));
    /// # Ok::<(), generator::Error>(())
    /// ```
    #[must_use]
    #[track_caller]
    pub fn rename_field(self, property: impl Into<String>, name: impl Into<String>) -> Self {
        self.rename(Renamed::Field, property.into(), name.into())
    }

    /// Names a variant: of the enum of a schema by its value, such as `Status.on-hold`, and of a union by the type or the value of the
    /// discriminator, such as `Event.UserCreated`.
    ///
    /// ```no_run
    /// let generator = generator::Generator::new("openapi.yaml").rename_variant("Status.on-hold", "Waiting");
    /// ```
    #[must_use]
    #[track_caller]
    pub fn rename_variant(self, value: impl Into<String>, name: impl Into<String>) -> Self {
        self.rename(Renamed::Variant, value.into(), name.into())
    }

    /// Names the method of an operation.
    ///
    /// ```
    /// let generator = generator::Generator::new("examples/pets.yaml").rename_operation("GET /pets/{id}", "find");
    /// assert!(generator.generate()?.files()["src/operations/pets.rs"].contains("pub fn find("));
    /// # Ok::<(), generator::Error>(())
    /// ```
    #[must_use]
    #[track_caller]
    pub fn rename_operation(self, operation: impl Into<String>, name: impl Into<String>) -> Self {
        self.rename(Renamed::Operation, operation.into(), name.into())
    }

    /// Names the argument or setter of a parameter, such as `getUser.id`.
    ///
    /// ```
    /// let generator = generator::Generator::new("examples/pets.yaml").rename_parameter("getPet.id", "pet");
    /// assert!(generator.generate()?.files()["src/operations/pets.rs"].contains("pub fn get_pet(&self, pet: &str)"));
    /// # Ok::<(), generator::Error>(())
    /// ```
    #[must_use]
    #[track_caller]
    pub fn rename_parameter(self, parameter: impl Into<String>, name: impl Into<String>) -> Self {
        self.rename(Renamed::Parameter, parameter.into(), name.into())
    }

    /// Names the group of the operations with a tag, or without a tag and with a first part of their paths.
    ///
    /// ```
    /// let generator = generator::Generator::new("examples/pets.yaml").rename_group("pets", "animals");
    /// assert!(generator.generate()?.files().contains_key("src/operations/animals.rs"));
    /// # Ok::<(), generator::Error>(())
    /// ```
    #[must_use]
    #[track_caller]
    pub fn rename_group(self, tag: impl Into<String>, name: impl Into<String>) -> Self {
        self.rename(Renamed::Group, tag.into(), name.into())
    }

    /// Uses a type of another crate for a schema. The type has `Clone`, `Debug` and `PartialEq`, and is `Send`.
    ///
    /// ```
    /// use generator::{Generator, RustType};
    ///
    /// let generator = Generator::new("examples/pets.yaml")
    ///     .replace_type("#/components/schemas/Pet/properties/id", "uuid::Uuid")
    ///     .replace_type("Pet", RustType::serde("pets::Pet"))
    ///     .dependencies("uuid = '1'\npets = { path = '../pets' }");
    /// assert!(generator.generate()?.files()["src/operations/pets.rs"].contains("pets::Pet"));
    /// # Ok::<(), generator::Error>(())
    /// ```
    #[must_use]
    #[track_caller]
    pub fn replace_type(self, schema: impl Into<String>, ty: impl Into<RustType>) -> Self {
        self.replace(Replaced::Schema, schema.into(), ty.into())
    }

    /// Uses a type of another crate for all strings with a format, such as `uuid`. The document may have none.
    ///
    /// ```
    /// let generator = generator::Generator::new("examples/pets.yaml")
    ///     .replace_format("uuid", "uuid::Uuid")
    ///     .dependencies("uuid = '1'");
    /// assert!(generator.generate()?.files()["Cargo.toml"].contains("uuid = \"1\""));
    /// # Ok::<(), generator::Error>(())
    /// ```
    #[must_use]
    #[track_caller]
    pub fn replace_format(self, format: impl Into<String>, ty: impl Into<RustType>) -> Self {
        self.replace(Replaced::Format, format.into(), ty.into())
    }

    /// Adds a trait to those that types derive: those of a schema, of a tag (`tag:NAME`), or all (`*`).
    ///
    /// ```
    /// let generator = generator::Generator::new("examples/pets.yaml").derive("Pet", "PartialOrd");
    /// assert!(generator.generate()?.files()["src/types/pet.rs"].contains("Hash, PartialOrd)]"));
    /// # Ok::<(), generator::Error>(())
    /// ```
    #[must_use]
    #[track_caller]
    pub fn derive(self, types: impl Into<String>, path: impl Into<String>) -> Self {
        self.add(Added::Trait, types.into(), path.into())
    }

    /// Adds an attribute to types, which are named as for [`derive`](Self::derive).
    ///
    /// ```
    /// let generator = generator::Generator::new("examples/pets.yaml").attribute("*", "#[must_use]");
    /// assert!(generator.generate()?.files()["src/types/pet.rs"].contains("#[must_use]\n"));
    /// # Ok::<(), generator::Error>(())
    /// ```
    #[must_use]
    #[track_caller]
    pub fn attribute(self, types: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.add(Added::Attribute, types.into(), attribute.into())
    }

    #[track_caller]
    fn rename(mut self, what: Renamed, target: String, name: String) -> Self {
        let renames = &mut self.config.customization.renames;
        renames.retain(|earlier| (earlier.what, &earlier.target) != (what, &target));
        renames.push(Rename { what, target, name, place: Some(Place::Call(Location::caller())) });
        self
    }

    #[track_caller]
    fn replace(mut self, what: Replaced, target: String, ty: RustType) -> Self {
        let RustType { path, form } = ty;
        let place = Some(Place::Call(Location::caller()));
        self.config.customization.replacements.push(Replacement { what, target, path, form, place });
        self
    }

    #[track_caller]
    fn add(mut self, what: Added, target: String, text: String) -> Self {
        let place = Some(Place::Call(Location::caller()));
        self.config.customization.additions.push(Addition { what, target, text, place });
        self
    }
}
