// @generated, the same for every API. Do not edit.
//! The state of reading one response: the path of the current value, and the tolerated deviations.
//!
//! Serde passes no context to the type that is read, so the state is a thread-local for one synchronous read. Nothing
//! is recorded on the way to a value: an error or a deviation starts without a path, and each level that it passes on
//! its way out adds a segment. A response without deviations costs next to nothing.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::Error;

use super::budget::{self, Exceeded};

/// A difference between a response and the document that the client tolerated.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deviation {
    /// The location as a JSON path: `$.items[3].name`.
    pub path: String,
    /// The difference, and what the client did.
    pub what: String,
}

impl Deviation {
    /// Replaces the description.
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
    /// The segment for a received key, cut if it is long: it is copied for each deviation below it.
    pub(crate) fn key(key: &str) -> Self {
        Self::Member(match key.char_indices().nth(MOST_KEY) {
            Some((end, _)) => format!("{}…", &key[..end]).into(),
            None => key.to_owned().into(),
        })
    }
}

/// The path from the innermost segment outwards, as it is collected.
type Trail = Vec<Segment>;

/// Further deviations are counted, but not recorded.
const MOST_DEVIATIONS: usize = 100;

/// The description of a deviation, or of an error, is cut after this many characters.
const MOST_TEXT: usize = 400;

/// Quoted text of a response is cut after this many bytes.
const MOST_QUOTED: usize = 200;

/// A key is cut after this many characters in a path.
const MOST_KEY: usize = 64;

/// A path is cut after this many bytes.
const MOST_PATH: usize = 1000;

/// The stack that reading a response may use. A limit on depth alone would not do, since types need different amounts
/// for a level.
const MOST_STACK: usize = 768 * 1024;

/// The values that are skipped or replaced if they cannot be read.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(crate) enum Skipped {
    /// None: a parser cannot continue after a value that it did not read completely.
    Nothing,
    /// Optional fields and items. A required field decides which variant of a union matches.
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
    /// Whether the last object had fields, but none of its type.
    static FOREIGN: Cell<bool> = const { Cell::new(false) };
    /// How many members were dropped because their objects have no fields for them. Only differences of it mean something.
    pub(crate) static DROPPED_MEMBERS: Cell<usize> = const { Cell::new(0) };
    static TOO_DEEP: Cell<bool> = const { Cell::new(false) };
    static STACK: Cell<usize> = const { Cell::new(0) };
}

/// What was recorded during one read.
pub(crate) struct Recorded {
    pub(crate) fault: String,
    pub(crate) deviations: Vec<Deviation>,
    /// The number of deviations that are counted, but not recorded.
    pub(crate) omitted_deviations: usize,
    pub(crate) exceeded: Option<Exceeded>,
}

/// Runs one read and returns what was recorded.
pub(crate) fn record<T>(read: impl FnOnce() -> T) -> (T, Recorded) {
    budget::within_current(|| recorded(read))
}

fn recorded<T>(read: impl FnOnce() -> T) -> (T, Recorded) {
    let scope = Scope::enter();
    let result = read();
    (result, scope.end())
}

