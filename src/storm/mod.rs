//! Writes on slow networks, seeded: requests arrive up to a minute late, out of order and twice, answers are lost, windows are closed
//! in the middle and opened again in this tab or another. After each storm each intended write is there once, and each sentence that
//! the person was shown was true when it was shown.
//!
//! `STORM_SEEDS=200 cargo test --target wasm32-unknown-unknown --bins storm` tries more of them, as `make faults` does.

#![allow(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a test that can't go on has failed, and its numbers are small"
)]

mod world;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::backend::Backend;
use pipeframe::kit::State;
use serde_json::json;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

use pipeframe::draft::{self, Draft, Field, News, Posted};

use crate::domain::{NewVehicle, VehicleDetails};
use world::{Link, World};

wasm_bindgen_test_configure!(run_in_browser);

const SEEDS: Option<&str> = option_env!("STORM_SEEDS");
const FORM: &str = "pipeframe.draft/storm/1/2/vehicle/deal/3";
const WRITES: u32 = 4;
/// So often a person tries before the storm is said to be endless.
const PATIENCE: u32 = 200;

#[derive(Default)]
struct Counts {
    sentences: u32,
    not_true: u32,
    intended: u32,
    written: u32,
    doubled: u32,
    lost: u32,
}

/// A window with the form of a new vehicle.
struct Window {
    owner: Owner,
    link: Link,
    draft: Draft,
    plate: State<String>,
    seen: Cell<News>,
    /// A write is under way, so that its button does nothing.
    is_saving: Rc<Cell<bool>>,
    /// The last write under way that was seen in the form.
    key: RefCell<String>,
}

impl Window {
    fn open(world: &Rc<World>) -> Self {
        let tab = ["one", "two"][usize::from(world.chance.borrow_mut().percent(25))];
        let storage = window().session_storage().unwrap().unwrap();
        storage.set_item("pipeframe.tab", tab).unwrap();
        let link = Link {
            world: Rc::clone(world),
            is_closed: Rc::default(),
        };
        let owner = Owner::new();
        let (draft, plate) = owner.with(|| {
            let plate = State::new(String::new());
            let backend = Backend::with_surroundings(link.clone(), link.clone());
            let draft = Draft::new(backend, vec![Field::Text(plate)]);
            draft.open(FORM);
            (draft, plate)
        });
        Self {
            owner,
            link,
            draft,
            plate,
            seen: Cell::new(News::None),
            is_saving: Rc::default(),
            key: RefCell::default(),
        }
    }

    fn close(self) {
        self.link.is_closed.set(true);
        self.owner.cleanup();
    }

    /// What the person reads now, when it is something new.
    fn read(&self) -> Option<News> {
        if let Some(key) = self.draft.key_under_way() {
            *self.key.borrow_mut() = key;
        }
        let news = untrack(|| self.draft.news());
        (self.seen.replace(news) != news).then_some(news)
    }
}

type Sent = Rc<RefCell<Option<Posted<VehicleDetails>>>>;

/// A person who adds vehicles and wants each to be there once.
struct Person {
    world: Rc<World>,
    window: Option<Window>,
    counts: Counts,
    /// The keys of writes that were said to be lost.
    said_lost: Vec<String>,
}

impl Person {
    fn holds(&self, plate: &str) -> usize {
        let garage = self.world.garage.borrow();
        let vehicles = garage.vehicles.iter();
        vehicles
            .filter(|stored| stored.details.vehicle.plate == plate)
            .count()
    }

    fn chance(&self, percent: u32) -> bool {
        self.world.chance.borrow_mut().percent(percent)
    }

    async fn wait(&self, longest: u32) {
        let milliseconds = self.world.chance.borrow_mut().below(longest);
        self.world.advance(milliseconds).await;
    }

    fn is_told(&mut self, is_true: bool) {
        self.counts.sentences += 1;
        self.counts.not_true += u32::from(!is_true);
    }

    async fn add(&mut self, plate: &str) {
        self.counts.intended += 1;
        for _ in 0..PATIENCE {
            if self.window.is_none() {
                self.window = Some(Window::open(&self.world));
            }
            self.wait(1_500).await;
            if self.is_known_to_be_added(plate) || self.send(plate).await {
                return;
            }
        }
        panic!("{plate} is not told to be added after {PATIENCE} tries");
    }

