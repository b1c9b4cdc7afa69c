//! What nobody can guess.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// Random bytes of the operating system.
///
/// # Panics
///
/// When the operating system has none to give: going on without would be worse than ending.
pub fn bytes<const COUNT: usize>() -> [u8; COUNT] {
    let mut bytes = [0; COUNT];
    if let Err(error) = getrandom::fill(&mut bytes) {
        tracing::error!(%error, "the operating system gives no random bytes");
        std::process::abort();
    }
    bytes
}

/// A text of 256 random bits that fits into addresses, cookies and headers.
pub fn text() -> String {
    URL_SAFE_NO_PAD.encode(bytes::<32>())
}

/// What is kept of such a text: who reads the database can't use it.
pub fn fingerprint(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(text))
}
