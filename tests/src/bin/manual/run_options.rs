//! The options that `corpus` and `suites` share.

use std::time::{Duration, Instant};

use clap::Args;

/// How documents are worked on, and what is done with the results.
#[derive(Debug, Args)]
pub struct RunOptions {
    /// How many documents are generated and how many crates are compiled at the same time
    #[arg(long, value_name = "N", default_value_t = std::thread::available_parallelism().map_or(1, usize::from))]
    jobs: usize,

    /// Compile the crates, with all tag features
    #[arg(long)]
    pub check: bool,

    /// Start no further compilation after this number of minutes, and try no further examples after as many; each day begins with other
    /// documents
    #[arg(long, value_name = "M")]
    pub minutes: Option<u64>,

    /// Write the results to the file that they are compared with
    #[arg(long)]
    pub update: bool,
}

impl RunOptions {
    /// The number of jobs, at least one.
    pub fn jobs(&self) -> usize {
        self.jobs.max(1)
    }

    /// Whether the minutes since `started` are over.
    pub fn is_over(&self, started: Instant) -> bool {
        self.minutes.is_some_and(|minutes| started.elapsed() > Duration::from_secs(60 * minutes))
    }
}
