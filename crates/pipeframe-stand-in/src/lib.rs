//! Pipedrive's OAuth, API and webhooks on this machine, for trying the server of an app.
//!
//! It takes the place of `oauth.pipedrive.com` and of a company's `api_domain`: an app is led here by its configuration alone. What
//! Pipedrive documents it does; what is not documented is a [switch](switches::Switches) with the likelier value as its default. It
//! listens on 127.0.0.1 and sends to addresses of this machine only. The environment that it reads is in [`configuration`].
#![cfg(not(target_arch = "wasm32"))]

pub mod account;
pub mod app;
pub mod clock;
pub mod configuration;
pub mod secret;
pub mod server;
pub mod switches;
pub mod world;

use std::future::IntoFuture;
use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::process::ExitCode;

use tokio::net::TcpListener;

use configuration::Configuration;
use server::{Shared, StartError, router};

/// Runs until it is told to stop. It ends with 1 when it can't listen, and 2 when it does not understand its environment.
pub fn run() -> ExitCode {
    let configuration = match Configuration::read(|name| std::env::var(name).ok()) {
        Ok(configuration) => configuration,
        Err(error) => {
            eprintln!("pipeframe-stand-in: {error}");
            return ExitCode::from(2);
        }
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    let ended = runtime.map_err(StartError::from).and_then(|runtime| {
        let ended = runtime.block_on(serve(configuration));
        // What is still to be delivered has nobody to be delivered to.
        runtime.shutdown_background();
        ended
    });
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pipeframe-stand-in: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(configuration: Configuration) -> Result<(), StartError> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, configuration.port));
    let listener = TcpListener::bind(address)
        .await
        .map_err(|source| StartError::Address {
            address: address.to_string(),
            source,
        })?;
    let address = format!("http://{}", listener.local_addr()?);
    let stop = told_to_stop()?;
    let shared = Shared::new(configuration, address.clone())?;
    writeln!(io::stdout(), "listening on {address}")?;
    tokio::select! {
        ended = axum::serve(listener, router(shared)).into_future() => ended?,
        () = stop => {}
    }
    Ok(())
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

/// Waits for Ctrl-C; where that can't be heard, the program ends when it is killed.
#[cfg(not(unix))]
fn told_to_stop() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
