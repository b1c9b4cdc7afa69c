//! What is done in the Developer Hub, and what the other pages make of it.

use pipeframe_registration::form::ExtensionKind;

use crate::account::{DealDraft, Draft, Record, Resource};
use crate::desk::{Desk, HubAction, Input, Place, UserAction};
use crate::hub::{Edit, ExtensionAt, FIRST_APP, HubPage, HubTab, Installed, StandInState};
use crate::surface::Surface;

use super::stage::{Stage, setup};

const HARBOUR: u64 = 54_321;
const BALTIC: u64 = 65_432;

fn in_hub() -> Stage {
    let mut setup = setup();
    setup.place = Place::DeveloperHub(HubPage::Apps);
    Stage::open_with(setup)
}

fn act(stage: &mut Stage, action: HubAction) {
    stage.act(UserAction::Hub(action));
}

fn edit(stage: &mut Stage, edit: Edit) {
    act(stage, HubAction::Edit(FIRST_APP, edit));
}

fn set(pointer: &str, text: &str) -> Edit {
    Edit::Required {
        pointer: pointer.to_owned(),
        text: text.to_owned(),
    }
}

fn panel_address(stage: &Stage) -> String {
    let panel = stage.frame(Surface::Panel);
    stage.desk.frame(panel).unwrap().address.clone().unwrap()
}

#[test]
fn the_developer_hub_is_a_page_of_its_own_without_dock_and_panel() {
    let mut stage = Stage::started();
    stage.act(UserAction::Navigate(Place::DeveloperHub(HubPage::Apps)));
    assert!(stage.desk.frames().is_empty() && stage.desk.floating_window().is_none());
    stage.act(UserAction::Navigate(Place::Details(Record::deal(1))));
    assert_eq!(stage.desk.frames().len(), 2);
}

#[test]
fn extensions_are_placed_by_the_form_before_it_is_saved() {
    let mut stage = in_hub();
    edit(&mut stage, set("/panels/0/name", "Fleet"));
    edit(&mut stage, set("/panels/0/url", "/fleet"));
    edit(
        &mut stage,
        Edit::Remove(ExtensionAt {
            kind: ExtensionKind::FloatingWindow,
            index: 0,
        }),
    );
    stage.act(UserAction::Navigate(Place::Details(Record::deal(1))));
    assert_eq!(stage.desk.panel().unwrap().name, "Fleet");
    assert!(panel_address(&stage).contains("/fleet?"));
    assert!(stage.desk.floating_window().is_none());

    stage.act(UserAction::Reset);
    assert_eq!(stage.desk.registration().panels[0].name, "Fleet");
    act(&mut stage, HubAction::Discard(FIRST_APP));
    stage.act(UserAction::Navigate(Place::Details(Record::deal(1))));
    assert_eq!(stage.desk.panel().unwrap().name, "Vehicles");
    assert!(stage.desk.floating_window().is_some());
}

#[test]
fn a_draft_is_installed_by_the_developer_s_own_company_only_and_a_live_app_by_everybody() {
    let mut stage = in_hub();
    let install = |company, user, installed| HubAction::Install {
        app: FIRST_APP,
        company,
        user,
        installed,
    };
    act(&mut stage, install(BALTIC, 22_346, true));
    act(&mut stage, install(HARBOUR, 12_347, true));
    let has_app = |desk: &Desk, company, user| {
        let companies = desk.companies();
        let account = companies.iter().find(|one| one.company.id == company);
        account.unwrap().user(user).unwrap().has_app
    };
    assert!(!has_app(&stage.desk, BALTIC, 22_346) && has_app(&stage.desk, HARBOUR, 12_347));

    stage.act(UserAction::SwitchCompany(BALTIC));
    stage.act(UserAction::SetInstalled(false));
    stage.act(UserAction::SetInstalled(true));
    assert!(!stage.desk.has_app());
    assert!(
        stage
            .desk
            .install_refusal()
            .unwrap()
            .contains("only people of Harbour Motors")
    );

    act(&mut stage, HubAction::ChangeToLive(FIRST_APP));
    assert!(stage.desk.is_live() && stage.desk.install_refusal().is_none());
    act(&mut stage, install(BALTIC, 22_346, true));
    assert!(has_app(&stage.desk, BALTIC, 22_346));
    act(&mut stage, install(BALTIC, 22_346, false));
    assert!(!has_app(&stage.desk, BALTIC, 22_346));
}

