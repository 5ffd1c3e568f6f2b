// @generated, the same for every API. Do not edit.
//! Sends a call and returns its response: credentials, redirects, retries and the deadline, in this order from the
//! transport upwards. It is compiled once for all operations.

use http::StatusCode;
use tracing::Instrument;
use tracing::field::Empty;

use super::prepared_request::PreparedRequest;
use super::read_body;
use super::redirect::{self, RedirectAction};
use super::retry;
use crate::runtime::auth::applied_credential::AppliedCredential;
use crate::runtime::auth::credentials::SelectedCredentials;
use crate::runtime::auth::plain_http;
use crate::runtime::client::client::Client;
use crate::runtime::client::redirect_policy::shown_origin;
use crate::runtime::client::retry_policy::RetryPolicy;
use crate::runtime::codec::budget::Budget;
use crate::runtime::error::api_error::ApiError;
use crate::runtime::error::error::Error;
use crate::runtime::platform;
use crate::runtime::redaction::secrets::Secrets;
use crate::runtime::request::argument_error::ArgumentError;
use crate::runtime::request::boxed::BoxFuture;
use crate::runtime::request::request::Request;
use crate::runtime::request::request_limits;
use crate::runtime::transport::body::Body;
use crate::runtime::transport::call_context::CallContext;
use crate::runtime::transport::deadline::Deadline;
use crate::runtime::transport::raw_response::RawResponse;

/// Sends a call, and returns its success or its error.
pub(crate) fn send(client: &Client, prepared: PreparedRequest) -> BoxFuture<'static, Result<RawResponse, Error>> {
    let client = client.clone();
    let span = span(&prepared);
    Box::pin(async move { run(&client, &prepared, Read::Whole).await.map(|(received, _)| received) }.instrument(span))
}

/// Sends a call, and returns its success as soon as the head arrives, or its error.
pub(crate) fn open(
    client: &Client,
    prepared: PreparedRequest,
) -> BoxFuture<'static, Result<(RawResponse, Body), Error>> {
    let client = client.clone();
    let span = span(&prepared);
    let opened = async move {
        let (received, rest) = run(&client, &prepared, Read::Head).await?;
        Ok((received, rest.unwrap_or_else(|| bytes::Bytes::new().into())))
    };
    Box::pin(opened.instrument(span))
}

fn span(prepared: &PreparedRequest) -> tracing::Span {
    tracing::info_span!(
        "call",
        operation = prepared.context.operation,
        method = %prepared.method,
        route = %prepared.route,
        status = Empty,
        attempts = Empty,
    )
}

/// The part of a success that is read before it is returned.
#[derive(Clone, Copy, PartialEq)]
enum Read {
    Whole,
    Head,
}

async fn run(client: &Client, prepared: &PreparedRequest, read: Read) -> Result<(RawResponse, Option<Body>), Error> {
    let operation = prepared.context.operation;
    let request = prepared.request(client).map_err(|error| error.of(operation))?;
    let settings = client.shared_settings();
    let deadline = Deadline::after(prepared.options.timeout.or(settings.timeout));
    let credentials = prepared.credentials(client);
    let carries_secret = !credentials.is_empty() || plain_http::has_credential(&request.headers);
    if carries_secret && !settings.allow_http {
        let instead = "set an https address with `ClientBuilder::base_url`";
        plain_http::refuse(&request.url, "the address of this call", instead).map_err(|error| error.of(operation))?;
    }
    let secrets = prepared.secrets(client);
    let context = prepared.context;
    let mut sender = Sender { client, prepared, context, request, credentials, secrets, deadline, read };
    let policy = prepared.options.retry.unwrap_or(settings.retry);
    let result = sender.send_until_done(policy).await.map_err(|error| name(error, operation));
    let status = result.as_ref().map_or_else(Error::status, |(received, _)| Some(received.status));
    if let Some(status) = status {
        tracing::Span::current().record("status", status.as_u16());
    }
    result
}

/// Adds the operation to an error that was created where it was unknown.
fn name(error: Error, operation: &'static str) -> Error {
    match error {
        Error::Argument(error) => Error::Argument(Box::new(ArgumentError::of(*error, operation))),
        error => error,
    }
}

struct Sender<'a> {
    client: &'a Client,
    prepared: &'a PreparedRequest,
    /// The context for errors of the current attempt.
    context: CallContext,
    request: Request,
    credentials: SelectedCredentials<'a>,
    /// The secrets besides the credentials.
    secrets: Secrets,
    deadline: Deadline,
    read: Read,
}

/// A response whose body is not read yet, and the notes to add if it is an error.
struct ResponseWithNote {
    received: RawResponse,
    rest: Option<Body>,
    note: Option<String>,
}

