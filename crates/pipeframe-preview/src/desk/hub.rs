//! What is done in the Developer Hub, and who can install the app.

use crate::account::Account;
use crate::hub::{AppNumber, Hub, HubPage, HubTab, StandInState, Status, live_problems};

use super::turn::Turn;
use super::{Desk, HubAction, Place};

impl Desk {
    /// The Developer Hub with its apps.
    pub(crate) const fn hub(&self) -> &Hub {
        &self.hub
    }

    /// Whether the app that is shown is live.
    pub(crate) fn is_live(&self) -> bool {
        let shown = self.hub.shown();
        shown.is_some_and(|app| app.status == Status::Live)
    }

    /// Why people of the present company can't install the app that is shown, in a sentence.
    pub(crate) fn install_refusal(&self) -> Option<String> {
        let app = self.hub.shown()?.number;
        self.install_refusal_for(app, self.account.company.id)
    }

    /// Why people of a company can't install an app, in a sentence.
    pub(crate) fn install_refusal_for(&self, app: AppNumber, company: u64) -> Option<String> {
        let app = self.hub.app(app)?;
        if app.status == Status::Live || company == self.first_company() {
            return None;
        }
        let own = self.companies().first()?.company.name.clone();
        Some(format!(
            "{} is a draft, which only people of {own} can install. Change it to live in the Developer Hub.",
            app.name()
        ))
    }

    /// The stand-in for Pipedrive's OAuth, where one runs.
    pub(crate) const fn stand_in(&self) -> Option<&StandInState> {
        self.stand_in.as_ref()
    }

    /// Takes over what was installed, uninstalled and changed to live at the stand-in.
    pub(super) fn follow_stand_in(&mut self, state: StandInState, turn: &mut Turn) {
        let is_shown = self.registration().client_id == state.app.client_id;
        if is_shown && state.app.status == Status::Live.as_str() {
            self.make_live();
        }
        let had_app = self.has_app();
        for (who, installed) in state.changes_since(self.stand_in.as_ref()) {
            self.each_account(|account| {
                if is_shown && account.company.id == who.company_id {
                    account.set_has_app(who.user_id, installed);
                }
            });
        }
        self.stand_in = Some(state);
        if self.has_app() != had_app {
            self.load(self.page.place(), None, turn);
        }
    }

    pub(super) fn make_live(&mut self) {
        let shown = self.hub.shown().map(|app| app.number);
        if let Some(app) = shown.and_then(|number| self.hub.app_mut(number)) {
            app.status = Status::Live;
        }
    }

    pub(super) fn act_in_hub(&mut self, action: HubAction, turn: &mut Turn) {
        match action {
            HubAction::Edit(number, edit) => {
                if let Some(app) = self.hub.app_mut(number) {
                    app.edit(&edit);
                }
                self.place_extensions(number, turn);
            }
            HubAction::Discard(number) => {
                if let Some(app) = self.hub.app_mut(number) {
                    app.discard();
                }
                self.place_extensions(number, turn);
            }
            HubAction::Saved { app, was, written } => {
                if let Some(app) = self.hub.app_mut(app) {
                    app.note_saved(written, &was);
                }
                self.place_extensions(app, turn);
            }
            HubAction::ChangeToLive(number) => {
                if let Some(app) = self.hub.app_mut(number)
                    && live_problems(app).is_empty()
                {
                    app.status = Status::Live;
                }
            }
            HubAction::Create { name, client_id } => {
                let number = self.hub.create(&name, &client_id);
                let page = HubPage::App(number, HubTab::BasicInfo);
                self.go(Place::DeveloperHub(page), None, turn);
            }
            HubAction::Delete(number) => {
                let was_shown = self.hub.shows(number);
                self.hub.delete(number);
                if was_shown {
                    // It is uninstalled everywhere, and the next one was never installed here.
                    self.each_account(Account::uninstall);
                    let next = self.hub.shown().map(|app| app.number);
                    self.place_extensions(next.unwrap_or_default(), turn);
                }
                self.go(Place::DeveloperHub(HubPage::Apps), None, turn);
            }
            HubAction::Show(number) => self.show_app(number, turn),
            HubAction::Install {
                app,
                company,
                user,
                installed,
            } => self.install_for(app, (company, user), installed, turn),
        }
    }

    /// Shows the extensions of another app, which nobody has installed yet.
    fn show_app(&mut self, number: AppNumber, turn: &mut Turn) {
        if self.hub.shows(number) || !self.hub.show(number) {
            return;
        }
        self.each_account(Account::uninstall);
        self.place_extensions(number, turn);
    }

    fn each_account(&mut self, change: impl Fn(&mut Account)) {
        std::iter::once(&mut self.account)
            .chain(&mut self.other_accounts)
            .for_each(change);
    }

    fn install_for(
        &mut self,
        app: AppNumber,
        (company, user): (u64, u64),
        installed: bool,
        turn: &mut Turn,
    ) {
        if installed && self.install_refusal_for(app, company).is_some() {
            return;
        }
        self.show_app(app, turn);
        self.each_account(|account| {
            if account.company.id == company {
                account.set_has_app(user, installed);
            }
        });
        self.load(self.page.place(), None, turn);
    }

    /// Has the preview show what an app's form says now.
    fn place_extensions(&mut self, number: AppNumber, turn: &mut Turn) {
        let shown = self.hub.shown();
        let Some(app) = shown.filter(|app| app.number == number) else {
            if shown.is_none() {
                self.setup.registration = pipeframe_registration::Registration::empty();
            }
            return;
        };
        let registration = app.registration();
        if registration != self.setup.registration {
            self.setup.registration = registration;
            self.load(self.page.place(), None, turn);
        }
    }
}