/// Restores the previous state, even if the read panics.
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

    /// Ends the read and returns what was recorded.
    fn end(self) -> Recorded {
        let record = RECORD.take().unwrap_or_default();
        let omitted_deviations = NOTED.get().saturating_sub(record.deviations.len());
        drop(self);
        let deviations = record.deviations.into_iter();
        let deviations = deviations.map(|(trail, what)| Deviation { path: json_path(&trail), what }).collect();
        let fault = json_path(&record.fault);
        Recorded { fault, deviations, omitted_deviations, exceeded: budget::exceeded() }
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

/// A position in a read, to find whether anything was recorded since.
#[derive(Clone, Copy)]
pub(crate) struct Mark(usize);

pub(crate) fn mark() -> Mark {
    Mark(NOTED.get())
}

/// Called after each field or item: adds its segment to the paths of its deviations and errors.
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

/// Records a deviation, or returns an error if a union searches for the variant without deviations.
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

/// Returns the beginning of a description, which may quote a long received text.
pub(crate) fn shortened(what: fmt::Arguments<'_>) -> String {
    let mut text = Shortened { text: String::new(), room: MOST_TEXT };
    // Writing fails beyond the limit.
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

/// Returns the beginning of a text for an error message.
pub(crate) fn quoted(text: &str) -> &str {
    let end = (0..=text.len().min(MOST_QUOTED)).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or_default()]
}

/// Reads from parsed JSON: unreadable values of these kinds are skipped or replaced, and the rest is read.
pub(crate) fn skipping<T>(skipped: Skipped, read: impl FnOnce() -> T) -> T {
    let before = SKIPPED.replace(skipped);
    let result = read();
    SKIPPED.set(before);
    result
}

/// Reads strictly: the first deviation is an error.
pub(crate) fn strictly<T>(read: impl FnOnce() -> T) -> T {
    let before = STRICT.replace(true);
    let result = read();
    STRICT.set(before);
    result
}

/// Called for each member that its object has no field for.
pub(crate) fn note_dropped_member() {
    DROPPED_MEMBERS.set(DROPPED_MEMBERS.get().wrapping_add(1));
}

/// Called after each object, with whether it had fields, but none of its type.
#[inline]
pub(crate) fn note_foreign(is_foreign: bool) {
    FOREIGN.set(is_foreign);
}

/// Returns an error if the value is an object without any field of its type: it is something else.
pub(crate) fn refuse_foreign<E: Error>() -> Result<(), E> {
    if FOREIGN.get() { Err(E::custom("an object with none of the documented fields")) } else { Ok(()) }
}

fn skips(value: Skipped) -> bool {
    SKIPPED.get() >= value && !STRICT.get() && !TOO_DEEP.get() && budget::exceeded().is_none()
}

/// Describes what is done with an unreadable value of a field that may be absent.
pub(crate) const LEFT_OUT: &str = "left out";

/// Skips an unreadable value and records why; deviations since `mark` belong to this value and are dropped. Returns the
/// error if nothing may be skipped.
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

/// Replaces an unreadable value by the result of `value`, and records why. Returns the error if nothing may be
/// replaced, or there is no result.
#[cold]
pub(crate) fn replace<T, E: Error>(
    mark: Mark,
    error: E,
    value: impl FnOnce() -> Option<(T, &'static str)>,
) -> Result<T, E> {
    let instead = if skips(Skipped::All) { aside(value) } else { None };
    match instead {
        Some((value, instead)) => skip(mark, error, instead).map(|()| value),
        None => Err(error),
    }
}

/// Keeps the path of the last error while `read` may record others.
fn aside<T>(read: impl FnOnce() -> T) -> T {
    let fault = replace_fault(Trail::new());
    let result = read();
    replace_fault(fault);
    result
}

/// Replaces the path of the last error, and returns the one before.
fn replace_fault(fault: Trail) -> Trail {
    RECORD.with_borrow_mut(|record| {
        record.as_mut().map_or_else(Trail::new, |record| std::mem::replace(&mut record.fault, fault))
    })
}

/// Runs `read` and drops the deviations that it records: an absent value is reported once, not once for each of its
/// fields.
pub(crate) fn quietly<T>(read: impl FnOnce() -> T) -> T {
    let before = mark();
    let result = read();
    forget(before);
    result
}

/// Drops the deviations since `mark`, and the path of the last error.
pub(crate) fn forget(mark: Mark) {
    RECORD.with_borrow_mut(|record| {
        let Some(record) = record else { return };
        record.deviations.truncate(mark.0);
        record.fault.clear();
        NOTED.set(mark.0);
    });
}

/// Returns an error if a response is nested so deep that the stack might overflow.
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
