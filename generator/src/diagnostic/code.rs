//! The kinds of diagnostics. Their names are stable: users search for them, and filter by them.

use std::fmt::{self, Display, Formatter};

use super::nearest::nearest;

macro_rules! codes {
    ($($code:ident = $name:literal,)*) => {
        /// The kind of a diagnostic, such as `dangling-reference`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = include_str!(concat!("../../explanations/", $name, ".md"))] $code,)*
        }

        impl Code {
            /// All codes, in alphabetical order.
            pub const ALL: &[Self] = &[$(Self::$code,)*];

            /// Returns the name that is shown and reported.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$code => $name,)*
                }
            }

            /// Returns what it means, what the generator does about it, an example, and how to fix the document, as Markdown.
            #[must_use]
            pub fn explanation(self) -> &'static str {
                match self {
                    $(Self::$code => include_str!(concat!("../../explanations/", $name, ".md")),)*
                }
            }
        }
    };
}

codes! {
    ActionDoesNothing = "action-does-nothing",
    ApiKeyWithoutName = "api-key-without-name",
    ArrayWithoutItems = "array-without-items",
    ChoiceNamesNothing = "choice-names-nothing",
    ChosenNameTaken = "chosen-name-taken",
    ClientCertificate = "client-certificate",
    ConflictingMembers = "conflicting-members",
    ContentWithoutSchema = "content-without-schema",
    CyclicAllOf = "cyclic-all-of",
    CyclicReference = "cyclic-reference",
    CyclicUnion = "cyclic-union",
    DanglingReference = "dangling-reference",
    DefaultContradictsSchema = "default-contradicts-schema",
    DuplicateKey = "duplicate-key",
    DuplicateMethod = "duplicate-method",
    DuplicateOperationId = "duplicate-operation-id",
    DuplicateParameter = "duplicate-parameter",
    EmitTestsNotBuilt = "emit-tests-not-built",
    EmptyDocument = "empty-document",
    ExampleContradictsSchema = "example-contradicts-schema",
    ExamplesNotJudged = "examples-not-judged",
    FormatOfAnotherType = "format-of-another-type",
    FragmentInPath = "fragment-in-path",
    InputLimit = "input-limit",
    MalformedKeyword = "malformed-keyword",
    MalformedOperation = "malformed-operation",
    MalformedPath = "malformed-path",
    MalformedTarget = "malformed-target",
    MethodInLowerCase = "method-in-lower-case",
    MethodWithField = "method-with-field",
    MissingInfo = "missing-info",
    MissingOperationId = "missing-operation-id",
    MultipartNotTyped = "multipart-not-typed",
    NameNotKept = "name-not-kept",
    NamesDropped = "names-dropped",
    NamesFollowed = "names-followed",
    NamesLockLine = "names-lock-line",
    NamesLockUnreadable = "names-lock-unreadable",
    NewerKeyword = "newer-keyword",
    NoResponses = "no-responses",
    NoServers = "no-servers",
    NotAMediaType = "not-a-media-type",
    NotAMethod = "not-a-method",
    NotARustName = "not-a-rust-name",
    NotAnOverlay = "not-an-overlay",
    NotOpenapi = "not-openapi",
    NotText = "not-text",
    NothingDescribed = "nothing-described",
    OpenAlternative = "open-alternative",
    OpenTuple = "open-tuple",
    OutsideRoot = "outside-root",
    OverlayLimit = "overlay-limit",
    OwnHeader = "own-header",
    OwnTypeRefused = "own-type-refused",
    PagingNotUnderstood = "paging-not-understood",
    ParameterNotInPath = "parameter-not-in-path",
    PartNotTyped = "part-not-typed",
    PathParameterNotRequired = "path-parameter-not-required",
    PathWithoutParameter = "path-without-parameter",
    PathWithoutSlash = "path-without-slash",
    QuerystringBesideQuery = "querystring-beside-query",
    QuerystringTwice = "querystring-twice",
    QuerystringWithoutContent = "querystring-without-content",
    RemoteReference = "remote-reference",
    SchemaBesideContent = "schema-beside-content",
    SecurityNotRequired = "security-not-required",
    SelectionNamesNothing = "selection-names-nothing",
    SettingsKey = "settings-key",
    SettingsSyntax = "settings-syntax",
    SettingsUnreadable = "settings-unreadable",
    SettingsValue = "settings-value",
    StreamNotTyped = "stream-not-typed",
    Swagger2 = "swagger-2",
    Syntax = "syntax",
    TargetSelectsNothing = "target-selects-nothing",
    TooDeep = "too-deep",
    TooManyAlternatives = "too-many-alternatives",
    TooManyCombinations = "too-many-combinations",
    TooManyMediaTypes = "too-many-media-types",
    TooManyParameters = "too-many-parameters",
    UnboundedTarget = "unbounded-target",
    UndefinedServerVariable = "undefined-server-variable",
    UndescribedProperty = "undescribed-property",
    UnknownKeyword = "unknown-keyword",
    UnknownSecurityScheme = "unknown-security-scheme",
    UnknownStatus = "unknown-status",
    UnknownStyle = "unknown-style",
    UnknownType = "unknown-type",
    UnknownVersion = "unknown-version",
    UnmetDiscriminator = "unmet-discriminator",
    Unreadable = "unreadable",
    UnreadableNode = "unreadable-node",
    UnreadableReference = "unreadable-reference",
    UnregisteredHttpScheme = "unregistered-http-scheme",
    UnsupportedHttpScheme = "unsupported-http-scheme",
    UnusableHeader = "unusable-header",
    UnusableServerDefault = "unusable-server-default",
    UnusableServerUrl = "unusable-server-url",
    XmlIgnored = "xml-ignored",
}

impl Code {
    /// Returns the first sentence of the explanation.
    #[must_use]
    pub fn summary(self) -> &'static str {
        let text = self.explanation();
        text.split_once("\n\n").map_or(text, |(first, _)| first)
    }

    /// Returns the code that a misspelt name, or a part of a name, most likely means.
    #[must_use]
    pub fn nearest(name: &str) -> Option<Self> {
        let names = || Self::ALL.iter().map(|code| code.name());
        let is_part = |code: &&str| name.len() > 2 && code.contains(name);
        let meant = nearest(name, names()).or_else(|| names().find(is_part))?;
        Self::ALL.iter().copied().find(|code| code.name() == meant)
    }
}

impl Display for Code {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn misspelt_names_and_parts_of_names_mean_a_code() {
        assert_eq!(Code::nearest("danglng-reference"), Some(Code::DanglingReference));
        assert_eq!(Code::nearest("dangling"), Some(Code::DanglingReference));
        assert_eq!(Code::nearest("zz"), None);
        assert_eq!(Code::nearest(""), None);
    }

    #[test]
    fn codes_are_sorted_and_their_names_are_the_variants_in_kebab_case() {
        assert!(Code::ALL.is_sorted_by_key(|code| code.name()));
        for code in Code::ALL {
            let variant = format!("{code:?}").to_lowercase();
            assert_eq!(code.name().replace('-', ""), variant);
        }
    }
}
