//! What an iframe was given in its address, made readable.

use serde_json::Value;

/// The parameters of an address in their order, percent-decoded.
pub(super) fn parameters(address: &str) -> Vec<(String, String)> {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let query = query.split_once('#').map_or(query, |(query, _)| query);
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (percent_decoded(name), percent_decoded(value))
        })
        .collect()
}

fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while let Some(&byte) = bytes.get(index) {
        let escape = (byte == b'%').then(|| hex_pair(bytes, index + 1)).flatten();
        decoded.push(match (escape, byte) {
            (Some(value), _) => value,
            (None, b'+') => b' ',
            (None, byte) => byte,
        });
        index += if escape.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

fn hex_pair(bytes: &[u8], at: usize) -> Option<u8> {
    let digit = |index: usize| {
        let value = char::from(*bytes.get(index)?).to_digit(16)?;
        u8::try_from(value).ok()
    };
    Some(digit(at)? * 16 + digit(at + 1)?)
}

/// What a signed token says: the middle part, read but not verified. `None` for anything but a token.
pub(super) fn claims(token: &str) -> Option<Value> {
    let mut parts = token.split('.');
    let (_, payload, _) = (parts.next()?, parts.next()?, parts.next()?);
    serde_json::from_slice(&base64url(payload)?).ok()
}

fn base64url(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let mut bits = 0_u32;
    let mut count = 0;
    for character in text.trim_end_matches('=').bytes() {
        bits = (bits << 6) | u32::from(sextet(character)?);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xff).ok()?);
        }
    }
    Some(bytes)
}

const fn sextet(character: u8) -> Option<u8> {
    Some(match character {
        b'A'..=b'Z' => character - b'A',
        b'a'..=b'z' => character - b'a' + 26,
        b'0'..=b'9' => character - b'0' + 52,
        b'-' | b'+' => 62,
        b'_' | b'/' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn parameters_are_decoded_in_order() {
        let address =
            "http://localhost:8080/modal?selectedIds=1%2C9&data=%7B%22a%22%3A%22b+c%22%7D&flag#x=1";
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            parameters(address),
            [
                pair("selectedIds", "1,9"),
                pair("data", r#"{"a":"b c"}"#),
                pair("flag", "")
            ]
        );
        assert!(parameters("http://localhost/").is_empty());
    }

    #[test]
    fn broken_escapes_stay_as_they_are() {
        assert_eq!(parameters("/?a=%zz%4")[0].1, "%zz%4");
    }

    #[test]
    fn the_claims_of_a_token_are_read() {
        let token = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VySWQiOjEyMzQ1LCJleHAiOjl9.c2lnbmF0dXJl";
        assert_eq!(claims(token), Some(json!({ "userId": 12345, "exp": 9 })));
        assert_eq!(claims("not a token"), None);
        assert_eq!(claims("a.!.c"), None);
    }
}