impl Sender<'_> {
    async fn send_until_done(&mut self, policy: RetryPolicy) -> Result<(RawResponse, Option<Body>), Error> {
        let mut delays = policy.delays();
        let mut attempt = 0_u64;
        loop {
            attempt += 1;
            self.context.attempts = self.context.attempts.saturating_add(1);
            tracing::Span::current().record("attempts", attempt);
            let error = match self.attempt().await {
                Ok((mut received, rest)) => {
                    received.context.elapsed = self.deadline.elapsed();
                    return Ok((received, rest));
                }
                Err(error) => error.after(self.deadline.elapsed()),
            };
            let due = retry::is_due(&error, self.prepared.context.idempotent) && self.request.body.is_repeatable();
            let Some(scheduled) = delays.next().filter(|_| due) else {
                return Err(error);
            };
            let wait = retry::wait(&error, scheduled);
            if !self.deadline.allows(wait, policy.time_limit()) {
                return Err(error);
            }
            tracing::debug!(
                attempt,
                ?wait,
                status = error.status().map(|status| status.as_u16()),
                "sending the call again"
            );
            self.context.may_have_acted |= !self.prepared.method.is_safe() && retry::may_have_acted(&error);
            platform::sleep(wait).await;
        }
    }

    async fn attempt(&self) -> Result<(RawResponse, Option<Body>), Error> {
        let ResponseWithNote { received, rest, note } = self.send_with_credentials().await?;
        if received.is_answer() {
            return Ok((received, rest));
        }
        let missing = self.credentials.missing.filter(|_| received.status == StatusCode::UNAUTHORIZED);
        let note = note
            .map(|note| received.secrets.redact(&note))
            .or_else(|| missing.map(|scheme| format!("no credential is set for {scheme}")));
        Err(Error::Api(Box::new(ApiError { received, note })))
    }

    /// If the server refuses a token that can be replaced, a newer one is tried once.
    async fn send_with_credentials(&self) -> Result<ResponseWithNote, Error> {
        let applied = self.resolve(false, &self.secrets).await?;
        let secrets = self.secrets.and(applied.iter().flat_map(AppliedCredential::secrets));
        let response = self.follow_redirects(&applied, &secrets).await?;
        let refused = response.received.status == StatusCode::UNAUTHORIZED && response.note.is_none();
        if !refused || !self.credentials.can_refresh() || !self.request.body.is_repeatable() {
            return Ok(response);
        }
        let fresh = self.resolve(true, &secrets).await?;
        if fresh == applied {
            Ok(response)
        } else {
            self.follow_redirects(&fresh, &secrets.and(fresh.iter().flat_map(AppliedCredential::secrets))).await
        }
    }

    async fn resolve(&self, refresh: bool, secrets: &Secrets) -> Result<Vec<AppliedCredential>, Error> {
        let applied = self.deadline.bound(self.credentials.resolve(refresh, secrets)).await;
        applied.map_err(|error| error.of(self.context))?
    }

    /// Follows redirects. After a redirect to another origin, credentials are no longer sent, even if a later one leads
    /// back.
    async fn follow_redirects(
        &self,
        applied: &[AppliedCredential],
        secrets: &Secrets,
    ) -> Result<ResponseWithNote, Error> {
        let mut request = self.request.clone();
        let (mut note, mut redirects) = (None, 0);
        let policy = self.client.shared_settings().redirects;
        loop {
            let (received, rest) =
                self.send_once(&request, if note.is_none() { applied } else { &[] }, secrets).await?;
            match redirect::next(&request, &received, policy) {
                RedirectAction::Answer => return Ok(ResponseWithNote { received, rest, note }),
                RedirectAction::Refuse(reason) => return Ok(ResponseWithNote { received, rest, note: Some(reason) }),
                RedirectAction::Follow { .. } if redirects == redirect::MOST_REDIRECTS => {
                    let note = Some(format!("redirected more than {redirects} times"));
                    return Ok(ResponseWithNote { received, rest, note });
                }
                RedirectAction::Follow { request: next, same_origin } => {
                    redirects += 1;
                    if !same_origin {
                        let origin = shown_origin(&next.url);
                        note = Some(format!("redirected to {origin}, another origin, which got no credentials"));
                    }
                    request = *next;
                }
            }
        }
    }

    async fn send_once(
        &self,
        request: &Request,
        applied: &[AppliedCredential],
        secrets: &Secrets,
    ) -> Result<(RawResponse, Option<Body>), Error> {
        let own = request.url == self.request.url;
        let (mut request, url) = (request.clone(), &request.url);
        for credential in applied {
            credential.put_on(&mut request)?;
        }
        // The address of a redirect is from the server, so only the caller's own request is checked.
        if own {
            request_limits::check(&request)?;
        }
        let (context, settings) = (self.context, self.client.shared_settings());
        let response = self.deadline.bound(settings.transport.send(request)).await.and_then(|sent| sent);
        let response = response.map_err(|error| error.redacted(secrets).of(context).at(secrets.redact_url(url)))?;
        let limit = self.prepared.options.limit.unwrap_or(settings.limit);
        let from_another_origin = url.origin() != self.request.url.origin();
        let memory = self.prepared.options.memory_limit.unwrap_or_else(|| settings.memory_limit(limit));
        // An open stream outlives the call.
        let end = if self.read == Read::Head { None } else { self.deadline.end() };
        let budget = Budget { memory, end };
        let (mut received, body) =
            read_body::head(response, context, secrets.clone(), url, from_another_origin, budget);
        received.strict = self.prepared.options.strict.unwrap_or(settings.strict);
        let body = body.with_idle_timeout(self.prepared.options.idle_timeout.unwrap_or(settings.idle_timeout));
        if self.read == Read::Head && received.is_answer() {
            return Ok((received, Some(body)));
        }
        Ok((read_body::read(received, body, limit, self.deadline).await?, None))
    }
}
