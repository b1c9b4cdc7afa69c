//! The window.

mod party;
mod phone;

use leptos::prelude::*;

use pipeframe::sdk::WithFloatingWindow;
use pipeframe::surface::{FloatingWindow, SurfaceHandle};

pub fn page(surface: SurfaceHandle<FloatingWindow, WithFloatingWindow>) -> impl IntoView {}
