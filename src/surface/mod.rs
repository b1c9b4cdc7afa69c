//! What every surface shares.

mod kind;

pub use kind::{FloatingWindow, HasVisibility, Modal, OpensModals, Panel, Settings, SurfaceKind};
