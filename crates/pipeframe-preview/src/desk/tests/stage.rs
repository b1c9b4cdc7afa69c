//! A desk with the browser's part played by hand.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::account::{Account, Day};
use crate::assumptions::Assumptions;
use crate::desk::{
    AskId, ChangedRecord, Desk, Effect, Input, ModalContent, PortId, Reply, Setup, Timer,
    UserAction,
};
use crate::frame_address::Addresses;
use crate::frame_id::FrameId;
use crate::hub::AppFile;
use crate::log::Entry;
use crate::relay::Call;
use crate::scenario::Scenario;
use crate::surface::{Mode, Surface, Theme, WindowSize};
use crate::token::SignedToken;

pub(super) const START: i64 = 1_795_305_600_000;

/// The desk, a clock, and everything that it asked the browser for.
pub(super) struct Stage {
    pub(super) desk: Desk,
    pub(super) now: i64,
    pub(super) replies: BTreeMap<PortId, Vec<Reply>>,
    pub(super) repeated: Vec<PortId>,
    pub(super) events: Vec<(PortId, Option<Value>)>,
    pub(super) dropped: Vec<PortId>,
    pub(super) log: Vec<Entry>,
    pub(super) looked: Vec<FrameId>,
    pub(super) told_stand_in: Vec<ChangedRecord>,
    pub(super) minted: usize,
    /// What endpoints were asked and what opened in new tabs, in their order.
    pub(super) asked: Vec<(AskId, Call)>,
    pub(super) opened: Vec<String>,
    timers: Vec<(i64, Timer)>,
    last_port: u64,
}

pub(super) fn setup() -> Setup {
    Setup {
        account: Account::sample(Day::of_moment(START)),
        other_accounts: vec![Account::second_sample(Day::of_moment(START))],
        registration: serde_json::from_str(include_str!("../../../../../assets/registration.json"))
            .unwrap(),
        file: AppFile {
            text: include_str!("../../../../../assets/registration.json").to_owned(),
            ..AppFile::default()
        },
        documents: crate::desk::Documents::default(),
        addresses: Addresses::built_in("http://127.0.0.1:8080"),
        secret: None,
        assumptions: Assumptions::default(),
        theme: Theme::Light,
        mode: Mode::Strict,
        failures: Scenario::default(),
        stand_in: None,
        sample_data: serde_json::Map::from_iter([("vehicle".to_owned(), json!("3"))]),
        scene: crate::desk::Scene::default(),
        place: crate::desk::Place::Details(crate::account::Record::deal(1)),
        window: WindowSize {
            width: 1440,
            height: 900,
        },
        seed: 7,
    }
}

impl Stage {
    pub(super) fn open() -> Self {
        Self::open_with(setup())
    }

    pub(super) fn open_with(setup: Setup) -> Self {
        let (desk, effects) = Desk::open(setup, START);
        let mut stage = Self {
            desk,
            now: START,
            replies: BTreeMap::new(),
            repeated: Vec::new(),
            events: Vec::new(),
            dropped: Vec::new(),
            log: Vec::new(),
            looked: Vec::new(),
            told_stand_in: Vec::new(),
            minted: 0,
            asked: Vec::new(),
            opened: Vec::new(),
            timers: Vec::new(),
            last_port: 0,
        };
        stage.perform(effects);
        stage
    }

    /// Opens the desk with every frame of the page initialised.
    pub(super) fn started() -> Self {
        let mut stage = Self::open();
        stage.start_all();
        stage
    }

    pub(super) fn start_all(&mut self) {
        let frames: Vec<FrameId> = self.desk.frames().iter().map(|frame| frame.id).collect();
        for frame in frames {
            self.command(frame, "initialize", json!({}));
        }
    }

    pub(super) fn input(&mut self, input: Input) {
        let effects = self.desk.handle(self.now, input);
        self.perform(effects);
    }

