// @generated, the same for every API. Do not edit.
//! Parameters of operations: their locations and styles, as OpenAPI defines them. `request/style.rs` writes values in these
//! styles.

/// The location of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// The path.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
    /// The `Cookie` header.
    Cookie,
    /// The JSON body, at the JSON pointer that is the name. Used for positions in lists only.
    Body,
}

/// How a parameter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `a,b`
    Simple,
    /// `.a.b`
    Label,
    /// `;name=a;name=b`
    Matrix,
    /// `name=a&name=b`
    Form,
    /// `name=a%20b`
    Space,
    /// `name=a%7Cb`
    Pipe,
    /// `name[key]=a`
    Deep,
    /// The value as JSON text.
    Json,
    /// The text of a form.
    FormText,
    /// `key=a`, and nothing else in the query
    Whole,
}

/// A parameter of an operation: its name, its location and its style.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) location: Location,
    pub(crate) style: Style,
    pub(crate) explode: bool,
    pub(crate) reserved: bool,
    pub(crate) secret: bool,
    /// The fields of a form that have a style of their own.
    pub(crate) fields: &'static [Parameter],
}

impl Parameter {
    /// Creates a path parameter, in style `simple` unless another is set.
    pub const fn path(name: &'static str) -> Self {
        Self {
            name,
            location: Location::Path,
            style: Style::Simple,
            explode: false,
            reserved: false,
            secret: false,
            fields: &[],
        }
    }

    /// Creates a query parameter, in style `form`, exploded, unless another is set.
    pub const fn query(name: &'static str) -> Self {
        Self {
            name,
            location: Location::Query,
            style: Style::Form,
            explode: true,
            reserved: false,
            secret: false,
            fields: &[],
        }
    }

    /// Creates a header parameter, in style `simple`.
    pub const fn header(name: &'static str) -> Self {
        Self {
            name,
            location: Location::Header,
            style: Style::Simple,
            explode: false,
            reserved: false,
            secret: false,
            fields: &[],
        }
    }

    /// Creates a cookie parameter, in style `form`, exploded.
    pub const fn cookie(name: &'static str) -> Self {
        Self {
            name,
            location: Location::Cookie,
            style: Style::Form,
            explode: true,
            reserved: false,
            secret: false,
            fields: &[],
        }
    }

    /// A position in a list that the JSON body has at this JSON pointer; text unless it is [`content_json`](Self::content_json).
    pub const fn body(pointer: &'static str) -> Self {
        Self {
            name: pointer,
            location: Location::Body,
            style: Style::Simple,
            explode: false,
            reserved: false,
            secret: false,
            fields: &[],
        }
    }

    /// Writes items and properties separately: `explode: true`.
    pub const fn explode(mut self) -> Self {
        self.explode = true;
        self
    }

    /// Writes lists and objects as one value, separated by commas: `explode: false`.
    pub const fn comma(mut self) -> Self {
        self.explode = false;
        self
    }

    /// Separated by spaces: style `spaceDelimited`.
    pub const fn space(self) -> Self {
        self.comma().style(Style::Space)
    }

    /// Separated by pipes: style `pipeDelimited`.
    pub const fn pipe(self) -> Self {
        self.comma().style(Style::Pipe)
    }

    /// Writes the properties of an object in brackets: style `deepObject`.
    pub const fn deep(self) -> Self {
        self.style(Style::Deep)
    }

    /// Prefixed by a dot: style `label`.
    pub const fn label(self) -> Self {
        self.style(Style::Label)
    }

    /// Prefixed by a semicolon and the name: style `matrix`.
    pub const fn matrix(self) -> Self {
        self.style(Style::Matrix)
    }

    /// As JSON text: a parameter with `content`.
    pub const fn content_json(self) -> Self {
        self.style(Style::Json)
    }

    /// As the text of a form: a parameter with `content: application/x-www-form-urlencoded`.
    pub const fn content_form(self) -> Self {
        self.style(Style::FormText)
    }

    /// The whole query is a form with the properties of the value: `in: querystring`.
    pub const fn whole(self) -> Self {
        self.style(Style::Whole)
    }

    /// Sets the styles of fields of the form.
    pub const fn fields(mut self, fields: &'static [Self]) -> Self {
        self.fields = fields;
        self
    }

    /// Reserved characters and percent-encoded text stay unchanged: `allowReserved`, and style `cookie` in cookies. In
    /// a path, slashes stay too.
    pub const fn reserved(mut self) -> Self {
        self.reserved = true;
        self
    }

    /// The value is hidden in errors and logs: `format: password`.
    pub const fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    const fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }
}
