//! Shows a diagnostic the way rustc shows its own, by rustc's own renderer.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Place, Severity};
use crate::source::Sources;

/// How many lines of the document are shown above and below the marked one.
const CONTEXT_LINES: usize = 2;

/// The diagnostic as text for a terminal, with or without colour.
#[must_use]
pub fn render(diagnostic: &Diagnostic, sources: &Sources, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let level = match diagnostic.severity {
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let excerpt = excerpt(diagnostic, sources);
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code);
    let mut group = match &excerpt {
        Some(excerpt) => {
            let mut annotation = AnnotationKind::Primary.span(excerpt.mark.clone());
            if let Some(label) = &diagnostic.label {
                annotation = annotation.label(label.as_str());
            }
            title.element(
                Snippet::source(excerpt.text.as_str())
                    .line_start(excerpt.first_line)
                    .path(excerpt.path.as_str())
                    .fold(false)
                    .annotation(annotation),
            )
        }
        None => Group::with_title(title),
    };
    if let Some(pointer) = described(diagnostic, sources) {
        group = group.element(Level::NOTE.message(format!("at {pointer}")));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// The pointer, unless it is the root, which says nothing.
fn described(diagnostic: &Diagnostic, sources: &Sources) -> Option<String> {
    match &diagnostic.place {
        Place::Node(pointer) if !pointer.as_str().is_empty() => Some(sources.describe(pointer)),
        _ => None,
    }
}

struct Excerpt {
    path: String,
    text: String,
    first_line: usize,
    mark: std::ops::Range<usize>,
}

fn excerpt(diagnostic: &Diagnostic, sources: &Sources) -> Option<Excerpt> {
    match &diagnostic.place {
        Place::Node(pointer) => {
            let at = sources.locate(pointer)?;
            let source = sources.0.get(at.file)?;
            Some(cut(&source.path.display().to_string(), &source.text, at.line, at.column))
        }
        Place::File { path, text, position } => {
            let (line, column) = (*position)?;
            Some(cut(&path.display().to_string(), text, line, column))
        }
    }
}

/// The longest stretch of one line that is shown: minified JSON is one line of megabytes.
const WIDTH: usize = 160;

fn cut(path: &str, text: &str, line: usize, column: usize) -> Excerpt {
    let first_line = line.saturating_sub(CONTEXT_LINES).max(1);
    let mut shown = String::new();
    let mut mark = 0..0;
    for (number, content) in text.lines().enumerate().map(|(index, content)| (index + 1, content)) {
        if number < first_line {
            continue;
        }
        if number > line + CONTEXT_LINES {
            break;
        }
        let skipped = if number == line { (column - 1).saturating_sub(WIDTH / 2) } else { 0 };
        let visible: String = content.chars().skip(skipped).take(WIDTH).collect();
        if number == line {
            let start: usize = visible.chars().take(column - 1 - skipped).map(char::len_utf8).sum();
            mark = shown.len() + start..shown.len() + start + token_length(&visible[start..]);
        }
        shown.push_str(&visible);
        shown.push('\n');
    }
    let mark = mark.start.min(shown.len())..mark.end.min(shown.len()).max(mark.start.min(shown.len()));
    Excerpt { path: path.to_owned(), text: shown, first_line, mark }
}

/// The bytes of the word, string or bracket at the start of `text`: what the mark underlines.
fn token_length(text: &str) -> usize {
    let end = match text.chars().next() {
        None => 0,
        Some(quote @ ('"' | '\'')) => text[1..].find(quote).map_or(text.len(), |at| at + 2),
        Some('{' | '[' | '}' | ']' | ',') => 1,
        Some(_) => text.find([',', '#']).unwrap_or(text.len()),
    };
    text[..end].trim_end().len()
}
