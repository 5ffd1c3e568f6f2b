//! Bad documents: one for each diagnostic, with its text and what is generated in spite of it.

mod cost;
mod hostile;
mod texts;
