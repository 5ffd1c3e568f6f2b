//! The lines and columns of a text, computed once.

/// Characters are counted once for so many bytes, so that a column in a line of megabytes is found as quickly as any other.
const BLOCK: usize = 4096;

/// Where each line of a text begins, and how many characters come before each block of it.
#[derive(Debug)]
pub(crate) struct Lines {
    starts: Vec<usize>,
    characters: Vec<usize>,
}

impl Lines {
    /// Finds the lines.
    pub(crate) fn of(text: &str) -> Self {
        let after = text.match_indices('\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(after).filter(|start| *start < text.len().max(1)).collect();
        let blocks = text.as_bytes().chunks(BLOCK).map(beginnings);
        let characters = std::iter::once(0).chain(blocks).scan(0, |before, block| {
            *before += block;
            Some(*before)
        });
        Self { starts, characters: characters.collect() }
    }

    /// The number of lines: one at least, and none behind the last line feed.
    pub(crate) fn count(&self) -> usize {
        self.starts.len()
    }

    /// Line `number`, counted from 1, without its end.
    pub(crate) fn get<'a>(&self, text: &'a str, number: usize) -> Option<&'a str> {
        let start = *self.starts.get(number.checked_sub(1)?)?;
        let end = self.starts.get(number).copied().unwrap_or(text.len());
        let line = text.get(start..end)?;
        let line = line.strip_suffix('\n').unwrap_or(line);
        Some(line.strip_suffix('\r').unwrap_or(line))
    }

    /// The rest of line `number` behind so many characters.
    pub(crate) fn get_behind<'a>(&self, text: &'a str, number: usize, skipped: usize) -> Option<&'a str> {
        let line = self.get(text, number)?;
        let start = *self.starts.get(number.checked_sub(1)?)?;
        let wanted = self.characters_before(text, start)? + skipped;
        let block = self.characters.partition_point(|before| *before <= wanted).checked_sub(1)?;
        let from = ((block * BLOCK).max(start)..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
        let left = wanted - self.characters_before(text, from)?;
        let end = start + line.len();
        let rest = text.get(from..end)?;
        Some(rest.char_indices().nth(left).map_or("", |(at, _)| rest.get(at..).unwrap_or_default()))
    }

    /// The text from the beginning of line `number` on, counted from 1.
    pub(crate) fn from<'a>(&self, text: &'a str, number: usize) -> &'a str {
        let start = number.checked_sub(1).and_then(|line| self.starts.get(line)).copied().unwrap_or_default();
        text.get(start..).unwrap_or_default()
    }

    /// Line and column, from 1, of the character at a byte offset.
    pub(crate) fn position(&self, text: &str, offset: usize) -> Option<(usize, usize)> {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = *self.starts.get(line.checked_sub(1)?)?;
        text.get(start..offset)?;
        Some((line, self.characters_before(text, offset)? - self.characters_before(text, start)? + 1))
    }

    fn characters_before(&self, text: &str, offset: usize) -> Option<usize> {
        let block = offset / BLOCK;
        Some(self.characters.get(block)? + beginnings(text.as_bytes().get(block * BLOCK..offset)?))
    }
}

/// How many characters begin in these bytes of a text.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| *byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_across_blocks() {
        let text = format!("a\n{}\r\nb\n", "äb".repeat(5000));
        let lines = Lines::of(&text);
        assert_eq!(lines.count(), 3);
        for (offset, character) in text.char_indices() {
            let before = &text[..offset];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
            assert_eq!(lines.position(&text, offset), Some((line, column)), "{offset} {character:?}");
        }
        assert_eq!(lines.position(&text, 3), None, "within a character");
        for skipped in (0..10_010).step_by(7) {
            let expected: String = lines.get(&text, 2).unwrap().chars().skip(skipped).collect();
            assert_eq!(lines.get_behind(&text, 2, skipped), Some(expected.as_str()), "{skipped}");
        }
        assert_eq!(lines.get(&text, 3), Some("b"));
        assert_eq!(lines.from(&text, 3), "b\n");
    }
}
