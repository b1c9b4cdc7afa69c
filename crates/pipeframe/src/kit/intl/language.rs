/// The locale for texts with words in them: the first of the reader's languages that is the page's language too, with
/// its region, else the page's language itself.
pub(super) fn for_words(page: &str, reader: &[String]) -> String {
    let own = reader
        .iter()
        .find(|language| primary(language).eq_ignore_ascii_case(primary(page)));
    own.cloned().unwrap_or_else(|| page.to_owned())
}

/// The language of a tag without script and region: `pt` of `pt-BR`.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use super::for_words;

    fn chosen(reader: &[&str]) -> String {
        let reader: Vec<String> = reader.iter().map(ToString::to_string).collect();
        for_words("en", &reader)
    }

    #[test]
    fn a_reader_of_the_pages_language_gets_their_region() {
        assert_eq!(chosen(&["en-GB", "en-US"]), "en-GB");
        assert_eq!(chosen(&["et-EE", "en-GB"]), "en-GB");
    }

    #[test]
    fn a_reader_of_other_languages_gets_the_pages_own() {
        assert_eq!(chosen(&["et-EE", "de"]), "en");
        assert_eq!(chosen(&[]), "en");
    }

    #[test]
    fn languages_are_compared_as_a_whole() {
        assert_eq!(chosen(&["enm", "EN-AU"]), "EN-AU");
    }
}
