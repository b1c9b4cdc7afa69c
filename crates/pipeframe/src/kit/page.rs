use leptos::prelude::*;

use super::{Content, Node, html};

/// A page of a surface: what it holds below each other, with room around it, under a heading.
///
/// Pipedrive shows a title above most frames already; then the heading is there for those who hear the page.
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::Page;
///
/// #[component]
/// fn Greeting() -> impl IntoView {
///     view! {
///         <Page title="My extension">
///             <p>"Hello"</p>
///         </Page>
///     }
/// }
/// ```
#[component(transparent)]
pub fn Page<'a>(
    /// The heading, in sentence case.
    title: &'static str,
    /// Whether the heading is seen, as on a settings page.
    #[prop(optional)]
    shows_title: bool,
    /// What the page holds.
    children: Content<'a>,
) -> Node {
    let class = if shows_title {
        "padded-page-title"
    } else {
        "visually-hidden"
    };
    let heading = html::h1().class(class).child(title);
    html::main()
        .class("padded-page")
        .child(heading)
        .child(children)
}
