//! The rules that calls are judged by: how sure each is, which page documents it, and what it says.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How sure it is that Pipedrive refuses a call that breaks a rule.
///
/// The surest comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Certainty {
    /// Its documentation or its SDK says that the call is wrong: strict refuses it.
    #[default]
    Documented,
    /// Others saw it in real pages: the call is done and noted.
    Observed,
    /// What Pipedrive does is not known: the call is done and noted.
    #[serde(alias = "not-known")]
    Assumed,
}

impl Certainty {
    /// Its word in the log and in the table of docs/rules.md.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Observed => "observed",
            Self::Assumed => "assumed",
        }
    }
}

impl fmt::Display for Certainty {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

const SDK: &str = "https://github.com/pipedrive/app-extensions-sdk";
const EXTENSIONS: &str = "https://pipedrive.readme.io/docs/custom-ui-extensions";
const PANELS: &str = "https://pipedrive.readme.io/docs/custom-ui-extensions-panels";
const MODALS: &str = "https://pipedrive.readme.io/docs/custom-ui-extensions-modals";
const WINDOW: &str = "https://pipedrive.readme.io/docs/custom-ui-extensions-floating-window";
const SETTINGS: &str = "https://pipedrive.readme.io/docs/custom-ui-extensions-app-settings";

const AUTHORIZATION: &str = "https://pipedrive.readme.io/docs/marketplace-oauth-authorization";

/// Declares the rules. Each line needs a certainty and a source, or it does not compile.
macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $certainty:ident, $source:ident, $sentence:literal;)+) => {
        /// A rule that a call can break.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Rule {
            $($(#[$doc])* $name,)+
        }

        impl Rule {
            /// Every rule: first the documented ones.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// Its name in the log and in `assume=`.
            pub(crate) const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// How sure it is that Pipedrive refuses what breaks it.
            pub(crate) const fn certainty(self) -> Certainty {
                match self { $(Self::$name => Certainty::$certainty,)+ }
            }

            /// The page that documents it; for an assumed one the page that leaves it open.
            pub(crate) const fn source(self) -> &'static str {
                match self { $(Self::$name => $source,)+ }
            }

            /// What it says, for every call.
            pub(crate) const fn sentence(self) -> &'static str {
                match self { $(Self::$name => $sentence,)+ }
            }
        }
    };
}

