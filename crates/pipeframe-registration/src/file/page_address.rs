//! Which addresses of pages a frame may be given.

/// Whether this is a web address, or one that is relative to the file. Anything else, such as `javascript:`, would run in the page
/// that has the frame. Browsers ignore control characters in an address, so that none may be in it.
pub(super) fn is_page_address(url: &str) -> bool {
    let is_plain = !url.starts_with(char::is_whitespace) && !url.contains(char::is_control);
    let before_path = url.split(['/', '?', '#']).next().unwrap_or(url);
    let has_allowed_scheme = match before_path.split_once(':') {
        None => true,
        Some((scheme, _)) => {
            let is_web = ["https", "http"]
                .iter()
                .any(|web| scheme.eq_ignore_ascii_case(web));
            is_web
                && url
                    .get(scheme.len()..)
                    .is_some_and(|rest| rest.starts_with("://"))
        }
    };
    is_plain && has_allowed_scheme
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::file::{RegistrationFile, read};

    fn file_with(url: &str) -> RegistrationFile {
        read(&json!({ "name": "Contracts", "panels": [{ "url": url }] }).to_string())
    }

    #[test]
    fn an_address_that_would_run_code_is_refused() {
        for url in [
            "javascript:alert(1)",
            "javascript://example.com/%0aalert(1)",
            " javascript://example.com/%0aalert(1)",
            "JaVaScRiPt://example.com/%0aalert(1)",
            "java\tscript://example.com/%0aalert(1)",
            "\u{1}javascript://example.com/%0aalert(1)",
            "data:text/html,<script>alert(1)</script>",
            "blob:https://example.com/1",
            "file:///etc/passwd",
        ] {
            let file = file_with(url);
            assert_eq!(file.registration.panels, [], "{url}");
            let [mistake] = file.mistakes.as_slice() else {
                panic!("{:?}", file.mistakes);
            };
            assert_eq!(mistake.place, "/panels/0/url", "{url}");
            assert!(mistake.to_string().ends_with("such as /panel."));
        }
    }

    #[test]
    fn an_address_of_a_page_is_taken_as_it_is() {
        for url in [
            "https://app.example.com/panel?a=b:c#d",
            "HTTP://localhost:3000/panel",
            "/panel",
            "pages/panel",
            "panel?next=https://app.example.com",
        ] {
            let file = file_with(url);
            assert_eq!(file.mistakes, [], "{url}");
            assert_eq!(file.registration.panels[0].url, url);
        }
    }
}
