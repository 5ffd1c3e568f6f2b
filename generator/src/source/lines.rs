//! The lines of a text, found once.

/// Where each line of a text begins.
#[derive(Debug)]
pub(crate) struct Lines(Vec<usize>);

impl Lines {
    /// Finds them.
    pub(crate) fn of(text: &str) -> Self {
        let after = text.match_indices('\n').map(|(at, _)| at + 1);
        Self(std::iter::once(0).chain(after).filter(|start| *start < text.len().max(1)).collect())
    }

    /// How many there are: one at least, and none behind the last line feed.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// Line `number`, counted from 1, without its end.
    pub(crate) fn get<'a>(&self, text: &'a str, number: usize) -> Option<&'a str> {
        let start = *self.0.get(number.checked_sub(1)?)?;
        let end = self.0.get(number).copied().unwrap_or(text.len());
        let line = &text[start..end];
        let line = line.strip_suffix('\n').unwrap_or(line);
        Some(line.strip_suffix('\r').unwrap_or(line))
    }

    /// Line and column, from 1, of the character at a byte offset.
    pub(crate) fn position(&self, text: &str, offset: usize) -> Option<(usize, usize)> {
        let line = self.0.partition_point(|start| *start <= offset);
        let before = text.get(*self.0.get(line.checked_sub(1)?)?..offset)?;
        Some((line, before.chars().count() + 1))
    }
}
