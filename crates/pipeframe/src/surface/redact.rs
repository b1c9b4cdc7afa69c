//! Takes secrets out of texts that are shown or copied.

/// Replaces every word that looks like a signed token: three long pieces of base64url with dots between them.
///
/// ```
/// use pipeframe::surface::redact;
///
/// let text = "GET /api?token=eyJhbGciOiJI.eyJ1c2VySWQi.c2lnbmF0dXJl failed";
/// assert_eq!(redact(text), "GET /api?token=(hidden) failed");
/// ```
pub fn redact(text: &str) -> String {
    let is_other = |character: char| !is_token_character(character);
    let mut clean = String::with_capacity(text.len());
    for piece in text.split_inclusive(is_other) {
        let word = piece.trim_end_matches(is_other);
        clean.push_str(if is_token(word) { "(hidden)" } else { word });
        clean.extend(piece.chars().next_back().filter(|last| is_other(*last)));
    }
    clean
}

fn is_token_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.')
}

fn is_token(word: &str) -> bool {
    // Something may stand before or behind it with a dot between.
    let mut long = 0;
    word.split('.').any(|piece| {
        long = if piece.len() >= 8 { long + 1 } else { 0 };
        long == 3
    })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ordinary_text_is_left_as_it_is() {
        for text in [
            "",
            "src/panel/mod.rs:12:5",
            "www.pipedrive.com",
            "1.2.3",
            "é – ü",
        ] {
            assert_eq!(redact(text), text);
        }
    }

    proptest! {
        #[test]
        fn no_token_is_left_wherever_it_stands(
            before in "([ =\"&/:\n]{0,4}|x\\.)",
            token in "[A-Za-z0-9_-]{8,40}\\.[A-Za-z0-9_-]{8,80}\\.[A-Za-z0-9_-]{8,43}",
            after in "([ \"&/:\n]{0,4}|\\.json|\\.\\. )",
        ) {
            let clean = redact(&format!("{before}{token}{after}"));
            prop_assert!(!clean.contains(&token));
            let is_apart = |text: &str| !text.contains(is_token_character);
            if is_apart(&before) && is_apart(&after) {
                prop_assert_eq!(clean, format!("{before}(hidden){after}"));
            }
        }
    }
}
