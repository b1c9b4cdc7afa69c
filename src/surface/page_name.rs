//! Which page an address names.

/// The name of the page that is asked for: the last piece of the path, so that an app may be served from below any folder. Empty at the
/// top level, where a development build shows the preview.
///
/// ```no_run
/// use pipeframe::surface::{StartFailure, page_name, show_failure};
/// # fn panel() {}
///
/// match page_name().as_str() {
///     #[cfg(debug_assertions)]
///     "" => pipeframe::preview::mount(),
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
