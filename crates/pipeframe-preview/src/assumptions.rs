//! What the preview takes for granted where Pipedrive's behaviour isn't documented.
//!
//! Each names what is unknown; its default is the most careful or the best observed guess.

mod judgements;

use pipeframe_json_ui::form::ItemCondition;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::range::Range;
use super::rule::Rule;
use super::surface::Surface;
use super::variants::listed;

pub(crate) use judgements::{Judgement, Judgements};

/// How wide a panel is, in CSS pixels. That it is fixed is documented, its value isn't.
const PANEL_WIDTH: u32 = 385;

/// The widths that a panel can be given by hand, in CSS pixels.
pub(crate) const PANEL_WIDTHS: Range = Range::new(240, 800);

/// How long a snackbar is seen, in milliseconds.
pub(crate) const SNACKBAR_TIME: u32 = 5_000;

/// The longest `data` of a custom modal, in characters of the percent-encoded address. Documented is only that it travels
/// there, so this is what fits into an address everywhere.
pub(crate) const LONGEST_DATA: usize = 6_000;

/// The width and height of a surface until its app asks for others, in CSS pixels. No width: as wide as its place.
pub(crate) const fn first_size(surface: Surface) -> (Option<u32>, u32) {
    match surface {
        Surface::Panel => (Some(PANEL_WIDTH), 200),
        Surface::Modal => (Some(520), 400),
        Surface::FloatingWindow => (Some(320), 460),
        Surface::Settings => (None, 600),
    }
}

/// Every assumption that changes what an app experiences, each one a switch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Assumptions {
    /// How the `context` of a redirect to the settings arrives in the settings page's address.
    pub(crate) settings_context: SettingsContext,
    /// Whether an `initialize` that comes after the ten seconds still shows the frame.
    pub(crate) late_initialize: LateInitialize,
    /// What happens to a first size that the browser window has no room for.
    pub(crate) first_size: FirstSize,
    /// Whether an app may show and hide its floating window from its other surfaces.
    pub(crate) window_commands: WindowCommands,
    /// What a user who hasn't installed the app sees in the place of its panel.
    pub(crate) not_installed: NotInstalled,
    /// Whether going to another page closes the modal that lies over it.
    pub(crate) navigation: Navigation,
    /// What happens to an event that nobody in the frame listened for yet.
    pub(crate) early_events: EarlyEvents,
    /// What happens to a modal that is opened while another is open.
    pub(crate) second_modal: SecondModal,
    /// Whether a modal that an app opens gets to know what the page shows.
    pub(crate) modal_record: ModalRecord,
    /// Whether people without the app see its JSON panel.
    pub(crate) shared_panels: SharedPanels,
    /// What the condition of an item of a JSON modal does.
    pub(crate) item_condition: ItemConditions,
    /// What `refreshPanelData` in the answer to a form does.
    pub(crate) refresh_panel_data: RefreshPanelData,
    /// What a frame may do beside showing its page.
    pub(crate) frame_abilities: FrameAbilities,
    /// Whether the address of a link action carries a signed token.
    pub(crate) link_token: LinkToken,
    /// What happens to calls that break rules of which nothing is known.
    #[serde(flatten)]
    pub(crate) judgements: Judgements,
}

impl Assumptions {
    /// The names and values of all that isn't as by default.
    pub(crate) fn changes(&self) -> Vec<(String, String)> {
        let (own, default) = (fields(self), fields(&Self::default()));
        own.into_iter()
            .filter(|(name, value)| default.get(name) != Some(value))
            .filter_map(|(name, value)| Some((name, value.as_str()?.to_owned())))
            .collect()
    }

    /// Whether a rule that isn't documented is taken for one that Pipedrive holds to.
    pub(crate) fn refuses(&self, rule: Rule) -> bool {
        if rule == Rule::SecondModal {
            self.second_modal == SecondModal::Refused
        } else if rule == Rule::WindowCommands {
            self.window_commands == WindowCommands::WindowOnly
        } else {
            self.judgements.of(rule) == Judgement::Refused
        }
    }

    /// The value of one of them, as in `assume=`; `None` for a name that there isn't.
    pub(crate) fn value(&self, name: &str) -> Option<String> {
        fields(self).get(name)?.as_str().map(str::to_owned)
    }

