//! What each act of the user leads to, in the simulated Pipedrive and in the tools.

use crate::scenario::Scenario;
use crate::surface::{Mode, Theme};

use super::turn::Turn;
use super::{Desk, Place, Scene, UserAction};

impl Desk {
    /// Does what the user did.
    pub(super) fn act(&mut self, action: UserAction, turn: &mut Turn) {
        match action {
            UserAction::Navigate(place) => self.go(place, None, turn),
            UserAction::SetTheme(theme) => self.set_theme(theme, turn),
            UserAction::SetMode(mode) => self.mode = mode,
            UserAction::SetAssumptions(assumptions) => self.assume(assumptions, turn),
            UserAction::Reload(frame) => self.reload(frame, turn),
            UserAction::TogglePanel => self.toggle_panel(turn),
            UserAction::ReloadJsonPanel => self.ask_json_panel(turn),
            UserAction::ToggleJsonPanel => self.toggle_json_panel(),
            UserAction::ChoosePanelAction(action_id) => self.choose_panel_action(&action_id, turn),
            UserAction::RefetchForm(dialog, changed) => self.refetch(dialog, changed, turn),
            UserAction::SendForm(dialog, submission) => self.send_form(dialog, submission, turn),
            UserAction::OpenFormPage(submission) => self.open_form_page(&submission, turn),
            UserAction::OpenAddress(address) => turn.push(super::Effect::OpenTab(address)),
            UserAction::Reconnect => self.reconnect(turn),
            UserAction::OpenCustomModal(action_id) => self.open_from_menu(&action_id, turn),
            UserAction::OpenWithData { action_id, data } => {
                self.open_with_data(&action_id, data, turn);
            }
            UserAction::AddRecord(resource) => self.add_record(resource),
            UserAction::CloseModal => self.close_modal(None, turn),
            UserAction::SubmitEntity(draft) => {
                self.telling_stand_in(turn, |desk, turn| desk.submit(draft, turn));
            }
            UserAction::Confirm { dialog, confirmed } => self.confirm(dialog, confirmed, turn),
            UserAction::DismissSnackbar(snackbar) => self.dialogs.end_snackbar(snackbar, turn),
            UserAction::ShowFloatingWindow(context) => self.user_shows_window(context, turn),
            UserAction::HideFloatingWindow => self.user_hides_window(turn),
            UserAction::MoveFloatingWindow(point) => self.move_window(point),
            UserAction::SetListFilter(filter) => self.page.filter_list(filter),
            UserAction::Select { id, ticked } => self.page.tick(id, ticked),
            UserAction::SelectAll(ticked) => self.page.tick_all(ticked),
            UserAction::SwitchUser(user) => self.switch_user(user, turn),
            UserAction::SwitchCompany(company) => self.switch_company(company, turn),
            UserAction::SetInstalled(installed) => self.set_installed(installed, turn),
            UserAction::Hub(action) => self.act_in_hub(action, turn),
            UserAction::PinWindow(pinned) => self.dock.pin(pinned),
            UserAction::SetFrameSize { frame, size } => self.resize_by_hand(frame, size),
            UserAction::AddNote { record, content } => {
                self.account.add_note(record, content, turn.now);
            }
            UserAction::SetActivityDone { activity, done } => {
                self.account.set_done(activity, done);
            }
            UserAction::SetDealStage { deal, stage } => {
                self.telling_stand_in(turn, |desk, _| desk.account.set_stage(deal, stage));
            }
            UserAction::Inject(rule) => self.failures.rules.push(rule),
            UserAction::RemoveRule(index) => remove(&mut self.failures.rules, index),
            UserAction::BreakServer(rule) => self.failures.server.push(rule),
            UserAction::MendServer(index) => remove(&mut self.failures.server, index),
            UserAction::BreakEndpoint(rule) => self.failures.endpoints.push(rule),
            UserAction::MendEndpoint(index) => remove(&mut self.failures.endpoints, index),
            UserAction::SetFailures(failures) => self.set_failures(failures, turn),
            UserAction::Play(failures) => self.play(failures, turn),
            UserAction::ClearFaults => self.set_failures(Scenario::default(), turn),
            UserAction::Return {
                company,
                place,
                list,
                context,
            } => {
                self.go_back((company, place), list, context, turn);
            }
            UserAction::Reset => self.reset(turn),
            UserAction::Begin {
                place,
                scene,
                theme,
                mode,
            } => {
                self.begin(place, *scene, (theme, mode), turn);
            }
        }
    }

    /// Starts over at another place.
    fn begin(&mut self, place: Place, scene: Scene, (theme, mode): (Theme, Mode), turn: &mut Turn) {
        self.setup.place = place;
        self.setup.scene = scene;
        self.theme = theme;
        self.mode = mode;
        self.reset(turn);
    }
}

/// Takes away one of several; an index that isn't there changes nothing.
fn remove<T>(from: &mut Vec<T>, index: usize) {
    if index < from.len() {
        from.remove(index);
    }
}
