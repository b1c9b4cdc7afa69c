//! The fields of "Add activity".

use leptos::prelude::*;

use crate::account::{ActivityDraft, ActivityKind, Draft, DraftField, Resource};
use crate::host::Host;

use super::draft_form::{DraftForm, Problems, field, record_options};
use super::form_field::{ChoiceField, Control, TextField};

/// The fields of "Add activity".
#[component]
pub(super) fn ActivityFields(
    host: Host,
    draft: ActivityDraft,
    problems: Problems,
) -> impl IntoView {
    let draft = RwSignal::new(draft);
    let (subject, set_subject) = field(draft, |draft| &draft.subject, |draft| &mut draft.subject);
    let (note, set_note) = field(draft, |draft| &draft.note, |draft| &mut draft.note);
    let (description, set_description) = field(
        draft,
        |draft| &draft.description,
        |draft| &mut draft.description,
    );
    let kinds = ActivityKind::ALL
        .iter()
        .map(|kind| (kind.label().to_owned(), kind.label().to_owned()))
        .collect();
    let kind = Signal::derive(move || draft.with(|draft| draft.kind.label().to_owned()));
    let set_kind = move |label: String| {
        if let Some(kind) = ActivityKind::ALL
            .into_iter()
            .find(|kind| kind.label() == label)
        {
            draft.update(|draft| draft.kind = kind);
        }
    };
    view! {
        <DraftForm
            host=host
            problems=problems
            draft=Signal::derive(move || Draft::Activity(draft.get()))
        >
            <TextField
                id="activity-subject"
                label="Subject"
                required=true
                value=subject
                problem=problems.of(DraftField::Subject)
                on_change=set_subject
            />
            <ChoiceField
                id="activity-kind"
                label="Type"
                options=kinds
                value=kind
                on_change=set_kind
            />
            <ActivityTimes draft=draft problems=problems />
            <TextField
                id="activity-note"
                label="Note"
                control=Control::Area
                help="For colleagues."
                value=note
                on_change=set_note
            />
            <TextField
                id="activity-description"
                label="Description"
                control=Control::Area
                help="For guests."
                value=description
                on_change=set_description
            />
            <ActivityLinks host=host draft=draft />
        </DraftForm>
    }
    .into_any()
}

#[component]
fn ActivityTimes(draft: RwSignal<ActivityDraft>, problems: Problems) -> impl IntoView {
    let (due, set_due) = field(draft, |draft| &draft.due, |draft| &mut draft.due);
    let (time, set_time) = field(draft, |draft| &draft.time, |draft| &mut draft.time);
    let (duration, set_duration) =
        field(draft, |draft| &draft.duration, |draft| &mut draft.duration);
    view! {
        <div class="host-form-row">
            <TextField
                id="activity-due"
                label="Date"
                control=Control::Line("date")
                required=true
                value=due
                problem=problems.of(DraftField::Due)
                on_change=set_due
            />
            <TextField
                id="activity-time"
                label="Time in UTC"
                control=Control::Line("time")
                value=time
                problem=problems.of(DraftField::Time)
                on_change=set_time
            />
            <TextField
                id="activity-duration"
                label="Duration"
                help="As in 00:45."
                value=duration
                problem=problems.of(DraftField::Duration)
                on_change=set_duration
            />
        </div>
    }
    .into_any()
}

#[component]
fn ActivityLinks(host: Host, draft: RwSignal<ActivityDraft>) -> impl IntoView {
    let options = |resource| host.peek(|desk| record_options(desk.account(), resource));
    let chosen = move |read: fn(&ActivityDraft) -> Option<u64>| {
        Signal::derive(move || {
            let id = draft.with(read);
            id.map(|id| id.to_string()).unwrap_or_default()
        })
    };
    view! {
        <div class="host-form-row">
            <ChoiceField
                id="activity-deal"
                label="Deal"
                options=options(Resource::Deal)
                value=chosen(|draft| draft.deal)
                on_change=move |id| draft.update(|draft| draft.deal = id.parse().ok())
            />
            <ChoiceField
                id="activity-person"
                label="Person"
                options=options(Resource::Person)
                value=chosen(|draft| draft.person)
                on_change=move |id| draft.update(|draft| draft.person = id.parse().ok())
            />
            <ChoiceField
                id="activity-organization"
                label="Organization"
                options=options(Resource::Organization)
                value=chosen(|draft| draft.organization)
                on_change=move |id| draft.update(|draft| draft.organization = id.parse().ok())
            />
        </div>
    }
    .into_any()
}
