//! A second company, so that users can be seen to work in more than one.

use crate::account::{
    Account, Activity, ActivityKind, Company, Day, Deal, Money, Organization, Person,
};

use super::{stages, user};

const ME: u64 = 22_345;
const COLLEAGUE: u64 = 22_346;

impl Account {
    /// A smaller company with two deals. Its records share no id with those of [`Account::sample`].
    pub(crate) fn second_sample(today: Day) -> Self {
        Self {
            company: Company {
                id: 65_432,
                name: "Baltic Leasing".to_owned(),
                domain: "baltic-leasing".to_owned(),
            },
            users: vec![
                user(ME, "Mari Tamm", "mari.tamm@baltic-leasing.example", true),
                user(
                    COLLEAGUE,
                    "Aksel Berg",
                    "aksel.berg@baltic-leasing.example",
                    false,
                ),
            ],
            me: ME,
            stages: stages(),
            deals: vec![
                deal(101, "Leasing frame for 40 vans", 612_000, [101, 101], today),
                deal(
                    102,
                    "Short rental over the summer",
                    18_300,
                    [103, 102],
                    today,
                ),
            ],
            people: vec![
                person(101, "Ingrid Dahl", 101),
                person(102, "Rasmus Holm", 101),
                person(103, "Kadri Lepik", 102),
            ],
            organizations: vec![
                organization(101, "Post North", "Kalda 3, Tallinn"),
                organization(102, "Island Tours", "Sadama 1, Kuressaare"),
            ],
            activities: vec![activity(101, "Send the draft contract", today)],
            notes: Vec::new(),
            filters: Vec::new(),
            today,
        }
    }
}

fn deal(id: u64, title: &str, euros: u64, [person, organization]: [u64; 2], today: Day) -> Deal {
    Deal {
        id,
        title: title.to_owned(),
        value: Money {
            minor_units: euros * 100,
            currency: "EUR".to_owned(),
        },
        stage: 2,
        person: Some(person),
        organization: Some(organization),
        owner: ME,
        expected_close: Some(today.plus(30)),
        added: today.plus(-12),
    }
}

fn person(id: u64, name: &str, organization: u64) -> Person {
    let address = name.to_lowercase().replace(' ', ".");
    Person {
        id,
        name: name.to_owned(),
        email: format!("{address}@mail.example"),
        phone: format!("+372 5550 2{id}"),
        organization: Some(organization),
        owner: ME,
    }
}

fn organization(id: u64, name: &str, address: &str) -> Organization {
    Organization {
        id,
        name: name.to_owned(),
        address: address.to_owned(),
        owner: COLLEAGUE,
    }
}

fn activity(id: u64, subject: &str, today: Day) -> Activity {
    Activity {
        id,
        kind: ActivityKind::Task,
        subject: subject.to_owned(),
        due: today.plus(1),
        time: None,
        duration: None,
        note: String::new(),
        description: String::new(),
        deal: Some(101),
        person: Some(101),
        organization: Some(101),
        owner: ME,
        done: false,
        added_by: None,
    }
}
