//! Whether it is Pipedrive that asks, and for whom.
//!
//! A JSON panel is known by the token in its query, by a user name and a password, or by both; a JSON modal by its token. A token must be of
//! the user and the company that the query names. With the password alone the query is believed: only Pipedrive has it.

use std::fmt;

use axum::http::{HeaderMap, header};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use pipeframe::context::{RawQuery, Viewer};
use sha2::Sha256;

use crate::server::token::{Doorkeeper, Secret, TokenRefusal};

/// How an endpoint may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ways {
    /// By the token alone.
    Token,
    /// By the token, by the password, or by both.
    TokenOrPassword,
}

/// Knows Pipedrive.
pub struct Caller {
    doorkeeper: Doorkeeper,
    /// What the header says with the right password.
    header: Option<Hmac<Sha256>>,
}

impl fmt::Debug for Caller {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Caller(secrets hidden)")
    }
}

impl Caller {
    /// Believes these secrets and, where there is one, this `user:password`.
    pub fn new(secrets: &[Secret], http_auth: Option<Secret>) -> Self {
        Self {
            doorkeeper: Doorkeeper::new(secrets),
            header: http_auth.and_then(|secret| code(&basic(&secret))),
        }
    }

    /// Whom Pipedrive asks for.
    ///
    /// # Errors
    ///
    /// [`TokenRefusal`] when it isn't certain that Pipedrive asks.
    pub fn viewer(
        &self,
        ways: Ways,
        headers: &HeaderMap,
        query: &RawQuery,
    ) -> Result<Viewer, TokenRefusal> {
        let named = Viewer::read(query).map_err(|_| TokenRefusal::NoAccount)?;
        let sent = headers
            .get(header::AUTHORIZATION)
            .filter(|_| ways == Ways::TokenOrPassword);
        let is_known = match sent {
            Some(sent) if self.is_password(sent.as_bytes()) => true,
            Some(_) => return Err(TokenRefusal::WrongPassword),
            None => false,
        };
        match query.get("token") {
            Some(token) => {
                let viewer = self.doorkeeper.viewer_of(token)?;
                if viewer == named {
                    Ok(viewer)
                } else {
                    Err(TokenRefusal::OtherAccount)
                }
            }
            None if is_known => Ok(named),
            None => Err(TokenRefusal::Missing),
        }
    }

    /// Compares codes of both, whose time tells nothing of either.
    fn is_password(&self, sent: &[u8]) -> bool {
        let expected = self.header.as_ref().map(|header| header.clone().finalize());
        let Some((expected, mut code)) = expected.zip(empty()) else {
            return false;
        };
        code.update(sent);
        code.verify(&expected.into_bytes()).is_ok()
    }
}

fn code(text: &str) -> Option<Hmac<Sha256>> {
    let mut code = empty()?;
    code.update(text.as_bytes());
    Some(code)
}

/// The key hides nothing: both sides of the comparison are on this server.
fn empty() -> Option<Hmac<Sha256>> {
    Hmac::new_from_slice(b"authorization").ok()
}

/// The header that a `user:password` becomes.
fn basic(secret: &Secret) -> String {
    format!("Basic {}", STANDARD.encode(secret.reveal()))
}
