//! Prism as a process of its own: installed below `target`, started on a free port, and stopped whatever happens.

use std::fs::File;
use std::io;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tokio::time::sleep;

const PACKAGE: &str = "@stoplight/prism-cli";
const VERSION: &str = "5.16.0";

/// A Prism that runs. Stopped when dropped.
#[derive(Debug)]
pub struct Prism {
    process: Child,
    port: u16,
    log: PathBuf,
}

impl Prism {
    /// Installs Prism unless it is there, starts it with a document, and waits until it can be called.
    ///
    /// # Errors
    ///
    /// When it can't be installed or started, or can't serve the document.
    pub async fn start(document: &Path) -> io::Result<Self> {
        let folder = folder();
        let package = folder.join("node_modules").join(PACKAGE);
        if !is_installed(&package) {
            install(&folder).await?;
        }
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        // Started without npx, whose child would outlive it.
        let mut command = Command::new("node");
        command.arg(package.join("dist/index.js")).args([
            "mock",
            "-h",
            "127.0.0.1",
            "-p",
            &port.to_string(),
            "--errors",
            "--seed",
            "1",
        ]);
        let log = folder.join(format!("{port}.log"));
        let words = File::create(&log)?;
        command.arg(document).stdin(Stdio::null()).stdout(words.try_clone()?).stderr(words);
        let process = command.spawn().map_err(|error| cannot_run("node", &error))?;
        let mut prism = Self { process, port, log };
        prism.wait_until_it_listens(Duration::from_secs(60)).await?;
        Ok(prism)
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Whether it still runs: what it can't handle may end it.
    pub fn runs(&mut self) -> bool {
        matches!(self.process.try_wait(), Ok(None))
    }

    /// What it ended with.
    #[must_use]
    pub fn last_words(&self) -> String {
        let said = std::fs::read_to_string(&self.log).unwrap_or_default();
        let error = |line: &&str| line.contains("fatal") || line.contains("Error");
        said.lines().find(error).unwrap_or("nothing").trim().to_owned()
    }

    async fn wait_until_it_listens(&mut self, most: Duration) -> io::Result<()> {
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            if let Some(status) = self.process.try_wait()? {
                return Err(io::Error::other(format!("Prism ended with {status}: {}", self.last_words())));
            }
            if start.elapsed() > most {
                return Err(io::Error::new(io::ErrorKind::TimedOut, format!("Prism does not listen after {most:?}")));
            }
            sleep(Duration::from_millis(100)).await;
        }
        Ok(())
    }
}

impl Drop for Prism {
    fn drop(&mut self) {
        // One that has ended by itself is as good as stopped.
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_file(&self.log);
    }
}

/// Below cargo's own folder for output, which is where this program lies.
fn folder() -> PathBuf {
    let program = std::env::current_exe().unwrap_or_default();
    program.ancestors().nth(2).map_or_else(|| PathBuf::from("target"), Path::to_owned).join("prism")
}

fn is_installed(package: &Path) -> bool {
    let manifest = std::fs::read_to_string(package.join("package.json")).unwrap_or_default();
    manifest.contains(&format!("\"version\": \"{VERSION}\""))
}

async fn install(folder: &Path) -> io::Result<()> {
    println!("installing {PACKAGE} {VERSION} into {}", folder.display());
    std::fs::create_dir_all(folder)?;
    // A manifest of its own keeps npm from looking for one further up.
    std::fs::write(folder.join("package.json"), "{\"private\": true}\n")?;
    let mut command = Command::new("npm");
    command.args(["install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"]);
    command.arg(format!("{PACKAGE}@{VERSION}")).current_dir(folder);
    command.env("npm_config_omit_lockfile_registry_resolved", "true").stdin(Stdio::null());
    let start = Instant::now();
    let mut npm = command.spawn().map_err(|error| cannot_run("npm", &error))?;
    loop {
        match npm.try_wait()? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(io::Error::other(format!("npm failed: {status}"))),
            None if start.elapsed() > Duration::from_secs(300) => {
                npm.kill()?;
                npm.wait()?;
                return Err(io::Error::new(io::ErrorKind::TimedOut, "npm did not end within five minutes"));
            }
            None => sleep(Duration::from_millis(200)).await,
        }
    }
}

fn cannot_run(program: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{program} cannot be run: {error}"))
}
