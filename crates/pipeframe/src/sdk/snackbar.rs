//! `show_snackbar`

use serde::Serialize;

use crate::kit::allowed_href;

/// A passing message at the edge of Pipedrive's window.
///
/// ```
/// use pipeframe::sdk::Snackbar;
///
/// let snackbar = Snackbar::new("Proposal sent").link("Open vehicle", "https://app.example.test/vehicles/3");
/// # let _ = snackbar;
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Snackbar {
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<Link>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Link {
    url: String,
    label: String,
}

impl Snackbar {
    /// A message of one short sentence.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            link: None,
        }
    }

    /// A link behind the message; Pipedrive opens it in a new tab. An address that [`allowed_href`] refuses, such as one with
    /// `javascript:` out of somebody's record, gives no link.
    #[must_use]
    pub fn link(mut self, label: impl Into<String>, url: impl Into<String>) -> Self {
        self.link = allowed_href(&url.into()).map(|url| Link {
            url: url.to_owned(),
            label: label.into(),
        });
        self
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use serde_json::json;

    use super::Snackbar;

    #[test]
    fn an_address_that_may_not_be_followed_gives_no_link() {
        let written = |url: &str| {
            let snackbar = Snackbar::new("Proposal sent").link("Open proposal", url);
            serde_json::to_value(snackbar).unwrap()
        };
        for url in [
            "javascript:alert(1)",
            " JaVaScRiPt:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "//example.com",
            "",
        ] {
            assert_eq!(written(url), json!({ "message": "Proposal sent" }), "{url}");
        }
        let link = json!({ "url": "https://example.com/1", "label": "Open proposal" });
        assert_eq!(written("https://example.com/1")["link"], link);
    }
}
