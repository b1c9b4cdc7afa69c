//! The desk's state as `window.preview.state()` shows it: plain JSON, without secrets.

use pipeframe_json_ui::view::{ModalState, PanelState};
use serde_json::{Value, json};

use crate::mask::address_without_token;

use super::{Desk, Frame, FrameStatus, ModalContent, Place};

impl Desk {
    /// Everything that a test or tool may want to look at.
    pub(crate) fn report(&self) -> Value {
        json!({
            "place": self.report_place(),
            "theme": self.theme.as_str(),
            "mode": self.mode.as_str(),
            "assumptions": self.assumptions,
            "window": { "width": self.window.width, "height": self.window.height },
            "frames": self.frames.all().iter().map(report_frame).collect::<Vec<_>>(),
            "panel": self.page.panel().map(|panel| json!({
                "frame": panel.frame,
                "name": panel.name,
                "collapsed": panel.collapsed,
            })),
            "jsonPanel": self.page.json_panel.as_ref().map(|panel| json!({
                "identifier": panel.identifier,
                "name": panel.name,
                "collapsed": panel.collapsed,
                "state": panel_word(&panel.state),
                "reasons": panel.reasons,
            })),
            "settings": self.page.settings().map(|settings| json!({
                "frame": settings.frame,
                "context": settings.context,
            })),
            "floatingWindow": self.dock.window().map(|window| json!({
                "frame": window.frame,
                "shown": window.shown,
                "position": { "x": window.position.x, "y": window.position.y },
                "focusMode": window.focus_mode,
                "notifications": window.notifications,
            })),
            "modal": self.dialogs.modals().last().map(|modal| json!({
                "title": modal.title,
                "kind": kind_of(&modal.content),
                "frame": modal.frame(),
                "json": match &modal.content {
                    ModalContent::Json(modal) => Some(json!({
                        "identifier": modal.identifier,
                        "state": modal_word(&modal.state),
                        "error": modal.error,
                        "reasons": modal.reasons,
                    })),
                    ModalContent::Custom(_) | ModalContent::Entity(_) => None,
                },
            })),
            "modals": self.dialogs.modals().len(),
            "confirmations": self.dialogs.confirmations().iter().map(|confirmation| json!({
                "title": confirmation.title,
                "frame": confirmation.opener.frame,
            })).collect::<Vec<_>>(),
            "snackbars": self.dialogs.snackbars().iter().map(|snackbar| &snackbar.message).collect::<Vec<_>>(),
            "list": self.page.list(),
            "selected": self.selected_count(),
            "hasApp": self.has_app(),
            "isLive": self.is_live(),
            "pinned": self.dock.is_pinned(),
            "failures": self.failures,
            "waiting": self.conversation.waiting(),
            "focused": self.frames.focused(),
            "account": self.account,
        })
    }

    fn report_place(&self) -> Value {
        let (resource, id) = match self.page.place() {
            Place::Details(record) => (Some(record.resource), Some(record.id)),
            Place::List(resource) => (Some(resource), None),
            Place::Settings | Place::Workbench | Place::DeveloperHub(_) => (None, None),
            Place::Elsewhere(_, id) => (None, id),
        };
        json!({
            "title": self.page.place().title(),
            "at": self.page.place().location(),
            "resource": resource,
            "id": id,
            "simulated": self.page.place().is_simulated(),
        })
    }
}

fn report_frame(frame: &Frame) -> Value {
    json!({
        "frame": frame.id,
        "surface": frame.surface,
        "identifier": frame.identifier,
        "address": frame.address.as_deref().map(address_without_token),
        "status": match frame.status {
            FrameStatus::Loading => "loading",
            FrameStatus::Initialised => "initialised",
            FrameStatus::NotDisplayed => "not-displayed",
        },
        "width": frame.size.width,
        "height": frame.size.height,
        "listeners": frame.listeners.iter().map(|listener| listener.event).collect::<Vec<_>>(),
        "loads": frame.loads,
    })
}

const fn panel_word(state: &PanelState) -> &'static str {
    match state {
        PanelState::Loading => "loading",
        PanelState::Shown { .. } => "shown",
        PanelState::Explained(_) => "explained",
        PanelState::Failed => "failed",
    }
}

const fn modal_word(state: &ModalState) -> &'static str {
    match state {
        ModalState::Loading => "loading",
        ModalState::Shown { .. } => "shown",
        ModalState::Failed(_) => "failed",
        ModalState::LostConnection => "lost-connection",
    }
}

const fn kind_of(content: &ModalContent) -> &'static str {
    match content {
        ModalContent::Custom(_) => "custom",
        ModalContent::Entity(_) => "entity",
        ModalContent::Json(_) => "json",
    }
}
