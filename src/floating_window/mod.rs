//! The floating window: contacts, a call, and what follows from it.
//!
//! The reference app has no telephone line behind it: a call is a state and a timer. What an app with a line must do is
//! all here: focus mode during a call, the badge, an incoming call by the host's context, and nothing lost afterwards.

mod contacts;
mod follow_up;
mod party;
mod phone;
mod ringing;
mod talking;
mod unwritten;

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::backend::Backend;
use pipeframe::context::Json;
use pipeframe::kit::intl::{self, Moment};
use pipeframe::kit::{Button, ButtonVariant, Node, State, effect, html};
use pipeframe::sdk::{Sdk, WindowVisibility, WithFloatingWindow};
use pipeframe::surface::{FloatingWindow, SurfaceHandle};

use super::changes;
use super::domain::{Call, CallOutcome, ContactBook, Day, LoggedCall};
use party::{Party, Request};
use phone::{Happening, Order, Phone, Stage};
use pipeframe::backend::new_key;
use pipeframe::fetch::{self, Fetched, Guess};
use pipeframe::kit::Notice;
use unwritten::Log;

/// How long an incoming call rings before it counts as missed.
const RINGING: Duration = Duration::from_secs(30);

/// What every part of the window needs. Copies mean the same window.
#[derive(Clone, Copy)]
struct WindowState {
    surface: State<SurfaceHandle<FloatingWindow, WithFloatingWindow>>,
    phone: State<Phone>,
    book: Fetched<ContactBook>,
    /// A number that was pressed in Pipedrive.
    offer: State<Option<Party>>,
    /// A context that this app does not know.
    unknown: State<Option<String>>,
    /// What is written down during the call and after it.
    log: State<Log>,
    ringing: State<Option<TimeoutHandle>>,
    notice: Notice,
}

/// The stages without their data, so that a view is built once for each.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Contacts,
    Ringing,
    Talking,
    FollowUp,
}

/// The window, hidden until somebody shows it.
pub fn page(surface: SurfaceHandle<FloatingWindow, WithFloatingWindow>) -> Node {
    let log = Log::new(surface.backend().clone(), surface.context().viewer);
    let (visible, page_visible) = (surface.visible(), surface.page_visible());
    let state = WindowState {
        phone: State::new(Phone::default()),
        book: Fetched::start(surface.backend().clone(), "/contacts".to_owned()),
        surface: State::new(surface),
        offer: State::new(None),
        unknown: State::new(None),
        log: State::new(log),
        ringing: State::new(None),
        notice: Notice::none(),
    };
    state.listen();
    state.follow_settings();
    log.follow(state);
    fetch::keep_fresh(state.book, move || visible.get() && page_visible.get());
    let shown = State::derived(move || state.phone.with(shown));
    html::main()
        .class("floating-window")
        .child(fetch::offline_notice())
        .child(state.unknown_view())
        .child(state.notice.view())
        .child(move || state.content(shown.get()))
}

fn shown(phone: &Phone) -> Shown {
    match phone.stage() {
        Stage::Contacts => Shown::Contacts,
        Stage::Ringing(_) => Shown::Ringing,
        Stage::Talking(_) => Shown::Talking,
        Stage::FollowUp(_) => Shown::FollowUp,
    }
}

impl WindowState {
    fn content(self, shown: Shown) -> Node {
        match shown {
            Shown::Contacts => contacts::view(self),
            Shown::Ringing => ringing::view(self),
            Shown::Talking => talking::view(self),
            Shown::FollowUp => follow_up::view(self),
        }
    }

    fn sdk(self) -> Sdk<FloatingWindow, WithFloatingWindow> {
        self.surface.with_untracked(|surface| surface.sdk().clone())
    }

    fn backend(self) -> Backend {
        self.surface
            .with_untracked(|surface| surface.backend().clone())
    }

    fn listen(self) {
        let heard = self.sdk().on_visibility(move |event| {
            if let Ok(event) = event {
                self.turned(&event);
            }
        });
        match heard {
            Ok(subscription) => subscription.forget(),
            Err(error) => self.notice.say("Incoming calls can't be shown.", &error),
        }
        changes::SETTINGS.on(move || self.book.refresh());
    }

    /// The settings come with the contacts.
    fn follow_settings(self) {
        let shows_missed = move || {
            self.book
                .data
                .with(|data| data.value().is_none_or(|book| book.notify_missed))
        };
        effect(move || {
            let shows_missed = shows_missed();
            let orders = self
                .phone
                .try_update_untracked(|phone| phone.show_missed(shows_missed));
            self.carry_out(orders.unwrap_or_default());
        });
    }

