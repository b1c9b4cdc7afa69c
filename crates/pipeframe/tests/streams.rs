//! Streams of the browser as streams of Rust and back, as Leptos' server functions use them: `tools/wasm-streams`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::{cell::Cell, rc::Rc};

use futures_util::stream::{self, Stream, StreamExt};
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use wasm_streams::ReadableStream;

wasm_bindgen_test_configure!(run_in_browser);

type Chunk = Result<JsValue, JsValue>;

fn texts<const COUNT: usize>(texts: [&'static str; COUNT]) -> impl Stream<Item = Chunk> {
    stream::iter(texts).map(|text| Ok(text.into()))
}

/// Counts how often it is asked.
fn counted(asked: &Rc<Cell<u32>>) -> impl Stream<Item = Chunk> + use<> {
    let asked = Rc::clone(asked);
    stream::iter(0..1_000).map(move |number| {
        asked.set(asked.get() + 1);
        Ok(number.into())
    })
}

#[wasm_bindgen_test]
async fn every_chunk_arrives_in_its_order_and_then_the_end() {
    let raw = ReadableStream::from_stream(texts(["one", "two", "three"])).into_raw();
    let mut read = Box::pin(ReadableStream::from_raw(raw).into_stream());
    for text in ["one", "two", "three"] {
        assert_eq!(read.next().await, Some(Ok(text.into())));
    }
    assert_eq!(read.next().await, None);
}

#[wasm_bindgen_test]
async fn an_error_is_the_last_thing_that_arrives() {
    let failing = texts(["one"]).chain(stream::iter([Err("broken".into())]));
    let mut read = Box::pin(ReadableStream::from_stream(failing).into_stream());
    assert_eq!(read.next().await, Some(Ok("one".into())));
    assert_eq!(read.next().await, Some(Err("broken".into())));
    assert_eq!(read.next().await, None);
}

#[wasm_bindgen_test]
async fn nothing_is_taken_before_it_is_asked_for() {
    let asked = Rc::new(Cell::new(0));
    let mut read = Box::pin(ReadableStream::from_stream(counted(&asked)).into_stream());
    assert_eq!(asked.get(), 0);
    read.next().await;
    assert_eq!(asked.get(), 1);
}

#[wasm_bindgen_test]
async fn a_reader_that_is_dropped_ends_the_stream() {
    let asked = Rc::new(Cell::new(0));
    let raw = ReadableStream::from_stream(counted(&asked)).into_raw();
    let mut read = Box::pin(ReadableStream::from_raw(raw).into_stream());
    read.next().await;
    drop(read);
    JsFuture::from(Promise::resolve(&JsValue::UNDEFINED))
        .await
        .unwrap();
    assert_eq!(Rc::strong_count(&asked), 1);
}

#[wasm_bindgen_test]
async fn a_response_reads_it_to_its_end() {
    let bytes =
        ["Car ", "services"].map(|text| Ok(js_sys::Uint8Array::from(text.as_bytes()).into()));
    let raw = ReadableStream::from_stream(stream::iter(bytes)).into_raw();
    let response = web_sys::Response::new_with_opt_readable_stream(Some(&raw)).unwrap();
    let text = JsFuture::from(response.text().unwrap()).await.unwrap();
    assert_eq!(text.unchecked_into::<js_sys::JsString>(), "Car services");
}
