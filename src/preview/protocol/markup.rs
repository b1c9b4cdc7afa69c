//! The few HTML tags that an activity's texts may hold.

/// What `note` and `description` of an activity may use (<https://github.com/pipedrive/app-extensions-sdk>).
pub(super) const ALLOWED: [&str; 5] = ["ul", "li", "b", "u", "i"];

/// The first tag of a text that isn't among [`ALLOWED`], as it was written.
pub(super) fn forbidden_tag(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let name = tag_name(rest);
        let is_allowed = ALLOWED
            .iter()
            .any(|allowed| allowed.eq_ignore_ascii_case(name.trim_start_matches('/')));
        if !name.trim_start_matches('/').is_empty() && !is_allowed {
            return Some(name);
        }
    }
    None
}

/// The name after a `<`, with a leading slash; empty when this isn't a tag, as in "1 < 2".
fn tag_name(text: &str) -> &str {
    let slash = usize::from(text.starts_with('/'));
    let length = text[slash..]
        .find(|character: char| !character.is_ascii_alphanumeric() && character != '!')
        .unwrap_or(text.len() - slash);
    let starts_like_a_tag = text[slash..]
        .starts_with(|character: char| character.is_ascii_alphabetic() || character == '!');
    if starts_like_a_tag {
        &text[..slash + length]
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_emphasis_are_allowed_and_nothing_else() {
        let cases = [
            ("<ul><li><b>a</b> <u>b</u> <i>c</i></li></ul>", None),
            ("<UL><LI>a</LI></UL>", None),
            ("1 < 2 and 3 <4", None),
            ("<p>a</p>", Some("p")),
            ("a<br/>b", Some("br")),
            ("<b>a</b></div>", Some("/div")),
            ("<script>alert(1)</script>", Some("script")),
            ("<!-- a -->", Some("!")),
            ("<img src=x onerror=alert(1)>", Some("img")),
        ];
        for (text, expected) in cases {
            assert_eq!(forbidden_tag(text), expected, "{text}");
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod properties {
        use super::*;
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn any_text_is_read_without_a_panic(text in ".{0,80}") {
                let _ = forbidden_tag(&text);
            }
        }
    }
}
