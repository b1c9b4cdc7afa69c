//! What the simulated Pipedrive remembers, as a tree.

use std::collections::BTreeSet;

use leptos::prelude::*;
use serde_json::Value;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::desk::Desk;
use crate::host::Host;
use crate::program;
use crate::views::copying::Copying;
use crate::views::icon::{Shape, small_icon};

use super::json::{part_of, short};

/// How many characters of a closed branch are shown; opening it shows the rest.
const SUMMARY: usize = 300;

/// Paths of the branches that are open.
type OpenBranches = RwSignal<BTreeSet<String>>;

/// The desk's state as a tree; branches stay open while it changes.
#[component]
pub(super) fn StatePanel(host: Host) -> impl IntoView {
    let state = host.select(Desk::report);
    let open = RwSignal::new(BTreeSet::new());
    let copying = Copying::new();
    view! {
        <div class="tool-panel inspector" tabindex="0" role="region" aria-label="State of the simulated Pipedrive">
            <div class="state-head">
                <button
                    type="button"
                    class="tool-button"
                    data-look="outlined"
                    title="The whole state as JSON, uncut; tokens are not in it"
                    on:click=move |_| copying.copy(whole(&host.peek(Desk::report)))
                >
                    {small_icon(Shape::Copy)}
                    {copying.label("Copy as JSON")}
                </button>
                <p class="state-version">{program::version()}</p>
            </div>
            <div class="state-tree">
                {move || {
                    state.with(|state| children(state).map(|(key, value)| branch(key, value, "", open)).collect_view())
                }}
            </div>
        </div>
    }
    .into_any()
}

fn whole(state: &Value) -> String {
    serde_json::to_string_pretty(state).unwrap_or_default()
}

fn children(value: &Value) -> Box<dyn Iterator<Item = (String, &Value)> + '_> {
    match value {
        Value::Object(fields) => Box::new(fields.iter().map(|(key, item)| (key.clone(), item))),
        Value::Array(items) => Box::new(
            items
                .iter()
                .enumerate()
                .map(|(index, item)| (index.to_string(), item)),
        ),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            Box::new(std::iter::empty())
        }
    }
}

fn branch(key: String, value: &Value, above: &str, open: OpenBranches) -> AnyView {
    let count = children(value).count();
    if count == 0 {
        let class = part_of(value).class();
        let text = value.to_string();
        return view! {
            <div class="state-tree-leaf">
                <span class="json-key">{key}</span>
                ": "
                <span class=class>{text}</span>
            </div>
        }
        .into_any();
    }
    let path = format!("{above}/{key}");
    let is_open = open.with_untracked(|open| open.contains(&path));
    let summary = short(value, SUMMARY);
    // Branches that are closed are not built: the account alone has hundreds of values.
    let inner = open_children(path.clone(), value.clone(), open);
    let toggle = move |event: web_sys::Event| {
        let now_open = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|element| element.has_attribute("open"));
        let known = open.with_untracked(|open| open.contains(&path));
        if known != now_open {
            open.update(|open| {
                if now_open {
                    open.insert(path.clone());
                } else {
                    open.remove(&path);
                }
            });
        }
    };
    view! {
        <details prop:open=is_open on:toggle=toggle>
            <summary>
                <span class="json-key">{key}</span>
                " "
                <span class="state-tree-count">{summary}</span>
            </summary>
            {inner}
        </details>
    }
    .into_any()
}

fn open_children(path: String, value: Value, open: OpenBranches) -> impl IntoView {
    let own = path.clone();
    let is_open = Memo::new(move |_| open.with(|open| open.contains(&own)));
    move || {
        is_open.get().then(|| {
            children(&value)
                .map(|(key, item)| branch(key, item, &path, open))
                .collect_view()
        })
    }
}
