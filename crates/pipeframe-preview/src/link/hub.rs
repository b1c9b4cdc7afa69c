//! Which page of the Developer Hub a link shows, as parameters.
//!
//! | parameter | values |
//! | --- | --- |
//! | `hub-app` | the number of an app in the list; without it the list is shown |
//! | `hub-tab` | `basic-info`, `scopes`, `extensions` or `installation` |
//! | `hub-extension` | an extension by its list and its place in it, such as `panels.0` |

use crate::hub::{ExtensionAt, HubPage, HubTab};

use super::reader::Reader;

const HUB: &str = "`at=developer-hub`";

/// Reads the page.
pub(super) fn read(reader: &mut Reader<'_>) -> HubPage {
    let app = reader.id("hub-app", "Write the number of an app, such as 1.");
    let app = app.and_then(|app| app.try_into().ok());
    let Some(app) = app else {
        reader.alone(&["hub-tab", "hub-extension"], "`hub-app`");
        return HubPage::Apps;
    };
    let tabs = HubTab::ALL.map(|tab| (tab.as_str(), tab));
    let tab = reader.word("hub-tab", &tabs).unwrap_or(HubTab::BasicInfo);
    let HubTab::Extensions(_) = tab else {
        reader.alone(&["hub-extension"], "`hub-tab=extensions`");
        return HubPage::App(app, tab);
    };
    let extension = reader.value("hub-extension").and_then(|name| {
        let extension = ExtensionAt::named(name);
        if extension.is_none() {
            let expected = "Write the list and the place of an extension, such as panels.0.";
            reader.refuse("hub-extension", name, expected);
        }
        extension
    });
    HubPage::App(app, HubTab::Extensions(extension))
}

/// Refuses the parameters of the Developer Hub on another page.
pub(super) fn refuse(reader: &mut Reader<'_>) {
    reader.alone(&["hub-app", "hub-tab", "hub-extension"], HUB);
}

/// The parameters of a page.
pub(super) fn parameters(page: HubPage) -> Vec<(&'static str, String)> {
    let HubPage::App(app, tab) = page else {
        return Vec::new();
    };
    let mut parameters = vec![("hub-app", app.to_string())];
    if tab != HubTab::BasicInfo {
        parameters.push(("hub-tab", tab.as_str().to_owned()));
    }
    if let HubTab::Extensions(Some(at)) = tab {
        parameters.push(("hub-extension", at.name()));
    }
    parameters
}
