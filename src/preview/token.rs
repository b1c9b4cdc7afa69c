//! The signed token that Pipedrive puts into every iframe's address.

/// What a token is signed for, and with what.
#[derive(Clone, PartialEq, Eq)]
pub struct TokenRequest {
    /// The extension's JWT secret, used as raw bytes.
    pub secret: String,
    /// What the token says.
    pub claims: Claims,
}

/// What a token says of its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claims {
    /// The user who sees the extension.
    pub user_id: u64,
    /// The company they work in.
    pub company_id: u64,
    /// When it was issued, in seconds since 1970-01-01.
    pub issued_at: i64,
    /// When it stops being valid, in seconds since 1970-01-01.
    pub expires_at: i64,
}

/// A token with the request it answers.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedToken {
    /// What was asked for.
    pub request: TokenRequest,
    /// Header, claims and signature, joined by dots.
    pub text: String,
}

impl std::fmt::Debug for TokenRequest {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("TokenRequest")
            .field("claims", &self.claims)
            .finish_non_exhaustive()
    }
}

impl std::fmt::Debug for SignedToken {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("SignedToken")
            .field("request", &self.request)
            .finish_non_exhaustive()
    }
}