#[test]
fn an_app_that_the_form_refuses_does_not_go_live() {
    let mut stage = in_hub();
    edit(&mut stage, set("/callbackUrl", ""));
    act(&mut stage, HubAction::ChangeToLive(FIRST_APP));
    assert!(!stage.desk.is_live());
    act(&mut stage, HubAction::Discard(FIRST_APP));
    act(&mut stage, HubAction::ChangeToLive(FIRST_APP));
    assert!(stage.desk.is_live());
    stage.act(UserAction::Reset);
    assert!(stage.desk.is_live());
}

#[test]
fn another_app_is_created_shown_without_installations_and_deleted() {
    let mut stage = in_hub();
    act(
        &mut stage,
        HubAction::Create {
            name: "Second".to_owned(),
            client_id: "two".to_owned(),
        },
    );
    let Place::DeveloperHub(HubPage::App(second, HubTab::BasicInfo)) = stage.desk.place() else {
        panic!("{:?}", stage.desk.place());
    };
    assert_eq!(stage.desk.registration().name, "Car services");
    act(&mut stage, HubAction::Show(second));
    assert_eq!(stage.desk.registration().name, "Second");
    assert!(!stage.desk.has_app());
    act(&mut stage, HubAction::Delete(second));
    assert_eq!(stage.desk.registration().name, "Car services");
    assert_eq!(stage.desk.place(), Place::DeveloperHub(HubPage::Apps));
    act(&mut stage, HubAction::Delete(FIRST_APP));
    assert!(stage.desk.hub().apps().is_empty());
    stage.act(UserAction::Navigate(Place::Details(Record::deal(1))));
    assert!(stage.desk.frames().is_empty());
}

#[test]
fn what_was_saved_is_the_file_from_then_on() {
    let mut stage = in_hub();
    edit(&mut stage, set("/name", "Garage"));
    let text = stage.desk.hub().app(FIRST_APP).unwrap().text().to_owned();
    act(
        &mut stage,
        HubAction::Saved {
            app: FIRST_APP,
            was: text.clone(),
            written: text,
        },
    );
    act(&mut stage, HubAction::Discard(FIRST_APP));
    assert_eq!(stage.desk.registration().name, "Garage");
}

#[test]
fn installations_at_the_stand_in_are_followed_for_the_app_that_is_shown() {
    let mut stage = Stage::started();
    let tell = |stage: &mut Stage, client_id: &str, status: &str, users: &[u64]| {
        let installed = users.iter().map(|user_id| Installed {
            company_id: HARBOUR,
            user_id: *user_id,
        });
        let mut told = StandInState {
            installations: installed.collect(),
            ..StandInState::default()
        };
        told.app.client_id = client_id.to_owned();
        told.app.status = status.to_owned();
        stage.input(Input::StandIn(Box::new(told)));
    };
    let client_id = "car-services-preview";
    // Another app's stand-in says nothing of this one.
    tell(&mut stage, "another", "draft", &[]);
    assert!(stage.desk.has_app());
    let mut stage = Stage::started();
    tell(&mut stage, client_id, "draft", &[]);
    assert!(!stage.desk.has_app() && !stage.desk.is_live());
    tell(&mut stage, client_id, "draft", &[12_345]);
    assert!(stage.desk.has_app());
    tell(&mut stage, client_id, "live", &[]);
    assert!(!stage.desk.has_app() && stage.desk.is_live());
    assert!(stage.desk.frames().is_empty());
    tell(&mut stage, "another", "draft", &[12_345]);
    assert!(!stage.desk.has_app());
    tell(&mut stage, client_id, "live", &[]);
    tell(&mut stage, client_id, "live", &[12_345]);
    assert!(stage.desk.has_app());
    assert_eq!(stage.desk.frames().len(), 2);
}

