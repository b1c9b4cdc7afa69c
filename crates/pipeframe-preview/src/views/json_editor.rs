//! A field for a document: its faults are marked in the text, and listed below it.

use leptos::html::{Pre, Textarea};
use leptos::prelude::*;
use pipeframe_json_ui::Fault;

use crate::json_workbench::{Faults, Piece, marked, selection};

/// A document that can be changed.
#[component]
pub(super) fn JsonEditor(
    /// The id of the field; unique on the page.
    id: &'static str,
    /// What the document is.
    label: Signal<&'static str>,
    /// The document.
    text: Signal<String>,
    /// What is wrong with it; `None` while another document keeps it from being judged.
    faults: Signal<Option<Faults>>,
    /// What a change does.
    on_change: impl Fn(String) + 'static,
) -> impl IntoView {
    let field = NodeRef::<Textarea>::new();
    let behind = NodeRef::<Pre>::new();
    let list = [id, "-faults"].concat();
    // The marks are in a text of the same letters behind the field.
    let scroll = move |_| {
        if let (Some(field), Some(behind)) = (field.get_untracked(), behind.get_untracked()) {
            behind.set_scroll_top(field.scroll_top());
            behind.set_scroll_left(field.scroll_left());
        }
    };
    let pieces = move || {
        let listed = faults.get().unwrap_or_default().listed;
        let pieces = text.with(|text| marked(text, &listed));
        pieces.into_iter().map(piece).collect_view()
    };
    let is_refused = move || {
        faults.with(|faults| {
            let mut listed = faults.iter().flat_map(|faults| &faults.listed);
            listed.any(Fault::refuses)
        })
    };
    let select = move |fault: &Fault| {
        let Some(field) = field.get_untracked() else {
            return;
        };
        let range = text.with_untracked(|text| selection(text, fault));
        // A field that can't be focused shows no selection; there is nothing else to do about it.
        let _ = field.focus();
        let _ = field.set_selection_range(range.start, range.end);
    };
    view! {
        <div class="json-editor">
            <label for=id>{label}</label>
            <div class="json-editor-field">
                <pre aria-hidden="true" node_ref=behind>
                    {pieces}
                    "\n"
                </pre>
                <textarea
                    id=id
                    node_ref=field
                    rows="18"
                    wrap="off"
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    aria-describedby=list.clone()
                    aria-invalid=move || is_refused().then_some("true")
                    prop:value=text
                    on:input=move |event| on_change(event_target_value(&event))
                    on:scroll=scroll
                ></textarea>
            </div>
            <FaultList id=list faults=faults on_select=select />
        </div>
    }
    .into_any()
}

fn piece(piece: Piece) -> AnyView {
    match piece.severity {
        None => piece.text.into_any(),
        Some(severity) => {
            view! { <mark data-severity=severity.as_str()>{piece.text}</mark> }.into_any()
        }
    }
}

/// Every fault with its place, which selects it, and its rule.
#[component]
fn FaultList(
    id: String,
    faults: Signal<Option<Faults>>,
    on_select: impl Fn(&Fault) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let entries = move || {
        let listed = faults.get().unwrap_or_default().listed;
        listed
            .into_iter()
            .map(|fault| {
                let place = format!("Line {}, column {}", fault.line, fault.column);
                let sentence = fault.to_string();
                let rule = fault.rule;
                view! {
                    <li data-severity=rule.severity.as_str()>
                        <button type="button" class="host-link" on:click=move |_| on_select(&fault)>
                            {place}
                        </button>
                        " "
                        <span>{sentence}</span>
                        " "
                        <a class="host-link" href=rule.source target="_blank" rel="noopener">
                            {rule.code}
                        </a>
                        {format!(", {}", rule.certainty)}
                    </li>
                }
            })
            .collect_view()
    };
    let summary = move || {
        let Some(faults) = faults.get() else {
            return "It is judged once the other document is whole.".to_owned();
        };
        match (faults.listed.len(), faults.left_out) {
            (0, _) => "Nothing is wrong with it.".to_owned(),
            (1, _) => "1 thing to look at:".to_owned(),
            (count, 0) => format!("{count} things to look at:"),
            (count, more) => format!("{count} things to look at, and {more} more:"),
        }
    };
    view! {
        <div class="json-editor-faults" id=id>
            <p role="status">{summary}</p>
            <ol>{entries}</ol>
        </div>
    }
    .into_any()
}
