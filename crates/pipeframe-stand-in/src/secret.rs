//! Values that only those may know to whom they were given, in the forms that Pipedrive's have.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// So long are access tokens, which need at least `varchar(768)`: an app that cuts them off is found out here.
const ACCESS_TOKEN: usize = 192;

/// An access token: `v1u:`, base64, `:`, base64.
pub fn access_token() -> String {
    let head = STANDARD.encode(random::<ACCESS_TOKEN>());
    let tail = STANDARD.encode(random::<ACCESS_TOKEN>());
    format!("v1u:{head}:{tail}")
}

/// A refresh token: `1:1:` and 40 hexadecimal digits.
pub fn refresh_token() -> String {
    format!("1:1:{}", hexadecimal(&random::<20>()))
}

/// An authorisation code: two numbers and 42 hexadecimal digits.
pub fn code(user: u64, company: u64) -> String {
    format!("{user}.{company}.{}", hexadecimal(&random::<21>()))
}

/// A value that nobody guesses.
pub fn ticket() -> String {
    hexadecimal(&random::<16>())
}

/// A UUID of version 4.
pub fn uuid() -> String {
    let mut bytes = random::<16>();
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let digits = hexadecimal(&bytes);
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32];
    parts.map(|part| &digits[part]).join("-")
}

/// What stands in an Authorization header of HTTP Basic.
pub fn basic(user: &str, password: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{user}:{password}")))
}

/// The name and the password of a header of HTTP Basic.
pub fn read_basic(header: &str) -> Option<(String, String)> {
    let (scheme, value) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let text = String::from_utf8(STANDARD.decode(value.trim()).ok()?).ok()?;
    let (user, password) = text.split_once(':')?;
    Some((user.to_owned(), password.to_owned()))
}

fn random<const LENGTH: usize>() -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    if getrandom::fill(&mut bytes).is_err() {
        // Without the system's random numbers each token would be the same: that helps nobody.
        std::process::abort();
    }
    bytes
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or_default();
    let digits = bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 0x0f)]);
    digits.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_have_the_forms_of_pipedrives_and_no_two_are_the_same() {
        let access = access_token();
        assert!(access.starts_with("v1u:") && access.len() > 500);
        assert_eq!(refresh_token().len(), "1:1:".len() + 40);
        assert_eq!(code(12, 345).len(), "12.345.".len() + 42);
        assert_eq!(uuid().len(), 36);
        assert_ne!(access_token(), access_token());
    }

    #[test]
    fn basic_credentials_are_read_back_whatever_colons_the_password_has() {
        let header = basic("app", "a:b/c");
        let read = read_basic(&header).unwrap();
        assert_eq!(read, ("app".to_owned(), "a:b/c".to_owned()));
        for wrong in ["Bearer x", "Basic", "Basic %%", "Basic YWJj"] {
            assert_eq!(read_basic(wrong), None, "{wrong}");
        }
    }
}