#[test]
fn the_stand_in_hears_of_a_deal_that_was_moved_and_of_nothing_without_a_stand_in() {
    let move_deal = |stage: &mut Stage| {
        stage.act(UserAction::SetDealStage { deal: 1, stage: 5 });
        stage.act(UserAction::SetDealStage { deal: 1, stage: 5 });
    };
    let mut stage = Stage::started();
    move_deal(&mut stage);
    assert_eq!(stage.told_stand_in, []);

    let mut stage = Stage::started();
    stage.input(Input::StandIn(Box::default()));
    move_deal(&mut stage);
    let [told] = stage.told_stand_in.as_slice() else {
        panic!("{:?}", stage.told_stand_in);
    };
    assert_eq!((told.company, told.user), (HARBOUR, stage.desk.account.me));
    assert_eq!(told.record, Record::deal(1));
    assert_eq!(told.fields["stage_id"], 5);
    assert_eq!(told.fields["value"], 184_500);
}

#[test]
fn the_stand_in_hears_of_everybody_who_was_added_with_a_deal() {
    let mut stage = Stage::started();
    stage.input(Input::StandIn(Box::default()));
    let panel = stage.panel();
    stage.command(panel, "open_modal", serde_json::json!({ "type": "deal" }));
    stage.act(UserAction::SubmitEntity(Draft::Deal(DealDraft {
        title: "Two vans".to_owned(),
        person: "Ada Rohtla".to_owned(),
        value: "1200.50".to_owned(),
        ..DealDraft::default()
    })));
    let told: Vec<_> = stage
        .told_stand_in
        .iter()
        .map(|told| (told.record.resource, told.fields.clone()))
        .collect();
    assert_eq!(told[0].0, Resource::Deal);
    assert_eq!(told[0].1["value"], 1200.5);
    assert_eq!(told[1].0, Resource::Person);
    assert_eq!(told[1].1["name"], "Ada Rohtla");
    assert_eq!(told.len(), 2);
}

#[test]
fn records_that_change_at_the_stand_in_are_shown_and_neither_told_back_nor_lost_by_a_reset() {
    let tell = |stage: &mut Stage, title: &str, version: u64| {
        let told = serde_json::json!({
            "version": version,
            "records": [{ "company_id": HARBOUR, "kind": "deals", "record": { "id": 1, "title": title } }],
        });
        stage.input(Input::StandIn(serde_json::from_value(told).unwrap()));
    };
    let title = |stage: &Stage| stage.desk.account.deal(1).unwrap().title.clone();
    let mut stage = Stage::started();
    tell(&mut stage, "By the API", 1);
    assert_eq!(title(&stage), "By the API");
    assert_eq!(stage.told_stand_in, []);

    // What the stand-in has not heard of yet is not taken back when it tells of something else.
    stage.desk.account.deals[0].title = "Here, a moment ago".to_owned();
    tell(&mut stage, "By the API", 2);
    assert_eq!(title(&stage), "Here, a moment ago");

    stage.act(UserAction::Reset);
    assert_eq!(title(&stage), "By the API");
}

#[test]
fn a_record_that_is_deleted_at_the_stand_in_goes_here_too_and_may_come_back() {
    let tell = |stage: &mut Stage, version: u64, record: serde_json::Value| {
        let told = serde_json::json!({
            "version": version,
            "app": { "client_id": "car-services-preview" },
            "installations": [{ "company_id": HARBOUR, "user_id": 12_345 }],
            "records": [{ "company_id": HARBOUR, "kind": "deals", "id": 1, "record": record }],
        });
        stage.input(Input::StandIn(serde_json::from_value(told).unwrap()));
    };
    let mut stage = Stage::started();
    tell(
        &mut stage,
        1,
        serde_json::json!({ "id": 1, "title": "Vans" }),
    );
    stage.start_all();

    // Its page says that it is gone, without the app's panel and modal; nothing is told back.
    let panel = stage.panel();
    stage.command(panel, "open_modal", serde_json::json!({ "type": "deal" }));
    tell(&mut stage, 2, serde_json::Value::Null);
    assert!(stage.desk.account.deal(1).is_none() && !stage.desk.is_record_there());
    assert!(stage.desk.panel().is_none());
    assert_eq!(stage.told_stand_in, []);

    tell(
        &mut stage,
        3,
        serde_json::json!({ "id": 1, "title": "Vans again" }),
    );
    assert!(stage.desk.is_record_there() && stage.desk.panel().is_some());

    tell(&mut stage, 4, serde_json::Value::Null);
    stage.act(UserAction::Reset);
    assert!(stage.desk.account.deal(1).is_none());
}