    pub(super) fn act(&mut self, action: UserAction) {
        self.input(Input::User(action));
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Reply { port, reply } => self.replies.entry(port).or_default().push(reply),
                Effect::Repeat { port, .. } => self.repeated.push(port),
                Effect::Emit { port, data } => self.events.push((port, data)),
                Effect::Drop(port) => self.dropped.push(port),
                Effect::MintToken(request) => {
                    self.minted += 1;
                    let text = format!("{}.signature", request.signing_input());
                    self.input(Input::TokenMinted(SignedToken { request, text }));
                }
                Effect::StartTimer { timer, after } => {
                    self.timers.push((self.now + i64::from(after), timer));
                }
                Effect::Ask { ask, call } => self.asked.push((ask, *call)),
                Effect::OpenTab(address) => self.opened.push(address),
                Effect::Look { frame, .. } => self.looked.push(frame),
                Effect::ChangeAtStandIn(changes) => self.told_stand_in.extend(changes),
                Effect::Log(entry) => self.log.push(*entry),
            }
        }
    }

    /// Lets time pass and fires what falls due, in order.
    pub(super) fn wait(&mut self, milliseconds: i64) {
        let end = self.now + milliseconds;
        while let Some(index) = self.next_timer(end) {
            let (due, timer) = self.timers.remove(index);
            self.now = due;
            self.input(Input::TimerFired(timer));
        }
        self.now = end;
    }

    fn next_timer(&self, end: i64) -> Option<usize> {
        (0..self.timers.len())
            .filter(|index| self.timers[*index].0 <= end)
            .min_by_key(|index| self.timers[*index].0)
    }

    pub(super) fn new_port(&mut self) -> PortId {
        self.last_port += 1;
        PortId(self.last_port)
    }

    /// Posts a command as the SDK does and gives the port of its reply. `null` arguments mean undefined ones.
    pub(super) fn command(&mut self, frame: FrameId, command: &str, args: Value) -> PortId {
        let mut payload = json!({ "type": "command", "command": command });
        if !args.is_null() {
            payload["args"] = args;
        }
        self.post(frame, payload)
    }

    pub(super) fn listen(&mut self, frame: FrameId, event: &str) -> PortId {
        self.post(frame, json!({ "type": "listener", "event": event }))
    }

    pub(super) fn post(&mut self, frame: FrameId, payload: Value) -> PortId {
        let identifier = self
            .desk
            .frame(frame)
            .map(|frame| frame.identifier.clone())
            .unwrap_or_default();
        let port = self.new_port();
        self.input(Input::Posted {
            frame,
            body: Ok(json!({ "id": identifier, "payload": payload })),
            port: Some(port),
        });
        port
    }

    /// The one reply that a command got; `None` while it waits.
    pub(super) fn reply(&self, port: PortId) -> Option<Reply> {
        let replies = self.replies.get(&port)?;
        assert_eq!(replies.len(), 1, "a command gets one reply");
        replies.first().cloned()
    }

    pub(super) fn data(&self, port: PortId) -> Value {
        match self.reply(port) {
            Some(Reply::Done(data)) => data.unwrap_or(Value::Null),
            other => panic!("{other:?}"),
        }
    }

    pub(super) fn error(&self, port: PortId) -> String {
        match self.reply(port) {
            Some(Reply::Failed(error)) => error,
            other => panic!("{other:?}"),
        }
    }

    pub(super) fn is_done(&self, port: PortId) -> bool {
        matches!(self.reply(port), Some(Reply::Done(_)))
    }

    pub(super) fn heard(&self, port: PortId) -> Vec<Option<Value>> {
        self.events
            .iter()
            .filter(|(listener, _)| *listener == port)
            .map(|(_, data)| data.clone())
            .collect()
    }

    pub(super) fn frame(&self, surface: Surface) -> FrameId {
        self.desk
            .frames()
            .iter()
            .find(|frame| frame.surface == surface)
            .map(|frame| frame.id)
            .expect("the surface is mounted")
    }

    pub(super) fn panel(&self) -> FrameId {
        self.frame(Surface::Panel)
    }

    pub(super) fn window(&self) -> FrameId {
        self.frame(Surface::FloatingWindow)
    }

    /// Opens the custom modal from the panel; gives the port that waits for it and its frame.
    pub(super) fn open_custom_modal(&mut self) -> (PortId, FrameId) {
        let args = json!({ "type": "custom_modal", "action_id": "Vehicle details", "data": { "vehicle": "3" } });
        let port = self.command(self.panel(), "open_modal", args);
        let Some(ModalContent::Custom(frame)) = self.desk.modal().map(|modal| &modal.content)
        else {
            panic!("the modal is open: {:?}", self.reply(port));
        };
        let frame = *frame;
        self.command(frame, "initialize", json!({}));
        (port, frame)
    }
}
