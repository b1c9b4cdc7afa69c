//! The connected account.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::kit::intl::short_date;
use pipeframe::kit::{Badge, Button, ButtonVariant, Card, Section, Tone};
use pipeframe::sdk::{Confirmation, Snackbar};

use super::Office;
use super::redirected::{Target, asked};
use crate::app::changes::Change;
use crate::app::domain::{Connection, SettingsPage};
use crate::app::notice::Notice;

/// The card. Copies mean the same card.
#[derive(Clone, Copy)]
struct ConnectionCard {
    office: Office,
    is_busy: RwSignal<bool>,
    notice: Notice,
}

pub(super) fn view(office: &Office) -> impl IntoView + use<> {
    let office = *office;
    let card = ConnectionCard {
        office,
        is_busy: RwSignal::new(false),
        notice: Notice::none(),
    };
    let connection = Memo::new(move |_| {
        office
            .page
            .data
            .with(|data| data.value().and_then(|page| page.connection.clone()))
    });
    view! {
        <div class="settings-section" data-asked=asked(office.target, Target::Connection)>
            <Section title="Connection" description="The Car services account that vehicles and proposals come from.">
                <Card>
                    {move || match connection.get() {
                        Some(connection) => card.connected_view(connection).into_any(),
                        None => card.unconnected_view().into_any(),
                    }}
                    {card.notice.view()}
                </Card>
            </Section>
        </div>
    }
}

impl ConnectionCard {
    fn connected_view(self, connection: Connection) -> impl IntoView {
        view! {
            <div class="connection">
                <div class="connection-text">
                    <p class="connection-account">{connection.account} " " <Badge label="Connected" tone=Tone::Positive/></p>
                    <p class="connection-since">{["Since ", &short_date(connection.since.0)].concat()}</p>
                </div>
                <Button label="Disconnect" busy=self.is_busy on_press=move || self.disconnect()/>
            </div>
        }
    }

    fn unconnected_view(self) -> impl IntoView {
        view! {
            <div class="connection">
                <div class="connection-text">
                    <p class="connection-account">"No account " <Badge label="Not connected" tone=Tone::Warning/></p>
                    <p class="connection-since">"Vehicles are shown, but nothing can be sent."</p>
                </div>
                <Button label="Connect account" variant=ButtonVariant::Primary busy=self.is_busy on_press=move || self.connect()/>
            </div>
        }
    }

    fn connect(self) {
        self.begin();
        spawn_local(async move {
            match self
                .office
                .backend()
                .put::<_, SettingsPage>("/connection", &())
                .await
            {
                Ok(page) => self.changed(page.connection, "Account connected").await,
                Err(error) => self.notice.say("The account was not connected.", &error),
            }
            self.is_busy.try_set(false);
        });
    }

    fn disconnect(self) {
        self.begin();
        spawn_local(async move {
            self.ask_and_disconnect().await;
            self.is_busy.try_set(false);
        });
    }

    async fn ask_and_disconnect(self) {
        let question = Confirmation::new("Disconnect Car services?")
            .description("No proposals or reminders can be sent until it is connected again. Nothing is deleted.")
            .ok_text("Disconnect");
        match self.office.sdk().show_confirmation(question).await {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => return self.notice.say("The account was not disconnected.", &error),
        }
        match self.office.backend().delete("/connection").await {
            Ok(()) => self.changed(None, "Account disconnected").await,
            Err(error) => self.notice.say("The account was not disconnected.", &error),
        }
    }

    fn begin(self) {
        self.notice.clear();
        self.is_busy.set(true);
    }

    async fn changed(self, connection: Option<Connection>, message: &str) {
        let page = self.office.page;
        let known = page.data.with_untracked(|data| data.value().cloned());
        if let Some(known) = known {
            page.put(SettingsPage {
                connection,
                ..known
            });
        }
        Change::Settings.announce();
        // The card shows it too; a snackbar that the host refuses takes nothing away.
        let _ = self
            .office
            .sdk()
            .show_snackbar(Snackbar::new(message))
            .await;
    }
}
