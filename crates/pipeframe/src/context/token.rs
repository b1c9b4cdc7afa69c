//! The signed token, kept where it can't leak by accident.

use std::fmt;

use super::Json;

/// Pipedrive's signed token: a JWT that tells the app's own server who is looking. It lives for five minutes.
///
/// Its text leaves only by [`SignedToken::reveal`], so that every place that handles it can be found; `Debug` hides it, and
/// there is no `Display`. It gives no access to Pipedrive's API. See <https://pipedrive.readme.io/docs/custom-ui-extensions>.
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

    /// When the token was issued, in seconds since 1970, as it says itself; `None` when it can't be read.
    pub fn issued_at(&self) -> Option<f64> {
        self.claim("iat")
    }

    /// When the token ends, in seconds since 1970, as it says itself; `None` when it can't be read. Only the server can tell whether that is true.
    pub fn expires_at(&self) -> Option<f64> {
        self.claim("exp")
    }

    fn claim(&self, name: &str) -> Option<f64> {
        let payload = self.0.split('.').nth(1)?;
        let claims = Json::parse(&decode(payload)?).ok()?;
        claims.get(name)?.as_number()
    }
}

/// Decodes base64url without padding, each byte into a character: names that are not in ASCII come out wrong, but the claims that
/// are read are numbers.
fn decode(text: &str) -> Option<String> {
    let mut decoded = String::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for character in text.bytes() {
        let value = match character {
            b'A'..=b'Z' => character - b'A',
            b'a'..=b'z' => character - b'a' + 26,
            b'0'..=b'9' => character - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            decoded.push(char::from((bits >> held).to_le_bytes()[0]));
        }
    }
    Some(decoded)
}

impl fmt::Debug for SignedToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SignedToken(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expires_at(token: &str) -> Option<f64> {
        SignedToken::new(token.to_owned()).expires_at()
    }

    #[test]
    fn the_end_is_read_from_the_claims() {
        // {"userId":12345,"companyId":54321,"iat":1795305600,"exp":1795305900}
        let claims = "eyJ1c2VySWQiOjEyMzQ1LCJjb21wYW55SWQiOjU0MzIxLCJpYXQiOjE3OTUzMDU2MDAsImV4cCI6MTc5NTMwNTkwMH0";

        assert_eq!(expires_at(&format!("x.{claims}.y")), Some(1_795_305_900.0));
    }

    #[test]
    fn the_end_is_read_beside_a_name_in_any_writing() {
        // {"name":"Žofie 山","exp":1795305900}
        let claims = "eyJuYW1lIjoixb1vZmllIOWxsSIsImV4cCI6MTc5NTMwNTkwMH0";

        assert_eq!(expires_at(&format!("x.{claims}.y")), Some(1_795_305_900.0));
    }

    #[test]
    fn a_token_that_can_t_be_read_has_no_known_end() {
        for token in [
            "",
            "abc",
            "a.b.c",
            "a.!!!.c",
            "a..c",
            "a.e30.c",
            "a.eyJleHAiOiJ4In0.c",
        ] {
            assert_eq!(expires_at(token), None, "{token}");
        }
    }
}
