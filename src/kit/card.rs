use leptos::prelude::*;

use super::Content;

/// A box with a hairline border that holds what belongs together.
#[component]
pub fn Card(
    /// What it holds.
    children: Content,
) -> impl IntoView {
    view! { <div class="card">{children.build()}</div> }
}

/// A part of a page under a heading.
#[component]
pub fn Section(
    /// The heading, in sentence case.
    title: &'static str,
    /// One sentence under the heading.
    #[prop(optional)]
    description: Option<&'static str>,
    /// What stands at the end of the heading's line, such as a button.
    #[prop(optional, into)]
    actions: Option<Content>,
    /// What the section holds.
    children: Content,
) -> impl IntoView {
    view! {
        <section class="section" aria-label=title>
            <header class="section-header">
                <h2 class="section-title">{title}</h2>
                {actions.map(|actions| view! { <div class="section-actions">{actions.build()}</div> })}
                {description.map(|text| view! { <p class="section-description">{text}</p> })}
            </header>
            {children.build()}
        </section>
    }
}
