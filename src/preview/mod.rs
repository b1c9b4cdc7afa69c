//! A Pipedrive to run in.

/// Shows the preview.
pub fn mount() {}