rules! {
    /// A message carries the id of its own frame.
    RuntimeId = "runtimeId", Documented, SDK,
        "Every message carries the runtime id that Pipedrive gave this iframe in `?id=`.";
    /// What is posted is plain data.
    PlainData = "plainData", Documented, SDK,
        "Pipedrive reads plain data: texts, numbers, booleans, lists and objects.";
    /// A call brings the way back.
    ReplyPort = "replyPort", Documented, SDK,
        "A command or subscription brings a MessagePort for its answers.";
    /// Vocabularies are closed.
    KnownWord = "knownWord", Documented, SDK,
        "Commands, events, views, modal types and colors are the SDK's words; case counts.";
    /// A command is apart from its arguments.
    ArgumentsApart = "argumentsApart", Documented, SDK,
        "`execute` takes the command first and its arguments second.";
    /// What a command needs is there.
    RequiredArgument = "requiredArgument", Documented, SDK,
        "A command is given all that it requires.";
    /// Each argument is of its type.
    ArgumentType = "argumentType", Documented, SDK,
        "Each argument has the type that the SDK gives it.";
    /// Days and times have one form.
    DayAndTime = "dayAndTime", Documented, SDK,
        "A day is written yyyy-MM-dd in UTC, a time HH:mm.";
    /// A note holds few tags.
    NoteTags = "noteTags", Documented, SDK,
        "A note and a description may hold the tags ul, li, b, u and i alone.";
    /// `initialize` comes first.
    InitializeFirst = "initializeFirst", Documented, SDK,
        "A surface calls `initialize` first and waits for it.";
    /// A frame that does not start is not displayed.
    TenSeconds = "tenSeconds", Documented, EXTENSIONS,
        "Pipedrive doesn't display an iframe that hasn't initialised within ten seconds.";
    /// A page that is framed can be.
    PageLoads = "pageLoads", Documented, EXTENSIONS,
        "Pipedrive doesn't display an iframe whose web content fails to load.";
    /// Pipedrive's API is for servers.
    OwnServer = "ownServer", Documented, AUTHORIZATION,
        "Pipedrive's REST API is asked by the app's own server, with the access token of the installation.";
    /// Each surface has its bounds.
    SizeBounds = "sizeBounds", Documented, EXTENSIONS,
        "A panel is 100 to 750 px high, a modal at least 320 × 120 px and at most as large as the browser, a floating window 200 to 800 px wide and 70 to 700 px high.";
    /// Only a modal closes itself.
    CloseOwnModal = "closeOwnModal", Documented, SDK,
        "Only a custom modal can close itself.";
    /// A modal that is opened is registered.
    RegisteredModal = "registeredModal", Documented, SDK,
        "An `action_id` is the extension identifier of the Developer Hub, or the modal's exact name.";
    /// Pipedrive draws JSON modals from the app's server.
    JsonModalArguments = "jsonModalArguments", Documented, EXTENSIONS,
        "A JSON modal takes its `action_id` alone and gets its contents from the app's server.";
    /// Commands of the window are for apps that have one.
    RegisteredWindow = "registeredWindow", Documented, WINDOW,
        "The floating window's commands are for apps that have registered one.";
    /// Focus mode needs a visible window.
    FocusModeShown = "focusModeShown", Documented, WINDOW,
        "Focus mode belongs to the floating window, while it is shown.";
    /// The settings that one is led to are registered.
    RegisteredSettings = "registeredSettings", Documented, SETTINGS,
        "The view \"settings\" opens the app's own custom UI page.";
    /// A context leads to the settings.
    ContextForSettings = "contextForSettings", Documented, SDK,
        "Only the view \"settings\" takes a `context`.";

    /// A page that grows with its frame.
    GrowingHeight = "growingHeight", Observed, EXTENSIONS,
        "A page whose height depends on its frame's, as by `min-height: 100vh` and a padding, grows with each answer and never ends.";
    /// Frames of another site without storage.
    FrameStorage = "frameStorage", Observed, EXTENSIONS,
        "Browsers can keep frames of another site from storage and cookies, and so can those of Pipedrive's users.";

    /// A further SDK instance, or a second effect.
    SecondInitialize = "secondInitialize", Assumed, SDK,
        "A page needs one SDK instance, which initialises once; a further one listens for itself and hears every event again. What Pipedrive answers is not known.";
    /// An argument that nobody reads.
    UnknownField = "unknownField", Assumed, SDK,
        "The SDK's types have no such field. What Pipedrive does with one is not known; it is passed over.";
    /// Arguments for a command that has none.
    NoArguments = "noArguments", Assumed, SDK,
        "This command takes no arguments. What Pipedrive does with some is not known; they are passed over.";
    /// Fields beside the arguments.
    StrayFields = "strayFields", Assumed, SDK,
        "Everything that a command is given belongs into its one argument object. The SDK posts nothing beside it, so nothing there is read.";
    /// `null` for something that may be left out.
    NullArgument = "nullArgument", Assumed, SDK,
        "An argument that isn't wanted is left out; the SDK's types don't allow null. What Pipedrive does with it is not known; it counts as left out.";
    /// A required text without a letter.
    EmptyText = "emptyText", Assumed, SDK,
        "A required text has some words. What Pipedrive does with an empty one is not known.";
    /// A size one level too high.
    MisplacedSize = "misplacedSize", Assumed, SDK,
        "`initialize` takes the size one level deeper. What Pipedrive does with it elsewhere is not known; it is passed over.";
    /// A width for a panel.
    PanelWidth = "panelWidth", Assumed, PANELS,
        "A panel's width is fixed; only its height can be set. What Pipedrive does with a width is not known.";
    /// A size of the settings page.
    SettingsSize = "settingsSize", Assumed, SETTINGS,
        "How large a settings page may be is not published.";
    /// A link without a destination.
    SnackbarLink = "snackbarLink", Assumed, SDK,
        "A link leads to a full http or https address. What Pipedrive does with another is not known; it is shown and leads nowhere.";
    /// An item of the settings.
    SettingsItem = "settingsItem", Assumed, SDK,
        "The settings page has no items, so an `id` has no meaning there.";
    /// A context that names who showed the window.
    ReservedInvoker = "reservedInvoker", Assumed, WINDOW,
        "Pipedrive itself fills `invoker` in, with \"user\" or \"command\". What becomes of the app's is not known; it is replaced.";
    /// A badge that counts nothing.
    BadgeNumber = "badgeNumber", Assumed, SDK,
        "`number` is a whole number from 0; 0 takes the badge away. What Pipedrive does with another is not known; it is rounded down, at least to 0.";
    /// Data of a modal that is more than texts.
    DataNotText = "dataNotText", Assumed, SDK,
        "The SDK's types say that the values of `data` are texts; it does not check them, and the modal gets all of `data` as JSON in its address. What Pipedrive does is not known.";
    /// Data that not every address holds.
    DataLength = "dataLength", Assumed, SDK,
        "`data` travels in the address, and not everything on the way takes a long one. Where Pipedrive ends is not known.";
    /// A modal over a modal.
    SecondModal = "secondModal", Assumed, MODALS,
        "Whether Pipedrive shows a modal over another is not documented.";
    /// What a modal is told about the page.
    ModalRecord = "modalRecord", Assumed, MODALS,
        "Whether the address of a modal that an app opens says what the page shows is not documented.";
    /// What a frame may do.
    FrameAbilities = "frameAbilities", Assumed, EXTENSIONS,
        "Whether Pipedrive allows its frames the microphone, the clipboard and autoplay is not documented.";
    /// The window's commands elsewhere.
    WindowCommands = "windowCommands", Assumed, WINDOW,
        "Whether surfaces other than the floating window may show and hide it is not documented.";
    /// Focus mode from elsewhere.
    FocusModeElsewhere = "focusModeElsewhere", Assumed, WINDOW,
        "Focus mode is documented for the window's own page. What Pipedrive does when another surface asks for it is not known.";
    /// Many questions at once.
    ManyQuestions = "manyQuestions", Assumed, SDK,
        "The preview keeps twenty confirmations at once; Pipedrive's own limit isn't known.";
    /// News before anybody listens.
    EarlyEvent = "earlyEvent", Assumed, SDK,
        "Each listener brings its own channel, so an event before it has nowhere to go. Whether Pipedrive keeps it isn't documented.";
}

