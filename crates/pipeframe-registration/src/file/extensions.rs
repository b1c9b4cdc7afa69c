//! The extensions of a registration file, each kind with its fields.

use crate::{
    Authentication, FloatingWindow, JsonModal, JsonPanel, LinkAction, Location, Modal, Panel,
    SettingsKind, SettingsPage,
};

use super::part::Part;

/// What the file can say of a page that is shown at locations.
const PLACED_PAGE: [&str; 7] = [
    "name",
    "description",
    "identifier",
    "url",
    "locations",
    "jwtSecretFrom",
    "jwtSecret",
];

pub(super) fn link_action(part: &mut Part<'_, '_>, app: &str) -> Option<LinkAction> {
    part.allow(&PLACED_PAGE[..6]);
    Some(LinkAction {
        name: part.text_or("name", app),
        description: part.text("description").unwrap_or_default(),
        identifier: part.identifier("made-up-link-action"),
        locations: part.locations(&Location::ALL).unwrap_or_else(|| {
            part.make_up("locations");
            Location::ALL.to_vec()
        }),
        jwt_secret_from: part.text("jwtSecretFrom"),
        url: part.url("/action")?,
    })
}

pub(super) fn json_panel(part: &mut Part<'_, '_>, app: &str) -> Option<JsonPanel> {
    let more = [
        "structure",
        "authentication",
        "mainAction",
        "objectActions",
        "fieldActions",
    ];
    part.allow(&[&PLACED_PAGE[..6], more.as_slice()].concat());
    let details: Vec<Location> = Location::with_panel().collect();
    Some(JsonPanel {
        name: part.text_or("name", app),
        description: part.text("description").unwrap_or_default(),
        identifier: part.identifier("made-up-json-panel"),
        structure: part.text("structure"),
        locations: part.locations(&details).unwrap_or_else(|| {
            part.make_up("locations");
            details.clone()
        }),
        authentication: part.words(
            "authentication",
            &Authentication::ALL.map(|way| (way.as_str(), way)),
        ),
        main_action: part.text("mainAction"),
        object_actions: part.texts("objectActions"),
        field_actions: part.named_texts(
            "fieldActions",
            "Write the identifier of a link action or JSON modal.",
        ),
        jwt_secret_from: part.text("jwtSecretFrom"),
        url: part.url("/api/panel")?,
    })
}

pub(super) fn panel(part: &mut Part<'_, '_>, app: &str) -> Option<Panel> {
    part.allow(&PLACED_PAGE);
    let details: Vec<Location> = Location::with_panel().collect();
    Some(Panel {
        name: part.text_or("name", app),
        description: part.text("description").unwrap_or_default(),
        identifier: part.identifier("made-up-panel"),
        locations: part.locations(&details).unwrap_or_else(|| {
            part.make_up("locations");
            details.clone()
        }),
        jwt_secret_from: part.text("jwtSecretFrom"),
        jwt_secret: part.text("jwtSecret"),
        url: part.url("/panel")?,
    })
}

pub(super) fn modal(part: &mut Part<'_, '_>, app: &str) -> Option<Modal> {
    part.allow(&PLACED_PAGE);
    Some(Modal {
        name: part.text_or("name", app),
        description: part.text("description").unwrap_or_default(),
        identifier: part.identifier("made-up-modal"),
        locations: part.locations(&Location::ALL).unwrap_or_default(),
        jwt_secret_from: part.text("jwtSecretFrom"),
        jwt_secret: part.text("jwtSecret"),
        url: part.url("/modal")?,
    })
}

pub(super) fn json_modal(part: &mut Part<'_, '_>, app: &str) -> JsonModal {
    part.allow(&[&PLACED_PAGE[..6], ["structure"].as_slice()].concat());
    JsonModal {
        name: part.text_or("name", app),
        description: part.text("description").unwrap_or_default(),
        identifier: part.identifier("made-up-json-modal"),
        url: part.text_or("url", "/made-up"),
        structure: part.text("structure"),
        locations: part.locations(&Location::ALL).unwrap_or_default(),
        jwt_secret_from: part.text("jwtSecretFrom"),
    }
}

pub(super) fn floating_window(part: &mut Part<'_, '_>, app: &str) -> Option<FloatingWindow> {
    part.allow(&[
        "name",
        "description",
        "identifier",
        "url",
        "jwtSecretFrom",
        "jwtSecret",
    ]);
    Some(FloatingWindow {
        name: part.text_or("name", app),
        description: part.text("description").unwrap_or_default(),
        identifier: part.identifier("made-up-floating-window"),
        jwt_secret_from: part.text("jwtSecretFrom"),
        jwt_secret: part.text("jwtSecret"),
        url: part.url("/floating-window")?,
    })
}

pub(super) fn settings_page(part: &mut Part<'_, '_>) -> Option<SettingsPage> {
    part.allow(&["type", "identifier", "url", "jwtSecretFrom", "jwtSecret"]);
    let kinds = SettingsKind::ALL.map(|kind| (kind.as_str(), kind));
    Some(SettingsPage {
        kind: part.word("type", &kinds).unwrap_or_default(),
        identifier: part.identifier("made-up-settings"),
        jwt_secret_from: part.text("jwtSecretFrom"),
        jwt_secret: part.text("jwtSecret"),
        url: part.url("/settings")?,
    })
}
