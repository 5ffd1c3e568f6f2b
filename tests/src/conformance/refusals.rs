//! What the server refused, by its log. Its coverage does not tell: a right call after a wrong one counts as a pass there.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use super::scenarios::{Exchange, Scenario};

/// What it writes above a request that is not as its scenario has it.
const INVALID: &str = "Request validation failed: ";

/// The server's log, from where it ended before the calls were made.
#[derive(Debug)]
pub struct Log {
    path: PathBuf,
    start: u64,
}

impl Log {
    /// Remembers where the log ends now.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub fn from_here(path: &Path) -> Result<Self, String> {
        let metadata = fs::metadata(path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Self { path: path.to_owned(), start: metadata.len() })
    }

    /// What was refused since: requests that were not valid, and errors that no scenario asks for. Those of a scenario that did not
    /// pass are reported with the scenario.
    ///
    /// # Errors
    ///
    /// When the log can't be read.
    pub fn refusals(&self, scenarios: &[Scenario], passed: &BTreeSet<String>) -> Result<Vec<String>, String> {
        let at = |error: std::io::Error| format!("{}: {error}", self.path.display());
        let mut file = fs::File::open(&self.path).map_err(at)?;
        file.seek(SeekFrom::Start(self.start)).map_err(at)?;
        let mut text = String::new();
        file.read_to_string(&mut text).map_err(at)?;
        Ok(refused(&text, scenarios, passed))
    }
}

/// The same of a log's text.
#[must_use]
pub fn refused(log: &str, scenarios: &[Scenario], passed: &BTreeSet<String>) -> Vec<String> {
    let failed = |answer: &Answer| {
        scenarios.iter().any(|one| !passed.contains(&one.name) && one.exchanges.iter().any(|two| answer.is_to(two)))
    };
    let refused = answers(log).into_iter().filter(|answer| answer.is_refusal(scenarios) && !failed(answer));
    refused.map(|answer| answer.to_string()).collect()
}

/// A line of the log: `info GET /path?query 200 2.890 ms - 24`, in colours.
struct Answer {
    method: String,
    path: String,
    status: u16,
    /// What was not as a scenario has it.
    invalid: Option<String>,
}

/// The calls are made one after another, so what stands above an answer is about it.
fn answers(log: &str) -> Vec<Answer> {
    let mut invalid = None;
    let mut answers = Vec::new();
    for line in log.lines() {
        if let Some((_, why)) = line.split_once(INVALID) {
            invalid = Some(why.trim_end_matches(':').to_owned());
        }
        if let Some(answer) = Answer::of(line) {
            answers.push(Answer { invalid: invalid.take(), ..answer });
        }
    }
    answers
}

impl Answer {
    fn of(line: &str) -> Option<Self> {
        let plain = anstream::adapter::strip_str(line).to_string();
        let mut words = plain.strip_prefix("info ")?.split_whitespace();
        let method = words.next()?.to_owned();
        let target = words.next()?;
        let status = words.next()?.parse().ok()?;
        let path = target.split('?').next().unwrap_or(target).to_owned();
        Some(Self { method, path, status, invalid: None })
    }

    fn is_to(&self, exchange: &Exchange) -> bool {
        let path = exchange.uri.split('?').next().unwrap_or_default();
        path == self.path && exchange.method.eq_ignore_ascii_case(&self.method)
    }

    fn is_refusal(&self, scenarios: &[Scenario]) -> bool {
        let asked_for = |scenario: &Scenario| {
            let expects = |exchange: &Exchange| scenario.status.or(exchange.response.status) == Some(self.status);
            scenario.exchanges.iter().any(|exchange| self.is_to(exchange) && expects(exchange))
        };
        self.status >= 400 && (self.invalid.is_some() || !scenarios.iter().any(asked_for))
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { method, path, status, invalid } = self;
        write!(f, "{method} {path}: {status}{}", invalid.as_ref().map(|why| format!(", {why}")).unwrap_or_default())
    }
}
