// @generated, the same for every API. Do not edit.
//! What happens while a reply is read: where the reader stands, and what it had to forgive.
//!
//! Serde hands no context down to a type that is being read, so the context is a thread-local that lives for one
//! synchronous read. Nothing is pushed on the way in: an error or a deviation starts out without a path, and each level
//! that it passes on its way out adds the segment of its own. A reply that is as documented pays next to nothing.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::Error;

use super::budget::{self, Exceeded};

/// Something in a reply that is not as documented and was forgiven.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deviation {
    /// Where it is, as a JSON path: `$.items[3].name`.
    pub path: String,
    /// What is not as documented, and what was made of it.
    pub what: String,
}

impl Deviation {
    /// The same deviation in other words.
    pub(crate) fn redacted(self, redact: impl Fn(&str) -> String) -> Self {
        Self { path: redact(&self.path), what: redact(&self.what) }
    }
}

impl fmt::Display for Deviation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.what)
    }
}

/// A step of a JSON path.
#[derive(Clone, Debug)]
pub(crate) enum Segment {
    Member(Cow<'static, str>),
    Index(usize),
}

impl Segment {
    /// The segment of a key that was received, cut where it is long: it is copied for each deviation below it.
    pub(crate) fn key(key: &str) -> Self {
        Self::Member(match key.char_indices().nth(MOST_KEY) {
            Some((end, _)) => format!("{}…", &key[..end]).into(),
            None => key.to_owned().into(),
        })
    }
}

/// The path from the innermost segment outwards, as it is collected.
type Trail = Vec<Segment>;

/// More deviations than this are counted and not kept.
const MOST_DEVIATIONS: usize = 100;

/// The description of a deviation, or of an error, is cut after this many characters.
const MOST_TEXT: usize = 400;

/// The text of a response is cut after this many bytes where an error quotes it.
const MOST_QUOTED: usize = 200;

/// A key is cut after this many characters in a path.
const MOST_KEY: usize = 64;

/// A path is cut after this many bytes.
const MOST_PATH: usize = 1000;

/// A reply may take this much stack. Its depth alone says too little, for a level costs what its type costs.
const MOST_STACK: usize = 768 * 1024;

/// The values that are skipped or replaced where they cannot be read.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(crate) enum Skipped {
    /// None: a parser cannot go on behind a value that was not read to its end.
    Nothing,
    /// Optional fields and items. A required field decides the variant of a union.
    Optional,
    /// Required fields too.
    All,
}

#[derive(Default)]
pub(crate) struct Record {
    pub(crate) fault: Trail,
    deviations: Vec<(Trail, String)>,
}

thread_local! {
    pub(crate) static RECORD: RefCell<Option<Record>> = const { RefCell::new(None) };
    static NOTED: Cell<usize> = const { Cell::new(0) };
    pub(crate) static STRICT: Cell<bool> = const { Cell::new(false) };
    static SKIPPED: Cell<Skipped> = const { Cell::new(Skipped::Nothing) };
    /// Whether the object that was read last had members, and none that its type names.
    static FOREIGN: Cell<bool> = const { Cell::new(false) };
    static TOO_DEEP: Cell<bool> = const { Cell::new(false) };
    static STACK: Cell<usize> = const { Cell::new(0) };
}

/// What was recorded during one read.
pub(crate) struct Recorded {
    pub(crate) fault: String,
    pub(crate) deviations: Vec<Deviation>,
    /// How many deviations were counted and not kept.
    pub(crate) omitted_deviations: usize,
    pub(crate) exceeded: Option<Exceeded>,
}

/// Runs one read and gives what it recorded.
pub(crate) fn record<T>(read: impl FnOnce() -> T) -> (T, Recorded) {
    budget::within_current(|| recorded(read))
}

fn recorded<T>(read: impl FnOnce() -> T) -> (T, Recorded) {
    let scope = Scope::enter();
    let result = read();
    let record = RECORD.take().unwrap_or_default();
    let omitted_deviations = NOTED.get().saturating_sub(record.deviations.len());
    drop(scope);
    let deviations = record.deviations.into_iter();
    let deviations = deviations.map(|(trail, what)| Deviation { path: json_path(&trail), what }).collect();
    let fault = json_path(&record.fault);
    (result, Recorded { fault, deviations, omitted_deviations, exceeded: budget::exceeded() })
}

