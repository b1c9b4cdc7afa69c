//! What happens to the desk: messages of frames, actions of the user, and reports of the browser.

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::account::{Draft, ListFilter, Record, Resource};
use crate::assumptions::Assumptions;
use crate::hub::{AppNumber, Edit, StandInState};
use crate::scenario::{CommandRule, EndpointRule, Scenario, ServerRule};
use crate::surface::{Mode, Theme, WindowSize};
use crate::token::{SignedToken, TokenRequest};
use crate::trouble::Sight;

use super::dock::Point;
use super::frame::FrameSize;
use super::id::{AskId, DialogId, PortId};
use super::list::ListState;
use super::place::Place;
use super::scene::Scene;
use crate::frame_id::FrameId;
use crate::relay::Answer;
use pipeframe_json_ui::view::{Changed, Submission};

/// One thing that the desk reacts to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Input {
    /// A frame posted something.
    Posted {
        /// The frame whose window it came from.
        frame: FrameId,
        /// What it posted, or why that can't be read as JSON.
        body: Result<Value, String>,
        /// The first port that came along.
        port: Option<PortId>,
    },
    /// The browser finished loading a frame's document.
    Loaded(FrameId),
    /// What was found out about a page that says nothing.
    Looked(FrameId, Sight),
    /// A page reports an error of its own, by the script that an app may include for that.
    Threw(FrameId, String),
    /// A page reports a request to the app's own server that failed, as development builds with the library do.
    RequestFailed(FrameId, FailedRequest),
    /// An app asked something of Pipedrive's REST API at the preview's own origin.
    AskedApi(ApiRequest),
    /// The stand-in for Pipedrive's OAuth tells its state.
    StandIn(Box<StandInState>),
    /// The browser refuses frames what they were allowed, such as the microphone.
    Denied(Vec<&'static str>),
    /// This browser gives frames of another site no storage.
    StorageBlocked,
    /// A timer that the desk asked for has run out.
    TimerFired(Timer),
    /// The endpoint of a JSON panel or JSON modal answered, or something else became of the question.
    EndpointAnswered(AskId, Box<Answer>),
    /// A token that the desk asked for.
    TokenMinted(SignedToken),
    /// A token that the desk asked for can't be made, and why.
    TokenFailed(TokenRequest, String),
    /// The simulated Pipedrive has another size.
    WindowResized(WindowSize),
    /// The user did something in the simulated Pipedrive or in the tools.
    User(UserAction),
}

/// A request for Pipedrive's REST API.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct ApiRequest {
    /// The method.
    pub(crate) method: String,
    /// The path, without its query.
    pub(crate) path: String,
    /// The origin of the page that asked, where the browser reports it.
    pub(crate) origin: Option<String>,
}

/// A request to the app's own server that failed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct FailedRequest {
    /// The method and the path, without its query.
    pub(crate) call: String,
    /// The status of HTTP; none when no answer came.
    pub(crate) status: Option<u16>,
    /// What the server says of it, or what the page says when no answer came.
    pub(crate) detail: String,
}

