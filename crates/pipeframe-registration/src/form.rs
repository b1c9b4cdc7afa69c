//! The form of the Developer Hub as data: the kinds of extensions in its order, and the fields of each.

use crate::Location;

/// Declares the kinds once, so that none can be missing in the list of all.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $key:literal, $title:literal;)*) => {
        /// A kind of extension.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ExtensionKind {
            $($(#[$doc])* $name,)*
        }

        impl ExtensionKind {
            /// Every kind, in the order of the form.
            pub const ALL: [Self; [$($key),*].len()] = [$(Self::$name),*];

            /// The fields of all of them in the registration file.
            pub const KEYS: [&'static str; Self::ALL.len()] = [$($key),*];

            /// Its field in the registration file.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                }
            }

            /// What the form calls one of it.
            pub const fn title(self) -> &'static str {
                match self {
                    $(Self::$name => $title,)*
                }
            }
        }
    };
}

kinds! {
    /// A menu entry that opens a page of the app in a new tab.
    LinkAction = "linkActions", "Link action";
    /// A form that Pipedrive draws.
    JsonModal = "jsonModals", "JSON modal";
    /// Data of the app that Pipedrive draws in the sidebar.
    JsonPanel = "jsonPanels", "JSON panel";
    /// An iframe in the sidebar.
    Panel = "panels", "Custom panel";
    /// An iframe over the page.
    Modal = "modals", "Custom modal";
    /// An iframe that stays while people move through Pipedrive.
    FloatingWindow = "floatingWindow", "Floating window";
    /// The app's page in Pipedrive's settings.
    Settings = "settings", "App settings page";
}

/// What a field of an extension takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// A text of so many characters at most.
    Text(usize),
    /// A path on the app's base address, or a full address.
    Address,
    /// A file beside the registration, which is uploaded.
    File,
    /// Places of Pipedrive.
    Locations,
    /// Ways to know Pipedrive by.
    Authentication,
    /// The name of the environment variable that holds a secret. The form itself takes the secret.
    SecretVariable,
    /// One action: the identifier of a link action or JSON modal.
    Action,
    /// Several actions.
    Actions,
    /// Actions of fields of the uploaded structure, at most one each.
    FieldActions,
    /// An iframe, or a page in a new tab.
    SettingsKind,
}

/// A field of an extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in the registration file.
    pub key: &'static str,
    /// Its label in the form.
    pub label: &'static str,
    /// What it takes.
    pub control: Control,
    /// Whether the form asks for it.
    pub required: bool,
}

/// The longest name of an extension, in characters.
pub const NAME_LIMIT: usize = 30;

/// The longest description of an extension, in characters.
pub const DESCRIPTION_LIMIT: usize = 150;

/// How many actions one location's menu offers.
pub const ACTIONS_PER_LOCATION: usize = 3;

/// How many fields of a JSON panel have an action.
pub const FIELD_ACTIONS: usize = 3;

/// How many actions an app has in all.
pub const ACTIONS_IN_ALL: usize = 21;

const NAME: Field = required("name", "Name", Control::Text(NAME_LIMIT));
const DESCRIPTION: Field = optional(
    "description",
    "Description",
    Control::Text(DESCRIPTION_LIMIT),
);
const DESCRIPTION_OF_WINDOW: Field = required(
    "description",
    "Description",
    Control::Text(DESCRIPTION_LIMIT),
);
const IFRAME: Field = required("url", "Iframe URL", Control::Address);
const PAGE: Field = required("url", "URL", Control::Address);
const ENDPOINT: Field = required("url", "API endpoint", Control::Address);
const LOCATIONS: Field = required("locations", "Locations", Control::Locations);
const LOCATIONS_OR_NONE: Field = optional("locations", "Locations", Control::Locations);
const SCHEMA: Field = optional("structure", "Schema to upload", Control::File);
const STRUCTURE: Field = optional("structure", "Structure to upload", Control::File);
const AUTHENTICATION: Field = required("authentication", "Authentication", Control::Authentication);
const MAIN_ACTION: Field = optional("mainAction", "Main action", Control::Action);
const OBJECT_ACTIONS: Field = optional("objectActions", "Object actions", Control::Actions);
const FIELD_ACTIONS_OF_PANEL: Field =
    optional("fieldActions", "Field actions", Control::FieldActions);
const TYPE: Field = optional("type", "Type", Control::SettingsKind);
const JWT_SECRET: Field = optional("jwtSecretFrom", "JWT secret", Control::SecretVariable);

const fn required(key: &'static str, label: &'static str, control: Control) -> Field {
    Field {
        key,
        label,
        control,
        required: true,
    }
}

const fn optional(key: &'static str, label: &'static str, control: Control) -> Field {
    Field {
        key,
        label,
        control,
        required: false,
    }
}

impl ExtensionKind {
    /// Whether an app can have several of it.
    pub const fn is_list(self) -> bool {
        !matches!(self, Self::FloatingWindow | Self::Settings)
    }

    /// Whether it is in the menu of its locations.
    pub const fn is_action(self) -> bool {
        matches!(self, Self::LinkAction | Self::JsonModal | Self::Modal)
    }

    /// Whether it is in the sidebar of its locations.
    pub const fn is_panel(self) -> bool {
        matches!(self, Self::JsonPanel | Self::Panel)
    }

    /// The places that can show it, in the order of the form.
    pub fn locations(self) -> Vec<Location> {
        match self {
            Self::LinkAction | Self::JsonModal | Self::Modal => Location::ALL.to_vec(),
            Self::JsonPanel | Self::Panel => Location::with_panel().collect(),
            Self::FloatingWindow | Self::Settings => Vec::new(),
        }
    }

    /// Its fields, in the order of the form. `opens_link` is for a settings page that is an external link.
    pub const fn fields(self, opens_link: bool) -> &'static [Field] {
        match self {
            Self::LinkAction => &[NAME, DESCRIPTION, PAGE, LOCATIONS, JWT_SECRET],
            Self::JsonModal => &[
                NAME,
                DESCRIPTION,
                ENDPOINT,
                SCHEMA,
                LOCATIONS_OR_NONE,
                JWT_SECRET,
            ],
            Self::JsonPanel => &[
                NAME,
                DESCRIPTION,
                ENDPOINT,
                STRUCTURE,
                LOCATIONS,
                AUTHENTICATION,
                JWT_SECRET,
                MAIN_ACTION,
                OBJECT_ACTIONS,
                FIELD_ACTIONS_OF_PANEL,
            ],
            Self::Panel => &[NAME, DESCRIPTION, IFRAME, LOCATIONS, JWT_SECRET],
            Self::Modal => &[NAME, DESCRIPTION, IFRAME, LOCATIONS_OR_NONE, JWT_SECRET],
            Self::FloatingWindow => &[NAME, DESCRIPTION_OF_WINDOW, IFRAME, JWT_SECRET],
            Self::Settings if opens_link => &[TYPE, PAGE],
            Self::Settings => &[TYPE, IFRAME, JWT_SECRET],
        }
    }
}

impl Location {
    /// What the form calls it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::DealDetails => "Deal details",
            Self::DealsList => "Deals list",
            Self::PersonDetails => "Person details",
            Self::PeopleList => "People list",
            Self::OrganizationDetails => "Organization details",
            Self::OrganizationsList => "Organizations list",
            Self::ActivitiesList => "Activities list",
        }
    }
}
