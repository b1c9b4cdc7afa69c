//! What an "Add" dialog begins with.

use crate::account::{
    Account, ActivityDraft, Day, DealDraft, Draft, OrganizationDraft, PersonDraft, Record, Resource,
};
use crate::protocol::{ActivityPrefill, ModalRequest};

/// The draft that an app asks for by `open_modal`; `None` for a modal that isn't an "Add" dialog.
pub(super) fn asked_for(request: ModalRequest, today: Day) -> Option<Draft> {
    match request {
        ModalRequest::Custom { .. } | ModalRequest::Json { .. } => None,
        ModalRequest::Deal {
            title,
            organization,
            person,
        } => Some(Draft::Deal(DealDraft {
            title: title.unwrap_or_default(),
            organization: organization.unwrap_or_default(),
            person: person.unwrap_or_default(),
            ..DealDraft::default()
        })),
        ModalRequest::Person { name, organization } => Some(Draft::Person(PersonDraft {
            name: name.unwrap_or_default(),
            organization: organization.unwrap_or_default(),
            ..PersonDraft::default()
        })),
        ModalRequest::Organization { name } => Some(Draft::Organization(OrganizationDraft {
            name: name.unwrap_or_default(),
            ..OrganizationDraft::default()
        })),
        ModalRequest::Activity(prefill) => Some(Draft::Activity(activity(prefill, today))),
    }
}

fn activity(prefill: ActivityPrefill, today: Day) -> ActivityDraft {
    let empty = ActivityDraft::on(today);
    ActivityDraft {
        subject: prefill.subject.unwrap_or_default(),
        due: prefill.due_date.unwrap_or(empty.due),
        time: prefill.due_time.unwrap_or_default(),
        duration: prefill.duration.unwrap_or_default(),
        note: prefill.note.unwrap_or_default(),
        description: prefill.description.unwrap_or_default(),
        deal: prefill.deal,
        organization: prefill.organization,
        ..empty
    }
}

/// The draft of a dialog from Pipedrive's own menus; an activity begins with the record that is shown.
pub(super) fn from_menu(resource: Resource, shown: Option<Record>, account: &Account) -> Draft {
    match resource {
        Resource::Deal => Draft::Deal(DealDraft::default()),
        Resource::Person => Draft::Person(PersonDraft::default()),
        Resource::Organization => Draft::Organization(OrganizationDraft::default()),
        Resource::Activity => Draft::Activity(activity_for(shown, account)),
    }
}

fn activity_for(record: Option<Record>, account: &Account) -> ActivityDraft {
    let mut draft = ActivityDraft::on(account.today);
    let Some(Record { resource, id }) = record else {
        return draft;
    };
    match resource {
        Resource::Deal => {
            let deal = account.deal(id);
            draft.deal = deal.map(|deal| deal.id);
            draft.person = deal.and_then(|deal| deal.person);
            draft.organization = deal.and_then(|deal| deal.organization);
        }
        Resource::Person => {
            let person = account.person(id);
            draft.person = person.map(|person| person.id);
            draft.organization = person.and_then(|person| person.organization);
        }
        Resource::Organization => draft.organization = Some(id),
        Resource::Activity => {}
    }
    draft
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account() -> Account {
        Account::sample(Day::of_moment(1_795_305_600_000))
    }

    #[test]
    fn a_field_that_the_app_leaves_out_is_empty() {
        let request = ModalRequest::Organization { name: None };
        let draft = asked_for(request, account().today);
        let empty = Draft::Organization(OrganizationDraft::default());
        assert_eq!(draft, Some(empty));
    }

    #[test]
    fn a_custom_modal_has_no_draft() {
        let request = ModalRequest::Custom {
            action_id: "Vehicle details".to_owned(),
            data: None,
        };
        assert_eq!(asked_for(request, account().today), None);
    }

    #[test]
    fn an_activity_begins_with_the_deal_that_is_shown_and_its_people() {
        let account = account();
        let deal = account.deal(1).unwrap();
        let draft = activity_for(Some(Record::deal(1)), &account);
        assert_eq!(draft.deal, Some(1));
        assert_eq!(draft.person, deal.person);
        assert_eq!(draft.organization, deal.organization);
    }

    #[test]
    fn an_activity_on_a_list_begins_empty() {
        let account = account();
        let draft = activity_for(None, &account);
        assert_eq!(draft, ActivityDraft::on(account.today));
    }
}
