//! The company that the preview opens with. Everybody in it is invented.

use super::{
    Account, Activity, ActivityKind, Company, Day, Deal, Money, Organization, Person, Stage, User,
};

const ME: u64 = 12_345;
const COLLEAGUE: u64 = 12_346;

impl Account {
    /// Three deals, eight people, four organisations and their activities, with dates around `today`.
    pub fn sample(today: Day) -> Self {
        Self {
            company: Company {
                id: 54_321,
                name: "Harbour Motors".to_owned(),
                domain: "harbour-motors".to_owned(),
            },
            users: vec![
                user(ME, "Mari Tamm", "mari.tamm@harbour-motors.example"),
                user(COLLEAGUE, "Jonas Lind", "jonas.lind@harbour-motors.example"),
            ],
            me: ME,
            stages: stages(),
            deals: deals(today),
            people: people(),
            organizations: organizations(),
            activities: activities(today),
            today,
        }
    }
}

fn user(id: u64, name: &str, email: &str) -> User {
    User {
        id,
        name: name.to_owned(),
        email: email.to_owned(),
    }
}

fn stages() -> Vec<Stage> {
    let labels = [
        "Qualified",
        "Contact made",
        "Test drive",
        "Proposal made",
        "Negotiation",
    ];
    (1..)
        .zip(labels)
        .map(|(id, label)| Stage {
            id,
            label: label.to_owned(),
        })
        .collect()
}

fn deals(today: Day) -> Vec<Deal> {
    let deal = |id, title: &str, euros: u64, stage, person, organization, close, added: i64| Deal {
        id,
        title: title.to_owned(),
        value: Money {
            minor_units: euros * 100,
            currency: "EUR".to_owned(),
        },
        stage,
        person: Some(person),
        organization,
        owner: ME,
        expected_close: Some(today.plus(close)),
        added: today.plus(-added),
    };
    vec![
        deal(1, "Fleet renewal 2027", 184_500, 4, 1, Some(1), 24, 38),
        deal(
            2,
            "Delivery vans for the north route",
            96_200,
            3,
            4,
            Some(2),
            41,
            19,
        ),
        deal(3, "Family car, part exchange", 31_900, 2, 7, None, 12, 6),
    ]
}

fn people() -> Vec<Person> {
    let person = |id, name: &str, email: &str, phone: &str, organization, owner| Person {
        id,
        name: name.to_owned(),
        email: email.to_owned(),
        phone: phone.to_owned(),
        organization,
        owner,
    };
    vec![
        person(
            1,
            "Elena Rossi",
            "elena.rossi@northwind-freight.example",
            "+372 5550 1001",
            Some(1),
            ME,
        ),
        person(
            2,
            "Karl Saar",
            "karl.saar@northwind-freight.example",
            "+372 5550 1002",
            Some(1),
            ME,
        ),
        person(
            3,
            "Priya Nair",
            "priya.nair@northwind-freight.example",
            "+372 5550 1003",
            Some(1),
            COLLEAGUE,
        ),
        person(
            4,
            "Tomás Vega",
            "tomas.vega@green-basket.example",
            "+372 5550 1004",
            Some(2),
            ME,
        ),
        person(
            5,
            "Hanna Koski",
            "hanna.koski@green-basket.example",
            "+372 5550 1005",
            Some(2),
            COLLEAGUE,
        ),
        person(
            6,
            "Oliver Brandt",
            "oliver.brandt@studio-lume.example",
            "+372 5550 1006",
            Some(3),
            ME,
        ),
        person(
            7,
            "Aino Mets",
            "aino.mets@mail.example",
            "+372 5550 1007",
            None,
            ME,
        ),
        person(
            8,
            "Samuel Okoro",
            "samuel.okoro@fjord-clinic.example",
            "+372 5550 1008",
            Some(4),
            ME,
        ),
    ]
}

fn organizations() -> Vec<Organization> {
    let organization = |id, name: &str, address: &str, owner| Organization {
        id,
        name: name.to_owned(),
        address: address.to_owned(),
        owner,
    };
    vec![
        organization(1, "Northwind Freight", "Sadama 12, Tallinn", ME),
        organization(2, "Green Basket", "Turu 4, Tartu", ME),
        organization(3, "Studio Lume", "Rüütli 21, Pärnu", ME),
        organization(4, "Fjord Clinic", "Kesk 8, Narva", COLLEAGUE),
    ]
}

fn activities(today: Day) -> Vec<Activity> {
    let activity =
        |id, kind, subject: &str, due, time: Option<&str>, links: [Option<u64>; 3], done| {
            let [deal, person, organization] = links;
            Activity {
                id,
                kind,
                subject: subject.to_owned(),
                due: today.plus(due),
                time: time.map(str::to_owned),
                duration: time.map(|_| "00:30".to_owned()),
                note: String::new(),
                description: String::new(),
                deal,
                person,
                organization,
                owner: ME,
                done,
            }
        };
    vec![
        activity(
            1,
            ActivityKind::Call,
            "Agree on delivery dates",
            1,
            Some("09:30"),
            [Some(1), Some(1), Some(1)],
            false,
        ),
        activity(
            2,
            ActivityKind::Meeting,
            "Walk through the service plan",
            4,
            Some("13:00"),
            [Some(1), Some(2), Some(1)],
            false,
        ),
        activity(
            3,
            ActivityKind::Email,
            "Send the leasing comparison",
            -2,
            None,
            [Some(1), Some(1), Some(1)],
            true,
        ),
        activity(
            4,
            ActivityKind::Meeting,
            "Test drive with two drivers",
            2,
            Some("10:00"),
            [Some(2), Some(4), Some(2)],
            false,
        ),
        activity(
            5,
            ActivityKind::Call,
            "First call about the route",
            -9,
            Some("15:00"),
            [Some(2), Some(4), Some(2)],
            true,
        ),
        activity(
            6,
            ActivityKind::Task,
            "Value the part exchange",
            0,
            None,
            [Some(3), Some(7), None],
            false,
        ),
        activity(
            7,
            ActivityKind::Call,
            "Ask about the child seats",
            -1,
            Some("11:15"),
            [Some(3), Some(7), None],
            true,
        ),
        activity(
            8,
            ActivityKind::Task,
            "Check who decides",
            7,
            None,
            [None, Some(6), Some(3)],
            false,
        ),
        activity(
            9,
            ActivityKind::Call,
            "Yearly service reminder",
            3,
            Some("08:45"),
            [None, Some(8), Some(4)],
            false,
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preview::account::{Record, Resource};

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
}
