// @generated, the same for every API. Do not edit.
//! A list argument: an array, a `Vec` or a slice.

use std::ops::Deref;

use serde::de::Deserializer;
use serde::ser::Serializer;

use crate::runtime::codec::wire::Wire;

/// Several values for one parameter.
///
/// Created from arrays, slices and vectors of types that convert to the items: `["a", "b"]` is a `List<String>`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct List<T>(Vec<T>);

impl<T> List<T> {
    /// The items.
    pub fn into_vec(self) -> Vec<T> {
        self.0
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T, U: Into<T>> FromIterator<U> for List<T> {
    fn from_iter<I: IntoIterator<Item = U>>(values: I) -> Self {
        Self(values.into_iter().map(Into::into).collect())
    }
}

impl<T, U: Into<T>> From<Vec<U>> for List<T> {
    fn from(values: Vec<U>) -> Self {
        values.into_iter().collect()
    }
}

impl<T, U: Into<T>, const N: usize> From<[U; N]> for List<T> {
    fn from(values: [U; N]) -> Self {
        values.into_iter().collect()
    }
}

impl<T, U: Into<T> + Clone> From<&[U]> for List<T> {
    fn from(values: &[U]) -> Self {
        values.iter().cloned().collect()
    }
}

impl<T, U: Into<T> + Clone> From<&Vec<U>> for List<T> {
    fn from(values: &Vec<U>) -> Self {
        values.iter().cloned().collect()
    }
}

impl<T, U: Into<T> + Clone, const N: usize> From<&[U; N]> for List<T> {
    fn from(values: &[U; N]) -> Self {
        values.iter().cloned().collect()
    }
}

impl<T: Wire> Wire for List<T> {
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        Vec::decode(source).map(Self)
    }

    fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        self.0.encode(sink)
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}
