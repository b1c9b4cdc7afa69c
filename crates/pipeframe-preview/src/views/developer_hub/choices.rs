//! Fields in which several things are ticked, or one is chosen.

use leptos::prelude::*;
use pipeframe_registration::form::{ACTIONS_PER_LOCATION, ExtensionKind, Field};
use pipeframe_registration::{Authentication, Location};

use crate::desk::{Place, UserAction};
use crate::hub::{Edit, ExtensionAt, HubApp, location_note};

use super::field::{Findings, is_invalid, required_mark};
use super::form::{Form, id_of};

/// One thing to tick, with a note behind it.
#[component]
pub(super) fn Choice(
    label: String,
    #[prop(optional, into)] note: Signal<Option<String>>,
    chosen: Signal<bool>,
    #[prop(optional, into)] disabled: Signal<bool>,
    on_change: impl Fn(bool) + 'static,
) -> impl IntoView {
    view! {
        <label class="hub-choice" data-disabled=move || disabled.get().to_string()>
            <input
                type="checkbox"
                class="host-checkbox"
                disabled=disabled
                prop:checked=chosen
                on:change=move |event| on_change(event_target_checked(&event))
            />
            <span>
                {label}
                {move || note.get().map(|note| view! { " " <small>{note}</small> })}
            </span>
        </label>
    }
    .into_any()
}

/// A group of things to tick.
#[component]
pub(super) fn Group(
    form: Form,
    pointer: String,
    field: Field,
    #[prop(optional)] help: &'static str,
    /// Whether what is inside shows by itself what is wrong with it.
    #[prop(optional)]
    only_here: bool,
    children: Children,
) -> impl IntoView {
    let id = id_of(&pointer);
    let invalid = is_invalid(form, pointer.clone());
    view! {
        <fieldset class="hub-choices" id=id aria-invalid=invalid>
            <legend>{field.label} {field.required.then(required_mark)}</legend>
            {children()}
            <Findings form=form pointer=pointer label=field.label only_here=only_here />
            {(!help.is_empty()).then(|| view! { <p class="host-field-help">{help}</p> })}
        </fieldset>
    }
    .into_any()
}

/// The places that show an extension, with what they have already.
#[component]
pub(super) fn Locations(form: Form, at: ExtensionAt, field: Field) -> impl IntoView {
    let pointer = at.field(field.key);
    let chosen = form.texts(pointer.clone());
    let boxes = at
        .kind
        .locations()
        .into_iter()
        .map(|location| {
            let note = form.select(move |app| location_note(app, at, location));
            let note = Signal::derive(move || note.get().flatten());
            let is_chosen = Signal::derive(move || {
                chosen.with(|chosen| chosen.iter().any(|name| name == location.as_str()))
            });
            let is_full = move || note.get().is_some_and(|(can_be_chosen, _)| !can_be_chosen);
            let place = pointer.clone();
            view! {
                <div class="hub-location">
                    <Choice
                        label=location.title().to_owned()
                        note=Signal::derive(move || note.get().map(|(_, note)| note))
                        chosen=is_chosen
                        disabled=Signal::derive(move || is_full() && !is_chosen.get())
                        on_change=move |chosen| form.choose(&place, location.as_str(), chosen)
                    />
                    {move || is_chosen.get().then(|| view! { <SeeIt form=form location=location /> })}
                </div>
            }
        })
        .collect_view();
    let help = if at.kind.is_panel() {
        "A detail page has one custom or JSON panel of an app."
    } else if field.required {
        "The menu of a location has three link actions, JSON modals and custom modals of an app."
    } else {
        "The menu of a location has three link actions, JSON modals and custom modals of an app. With none it opens through the SDK only."
    };
    view! {
        <Group form=form pointer=pointer field=field help=help>
            {boxes}
        </Group>
    }
    .into_any()
}

/// Goes to a page that shows the extension now.
#[component]
fn SeeIt(form: Form, location: Location) -> impl IntoView {
    let go = move |_| {
        let first = form.host.peek(|desk| {
            let resource = Place::at(location, 0).record()?.resource;
            desk.account().records(resource).into_iter().next()
        });
        let place = Place::at(location, first.map_or(0, |record| record.id));
        form.host.act(UserAction::Navigate(place));
    };
    view! {
        <button
            type="button"
            class="host-link"
            aria-label=format!("See it on {}", location.title().to_lowercase())
            on:click=go
        >
            "See it"
        </button>
    }
    .into_any()
}

/// How the endpoint of a JSON panel knows Pipedrive.
#[component]
pub(super) fn Ways(form: Form, at: ExtensionAt, field: Field) -> impl IntoView {
    let pointer = at.field(field.key);
    let chosen = form.texts(pointer.clone());
    let boxes = Authentication::ALL
        .into_iter()
        .map(|way| {
            let (label, note) = match way {
                Authentication::Jwt => ("JWT", "the signed token in the address"),
                Authentication::HttpAuth => (
                    "HTTP auth",
                    "user name and password, which stay out of the file",
                ),
            };
            let place = pointer.clone();
            view! {
                <Choice
                    label=label.to_owned()
                    note=Signal::derive(move || Some(note.to_owned()))
                    chosen=Signal::derive(move || {
                        chosen.with(|chosen| chosen.iter().any(|name| name == way.as_str()))
                    })
                    on_change=move |chosen| form.choose(&place, way.as_str(), chosen)
                />
            }
        })
        .collect_view();
    view! {
        <Group form=form pointer=pointer field=field>
            {boxes}
        </Group>
    }
    .into_any()
}

