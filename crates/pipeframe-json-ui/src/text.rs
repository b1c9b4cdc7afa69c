//! Texts that people see.

use crate::markdown::{self, Node};

/// A text of the app, for people to read. Characters that change how others are shown are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    shown: String,
}

impl Text {
    /// A text without the characters that change how others are shown, such as those that turn the direction of writing.
    pub fn new(written: &str) -> Self {
        let shown = written.chars().filter(|letter| !is_hidden(*letter));
        Self {
            shown: shown.collect(),
        }
    }

    /// All of it.
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// What Pipedrive shows of it: so many characters at most, then an ellipsis.
    pub fn cut(&self, longest: usize) -> String {
        match self.shown.char_indices().nth(longest) {
            Some((end, _)) => [self.shown.get(..end).unwrap_or_default(), "\u{2026}"].concat(),
            None => self.shown.clone(),
        }
    }
}

/// Whether a character is a control character, or one that turns the direction of the text around it.
pub(crate) fn is_hidden(letter: char) -> bool {
    let is_space = matches!(letter, '\n' | '\t' | '\r');
    let turns = matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    turns || (letter.is_control() && !is_space)
}

/// A text that may be Markdown.
#[derive(Clone, Debug, PartialEq)]
pub enum FormattedText {
    /// A text as it is. Pipedrive makes links of the addresses in it.
    Plain(Text),
    /// Markdown of the documented subset.
    Markdown(Vec<Node>),
}

impl FormattedText {
    /// A text, read as Markdown or not.
    pub fn new(written: &str, is_markdown: bool) -> Self {
        if is_markdown {
            Self::Markdown(markdown::parse(written))
        } else {
            Self::Plain(Text::new(written))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_shows_nothing_that_hides_or_turns_others() {
        assert_eq!(
            Text::new("a\u{202E}gnp.exe\u{0}\u{2066}b\n").as_str(),
            "agnp.exeb\n"
        );
    }

    #[test]
    fn a_long_text_is_cut_by_characters() {
        assert_eq!(Text::new("äöü").cut(2), "äö\u{2026}");
        assert_eq!(Text::new("äö").cut(2), "äö");
    }
}
