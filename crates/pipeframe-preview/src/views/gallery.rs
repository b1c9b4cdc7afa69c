//! The app's page of all components, in a frame as wide as one of Pipedrive's surfaces.
//!
//! It is at `?at=gallery`, with `theme` and `width`. The components are the library's, which the preview must not know: what is shown is
//! the page `/gallery` of the app.

use leptos::prelude::*;

use crate::opening::Gallery;
use crate::surface::Theme;

use super::element::set_root_attribute;

/// The frame, and links to the other themes and widths.
#[component]
pub(crate) fn ComponentGallery(gallery: Gallery) -> impl IntoView {
    set_root_attribute("data-theme", gallery.theme.as_str());
    let themes = Theme::ALL.map(|theme| Gallery {
        theme,
        ..gallery.clone()
    });
    let widths = Gallery::WIDTHS.map(|width| Gallery {
        width,
        ..gallery.clone()
    });
    let of_theme = |other: &Gallery| {
        (
            other.theme.as_str().to_owned(),
            other.theme == gallery.theme,
        )
    };
    let of_width = |other: &Gallery| (format!("{} px", other.width), other.width == gallery.width);
    let themes = themes.map(|other| link(&other, of_theme(&other)));
    let widths = widths.map(|other| link(&other, of_width(&other)));
    view! {
        <main class="component-gallery" id="page">
            <h1>"Components"</h1>
            <nav aria-label="Theme">{themes.into_iter().collect_view()}</nav>
            <nav aria-label="Width">{widths.into_iter().collect_view()}</nav>
            {gallery.notice.clone().map(|notice| view! { <p role="status">{notice}</p> })}
            <iframe
                title="Components"
                src=gallery.frame()
                style:width=format!("{}px", gallery.width)
            ></iframe>
        </main>
    }
    .into_any()
}

fn link(gallery: &Gallery, (label, is_shown): (String, bool)) -> AnyView {
    let current = is_shown.then_some("page");
    view! { <a href=gallery.link() aria-current=current>{label}</a> }.into_any()
}
