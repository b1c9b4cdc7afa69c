//! The state of the developer tools: whether they are open, at which tab, how high.

use leptos::prelude::*;

use crate::host::Host;
use crate::link::{LogFilter, ToolTab, ToolsLink};
use crate::memo::memo;
use crate::views::drag::{drawer_height, drawer_most};
use crate::views::element::{focus_by_id, now, window_extent};

use super::memory::Memory;

/// The id of the button that opens the drawer and closes it.
pub(super) const TOGGLE: &str = "tools-toggle";

/// The height of the tools before the reader chooses one, where the window is high enough.
const FIRST_HEIGHT: i32 = 236;

/// Their height in a low window: the tabs, the log's filters and some rows.
const SMALL_HEIGHT: i32 = 144;

/// What the page keeps of a window before the tools get more than that: room for a panel or modal of ordinary size.
const ROOM_FOR_PAGE: i32 = 640;

impl ToolTab {
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Log => "Log",
            Self::Requests => "Requests",
            Self::State => "State",
            Self::Context => "Context",
            Self::Faults => "Faults",
        }
    }

    /// The id of its tab; tabs of the drawer are found by it.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Log => "tool-tab-log",
            Self::Requests => "tool-tab-requests",
            Self::State => "tool-tab-state",
            Self::Context => "tool-tab-context",
            Self::Faults => "tool-tab-faults",
        }
    }
}

/// The state of the tools, which all views of the tools share.
#[derive(Clone, Copy, Debug)]
pub(in crate::views) struct ToolsState {
    pub(super) open: RwSignal<bool>,
    /// The height that the reader chose; `None` before they did.
    chosen: RwSignal<Option<i32>>,
    pub(super) window_height: RwSignal<i32>,
    pub(super) height: Memo<i32>,
    pub(super) tab: RwSignal<ToolTab>,
    pub(super) filter: RwSignal<LogFilter>,
    pub(super) hint: RwSignal<bool>,
    /// Whether the dialog of a new app is open.
    pub(in crate::views) begins: RwSignal<bool>,
    /// The present in milliseconds since 1970-01-01, a new one every second.
    pub(super) now: RwSignal<i64>,
}

impl ToolsState {
    /// The tools as the page's address says, or else as the reader left them; open at the log on the first visit.
    pub(in crate::views) fn new(host: Host) -> Self {
        let memory = Memory::load();
        let linked = host.linked_tools();
        let open = linked
            .as_ref()
            .map_or(memory.open, |linked| linked.open.is_some());
        let tab = linked.as_ref().and_then(|linked| linked.open);
        let filter = linked.map(|linked| linked.filter);
        let chosen = RwSignal::new(memory.height);
        let window_height = RwSignal::new(window_extent().height);
        let state = Self {
            open: RwSignal::new(open),
            chosen,
            window_height,
            height: memo(move |_| height(chosen.get(), window_height.get())),
            tab: RwSignal::new(tab.unwrap_or(ToolTab::Log)),
            filter: RwSignal::new(filter.unwrap_or_default()),
            hint: RwSignal::new(!memory.hint_seen),
            begins: RwSignal::new(false),
            now: RwSignal::new(now()),
        };
        Effect::new(move |_| {
            Memory {
                open: state.open.get(),
                height: state.chosen.get(),
                hint_seen: !state.hint.get(),
            }
            .save();
        });
        Effect::new(move |_| {
            host.set_tools(ToolsLink {
                open: state.open.get().then(|| state.tab.get()),
                filter: state.filter.get(),
            });
        });
        let tick = set_interval_with_handle(
            move || state.now.set(now()),
            std::time::Duration::from_secs(1),
        );
        on_cleanup(move || {
            if let Ok(tick) = tick {
                tick.clear();
            }
        });
        state
    }

    /// Opens the drawer at a page and moves the focus there.
    pub(in crate::views) fn show(self, tab: ToolTab) {
        self.tab.set(tab);
        self.open.set(true);
        request_animation_frame(move || focus_by_id(tab.id()));
    }

    /// Opens the drawer, or closes it and gives the focus to the button that opens it again.
    pub(super) fn toggle(self) {
        if self.open.get_untracked() {
            self.open.set(false);
            request_animation_frame(|| focus_by_id(TOGGLE));
        } else {
            self.show(self.tab.get_untracked());
        }
    }

    pub(super) fn resize(self, wanted: i32) {
        let height = drawer_height(wanted, self.window_height.get_untracked());
        self.chosen.set(Some(height));
    }

    /// Makes the drawer as high as possible, or gives it its default height when it is that high already.
    pub(super) fn toggle_height(self) {
        let most = drawer_most(self.window_height.get_untracked());
        if self.height.get_untracked() == most {
            self.chosen.set(None);
        } else {
            self.chosen.set(Some(most));
        }
    }
}

/// The height that the reader chose, limited by the window; without one, the room that an ordinary page leaves.
fn height(chosen: Option<i32>, window_height: i32) -> i32 {
    let left = (window_height - ROOM_FOR_PAGE).clamp(SMALL_HEIGHT, FIRST_HEIGHT);
    drawer_height(chosen.unwrap_or(left), window_height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_drawer_starts_small_on_low_windows() {
        let heights = [900, 800, 720, 600, 450].map(|window| height(None, window));
        assert_eq!(
            heights,
            [FIRST_HEIGHT, 160, SMALL_HEIGHT, SMALL_HEIGHT, SMALL_HEIGHT]
        );
    }

    #[test]
    fn a_chosen_height_is_kept_as_far_as_the_window_has_room_for_it() {
        assert_eq!(height(Some(600), 900), 600);
        assert_eq!(height(Some(600), 450), 315);
    }
}
