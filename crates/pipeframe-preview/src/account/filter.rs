//! Filters of lists: which records they let through, and how Pipedrive writes them into an address.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{Account, ActivityKind, Day, Record, Resource};
use crate::variants::listed;

/// What a list shows. By default everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ListFilter {
    /// Whose records, or which saved filter.
    pub(crate) scope: FilterScope,
    /// Activities of this kind only.
    pub(crate) kind: Option<ActivityKind>,
    /// Activities that are due at this time only.
    pub(crate) period: Period,
}

/// Whose records a list shows, or which saved filter it follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum FilterScope {
    /// Everybody's.
    #[default]
    Everyone,
    /// Those of one user, by id.
    Owner(u64),
    /// Those that a saved filter lets through, by its id.
    Saved(u64),
}

listed! {
    /// When activities are due.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
    #[serde(rename_all = "camelCase")]
    pub(crate) enum Period {
        /// Whenever.
        #[default]
        Any,
        /// Today.
        Today,
        /// From today on for seven days.
        Week,
    }
}

/// A filter that somebody in the company saved under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct SavedFilter {
    /// Unique among filters.
    pub(crate) id: u64,
    /// What it is called.
    pub(crate) name: String,
    /// Of which list it is.
    pub(crate) resource: Resource,
    /// What it lets through.
    pub(crate) rule: FilterRule,
}

/// What a saved filter lets through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum FilterRule {
    /// Deals worth at least this much, in the smallest unit of their currency.
    DealsWorth(u64),
    /// People who work for no organisation.
    PeopleWithoutOrganization,
    /// Organisations with a deal.
    OrganizationsWithDeals,
    /// Activities that aren't done.
    ActivitiesToDo,
}

impl Period {
    /// Its name in the list's toolbar.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Any => "Any day",
            Self::Today => "Today",
            Self::Week => "Next 7 days",
        }
    }

    fn days(self, today: Day) -> Option<(Day, Day)> {
        match self {
            Self::Any => None,
            Self::Today => Some((today, today)),
            Self::Week => Some((today, today.plus(6))),
        }
    }
}

impl Account {
    /// The ids of the records of a kind that a filter lets through, ascending.
    pub(crate) fn matching(&self, resource: Resource, filter: &ListFilter) -> Vec<u64> {
        let records = self.records(resource).into_iter();
        records
            .filter(|record| self.passes(*record, filter))
            .map(|record| record.id)
            .collect()
    }

    /// The saved filters of a list.
    pub(crate) fn filters_of(&self, resource: Resource) -> Vec<&SavedFilter> {
        let filters = self.filters.iter();
        filters
            .filter(|filter| filter.resource == resource)
            .collect()
    }

    fn passes(&self, record: Record, filter: &ListFilter) -> bool {
        let in_scope = match filter.scope {
            FilterScope::Everyone => true,
            FilterScope::Owner(user) => self.owner_of(record) == Some(user),
            FilterScope::Saved(id) => {
                let saved = self.filters.iter().find(|saved| saved.id == id);
                saved.is_some_and(|saved| self.obeys(record, saved.rule))
            }
        };
        let activity = (record.resource == Resource::Activity)
            .then(|| self.activity(record.id))
            .flatten();
        let is_due = activity.is_none_or(|activity| {
            let days = filter.period.days(self.today);
            filter.kind.is_none_or(|kind| kind == activity.kind)
                && days.is_none_or(|(first, last)| (first..=last).contains(&activity.due))
        });
        in_scope && is_due
    }

    fn obeys(&self, record: Record, rule: FilterRule) -> bool {
        match rule {
            FilterRule::DealsWorth(least) => self
                .deal(record.id)
                .is_some_and(|deal| deal.value.minor_units >= least),
            FilterRule::PeopleWithoutOrganization => self
                .person(record.id)
                .is_some_and(|person| person.organization.is_none()),
            FilterRule::OrganizationsWithDeals => {
                let mut deals = self.deals.iter();
                deals.any(|deal| deal.organization == Some(record.id))
            }
            FilterRule::ActivitiesToDo => self
                .activity(record.id)
                .is_some_and(|activity| !activity.done),
        }
    }