impl Rule {
    /// The rule of a code.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.code() == code)
    }

    /// Whether strict mode refuses what breaks it, independent of the assumptions.
    pub(crate) const fn is_documented(self) -> bool {
        matches!(self.certainty(), Certainty::Documented)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_code_of_its_own_a_source_and_a_sentence() {
        for (index, rule) in Rule::ALL.iter().enumerate() {
            let code = rule.code();
            assert!(
                Rule::ALL[..index].iter().all(|other| other.code() != code),
                "{code}"
            );
            assert_eq!(Rule::from_code(code), Some(*rule));
            assert!(rule.source().starts_with("https://"), "{code}");
            assert!(rule.sentence().ends_with('.'), "{code}");
        }
    }

    #[test]
    fn the_book_lists_every_rule_with_its_certainty_and_source() {
        let book = include_str!("../../../docs/rules.md");
        for rule in Rule::ALL {
            let row = format!(
                "| `{}` | {} | {} | [source]({}) |",
                rule.code(),
                rule.certainty(),
                rule.sentence().replace('|', "\\|"),
                rule.source()
            );
            assert!(book.contains(&row), "docs/rules.md lacks this row:\n{row}");
        }
    }

    #[test]
    fn what_is_not_documented_says_so() {
        for rule in Rule::ALL
            .iter()
            .filter(|rule| rule.certainty() == Certainty::Assumed)
        {
            let sentence = rule.sentence();
            let admits = [
                "not known",
                "isn't known",
                "not documented",
                "isn't documented",
                "not published",
                "has no meaning there",
                "nothing there is read",
            ];
            assert!(
                admits.iter().any(|word| sentence.contains(word)),
                "{sentence}"
            );
        }
    }
}
