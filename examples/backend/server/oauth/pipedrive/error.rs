//! What Pipedrive's answers mean where they are no good, and when something is asked again.

use std::time::Duration;

use axum::http::Response;
use oauth2::RequestTokenError;
use oauth2::basic::{BasicErrorResponse, BasicErrorResponseType};

/// How often something is asked that the end of an installation needs, and the wait before each further try: together they are longer
/// than the two seconds that Pipedrive counts a user's requests in.
const WAITS: [Duration; 3] = [
    Duration::from_millis(300),
    Duration::from_millis(900),
    Duration::from_millis(1_200),
];

/// Why Pipedrive gave nothing usable. The texts hold nothing of what was sent or answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PipedriveError {
    /// No answer.
    #[error("Pipedrive did not answer")]
    Unreachable,
    /// The code or the refresh token counts no more.
    #[error("Pipedrive no longer accepts this grant")]
    InvalidGrant,
    /// Refused for another reason, such as a wrong client secret.
    #[error("Pipedrive refused the request: {0}")]
    Refused(&'static str),
    /// The access token counts no more.
    #[error("Pipedrive no longer accepts the access token")]
    Unauthorized,
    /// The scopes or the user's rights don't cover it.
    #[error("Pipedrive does not allow this")]
    Forbidden,
    /// It is not there.
    #[error("Pipedrive has no such thing")]
    NotThere,
    /// Over a limit.
    #[error("Pipedrive was asked too often")]
    TooMany,
    /// A fault of Pipedrive's.
    #[error("Pipedrive failed with status {0}")]
    Fault(u16),
    /// The answer is not what is documented.
    #[error("Pipedrive's answer could not be understood")]
    Unreadable,
}

impl PipedriveError {
    /// Whether the same may succeed a moment later.
    pub fn is_passing(self) -> bool {
        matches!(self, Self::Unreachable | Self::TooMany | Self::Fault(_))
    }
}

/// Asks once more after each of the [`WAITS`] while the error is one that passes.
///
/// # Errors
///
/// The last one.
pub async fn patiently<T, F: Future<Output = Result<T, PipedriveError>>>(
    passes: impl Fn(PipedriveError) -> bool,
    ask: impl Fn() -> F,
) -> Result<T, PipedriveError> {
    for wait in WAITS {
        match ask().await {
            Err(error) if passes(error) => tokio::time::sleep(wait).await,
            answered => return answered,
        }
    }
    ask().await
}

/// Takes good answers alone.
///
/// # Errors
///
/// What the others mean.
pub fn checked(response: &Response<Vec<u8>>) -> Result<(), PipedriveError> {
    match response.status().as_u16() {
        200..=299 => Ok(()),
        401 => Err(PipedriveError::Unauthorized),
        402 | 403 => Err(PipedriveError::Forbidden),
        404 | 410 => Err(PipedriveError::NotThere),
        429 => Err(PipedriveError::TooMany),
        status @ 500.. => Err(PipedriveError::Fault(status)),
        _ => Err(PipedriveError::Refused("the request is wrong")),
    }
}

/// What `oauth2` says may hold the whole answer, tokens too: only what is known to be harmless is kept of it.
pub fn why(error: RequestTokenError<PipedriveError, BasicErrorResponse>) -> PipedriveError {
    match error {
        RequestTokenError::ServerResponse(answer) => match answer.error() {
            BasicErrorResponseType::InvalidGrant => PipedriveError::InvalidGrant,
            BasicErrorResponseType::InvalidClient => PipedriveError::Refused("invalid_client"),
            _ => PipedriveError::Refused("the request is wrong"),
        },
        RequestTokenError::Request(error) => error,
        RequestTokenError::Parse(..) | RequestTokenError::Other(_) => PipedriveError::Unreadable,
    }
}
