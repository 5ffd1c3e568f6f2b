//! Creates strings that match a pattern.

use regex_syntax::hir::{Class, Hir, HirKind};

/// The longest string that is generated.
const MOST_TEXT: usize = 1_000;

/// Returns a string that matches the pattern, with each repetition repeated `times` times if the pattern allows it. Returns `None` for
/// patterns with lookaround or back-references, and if the string would be too long.
pub(super) fn matching(pattern: &str, times: u32) -> Option<String> {
    let mut text = String::new();
    write(&regex_syntax::parse(pattern).ok()?, times, &mut text)?;
    Some(text)
}

fn write(part: &Hir, times: u32, text: &mut String) -> Option<()> {
    match part.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(str::from_utf8(&literal.0).ok()?),
        HirKind::Class(class) => text.push(plainest(class)?),
        HirKind::Capture(capture) => write(&capture.sub, times, text)?,
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| write(part, times, text))?,
        HirKind::Alternation(parts) => write(parts.get(times as usize % parts.len().max(1))?, times, text)?,
        HirKind::Repetition(repetition) => {
            for _ in 0..times.min(repetition.max.unwrap_or(times)).max(repetition.min) {
                let before = text.len();
                write(&repetition.sub, times, text)?;
                if text.len() == before {
                    break;
                }
            }
        }
    }
    (text.len() <= MOST_TEXT).then_some(())
}

/// Returns a letter or digit of the class, or else its first character.
fn plainest(class: &Class) -> Option<char> {
    let Class::Unicode(class) = class else { return None };
    let has = |wanted: &char| class.ranges().iter().any(|range| range.start() <= *wanted && *wanted <= range.end());
    let plain = ['a', 'A', '1', '0', 'e', 'Z', '-', '_', ' '].into_iter().find(has);
    plain.or_else(|| Some(class.ranges().first()?.start()))
}