    /// The window was shown or hidden.
    fn turned(self, event: &WindowVisibility) {
        if !event.is_visible {
            self.give_up();
            return;
        }
        self.ask(event.context.as_ref());
        self.happen(Happening::Look);
    }

    fn ask(self, context: Option<&Json>) {
        match Request::read(context) {
            Request::Nothing => {}
            Request::Incoming(party) => self.ring(party),
            Request::Offer(party) => self.offer.set(Some(party)),
            Request::Unknown(text) => self.unknown.set(Some(text)),
        }
    }

    fn ring(self, party: Party) {
        self.happen(Happening::Incoming(party));
        if self.phone.with_untracked(shown) == Shown::Ringing {
            self.stop_ringing();
            let timer = set_timeout_with_handle(move || self.give_up(), RINGING);
            self.ringing.set(timer.ok());
        }
    }

    /// Nobody took the call: it is written down as missed.
    fn give_up(self) {
        let caller = self.phone.with_untracked(|phone| match phone.stage() {
            Stage::Ringing(party) => Some(party.clone()),
            _ => None,
        });
        self.happen(Happening::Unanswered);
        if let Some(party) = caller {
            self.log_missed(party);
        }
    }

    fn log_missed(self, party: Party) {
        let call = LoggedCall {
            person: party.person,
            name: party.name,
            phone: party.phone,
            seconds: 0,
            outcome: CallOutcome::Missed,
            note: String::new(),
            next: None,
        };
        let guess = self.guess_call(&call);
        spawn_local(async move {
            if let Err(error) = self
                .backend()
                .post_once::<_, Call>("/calls", &call, &new_key())
                .await
            {
                if let Some(guess) = guess {
                    guess.take_back();
                }
                self.notice
                    .say("A missed call could not be written down.", &error);
            }
            self.book.refresh();
        });
    }

    /// Shows a call among the last ones before the server has it.
    fn guess_call(self, call: &LoggedCall) -> Option<Guess<ContactBook>> {
        let shown = Call {
            id: 0,
            name: call.name.clone(),
            phone: call.phone.clone(),
            day: Self::today(),
            seconds: call.seconds,
            outcome: call.outcome,
        };
        self.book.guess(|book| book.recents.insert(0, shown))
    }

    fn stop_ringing(self) {
        if let Some(timer) = self.ringing.try_update_untracked(Option::take).flatten() {
            timer.clear();
        }
    }

    fn call(self, party: Party) {
        self.offer.set(None);
        self.begin_log(&party);
        self.happen(Happening::Dial(party));
    }

    /// Asked for each time: the window stays open for days.
    fn today() -> Day {
        Day(intl::today())
    }

    fn log(self) -> Log {
        self.log.get_untracked()
    }

    fn begin_log(self, party: &Party) {
        self.log().begin(party, Self::today().plus(1).to_string());
    }

    fn happen(self, happening: Happening) {
        let now = Moment::now().milliseconds();
        let orders = self.phone.try_update(|phone| phone.handle(happening, now));
        if self.phone.with_untracked(shown) != Shown::Ringing {
            self.stop_ringing();
        }
        self.carry_out(orders.unwrap_or_default());
    }

    fn carry_out(self, orders: Vec<Order>) {
        if orders.is_empty() {
            return;
        }
        let sdk = self.sdk();
        spawn_local(async move {
            for order in orders {
                let result = match order {
                    Order::FocusMode(on) => sdk.set_focus_mode(on).await,
                    Order::Badge(number) => sdk.set_notification(number).await,
                    Order::Hide => sdk.hide_floating_window::<()>(None).await,
                };
                if let Err(error) = result {
                    self.notice
                        .say("Pipedrive does not follow this call.", &error);
                }
            }
        });
    }

    fn unknown_view(self) -> Node {
        html::div()
            .class("part")
            .child(move || Some(self.unknown_context(&self.unknown.get()?)))
    }

    fn unknown_context(self, text: &str) -> Node {
        let dismiss = move || self.unknown.set(None);
        let button =
            view! { <Button label="Dismiss" variant=ButtonVariant::Ghost on_press=dismiss/> };
        html::div()
            .class("unknown-context")
            .attr("role", "status")
            .child(html::p().child("Pipedrive passed something that this app does not know:"))
            .child(html::code().child(text))
            .child(button)
    }
}
