//! The company that the preview opens with. Everybody in it is invented.

mod activities;
mod leasing;
#[cfg(test)]
mod tests;

use super::{
    Account, Company, Day, Deal, FilterRule, Money, Note, Organization, Person, Record, Resource,
    SavedFilter, Stage, User,
};

use activities::activities;

const ME: u64 = 12_345;
const COLLEAGUE: u64 = 12_346;
const NEWCOMER: u64 = 12_347;

impl Account {
    /// Three deals, eight people, four organisations and their activities, with dates around `today`.
    pub(crate) fn sample(today: Day) -> Self {
        Self {
            company: Company {
                id: 54_321,
                name: "Harbour Motors".to_owned(),
                domain: "harbour-motors".to_owned(),
            },
            users: vec![
                user(ME, "Mari Tamm", "mari.tamm@harbour-motors.example", true),
                user(
                    COLLEAGUE,
                    "Jonas Lind",
                    "jonas.lind@harbour-motors.example",
                    true,
                ),
                user(
                    NEWCOMER,
                    "Liis Kask",
                    "liis.kask@harbour-motors.example",
                    false,
                ),
            ],
            me: ME,
            stages: stages(),
            deals: deals(today),
            people: people(),
            organizations: organizations(),
            activities: activities(today),
            notes: notes(today),
            filters: filters(),
            today,
        }
    }
}

fn user(id: u64, name: &str, email: &str, has_app: bool) -> User {
    User {
        id,
        name: name.to_owned(),
        email: email.to_owned(),
        has_app,
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

fn filters() -> Vec<SavedFilter> {
    let filter = |id, name: &str, resource, rule| SavedFilter {
        id,
        name: name.to_owned(),
        resource,
        rule,
    };
    vec![
        filter(
            31,
            "Worth €50,000 or more",
            Resource::Deal,
            FilterRule::DealsWorth(5_000_000),
        ),
        filter(
            32,
            "Without an organization",
            Resource::Person,
            FilterRule::PeopleWithoutOrganization,
        ),
        filter(
            33,
            "With a deal",
            Resource::Organization,
            FilterRule::OrganizationsWithDeals,
        ),
        filter(34, "To do", Resource::Activity, FilterRule::ActivitiesToDo),
    ]
}

fn notes(today: Day) -> Vec<Note> {
    vec![Note {
        id: 1,
        record: Record::deal(1),
        content:
            "<b>Agreed with Elena</b><ul><li>12 cars, delivered in two lots</li><li>service plan \
                  <i>per car</i>, not per fleet</li></ul>"
                .to_owned(),
        author: ME,
        added: today.plus(-5).start() + 40_500_000,
    }]
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
