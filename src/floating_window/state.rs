//! What every part of the floating window shares: the phone, the contacts, what is written down, and what Pipedrive is told.

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::task::spawn_local;
use pipeframe::backend::{Backend, new_key};
use pipeframe::context::Json;
use pipeframe::fetch::{Fetched, Guess};
use pipeframe::kit::intl::{self, Moment};
use pipeframe::kit::{Notice, State, effect};
use pipeframe::sdk::{Sdk, WindowVisibility, WithFloatingWindow};
use pipeframe::surface::{FloatingWindow, SurfaceHandle};

use super::party::{Party, Request};
use super::phone::{Happening, Order, Phone, Stage};
use super::unwritten::Log;
use crate::changes;
use crate::domain::{Call, CallOutcome, ContactBook, Day, LoggedCall};
use crate::text;

/// How long an incoming call rings before it counts as missed.
const RINGING: Duration = Duration::from_secs(30);

/// What every part of the window needs. Copies mean the same window.
#[derive(Clone, Copy)]
pub(super) struct WindowState {
    pub(super) surface: State<SurfaceHandle<FloatingWindow, WithFloatingWindow>>,
    pub(super) phone: State<Phone>,
    pub(super) book: Fetched<ContactBook>,
    /// A number that was pressed in Pipedrive.
    pub(super) offer: State<Option<Party>>,
    /// A context that this app does not know.
    pub(super) unknown: State<Option<String>>,
    /// What is written down during the call and after it.
    pub(super) log: State<Log>,
    pub(super) ringing: State<Option<TimeoutHandle>>,
    pub(super) notice: Notice,
}

/// The stages without their data, so that a view is built once for each.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    Contacts,
    Ringing,
    Talking,
    FollowUp,
}

pub(super) fn shown(phone: &Phone) -> Shown {
    match phone.stage() {
        Stage::Contacts => Shown::Contacts,
        Stage::Ringing(_) => Shown::Ringing,
        Stage::Talking(_) => Shown::Talking,
        Stage::FollowUp(_) => Shown::FollowUp,
    }
}

impl WindowState {
    /// A window on a surface, with no call yet.
    pub(super) fn new(surface: SurfaceHandle<FloatingWindow, WithFloatingWindow>) -> Self {
        let log = Log::new(surface.backend().clone(), surface.context().viewer);
        Self {
            phone: State::new(Phone::default()),
            book: Fetched::start(surface.backend().clone(), "/contacts".to_owned()),
            surface: State::new(surface),
            offer: State::new(None),
            unknown: State::new(None),
            log: State::new(log),
            ringing: State::new(None),
            notice: Notice::none(),
        }
    }

    pub(super) fn sdk(self) -> Sdk<FloatingWindow, WithFloatingWindow> {
        self.surface.with_untracked(|surface| surface.sdk().clone())
    }

    pub(super) fn backend(self) -> Backend {
        self.surface
            .with_untracked(|surface| surface.backend().clone())
    }

    pub(super) fn listen(self) {
        let heard = self.sdk().on_visibility(move |event| {
            if let Ok(event) = event {
                self.turned(&event);
            }
        });
        match heard {
            Ok(subscription) => subscription.forget(),
            Err(error) => self.notice.say(text::no_incoming_calls(), &error),
        }
        changes::SETTINGS.on(move || self.book.refresh());
    }

    /// The settings come with the contacts.
    pub(super) fn follow_settings(self) {
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
    pub(super) fn turned(self, event: &WindowVisibility) {
        if !event.is_visible {
            self.give_up();
            return;
        }
        self.ask(event.context.as_ref());
        self.happen(Happening::Look);
    }

    pub(super) fn ask(self, context: Option<&Json>) {
        match Request::read(context) {
            Request::Nothing => {}
            Request::Incoming(party) => self.ring(party),
            Request::Offer(party) => self.offer.set(Some(party)),
            Request::Unknown(text) => self.unknown.set(Some(text)),
        }
    }

    pub(super) fn ring(self, party: Party) {
        self.happen(Happening::Incoming(party));
        if self.phone.with_untracked(shown) == Shown::Ringing {
            self.stop_ringing();
            let timer = set_timeout_with_handle(move || self.give_up(), RINGING);
            self.ringing.set(timer.ok());
        }
    }

    /// The call wasn't answered: it is recorded as missed.
    pub(super) fn give_up(self) {
        let caller = self.phone.with_untracked(|phone| match phone.stage() {
            Stage::Ringing(party) => Some(party.clone()),
            _ => None,
        });
        self.happen(Happening::Unanswered);
        if let Some(party) = caller {
            self.log_missed(party);
        }
    }

    pub(super) fn log_missed(self, party: Party) {
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
                self.notice.say(text::missed_call_not_saved(), &error);
            }
            self.book.refresh();
        });
    }

    /// Shows a call among the last ones before the server has it.
    pub(super) fn guess_call(self, call: &LoggedCall) -> Option<Guess<ContactBook>> {
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

    pub(super) fn stop_ringing(self) {
        if let Some(timer) = self.ringing.try_update_untracked(Option::take).flatten() {
            timer.clear();
        }
    }

    pub(super) fn call(self, party: Party) {
        self.offer.set(None);
        self.begin_log(&party);
        self.happen(Happening::Dial(party));
    }

    /// Asked for each time: the window stays open for days.
    pub(super) fn today() -> Day {
        Day(intl::today())
    }

    pub(super) fn log(self) -> Log {
        self.log.get_untracked()
    }

    pub(super) fn begin_log(self, party: &Party) {
        self.log().begin(party, Self::today().plus(1).to_string());
    }

    pub(super) fn happen(self, happening: Happening) {
        let now = Moment::now().milliseconds();
        let orders = self.phone.try_update(|phone| phone.handle(happening, now));
        if self.phone.with_untracked(shown) != Shown::Ringing {
            self.stop_ringing();
        }
        self.carry_out(orders.unwrap_or_default());
    }

    pub(super) fn carry_out(self, orders: Vec<Order>) {
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
                    self.notice.say(text::call_not_followed(), &error);
                }
            }
        });
    }
}
