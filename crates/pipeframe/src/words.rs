//! What the library itself says: `locales/en.ftl` of this crate.

include!(concat!(env!("OUT_DIR"), "/texts.rs"));
