//! Sending the chosen proposal: ask, send, tell, close.

use leptos::task::spawn_local;
use pipeframe::sdk::{Color, Confirmation, Snackbar};

use super::details::Page;
use crate::changes;
use crate::domain::{Day, Proposal, VehicleDetails, VehicleStatus};
use crate::text;
use crate::vehicle::money;
use pipeframe::draft::Posted;
use pipeframe::fetch::Guess;

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
        let question = sending.question.clone();
        let answer = self.dialog.sdk().show_confirmation(question);
        spawn_local(async move {
            let Some(answer) = self.question.ask(answer).await else {
                return;
            };
            match answer {
                Ok(true) => self.send_chosen(sending).await,
                Ok(false) => {}
                Err(error) => self.dialog.notice.say(text::proposal_not_sent(), &error),
            }
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

    async fn send_chosen(self, sending: Sending) {
        let path = format!(
            "/vehicles/{}/proposals/{}/send",
            sending.vehicle, sending.proposal
        );
        self.sent.set(sending.proposal.to_string());
        let guess = self
            .details
            .guess(|details| sending.expected(details, self.dialog.today));
        self.chosen.set(String::new());
        match self.draft.post(&path, &()).await {
            Posted::Done(details) => {
                self.sent(details, sending.proposal, &sending.customer)
                    .await;
            }
            Posted::Noted => self.not_sent(guess, &sending),
            Posted::Refused(error) => {
                self.not_sent(guess, &sending);
                self.sent.set(String::new());
                self.dialog.report(text::proposal_not_sent(), &error);
            }
            Posted::Unknown(error) => {
                self.not_sent(guess, &sending);
                self.dialog.report(text::proposal_perhaps_sent(), &error);
            }
        }
    }

    /// Shows again what is the case.
    fn not_sent(self, guess: Option<Guess<VehicleDetails>>, sending: &Sending) {
        if let Some(guess) = guess {
            guess.take_back();
        }
        self.chosen.set(sending.proposal.to_string());
        self.details.refresh();
    }

    async fn sent(self, details: VehicleDetails, proposal: u64, customer: &str) {
        self.sent.set(String::new());
        self.draft.settle();
        changes::VEHICLES.announce();
        let link = details
            .proposals
            .iter()
            .find(|sent| sent.id == proposal)
            .and_then(|sent| sent.link.clone());
        let snackbar = Snackbar::new(text::proposal_sent_to(customer));
        let snackbar = match link {
            Some(link) => snackbar.link(text::open_proposal(), link),
            None => snackbar,
        };
        self.details.put(details);
        let sdk = self.dialog.sdk();
        // The page shows that it was sent; a snackbar that the host refuses takes nothing away.
        let _ = sdk.show_snackbar(snackbar).await;
        self.dialog.close();
    }
}

impl Sending {
    /// The vehicle as the server will most likely return it.
    fn expected(&self, details: &mut VehicleDetails, today: Day) {
        let mut proposals = details.proposals.iter_mut();
        if let Some(proposal) = proposals.find(|proposal| proposal.id == self.proposal) {
            proposal.sent = Some(today);
        }
        if details.vehicle.status == VehicleStatus::Open {
            details.vehicle.status = VehicleStatus::ProposalSent;
        }
    }
}

fn question(details: &VehicleDetails, proposal: &Proposal) -> Confirmation {
    let title = text::send_question(&proposal.title, &details.customer);
    let text = text::send_description(
        &money(&proposal.price),
        &details.vehicle.name,
        &details.vehicle.plate,
    );
    Confirmation::new(title)
        .description(text)
        .ok_text(text::send_proposal())
        .ok_color(Color::Primary)
}
