//! Renders a diagnostic with `annotate-snippets`, the renderer of rustc.

use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::mark::{Mark, position};
use super::{Diagnostic, InputLocation, Severity};
use crate::source::{Lines, Sources};
use crate::text::hidden::{visible, visible_line};

/// How many lines of the document are shown above and below the marked one.
const CONTEXT_LINES: usize = 2;

/// Returns the diagnostic as text for a terminal, with or without colour.
#[must_use]
pub fn render(diagnostic: &Diagnostic, sources: &Sources, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let level = match diagnostic.severity {
        Severity::Note => Level::NOTE,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let shown = shown(diagnostic, sources);
    let title = level.primary_title(visible_line(&diagnostic.message)).id(diagnostic.code.name());
    let mut group = Group::with_title(title);
    if let Some((path, (line, column))) = &shown.origin {
        group = group.element(Origin::path(path.as_str()).line(*line).char_column(*column));
    }
    if let Some(excerpt) = &shown.excerpt {
        let mut annotation = AnnotationKind::Primary.span(excerpt.mark.clone());
        if let Some(label) = &diagnostic.label {
            annotation = annotation.label(visible_line(label));
        }
        let snippet =
            Snippet::source(excerpt.text.as_str()).line_start(excerpt.first_line).fold(false).annotation(annotation);
        group = group.element(if shown.origin.is_some() { snippet } else { snippet.path(shown.path.as_str()) });
    } else if !shown.path.is_empty() {
        group = group.element(Origin::path(shown.path.as_str()));
    }
    if let Some(pointer) = described(diagnostic, sources) {
        group = group.element(Level::NOTE.message(format!("at {}", visible_line(&pointer))));
    }
    if let Some(outcome) = &diagnostic.outcome {
        group = group.element(Level::NOTE.message(visible_line(outcome)));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(visible_line(help)));
    }
    renderer.render(&[group])
}

/// Returns the diagnostics in the order of their positions in the document.
#[must_use]
pub fn in_order<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>, sources: &Sources) -> Vec<&'a Diagnostic> {
    let mut ordered: Vec<&Diagnostic> = diagnostics.into_iter().collect();
    ordered.sort_by_cached_key(|diagnostic| position(diagnostic, sources).map(|at| (at.file, at.line, at.column)));
    ordered
}

/// The pointer, unless it is the root, which says nothing; the middle of a long one says little.
fn described(diagnostic: &Diagnostic, sources: &Sources) -> Option<String> {
    let InputLocation::Node(pointer) = &diagnostic.location else { return None };
    let described = sources.describe(pointer);
    let count = described.chars().count();
    if count <= WIDTH {
        return (!pointer.as_str().is_empty()).then_some(described);
    }
    let first: String = described.chars().take(WIDTH / 2).collect();
    let last: String = described.chars().skip(count - WIDTH / 2).collect();
    Some(format!("{first}…{last}"))
}

/// What is shown of the documents.
#[derive(Default)]
struct Shown {
    path: String,
    excerpt: Option<Excerpt>,
    /// The true position, where the excerpt begins in the middle of a line and so can't tell it.
    origin: Option<(String, (usize, usize))>,
}

struct Excerpt {
    text: String,
    first_line: usize,
    mark: std::ops::Range<usize>,
}

fn shown(diagnostic: &Diagnostic, sources: &Sources) -> Shown {
    match &diagnostic.location {
        InputLocation::Node(_) => {
            let found =
                position(diagnostic, sources).and_then(|at| Some((sources.0.get(at.file)?, (at.line, at.column))));
            let Some((source, position)) = found else { return Shown::default() };
            let mark = Mark::value(&source.text, source.lines(), position);
            excerpt(&source.path, &source.text, source.lines(), mark)
        }
        InputLocation::File { path, text, position: Some(position) } => {
            let lines = Lines::of(text);
            excerpt(path, text, &lines, Mark::in_file(diagnostic.code, text, &lines, *position))
        }
        InputLocation::File { path, .. } => Shown { path: shown_path(path), ..Shown::default() },
        InputLocation::Call(call) => {
            let position = (call.line() as usize, call.column() as usize);
            Shown { origin: Some((shown_path(Path::new(call.file())), position)), ..Shown::default() }
        }
    }
}

fn shown_path(path: &Path) -> String {
    visible_line(&path.display().to_string()).into_owned()
}

fn excerpt(path: &Path, text: &str, lines: &Lines, mark: Mark) -> Shown {
    let path = shown_path(path);
    let origin = (skipped(mark.column) > 0).then(|| (path.clone(), (mark.line, mark.column)));
    Shown { path, excerpt: Some(cut(text, lines, mark)), origin }
}

/// The longest stretch of one line that is shown: minified JSON is one line of megabytes.
const WIDTH: usize = 160;

/// How many characters before the mark are not shown.
fn skipped(column: usize) -> usize {
    (column - 1).saturating_sub(WIDTH / 2)
}

