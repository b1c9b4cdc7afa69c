//! Which page an address names.

/// The name of the page that is asked for: the last piece of the path, so that an app may be served from below any folder. Empty where no
/// page is named; in a development build the preview is there, which is a program of its own.
///
/// ```no_run
/// use pipeframe::surface::{StartFailure, page_name, show_failure};
/// # fn panel() {}
///
/// match page_name().as_str() {
///     "" => show_failure(StartFailure::OutsidePipedrive),
///     "panel" => panel(),
///     _ => show_failure(StartFailure::UnknownPage),
/// }
/// ```
pub fn page_name() -> String {
    web_sys::window()
        .and_then(|window| window.location().pathname().ok())
        .and_then(|path| {
            path.split('/')
                .rfind(|piece| !piece.is_empty())
                .map(str::to_owned)
        })
        .unwrap_or_default()
}
