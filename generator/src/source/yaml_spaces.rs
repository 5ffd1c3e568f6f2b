//! Adds a space after each colon before a bracket or a comma in a flow collection, as in `{a:[1]}`. This is valid
//! YAML 1.2, but the parsers refuse it.

/// A text with these spaces, and where in it they are.
#[derive(Debug, Default)]
pub(crate) struct Spaced {
    /// The text.
    pub text: String,
    /// The line and the column of each space, from one.
    inserted: Vec<(usize, usize)>,
}

impl Spaced {
    /// The column in the text as it was.
    pub fn column(&self, line: usize, column: usize) -> usize {
        let first = self.inserted.partition_point(|(other, _)| *other < line);
        let on_line = self.inserted.iter().skip(first).take_while(|(other, _)| *other == line);
        column - on_line.filter(|(_, inserted)| *inserted < column).count()
    }
}

/// The position of a scan of a text.
struct Scan<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    out: Spaced,
    line: usize,
    column: usize,
    /// How many flow collections are open.
    depth: usize,
    /// How far the list or the object is indented that the line goes on with.
    indent: usize,
    /// How far the node is indented that began behind the line's indentation and the marks of its lists.
    node: Option<usize>,
}

/// The text with its spaces; `None` when it needs none.
pub(crate) fn spaced(text: &str) -> Option<Spaced> {
    let mut scan = Scan {
        rest: text.chars().peekable(),
        out: Spaced::default(),
        line: 1,
        column: 1,
        depth: 0,
        indent: 0,
        node: None,
    };
    crate::work::add(text.len());
    scan.all();
    (!scan.out.inserted.is_empty()).then_some(scan.out)
}