/// Puts back what was there before a read, also when the read panics.
struct Scope {
    record: Option<Record>,
    noted: usize,
    strict: bool,
    skipped: Skipped,
    foreign: bool,
    too_deep: bool,
    stack: usize,
}

impl Scope {
    fn enter() -> Self {
        let here = 0u8;
        Self {
            record: RECORD.replace(Some(Record::default())),
            noted: NOTED.replace(0),
            strict: STRICT.replace(false),
            skipped: SKIPPED.replace(Skipped::Nothing),
            foreign: FOREIGN.replace(false),
            too_deep: TOO_DEEP.replace(false),
            stack: STACK.replace(&raw const here as usize),
        }
    }
}

impl Drop for Scope {
    fn drop(&mut self) {
        RECORD.set(self.record.take());
        NOTED.set(self.noted);
        STRICT.set(self.strict);
        SKIPPED.set(self.skipped);
        FOREIGN.set(self.foreign);
        TOO_DEEP.set(self.too_deep);
        STACK.set(self.stack);
    }
}

/// A point in a read, to tell later whether anything was noted since.
#[derive(Clone, Copy)]
pub(crate) struct Mark(usize);

pub(crate) fn mark() -> Mark {
    Mark(NOTED.get())
}

/// Called after each member or element: adds its segment to what came out of it.
#[inline]
pub(crate) fn leave(mark: Mark, succeeded: bool, segment: impl FnOnce() -> Segment) {
    if !succeeded || (NOTED.get() != mark.0 && mark.0 < MOST_DEVIATIONS) {
        add_segment(mark, succeeded, segment());
    }
}

#[cold]
fn add_segment(mark: Mark, succeeded: bool, segment: Segment) {
    RECORD.with_borrow_mut(|record| {
        let Some(record) = record else { return };
        for (trail, _) in record.deviations.iter_mut().skip(mark.0) {
            trail.push(segment.clone());
        }
        if !succeeded {
            record.fault.push(segment);
        }
    });
}

/// Forgives something, or fails where a union looks for the variant that needs no forgiving.
#[cold]
pub(crate) fn report_deviation<E: Error>(what: fmt::Arguments<'_>) -> Result<(), E> {
    if STRICT.get() {
        return Err(E::custom(shortened(what)));
    }
    note(what);
    Ok(())
}

fn note(what: fmt::Arguments<'_>) {
    RECORD.with_borrow_mut(|record| {
        let Some(record) = record else { return };
        if NOTED.get() < MOST_DEVIATIONS {
            record.deviations.push((Trail::new(), shortened(what)));
        }
        NOTED.set(NOTED.get() + 1);
    });
}

/// The beginning of a text that may quote what was received, which may be long.
pub(crate) fn shortened(what: fmt::Arguments<'_>) -> String {
    let mut text = Shortened { text: String::new(), room: MOST_TEXT };
    // It fails to take more than there is room for.
    let is_whole = fmt::write(&mut text, what).is_ok();
    if !is_whole {
        text.text.push('…');
    }
    text.text
}

struct Shortened {
    text: String,
    room: usize,
}

impl fmt::Write for Shortened {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = text.char_indices().nth(self.room).map(|(end, _)| end);
        let taken = &text[..end.unwrap_or(text.len())];
        self.text.push_str(taken);
        self.room = self.room.saturating_sub(taken.chars().count());
        if end.is_some() { Err(fmt::Error) } else { Ok(()) }
    }
}

/// The beginning of a text, to be quoted in an error.
pub(crate) fn quoted(text: &str) -> &str {
    let end = (0..=text.len().min(MOST_QUOTED)).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or_default()]
}

/// Reads from JSON that was parsed before: a value of this kind that cannot be read is skipped or replaced, and the rest is read.
pub(crate) fn skipping<T>(skipped: Skipped, read: impl FnOnce() -> T) -> T {
    let before = SKIPPED.replace(skipped);
    let result = read();
    SKIPPED.set(before);
    result
}

