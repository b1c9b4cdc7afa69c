//! One line of a list in full, beside the list.

use leptos::prelude::*;

use crate::views::copying::Copying;
use crate::views::icon::{Shape, small_icon};

/// What is opened, under a header that copies and closes it.
#[component]
pub(super) fn Detail(
    /// What it is, such as "Message".
    name: &'static str,
    title: String,
    copy_label: &'static str,
    /// What a pointer is told of the button that copies.
    #[prop(optional)]
    copy_note: Option<&'static str>,
    /// What is copied.
    copied: String,
    close: Callback<()>,
    children: Children,
) -> impl IntoView {
    let copying = Copying::new();
    let in_a_sentence = name.to_lowercase();
    view! {
        <aside class="log-detail" aria-label=name>
            <header>
                <h3>{title}</h3>
                <button
                    type="button"
                    class="tool-button"
                    title=copy_note
                    on:click=move |_| copying.copy(copied.clone())
                >
                    {small_icon(Shape::Copy)}
                    {copying.label(copy_label)}
                </button>
                <button
                    type="button"
                    class="tool-button"
                    aria-label=format!("Close the {in_a_sentence}")
                    on:click=move |_| close.run(())
                >
                    {small_icon(Shape::Close)}
                </button>
            </header>
            <div
                class="log-detail-body"
                tabindex="0"
                role="region"
                aria-label=format!("The {in_a_sentence} in full")
            >
                {children()}
            </div>
        </aside>
    }
    .into_any()
}
