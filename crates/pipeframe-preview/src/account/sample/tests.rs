//! The sample holds together.

use super::*;

fn account() -> Account {
    Account::sample(Day::parse("2026-11-22").unwrap())
}

#[test]
fn there_are_three_deals_eight_people_and_four_organisations() {
    let account = account();
    assert_eq!(account.deals.len(), 3);
    assert_eq!(account.people.len(), 8);
    assert_eq!(account.organizations.len(), 4);
}

#[test]
fn every_link_leads_to_a_record() {
    let account = account();
    for deal in &account.deals {
        assert!(deal.person.is_none_or(|id| account.person(id).is_some()));
        assert!(
            deal.organization
                .is_none_or(|id| account.organization(id).is_some())
        );
        assert!(account.stage(deal.stage).is_some());
    }
    for person in &account.people {
        assert!(
            person
                .organization
                .is_none_or(|id| account.organization(id).is_some())
        );
    }
    for activity in &account.activities {
        assert!(activity.deal.is_none_or(|id| account.deal(id).is_some()));
        assert!(
            activity
                .person
                .is_none_or(|id| account.person(id).is_some())
        );
        assert!(
            activity
                .organization
                .is_none_or(|id| account.organization(id).is_some())
        );
    }
}

#[test]
fn dates_move_with_the_day() {
    let later = Account::sample(account().today.plus(400));
    let gap = account().activities[0].due.until(later.activities[0].due);
    assert_eq!(gap, 400);
}

#[test]
fn a_history_begins_with_the_soonest_open_activity_and_ends_with_what_is_long_done() {
    let account = account();
    let ids: Vec<_> = account
        .activities_of(Record::deal(1))
        .iter()
        .map(|activity| activity.id)
        .collect();
    assert_eq!(ids, [1, 2, 3]);
}

#[test]
fn an_organisation_sees_the_activities_of_its_deals() {
    let mut account = account();
    let activity = account.activities.first_mut().unwrap();
    activity.organization = None;
    let record = Record {
        resource: Resource::Organization,
        id: 1,
    };
    assert!(
        account
            .activities_of(record)
            .iter()
            .any(|activity| activity.id == 1)
    );
}

#[test]
fn an_activity_is_ticked_off_and_a_deal_moves_along() {
    let mut account = account();
    account.set_done(1, true);
    account.set_stage(1, 5);
    account.set_stage(1, 99);
    assert!(account.activity(1).unwrap().done);
    assert_eq!(account.deal(1).unwrap().stage, 5);
}

/// The stand-in for Pipedrive's API has the same records, by a file: it knows nothing of the preview.
#[cfg(not(target_arch = "wasm32"))]
#[test]
fn the_file_of_the_stand_in_has_the_records_of_the_samples() {
    const FILE: &str = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../pipeframe-stand-in/assets/account.json"
    );
    let day = Day::parse("2026-01-01").unwrap();
    let accounts = [Account::sample(day), Account::second_sample(day)];
    let accounts = accounts.map(|account| {
        serde_json::json!({
            "company": account.company,
            "users": account.users,
            "stages": account.stages,
            "deals": account.deals,
            "people": account.people,
            "organizations": account.organizations,
        })
    });
    let expected = serde_json::json!({ "day": day, "accounts": accounts });
    let text = format!("{}\n", serde_json::to_string_pretty(&expected).unwrap());
    if std::env::var_os("WRITE_ACCOUNT").is_some() {
        std::fs::write(FILE, &text).unwrap();
    }
    let written = std::fs::read_to_string(FILE).unwrap();
    assert_eq!(
        written, text,
        "Write it again: WRITE_ACCOUNT=1 cargo test -p pipeframe-preview the_file_of_the_stand_in"
    );
}
