//! Which pages a build has.

/// Whether a page is in this build. A release with `--programs` is built once for each page that Cargo.toml names, so that none carries the
/// code of the others; other builds hold all of them. A page that Cargo.toml leaves out does not compile in a release:
///
/// ```toml
/// [package.metadata.pipeframe]
/// pages = ["panel", "settings"]
/// ```
///
/// ```no_run
/// use pipeframe::is_built;
/// # fn panel() {}
/// # fn settings() {}
///
/// # let page = "panel";
/// match page {
///     "panel" if is_built!("panel") => panel(),
///     "settings" if is_built!("settings") => settings(),
///     _ => pipeframe::surface::show_failure(pipeframe::surface::StartFailure::UnknownPage),
/// }
/// ```
#[macro_export]
macro_rules! is_built {
    ($page:literal) => {
        const {
            assert!(
                $crate::surface::is_named(option_env!("PIPEFRAME_PAGES"), $page),
                "Cargo.toml does not name this page: add it to `pages` of [package.metadata.pipeframe]"
            );
            $crate::surface::is_page(option_env!("PIPEFRAME_PAGE"), $page)
        }
    };
}

/// Whether the page is the one that is built, or all are. For [`is_built`](crate::is_built), which the compiler decides.
#[doc(hidden)]
pub const fn is_page(built: Option<&str>, page: &str) -> bool {
    let Some(built) = built else {
        return true;
    };
    is_word_at(built.as_bytes(), 0, page.as_bytes())
}

/// Whether the page is one of those that Cargo.toml names, as far as the build says which. For [`is_built`](crate::is_built).
#[doc(hidden)]
pub const fn is_named(pages: Option<&str>, page: &str) -> bool {
    let Some(pages) = pages else {
        return true;
    };
    let (pages, page) = (pages.as_bytes(), page.as_bytes());
    let mut start = 0;
    while start < pages.len() {
        if is_word_at(pages, start, page) {
            return true;
        }
        while start < pages.len() && pages[start] != b' ' {
            start += 1;
        }
        start += 1;
    }
    false
}

/// Whether the word stands at a place of a text, and ends where the text or its next space is.
const fn is_word_at(text: &[u8], start: usize, word: &[u8]) -> bool {
    let mut length = 0;
    while length < word.len() && start + length < text.len() && text[start + length] == word[length]
    {
        length += 1;
    }
    let end = start + length;
    length == word.len() && (end == text.len() || text[end] == b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_for_one_page_holds_that_page_only() {
        assert!(is_page(Some("panel"), "panel"));
        for other in ["panels", "pan", "", "modal"] {
            assert!(!is_page(Some("panel"), other), "{other}");
        }
    }

    #[test]
    fn a_page_that_the_build_does_not_name_is_found_out() {
        let pages = Some("panel floating-window");
        assert!(is_named(pages, "panel") && is_named(pages, "floating-window"));
        for other in ["window", "floating", "panels", "pan", ""] {
            assert!(!is_named(pages, other), "{other}");
        }
        assert!(is_named(None, "panel"));
    }

    #[test]
    fn any_other_build_holds_every_page() {
        assert!(is_page(None, "panel"));
    }
}
