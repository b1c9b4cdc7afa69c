//! What the Developer Hub makes up for an app and its extensions.

use js_sys::Math;

/// A text that no other extension has, in the form of Pipedrive's identifiers. It protects nothing.
pub(super) fn identifier() -> String {
    let digits = |count: usize| -> String {
        let digit = || char::from_digit(u32::from(random_digit()), 16).unwrap_or('0');
        (0..count).map(|_| digit()).collect()
    };
    [8, 4, 4, 4, 12].map(digits).join("-")
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a whole number from 0 to 15"
)]
fn random_digit() -> u8 {
    (Math::random() * 16.0) as u8
}
