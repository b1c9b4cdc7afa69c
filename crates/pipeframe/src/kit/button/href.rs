/// The address if it may be followed from this page: `https:`, `http:`, `mailto:` and `tel:` only.
///
/// Addresses come from records that other people wrote, so a scheme such as `javascript:` or `data:` must never become
/// a link. A relative address is refused too: in an iframe it would lead to another page of the app.
///
/// ```
/// use pipeframe::kit::allowed_href;
///
/// assert_eq!(allowed_href(" https://example.com "), Some("https://example.com"));
/// assert_eq!(allowed_href("javascript:alert(1)"), None);
/// ```
pub fn allowed_href(address: &str) -> Option<&str> {
    let address =
        address.trim_matches(|character: char| character.is_whitespace() || character.is_control());
    let (scheme, rest) = address.split_once(':')?;
    let needs_host = match scheme.to_ascii_lowercase().as_str() {
        "https" | "http" => true,
        "mailto" | "tel" => false,
        _ => return None,
    };
    let rest = if needs_host {
        rest.strip_prefix("//")?
    } else {
        rest
    };
    let is_plain = !rest.is_empty() && !rest.chars().any(char::is_control);
    is_plain.then_some(address)
}

#[cfg(test)]
mod tests {
    use super::allowed_href;

    #[test]
    fn web_mail_and_telephone_addresses_are_allowed() {
        for address in [
            "https://example.com/a?b=c",
            "http://example.com",
            "mailto:a@example.com",
            "tel:+3725550100",
            "HTTPS://example.com",
        ] {
            assert_eq!(allowed_href(address), Some(address));
        }
    }

    #[test]
    fn schemes_that_run_code_or_read_files_are_refused() {
        for address in [
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "blob:https://example.com/1",
            "vbscript:x",
        ] {
            assert_eq!(allowed_href(address), None, "{address}");
        }
    }

    #[test]
    fn an_address_without_a_scheme_or_a_host_is_refused() {
        for address in [
            "",
            "example.com",
            "/panel",
            "//example.com",
            "https:",
            "https://",
            "https:example.com",
            "mailto:",
        ] {
            assert_eq!(allowed_href(address), None, "{address}");
        }
    }

    #[test]
    fn control_characters_inside_an_address_are_refused() {
        assert_eq!(allowed_href("https://exam\u{0}ple.com/"), None);
        assert_eq!(allowed_href("https://example.com/\tpath"), None);
    }

    #[test]
    fn spaces_around_an_address_are_removed() {
        assert_eq!(
            allowed_href("\t https://example.com \n"),
            Some("https://example.com")
        );
    }
}
