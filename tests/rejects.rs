//! Bad documents: one a diagnostic, what is told of each, and what it costs.

mod rejects {
    pub mod cost;
    pub mod hostile;
    pub mod texts;
}
