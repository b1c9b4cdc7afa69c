//! Keys that let a write be repeated without being done twice.

use js_sys::Math;

/// A new key for one write. Whatever happens on the way, the server does what comes with it once.
pub fn new_key() -> String {
    format!("{:08x}{:08x}{:08x}", digits(), digits(), digits())
}

/// A key must be one of its own, not a secret, so it need not come from the browser's cryptography, which pages without
/// HTTPS lack.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the product is from zero to below 2³²"
)]
fn digits() -> u32 {
    (Math::random() * 4_294_967_296.0) as u32
}
