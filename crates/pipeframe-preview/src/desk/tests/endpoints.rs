//! What the endpoints of JSON panels and JSON modals are asked.

use serde_json::json;

use crate::account::{Record, Resource};
use crate::desk::{Place, Setup, UserAction};
use crate::frame_address::Addresses;

use super::stage::{START, Stage, setup};

fn stage(place: Place) -> Stage {
    let registration = json!({
        "name": "Car services",
        "jsonPanels": [{
            "name": "Visits", "identifier": "visits", "url": "/api/json/visits",
            "locations": ["person-details"], "authentication": ["jwt", "http-auth"],
        }],
        "jsonModals": [{ "name": "Add product", "identifier": "product", "url": "https://app.example/product?a=1" }],
    });
    Stage::open_with(Setup {
        registration: serde_json::from_value(registration).unwrap(),
        place,
        ..setup()
    })
}

fn query(stage: &Stage, extension: &str) -> Vec<String> {
    let call = stage.desk.first_call(extension);
    let query = stage.desk.endpoint_query(&call);
    let pairs = query.into_iter();
    pairs
        .map(|(name, value)| format!("{name}={value}"))
        .collect()
}

#[test]
fn a_panel_is_asked_for_the_record_that_is_shown() {
    let mut stage = stage(Place::Details(Record::person(4)));
    let shown = "resource=person view=details userId=12345 companyId=54321 selectedIds=4";
    assert_eq!(
        query(&stage, "visits").join(" "),
        format!("{shown} isShared=false")
    );
    stage.act(UserAction::SetInstalled(false));
    assert_eq!(
        query(&stage, "visits").join(" "),
        format!("{shown} isShared=true")
    );
}

#[test]
fn a_modal_of_a_list_is_asked_for_what_is_ticked() {
    let mut stage = stage(Place::List(Resource::Deal));
    stage.act(UserAction::SelectAll(true));
    stage.act(UserAction::Select {
        id: 3,
        ticked: false,
    });
    assert_eq!(
        query(&stage, "product").join(" "),
        r#"resource=deal view=list userId=12345 companyId=54321 selectedIds= excludedIds=3 filter={"everyone":1}"#
    );
}

#[test]
fn an_endpoint_is_found_by_its_identifier_and_lies_where_the_app_does() {
    let mut stage = stage(Place::Details(Record::person(4)));
    let endpoint = stage.desk.endpoint("visits").unwrap();
    assert_eq!(endpoint.address, "http://localhost:8080/api/json/visits");
    assert!(endpoint.has_password);
    let modal = stage.desk.endpoint("product").unwrap();
    assert_eq!(modal.address, "https://app.example/product?a=1");
    assert!(!modal.has_password);
    assert_eq!(stage.desk.endpoint("Visits"), None);
    stage.desk = Stage::open_with(Setup {
        registration: stage.desk.registration().clone(),
        addresses: Addresses {
            base: "http://localhost:3000/app".to_owned(),
            is_other_app: true,
            ..Addresses::default()
        },
        ..setup()
    })
    .desk;
    assert_eq!(
        stage.desk.endpoint("product").unwrap().address,
        "http://localhost:3000/app/product?a=1"
    );
}

#[test]
fn the_token_is_of_the_user_and_is_signed_with_the_secret_of_the_link() {
    let setup = Setup {
        secret: Some("from the link".to_owned()),
        ..setup()
    };
    let token = Stage::open_with(setup).desk.endpoint_token(START);
    assert_eq!(token.secret, "from the link");
    assert_eq!(
        (token.claims.user_id, token.claims.company_id),
        (12_345, 54_321)
    );
}