/// Reads what has to be as documented: the first deviation is an error.
pub(crate) fn strictly<T>(read: impl FnOnce() -> T) -> T {
    let before = STRICT.replace(true);
    let result = read();
    STRICT.set(before);
    result
}

/// Called after each object: whether it had members, and none that its type names.
#[inline]
pub(crate) fn note_foreign(is_foreign: bool) {
    FOREIGN.set(is_foreign);
}

/// Fails where what was read is an object without any member that its type names: it is something else.
pub(crate) fn refuse_foreign<E: Error>() -> Result<(), E> {
    if FOREIGN.get() { Err(E::custom("an object with none of the documented fields")) } else { Ok(()) }
}

fn skips(value: Skipped) -> bool {
    SKIPPED.get() >= value && !STRICT.get() && !TOO_DEEP.get() && budget::exceeded().is_none()
}

/// What is done instead with a value that cannot be read where it may be missing.
pub(crate) const LEFT_OUT: &str = "left out";

/// Skips a value that cannot be read, and notes why; what was noted since `mark` is about that value, and is dropped. Returns the
/// error where nothing may be skipped.
#[cold]
pub(crate) fn skip<E: Error>(mark: Mark, error: E, instead: &str) -> Result<(), E> {
    if !skips(Skipped::Optional) {
        return Err(error);
    }
    let place = RECORD.with_borrow(|record| record.as_ref().map(|record| json_path(&record.fault)));
    forget(mark);
    match place.filter(|place| place != "$") {
        Some(place) => note(format_args!("{error} (at {place}): {instead}")),
        None => note(format_args!("{error}: {instead}")),
    }
    Ok(())
}

/// Replaces a value that cannot be read by what `value` makes, and notes why. Returns the error where nothing may be replaced, or where
/// nothing can be made.
#[cold]
pub(crate) fn replace<T, E: Error>(
    mark: Mark,
    error: E,
    value: impl FnOnce() -> Option<(T, &'static str)>,
) -> Result<T, E> {
    if !skips(Skipped::All) {
        return Err(error);
    }
    let fault = RECORD.with_borrow_mut(|record| record.as_mut().map(|record| std::mem::take(&mut record.fault)));
    let made = value();
    RECORD.with_borrow_mut(|record| {
        if let (Some(record), Some(fault)) = (record, fault) {
            record.fault = fault;
        }
    });
    match made {
        Some((value, instead)) => skip(mark, error, instead).map(|()| value),
        None => Err(error),
    }
}

/// Runs `read` and forgets what it noted: what is missing is told once, not once for each of its members.
pub(crate) fn quietly<T>(read: impl FnOnce() -> T) -> T {
    let before = mark();
    let result = read();
    forget(before);
    result
}

/// Drops what was noted since, and where the last fault was.
pub(crate) fn forget(mark: Mark) {
    RECORD.with_borrow_mut(|record| {
        let Some(record) = record else { return };
        record.deviations.truncate(mark.0);
        record.fault.clear();
        NOTED.set(mark.0);
    });
}

/// Fails once a reply is nested so deep that reading on might exhaust the stack.
#[inline]
pub(crate) fn guard_stack<E: Error>() -> Result<(), E> {
    let here = 0u8;
    let bottom = STACK.get();
    if bottom != 0 && bottom.abs_diff(&raw const here as usize) > MOST_STACK {
        TOO_DEEP.set(true);
        return Err(E::custom("nested too deep"));
    }
    Ok(())
}

pub(crate) fn json_path(trail: &[Segment]) -> String {
    let mut path = String::from("$");
    for segment in trail.iter().rev() {
        if path.len() > MOST_PATH {
            path.push('…');
            break;
        }
        match segment {
            Segment::Index(index) => path.push_str(&format!("[{index}]")),
            Segment::Member(name) if is_plain(name) => {
                path.push('.');
                path.push_str(name);
            }
            Segment::Member(name) => path.push_str(&format!("[{name:?}]")),
        }
    }
    path
}

fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '@'))
}
