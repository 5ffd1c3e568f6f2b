//! Bad documents: one a diagnostic, what is told of each, and what it costs.

mod cost;
mod hostile;
mod texts;
