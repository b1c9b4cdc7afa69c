//! The host as others see it: what was found wrong with other hosts, and what no sequence of inputs may break.

#[cfg(not(target_arch = "wasm32"))]
mod any_messages;
mod breaches;
mod commands;
#[cfg(not(target_arch = "wasm32"))]
mod early_events;
mod endpoints;
mod extensions;
mod failures;
mod faults_of_others;
mod frames;
mod guesses;
mod history;
mod hub;
mod link_actions;
mod lists;
mod mistakes;
mod people;
#[cfg(not(target_arch = "wasm32"))]
mod properties;
#[cfg(not(target_arch = "wasm32"))]
mod scenes;
mod stage;
mod table;
mod troubles;
mod windows;
mod workbench;
