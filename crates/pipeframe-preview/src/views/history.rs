//! What is to do for a record, and what was done.

use leptos::prelude::*;

use crate::account::{Activity, ActivityKind, Day, Note, Record};
use crate::desk::{Desk, UserAction};
use crate::host::Host;

use super::avatar::app_avatar;
use super::icon::{Shape, small_icon};
use super::record_link::RecordLink;
use super::rich_text::rich_text;
use super::wording::near_day;

/// Something in a record's history.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Item {
    Activity(Activity),
    Note(Note),
}

impl Item {
    /// Its key in the list; a new key makes the view render the item again.
    const fn key(&self) -> (bool, u64, bool) {
        match self {
            Self::Activity(activity) => (true, activity.id, activity.done),
            Self::Note(note) => (false, note.id, false),
        }
    }

    fn day(&self) -> Day {
        match self {
            Self::Activity(activity) => activity.due,
            Self::Note(note) => Day::of_moment(note.added),
        }
    }
}

/// The activities of a record, those to do first, and its notes among what was done.
#[component]
pub(super) fn History(host: Host, record: Record) -> impl IntoView {
    view! {
        <ItemList host=host record=record done=false title="To do" />
        <ItemList host=host record=record done=true title="History" />
    }
    .into_any()
}

#[component]
fn ItemList(host: Host, record: Record, done: bool, title: &'static str) -> impl IntoView {
    let items = host.select(move |desk| items(desk, record, done));
    let count = move || items.with(Vec::len);
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
                    each=move || items.get()
                    key=Item::key
                    children=move |item| match item {
                        Item::Activity(activity) => {
                            view! { <ActivityEntry host=host activity=activity /> }.into_any()
                        }
                        Item::Note(note) => view! { <NoteEntry host=host note=note /> }.into_any(),
                    }
                />
            </ol>
            <Show when=move || items.with(Vec::is_empty)>
                <p class="timeline-empty">{empty}</p>
            </Show>
        </section>
    }
    .into_any()
}

fn items(desk: &Desk, record: Record, done: bool) -> Vec<Item> {
    let account = desk.account();
    let activities = account.activities_of(record).into_iter();
    let mut items: Vec<Item> = activities
        .filter(|activity| activity.done == done)
        .cloned()
        .map(Item::Activity)
        .collect();
    if done {
        let notes = account.notes_of(record).into_iter().cloned();
        items.splice(0..0, notes.map(Item::Note));
        // Stable: of one day, notes stay above activities.
        items.sort_by_key(|item| std::cmp::Reverse(item.day()));
    }
    items
}

#[component]
fn NoteEntry(host: Host, note: Note) -> impl IntoView {
    let (author, today) = host.peek(|desk| {
        let account = desk.account();
        let author = account.user(note.author).map(|user| user.name.clone());
        (author, account.today)
    });
    let day = near_day(Day::of_moment(note.added), today);
    view! {
        <li class="timeline-entry">
            <span class="timeline-mark" data-tone="note">
                {small_icon(Shape::Note)}
            </span>
            <article class="timeline-card" data-kind="note">
                <div class="timeline-note">{rich_text(&note.content)}</div>
                <ul class="timeline-meta">
                    <li>{day}</li>
                    <li>"Note"</li>
                    <li>{author}</li>
                    <li><RecordLink host=host record=note.record /></li>
                </ul>
            </article>
        </li>
    }
    .into_any()
}

#[component]
fn ActivityEntry(host: Host, activity: Activity) -> impl IntoView {
    let tone = if activity.done { "done" } else { "planned" };
    let owner = host.peek(|desk| {
        desk.account()
            .user(activity.owner)
            .map(|user| user.name.clone())
    });
    let today = host.peek(|desk| desk.account().today);
    let texts = [&activity.note, &activity.description]
        .into_iter()
        .filter(|text| !text.trim().is_empty())
        .map(|text| view! { <div class="timeline-note">{rich_text(text)}</div> })
        .collect_view();
    let added_by = activity.added_by.clone().map(|app| {
        view! { <li><span class="host-tag">{app_avatar(host)} "Added by " {app}</span></li> }
    });
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
                    {added_by}
                    {links
                        .map(|record| view! { <li><RecordLink host=host record=record /></li> })
                        .collect_view()}
                </ul>
                {texts}
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
