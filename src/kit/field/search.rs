use leptos::prelude::*;

use crate::kit::Icon;

/// A field that narrows down a list while it is typed into. Escape empties it. Its label is read aloud only.
#[component]
pub fn SearchField(
    /// What is searched: "Filter vehicles".
    label: &'static str,
    /// The text typed.
    value: RwSignal<String>,
    /// An example; the label if there is none.
    #[prop(optional)]
    placeholder: Option<&'static str>,
) -> impl IntoView {
    view! {
        <div class="search-field">
            <Icon name="search"/>
            <input
                class="input"
                type="search"
                autocomplete="off"
                spellcheck="false"
                aria-label=label
                placeholder=placeholder.unwrap_or(label)
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
                on:keydown=move |event| {
                    if event.key() == "Escape" && value.with_untracked(|value| !value.is_empty()) {
                        event.stop_propagation();
                        value.set(String::new());
                    }
                }
            />
        </div>
    }
}
