//! Documents made to keep the generator busy: the work it does grows no faster than the document.
