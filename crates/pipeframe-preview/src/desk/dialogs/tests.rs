use super::*;
use crate::account::{DealDraft, Resource};
use crate::desk::Effect;
use crate::protocol::Color;

const FRAME: FrameId = FrameId(1);

const fn opener(frame: u32, port: u64) -> Opener {
    Opener {
        frame: FrameId(frame),
        port: PortId(port),
    }
}

fn open(dialogs: &mut Dialogs, content: ModalContent, opener: Option<Opener>) {
    let origin = ModalOrigin::Add(Resource::Deal);
    dialogs.open_modal("Modal".to_owned(), content, origin, opener);
}

fn form(title: &str) -> EntityForm {
    EntityForm {
        draft: deal(title),
        problems: Vec::new(),
    }
}

fn deal(title: &str) -> Draft {
    Draft::Deal(DealDraft {
        title: title.to_owned(),
        ..DealDraft::default()
    })
}

fn question(title: &str) -> Question {
    Question {
        title: title.to_owned(),
        description: None,
        ok_text: "OK".to_owned(),
        cancel_text: "Cancel".to_owned(),
        ok_color: Color::Negative,
    }
}

fn shown(dialogs: &mut Dialogs, message: &str) -> Vec<Effect> {
    let mut turn = Turn::at(0);
    dialogs.show_snackbar(message.to_owned(), None, &mut turn);
    turn.finish()
}

fn ended(dialogs: &mut Dialogs, index: usize) -> Vec<Effect> {
    let mut turn = Turn::at(0);
    let id = dialogs.snackbars()[index].id;
    dialogs.end_snackbar(id, &mut turn);
    turn.finish()
}

fn messages(dialogs: &Dialogs) -> Vec<&str> {
    let snackbars = dialogs.snackbars().iter();
    snackbars.map(|snackbar| &*snackbar.message).collect()
}

#[test]
fn the_highest_modal_is_closed_first() {
    let mut dialogs = Dialogs::default();
    open(&mut dialogs, ModalContent::Custom(FRAME), None);
    open(&mut dialogs, ModalContent::Custom(FrameId(2)), None);
    let closed = dialogs.close_modal().unwrap();
    assert_eq!(closed.frame(), Some(FrameId(2)));
}

#[test]
fn a_page_closes_its_own_modal_also_under_another() {
    let mut dialogs = Dialogs::default();
    open(&mut dialogs, ModalContent::Custom(FRAME), None);
    open(&mut dialogs, ModalContent::Custom(FrameId(2)), None);
    assert!(dialogs.close_modal_of(FRAME).is_some());
    assert_eq!(dialogs.modals().len(), 1);
    assert!(dialogs.close_modal_of(FRAME).is_none());
}

#[test]
fn a_draft_that_is_not_saved_stays_in_its_form() {
    let mut dialogs = Dialogs::default();
    open(&mut dialogs, ModalContent::Entity(form("")), None);
    dialogs.return_draft(deal("Lease"), Vec::new());
    assert_eq!(dialogs.form(), Some(&form("Lease")));
}

#[test]
fn a_modal_shows_the_reloaded_frame() {
    let mut dialogs = Dialogs::default();
    open(&mut dialogs, ModalContent::Custom(FRAME), None);
    dialogs.reload(FRAME, FrameId(9));
    assert_eq!(dialogs.modals()[0].frame(), Some(FrameId(9)));
}

#[test]
fn only_the_modal_of_a_command_forgets_it() {
    let mut dialogs = Dialogs::default();
    open(
        &mut dialogs,
        ModalContent::Custom(FRAME),
        Some(opener(3, 7)),
    );
    open(
        &mut dialogs,
        ModalContent::Custom(FRAME),
        Some(opener(3, 8)),
    );
    dialogs.forget_opener(PortId(7));
    let openers = dialogs.modals().iter().map(|modal| modal.opener);
    assert!(openers.eq([None, Some(opener(3, 8))]));
}

#[test]
fn a_question_is_answered_once() {
    let mut dialogs = Dialogs::default();
    dialogs.ask(question("Sure?"), opener(1, 7));
    let id = dialogs.confirmations()[0].id;
    assert!(dialogs.confirm(id).is_some());
    assert!(dialogs.confirm(id).is_none());
}

#[test]
fn the_questions_of_a_frame_go_with_it() {
    let mut dialogs = Dialogs::default();
    dialogs.ask(question("Sure?"), opener(1, 7));
    dialogs.ask(question("Really?"), opener(2, 8));
    dialogs.withdraw_questions(FRAME);
    assert_eq!(dialogs.confirmations()[0].title, "Really?");
}

#[test]
fn the_time_of_a_snackbar_begins_when_it_is_seen() {
    let mut dialogs = Dialogs::default();
    let seen = |id| Effect::StartTimer {
        timer: Timer::SnackbarEnds(DialogId(id)),
        after: SNACKBAR_TIME,
    };
    assert_eq!(shown(&mut dialogs, "First"), [seen(1)]);
    assert_eq!(shown(&mut dialogs, "Second"), []);
    assert_eq!(ended(&mut dialogs, 0), [seen(2)]);
}

#[test]
fn a_snackbar_that_waits_goes_without_a_word() {
    let mut dialogs = Dialogs::default();
    shown(&mut dialogs, "First");
    shown(&mut dialogs, "Second");
    assert_eq!(ended(&mut dialogs, 1), []);
    assert_eq!(messages(&dialogs), ["First"]);
}

#[test]
fn of_too_many_snackbars_the_oldest_that_waits_is_dropped() {
    let mut dialogs = Dialogs::default();
    for number in 0..=MOST_SNACKBARS {
        shown(&mut dialogs, &number.to_string());
    }
    assert_eq!(messages(&dialogs), ["0", "2", "3", "4", "5", "6", "7", "8"]);
}

#[test]
fn ids_go_on_when_everything_is_taken_away() {
    let mut dialogs = Dialogs::default();
    shown(&mut dialogs, "First");
    let mut dialogs = dialogs.emptied();
    assert_eq!(messages(&dialogs), Vec::<&str>::new());
    shown(&mut dialogs, "Second");
    assert_eq!(dialogs.snackbars()[0].id, DialogId(2));
}
