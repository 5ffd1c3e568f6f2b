// @generated, the same for every API. Do not edit.
//! A large body as a reader, for code that is not asynchronous.

use std::io::{self, Read};

use bytes::{Buf, Bytes};

use super::download::Download;
use crate::runtime::blocking::blocking::Blocking;

/// The body of a response as a [`Read`], which waits on the thread of the caller until bytes arrive.
#[derive(Debug)]
pub struct DownloadReader {
    pieces: Blocking<Download>,
    /// What arrived and was not read yet.
    rest: Bytes,
}

impl Download {
    /// Returns the body as a reader, outside of asynchronous code, as for [`std::io::copy`].
    pub fn into_reader(self) -> DownloadReader {
        DownloadReader { pieces: self.blocking(), rest: Bytes::new() }
    }
}

impl Read for DownloadReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.rest.is_empty() {
            match self.pieces.next() {
                Some(piece) => self.rest = piece.map_err(io::Error::other)?,
                None => return Ok(0),
            }
        }
        let length = self.rest.len().min(buffer.len());
        self.rest.copy_to_slice(&mut buffer[..length]);
        Ok(length)
    }
}
