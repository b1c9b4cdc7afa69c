//! Signed tokens out of what is shown, copied and exported.

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
        plain => plain.clone(),
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
}
