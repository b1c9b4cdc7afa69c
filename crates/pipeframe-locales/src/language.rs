use super::pseudo::MIRRORED;

/// The language of a tag without script and region: `pt` of `pt-BR`.
pub fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// Whether a language is written from right to left.
pub fn is_right_to_left(tag: &str) -> bool {
    const LANGUAGES: [&str; 10] = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];
    tag == MIRRORED || LANGUAGES.contains(&primary(tag))
}

/// Whether a text can be the name of a file of texts: a tag of BCP 47 in its usual form, such as `de`, `pt-BR` or `zh-Hant-TW`.
pub(crate) fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let primary = parts.next().unwrap_or_default();
    let is_language = (2..=3).contains(&primary.len()) && is_small(primary);
    is_language
        && parts.all(|part| match part.len() {
            2 => part.bytes().all(|byte| byte.is_ascii_uppercase()),
            3 => part.bytes().all(|byte| byte.is_ascii_digit()),
            4 => part.starts_with(|first: char| first.is_ascii_uppercase()) && is_small(&part[1..]),
            _ => false,
        })
}

fn is_small(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_written_in_its_usual_form() {
        for tag in ["en", "pt-BR", "zh-Hant", "zh-Hant-TW", "es-419", "fil"] {
            assert!(is_tag(tag), "{tag}");
        }
        for text in ["", "EN", "en_GB", "pt-br", "english", "e", "zh-hant", "de-"] {
            assert!(!is_tag(text), "{text}");
        }
    }

    #[test]
    fn some_languages_are_written_from_right_to_left() {
        assert!(is_right_to_left("ar-EG") && is_right_to_left("he") && is_right_to_left(MIRRORED));
        assert!(!is_right_to_left("en") && !is_right_to_left("arn"));
    }
}
