//! The signed token, kept where it can't leak by accident.

use std::fmt;

/// Pipedrive's signed token: a JWT that tells the app's own server who is looking. It lives for five minutes.
///
/// Its text leaves only by [`SignedToken::reveal`], so that every place that handles it can be found; `Debug` hides it, and
/// there is no `Display`. It is no key to Pipedrive's API. See <https://pipedrive.readme.io/docs/custom-ui-extensions>.
///
/// ```
/// use pipeframe::context::SignedToken;
///
/// let token = SignedToken::new("aaa.bbb.ccc".to_owned());
/// assert_eq!(format!("{token:?}"), "SignedToken(hidden)");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct SignedToken(String);

impl SignedToken {
    /// Takes a token's text into safe keeping.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The token's text, for the `Authorization` header of a request to the app's own server and for nothing else.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The part between the two dots, still in base64url, where there is one.
    pub fn payload(&self) -> Option<&str> {
        self.0
            .split('.')
            .nth(1)
            .filter(|payload| !payload.is_empty())
    }
}

impl fmt::Debug for SignedToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SignedToken(hidden)")
    }
}
