//! Creates and updates the external users of an organization from a CSV file.
//!
//! ```text
//! SENTRY_AUTH_TOKEN=... cargo run -p tests --example sync_external_users -- acme users.csv --dry-run
//! ```
//!
//! The file has the columns `external_name` and `provider`, and any of `external_user_id`, `member_id` and `integration_id`. A
//! row with an `external_user_id` updates that user; one without creates a user, for which it needs the `member_id`.
//!
//! Each row gives a line. A row that fails does not stop the others, unless the token is refused, which would fail them all.
//! With `--dry-run` nothing is sent and no token is needed.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use generated_client::runtime::Request;
use generated_client::types::{CreateExternalUserBody, UpdateExternalUserBody};
use generated_client::{Client, Error};
use serde::Deserialize;

/// Creates and updates external users from a CSV file.
#[derive(Parser)]
pub struct Arguments {
    /// The slug or ID of the organization.
    pub organization: String,
    /// The CSV file, with the columns external_name, provider, external_user_id, member_id and integration_id.
    pub file: PathBuf,
    /// Shows what would be sent, and sends nothing.
    #[arg(long)]
    pub dry_run: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments).await {
        Ok(summary) if summary.failures.is_empty() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

async fn run(arguments: &Arguments) -> Result<Summary, Box<dyn std::error::Error>> {
    let file = File::open(&arguments.file).map_err(|error| format!("{}: {error}", arguments.file.display()))?;
    // Without a token a client can still say what it would send.
    let client = match Client::from_env() {
        Err(_) if arguments.dry_run => Client::builder().build()?,
        client => client?,
    };
    let sync = Sync { client: &client, organization: &arguments.organization, dry_run: arguments.dry_run };
    Ok(sync.run(file, &mut io::stdout()).await?)
}

const COLUMNS: [&str; 5] = ["external_name", "provider", "external_user_id", "member_id", "integration_id"];
/// The first of them, which no row can do without.
const REQUIRED: usize = 2;

/// A column by another name would be taken for none, and an update for a new user.
fn check(headers: &csv::StringRecord) -> io::Result<()> {
    let missing = COLUMNS[..REQUIRED].iter().find(|column| !headers.iter().any(|header| header == **column));
    let unknown = headers.iter().find(|header| !COLUMNS.contains(header));
    let fault = match (missing, unknown) {
        (Some(column), _) => format!("the column `{column}` is missing"),
        (None, Some(column)) => format!("the column `{column}` is not known"),
        (None, None) => return Ok(()),
    };
    let columns = COLUMNS.join(", ");
    Err(io::Error::new(io::ErrorKind::InvalidData, format!("{fault}; the columns are {columns}")))
}

/// A row of the file.
#[derive(Deserialize)]
struct Row {
    external_user_id: Option<String>,
    external_name: String,
    provider: String,
    member_id: Option<i64>,
    integration_id: Option<i64>,
}

/// What a row asks for.
enum Change {
    Create(CreateExternalUserBody),
    Update(String, UpdateExternalUserBody),
}

impl TryFrom<Row> for Change {
    type Error = &'static str;

    fn try_from(row: Row) -> Result<Self, &'static str> {
        if row.external_name.is_empty() || row.provider.is_empty() {
            return Err("external_name and provider must not be empty");
        }
        if let Some(id) = row.external_user_id {
            let body = UpdateExternalUserBody::new().external_name(row.external_name).provider(row.provider);
            return Ok(Self::Update(id, body));
        }
        let member = row.member_id.ok_or("a new user needs a member_id")?;
        let mut body = CreateExternalUserBody::new(row.external_name, member, row.provider);
        body.integration_id = row.integration_id;
        Ok(Self::Create(body))
    }
}

/// What became of the rows.
#[derive(Debug, Default, PartialEq)]
pub struct Summary {
    /// How many rows were done, or would have been.
    pub done: usize,
    /// What was wrong with the others, by line.
    pub failures: Vec<String>,
}

