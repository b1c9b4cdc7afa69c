//! Masks signed tokens in what is shown, copied and exported.

use serde_json::Value;

/// A token that is safe to show: its length and nothing that signs.
pub(crate) fn masked(token: &str) -> String {
    let head: String = token.chars().take(4).collect();
    format!("{head}… ({} characters)", token.len())
}

/// A value with every signed token in it masked, wherever it is.
pub(crate) fn without_tokens(value: &Value) -> Value {
    match value {
        Value::String(text) if looks_signed(text) => Value::from(masked(text)),
        Value::Array(items) => items.iter().map(without_tokens).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(key, item)| (key.clone(), without_tokens(item)))
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

/// A text with every signed token in it masked, as in an error that repeats an address.
pub(crate) fn text_without_tokens(text: &str) -> String {
    let belongs = |character: char| character.is_ascii_alphanumeric() || "-_.".contains(character);
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("eyJ") {
        let found = &rest[start..];
        let end = found
            .find(|character| !belongs(character))
            .unwrap_or(found.len());
        let word = found[..end].trim_end_matches('.');
        shown.push_str(&rest[..start]);
        if looks_signed(word) {
            shown.push_str(&masked(word));
        } else {
            shown.push_str(word);
        }
        rest = &found[word.len()..];
    }
    shown.push_str(rest);
    shown
}

/// An address with its token masked.
pub(crate) fn address_without_token(address: &str) -> String {
    const MARK: &str = "token=";
    let Some(start) = address.rfind(MARK).map(|start| start + MARK.len()) else {
        return address.to_owned();
    };
    let end = address[start..]
        .find(['&', '#'])
        .map_or(address.len(), |length| start + length);
    format!("{}•••{}", &address[..start], &address[end..])
}

fn looks_signed(text: &str) -> bool {
    text.starts_with("eyJ") && text.split('.').count() == 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn tokens_are_masked_wherever_they_are() {
        let value = json!({ "data": [{ "token": "eyJhbGciOiJI.eyJ9.c2lnbmF0dXJl" }], "n": 1 });
        let text = without_tokens(&value).to_string();
        assert!(!text.contains("c2lnbmF0dXJl"), "{text}");
        assert!(text.contains("\"n\":1"));
    }

    #[test]
    fn tokens_are_masked_within_a_text() {
        let text =
            "GET /x?token=eyJhbGciOiJI.eyJ9.c2lnbmF0dXJl&a=1 failed, and eyJhbGciOiJI.eyJ9.c2ln.";
        assert_eq!(
            text_without_tokens(text),
            "GET /x?token=eyJh… (30 characters)&a=1 failed, and eyJh… (22 characters)."
        );
        for plain in ["Try later.", "eyJ", "Say eyJust. Now"] {
            assert_eq!(text_without_tokens(plain), plain);
        }
    }

    #[test]
    fn a_masked_token_keeps_its_signature_to_itself() {
        let masked = masked("eyJhbGciOiJIUzI1NiJ9.eyJ9.c2lnbmF0dXJl");
        assert_eq!(masked, "eyJh… (38 characters)");
    }

    #[test]
    fn an_address_is_shown_without_its_token() {
        let cases = [
            (
                "https://a.test/?id=1&token=a.b.c",
                "https://a.test/?id=1&token=•••",
            ),
            (
                "https://a.test/?token=a.b.c&id=1#/x",
                "https://a.test/?token=•••&id=1#/x",
            ),
            ("https://a.test/", "https://a.test/"),
        ];
        for (address, shown) in cases {
            assert_eq!(address_without_token(address), shown);
        }
    }
}