    /// The user who looks after a record.
    pub(crate) fn owner_of(&self, record: Record) -> Option<u64> {
        match record.resource {
            Resource::Deal => self.deal(record.id).map(|deal| deal.owner),
            Resource::Person => self.person(record.id).map(|person| person.owner),
            Resource::Organization => self.organization(record.id).map(|found| found.owner),
            Resource::Activity => self.activity(record.id).map(|activity| activity.owner),
        }
    }

    /// A list's filter as it stands in `?filter=`. Documented for link actions
    /// (<https://pipedrive.readme.io/docs/app-extensions-actions>), assumed to be the same for custom modals.
    pub(crate) fn filter_parameter(&self, resource: Resource, filter: &ListFilter) -> Value {
        let mut parameter = Map::new();
        let (name, value) = match filter.scope {
            FilterScope::Everyone => ("everyone", 1),
            FilterScope::Owner(user) => ("user_id", user),
            FilterScope::Saved(id) => ("filter_id", id),
        };
        parameter.insert(name.to_owned(), json!(value));
        if resource == Resource::Activity {
            let kind = filter.kind.map_or("", ActivityKind::as_str);
            parameter.insert("activity_type".to_owned(), json!(kind));
            if let Some((first, last)) = filter.period.days(self.today) {
                parameter.insert("activity_start_date".to_owned(), json!(first));
                parameter.insert("activity_end_date".to_owned(), json!(last));
            }
        }
        Value::Object(parameter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account() -> Account {
        Account::sample(Day::parse("2026-11-22").unwrap())
    }

    fn scope(scope: FilterScope) -> ListFilter {
        ListFilter {
            scope,
            ..ListFilter::default()
        }
    }

    #[test]
    fn without_a_filter_a_list_shows_everything() {
        let account = account();
        let all = account.matching(Resource::Person, &ListFilter::default());
        assert_eq!(all, [1, 2, 3, 4, 5, 6, 7, 8]);
    }

    #[test]
    fn owners_and_saved_filters_let_their_own_through() {
        let account = account();
        let people = |found| account.matching(Resource::Person, &scope(found));
        assert_eq!(people(FilterScope::Owner(12_346)), [3, 5]);
        for saved in &account.filters {
            let of = account.matching(saved.resource, &scope(FilterScope::Saved(saved.id)));
            let all = account.matching(saved.resource, &ListFilter::default());
            assert!(!of.is_empty() && of.len() < all.len(), "{}", saved.name);
        }
        assert!(people(FilterScope::Saved(999)).is_empty());
    }

    #[test]
    fn activities_are_filtered_by_kind_and_day_too() {
        let account = account();
        let filter = ListFilter {
            kind: Some(ActivityKind::Call),
            period: Period::Week,
            ..ListFilter::default()
        };
        assert_eq!(account.matching(Resource::Activity, &filter), [1, 9]);
    }

    #[test]
    fn a_filter_is_written_as_pipedrive_documents_it() {
        let account = account();
        let people = |found| account.filter_parameter(Resource::Person, &scope(found));
        assert_eq!(people(FilterScope::Everyone), json!({ "everyone": 1 }));
        assert_eq!(people(FilterScope::Owner(7)), json!({ "user_id": 7 }));
        assert_eq!(people(FilterScope::Saved(42)), json!({ "filter_id": 42 }));
        let activities = ListFilter {
            kind: Some(ActivityKind::Call),
            period: Period::Week,
            ..ListFilter::default()
        };
        assert_eq!(
            account.filter_parameter(Resource::Activity, &activities),
            json!({
                "everyone": 1, "activity_type": "call",
                "activity_start_date": "2026-11-22", "activity_end_date": "2026-11-28",
            })
        );
        assert_eq!(
            account.filter_parameter(Resource::Activity, &ListFilter::default()),
            json!({ "everyone": 1, "activity_type": "" })
        );
    }
}
