//! A list to choose from that is searched by typing: a combobox as the ARIA Authoring Practices describe it.

use leptos::prelude::*;
use web_sys::{KeyboardEvent, MouseEvent};

use super::ids::new_id;

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// Which it is among all of the block.
    pub(super) index: usize,
    /// What it is called.
    pub(super) label: String,
    /// Whether it can't be chosen.
    pub(super) is_disabled: bool,
}

/// The choices whose label contains what was typed, in any case.
pub(super) fn matching(choices: &[Choice], typed: &str) -> Vec<Choice> {
    let typed = typed.trim().to_lowercase();
    let matches = |choice: &&Choice| choice.label.to_lowercase().contains(&typed);
    choices.iter().filter(matches).cloned().collect()
}

/// The next choice that isn't disabled, from one on and around; none where there is none.
pub(super) fn step(choices: &[Choice], from: Option<usize>, down: bool) -> Option<usize> {
    let count = choices.len();
    if count == 0 {
        return None;
    }
    let start = match (from, down) {
        (Some(from), true) => from + 1,
        (Some(from), false) => from + count - 1,
        (None, true) => 0,
        (None, false) => count - 1,
    };
    let offsets = 0..count;
    let place = |offset: usize| {
        let offset = if down { offset } else { count - offset };
        (start + offset) % count
    };
    offsets.map(place).find(|place| {
        choices
            .get(*place)
            .is_some_and(|choice| !choice.is_disabled)
    })
}

/// What is typed and pointed at, and what can be chosen.
#[derive(Clone, Copy)]
struct Search {
    choices: Signal<Vec<Choice>>,
    chosen: Signal<Option<usize>>,
    on_choose: Callback<usize>,
    /// What was typed; none while the list is closed.
    typed: RwSignal<Option<String>>,
    /// Which of those that are found is pointed at, by its place.
    active: RwSignal<Option<usize>>,
    found: Memo<Vec<Choice>>,
}

impl Search {
    fn new(
        choices: Signal<Vec<Choice>>,
        chosen: Signal<Option<usize>>,
        on_choose: Callback<usize>,
    ) -> Self {
        let typed = RwSignal::new(None::<String>);
        let found = Memo::new(move |_| {
            let typed = typed.get().unwrap_or_default();
            choices.with(|choices| matching(choices, &typed))
        });
        Self {
            choices,
            chosen,
            on_choose,
            typed,
            active: RwSignal::new(None),
            found,
        }
    }

    fn is_open(self) -> bool {
        self.typed.with(Option::is_some)
    }

    /// What the field shows: what is typed, or else what is chosen.
    fn shown(self) -> String {
        let chosen = || {
            let chosen = self.chosen.get()?;
            self.choices.with(|choices| {
                let choice = choices.iter().find(|choice| choice.index == chosen);
                choice.map(|choice| choice.label.clone())
            })
        };
        self.typed.get().or_else(chosen).unwrap_or_default()
    }

    fn open(self) {
        if self.typed.with_untracked(Option::is_none) {
            self.typed.set(Some(String::new()));
        }
    }

    /// Closes the list; one that goes away with the focus in it is gone already.
    fn close(self) {
        self.typed.try_set(None);
        self.active.try_set(None);
    }

    fn type_in(self, text: String) {
        self.typed.set(Some(text));
        let first = self.found.with_untracked(|found| step(found, None, true));
        self.active.set(first);
    }

    fn go(self, down: bool) {
        self.open();
        let active = self.active.get_untracked();
        let next = self.found.with_untracked(|found| step(found, active, down));
        self.active.set(next);
    }

    fn choose(self, place: Option<usize>) {
        let choice =
            place.and_then(|place| self.found.with_untracked(|found| found.get(place).cloned()));
        if let Some(choice) = choice.filter(|choice| !choice.is_disabled) {
            self.on_choose.run(choice.index);
            self.close();
        }
    }

    fn on_key(self, event: &KeyboardEvent) {
        let is_open = self.typed.with_untracked(Option::is_some);
        match event.key().as_str() {
            key @ ("ArrowDown" | "ArrowUp") => {
                event.prevent_default();
                self.go(key == "ArrowDown");
            }
            "Enter" if is_open => {
                // Enter would submit the form.
                event.prevent_default();
                self.choose(self.active.get_untracked());
            }
            "Escape" if is_open => {
                // Only the list closes, not a dialog around it.
                event.prevent_default();
                event.stop_propagation();
                self.close();
            }
            _ => {}
        }
    }
}

