//! The interface theme of the person who looks at the page.

use super::RawQuery;

/// Pipedrive's two themes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// The default, and what any unknown value means.
    #[default]
    Light,
    /// Chosen by the user in Pipedrive's interface preferences.
    Dark,
}

impl Theme {
    /// Reads `theme` as Pipedrive's SDK does: dark when it says `dark`, else light.
    pub fn read(query: &RawQuery) -> Self {
        query.get("theme").map(Self::from_word).unwrap_or_default()
    }

    /// The theme that a word of the SDK stands for; any other than `dark` is light.
    pub fn from_word(word: &str) -> Self {
        if word == "dark" {
            Self::Dark
        } else {
            Self::Light
        }
    }

    /// The word that the address, the SDK and the page's `data-theme` use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_word_dark_means_dark() {
        let read = |query| Theme::read(&RawQuery::parse(query));

        assert_eq!(read("?theme=dark"), Theme::Dark);
        for light in [
            "?theme=light",
            "?theme=DARK",
            "?theme=",
            "?",
            "?theme=light&theme=dark",
        ] {
            assert_eq!(read(light), Theme::Light, "{light}");
        }
    }
}
