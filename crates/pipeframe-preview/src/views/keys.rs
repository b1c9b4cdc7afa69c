//! Keys that are pressed as commands.

use web_sys::KeyboardEvent;

/// The key that was pressed, unless it belongs to an input method: while a word in Japanese or Chinese is composed, Enter and Escape choose
/// among what the input method offers. Safari ends a composition before it reports the key that ended it, which then has the
/// code of a key that was processed.
pub(super) fn command_key(event: &KeyboardEvent) -> Option<String> {
    const PROCESSED: u32 = 229;
    let is_composed = event.is_composing() || event.key_code() == PROCESSED;
    (!is_composed).then(|| event.key())
}
