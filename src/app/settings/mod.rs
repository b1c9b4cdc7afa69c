//! The window.

use leptos::prelude::*;

use pipeframe::sdk::WithFloatingWindow;
use pipeframe::surface::{Settings, SurfaceHandle};

pub fn page(surface: SurfaceHandle<Settings, WithFloatingWindow>) -> impl IntoView {}
