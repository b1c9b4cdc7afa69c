//! The page of a deal, a person or an organisation: header, sidebar and history.

use leptos::prelude::*;

use crate::account::Record;
use crate::host::Host;

use super::composer::Composer;
use super::history::History;
use super::record_header::RecordHeader;
use super::sidebar::Sidebar;

/// The page of one record.
#[component]
pub(super) fn RecordPage(host: Host, record: Record) -> impl IntoView {
    let panel_width = host.select(|desk| {
        let width = desk.frame(desk.panel()?.frame)?.size.width?;
        Some(format!("{width}px"))
    });
    view! {
        <RecordHeader host=host record=record />
        <div class="record-columns" style=("--sidebar-frame-width", panel_width)>
            <Sidebar host=host record=record />
            <div class="record-main">
                <Composer host=host record=record />
                <History host=host record=record />
            </div>
        </div>
    }
    .into_any()
}