/// The link actions and JSON modals of an app: identifier and name.
pub(super) fn actions(app: &HubApp) -> Vec<(String, String)> {
    let kinds = [ExtensionKind::LinkAction, ExtensionKind::JsonModal];
    let all = kinds.into_iter().flat_map(|kind| app.extensions(kind));
    all.map(|at| (app.text_at(&at.field("identifier")), app.name_of(at)))
        .filter(|(identifier, _)| !identifier.is_empty())
        .collect()
}

/// Actions to choose from, with the one that the file names even where the app doesn't have it.
pub(super) fn action_options(mut known: Vec<(String, String)>, chosen: String) -> AnyView {
    if !known.iter().any(|(identifier, _)| *identifier == chosen) {
        let name = format!("{chosen} (isn't there)");
        known.push((chosen.clone(), name));
    }
    known
        .into_iter()
        .map(|(identifier, name)| {
            let is_chosen = identifier == chosen;
            view! { <option value=identifier selected=is_chosen>{name}</option> }
        })
        .collect_view()
        .into_any()
}

/// The action of a JSON panel's own button.
#[component]
pub(super) fn MainAction(form: Form, at: ExtensionAt, field: Field) -> impl IntoView {
    let pointer = at.field(field.key);
    let value = form.text(pointer.clone());
    let known = form.select(actions);
    let options = move || {
        let mut options = vec![(String::new(), "None".to_owned())];
        options.extend(known.get().unwrap_or_default());
        action_options(options, value.get())
    };
    let place = pointer.clone();
    let change = move |text| {
        form.edit(Edit::Optional {
            pointer: place.clone(),
            text,
        });
    };
    view! {
        <Select form=form pointer=pointer label=field.label help="A link action or JSON modal of this app." on_change=change>
            {options}
        </Select>
    }
    .into_any()
}

/// The actions of each object of a JSON panel.
#[component]
pub(super) fn ObjectActions(form: Form, at: ExtensionAt, field: Field) -> impl IntoView {
    let pointer = at.field(field.key);
    let chosen = form.texts(pointer.clone());
    let known = form.select(actions);
    let place = pointer.clone();
    let boxes = move || {
        let mut options = known.get().unwrap_or_default();
        let missing = chosen.get().into_iter();
        let missing: Vec<_> = missing
            .filter(|one| !options.iter().any(|(identifier, _)| identifier == one))
            .map(|one| (one.clone(), format!("{one} (isn't there)")))
            .collect();
        options.extend(missing);
        if options.is_empty() {
            return view! { <p>"The app has no link action and no JSON modal yet."</p> }.into_any();
        }
        options
            .into_iter()
            .map(|(identifier, name)| {
                let own = identifier.clone();
                let is_chosen = Signal::derive(move || chosen.with(|chosen| chosen.contains(&own)));
                let is_full = move || chosen.with(Vec::len) >= ACTIONS_PER_LOCATION;
                let place = place.clone();
                view! {
                    <Choice
                        label=name
                        chosen=is_chosen
                        disabled=Signal::derive(move || is_full() && !is_chosen.get())
                        on_change=move |chosen| form.choose(&place, &identifier, chosen)
                    />
                }
            })
            .collect_view()
            .into_any()
    };
    view! {
        <Group form=form pointer=pointer field=field help="Three at most for each object.">
            {boxes}
        </Group>
    }
    .into_any()
}

/// Whether the settings page is an iframe or a link.
#[component]
pub(super) fn PageType(form: Form, at: ExtensionAt, field: Field) -> impl IntoView {
    let pointer = at.field(field.key);
    let opens_link = form.select(move |app| app.opens_link(at));
    let options = [
        ("", "Custom UI: an iframe in Pipedrive's settings", false),
        ("external-link", "External link: a page in a new tab", true),
    ];
    let options = options
        .into_iter()
        .map(|(value, label, links)| {
            view! {
                <option value=value selected=move || opens_link.get() == Some(links)>
                    {label}
                </option>
            }
        })
        .collect_view();
    let place = pointer.clone();
    let change = move |text| {
        form.edit(Edit::Optional {
            pointer: place.clone(),
            text,
        });
    };
    view! {
        <Select form=form pointer=pointer label=field.label help="" on_change=change>
            {options}
        </Select>
    }
    .into_any()
}

#[component]
fn Select(
    form: Form,
    pointer: String,
    label: &'static str,
    help: &'static str,
    on_change: impl Fn(String) + 'static,
    children: Children,
) -> impl IntoView {
    let id = id_of(&pointer);
    let described = format!("{id}-description");
    view! {
        <div class="host-form-field hub-field">
            <label for=id.clone()>{label}</label>
            <select
                id=id
                aria-invalid=is_invalid(form, pointer.clone())
                aria-describedby=described.clone()
                on:change=move |event| on_change(event_target_value(&event))
            >
                {children()}
            </select>
            <div id=described>
                <Findings form=form pointer=pointer label=label />
                {(!help.is_empty()).then(|| view! { <p class="host-field-help">{help}</p> })}
            </div>
        </div>
    }
    .into_any()
}
