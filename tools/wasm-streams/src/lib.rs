//! Streams of the browser as streams of Rust, and back: what Leptos' server functions use of the crate `wasm-streams`.
//!
//! That crate exports classes to JavaScript, which no linker may drop: 12 kB of every page's program, used by none that has no
//! server functions. What stands here exports nothing, so that a page carries only what it calls. `Cargo.toml` puts it in the
//! place of the other.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;

use futures_util::stream::{Stream, StreamExt, unfold};
use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{QueuingStrategy, ReadableStreamDefaultController, ReadableStreamDefaultReader};

/// What a stream gives: a chunk, or why there are no more.
type Chunk = Result<JsValue, JsValue>;

/// A stream that JavaScript reads; none once it was cancelled.
type Source = Rc<RefCell<Option<Pin<Box<dyn Stream<Item = Chunk>>>>>>;

/// A readable stream of the browser.
///
/// ```no_run
/// use wasm_streams::ReadableStream;
///
/// fn body_of(response: &web_sys::Response) -> Option<ReadableStream> {
///     response.body().map(ReadableStream::from_raw)
/// }
/// ```
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// The stream that JavaScript knows.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// The stream for JavaScript.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Lets JavaScript read a stream of Rust; nothing is taken from it before it is asked for.
    ///
    /// # Panics
    ///
    /// In a browser that can't make streams.
    pub fn from_stream(stream: impl Stream<Item = Chunk> + 'static) -> Self {
        let source: Source = Rc::new(RefCell::new(Some(Box::pin(stream))));
        let cancelled = Rc::clone(&source);
        let pull = Closure::<dyn FnMut(ReadableStreamDefaultController) -> Promise>::new(
            move |controller| future_to_promise(hand_on(Rc::clone(&source), controller)),
        );
        let cancel = Closure::<dyn FnMut()>::new(move || {
            cancelled.borrow_mut().take();
        });
        let functions = Object::new();
        for (name, function) in [
            ("pull", pull.into_js_value()),
            ("cancel", cancel.into_js_value()),
        ] {
            // A new object takes what it is given.
            let _ = Reflect::set(&functions, &JsValue::from_str(name), &function);
        }
        let strategy = QueuingStrategy::new();
        strategy.set_high_water_mark(0.0);
        let made =
            web_sys::ReadableStream::new_with_underlying_source_and_strategy(&functions, &strategy);
        #[expect(clippy::expect_used, reason = "browsers with WebAssembly have streams")]
        Self(made.expect("this browser makes streams"))
    }

    /// Reads it to its end. Dropping what this gives tells whoever writes that nobody reads any more.
    ///
    /// # Panics
    ///
    /// When somebody else reads it.
    pub fn into_stream(self) -> impl Stream<Item = Chunk> + 'static {
        let reader = Reader {
            raw: self.0.get_reader().unchecked_into(),
            has_more: true,
        };
        unfold(reader, |mut reader| async {
            Some((reader.next().await?, reader))
        })
    }
}

struct Reader {
    raw: ReadableStreamDefaultReader,
    has_more: bool,
}

impl Reader {
    /// The next chunk; none behind the end and behind an error.
    async fn next(&mut self) -> Option<Chunk> {
        if !self.has_more {
            return None;
        }
        let read = self.read().await;
        self.has_more = matches!(read, Ok(Some(_)));
        read.transpose()
    }

    async fn read(&self) -> Result<Option<JsValue>, JsValue> {
        let read = JsFuture::from(self.raw.read()).await?;
        let is_end = Reflect::get(&read, &JsValue::from_str("done"))?.is_truthy();
        let value = Reflect::get(&read, &JsValue::from_str("value"))?;
        Ok((!is_end).then_some(value))
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        if self.has_more {
            // Nobody is left who could do anything about it.
            let _ = self.raw.cancel();
        }
    }
}

/// Gives JavaScript the next chunk, the end or the error.
async fn hand_on(source: Source, controller: ReadableStreamDefaultController) -> Chunk {
    let Some(mut stream) = source.take() else {
        return Ok(JsValue::UNDEFINED);
    };
    match stream.next().await {
        Some(Ok(chunk)) => {
            controller.enqueue_with_chunk(&chunk)?;
            source.replace(Some(stream));
        }
        Some(Err(error)) => controller.error_with_e(&error),
        None => controller.close()?,
    }
    Ok(JsValue::UNDEFINED)
}
