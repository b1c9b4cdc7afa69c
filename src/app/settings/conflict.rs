//! Two people saved the same settings: nothing is overwritten before one of them has chosen.

use leptos::prelude::*;
use pipeframe::kit::{Button, Icon};

use super::Office;
use super::entered::Entered;
use crate::app::domain::SettingsPage;

pub(super) fn view(office: &Office) -> impl IntoView + use<> {
    let office = *office;
    move || office.theirs.get().map(|theirs| card(&office, theirs))
}

fn card(office: &Office, theirs: SettingsPage) -> impl IntoView + use<> {
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
    view! {
        <div class="conflict" role="alert">
            <Icon name="users"/>
            <p class="conflict-text">"Somebody else saved these settings while you changed them. " {what}</p>
            <div class="conflict-actions">
                <Button label="Use theirs" on_press=take/>
                <Button label="Save mine over theirs" on_press=keep/>
            </div>
        </div>
    }
}
