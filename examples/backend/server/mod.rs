//! The server, from its start to its end.
#![allow(
    unreachable_pub,
    reason = "a binary exports nothing: here `pub` means for the other parts of the server"
)]

mod api;
mod client_address;
mod configuration;
#[allow(unused_imports, reason = "the pages use what is not used here")]
#[path = "../../../src/domain/mod.rs"]
mod domain;
mod events;
#[path = "../../../src/garage/mod.rs"]
mod garage;
mod headers;
mod health;
mod in_time;
mod json;
mod limits;
mod logs;
mod oauth;
mod problem;
mod routes;
mod running;
mod site;
mod storage;
mod token;
mod webhooks;

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use std::{env, future::IntoFuture, io};

use axum::Router;
use tokio::net::TcpListener;
use tower_http::compression::CompressionLayer;

use configuration::{Configuration, ConfigurationError};
use oauth::OAuth;
use storage::{Storage, StorageError};

/// Requests that are being answered when the server is told to stop have so long to end.
const GRACE: Duration = Duration::from_secs(10);

#[derive(Debug, thiserror::Error)]
enum ServerError {
    #[error(transparent)]
    Configuration(#[from] ConfigurationError),
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(
        "nothing can listen on {address}: {source}. Stop what listens there, or set PIPEFRAME_PORT to a free port"
    )]
    Address {
        address: SocketAddr,
        source: io::Error,
    },
    #[error("the server ended: {0}")]
    Ended(#[from] io::Error),
}

/// Runs until it is told to stop.
pub fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("backend: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), ServerError> {
    let configuration = Configuration::read(|name| env::var(name).ok())?;
    logs::start(&configuration);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(serve(&configuration))
}

async fn serve(configuration: &Configuration) -> Result<(), ServerError> {
    let storage = Arc::new(Storage::open(&configuration.database).await?);
    let address = configuration.address;
    let listener = TcpListener::bind(address)
        .await
        .map_err(|source| ServerError::Address { address, source })?;
    let (stop, patience) = (told_to_stop()?, out_of_patience(told_to_stop()?));
    tracing::info!(address = %listener.local_addr()?, "listening");

    let until = {
        let storage = storage.clone();
        async move {
            stop.await;
            storage.end_listening();
        }
    };
    let oauth = match &configuration.oauth {
        Some(settings) => Some(OAuth::new(settings.clone(), storage.clone())?),
        None => None,
    };
    if let Some(oauth) = oauth.clone() {
        tokio::spawn(oauth.keep_keys_current());
    }
    let app = pages_and_api(configuration, storage.clone(), oauth);
    let app = app.into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, app).with_graceful_shutdown(until);
    tokio::select! {
        ended = serving.into_future() => {
            ended?;
            storage.close().await;
        }
        () = patience => tracing::warn!("stopped with requests still open"),
    }
    tracing::info!("stopped");
    Ok(())
}

fn pages_and_api(
    configuration: &Configuration,
    storage: Arc<Storage>,
    oauth: Option<OAuth>,
) -> Router {
    let mut router = Router::new()
        .route("/health", health::answers(storage.clone()))
        .nest_service(
            "/api/json",
            json::router(configuration, storage.clone(), oauth.clone()),
        )
        .nest_service("/api", api::router(configuration, storage, oauth.clone()))
        .merge(pages(configuration, oauth.clone()));
    if let Some(oauth) = oauth {
        router = router
            .merge(oauth::router(oauth.clone(), configuration.request_limit))
            .merge(webhooks::router(oauth, configuration.request_limit));
    }
    router
        .layer(CompressionLayer::new())
        .layer(axum::middleware::from_fn(logs::each_request))
}

/// The built pages. With OAuth the landing page of link actions is for those alone who are signed in and connected.
fn pages(configuration: &Configuration, oauth: Option<OAuth>) -> Router {
    let site = site::router(configuration);
    match oauth {
        Some(oauth) => site.layer(axum::middleware::from_fn_with_state(
            oauth,
            oauth::link_action::gate,
        )),
        None => site,
    }
}

async fn out_of_patience(told_to_stop: impl Future<Output = ()>) {
    told_to_stop.await;
    tracing::info!("stopping");
    tokio::time::sleep(GRACE).await;
}

/// Listens for the system's word from now on, also before it is waited for.
#[cfg(unix)]
fn told_to_stop() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut terminated = signal(SignalKind::terminate())?;
    let mut interrupted = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = interrupted.recv() => {}
        }
    })
}

/// Waits for Ctrl-C; where that can't be heard, the server ends when it is killed.
#[cfg(not(unix))]
fn told_to_stop() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
