//! The objects of a JSON panel with their fields, drawn in turns.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::leptos_dom::helpers::request_animation_frame;
use leptos::prelude::*;

use crate::{PanelContent, PanelField, PanelObject, PanelStructure};

use super::icon::{Icon, icon};
use super::ids::new_id;
use super::intl::Locale;
use super::more::More;
use super::panel::{Acting, PanelAction};
use super::value::value;

/// So many fields are drawn at once: about what a tall window shows of a panel without scrolling.
const FIELDS_AT_ONCE: usize = 24;

/// What an answer holds, or that it holds nothing.
#[component]
pub(super) fn Objects(
    structure: Arc<PanelStructure>,
    content: Arc<PanelContent>,
    acting: Acting,
    folded: RwSignal<BTreeSet<String>>,
    field_actions: Vec<(String, PanelAction)>,
    locale: Locale,
) -> impl IntoView {
    if content.objects.is_empty() {
        return view! { <p class="json-ui-message">"Nothing to show"</p> }.into_any();
    }
    let has_many = structure.has_many;
    let count = content.objects.len();
    let drawing = Drawing {
        structure,
        content,
        acting,
        folded,
        field_actions: Arc::new(field_actions),
        locale,
    };
    let drawn = drawn_in_turns(count, first_turn(drawing.structure.fields.len()));
    let objects: Vec<AnyView> = (0..count)
        .map(|place| {
            let is_drawn = Memo::new(move |_| place < drawn.get());
            let drawing = drawing.clone();
            view! { <Show when=move || is_drawn.get()>{drawing.object(place)}</Show> }.into_any()
        })
        .collect();
    if has_many {
        view! { <ul class="json-ui-objects">{objects}</ul> }.into_any()
    } else {
        objects.into_any()
    }
}

/// How many objects with so many fields are drawn at once: one at least.
const fn first_turn(fields: usize) -> usize {
    match fields {
        0 => FIELDS_AT_ONCE,
        FIELDS_AT_ONCE.. => 1,
        _ => FIELDS_AT_ONCE / fields,
    }
}

/// How many of the objects are drawn: `first` of them at once, as many as are seen without scrolling, and with each frame twice as many again.
/// All of a large panel at once would keep a slow page from answering for several frames; one object a frame would have the browser lay
/// out and paint the page ten times, which takes longer than to draw what is new.
fn drawn_in_turns(count: usize, first: usize) -> RwSignal<usize> {
    let drawn = RwSignal::new(first);
    if count > first {
        // A callback of the frame to come runs before it is painted: what is seen is painted by itself, and the rest follows.
        request_animation_frame(move || draw_next(drawn, count));
    }
    drawn
}

fn draw_next(drawn: RwSignal<usize>, count: usize) {
    request_animation_frame(move || {
        // Nothing is left to draw when the panel is gone or shows another answer.
        let more = drawn.try_update(|drawn| {
            *drawn *= 3;
            *drawn < count
        });
        if more == Some(true) {
            draw_next(drawn, count);
        }
    });
}

/// What each object is drawn by.
#[derive(Clone)]
struct Drawing {
    structure: Arc<PanelStructure>,
    content: Arc<PanelContent>,
    acting: Acting,
    folded: RwSignal<BTreeSet<String>>,
    field_actions: Arc<Vec<(String, PanelAction)>>,
    locale: Locale,
}

impl Drawing {
    fn object(&self, place: usize) -> Option<AnyView> {
        let object = self.content.objects.get(place)?;
        let acting = (self.acting, self.field_actions.as_slice());
        let fields = fields(&self.structure.fields, object, acting, &self.locale);
        if self.structure.has_many {
            // What is folded stays so when the panel is loaded again.
            let name = object.id.clone().unwrap_or_else(|| place.to_string());
            let (object, acting, folded) = (object.clone(), self.acting, self.folded);
            let view = view! {
                <li>
                    <Folding object=object name=name acting=acting folded=folded fields=fields />
                </li>
            };
            return Some(view.into_any());
        }
        let title = object.header.as_ref();
        let title = title.map(|header| header.as_str().to_owned());
        let view = view! {
            <div class="json-ui-object">
                {title
                    .map(|title| {
                        view! {
                            <div class="json-ui-object-header">
                                <h3>{title}</h3>
                            </div>
                        }
                    })}
                {fields}
            </div>
        };
        Some(view.into_any())
    }
}

/// One of several objects: its title folds it.
#[component]
fn Folding(
    object: PanelObject,
    name: String,
    acting: Acting,
    folded: RwSignal<BTreeSet<String>>,
    fields: AnyView,
) -> impl IntoView {
    let title = object
        .header
        .map_or_else(String::new, |header| header.as_str().to_owned());
    let id = new_id();
    let is_folded = {
        let name = name.clone();
        Memo::new(move |_| folded.with(|folded| folded.contains(&name)))
    };
    let toggle = move |_| {
        folded.update(|folded| {
            if !folded.remove(&name) {
                folded.insert(name.clone());
            }
        });
    };
    let label = ["Actions for ", &title].concat();
    let object_id = StoredValue::new(object.id);
    let entries = move || {
        let actions = acting.actions.with(|actions| actions.object.clone());
        let buttons = actions
            .into_iter()
            .map(|action| acting.button(action, None, None, object_id.get_value()));
        buttons.collect_view()
    };
    view! {
        <div class="json-ui-object">
            <div class="json-ui-object-header">
                <h3>
                    <button
                        type="button"
                        class="json-ui-fold"
                        aria-expanded=move || (!is_folded.get()).to_string()
                        aria-controls=id.clone()
                        on:click=toggle
                    >
                        {icon(Icon::Down)}
                        <span>{title}</span>
                    </button>
                </h3>
                <Show when=move || acting.actions.with(|actions| !actions.object.is_empty())>
                    <More label=label.clone() shows=Icon::More kind="icon">
                        {entries()}
                    </More>
                </Show>
            </div>
            <div id=id hidden=move || is_folded.get()>
                {fields}
            </div>
        </div>
    }
    .into_any()
}

/// The captions and values of an object. Nothing in it changes: another answer is drawn from the beginning.
fn fields(
    fields: &[PanelField],
    object: &PanelObject,
    (acting, actions): (Acting, &[(String, PanelAction)]),
    locale: &Locale,
) -> AnyView {
    let rows: Vec<AnyView> = fields
        .iter()
        .zip(&object.values)
        .map(|(field, held)| {
            let shown = match held {
                Some(held) => value(held, locale),
                None => view! { <span class="json-ui-hidden">"Empty"</span> }.into_any(),
            };
            let action = actions.iter().find(|(key, _)| *key == field.key);
            let action = action.map(|(_, action)| {
                let object = object.id.clone();
                acting.button(
                    action.clone(),
                    Some("json-ui-button"),
                    Some("small"),
                    object,
                )
            });
            view! {
                <div>
                    <dt>{field.caption.as_str().to_owned()}</dt>
                    <dd>{shown} {action}</dd>
                </div>
            }
            .into_any()
        })
        .collect();
    view! { <dl class="json-ui-fields">{rows}</dl> }.into_any()
}
