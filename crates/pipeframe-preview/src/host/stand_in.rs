//! Installations by the stand-in for Pipedrive's OAuth, where one runs.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::console;

use crate::desk::{ChangedRecord, Desk, HubAction, Input, Place, UserAction};
use crate::hub::{AppNumber, HubPage, HubTab, Installed};
use crate::stand_in::StandIn;

use super::Host;

impl Host {
    /// Follows what is installed at the stand-in.
    pub(super) fn follow_stand_in(self) {
        if let Some(stand_in) = StandIn::find() {
            spawn_local(async move {
                let tell = |state| self.dispatch(Input::StandIn(Box::new(state)));
                stand_in.follow(tell).await;
            });
        }
    }

    /// Whether a stand-in runs, and answers.
    pub(crate) fn has_stand_in(self) -> bool {
        self.peek(|desk| desk.stand_in().is_some())
    }

    /// Has the stand-in know an app as it is edited and a user at the browser; `None` until it does.
    pub(crate) fn prepare_stand_in(
        self,
        app: AppNumber,
        who: Installed,
    ) -> ReadSignal<Option<Result<(), String>>> {
        let result = RwSignal::new(None);
        spawn_local(async move {
            let prepared = self.prepared(app, who).await;
            let _ = result.try_set(Some(prepared));
        });
        result.read_only()
    }

    async fn prepared(self, app: AppNumber, who: Installed) -> Result<(), String> {
        let stand_in = StandIn::find().ok_or("No stand-in runs.")?;
        self.register_at(&stand_in, app).await?;
        stand_in.sign_in(who).await?;
        Ok(())
    }

    async fn register_at(self, stand_in: &StandIn, app: AppNumber) -> Result<(), String> {
        let text = self.peek(|desk| desk.hub().app(app).map(crate::hub::HubApp::to_write));
        let state = stand_in.register(&text.unwrap_or_default()).await?;
        match state.app.problem {
            Some(problem) => Err(problem),
            None => Ok(()),
        }
    }

    /// Changes an app to live at the stand-in, which asks its callback URL, and then here.
    pub(crate) async fn go_live_at_stand_in(self, app: AppNumber) -> Result<(), String> {
        let stand_in = StandIn::find().ok_or("No stand-in runs.")?;
        self.register_at(&stand_in, app).await?;
        stand_in.go_live().await?;
        self.act(UserAction::Hub(HubAction::ChangeToLive(app)));
        Ok(())
    }

    /// Tells the stand-in of records that changed here: it sends their webhooks.
    pub(super) fn change_at_stand_in(changes: Vec<ChangedRecord>) {
        let Some(stand_in) = StandIn::find() else {
            return;
        };
        spawn_local(async move {
            // One after another: a deal may be with a person who was added with it.
            for change in changes {
                if let Err(reason) = stand_in.put_record(&change).await {
                    console::warn_1(&JsValue::from_str(&format!(
                        "No webhook was sent for this change: {reason}"
                    )));
                }
            }
        });
    }

    /// Installs the app for the user who looks at the preview, or uninstalls it. A stand-in asks for consent first, in the Developer Hub.
    pub(crate) fn install_or_uninstall(self) {
        let has_app = self.peek(Desk::has_app);
        let elsewhere = self.peek(|desk| desk.shown_to().filter(|_| desk.is_installed_elsewhere()));
        match elsewhere {
            Some((app, who)) if has_app => self.uninstall(app, who),
            Some((app, _)) => {
                let page = HubPage::App(app, HubTab::Installation);
                self.act(UserAction::Navigate(Place::DeveloperHub(page)));
            }
            None => self.act(UserAction::SetInstalled(!has_app)),
        }
    }

    /// Uninstalls an app for a user: where they installed it.
    pub(crate) fn uninstall(self, app: AppNumber, who: Installed) {
        let is_there = self.peek(|desk| desk.stand_in().is_some_and(|state| state.has(who)));
        let here = move || {
            self.act(UserAction::Hub(HubAction::Install {
                app,
                company: who.company_id,
                user: who.user_id,
                installed: false,
            }));
        };
        let Some(stand_in) = StandIn::find().filter(|_| is_there) else {
            return here();
        };
        spawn_local(async move {
            // The state that follows says so too; without an answer only this page knows.
            let _ = stand_in.uninstall(who).await;
            here();
        });
    }
}