    /// The same with one of them changed; `None` for a name or value that there isn't.
    pub(crate) fn with(&self, name: &str, value: &str) -> Option<Self> {
        let mut fields = fields(self);
        *fields.get_mut(name)? = Value::from(value);
        serde_json::from_value(Value::Object(fields)).ok()
    }
}

fn fields(assumptions: &Assumptions) -> Map<String, Value> {
    match serde_json::to_value(assumptions) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

listed! {
    /// How the `context` of a redirect arrives. Documented is only that it is "passed in query params".
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(crate) enum SettingsContext {
        /// One parameter, `context=<JSON>`.
        #[default]
        Json,
        /// A parameter for each key of the context.
        Flattened,
    }
}

listed! {
    /// What happens to an `initialize` after the deadline.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(crate) enum LateInitialize {
        /// It is refused and the frame stays hidden.
        #[default]
        Refused,
        /// It is answered and the frame appears.
        Honoured,
    }
}

listed! {
    /// What happens to an `initialize` with a size that only this browser window is too small for. Documented is that a modal may
    /// be as large as the browser; an app can't know how large that is before it has begun.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(crate) enum FirstSize {
        /// It is cut to the window.
        #[default]
        Clamped,
        /// It is refused, and the frame stays hidden until `initialize` comes with another.
        Refused,
    }
}

listed! {
    /// Which surfaces may show and hide the floating window. Documented is only the window itself.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(crate) enum WindowCommands {
        /// Every surface of an app that has a window.
        #[default]
        EverySurface,
        /// The window alone.
        WindowOnly,
    }
}

listed! {
    /// What a user without the app sees where it has a panel. Documented is an offer to install it, for apps that an admin shares
    /// with the whole company (<https://pipedrive.readme.io/docs/company-wide-app-extensions>).
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(crate) enum NotInstalled {
        /// A message and a button that installs it, as for an app that is shared.
        #[default]
        Offers,
        /// Nothing, as for any other app.
        Nothing,
    }
}

listed! {
    /// What going to another page does to an open modal.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(crate) enum Navigation {
        /// It closes, as if the user had closed it.
        #[default]
        ClosesModal,
        /// It stays.
        KeepsModal,
    }
}

listed! {
    /// What happens to an event between a frame's appearance and its first listener for it. The SDK opens a channel for each listener,
    /// so there is none to post to before (<https://github.com/pipedrive/app-extensions-sdk>); whether Pipedrive keeps the event for
    /// later isn't documented.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(crate) enum EarlyEvents {
        /// It is lost, and the log says so as soon as somebody listens.
        #[default]
        Lost,
        /// It is kept for the first listener.
        Held,
    }
}

listed! {
    /// What happens to a modal that is opened while another is open. Nothing of it is documented.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(crate) enum SecondModal {
        /// It opens over the other, which comes back when it is closed.
        #[default]
        Over,
        /// The other is closed for it.
        Replaces,
        /// It is refused.
        Refused,
    }
}

listed! {
    /// Whether the address of a modal that an app opens says what the page shows: `resource`, `view` and `selectedIds`. Documented is
    /// only that it holds `data` (<https://github.com/pipedrive/app-extensions-sdk>). Pages that read them anyway are common, and no page
    /// is known that is harmed by them, so they are there by default.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(crate) enum ModalRecord {
        /// It does, where the page shows a record or a list.
        #[default]
        Carried,
        /// It doesn't.
        Absent,
    }
}

listed! {
    /// Whether people who haven't installed the app see its JSON panel, without its actions. Apps have to ask for that
    /// (<https://pipedrive.readme.io/docs/company-wide-app-extensions>).
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(crate) enum SharedPanels {
        /// They don't, as for any app that didn't ask.
        #[default]
        Private,
        /// They see it, and its endpoint is told `isShared=true`.
        Shared,
    }
}

listed! {
    /// What the condition of an item of a JSON modal does. The rule for blocks is that they are shown while it holds; both examples of
    /// items say that the item is hidden then
    /// (<https://pipedrive.readme.io/docs/custom-ui-extensions-json-modals-component-library>).
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(crate) enum ItemConditions {
        /// The item is shown while it holds.
        #[default]
        Shows,
        /// The item is hidden while it holds.
        Hides,
    }
}

