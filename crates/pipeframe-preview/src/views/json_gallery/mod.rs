//! Every field of JSON panels and every block of JSON modals on one page, in both themes: what a picture of the tests is compared with.
//!
//! It is at `?at=json-gallery`, needs no app, and asks nobody.

use std::sync::Arc;

use leptos::prelude::*;
use pipeframe_json_ui::view::{
    JsonModal, JsonPanel, Locale, ModalState, PanelAction, PanelActions, PanelState,
};
use pipeframe_json_ui::{ModalSchema, PanelAnswer, PanelStructure};

const STRUCTURE: &str = include_str!("panel-structure.json");
const ANSWER: &str = include_str!("panel-answer.json");
const COLOURS: &str = include_str!("colours-structure.json");
const COLOURED: &str = include_str!("colours-answer.json");
const ERROR: &str = include_str!("panel-error.json");
const SCHEMA: &str = include_str!("modal-schema.json");

/// The page: the same things in each theme, side by side.
#[component]
pub(crate) fn JsonGallery() -> impl IntoView {
    view! {
        <main class="json-gallery" id="page">
            <h1>"JSON panels and JSON modals"</h1>
            <Samples theme="light" />
            <Samples theme="dark" />
        </main>
    }
    .into_any()
}

/// Everything in one theme.
#[component]
fn Samples(theme: &'static str) -> impl IntoView {
    let empty = r#"{ "data": [] }"#;
    view! {
        <div class="json-gallery-theme" data-theme=theme>
            {panel(theme, "Every field", panel_state(STRUCTURE, 200, ANSWER), actions())}
            {panel(theme, "Every colour", panel_state(COLOURS, 200, COLOURED), PanelActions::default())}
            {panel(theme, "Nothing to show", panel_state(STRUCTURE, 200, empty), PanelActions::default())}
            {panel(theme, "An error of the app", panel_state(STRUCTURE, 402, ERROR), PanelActions::default())}
            {panel(theme, "Something went wrong", PanelState::Failed, PanelActions::default())}
            {panel(theme, "Loading", PanelState::Loading, PanelActions::default())}
            {modal(theme, "Every block", modal_state())}
            {modal(theme, "Lost connection", ModalState::LostConnection)}
            {modal(theme, "Failed", ModalState::Failed("The form can't be shown. Try again later.".to_owned()))}
        </div>
    }
    .into_any()
}

fn panel(theme: &str, title: &'static str, state: PanelState, actions: PanelActions) -> AnyView {
    let locale = Locale::named("en-GB");
    view! {
        <section class="json-gallery-panel" aria-label=[title, ", ", theme].concat()>
            <h2>{title}</h2>
            <JsonPanel
                state=Signal::stored(state)
                actions=Signal::stored(actions)
                on_retry=Callback::new(|()| ())
                locale=Signal::stored(locale)
            />
        </section>
    }
    .into_any()
}

fn modal(theme: &str, title: &'static str, state: ModalState) -> AnyView {
    view! {
        <section class="json-gallery-modal" aria-label=[title, ", ", theme].concat()>
            <h2>{title}</h2>
            <JsonModal
                state=Signal::stored(state)
                error=Signal::stored((title == "Every block").then(|| "The garage is closed that day.".to_owned()))
                on_reconnect=Callback::new(|()| ())
            />
        </section>
    }
    .into_any()
}

fn actions() -> PanelActions {
    let action = |name: &str| PanelAction {
        identifier: name.to_owned(),
        name: name.to_owned(),
    };
    PanelActions {
        global: vec![action("Order parts"), action("Send quote")],
        object: vec![action("Order parts")],
        field: vec![("price".to_owned(), action("Change"))],
    }
}

fn panel_state(structure: &str, status: u16, answer: &str) -> PanelState {
    let Some(structure) = PanelStructure::parse(structure).document.map(Arc::new) else {
        return PanelState::Failed;
    };
    match PanelAnswer::read(&structure, status, answer).document {
        Some(PanelAnswer::Content(content)) => PanelState::Shown {
            structure,
            content: Arc::new(content),
        },
        Some(PanelAnswer::Error(error)) => PanelState::Explained(Arc::new(error)),
        None => PanelState::Failed,
    }
}

fn modal_state() -> ModalState {
    ModalSchema::parse(SCHEMA)
        .document
        .map_or_else(ModalState::default, |schema| ModalState::Shown {
            form: Arc::new(schema.form().clone()),
            schema: Arc::new(schema),
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use pipeframe_json_ui::{BlockContent, Color, Control, FieldKind, Value};

    #[test]
    fn every_kind_of_field_and_every_colour_is_on_the_page() {
        let PanelState::Shown { structure, content } = panel_state(STRUCTURE, 200, ANSWER) else {
            panic!("the answer is refused");
        };
        for kind in FieldKind::ALL {
            let place = structure.fields.iter().position(|field| field.kind == kind);
            let is_shown = place.is_some_and(|place| content.objects[0].values[place].is_some());
            assert!(is_shown || kind == FieldKind::Header, "{kind:?}");
        }
        let PanelState::Shown { content, .. } = panel_state(COLOURS, 200, COLOURED) else {
            panic!("the colours are refused");
        };
        let values = content.objects.iter().flat_map(|object| &object.values);
        let colours: Vec<Color> = values
            .filter_map(|value| match value {
                Some(Value::Label(label)) => Some(label.color),
                _ => None,
            })
            .collect();
        for colour in Color::ALL {
            assert!(colours.contains(&colour), "{colour:?}");
        }
    }

    #[test]
    fn every_kind_of_block_is_on_the_page() {
        let ModalState::Shown { form, .. } = modal_state() else {
            panic!("the schema is refused");
        };
        let words: Vec<&str> = form
            .blocks
            .iter()
            .map(|block| match &block.content {
                BlockContent::Text(_) => "text",
                BlockContent::Separator => "separator",
                BlockContent::Field(field) => match field.control {
                    Control::Input { .. } => "input",
                    Control::Select { .. } => "select",
                    Control::DatePicker { .. } => "datepicker",
                    Control::RadioGroup { .. } => "radio-group",
                    Control::CheckboxGroup { .. } => "checkbox-group",
                    Control::TextArea { .. } => "textarea",
                },
            })
            .collect();
        for word in [
            "text",
            "separator",
            "input",
            "select",
            "datepicker",
            "radio-group",
            "checkbox-group",
            "textarea",
        ] {
            assert!(words.contains(&word), "{word}");
        }
    }
}
