//! Small pictures of numbers, as SVG that says in words what it shows.

mod bars;
mod scale;
mod sparkline;

pub use bars::{Bar, BarChart};
pub use sparkline::{Sparkline, Values};
