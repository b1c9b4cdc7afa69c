//! Keys that let a write be repeated without being done twice.

use crate::kit::intl::Moment;
use js_sys::Math;

/// A new key for one write, which begins with when it was made. However often the write arrives, a server that knows the key does it once.
///
/// ```no_run
/// use pipeframe::backend::{Backend, BackendError, new_key};
///
/// async fn count_up(backend: &Backend) -> Result<u32, BackendError> {
///     backend.post_once("/counter", &(), &new_key()).await
/// }
/// ```
pub fn new_key() -> String {
    let now = Moment::now().milliseconds();
    format!("{now:x}-{:08x}{:08x}", digits(), digits())
}

/// When a key was made, in milliseconds since 1970.
pub fn made_at(key: &str) -> Option<i64> {
    let (made, _) = key.split_once('-')?;
    i64::from_str_radix(made, 16).ok()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_tells_when_it_was_made() {
        assert_eq!(made_at("1a2b-0f"), Some(0x1a2b));
        assert_eq!(made_at("-"), None);
        assert_eq!(made_at("key"), None);
    }
}
