//! Prints the integrations of an organization as a table, all pages of them.
//!
//! ```text
//! SENTRY_AUTH_TOKEN=... cargo run -p tests --example audit_integrations -- acme --status disabled
//! ```
//!
//! `SENTRY_URL` names the server, when it is not sentry.io.

use std::process::ExitCode;

use clap::Parser;
use generated_client::types::Integration;
use generated_client::{Client, Error};

/// Lists the integrations of an organization.
#[derive(Parser)]
pub struct Arguments {
    /// The slug or ID of the organization.
    pub organization: String,
    /// Lists only integrations with this status, as `active` or `disabled`.
    #[arg(long)]
    pub status: Option<String>,
    /// Lists only integrations of this provider, as `slack`.
    #[arg(long)]
    pub provider: Option<String>,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let listed = match Client::from_env() {
        Ok(client) => integrations(&client, &arguments).await,
        Err(error) => Err(error),
    };
    match listed {
        Ok(integrations) => {
            print!("{}", table(&integrations));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}", explain(&error, &arguments.organization));
            ExitCode::FAILURE
        }
    }
}

/// All integrations that were asked for. One page that fails fails the audit: half a list would look like a whole one.
pub async fn integrations(client: &Client, arguments: &Arguments) -> Result<Vec<Integration>, Error> {
    let mut call = client.integrations().list_organization_integrations(&arguments.organization);
    if let Some(provider) = &arguments.provider {
        call = call.provider_key(provider.as_str());
    }
    let mut found = Vec::new();
    let mut items = call.items();
    while let Some(integration) = items.next().await {
        let integration = integration?;
        // The API has no parameter for the status, so it is looked at here.
        if arguments.status.is_none() || integration.status == arguments.status {
            found.push(integration);
        }
    }
    Ok(found)
}

/// The integrations as text, a line each.
pub fn table(integrations: &[Integration]) -> String {
    let header = ["ID", "PROVIDER", "NAME", "STATUS", "DOMAIN", "CREATED"].map(String::from);
    let rows: Vec<_> = std::iter::once(header).chain(integrations.iter().map(row)).collect();
    let widths: [usize; 6] =
        std::array::from_fn(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0));
    let line = |row: &[String; 6]| {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        format!("{}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
    };
    rows.iter().map(line).collect::<String>() + &format!("{} integrations\n", integrations.len())
}

fn row(integration: &Integration) -> [String; 6] {
    let provider = integration.provider.key.as_deref().or(integration.provider.name.as_deref());
    let created = integration.date_created.map(|time| time.date_naive().to_string());
    [
        cell(Some(&integration.id)),
        cell(provider),
        cell(Some(&integration.name)),
        cell(integration.status.as_deref()),
        cell(integration.domain_name.as_deref()),
        cell(created.as_deref()),
    ]
}

/// Text for the terminal: names are made by users, and what they hold must not steer it.
fn cell(text: Option<&str>) -> String {
    let text: String = text.unwrap_or_default().chars().filter(|c| !c.is_control()).collect();
    if text.is_empty() { "-".to_owned() } else { text }
}

/// What went wrong, and what can be done about it.
pub fn explain(error: &Error, organization: &str) -> String {
    let advice = if error.is_unauthorized() {
        "the token was not accepted: set SENTRY_AUTH_TOKEN to one that is valid".to_owned()
    } else if error.is_forbidden() {
        format!("the token may not read the integrations of {organization}: it needs the scope org:read")
    } else if error.is_not_found() {
        format!("there is no organization {organization}, or the token may not see it")
    } else if error.is_connect() {
        "the server cannot be reached: see SENTRY_URL and your network".to_owned()
    } else {
        return format!("error: {error}");
    };
    format!("error: {advice}\n  {error}")
}
