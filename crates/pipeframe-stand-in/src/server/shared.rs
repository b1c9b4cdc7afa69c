//! What all requests share: the simulated Pipedrive, its clock, and whoever waits for a change of it.

use std::fs;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use tokio::sync::watch;

use crate::app::App;
use crate::clock::Moment;
use crate::configuration::Configuration;
use crate::world::{NoAccount, World};

/// The stand-in as each request sees it. Clones are the same one.
#[derive(Clone, Debug)]
pub struct Shared(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    configuration: Configuration,
    address: String,
    world: Mutex<World>,
    clock: Mutex<Clock>,
    version: watch::Sender<u64>,
}

#[derive(Debug, Default)]
struct Clock {
    offset_seconds: i64,
    file_read: Option<SystemTime>,
}

/// The stand-in can't begin.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// There are no companies.
    #[error(transparent)]
    Account(#[from] NoAccount),
    /// Nothing can listen there.
    #[error(
        "nothing can listen on {address}: {source}. Stop what listens there, or set PIPEFRAME_STAND_IN_PORT to a free port"
    )]
    Address {
        /// Where it was to listen.
        address: String,
        /// Why it can't.
        source: std::io::Error,
    },
    /// It ended before it was told to.
    #[error("the stand-in ended: {0}")]
    Ended(#[from] std::io::Error),
}

/// A Pipedrive in which nothing happened yet.
fn first_world(configuration: &Configuration) -> Result<World, StartError> {
    let switches = configuration.switches.clone();
    let now = Moment::of_the_machine();
    Ok(World::new(switches, configuration.more_companies, now)?)
}

impl Shared {
    /// A Pipedrive in which nothing happened yet, at an address such as `http://127.0.0.1:8082`.
    ///
    /// # Errors
    ///
    /// [`StartError::Account`] when there are no companies.
    pub fn new(configuration: Configuration, address: String) -> Result<Self, StartError> {
        let world = first_world(&configuration)?;
        let shared = Self(Arc::new(Inner {
            configuration,
            address,
            world: Mutex::new(world),
            clock: Mutex::default(),
            version: watch::Sender::new(1),
        }));
        shared.read_registration();
        Ok(shared)
    }

    /// How it runs.
    pub fn configuration(&self) -> &Configuration {
        &self.0.configuration
    }

    /// Where it answers, such as `http://127.0.0.1:8082`.
    pub fn address(&self) -> &str {
        &self.0.address
    }

    /// What time it is here.
    pub fn now(&self) -> Moment {
        Moment::of_the_machine().plus_seconds(self.offset_seconds())
    }

    /// How far this clock runs ahead of the machine's.
    pub fn offset_seconds(&self) -> i64 {
        locked(&self.0.clock).offset_seconds
    }

    /// Sets how far this clock runs ahead of the machine's.
    pub fn set_offset_seconds(&self, seconds: i64) {
        locked(&self.0.clock).offset_seconds = seconds;
        self.changed();
    }

    /// Looks at the simulated Pipedrive.
    pub fn look<R>(&self, look: impl FnOnce(&World, Moment) -> R) -> R {
        let now = self.now();
        look(&locked(&self.0.world), now)
    }

    /// Changes the simulated Pipedrive; whoever waits for a change hears of it.
    pub fn change<R>(&self, change: impl FnOnce(&mut World, Moment) -> R) -> R {
        let result = self.change_quietly(change);
        self.changed();
        result
    }

    /// Changes what the state doesn't tell of, so that nobody who waits is woken.
    pub fn change_quietly<R>(&self, change: impl FnOnce(&mut World, Moment) -> R) -> R {
        let now = self.now();
        change(&mut locked(&self.0.world), now)
    }

    /// As at the start.
    ///
    /// # Errors
    ///
    /// [`StartError::Account`] when there are no companies.
    pub fn reset(&self) -> Result<(), StartError> {
        let world = first_world(&self.0.configuration)?;
        *locked(&self.0.clock) = Clock::default();
        *locked(&self.0.world) = world;
        self.read_registration();
        self.changed();
        Ok(())
    }

    /// Counts the changes.
    pub fn version(&self) -> u64 {
        *self.0.version.borrow()
    }

    /// Waits until the state is another than at a version, which may be one of the program that ran here before.
    pub async fn changed_after(&self, version: u64) {
        let mut versions = self.0.version.subscribe();
        // The sender lives as long as this.
        let _ = versions.wait_for(|now| *now != version).await;
    }

    /// Takes another registration, given as the text of a file, until the file itself changes.
    pub fn register(&self, text: &str) {
        let app = self.read_app(text);
        self.change(|world, _| world.register(app));
    }

    /// Reads the registration file where it changed since it was read last.
    pub fn read_registration(&self) {
        let path = &self.0.configuration.registration;
        let changed = fs::metadata(path).and_then(|file| file.modified()).ok();
        {
            let mut clock = locked(&self.0.clock);
            if changed.is_some() && clock.file_read == changed {
                return;
            }
            clock.file_read = changed;
        }
        let app = match fs::read_to_string(path) {
            Ok(text) => self.read_app(&text),
            Err(error) => Err(format!(
                "{} can't be read: {error}. Name the file by PIPEFRAME_REGISTRATION.",
                path.display()
            )),
        };
        if self.look(|world, _| world.app != app) {
            self.change(|world, _| world.register(app));
        }
    }

    fn read_app(&self, text: &str) -> Result<App, String> {
        let configuration = &self.0.configuration;
        let app = App::read(text, &configuration.app_address).map_err(|error| error.to_string())?;
        let client_id = configuration.client_id.clone().unwrap_or(app.client_id);
        Ok(App { client_id, ..app })
    }

    fn changed(&self) {
        self.0.version.send_modify(|version| *version += 1);
    }
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    // Whatever panicked while it held the lock has left the world whole enough to look at.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
