//! Opens link actions in a tab of their own.

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::{Host, now};
use crate::desk::Desk;
use crate::frame_address::with_query;
use crate::token::sign;

impl Host {
    /// Opens an address of a link action, as the click of a user allows. Where the assumption says so, a token is added first.
    pub(crate) fn open_link(self, address: String) {
        if !self.peek(Desk::links_carry_token) {
            // A browser that refuses says so itself.
            let _ = window().open_with_url_and_target_and_features(
                &address,
                "_blank",
                "noopener,noreferrer",
            );
            return;
        }
        // The tab has to be opened within the click; its address comes when the token is signed.
        let Ok(Some(tab)) = window().open_with_url_and_target("about:blank", "_blank") else {
            return;
        };
        let _ = Reflect::set(&tab, &"opener".into(), &JsValue::NULL);
        spawn_local(async move {
            match sign(self.peek(|desk| desk.endpoint_token(now()))).await {
                Ok(token) => {
                    let query = [("token".to_owned(), token.text)];
                    let _ = tab.location().replace(&with_query(&address, &query));
                }
                Err(error) => {
                    let _ = tab.close();
                    leptos::logging::error!("{error}");
                }
            }
        });
    }
}
