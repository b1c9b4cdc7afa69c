//! The connected account.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::kit::intl::short_date;
use pipeframe::kit::{
    Badge, Button, ButtonVariant, Card, LinkButton, Node, Section, State, Tone, html,
};
use pipeframe::sdk::{Confirmation, Snackbar};

use super::redirected::{Target, settings_section};
use super::state::SettingsState;
use crate::changes;
use crate::domain::{Connection, SettingsPage};
use crate::text;
use pipeframe::kit::Notice;
use pipeframe::surface::Question;

/// The card. Copies mean the same card.
#[derive(Clone, Copy)]
struct ConnectionCard {
    state: SettingsState,
    is_busy: State<bool>,
    question: Question,
    notice: Notice,
}

pub(super) fn view(state: &SettingsState) -> Node {
    let state = *state;
    let card = ConnectionCard {
        state,
        is_busy: State::new(false),
        question: Question::new(),
        notice: Notice::none(),
    };
    let connection = State::derived(move || {
        state
            .page
            .data
            .with(|data| data.value().and_then(|page| page.connection.clone()))
    });
    let connect = State::derived(move || {
        state
            .page
            .data
            .with(|data| data.value().and_then(|page| page.connect.clone()))
    });
    let connected = html::div()
        .class("connection")
        .child(move || card.state_view(connection.get(), connect.get()));
    let hint = html::p()
        .class("connection-hint")
        .attr("role", "status")
        .child(move || card.question.hint(text::press_disconnect_again()));
    let notice = card.notice.view();
    let card = Node::from(view! { <Card children=[connected, hint, notice].into()/> });
    let section = view! {
        <Section
            title=text::connection()
            description=text::connection_description()
            children=card.into()
        />
    };
    settings_section(state.target, Target::Connection, section)
}

impl ConnectionCard {
    fn state_view(self, connection: Option<Connection>, connect: Option<String>) -> Vec<Node> {
        match (connection, connect) {
            (Some(connection), connect) => self.connected_view(&connection, connect),
            (None, Some(address)) => elsewhere_view(address),
            (None, None) => self.unconnected_view(),
        }
    }

    fn connected_view(self, connection: &Connection, connect: Option<String>) -> Vec<Node> {
        let badge = view! { <Badge label=text::connected() tone=Tone::Positive/> };
        let since = text::since(&short_date(connection.since.0));
        let disconnect = move || self.disconnect();
        let busy = move || self.is_busy.get() && !self.question.is_unanswered();
        let button = view! { <Button label=text::disconnect() busy=busy on_press=disconnect/> };
        let again =
            connect.map(|address| link(text::reconnect(), address, ButtonVariant::Secondary));
        let mut parts = vec![text(&connection.account, badge.into(), &since)];
        parts.extend(again);
        parts.push(button.into());
        parts
    }

    fn unconnected_view(self) -> Vec<Node> {
        let badge = view! { <Badge label=text::unconnected() tone=Tone::Warning/> };
        let connect = move || self.connect();
        let button = view! {
            <Button label=text::connect_account() variant=ButtonVariant::Primary busy=self.is_busy on_press=connect/>
        };
        let line = text::unconnected_hint();
        vec![text(text::no_account(), badge.into(), line), button.into()]
    }

    fn connect(self) {
        self.begin();
        spawn_local(async move {
            match self
                .state
                .backend()
                .put::<_, SettingsPage>("/connection", &())
                .await
            {
                Ok(page) => {
                    self.changed(page.connection, text::account_connected())
                        .await;
                }
                Err(error) => self.notice.say(text::account_not_connected(), &error),
            }
            self.is_busy.try_set(false);
        });
    }

    fn disconnect(self) {
        self.begin();
        let question = Confirmation::new(text::disconnect_question())
            .description(text::disconnect_description())
            .ok_text(text::disconnect());
        let answer = self.state.sdk().show_confirmation(question);
        spawn_local(async move {
            let Some(answer) = self.question.ask(answer).await else {
                return;
            };
            match answer {
                Ok(true) => self.cut().await,
                Ok(false) => {}
                Err(error) => self.notice.say(text::account_not_disconnected(), &error),
            }
            self.is_busy.try_set(false);
        });
    }

    async fn cut(self) {
        let guess = self.state.page.guess(|page| page.connection = None);
        match self.state.backend().delete("/connection").await {
            Ok(()) => self.changed(None, text::account_disconnected()).await,
            Err(error) => {
                if let Some(guess) = guess {
                    guess.take_back();
                }
                self.notice.say(text::account_not_disconnected(), &error);
            }
        }
    }

    fn begin(self) {
        self.notice.clear();
        self.is_busy.set(true);
    }

    async fn changed(self, connection: Option<Connection>, message: &str) {
        let page = self.state.page;
        let known = page.data.with_untracked(|data| data.value().cloned());
        if let Some(known) = known {
            page.put(SettingsPage {
                connection,
                ..known
            });
        }
        changes::SETTINGS.announce();
        // The card shows it too; a snackbar that the host refuses takes nothing away.
        let _ = self.state.sdk().show_snackbar(Snackbar::new(message)).await;
    }
}

/// The server connects by Pipedrive's consent, in a tab of its own, and tells this page when it is done.
fn elsewhere_view(address: String) -> Vec<Node> {
    let badge = view! { <Badge label=text::unconnected() tone=Tone::Warning/> };
    let line = text::connect_elsewhere();
    let variant = ButtonVariant::Primary;
    vec![
        text(text::no_account(), badge.into(), line),
        link(text::connect_account(), address, variant),
    ]
}

fn link(label: &'static str, address: String, variant: ButtonVariant) -> Node {
    view! { <LinkButton label=label href=address variant=variant icon="external"/> }.into()
}

fn text(account: &str, badge: Node, line: &str) -> Node {
    let account = html::p()
        .class("connection-account")
        .own_direction()
        .child(account)
        .child(" ")
        .child(badge);
    html::div()
        .class("connection-text")
        .child(account)
        .child(html::p().class("connection-since").child(line))
}
