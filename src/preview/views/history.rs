//! What is to do for a record, and what was done.

use leptos::prelude::*;

use crate::preview::account::{Activity, ActivityKind, Day, Record};
use crate::preview::desk::{Desk, UserAction};
use crate::preview::host::Host;

use super::icon::{Shape, small_icon};
use super::record_page::RecordLink;
use super::wording::{near_day, plain_note};

/// The activities of a record, those to do first.
#[component]
pub(super) fn History(host: Host, record: Record) -> impl IntoView {
    view! {
        <ActivityList host=host record=record done=false title="To do" />
        <ActivityList host=host record=record done=true title="History" />
    }
    .into_any()
}

#[component]
fn ActivityList(host: Host, record: Record, done: bool, title: &'static str) -> impl IntoView {
    let activities = host.select(move |desk| activities(desk, record, done));
    let count = move || activities.with(Vec::len);
    let empty = if done {
        "Nothing was done here yet."
    } else {
        "Nothing to do here. Add an activity to plan the next step."
    };
    view! {
        <section>
            <h2 class="section-heading">{title} <small>{count}</small></h2>
            <ol class="timeline">
                <For
                    each=move || activities.get()
                    key=|activity| (activity.id, activity.done)
                    children=move |activity| view! { <Entry host=host activity=activity /> }
                />
            </ol>
            <Show when=move || activities.with(Vec::is_empty)>
                <p class="timeline-empty">{empty}</p>
            </Show>
        </section>
    }
    .into_any()
}

fn activities(desk: &Desk, record: Record, done: bool) -> Vec<Activity> {
    desk.account()
        .activities_of(record)
        .into_iter()
        .filter(|activity| activity.done == done)
        .cloned()
        .collect()
}

#[component]
fn Entry(host: Host, activity: Activity) -> impl IntoView {
    let tone = if activity.done { "done" } else { "planned" };
    let owner = host.peek(|desk| {
        desk.account()
            .user(activity.owner)
            .map(|user| user.name.clone())
    });
    let today = host.peek(|desk| desk.account().today);
    let note = plain_note(&activity.note);
    let id = activity.id;
    let done = activity.done;
    let label = if done {
        format!("Put back: {}", activity.subject)
    } else {
        format!("Mark as done: {}", activity.subject)
    };
    let links = activity
        .person
        .map(Record::person)
        .into_iter()
        .chain(activity.deal.map(Record::deal));
    view! {
        <li class="timeline-entry">
            <span class="timeline-mark" data-tone=tone>
                {small_icon(shape_of(activity.kind))}
            </span>
            <article class="timeline-card">
                <header>
                    <input
                        type="checkbox"
                        class="host-checkbox"
                        aria-label=label
                        prop:checked=done
                        on:change=move |_| {
                            host.act(UserAction::SetActivityDone {
                                activity: id,
                                done: !done,
                            });
                        }
                    />
                    <h3>{activity.subject.clone()}</h3>
                </header>
                <ul class="timeline-meta">
                    <li>{due(&activity, today)}</li>
                    <li>{activity.kind.label()}</li>
                    <li>{owner}</li>
                    {links
                        .map(|record| view! { <li><RecordLink host=host record=record /></li> })
                        .collect_view()}
                </ul>
                {(!note.is_empty()).then(|| view! { <p class="timeline-note">{note}</p> })}
            </article>
        </li>
    }
    .into_any()
}

fn due(activity: &Activity, today: Day) -> String {
    let day = near_day(activity.due, today);
    match &activity.time {
        Some(time) => format!("{day}, {time}"),
        None => day,
    }
}

const fn shape_of(kind: ActivityKind) -> Shape {
    match kind {
        ActivityKind::Call => Shape::Phone,
        ActivityKind::Meeting => Shape::People,
        ActivityKind::Task => Shape::Task,
        ActivityKind::Email => Shape::Mail,
    }
}
