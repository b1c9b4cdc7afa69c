//! What is done in the Developer Hub, and who can install the app.

use crate::account::{Account, Record};
use crate::hub::{AppNumber, Hub, HubPage, HubTab, Installed, StandInState, Status, live_problems};

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

    /// The app that is shown, and the user who looks at it.
    pub(crate) fn shown_to(&self) -> Option<(AppNumber, Installed)> {
        let who = Installed {
            company_id: self.account.company.id,
            user_id: self.account.viewer()?.id,
        };
        Some((self.hub.shown()?.number, who))
    }

    /// Whether a stand-in runs that installs the app which is shown.
    pub(crate) fn is_installed_elsewhere(&self) -> bool {
        let app = self.stand_in.as_ref().map(|state| &state.app);
        app.is_some_and(|app| app.client_id == self.registration().client_id)
    }

    /// Follows what is told of the stand-in.
    pub(super) fn follow_stand_in(&mut self, state: StandInState, turn: &mut Turn) {
        let had_app = self.has_app();
        let was_there = self.is_record_there();
        self.take_over(state);
        if self.has_app() != had_app {
            self.load(self.page.place(), None, turn);
        } else if self.is_record_there() != was_there {
            self.show_page_anew(turn);
        }
    }

    /// Takes over the stand-in's installations, its live status and its changed records. A user who has not installed the app there does
    /// not have it here.
    pub(super) fn take_over(&mut self, state: StandInState) {
        let before = self.stand_in.take().unwrap_or_default();
        if self.registration().client_id == state.app.client_id {
            if state.app.status == Status::Live.as_str() {
                self.make_live();
            }
            let is_first = before.app.client_id != state.app.client_id;
            if is_first {
                self.each_account(Account::uninstall);
            }
            let nobody = StandInState::default();
            let known = if is_first { &nobody } else { &before };
            for (who, installed) in state.changes_since(known) {
                self.in_company(who.company_id, |account| {
                    account.set_has_app(who.user_id, installed);
                });
            }
        }
        for changed in state.records_since(&before) {
            let Some(resource) = changed.resource() else {
                continue;
            };
            self.in_company(changed.company_id, |account| match &changed.record {
                Some(fields) => account.take_record(resource, fields),
                None => account.remove(Record::new(resource, changed.id)),
            });
        }
        self.stand_in = Some(state);
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

    fn in_company(&mut self, company: u64, change: impl Fn(&mut Account)) {
        self.each_account(|account| {
            if account.company.id == company {
                change(account);
            }
        });
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
        self.in_company(company, |account| account.set_has_app(user, installed));
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
