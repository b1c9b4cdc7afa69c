//! One build for each page.

/// Whether a page is in this build. A release is built once for each page that is named like this in `src`, so that none
/// carries the code of the others; a development build holds all of them.
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
        const { $crate::surface::is_page(option_env!("PIPEFRAME_PAGE"), $page) }
    };
}

/// Whether the page is the one that is built, or all are. For [`is_built`](crate::is_built), which the compiler decides.
#[doc(hidden)]
pub const fn is_page(built: Option<&str>, page: &str) -> bool {
    let Some(built) = built else {
        return true;
    };
    let (built, page) = (built.as_bytes(), page.as_bytes());
    let mut index = 0;
    while index < built.len() && index < page.len() && built[index] == page[index] {
        index += 1;
    }
    index == built.len() && index == page.len()
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
    fn any_other_build_holds_every_page() {
        assert!(is_page(None, "panel"));
    }
}
