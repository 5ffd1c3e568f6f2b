//! A value of a stream, with its deviations.

use std::ops::{Deref, DerefMut};

use crate::runtime::codec::decoding::Deviation;
use crate::runtime::response::response::Response;

/// A value of a stream. It dereferences to its value.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StreamValue<T> {
    /// Returns the value.
    pub value: T,
    /// Returns the deviations of the value.
    pub deviations: Vec<Deviation>,
    /// Returns the number of further deviations, which are not recorded.
    pub omitted_deviations: usize,
}

impl<T> StreamValue<T> {
    pub(crate) fn of(response: Response<T>) -> Self {
        let (deviations, omitted_deviations) = (response.deviations().to_vec(), response.omitted_deviations());
        Self { value: response.into_inner(), deviations, omitted_deviations }
    }

    /// Returns the value without its deviations.
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
