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
        Value::String(text) => Value::from(text_without_tokens(text)),
        Value::Array(items) => items.iter().map(without_tokens).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(key, item)| (text_without_tokens(key), without_tokens(item)))
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
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
    text_without_tokens(&format!("{}•••{}", &address[..start], &address[end..]))
}

/// A token has three parts; what stands behind it without a space may look like a fourth.
fn looks_signed(text: &str) -> bool {
    text.starts_with("eyJ") && text.split('.').count() >= 3
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

    #[cfg(not(target_arch = "wasm32"))]
    mod properties {
        use super::*;
        use proptest::prelude::*;

        fn token() -> impl Strategy<Value = String> {
            "eyJ[a-zA-Z0-9_-]{10,30}\\.eyJ[a-zA-Z0-9_-]{10,60}\\.[a-zA-Z0-9_-]{20,43}"
        }

        proptest! {
            #[test]
            fn no_signature_is_left_wherever_the_token_stands(
                token in token(), before in "\\PC{0,12}", after in "\\PC{0,12}", depth in 0_usize..4
            ) {
                let signature = token.rsplit('.').next().unwrap_or_default().to_owned();
                let text = format!("{before}{token}{after}");
                prop_assert!(!text_without_tokens(&text).contains(&signature));
                let mut value = json!({ "field": text, (text.as_str()): 1 });
                for _ in 0..depth {
                    value = json!([{ "inside": value }]);
                }
                prop_assert!(!without_tokens(&value).to_string().contains(&signature));
            }

            #[test]
            fn no_signature_is_left_in_an_address(token in token(), own in "(token=[a-z]{0,3}&)?", fragment in "(#(token=[a-z]{0,3})?)?") {
                let signature = token.rsplit('.').next().unwrap_or_default().to_owned();
                let address = format!("https://app.example.com/panel?{own}id=1&token={token}{fragment}");
                prop_assert!(!address_without_token(&address).contains(&signature));
            }
        }
    }
}
