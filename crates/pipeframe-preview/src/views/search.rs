//! Finding records by what people remember of them.

use crate::account::{Account, Record};

use super::folding::folded;
use super::wording::money;

/// How many records a search shows.
const MOST: usize = 8;

/// A record that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// The record.
    pub(super) record: Record,
    /// What it is called.
    pub(super) name: String,
    /// What distinguishes it from others of the same name.
    pub(super) detail: String,
}

/// The records whose name, mail address, phone number or address contains every word of the query, ignoring case and accents.
/// Nothing for an empty query.
pub(super) fn find(account: &Account, query: &str) -> Vec<Hit> {
    let words: Vec<_> = query.split_whitespace().map(folded).collect();
    if words.is_empty() {
        return Vec::new();
    }
    everything(account)
        .filter(|hit| {
            let text = folded(&format!("{} {}", hit.name, hit.detail));
            words.iter().all(|word| text.contains(word))
        })
        .take(MOST)
        .collect()
}

fn everything(account: &Account) -> impl Iterator<Item = Hit> {
    let deals = account.deals.iter().map(|deal| Hit {
        record: Record::deal(deal.id),
        name: deal.title.clone(),
        detail: joined(&[
            money(&deal.value),
            deal.organization
                .and_then(|id| account.organization(id))
                .map(|organization| organization.name.clone())
                .unwrap_or_default(),
        ]),
    });
    let people = account.people.iter().map(|person| Hit {
        record: Record::person(person.id),
        name: person.name.clone(),
        detail: joined(&[person.phone.clone(), person.email.clone()]),
    });
    let organizations = account.organizations.iter().map(|organization| Hit {
        record: Record::organization(organization.id),
        name: organization.name.clone(),
        detail: organization.address.clone(),
    });
    deals.chain(people).chain(organizations)
}

fn joined(parts: &[String]) -> String {
    let known: Vec<_> = parts
        .iter()
        .filter(|part| !part.is_empty())
        .map(String::as_str)
        .collect();
    known.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Day;

    fn names(query: &str) -> Vec<String> {
        let account = Account::sample(Day::parse("2026-11-22").unwrap());
        find(&account, query)
            .into_iter()
            .map(|hit| hit.name)
            .collect()
    }

    #[test]
    fn every_word_counts_and_case_does_not() {
        assert_eq!(names("FLEET renewal"), ["Fleet renewal 2027"]);
        assert!(names("fleet unicorn").is_empty());
    }

    #[test]
    fn people_are_found_by_their_phone_number() {
        assert_eq!(names("5550 1004"), ["Tomás Vega"]);
    }

    #[test]
    fn an_empty_query_finds_nothing() {
        assert!(names("  ").is_empty());
    }

    #[test]
    fn an_organisation_brings_its_deals_along() {
        assert_eq!(names("northwind freight")[..1], ["Fleet renewal 2027"]);
        assert!(names("northwind").contains(&"Northwind Freight".to_owned()));
    }
}
