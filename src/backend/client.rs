//! What pages call.

use std::{fmt, rc::Rc};

use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

use super::{BackendError, Method, Request, Transport};

/// The app's server, as pages see it. Clones share one transport.
#[derive(Clone)]
pub struct Backend {
    transport: Rc<dyn Transport>,
}

impl fmt::Debug for Backend {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Backend")
    }
}

impl Backend {
    /// A server that is reached by this transport.
    pub fn new(transport: impl Transport + 'static) -> Self {
        Self {
            transport: Rc::new(transport),
        }
    }

    /// Reads.
    ///
    /// # Errors
    ///
    /// Any [`BackendError`]; [`BackendError::NotUnderstood`] when the answer is not a `T`.
    pub async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, BackendError> {
        read(self.exchange(Method::Get, path, None).await?)
    }

    /// Creates, or acts, and reads the answer.
    ///
    /// # Errors
    ///
    /// As [`Backend::get`].
    pub async fn post<B: Serialize, T: DeserializeOwned>(
        &self,
        path: &str,
        body: &B,
    ) -> Result<T, BackendError> {
        read(
            self.exchange(Method::Post, path, Some(plain(body)?))
                .await?,
        )
    }

    /// Replaces, and reads the answer.
    ///
    /// # Errors
    ///
    /// As [`Backend::get`].
    pub async fn put<B: Serialize, T: DeserializeOwned>(
        &self,
        path: &str,
        body: &B,
    ) -> Result<T, BackendError> {
        read(self.exchange(Method::Put, path, Some(plain(body)?)).await?)
    }

    /// Removes.
    ///
    /// # Errors
    ///
    /// As [`Backend::get`].
    pub async fn delete(&self, path: &str) -> Result<(), BackendError> {
        self.exchange(Method::Delete, path, None).await.map(drop)
    }

    async fn exchange(
        &self,
        method: Method,
        path: &str,
        body: Option<JsValue>,
    ) -> Result<JsValue, BackendError> {
        let request = Request {
            method,
            path: path.to_owned(),
            body,
            idempotency_key: None,
        };
        BackendError::check(self.transport.send(request).await?)
    }
}

fn read<T: DeserializeOwned>(body: JsValue) -> Result<T, BackendError> {
    serde_wasm_bindgen::from_value(body).map_err(|_| BackendError::NotUnderstood)
}

fn plain<B: Serialize>(body: &B) -> Result<JsValue, BackendError> {
    body.serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|_| BackendError::NotUnderstood)
}
