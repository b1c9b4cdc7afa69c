//! What fails around the calls: tokens, network, storage, and storms.

use leptos::prelude::*;

use crate::desk::UserAction;
use crate::host::Host;
use crate::scenario::{Network, Scenario, Storage, Storm, TokenFault};
use crate::views::icon::{Shape, small_icon};

const FIRST_SKEW: i32 = 600;
const FIRST_SLOWNESS: u32 = 4_000;
const FLIPS: Storm = Storm {
    times: 20,
    every: 250,
};
const SQUEEZES: Storm = Storm {
    times: 60,
    every: 100,
};

const TOKENS: [(&str, &str, Option<TokenFault>); 5] = [
    ("good", "are good", None),
    ("refused", "aren't handed out", Some(TokenFault::Refused)),
    ("expired", "are too old", Some(TokenFault::Expired)),
    (
        "wrong-key",
        "are signed with another key",
        Some(TokenFault::WrongKey),
    ),
    (
        "skew",
        "come from another clock",
        Some(TokenFault::Skew(FIRST_SKEW)),
    ),
];

const NETWORKS: [(&str, &str, Option<Network>); 3] = [
    ("good", "arrive at once", None),
    ("slow", "arrive late", Some(Network::Slow(FIRST_SLOWNESS))),
    ("offline", "never arrive", Some(Network::Offline)),
];

/// Switches for what fails around the calls.
#[component]
pub(super) fn SurroundingsCard(host: Host) -> impl IntoView {
    let blocked = host.select(|desk| desk.failures().storage.is_some());
    let reload = move |_| {
        let failures = host.peek(|desk| desk.failures().clone());
        host.act(UserAction::Play(failures));
    };
    view! {
        <section class="inspector-card">
            <h3>"Surroundings"</h3>
            <TokenSwitch host=host />
            <NetworkSwitch host=host />
            <div class="tool-row">
                <label>
                    <input
                        type="checkbox"
                        prop:checked=blocked
                        on:change=move |event| {
                            let blocked = event_target_checked(&event);
                            change(host, move |failures| {
                                failures.storage = blocked.then_some(Storage::Blocked);
                            });
                        }
                    />
                    " Frames have no storage and no cookies"
                </label>
            </div>
            <div class="tool-row">
                <button
                    type="button"
                    class="tool-button"
                    data-look="outlined"
                    on:click=move |_| change(host, |failures| failures.theme_flips = Some(FLIPS))
                >
                    {small_icon(Shape::Moon)}
                    "Flip the theme 20 times"
                </button>
                <button
                    type="button"
                    class="tool-button"
                    data-look="outlined"
                    on:click=move |_| change(host, |failures| failures.resize_storm = Some(SQUEEZES))
                >
                    {small_icon(Shape::Frame)}
                    "Resize storm"
                </button>
                <button type="button" class="tool-button" data-look="outlined" on:click=reload>
                    {small_icon(Shape::Reload)}
                    "Load all frames again"
                </button>
            </div>
            <p class="tool-note">
                "Network, storage and the token in addresses show when frames load again. What a loaded frame asks of a real server can't be reached from here; use the browser's own tools for that. Without storage a frame has no origin either: its server must allow the origin null (CORS), and scripts with integrity need crossorigin."
            </p>
        </section>
    }
    .into_any()
}

/// Changes what fails; a storm that was on begins anew only where it is asked for.
fn change(host: Host, update: impl FnOnce(&mut Scenario)) {
    let mut failures = host.peek(|desk| desk.failures().clone());
    failures.name.clear();
    failures.description.clear();
    failures.theme_flips = None;
    failures.resize_storm = None;
    update(&mut failures);
    host.act(UserAction::SetFailures(failures));
}

#[component]
fn TokenSwitch(host: Host) -> impl IntoView {
    let token = host.select(|desk| desk.failures().token);
    let word = move || match token.get() {
        None => "good",
        Some(TokenFault::Refused) => "refused",
        Some(TokenFault::Expired) => "expired",
        Some(TokenFault::WrongKey) => "wrong-key",
        Some(TokenFault::Skew(_)) => "skew",
    };
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let known = TOKENS.into_iter().find(|(word, ..)| *word == chosen);
        change(host, move |failures| {
            failures.token = known.and_then(|(.., token)| token);
        });
    };
    let skew = move || match token.get() {
        Some(TokenFault::Skew(seconds)) => Some(seconds),
        _ => None,
    };
    view! {
        <div class="tool-row">
            <label>
                "Signed tokens "
                <select class="tool-select" on:change=choose>
                    {options(TOKENS.map(|(own, label, _)| (own, label)), word)}
                </select>
            </label>
            <Show when=move || skew().is_some()>
                <input
                    type="number"
                    class="tool-input"
                    aria-label="Seconds by which Pipedrive's clock is ahead"
                    step="60"
                    prop:value=move || skew().map(|seconds| seconds.to_string())
                    on:change=move |event| {
                        if let Ok(seconds) = event_target_value(&event).parse() {
                            change(host, move |failures| failures.token = Some(TokenFault::Skew(seconds)));
                        }
                    }
                />
                <span>"s ahead"</span>
            </Show>
        </div>
    }
    .into_any()
}

#[component]
fn NetworkSwitch(host: Host) -> impl IntoView {
    let network = host.select(|desk| desk.failures().network);
    let word = move || match network.get() {
        None => "good",
        Some(Network::Slow(_)) => "slow",
        Some(Network::Offline) => "offline",
    };
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let known = NETWORKS.into_iter().find(|(word, ..)| *word == chosen);
        change(host, move |failures| {
            failures.network = known.and_then(|(.., network)| network);
        });
    };
    let slowness = move || match network.get() {
        Some(Network::Slow(milliseconds)) => Some(milliseconds),
        _ => None,
    };
    view! {
        <div class="tool-row">
            <label>
                "Pages of frames "
                <select class="tool-select" on:change=choose>
                    {options(NETWORKS.map(|(own, label, _)| (own, label)), word)}
                </select>
            </label>
            <Show when=move || slowness().is_some()>
                <input
                    type="number"
                    class="tool-input"
                    aria-label="Milliseconds until a page arrives"
                    min="0"
                    step="500"
                    prop:value=move || slowness().map(|milliseconds| milliseconds.to_string())
                    on:change=move |event| {
                        if let Ok(milliseconds) = event_target_value(&event).parse() {
                            change(host, move |failures| failures.network = Some(Network::Slow(milliseconds)));
                        }
                    }
                />
                <span>"ms"</span>
            </Show>
        </div>
    }
    .into_any()
}

/// The options of a switch; the one whose word is the present one is chosen.
fn options<const COUNT: usize>(
    all: [(&'static str, &'static str); COUNT],
    present: impl Fn() -> &'static str + Copy + Send + 'static,
) -> AnyView {
    all.map(|(word, label)| {
        view! {
            <option value=word selected=move || present() == word>
                {label}
            </option>
        }
    })
    .into_iter()
    .collect_view()
    .into_any()
}
