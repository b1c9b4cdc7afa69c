//! The pages that show components rather than a Pipedrive.

use crate::surface::Theme;

/// The page of components, as its address says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Gallery {
    /// Where the app's pages are, without a slash at the end.
    pub(crate) base: String,
    /// The theme of the components.
    pub(crate) theme: Theme,
    /// How wide their frame is.
    pub(crate) width: u32,
    /// What of the address could not be used.
    pub(crate) notice: Option<String>,
}

impl Gallery {
    /// A floating window, a panel, a modal and a settings page.
    pub(crate) const WIDTHS: [u32; 4] = [320, 385, 640, 800];

    /// Reads the decoded parameters of an address whose `at` is this page.
    pub(super) fn read(parameters: &[(String, String)], base: String, system: Theme) -> Self {
        let value = |wanted: &str| {
            let mut found = parameters.iter().filter(|(name, _)| name == wanted);
            found.next().map(|(_, value)| value.as_str())
        };
        let theme =
            value("theme").map(|word| Theme::ALL.into_iter().find(|theme| theme.as_str() == word));
        let width = value("width").map(|text| {
            let known = |width: &u32| text == width.to_string();
            Self::WIDTHS.into_iter().find(known)
        });
        let notice = match (theme, width) {
            (Some(None), _) => Some("The theme of the address is unknown: write light or dark."),
            (_, Some(None)) => {
                Some("The width of the address is unknown: write 320, 385, 640 or 800.")
            }
            _ => None,
        };
        Self {
            base,
            theme: theme.flatten().unwrap_or(system),
            width: width.flatten().unwrap_or(385),
            notice: notice.map(str::to_owned),
        }
    }

    /// The address of the frame.
    pub(crate) fn frame(&self) -> String {
        format!("{}/gallery?theme={}", self.base, self.theme.as_str())
    }

    /// The query of this page in the preview.
    pub(crate) fn link(&self) -> String {
        format!(
            "?at=gallery&theme={}&width={}",
            self.theme.as_str(),
            self.width
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Gallery;
    use crate::surface::Theme;

    fn read(pairs: &[(&str, &str)]) -> Gallery {
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        Gallery::read(&pairs, "http://localhost:8080".to_owned(), Theme::Light)
    }

    #[test]
    fn without_more_it_is_a_panel_in_the_readers_theme() {
        let gallery = read(&[("at", "gallery")]);
        assert_eq!((gallery.width, gallery.theme), (385, Theme::Light));
        assert_eq!(gallery.frame(), "http://localhost:8080/gallery?theme=light");
        assert_eq!(gallery.notice, None);
    }

    #[test]
    fn every_link_is_read_as_it_was_written() {
        for theme in Theme::ALL {
            for width in Gallery::WIDTHS {
                let written = Gallery {
                    theme,
                    width,
                    ..read(&[])
                };
                let link = written.link();
                let pairs: Vec<(&str, &str)> = link
                    .trim_start_matches('?')
                    .split('&')
                    .filter_map(|pair| pair.split_once('='))
                    .collect();
                assert_eq!(read(&pairs), written);
            }
        }
    }

    #[test]
    fn what_is_unknown_is_said() {
        for (name, value) in [("theme", "blue"), ("width", "321"), ("width", "")] {
            assert!(read(&[(name, value)]).notice.is_some(), "{name}={value}");
        }
    }
}
