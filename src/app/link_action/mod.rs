//! The window.

use leptos::prelude::*;

use pipeframe::context::LinkActionContext;

pub fn page(context: LinkActionContext) -> impl IntoView {}
