//! What long runs show: a bar, or a line now and then where tests run.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// A test says something at least this often.
const SILENCE: Duration = Duration::from_secs(20);

/// A bar of this length that says what is done.
#[must_use]
pub fn bar(length: usize, doing: impl Into<std::borrow::Cow<'static, str>>) -> ProgressBar {
    let bar = ProgressBar::new(length as u64).with_message(doing);
    if let Ok(style) = ProgressStyle::with_template("{msg:>12} {wide_bar} {pos}/{len} {elapsed}") {
        bar.set_style(style);
    }
    bar
}

/// Writes a line to the standard error. The test harness captures what macros such as `eprintln!` print, and not this.
pub fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Steps of a test, of which a line tells now and then.
#[derive(Debug)]
pub struct Steps {
    doing: String,
    total: usize,
    done: usize,
    said: Instant,
}

impl Steps {
    /// No step done.
    #[must_use]
    pub fn new(doing: &str, total: usize) -> Self {
        Self { doing: doing.to_owned(), total, done: 0, said: Instant::now() }
    }

    /// The next step begins.
    pub fn next(&mut self, step: &str) {
        self.done += 1;
        if self.said.elapsed() >= SILENCE {
            self.said = Instant::now();
            say(&format!("    {}: {step}, {} of {}", self.doing, self.done, self.total));
        }
    }
}

/// Runs Cargo, and tells now and then how many crates it has begun.
///
/// # Errors
///
/// When it can't be run.
pub fn output(mut cargo: Command, doing: &str) -> io::Result<Output> {
    let begun = Instant::now();
    let mut child = cargo.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let (mut out, err) = (child.stdout.take(), child.stderr.take());
    let stdout = thread::spawn(move || {
        let mut bytes = Vec::new();
        out.as_mut().map_or(Ok(0), |out| out.read_to_end(&mut bytes)).map(|_| bytes)
    });
    let (sender, lines) = channel();
    thread::spawn(move || {
        for line in err.into_iter().flat_map(|err| BufReader::new(err).split(b'\n')).map_while(Result::ok) {
            let _ = sender.send(line);
        }
    });
    let (mut stderr, mut crates, mut said) = (Vec::new(), 0_usize, begun);
    loop {
        match lines.recv_timeout(SILENCE.saturating_sub(said.elapsed())) {
            Ok(line) => {
                let text = String::from_utf8_lossy(&line);
                let word = text.split_whitespace().next().unwrap_or_default();
                crates += usize::from(["Compiling", "Checking", "Documenting"].contains(&word));
                stderr.extend(line);
                stderr.push(b'\n');
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if said.elapsed() >= SILENCE {
            said = Instant::now();
            say(&format!("    {doing}: {crates} crates so far, {} s", begun.elapsed().as_secs()));
        }
    }
    let status = child.wait()?;
    let stdout = stdout.join().unwrap_or_else(|_| Ok(Vec::new()))?;
    Ok(Output { status, stdout, stderr })
}
