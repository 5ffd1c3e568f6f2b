//! A text for a pattern: of each class a plain character, of alternatives the first. What a pattern says about what is before or
//! behind is not understood: the judge decides.

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Repetition};

/// No text gets longer than about this.
const MOST: usize = 300;

/// A text that may match the pattern, in which all that can be repeated is so `least` times at least.
pub(super) fn text(pattern: &str, least: usize) -> Option<String> {
    let pattern = regex_syntax::parse(pattern).ok()?;
    let mut text = String::new();
    write(&pattern, least, &mut text);
    Some(text)
}

fn write(pattern: &Hir, least: usize, text: &mut String) {
    match pattern.kind() {
        HirKind::Empty | HirKind::Look(_) | HirKind::Class(Class::Bytes(_)) => {}
        HirKind::Literal(literal) => text.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(Class::Unicode(class)) => text.extend(plain(class)),
        HirKind::Repetition(repetition) => {
            for _ in 0..times(repetition, least) {
                let before = text.len();
                write(&repetition.sub, least, text);
                if text.len() == before || text.len() > MOST {
                    break;
                }
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, least, text),
        HirKind::Concat(parts) => parts.iter().for_each(|part| write(part, least, text)),
        HirKind::Alternation(alternatives) => alternatives.iter().take(1).for_each(|first| write(first, least, text)),
    }
}

fn times(repetition: &Repetition, least: usize) -> usize {
    let size = |count: u32| usize::try_from(count).unwrap_or(MOST);
    size(repetition.min).max(least).min(repetition.max.map_or(MOST, size)).min(MOST)
}

/// A letter or digit of the class, else its first character.
fn plain(class: &ClassUnicode) -> Option<char> {
    let holds = |c: &char| class.iter().any(|range| (range.start()..=range.end()).contains(c));
    ['a', '1', 'A', '0'].into_iter().find(holds).or_else(|| class.ranges().first().map(ClassUnicodeRange::start))
}
