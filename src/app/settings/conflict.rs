//! Two people saved the same settings: nothing is overwritten before one of them has chosen.

use leptos::prelude::*;
use pipeframe::kit::{Button, Icon, Node, element};

use super::Office;
use super::entered::Entered;
use crate::app::domain::SettingsPage;

pub(super) fn view(office: &Office) -> Node {
    let office = *office;
    element("div").class("part").live_children(move || {
        let theirs = office.theirs.get();
        theirs
            .map(|theirs| card(&office, theirs))
            .into_iter()
            .collect()
    })
}

fn card(office: &Office, theirs: SettingsPage) -> Node {
    let office = *office;
    let changed = untrack(|| {
        office
            .saved
            .with(|before| Entered::from(&theirs.settings).changes(before))
    });
    let what = if changed.is_empty() {
        String::new()
    } else {
        ["They changed: ", &changed.join(", "), "."].concat()
    };
    let theirs = StoredValue::new(theirs);
    let take = move || {
        office.reset();
        office.fill(&theirs.get_value());
        office.page.put(theirs.get_value());
    };
    // From here on their version is what mine is compared with and saved over.
    let keep = move || {
        let page = theirs.get_value();
        office.saved.set(Entered::from(&page.settings));
        office.revision.set(page.revision);
        office.theirs.set(None);
        office.save();
    };
    let buttons = view! {
        <Button label="Use theirs" on_press=take/>
        <Button label="Save mine over theirs" on_press=keep/>
    };
    let text = [
        "Somebody else saved these settings while you changed them. ",
        &what,
    ]
    .concat();
    element("div")
        .class("conflict")
        .attribute("role", "alert")
        .view(view! { <Icon name="users"/> }.into_any())
        .child(element("p").class("conflict-text").text(&text))
        .child(
            element("div")
                .class("conflict-actions")
                .view(buttons.into_any()),
        )
}
