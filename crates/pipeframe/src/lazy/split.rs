//! What a program needs at run time to load its parts: the names are those that `wasm_split` writes.

pub use super::NotLoaded as SplitLoaderError;
pub use wasm_split_helpers::wasm_split;

/// Shorter than what comes with `wasm_split`, by the promises and futures that a page has anyway.
pub mod rt {
    use std::ffi::c_void;
    use std::pin::Pin;

    use js_sys::Promise;
    use wasm_bindgen::prelude::wasm_bindgen;
    use wasm_bindgen_futures::JsFuture;

    use crate::lazy::NotLoaded;

    /// What an import of a part could be told to call. Nothing is: a promise tells.
    pub type LoadCallbackFn = unsafe extern "C" fn(*const c_void, bool);

    /// The import that stands for a part.
    #[derive(Debug)]
    pub struct LazySplitLoader(unsafe extern "C" fn(LoadCallbackFn, *const c_void));

    impl LazySplitLoader {
        /// For the part that this imports.
        pub const fn new(load: unsafe extern "C" fn(LoadCallbackFn, *const c_void)) -> Self {
            Self(load)
        }
    }

    #[wasm_bindgen]
    extern "C" {
        /// In packages/build/lib/split/parts.js. None where the part is there.
        #[wasm_bindgen(js_name = loadPart)]
        fn load_part(import: usize) -> Option<Promise>;
    }

    /// Waits until the part is there.
    ///
    /// # Errors
    /// When it can't be fetched. It may be asked for again.
    pub async fn ensure_loaded(loader: Pin<&LazySplitLoader>) -> Result<(), NotLoaded> {
        match load_part(loader.0 as usize) {
            Some(arrival) => JsFuture::from(arrival).await.map(drop).or(Err(NotLoaded)),
            None => Ok(()),
        }
    }
}