impl From<ItemConditions> for ItemCondition {
    fn from(condition: ItemConditions) -> Self {
        match condition {
            ItemConditions::Shows => Self::Shows,
            ItemConditions::Hides => Self::Hides,
        }
    }
}

listed! {
    /// What `refreshPanelData` beside the message of a form that was taken does. It is in an official example
    /// (<https://github.com/pipedrive/example-apps>) and not documented.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(crate) enum RefreshPanelData {
        /// The app's JSON panel asks its endpoint again.
        #[default]
        Honoured,
        /// Nothing.
        Ignored,
    }
}

listed! {
    /// What a frame may do beside showing its page, by the iframe's `allow`. Which of it Pipedrive allows isn't documented.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(crate) enum FrameAbilities {
        /// What a call widget needs: microphone, clipboard and autoplay.
        #[default]
        Calls,
        /// Nothing that has to be allowed.
        Nothing,
    }
}

impl FrameAbilities {
    /// The iframe's `allow`.
    pub(crate) const fn allow(self) -> Option<&'static str> {
        match self {
            Self::Calls => Some("microphone; clipboard-read; clipboard-write; autoplay"),
            Self::Nothing => None,
        }
    }
}

listed! {
    /// Whether the address of a link action carries a signed token. The table of its parameters has none, though the form of a link action
    /// takes a JWT secret (<https://pipedrive.readme.io/docs/app-extensions-actions>).
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(crate) enum LinkToken {
        /// It doesn't, as the table has it.
        #[default]
        Absent,
        /// It does.
        Carried,
    }
}

#[cfg(test)]
impl Assumptions {
    /// The values of each assumption that isn't about a rule, by its name in `assume=`. A new one does not compile before it is here.
    pub(crate) fn values() -> Vec<(&'static str, Vec<String>)> {
        fn words<T: Serialize>(all: impl IntoIterator<Item = T>) -> Vec<String> {
            let words = all.into_iter().map(serde_json::to_value);
            words
                .map(|word| word.unwrap().as_str().unwrap().to_owned())
                .collect()
        }
        let Self {
            settings_context: _,
            late_initialize: _,
            first_size: _,
            window_commands: _,
            not_installed: _,
            navigation: _,
            early_events: _,
            second_modal: _,
            modal_record: _,
            shared_panels: _,
            item_condition: _,
            refresh_panel_data: _,
            frame_abilities: _,
            link_token: _,
            judgements: _,
        } = Self::default();
        vec![
            ("settingsContext", words(SettingsContext::ALL)),
            ("lateInitialize", words(LateInitialize::ALL)),
            ("firstSize", words(FirstSize::ALL)),
            ("windowCommands", words(WindowCommands::ALL)),
            ("notInstalled", words(NotInstalled::ALL)),
            ("navigation", words(Navigation::ALL)),
            ("earlyEvents", words(EarlyEvents::ALL)),
            ("secondModal", words(SecondModal::ALL)),
            ("modalRecord", words(ModalRecord::ALL)),
            ("sharedPanels", words(SharedPanels::ALL)),
            ("itemCondition", words(ItemConditions::ALL)),
            ("refreshPanelData", words(RefreshPanelData::ALL)),
            ("frameAbilities", words(FrameAbilities::ALL)),
            ("linkToken", words(LinkToken::ALL)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_assumption_is_named_when_it_is_changed_and_changed_by_its_name() {
        let judged = Judgements::rules().map(|rule| (rule.code(), "refused"));
        let judged = judged.map(|(name, value)| (name, vec!["noted".to_owned(), value.to_owned()]));
        let all: Vec<_> = Assumptions::values().into_iter().chain(judged).collect();
        assert_eq!(all.len(), fields(&Assumptions::default()).len());
        for (name, values) in all {
            for value in &values[1..] {
                let changed = Assumptions::default().with(name, value).unwrap();
                assert_eq!(changed.changes(), [(name.to_owned(), value.to_owned())]);
            }
        }
        assert_eq!(Assumptions::default().with("navigation", "sideways"), None);
        assert_eq!(Assumptions::default().with("weather", "held"), None);
    }
}
