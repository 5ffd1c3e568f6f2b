//! A value of a stream, with what was not as documented in it.

use std::ops::{Deref, DerefMut};

use crate::runtime::codec::decoding::Deviation;
use crate::runtime::response::response::Response;

/// A value of a stream. It can be used like the value that it holds.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StreamValue<T> {
    /// The value.
    pub value: T,
    /// What was not as documented in it.
    pub deviations: Vec<Deviation>,
    /// How many deviations there are besides: only so many are kept.
    pub omitted_deviations: usize,
}

impl<T> StreamValue<T> {
    pub(crate) fn of(response: Response<T>) -> Self {
        let (deviations, omitted_deviations) = (response.deviations().to_vec(), response.omitted_deviations());
        Self { value: response.into_inner(), deviations, omitted_deviations }
    }

    /// Returns the value alone.
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T> Deref for StreamValue<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for StreamValue<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}
