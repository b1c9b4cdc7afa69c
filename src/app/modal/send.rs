//! Sending the chosen proposal: ask, send, tell, close.

use leptos::task::spawn_local;
use pipeframe::backend::BackendError;
use pipeframe::sdk::{Color, Confirmation, Snackbar};

use super::details::Page;
use crate::app::changes::Change;
use crate::app::domain::{Proposal, VehicleDetails};
use crate::app::key::new_key;
use crate::app::vehicle::money;

/// What is about to be sent.
struct Sending {
    vehicle: u64,
    proposal: u64,
    customer: String,
    question: Confirmation,
}

impl Page {
    pub(super) fn send(self) {
        let Some(sending) = self.sending() else {
            return;
        };
        self.dialog.clear_notices();
        self.is_sending.set(true);
        spawn_local(async move {
            self.ask_and_send(sending).await;
            self.is_sending.try_set(false);
        });
    }

    fn sending(self) -> Option<Sending> {
        let chosen = self.chosen.get_untracked();
        self.details.data.with_untracked(|data| {
            let details = data.value()?;
            let proposal = details
                .proposals
                .iter()
                .find(|proposal| proposal.id.to_string() == chosen)?;
            Some(Sending {
                vehicle: details.vehicle.id,
                proposal: proposal.id,
                customer: details.customer.clone(),
                question: question(details, proposal),
            })
        })
    }

    async fn ask_and_send(self, sending: Sending) {
        match self.dialog.sdk().show_confirmation(sending.question).await {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => return self.dialog.notice.say("The proposal was not sent.", &error),
        }
        let path = format!(
            "/vehicles/{}/proposals/{}/send",
            sending.vehicle, sending.proposal
        );
        match self
            .dialog
            .backend()
            .post_once::<_, VehicleDetails>(&path, &(), &new_key())
            .await
        {
            Ok(details) => {
                self.sent(details, sending.proposal, &sending.customer)
                    .await;
            }
            Err(error) => {
                self.dialog.report("The proposal was not sent.", &error);
                if error == BackendError::Conflict {
                    self.details.refresh();
                }
            }
        }
    }

    async fn sent(self, details: VehicleDetails, proposal: u64, customer: &str) {
        Change::Vehicles.announce();
        let link = details
            .proposals
            .iter()
            .find(|sent| sent.id == proposal)
            .and_then(|sent| sent.link.clone());
        let snackbar = Snackbar::new(["Proposal sent to ", customer].concat());
        let snackbar = match link {
            Some(link) => snackbar.link("Open proposal", link),
            None => snackbar,
        };
        self.details.put(details);
        self.chosen.set(String::new());
        let sdk = self.dialog.sdk();
        // The page shows that it was sent; a snackbar that the host refuses takes nothing away.
        let _ = sdk.show_snackbar(snackbar).await;
        self.dialog.close();
    }
}

fn question(details: &VehicleDetails, proposal: &Proposal) -> Confirmation {
    let title = format!("Send “{}” to {}?", proposal.title, details.customer);
    let text = format!(
        "{} for {} ({}). The customer gets it by email at once.",
        money(&proposal.price),
        details.vehicle.name,
        details.vehicle.plate,
    );
    Confirmation::new(title)
        .description(text)
        .ok_text("Send proposal")
        .ok_color(Color::Primary)
}
