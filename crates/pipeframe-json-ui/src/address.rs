//! Addresses that others wrote: which of them may become a link.

/// An address as it is written. Only [`href`](Self::href) may become a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    written: String,
}

/// Schemes that open something and run nothing.
const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

impl Address {
    /// An address as it is written.
    pub fn new(written: &str) -> Self {
        Self {
            written: written.to_owned(),
        }
    }

    /// As it is written, for people to read.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// What a link leads to; `None` for what no link may lead to, such as `javascript:…` or a path of the page itself.
    ///
    /// A host without a scheme, such as `pipedrive.com/help`, is taken for one of https.
    pub fn href(&self) -> Option<String> {
        // Browsers skip tabs and line ends inside an address, and control characters around it.
        let is_skipped = |letter: char| letter.is_control() || letter == ' ';
        let address = self.written.trim_matches(is_skipped);
        if address.is_empty() || address.contains(|letter: char| letter.is_control()) {
            return None;
        }
        let begins = |letter: char| matches!(letter, ':' | '/' | '?' | '#' | '\\');
        match address.split_once(begins) {
            Some((scheme, _)) if address[scheme.len()..].starts_with(':') => {
                let known = SCHEMES
                    .iter()
                    .any(|known| scheme.eq_ignore_ascii_case(known));
                if known {
                    return Some(address.to_owned());
                }
                let has_port =
                    address[scheme.len() + 1..].starts_with(|next: char| next.is_ascii_digit());
                (is_host(scheme) && has_port).then(|| ["https://", address].concat())
            }
            Some((host, _)) if is_host(host) => Some(["https://", address].concat()),
            None if is_host(address) => Some(["https://", address].concat()),
            _ => None,
        }
    }

    /// Whether it has a scheme of its own that a link may have.
    pub(crate) fn has_scheme(&self) -> bool {
        let scheme = self.written.split_once(':').map(|(scheme, _)| scheme);
        scheme.is_some_and(|scheme| {
            SCHEMES
                .iter()
                .any(|known| scheme.eq_ignore_ascii_case(known))
        })
    }
}

/// Whether a text is the name of a host on the internet, such as `pipedrive.com`.
fn is_host(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|letter| letter.is_alphanumeric() || letter == '-')
    };
    text.contains('.') && text.split('.').all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_opens_something_is_a_link_and_what_runs_something_is_not() {
        let cases = [
            ("https://a.test/x?y#z", Some("https://a.test/x?y#z")),
            ("HTTP://a.test", Some("HTTP://a.test")),
            ("mailto:a@b.test", Some("mailto:a@b.test")),
            ("tel:+372", Some("tel:+372")),
            ("pipedrive.com", Some("https://pipedrive.com")),
            (
                "pipedrive.com/help?a:b",
                Some("https://pipedrive.com/help?a:b"),
            ),
            ("pipedrive.com:8080/x", Some("https://pipedrive.com:8080/x")),
            (" https://a.test ", Some("https://a.test")),
            ("javascript:alert(1)", None),
            ("JaVaScRiPt:alert(1)", None),
            ("java\nscript:alert(1)", None),
            ("\u{1}javascript:alert(1)", None),
            ("javascript.test:alert(1)", None),
            ("data:text/html,x", None),
            ("vbscript:x", None),
            ("blob:https://a.test/x", None),
            ("file:///etc/passwd", None),
            ("//a.test/x", None),
            ("\\\\a.test", None),
            ("/settings", None),
            ("#part", None),
            ("", None),
            ("words", None),
        ];
        for (written, expected) in cases {
            assert_eq!(
                Address::new(written).href().as_deref(),
                expected,
                "{written:?}"
            );
        }
    }
}
