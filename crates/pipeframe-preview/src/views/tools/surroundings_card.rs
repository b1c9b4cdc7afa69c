//! What fails around the calls: tokens, network, storage, and storms.

use leptos::prelude::*;

use crate::desk::UserAction;
use crate::host::Host;
use crate::scenario::{Network, NetworkKind, Scenario, Storage, Storm, TokenFault, TokenFaultKind};
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

/// The word and the label of tokens that nothing is wrong with.
const GOOD_TOKENS: (&str, &str) = ("good", "are good");

/// The word and the label of a network that nothing is wrong with.
const GOOD_NETWORK: (&str, &str) = ("good", "arrive at once");

const fn token_words(kind: TokenFaultKind) -> (&'static str, &'static str) {
    match kind {
        TokenFaultKind::Refused => ("refused", "aren't handed out"),
        TokenFaultKind::Expired => ("expired", "are too old"),
        TokenFaultKind::WrongKey => ("wrong-key", "are signed with another key"),
        TokenFaultKind::Skew => ("skew", "come from another clock"),
    }
}

/// What is wrong with tokens as soon as a kind is chosen.
const fn first_token_fault(kind: TokenFaultKind) -> TokenFault {
    match kind {
        TokenFaultKind::Refused => TokenFault::Refused,
        TokenFaultKind::Expired => TokenFault::Expired,
        TokenFaultKind::WrongKey => TokenFault::WrongKey,
        TokenFaultKind::Skew => TokenFault::Skew(FIRST_SKEW),
    }
}

const fn network_words(kind: NetworkKind) -> (&'static str, &'static str) {
    match kind {
        NetworkKind::Slow => ("slow", "arrive late"),
        NetworkKind::Offline => ("offline", "never arrive"),
    }
}

/// What is wrong with the network as soon as a kind is chosen.
const fn first_network_fault(kind: NetworkKind) -> Network {
    match kind {
        NetworkKind::Slow => Network::Slow(FIRST_SLOWNESS),
        NetworkKind::Offline => Network::Offline,
    }
}

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

/// Changes what fails; a running storm is restarted only on request.
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
        None => GOOD_TOKENS.0,
        Some(fault) => token_words(TokenFaultKind::from(&fault)).0,
    };
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let mut kinds = TokenFaultKind::ALL.into_iter();
        let kind = kinds.find(|kind| token_words(*kind).0 == chosen);
        change(host, move |failures| {
            failures.token = kind.map(first_token_fault);
        });
    };
    let skew = move || match token.get() {
        Some(TokenFault::Skew(seconds)) => Some(seconds),
        Some(TokenFault::Refused | TokenFault::Expired | TokenFault::WrongKey) | None => None,
    };
    view! {
        <div class="tool-row">
            <label>
                "Signed tokens "
                <select class="tool-select" on:change=choose>
                    {options(GOOD_TOKENS, TokenFaultKind::ALL.map(token_words), word)}
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
        None => GOOD_NETWORK.0,
        Some(fault) => network_words(NetworkKind::from(&fault)).0,
    };
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let mut kinds = NetworkKind::ALL.into_iter();
        let kind = kinds.find(|kind| network_words(*kind).0 == chosen);
        change(host, move |failures| {
            failures.network = kind.map(first_network_fault);
        });
    };
    let slowness = move || match network.get() {
        Some(Network::Slow(milliseconds)) => Some(milliseconds),
        Some(Network::Offline) | None => None,
    };
    view! {
        <div class="tool-row">
            <label>
                "Pages of frames "
                <select class="tool-select" on:change=choose>
                    {options(GOOD_NETWORK, NetworkKind::ALL.map(network_words), word)}
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

/// The options of a switch, each a word and a label; the one with the present word is selected.
fn options<const COUNT: usize>(
    good: (&'static str, &'static str),
    faults: [(&'static str, &'static str); COUNT],
    present: impl Fn() -> &'static str + Copy + Send + 'static,
) -> AnyView {
    std::iter::once(good)
        .chain(faults)
        .map(|(word, label)| {
            view! {
                <option value=word selected=move || present() == word>
                    {label}
                </option>
            }
        })
        .collect_view()
        .into_any()
}
