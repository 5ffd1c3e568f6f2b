//! The budget of memory and time that decoding one response may use.
//!
//! Serde passes no context to the type that is decoded, so the budget is a thread-local for the time of one decoding. Memory is
//! charged before it is allocated and refunded when it is freed before decoding ends. Each value costs a byte besides, so that
//! also decoding that allocates nothing looks at the clock from time to time.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::de::Error;

use super::clock::Instant;

/// The memory that decoding may use, unless the user sets it or a larger limit for bodies.
pub(crate) const MEMORY: u64 = 512 * 1024 * 1024;

/// What an allocation costs besides its size: the allocator's own header and rounding.
pub(crate) const ALLOCATION: usize = 16;

/// The bytes that are charged between two looks at the clock.
const STEP: usize = 64 * 1024;

/// The memory and the time that decoding one response may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Budget {
    pub(crate) memory: u64,
    /// The moment at which decoding is given up.
    pub(crate) end: Option<Instant>,
}

impl Default for Budget {
    fn default() -> Self {
        Self { memory: MEMORY, end: None }
    }
}

/// Tells a thread that decodes that nobody waits for the result.
pub(crate) type Cancelled = Arc<AtomicBool>;

/// Why decoding was given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exceeded {
    /// It needs more than this many bytes.
    Memory(u64),
    /// The time was up.
    Time,
}

impl fmt::Display for Exceeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Memory(bytes) => write!(
                f,
                "decoding needs more than the {bytes} bytes of memory allowed; `memory_limit` of the client or of `CallOptions` \
                 raises the limit"
            ),
            Self::Time => f.write_str("the time was up while the body was decoded"),
        }
    }
}

/// The budget in use.
struct Active {
    budget: Budget,
    cancelled: Option<Cancelled>,
    exceeded: Option<Exceeded>,
}

thread_local! {
    /// What can be charged before the next look at the clock.
    pub(crate) static STEP_LEFT: Cell<usize> = const { Cell::new(0) };
    /// What is left besides.
    static LEFT: Cell<u64> = const { Cell::new(0) };
    /// The length of the longest text that was decoded in the parser's own buffer.
    static SCRATCH: Cell<usize> = const { Cell::new(0) };
    /// All that was ever charged, up to the last look at the clock: a measure of the work done, which refunds do not lower.
    pub(crate) static CHARGED: Cell<u64> = const { Cell::new(0) };
    static ACTIVE: RefCell<Option<Active>> = const { RefCell::new(None) };
}

/// Restores the budget that was in use before, also when decoding panics.
struct Scope {
    step_left: usize,
    left: u64,
    scratch: usize,
    charged: u64,
    active: Option<Active>,
}

impl Scope {
    fn enter(budget: Budget, cancelled: Option<Cancelled>) -> Self {
        let active = Active { budget, cancelled, exceeded: None };
        Self {
            step_left: STEP_LEFT.replace(0),
            left: LEFT.replace(budget.memory),
            scratch: SCRATCH.replace(0),
            charged: CHARGED.replace(0),
            active: ACTIVE.replace(Some(active)),
        }
    }

    /// Enters the default budget, if none is in use.
    fn enter_unless_active() -> Option<Self> {
        let is_active = ACTIVE.with_borrow(Option::is_some);
        (!is_active).then(|| Self::enter(Budget::default(), None))
    }
}

impl Drop for Scope {
    fn drop(&mut self) {
        STEP_LEFT.set(self.step_left);
        LEFT.set(self.left);
        SCRATCH.set(self.scratch);
        CHARGED.set(self.charged);
        ACTIVE.set(self.active.take());
    }
}

/// Runs `decode` within a budget.
pub(crate) fn within<T>(budget: Budget, cancelled: Option<Cancelled>, decode: impl FnOnce() -> T) -> T {
    let _scope = Scope::enter(budget, cancelled);
    decode()
}

/// Runs `decode` within the budget in use, or within the default one where none is.
pub(crate) fn within_current<T>(decode: impl FnOnce() -> T) -> T {
    let _scope = Scope::enter_unless_active();
    decode()
}

/// Why decoding was given up, if it was.
pub(crate) fn exceeded() -> Option<Exceeded> {
    ACTIVE.with_borrow(|active| active.as_ref()?.exceeded)
}

/// Charges memory that is about to be allocated. Fails when it exceeds the budget or the time is up.
#[inline]
pub(crate) fn charge<E: Error>(bytes: usize) -> Result<(), E> {
    match STEP_LEFT.get().checked_sub(bytes) {
        Some(left) => {
            STEP_LEFT.set(left);
            Ok(())
        }
        None => charge_beyond_step(bytes),
    }
}

#[cold]
fn charge_beyond_step<E: Error>(bytes: usize) -> Result<(), E> {
    try_charge(bytes).map_err(E::custom)
}