/// The combobox.
#[component]
pub(super) fn SearchSelect(
    /// The id of the field, which its label names.
    id: String,
    /// What can be chosen.
    choices: Signal<Vec<Choice>>,
    /// What is chosen.
    chosen: Signal<Option<usize>>,
    /// Something was chosen.
    on_choose: Callback<usize>,
    /// The ids of what describes the field.
    described_by: Signal<Option<String>>,
    /// Whether the field has an error.
    is_invalid: Signal<bool>,
    /// Whether something must be chosen.
    is_required: Signal<bool>,
    /// What the empty field says.
    placeholder: Signal<Option<String>>,
) -> impl IntoView {
    let search = Search::new(choices, chosen, on_choose);
    let list_id = StoredValue::new(new_id());
    let option_id =
        move |place: usize| list_id.with_value(|list| [list, "-", &place.to_string()].concat());
    let active_id = move || {
        search
            .active
            .get()
            .filter(|_| search.is_open())
            .map(option_id)
    };
    let options = move || {
        let options = search.found.get().into_iter().enumerate();
        options
            .map(|(place, choice)| option(search, place, choice, option_id(place)))
            .collect_view()
    };
    view! {
        <input
            type="text"
            id=id
            role="combobox"
            autocomplete="off"
            aria-autocomplete="list"
            aria-expanded=move || search.is_open().to_string()
            aria-controls=list_id.get_value()
            aria-activedescendant=active_id
            aria-describedby=move || described_by.get()
            aria-invalid=move || is_invalid.get().then_some("true")
            aria-required=move || is_required.get().then_some("true")
            placeholder=move || placeholder.get()
            prop:value=move || search.shown()
            on:input=move |event| search.type_in(event_target_value(&event))
            on:click=move |_| search.open()
            on:keydown=move |event| search.on_key(&event)
            on:blur=move |_| search.close()
        />
        <div
            class="json-ui-found"
            role="listbox"
            id=list_id.get_value()
            hidden=move || !search.is_open()
        >
            {options}
            <p role="status" hidden=move || !search.found.with(Vec::is_empty)>
                "Nothing found"
            </p>
        </div>
    }
    .into_any()
}

fn option(search: Search, place: usize, choice: Choice, id: String) -> AnyView {
    let index = choice.index;
    let on_press = move |event: MouseEvent| {
        // The focus stays in the field.
        event.prevent_default();
        search.choose(Some(place));
    };
    view! {
        <div
            role="option"
            id=id
            aria-selected=move || (search.chosen.get() == Some(index)).to_string()
            aria-disabled=choice.is_disabled.then_some("true")
            data-active=move || (search.active.get() == Some(place)).then_some("")
            on:mousedown=on_press
        >
            {choice.label}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices() -> Vec<Choice> {
        let labels = ["Basic", "Pro", "Enterprise"].into_iter().enumerate();
        labels
            .map(|(index, label)| Choice {
                index,
                label: label.to_owned(),
                is_disabled: label == "Pro",
            })
            .collect()
    }

    #[test]
    fn what_was_typed_is_found_in_any_case() {
        let found = matching(&choices(), " PR");
        let indices: Vec<usize> = found.iter().map(|choice| choice.index).collect();
        assert_eq!(indices, [1, 2]);
        assert_eq!(matching(&choices(), "").len(), 3);
        assert!(matching(&choices(), "nothing").is_empty());
    }

    #[test]
    fn arrow_keys_go_around_and_pass_what_is_disabled() {
        let choices = choices();
        assert_eq!(step(&choices, None, true), Some(0));
        assert_eq!(step(&choices, Some(0), true), Some(2));
        assert_eq!(step(&choices, Some(2), true), Some(0));
        assert_eq!(step(&choices, Some(2), false), Some(0));
        assert_eq!(step(&choices, Some(0), false), Some(2));
        assert_eq!(step(&choices, None, false), Some(2));
        assert_eq!(step(&[], None, true), None);
        assert_eq!(step(&choices[1..2], None, true), None);
    }
}
