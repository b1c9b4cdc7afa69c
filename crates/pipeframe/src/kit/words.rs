//! The texts that components say by themselves, one function or constant each, so that they can be translated in one place.

/// Read after the text of a link.
pub(super) const OPENS_IN_NEW_TAB: &str = " (opens in a new tab)";
/// On the button that takes a banner away.
pub(super) const DISMISS: &str = "Dismiss";
/// On the cross of a dialog.
pub(super) const CLOSE: &str = "Close";
/// On the tick of a fact that is being changed.
pub(super) const SAVE: &str = "Save";
/// On the cross of a fact that is being changed.
pub(super) const CANCEL: &str = "Cancel";
/// In place of a fact that is empty.
pub(super) const NOTHING_ENTERED: &str = "Not entered";

/// Names the button on a fact, for screen readers.
pub(super) fn edit(label: &str, value: &str) -> String {
    if value.is_empty() {
        ["Edit ", label].concat()
    } else {
        ["Edit ", label, ": ", value].concat()
    }
}

/// Names the button of a tag, for screen readers.
pub(super) fn remove(label: &str) -> String {
    ["Remove ", label].concat()
}

/// How much of a text's limit is used.
pub(super) fn used_of_limit(used: &str, limit: &str) -> String {
    [used, " of ", limit, " characters"].concat()
}

/// Read aloud when few characters are left.
pub(super) fn few_left(left: &str) -> String {
    ["At most ", left, " characters left"].concat()
}

/// Read aloud when a text is longer than its limit.
pub(super) const TOO_LONG: &str = "The text is too long";

/// Beside a field for a number that holds something else.
pub(super) const ENTER_A_NUMBER: &str = "Enter a number";
/// Beside a field for a whole number that holds decimals.
pub(super) const ENTER_A_WHOLE_NUMBER: &str = "Enter a whole number";
/// Beside a field for a number that can't be counted.
pub(super) const ENTER_A_SMALLER_NUMBER: &str = "Enter a smaller number";

/// Beside a field for a number with more decimals than it takes.
pub(super) fn at_most_decimals(decimals: u32) -> String {
    if decimals == 1 {
        "Enter a number of at most 1 decimal".to_owned()
    } else {
        [
            "Enter a number of at most ",
            &decimals.to_string(),
            " decimals",
        ]
        .concat()
    }
}

/// Names the list of what a list can be sorted by.
pub(super) const SORT_BY: &str = "Sort by";
/// Names the button that turns the order, while it is ascending.
pub(super) const SMALLEST_FIRST: &str = "Smallest first";
/// The same while it is descending.
pub(super) const LARGEST_FIRST: &str = "Largest first";

/// Names the list under a field that is typed into.
pub(super) const SUGGESTIONS: &str = "Suggestions";
/// In that list while it is asked for.
pub(super) const SEARCHING: &str = "Searching";
/// In that list when nothing matches.
pub(super) const NOTHING_FOUND: &str = "Nothing found";

/// Read aloud when that list changes.
pub(super) fn found(count: usize) -> String {
    if count == 1 {
        "1 suggestion".to_owned()
    } else {
        [&count.to_string(), " suggestions"].concat()
    }
}

/// On the place that takes a file.
pub(super) const DROP_FILE: &str = "Drop a file here or choose one";
/// On the place that takes files.
pub(super) const DROP_FILES: &str = "Drop files here or choose some";

/// What a line of numbers shows, for screen readers.
pub(super) fn course(label: &str, first: &str, lowest: &str, highest: &str, last: &str) -> String {
    [
        label,
        ": first ",
        first,
        ", lowest ",
        lowest,
        ", highest ",
        highest,
        ", last ",
        last,
    ]
    .concat()
}

/// The same where there are no numbers.
pub(super) fn no_numbers(label: &str) -> String {
    [label, ": nothing yet"].concat()
}
