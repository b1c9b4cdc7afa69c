//! What the endpoints of JSON panels and JSON modals were asked, and what they answered.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::Desk;
use crate::host::Host;
use crate::relay::{Answer, Exchange, Verdict, Via};
use crate::views::icon::{Shape, small_icon};
use crate::views::wording::clock;

use super::detail::Detail;
use super::json_view::Json;
use super::log_rows::timezone_offset;

/// The requests: a list at the left, the one that is open at the right.
#[component]
pub(super) fn RequestsPanel(host: Host) -> impl IntoView {
    let exchanges = host.exchanges();
    let opened = RwSignal::new(None::<usize>);
    let shown = Memo::new(move |_| {
        let number = opened.get()?;
        exchanges.with(|exchanges| exchanges.get(number).cloned())
    });
    let count = move || exchanges.with(|exchanges| exchanges.all().len());
    let rows = move || {
        exchanges.with(|exchanges| {
            exchanges
                .all()
                .map(|(number, exchange)| row(number, exchange, opened))
                .collect_view()
        })
    };
    let extensions = host.select(Desk::with_endpoint);
    let ask = move || {
        extensions
            .get()
            .into_iter()
            .map(|(identifier, name)| ask_button(host, identifier, &name))
            .collect_view()
    };
    let detail = move || {
        shown
            .get()
            .map(|exchange| view! { <RequestDetail exchange=exchange opened=opened /> })
    };
    view! {
        <div
            class="tool-panel log-panel requests-panel"
            data-detail=move || shown.with(Option::is_some).then_some("open")
        >
            <div class="log-toolbar">
                <button type="button" class="tool-button" on:click=move |_| host.clear_exchanges()>
                    {small_icon(Shape::Erase)}
                    "Clear"
                </button>
                {ask}
                <span class="log-count">{move || counted(count())}</span>
            </div>
            <div class="log-scroll" tabindex="0" role="region" aria-label="Requests">
                <ol class="request-rows" aria-label="Requests, oldest first">
                    {rows}
                </ol>
                <Show when=move || count() == 0>
                    <p class="log-empty">
                        "No request yet. JSON panels ask when a page opens, JSON modals when they open."
                    </p>
                </Show>
            </div>
            {detail}
        </div>
    }
    .into_any()
}

fn counted(count: usize) -> String {
    match count {
        1 => "1 request".to_owned(),
        count => format!("{count} requests"),
    }
}

/// Asks an endpoint as Pipedrive first does on the page that is shown.
fn ask_button(host: Host, identifier: String, name: &str) -> AnyView {
    let ask = move |_| {
        let call = host.peek(|desk| desk.first_call(&identifier));
        spawn_local(async move {
            host.call(call).await;
        });
    };
    view! {
        <button
            type="button"
            class="tool-button"
            title="Send the first request of this page, without opening anything"
            on:click=ask
        >
            {small_icon(Shape::Play)}
            {format!("Ask {name}")}
        </button>
    }
    .into_any()
}

fn row(number: usize, exchange: &Exchange, opened: RwSignal<Option<usize>>) -> AnyView {
    let answer = exchange.answer.as_ref();
    let status = answer.and_then(|answer| answer.status);
    let milliseconds = answer.map(|answer| format!("{} ms", answer.milliseconds));
    view! {
        <li>
            <button
                type="button"
                class="request-row"
                data-state=tone(exchange)
                aria-pressed=move || (opened.get() == Some(number)).to_string()
                on:click=move |_| opened.set(Some(number))
            >
                <span class="log-time">{clock(exchange.at, timezone_offset())}</span>
                <span class="request-name">{exchange.name.clone()}</span>
                <span class="log-name">{exchange.method}</span>
                <span class="log-arguments">{exchange.address.clone()}</span>
                <span class="log-duration">{milliseconds}</span>
                <span class="request-status">{status}</span>
                <span class="log-state" data-state=tone(exchange)>
                    {exchange.word()}
                </span>
            </button>
        </li>
    }
    .into_any()
}

/// The tone of a line: the words that the log's lines have.
fn tone(exchange: &Exchange) -> &'static str {
    match &exchange.answer {
        None => "waiting",
        Some(Answer {
            verdict: Verdict::Answered,
            status,
            ..
        }) if status.is_none_or(|status| status < 400) => "ok",
        Some(_) => "failed",
    }
}

/// One request with its answer. Nothing in it signs or opens, also in what is copied.
#[component]
fn RequestDetail(exchange: Arc<Exchange>, opened: RwSignal<Option<usize>>) -> impl IntoView {
    let title = format!("{} {}, {}", exchange.method, exchange.name, exchange.word());
    let notes = exchange
        .answer
        .iter()
        .flat_map(Answer::notes)
        .map(|note| view! { <p class="request-note">{note}</p> })
        .collect_view();
    let sender = exchange.answer.as_ref().map(|answer| match answer.via {
        Via::Relay => "Sent by the preview's server, as Pipedrive's servers send it.",
        Via::Page => "Sent by this page: no relay knows the extension.",
    });
    let response = exchange.response().map(|response| {
        view! {
            <h4>"Answer"</h4>
            <Json value=response />
        }
    });
    view! {
        <Detail
            name="Request"
            title=title
            copy_label="Copy as curl"
            copy_note="TOKEN and HTTP_AUTH stand for the secrets"
            copied=exchange.curl()
            close=Callback::new(move |()| opened.set(None))
        >
            {notes}
            <p class="request-sender">{sender}</p>
            <h4>"Request"</h4>
            <Json value=exchange.request() />
            {response}
        </Detail>
    }
    .into_any()
}