fn cut(text: &str, lines: &Lines, Mark { line, column, width }: Mark) -> Excerpt {
    let skipped = skipped(column);
    // Beside the middle of a long line, the beginnings of others say nothing.
    let context = if skipped > 0 { 0 } else { CONTEXT_LINES };
    let first_line = line.saturating_sub(context).max(1);
    let mut shown = String::new();
    let mut mark = 0..0;
    for number in first_line..=line + context {
        let skipped = if number == line { skipped } else { 0 };
        let Some(content) = lines.get_behind(text, number, skipped) else { break };
        let taken: String = content.chars().take(WIDTH).collect();
        if number == line {
            let start: usize = taken.chars().take(column - 1 - skipped).map(char::len_utf8).sum();
            let (before, from) = taken.split_at_checked(start).unwrap_or((&taken, ""));
            let marked: String = from.chars().take(width).collect();
            let start = shown.len() + visible(before).len();
            mark = start..start + visible(&marked).len();
        }
        shown.push_str(&visible(&taken));
        shown.push('\n');
    }
    let mark = mark.start.min(shown.len())..mark.end.min(shown.len()).max(mark.start.min(shown.len()));
    Excerpt { text: shown, first_line, mark }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{WIDTH, cut, described, in_order, render, skipped};
    use crate::diagnostic::mark::Mark;
    use crate::diagnostic::{Code, Diagnostic, InputLocation};
    use crate::pointer::Pointer;
    use crate::source::{Format, Lines, Source, Sources};

    const TEXT: &str = "openapi: 3.1.0\ninfo:\n  title: A\npaths: {}\n";

    fn sources(text: &str, format: Format) -> Sources {
        Sources(vec![Source::new(PathBuf::from("api.yaml"), text.to_owned(), format, Pointer::root())])
    }

    fn at(pointer: &str) -> Diagnostic {
        Diagnostic::warning(Code::DanglingReference, &Pointer::from(pointer), "this title is short")
    }

    #[test]
    fn a_diagnostic_shows_its_node_with_the_lines_around() {
        let diagnostic = at("/info/title").label("one letter").help("write more");
        let shown = render(&diagnostic, &sources(TEXT, Format::Yaml), false);
        let wanted = [
            "warning[dangling-reference]: this title is short",
            " --> api.yaml:3:10",
            "  |",
            "1 | openapi: 3.1.0",
            "2 | info:",
            "3 |   title: A",
            "  |          ^ one letter",
            "4 | paths: {}",
            "  |",
            "  = note: at #/info/title",
            "  = help: write more",
        ];
        assert_eq!(shown, wanted.join("\n"), "{shown}");
    }

    #[test]
    fn the_root_is_not_described() {
        let shown = render(&at(""), &sources(TEXT, Format::Yaml), false);
        assert!(!shown.contains("note: at"), "{shown}");
    }

    #[test]
    fn a_file_that_is_not_read_is_shown_by_its_path() {
        let location = InputLocation::File { path: PathBuf::from("none.yaml"), text: "".into(), position: None };
        let shown =
            render(&Diagnostic::file(Code::Unreadable, location, "there is no such file"), &Sources::default(), false);
        assert_eq!(shown, "error[unreadable]: there is no such file\n--> none.yaml");
    }

    #[test]
    fn text_of_a_document_has_no_hidden_characters_or_line_breaks() {
        let text = "info:\n  \"a\u{202e}\u{1b}[2J\": 1\n";
        let diagnostic = Diagnostic::error(Code::Syntax, &Pointer::from("/info"), "a\nerror: evil\u{1b}[2J")
            .label("b\nerror: evil")
            .help("c\u{202e}\nerror: evil");
        let shown = render(&diagnostic, &sources(text, Format::Yaml), false);
        assert!(!shown.contains(['\u{202e}', '\u{1b}']), "{shown}");
        assert!(!shown.lines().any(|line| line.starts_with("error: ")), "{shown}");
    }

    #[test]
    fn diagnostics_are_in_the_order_of_the_document() {
        let location = InputLocation::File { path: PathBuf::from("a.yaml"), text: "".into(), position: None };
        let found = [at("/paths"), at("/info/title"), Diagnostic::file(Code::Syntax, location, "no"), at("/info")];
        let ordered = in_order(&found, &sources(TEXT, Format::Yaml));
        let locations: Vec<Option<&str>> = ordered
            .iter()
            .map(|diagnostic| match &diagnostic.location {
                InputLocation::Node(pointer) => Some(pointer.as_str()),
                InputLocation::File { .. } | InputLocation::Call(_) => None,
            })
            .collect();
        assert_eq!(locations, [None, Some("/info"), Some("/info/title"), Some("/paths")]);
    }

    #[test]
    fn a_long_pointer_loses_its_middle() {
        let long = "x".repeat(1000);
        let shown = described(&at(&format!("/{long}/end")), &Sources::default()).unwrap_or_default();
        assert_eq!(shown.chars().count(), WIDTH + 1);
        assert!(shown.starts_with("#/x") && shown.contains('…') && shown.ends_with("/end"), "{shown}");
    }

    #[test]
    fn a_part_of_a_long_line_is_shown() {
        let text = format!("a\n{{\"k\":\"{}\",\"é\":1}}\nb\n", "x".repeat(10_000));
        let lines = Lines::of(&text);
        let column = text.lines().nth(1).and_then(|line| line.find("\"é\"")).unwrap_or_default() + 1;
        let excerpt = cut(&text, &lines, Mark::value(&text, &lines, (2, column)));
        assert!(excerpt.text.chars().count() <= WIDTH + 1, "{}", excerpt.text);
        assert_eq!(&excerpt.text[excerpt.mark], "\"é\"");
        assert_eq!(excerpt.first_line, 2);
        assert_eq!((skipped(1), skipped(WIDTH / 2 + 1), skipped(WIDTH)), (0, 0, WIDTH / 2 - 1));
    }
}
