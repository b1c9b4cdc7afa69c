//! Tokens, good and bad, as somebody with or without the secret can make them.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

/// What the servers of these tests are started with.
pub const SECRET: &str = "the-secret-of-the-servers-tests";

/// A good token, as the value of the `Authorization` header.
pub fn bearer(user: u64, company: u64) -> String {
    format!("Bearer {}", signed(&claims(user, company)))
}

/// What a good token says.
pub fn claims(user: u64, company: u64) -> Value {
    json!({ "userId": user, "companyId": company, "iat": now(), "exp": now() + 300 })
}

/// These claims, signed as Pipedrive does.
pub fn signed(claims: &Value) -> String {
    signed_with(&json!({ "alg": "HS256", "typ": "JWT" }), claims, SECRET)
}

/// These claims below this header, signed with this secret.
pub fn signed_with(header: &Value, claims: &Value, secret: &str) -> String {
    let message = format!("{}.{}", encoded(header), encoded(claims));
    let mut code = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any length will do");
    code.update(message.as_bytes());
    let signature = URL_SAFE_NO_PAD.encode(code.finalize().into_bytes());
    format!("{message}.{signature}")
}

/// One part of a token.
pub fn encoded(part: &Value) -> String {
    URL_SAFE_NO_PAD.encode(part.to_string())
}

/// Seconds since 1970.
pub fn now() -> u64 {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH);
    elapsed.expect("the clock is set").as_secs()
}
