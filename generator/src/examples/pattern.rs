//! Creates strings that match a pattern.

use regex_syntax::hir::{Class, Hir, HirKind};

/// Longer texts than this are not made.
const MOST_TEXT: usize = 1_000;

/// A text that the pattern matches, in which what can be repeated is repeated so many times, as far as it can be. None for a
/// pattern with lookaround or references to its groups, or if the text were long.
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

/// A letter or digit if the class has one, else its first character.
fn plainest(class: &Class) -> Option<char> {
    let Class::Unicode(class) = class else { return None };
    let has = |wanted: &char| class.ranges().iter().any(|range| range.start() <= *wanted && *wanted <= range.end());
    let plain = ['a', 'A', '1', '0', 'e', 'Z', '-', '_', ' '].into_iter().find(has);
    plain.or_else(|| Some(class.ranges().first()?.start()))
}