/// Charges memory as [`charge`] does, where the error is not one of serde's.
pub(crate) fn try_charge(bytes: usize) -> Result<(), Exceeded> {
    let (wanted, step_left) = (bytes as u64, STEP_LEFT.take() as u64);
    // A step is counted as a whole when it begins.
    CHARGED.set(CHARGED.get().saturating_sub(step_left).saturating_add(wanted));
    let left = LEFT.get().saturating_add(step_left);
    ACTIVE.with_borrow_mut(|active| {
        // Outside of a response's decoding nothing is limited.
        let Some(active) = active else {
            STEP_LEFT.set(usize::MAX);
            return Ok(());
        };
        if let Some(exceeded) = active.exceeded.or_else(|| active.exceeded_by(wanted, left)) {
            active.exceeded = Some(exceeded);
            LEFT.set(0);
            return Err(exceeded);
        }
        let left = left - wanted;
        let step = left.min(STEP as u64);
        CHARGED.set(CHARGED.get().saturating_add(step));
        LEFT.set(left - step);
        STEP_LEFT.set(step as usize);
        Ok(())
    })
}

impl Active {
    fn exceeded_by(&self, bytes: u64, left: u64) -> Option<Exceeded> {
        let is_cancelled = self.cancelled.as_ref().is_some_and(|cancelled| cancelled.load(Ordering::Relaxed));
        if is_cancelled || self.budget.end.is_some_and(|end| Instant::now() >= end) {
            return Some(Exceeded::Time);
        }
        (bytes > left).then_some(Exceeded::Memory(self.budget.memory))
    }
}

/// Gives back what was charged for memory that is freed.
pub(crate) fn refund(bytes: u64) {
    restore(left().saturating_add(bytes));
}

/// What can still be charged.
pub(crate) fn left() -> u64 {
    LEFT.get().saturating_add(STEP_LEFT.get() as u64)
}

/// Gives back all that was charged since so much was left.
pub(crate) fn restore(before: u64) {
    let refund = before.saturating_sub(left());
    if exceeded().is_none() {
        LEFT.set(LEFT.get().saturating_add(refund));
    }
}

/// Charges the parser's own buffer, which holds a text with escapes until it is decoded and grows by doubling.
pub(crate) fn charge_scratch<E: Error>(length: usize) -> Result<(), E> {
    let longest = SCRATCH.get();
    if length > longest {
        charge(length.saturating_sub(longest).saturating_mul(3))?;
        SCRATCH.set(length);
    }
    Ok(())
}

/// Charges the parser's own buffer for the digits of the longest number of a text. Runs of digits that are too short to matter
/// are not found.
pub(crate) fn charge_digits<E: Error>(text: &[u8]) -> Result<(), E> {
    const SHORTEST: usize = 16 * 1024;
    let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-');
    let mut at = SHORTEST;
    while at < text.len() {
        let (before, after) = text.split_at(at);
        let ahead = after.iter().take_while(|byte| is_digit(byte)).count();
        let behind = if ahead == 0 { 0 } else { before.iter().rev().take_while(|byte| is_digit(byte)).count() };
        charge_scratch(behind + ahead)?;
        at += ahead + SHORTEST;
    }
    Ok(())
}

/// Copies a text.
#[inline]
pub(crate) fn text<E: Error>(text: &str) -> Result<String, E> {
    charge(text.len().saturating_add(ALLOCATION))?;
    Ok(text.to_owned())
}

/// Appends an element to a list.
#[inline]
pub(crate) fn push<T, E: Error>(list: &mut Vec<T>, element: T) -> Result<(), E> {
    if list.len() == list.capacity() {
        grow(list)?;
    }
    list.push(element);
    Ok(())
}

/// Makes room for more elements, as many as there are; both the old and the new memory are needed meanwhile.
#[cold]
fn grow<T, E: Error>(list: &mut Vec<T>) -> Result<(), E> {
    let (size, old) = (size_of::<T>(), list.capacity());
    let fewest = if size <= 1024 { 4 } else { 1 };
    let new = old.saturating_mul(2).max(fewest);
    charge(new.saturating_mul(size).saturating_add(ALLOCATION))?;
    list.reserve_exact(new - list.len());
    if old > 0 {
        refund(old.saturating_mul(size).saturating_add(ALLOCATION) as u64);
    }
    Ok(())
}

/// Appends to a text.
#[allow(dead_code, reason = "only XML is read in pieces")]
pub(crate) fn push_str<E: Error>(text: &mut String, more: &str) -> Result<(), E> {
    let (old, needed) = (text.capacity(), text.len().saturating_add(more.len()));
    if needed > old {
        let new = old.saturating_mul(2).max(needed);
        charge(new.saturating_add(ALLOCATION))?;
        text.reserve_exact(new - text.len());
        if old > 0 {
            refund(old.saturating_add(ALLOCATION) as u64);
        }
    }
    text.push_str(more);
    Ok(())
}

/// Charges an entry of a `BTreeMap` with this many entries. A node has room for 11 of them and holds at least 5.
pub(crate) fn charge_tree_entry<V, E: Error>(length: usize) -> Result<(), E> {
    if !length.is_multiple_of(5) {
        return Ok(());
    }
    let leaf = 11 * (size_of::<String>() + size_of::<V>());
    charge(leaf + leaf / 8 + 128)
}