/// Something that the user did.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum UserAction {
    /// Went to another page.
    Navigate(Place),
    /// Chose a theme under interface preferences.
    SetTheme(Theme),
    /// Chose what happens to wrong calls.
    SetMode(Mode),
    /// Chose what the preview takes for granted where Pipedrive's behaviour isn't known.
    SetAssumptions(Assumptions),
    /// Pressed reload in the header of a surface.
    Reload(FrameId),
    /// Collapsed or expanded the panel.
    TogglePanel,
    /// Pressed reload in the header of the JSON panel.
    ReloadJsonPanel,
    /// Collapsed or expanded the JSON panel.
    ToggleJsonPanel,
    /// Chose an action of the JSON panel, or of one of its objects, by its identifier.
    ChoosePanelAction(String),
    /// A field of a JSON modal changed on which its form depends.
    RefetchForm(DialogId, Changed),
    /// Pressed a button of a JSON modal that sends its form.
    SendForm(DialogId, Submission),
    /// Pressed a button of a JSON modal that opens a page with the form in its address.
    OpenFormPage(Submission),
    /// Followed a link of the app that opens a new tab.
    OpenAddress(String),
    /// Pressed the button of a JSON modal whose app has lost its connection.
    Reconnect,
    /// Chose a custom modal or a JSON modal, by its identifier, in the actions menu of the page or at its JSON panel.
    OpenCustomModal(String),
    /// Opened a custom modal on the workbench, with data as a surface would pass it.
    OpenWithData {
        /// The modal's identifier or name.
        action_id: String,
        /// What it is told.
        data: Option<Map<String, Value>>,
    },
    /// Opened one of Pipedrive's own "Add" dialogs.
    AddRecord(Resource),
    /// Closed the open modal by X, Escape or Cancel.
    CloseModal,
    /// Pressed Save in an "Add" dialog.
    SubmitEntity(Draft),
    /// Answered a confirmation; Escape and Cancel mean no.
    Confirm {
        /// Which one.
        dialog: DialogId,
        /// Whether they agreed.
        confirmed: bool,
    },
    /// Closed a snackbar.
    DismissSnackbar(DialogId),
    /// Opened the floating window from the dock or a phone number, with what Pipedrive would pass along.
    ShowFloatingWindow(Option<Value>),
    /// Closed the floating window by its X or its dock icon.
    HideFloatingWindow,
    /// Dragged the floating window.
    MoveFloatingWindow(Point),
    /// Chose what the list shows; nothing is ticked then.
    SetListFilter(ListFilter),
    /// Ticked a record of the list, or took the tick away.
    Select {
        /// Which one.
        id: u64,
        /// Whether it is ticked.
        ticked: bool,
    },
    /// Ticked everything that the list's filter lets through, or nothing.
    SelectAll(bool),
    /// Logged in as another user of the company.
    SwitchUser(u64),
    /// Went to another company.
    SwitchCompany(u64),
    /// Installed the app for the user who looks at the preview, or took it away.
    SetInstalled(bool),
    /// Did something in the Developer Hub.
    Hub(HubAction),
    /// Pinned the app to the dock, or took it off.
    PinWindow(bool),
    /// Gave a frame another size by hand, in the tools.
    SetFrameSize {
        /// Which one.
        frame: FrameId,
        /// Its new size; what is out of bounds becomes the nearest that isn't.
        size: FrameSize,
    },
    /// Wrote a note on a record.
    AddNote {
        /// The record.
        record: Record,
        /// The note, with no other tags than those of [`rich_text`](crate::rich_text).
        content: String,
    },
    /// Ticked an activity off, or back.
    SetActivityDone {
        /// Which one.
        activity: u64,
        /// Whether it is done.
        done: bool,
    },
    /// Moved a deal along its pipeline.
    SetDealStage {
        /// Which one.
        deal: u64,
        /// Where to.
        stage: u64,
    },
    /// Switched a failure on, in addition to others.
    Inject(CommandRule),
    /// Switched one failing rule off, by its place in the list.
    RemoveRule(usize),
    /// Made requests to the app's sandbox fail, in addition to others.
    BreakServer(ServerRule),
    /// Switched one rule for the app's sandbox off, by its place in the list.
    MendServer(usize),
    /// Made requests to endpoints of JSON panels or JSON modals fail, in addition to others.
    BreakEndpoint(EndpointRule),
    /// Switched one rule for those endpoints off, by its place in the list.
    MendEndpoint(usize),
    /// Put other failures in the place of all that were switched on. What is wrong with pages as they load shows when they load
    /// again.
    SetFailures(Scenario),
    /// The same, and every frame is loaded again.
    Play(Scenario),
    /// Switched all failures off.
    ClearFaults,
    /// Went to a page that was shown before, with the browser's Back or Forward.
    Return {
        /// The company whose page it is; unknown ids are passed over.
        company: u64,
        /// The page.
        place: Place,
        /// Its list, as it was left.
        list: ListState,
        /// The context of the settings page.
        context: Option<Map<String, Value>>,
    },
    /// Started over: sample account, first place, fresh frames.
    Reset,
    /// Started over at another place.
    Begin {
        /// The page.
        place: Place,
        /// What it looks like.
        scene: Box<Scene>,
        /// The theme.
        theme: Theme,
        /// What happens to wrong calls.
        mode: Mode,
    },
}

/// Something that the user did in the Developer Hub.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum HubAction {
    /// Changed an app's form.
    Edit(AppNumber, Edit),
    /// Went back to an app's file.
    Discard(AppNumber),
    /// Wrote an app's file.
    Saved {
        /// The app.
        app: AppNumber,
        /// The text that it had then.
        was: String,
        /// What was written of it.
        written: String,
    },
    /// Changed a draft to live.
    ChangeToLive(AppNumber),
    /// Created a private app, and opened it.
    Create {
        /// Its name.
        name: String,
        /// The client id that the Developer Hub gives it.
        client_id: String,
    },
    /// Deleted an app.
    Delete(AppNumber),
    /// Chose the app whose extensions the preview shows.
    Show(AppNumber),
    /// Installed an app for a user, or took it away.
    Install {
        /// The app.
        app: AppNumber,
        /// The user's company.
        company: u64,
        /// The user.
        user: u64,
        /// Whether the user has it then.
        installed: bool,
    },
}

/// What happens again and again in a storm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StormEvent {
    /// The theme flips.
    ThemeFlips,
    /// The frames are squeezed, or let go.
    FramesSqueezed,
}

/// Something that will happen later unless it no longer matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Timer {
    /// A frame must have called `initialize` by then.
    InitialiseDeadline(FrameId),
    /// A snackbar goes away.
    SnackbarEnds(DialogId),
    /// A reply that was held back is sent.
    HeldReply(PortId),
    /// A command that was postponed is taken up.
    Postponed(PortId),
    /// The page of a frame begins to arrive over a slow network.
    LateAddress(FrameId),
    /// A page that says nothing is looked at.
    Look(FrameId),
    /// The theme is switched or the frames are squeezed again.
    Storm {
        /// Which of the two.
        event: StormEvent,
        /// Which storm; a later one ends it.
        storm: u32,
        /// How often it still happens after this time.
        left: u32,
    },
}