impl Scan<'_> {
    /// Takes the next character over.
    fn take(&mut self) -> Option<char> {
        let next = self.rest.next()?;
        self.out.text.push(next);
        if next == '\n' {
            self.line += 1;
            self.column = 1;
        } else {
            self.column += 1;
        }
        Some(next)
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> usize {
        let mut taken = 0;
        while self.rest.peek().is_some_and(|next| wanted(*next)) {
            self.take();
            taken += 1;
        }
        taken
    }

    fn all(&mut self) {
        // Whether a value may begin here, and whether white space is before.
        let (mut begins, mut apart) = (true, true);
        while let Some(next) = self.rest.peek().copied() {
            match next {
                '\n' => {
                    self.take();
                    self.indent = self.take_while(|c| c == ' ');
                    self.node = None;
                    (begins, apart) = (true, true);
                }
                ' ' | '\t' | '\r' => {
                    self.take();
                    apart = true;
                }
                '#' if apart => {
                    self.take_while(|c| c != '\n');
                }
                '"' | '\'' if begins => {
                    self.begin_node();
                    self.quoted(next);
                    (begins, apart) = (false, false);
                    // Behind a quoted key, a colon needs no space.
                    if self.depth > 0 && self.rest.peek() == Some(&':') {
                        self.take();
                        begins = true;
                    }
                }
                '[' | '{' if begins || self.depth > 0 => {
                    self.take();
                    self.depth += 1;
                    (begins, apart) = (true, false);
                }
                ']' | '}' if self.depth > 0 => {
                    self.take();
                    self.depth -= 1;
                    (begins, apart) = (false, false);
                }
                ',' if self.depth > 0 => {
                    self.take();
                    (begins, apart) = (true, false);
                }
                '|' | '>' if begins && self.depth == 0 => {
                    self.block();
                    (begins, apart) = (true, true);
                }
                ':' => {
                    self.take();
                    let after = self.rest.peek().copied();
                    if self.depth == 0 && after.is_none_or(char::is_whitespace) {
                        self.indent = self.node.unwrap_or(self.indent);
                    }
                    if self.depth > 0 && after.is_some_and(|after| matches!(after, '[' | ']' | '{' | '}' | ',')) {
                        self.out.inserted.push((self.line, self.column));
                        self.out.text.push(' ');
                        self.column += 1;
                    }
                    begins = after.is_none_or(char::is_whitespace) || self.depth > 0;
                    apart = false;
                }
                '-' if self.column == 1 && self.begins_document() => {
                    self.take_while(|c| c == '-');
                    (begins, apart) = (true, false);
                }
                // A mark before a value: that of a list, an anchor, a tag.
                '-' | '?' if begins && self.depth == 0 => {
                    let indent = self.column - 1;
                    self.take();
                    begins = self.rest.peek().is_none_or(|after| after.is_whitespace());
                    if begins {
                        (self.indent, self.node) = (indent, None);
                    } else {
                        self.node.get_or_insert(indent);
                    }
                    apart = false;
                }
                '&' | '!' if begins => {
                    self.begin_node();
                    self.take_while(|c| !c.is_whitespace() && !matches!(c, ',' | '[' | ']' | '{' | '}'));
                    apart = false;
                }
                _ => {
                    self.begin_node();
                    self.take();
                    (begins, apart) = (false, false);
                }
            }
        }
    }

    /// Notes where the first node of the line begins.
    fn begin_node(&mut self) {
        if self.depth == 0 {
            self.node.get_or_insert(self.column - 1);
        }
    }

    /// Whether the three hyphens that begin a document are next.
    fn begins_document(&self) -> bool {
        let mut ahead = self.rest.clone();
        (0..3).all(|_| ahead.next_if_eq(&'-').is_some()) && ahead.peek().is_none_or(|after| after.is_whitespace())
    }

    fn quoted(&mut self, mark: char) {
        self.take();
        while let Some(next) = self.take() {
            match next {
                '\\' if mark == '"' => drop(self.take()),
                _ if next == mark && mark == '\'' && self.rest.peek() == Some(&'\'') => drop(self.take()),
                _ if next == mark => return,
                _ => {}
            }
        }
    }

    /// A block of text: the lines below that are indented further.
    fn block(&mut self) {
        let around = self.indent;
        self.take_while(|c| c != '\n');
        while self.rest.peek().is_some() {
            let mut ahead = self.rest.clone();
            ahead.next();
            let mut indent = 0;
            while ahead.next_if_eq(&' ').is_some() {
                indent += 1;
            }
            let is_empty = ahead.peek().is_none_or(|c| matches!(c, '\n' | '\r'));
            if !is_empty && indent <= around {
                return;
            }
            self.take();
            self.take_while(|c| c != '\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::spaced;

    #[test]
    fn spaces_are_inserted_in_flow_collections_only() {
        for (text, wanted) in [
            ("{a:[1], b:{c:}, \"d\":[2]}", Some("{a: [1], b: {c: }, \"d\":[2]}")),
            ("x: {\n  a:[ ]\n}\n", Some("x: {\n  a: [ ]\n}\n")),
            ("a: \"{x:[1]}\"\nb: '{it''s:[1]}'\nc: it's {x:[1]}\n", None),
            ("a: |\n  {x:[1]}\n\n  'y\nb: >-\n  {x:[1]}\n", None),
            ("- |\n  {x:[1]}\n- &a {y:[1]} # {z:[1]}\n", Some("- |\n  {x:[1]}\n- &a {y: [1]} # {z:[1]}\n")),
            ("# {x:[1]}\n/users/{id}:\n  get: {a: b:c}\n", None),
        ] {
            assert_eq!(spaced(text).map(|spaced| spaced.text).as_deref(), wanted, "{text:?}");
        }
    }

    #[test]
    fn columns_are_those_of_the_original_text() {
        let spaced = spaced("{a:[1], b:[2], c: 3}\n{d:[]}").unwrap_or_default();
        let columns = [1, 2, 5, 12, 19].map(|column| spaced.column(1, column));
        assert_eq!(columns, [1, 2, 4, 11, 17]);
        assert_eq!(spaced.column(2, 5), 4);
    }

    #[test]
    fn a_block_of_text_ends_at_the_next_key_of_its_object() {
        for (text, wanted) in [
            ("- a: |\n    {x:[1]}\n  b: {y:[1]}\n", Some("- a: |\n    {x:[1]}\n  b: {y: [1]}\n")),
            ("- - |\n    {x:[1]}\n  - {y:[1]}\n", Some("- - |\n    {x:[1]}\n  - {y: [1]}\n")),
            ("a:\n  b: >\n    {x:[1]}\n  c: {y:[1]}\n", Some("a:\n  b: >\n    {x:[1]}\n  c: {y: [1]}\n")),
            ("- \"a\": |\n  b: {y:[1]}\n", Some("- \"a\": |\n  b: {y: [1]}\n")),
            ("a: |\n  {x:[1]}\n# c\nb: {y:[1]}\n", Some("a: |\n  {x:[1]}\n# c\nb: {y: [1]}\n")),
            ("a:\n- |\n  {x:[1]}\n- {y:[1]}\n", Some("a:\n- |\n  {x:[1]}\n- {y: [1]}\n")),
            ("- |\n {x:[1]}\n", None),
        ] {
            assert_eq!(spaced(text).map(|spaced| spaced.text).as_deref(), wanted, "{text:?}");
        }
    }

    #[test]
    fn a_document_may_begin_after_its_marker() {
        for (text, wanted) in [
            ("--- {a:[1]}\n", Some("--- {a: [1]}\n")),
            ("---\n{a:[1]}\n", Some("---\n{a: [1]}\n")),
            ("--- |\n {a:[1]}\n", None),
            ("a: ---\nb: --- {a:[1]}\n", None),
        ] {
            assert_eq!(spaced(text).map(|spaced| spaced.text).as_deref(), wanted, "{text:?}");
        }
    }

    #[test]
    fn a_text_with_spaces_is_unchanged() {
        for text in ["{a:[1], b:{c:}}", "x: {\n  a:[ ]\n}\n", "- {y:[{z:{}}]}\n"] {
            let spaced_once = spaced(text).unwrap_or_default().text;
            assert!(spaced(&spaced_once).is_none(), "{spaced_once:?}");
        }
    }

    #[test]
    fn unfinished_texts_are_scanned_to_their_end() {
        for text in ["", "{", "\"", "'", "a: |", "a: >-\n", "[[[[", "]]}}", "\"\\", "- ", "? ", "&", "#", "{a:"] {
            assert!(spaced(text).is_none(), "{text:?}");
        }
    }
}
