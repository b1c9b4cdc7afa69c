//! The state of the developer tools, as parameters of a link: `tools`, `log-surface`, `log-kind` and `log-text`.

use crate::log::Kind;
use crate::surface::Surface;
use crate::variants::listed;

use super::reader::Reader;

listed! {
    /// A page of the developer tools.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum ToolTab {
        /// The conversation.
        Log,
        /// What endpoints of JSON panels and JSON modals were asked.
        Requests,
        /// What the simulated Pipedrive remembers.
        State,
        /// What each frame was given.
        Context,
        /// Breaking things on purpose.
        Faults,
    }
}

impl ToolTab {
    /// Its name in a link.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Log => "log",
            Self::Requests => "requests",
            Self::State => "state",
            Self::Context => "context",
            Self::Faults => "faults",
        }
    }
}

/// Which lines of the log are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LogFilter {
    /// Only this surface.
    pub(crate) surface: Option<Surface>,
    /// Only this kind.
    pub(crate) kind: Option<Kind>,
    /// Only lines with this text in their name, arguments or error, in any case.
    pub(crate) text: String,
}

/// The state of the developer tools.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ToolsLink {
    /// The page that is open; `None` while the tools are closed.
    pub(crate) open: Option<ToolTab>,
    /// What the log shows.
    pub(crate) filter: LogFilter,
}

pub(super) fn read(reader: &mut Reader<'_>) -> Option<ToolsLink> {
    let filter = LogFilter {
        surface: reader.word(
            "log-surface",
            &Surface::ALL.map(|surface| (surface.as_str(), surface)),
        ),
        kind: reader.word("log-kind", &Kind::ALL.map(|kind| (kind.as_str(), kind))),
        text: reader.value("log-text").unwrap_or_default().to_owned(),
    };
    let mut words = ToolTab::ALL.map(|tab| (tab.as_str(), Some(tab))).to_vec();
    words.push(("closed", None));
    let open = reader.word("tools", &words);
    let is_filtered = filter != LogFilter::default();
    let open = open.or_else(|| is_filtered.then_some(Some(ToolTab::Log)))?;
    Some(ToolsLink { open, filter })
}

pub(super) fn parameters(tools: &ToolsLink) -> Vec<(&'static str, String)> {
    let ToolsLink { open, filter } = tools;
    let mut parameters = vec![("tools", open.map_or("closed", ToolTab::as_str).to_owned())];
    let mut add = |name, value: Option<&str>| {
        parameters.extend(value.map(|value| (name, value.to_owned())));
    };
    add("log-surface", filter.surface.map(Surface::as_str));
    add("log-kind", filter.kind.map(Kind::as_str));
    add(
        "log-text",
        Some(filter.text.as_str()).filter(|text| !text.is_empty()),
    );
    parameters
}
