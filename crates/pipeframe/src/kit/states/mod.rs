//! The state of a page or of a part of it: loading, empty, failed, stale, unsaved.

mod empty;
mod failure;
mod notice;
mod part;
mod progress;
mod save_bar;
mod screen;
mod skeleton;

pub use empty::EmptyState;
pub(crate) use failure::inline_error;
pub use failure::{InlineError, StaleNotice};
pub use notice::Notice;
pub use part::{Part, PartError};
pub use progress::{LiveRegion, Progress, Spinner};
pub use save_bar::SaveBar;
pub use screen::Screen;
pub(crate) use skeleton::skeleton;
pub use skeleton::{Skeleton, SkeletonShape};