/// One run over a file.
pub struct Sync<'a> {
    /// The client that rows are sent with.
    pub client: &'a Client,
    /// The slug or ID of the organization.
    pub organization: &'a str,
    /// Whether nothing is sent.
    pub dry_run: bool,
}

impl Sync<'_> {
    /// Applies the rows one by one, and writes a line about each. Fails only if nothing can be written.
    pub async fn run(&self, file: impl Read, out: &mut impl Write) -> io::Result<Summary> {
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(file);
        let mut summary = Summary::default();
        let headers = reader.headers()?.clone();
        check(&headers)?;
        for record in reader.records() {
            let (line, row) = match record {
                Ok(record) => (line_of(record.position()), record.deserialize::<Row>(Some(&headers))),
                Err(error) => (line_of(error.position()), Err(error)),
            };
            let outcome = match row {
                Ok(row) => self.apply(row).await,
                Err(error) => Err(what_is_wrong(&error, &headers).into()),
            };
            match outcome {
                Ok(done) => {
                    summary.done += 1;
                    writeln!(out, "line {line}: {done}")?;
                }
                Err(failure) => {
                    writeln!(out, "line {line}: failed: {}", failure.why)?;
                    summary.failures.push(format!("line {line}: {}", failure.why));
                    if failure.is_final {
                        break;
                    }
                }
            }
        }
        self.write_summary(&summary, out)?;
        Ok(summary)
    }

    async fn apply(&self, row: Row) -> Result<String, Failure> {
        let users = self.client.external_users();
        match Change::try_from(row).map_err(str::to_owned)? {
            Change::Create(body) => {
                let what = format!("{} on {} for member {}", body.external_name, body.provider, body.member_id);
                let call = users.create_external_user(self.organization, body);
                if self.dry_run {
                    return Ok(format!("would create {what}: {}", preview(&call.request()?)));
                }
                // The server answers 201 to a new mapping and 200 to one that it has already.
                let is_new = call.await?.status() == 201;
                Ok(if is_new { format!("created {what}") } else { format!("{what} was there") })
            }
            Change::Update(id, body) => {
                let call = users.update_external_user(self.organization, &id, body);
                if self.dry_run {
                    return Ok(format!("would update {id}: {}", preview(&call.request()?)));
                }
                call.await?;
                Ok(format!("updated {id}"))
            }
        }
    }

    fn write_summary(&self, summary: &Summary, out: &mut impl Write) -> io::Result<()> {
        let done = if self.dry_run { "would be done, nothing was sent" } else { "done" };
        writeln!(out, "{} {done}, {} failed", summary.done, summary.failures.len())?;
        summary.failures.iter().try_for_each(|failure| writeln!(out, "  {failure}"))
    }
}

/// Why a row was not done.
struct Failure {
    why: String,
    /// All rows that follow would fail like this one.
    is_final: bool,
}

impl From<String> for Failure {
    fn from(why: String) -> Self {
        Self { why, is_final: false }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        if error.is_unauthorized() || error.is_forbidden() {
            let why = format!("{error}: SENTRY_AUTH_TOKEN must be valid and have the scope org:write");
            return Self { why, is_final: true };
        }
        Self::from(error.to_string())
    }
}

fn preview(request: &Request) -> String {
    format!(
        "{} {} {}",
        request.method,
        request.url.path(),
        String::from_utf8_lossy(&request.body.bytes().unwrap_or_default())
    )
}

fn line_of(position: Option<&csv::Position>) -> u64 {
    position.map_or(0, csv::Position::line)
}

/// The reader's own words begin with a place, which is out already, and count columns instead of naming them.
fn what_is_wrong(error: &csv::Error, headers: &csv::StringRecord) -> String {
    match error.kind() {
        csv::ErrorKind::Deserialize { err, .. } => {
            let column = err.field().and_then(|index| headers.get(usize::try_from(index).ok()?));
            format!("{}: {}", column.unwrap_or("row"), err.kind())
        }
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => format!("{len} columns instead of {expected_len}"),
        _ => error.to_string(),
    }
}