    /// Reads what the window says. Whether it says that the vehicle was added.
    fn is_known_to_be_added(&mut self, plate: &str) -> bool {
        let Some(window) = &self.window else {
            return false;
        };
        let (news, key) = (window.read(), window.key.borrow().clone());
        match news {
            Some(News::Saved) => {
                self.is_told(self.holds(plate) == 1);
                return true;
            }
            Some(News::NotSaved) => {
                let is_true = !self.world.done.borrow().contains(&key);
                self.is_told(is_true);
                self.said_lost.push(key);
            }
            Some(News::Offered | News::OfferedSent) => window.draft.bring_back(),
            // "It may have been added" is true in either case.
            Some(News::Pending) => self.is_told(true),
            _ => {}
        }
        false
    }

    /// Presses the button, and waits for the answer or closes the window before it. Whether it was said to be added.
    async fn send(&mut self, plate: &str) -> bool {
        let Some(window) = &self.window else {
            return false;
        };
        if window.is_saving.get() {
            self.wait(8_000).await;
            return false;
        }
        window.plate.set(plate.to_owned());
        window.is_saving.set(true);
        let sent: Sent = Rc::default();
        let vehicle = NewVehicle {
            resource: "deal".to_owned(),
            record: 3,
            name: "Storm".to_owned(),
            plate: plate.to_owned(),
        };
        let (draft, told) = (window.draft, Rc::clone(&sent));
        let is_saving = Rc::clone(&window.is_saving);
        window.owner.with(|| {
            spawn_local(async move {
                *told.borrow_mut() = Some(draft.post("/vehicles", &vehicle).await);
                is_saving.set(false);
            });
        });
        if self.chance(35) {
            self.wait(9_000).await;
        } else {
            for _ in 0..20 {
                self.world.advance(4_000).await;
                if sent.borrow().is_some() {
                    break;
                }
            }
        }
        let result = sent.borrow_mut().take();
        match result {
            Some(Posted::Done(_)) => {
                self.is_told(self.holds(plate) == 1);
                if let Some(window) = &self.window {
                    window.draft.close();
                }
                return true;
            }
            Some(Posted::Refused(_)) => {
                // In this storm only late writes are refused, and those are sent again without a notice.
                self.is_told(false);
            }
            // "It may not have been added" and "it is still on its way" are true in either case.
            Some(_) => self.is_told(true),
            None => {}
        }
        // A person reads before closing a window.
        if self.is_known_to_be_added(plate) {
            return true;
        }
        if self.chance(40)
            && let Some(window) = self.window.take()
        {
            window.close();
        }
        false
    }
}

async fn storm(seed: u64) -> Counts {
    draft::clear();
    let world = World::new(seed);
    let mut person = Person {
        world: Rc::clone(&world),
        window: None,
        counts: Counts::default(),
        said_lost: Vec::new(),
    };
    let plates: Vec<_> = (0..WRITES)
        .map(|number| ["ST ", &seed.to_string(), "-", &number.to_string()].concat())
        .collect();
    for plate in &plates {
        person.add(plate).await;
        if let Some(window) = person.window.take() {
            if untrack(|| window.draft.news()) == News::Saved {
                window.draft.dismiss();
            }
            window.close();
        }
    }
    // What is still on its way arrives.
    world.advance(300_000).await;
    for plate in &plates {
        match person.holds(plate) {
            0 => person.counts.lost += 1,
            1 => person.counts.written += 1,
            _ => person.counts.doubled += 1,
        }
    }
    // What was said to be lost stayed lost.
    let done = world.done.borrow();
    let came_back = person.said_lost.iter().filter(|key| done.contains(key));
    person.counts.not_true += u32::try_from(came_back.count()).unwrap();
    person.counts
}

#[wasm_bindgen_test]
async fn after_a_storm_each_write_is_there_once_and_every_sentence_was_true() {
    let nothing = leptos::mount::mount_to(document().body().unwrap(), || ());
    let seeds: u64 = SEEDS.map_or(10, |seeds| seeds.parse().unwrap());
    let mut all = Counts::default();
    for seed in 1..=seeds {
        let counts = storm(seed).await;
        let wrong = (counts.not_true, counts.doubled, counts.lost);
        assert_eq!(
            wrong,
            (0, 0, 0),
            "storm {seed}: sentences not true, doubled, lost"
        );
        all.sentences += counts.sentences;
        all.intended += counts.intended;
        all.written += counts.written;
    }
    assert!(all.sentences > all.intended);
    console_log!(
        "storms: {}",
        json!({
            "seeds": seeds, "sentences shown": all.sentences, "sentences false": 0,
            "writes intended": all.intended, "written": all.written, "doubled": 0, "lost": 0,
        })
    );
    drop(nothing);
}
