//! The telephone as a state machine: what may follow what, and what Pipedrive is told on the way.

use super::party::Party;

/// Milliseconds since 1970, by the clock of the machine.
pub type Milliseconds = i64;

/// What the window is doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// There is no call.
    Contacts,
    /// An incoming call rings.
    Ringing(Party),
    /// A call is in progress.
    Talking(Talk),
    /// The call is over and not yet written down.
    FollowUp(Ended),
}

/// A call in progress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talk {
    /// Who is on the line.
    pub party: Party,
    /// When it began.
    pub since: Milliseconds,
    /// Whether the microphone is muted.
    pub is_muted: bool,
    /// Whether the other side waits.
    pub is_held: bool,
}

/// A call that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Who it was with.
    pub party: Party,
    /// How long it was.
    pub seconds: u32,
}

/// What happens to the telephone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    /// An outgoing call.
    Dial(Party),
    /// An incoming call.
    Incoming(Party),
    /// The user takes the call.
    Accept,
    /// The user does not take the call.
    Decline,
    /// The caller gave up, or the window was closed while it rang.
    Unanswered,
    /// The user's microphone is switched off or on.
    Mute,
    /// The other side is put on hold or taken back.
    Hold,
    /// The call is over.
    HangUp,
    /// The call is written down, or that was left out.
    Finish,
    /// A call that was not written down is taken up again.
    TakeUp(Ended),
    /// The user looks at the contacts, and so at the missed calls.
    Look,
}

/// What Pipedrive has to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Take the window's close button off, or give it back.
    FocusMode(bool),
    /// The number at the app's icon.
    Badge(u32),
    /// Put the window away.
    Hide,
}

/// The telephone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    stage: Stage,
    missed: u32,
    shows_missed: bool,
}

impl Default for Phone {
    fn default() -> Self {
        Self {
            stage: Stage::Contacts,
            missed: 0,
            shows_missed: true,
        }
    }
}

impl Phone {
    /// What the window is doing.
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// Whether missed calls count in the badge, as the app's settings say.
    pub fn show_missed(&mut self, shows_missed: bool) -> Vec<Order> {
        let before = self.badge();
        self.shows_missed = shows_missed;
        let badge = self.badge();
        if badge == before {
            Vec::new()
        } else {
            vec![badge]
        }
    }

    /// Takes in what happened. What can't happen now changes nothing; a second caller during a call is a missed one.
    pub fn handle(&mut self, happening: Happening, now: Milliseconds) -> Vec<Order> {
        match (self.stage.clone(), happening) {
            (Stage::Contacts, Happening::Dial(party))
            | (Stage::Ringing(party), Happening::Accept) => self.talk(party, now),
            (Stage::Contacts, Happening::TakeUp(ended)) => self.enter(Stage::FollowUp(ended)),
            (Stage::Contacts, Happening::Incoming(party)) => self.enter(Stage::Ringing(party)),
            (_, Happening::Incoming(_)) => self.miss(),
            (Stage::Ringing(_), Happening::Decline) => {
                self.stage = Stage::Contacts;
                vec![Order::Hide]
            }
            (Stage::Ringing(_), Happening::Unanswered) => {
                self.stage = Stage::Contacts;
                self.miss()
            }
            (Stage::Talking(talk), Happening::Mute) => {
                let is_muted = !talk.is_muted;
                self.enter(Stage::Talking(Talk { is_muted, ..talk }))
            }
            (Stage::Talking(talk), Happening::Hold) => {
                let is_held = !talk.is_held;
                self.enter(Stage::Talking(Talk { is_held, ..talk }))
            }
            (Stage::Talking(talk), Happening::HangUp) => self.end(talk, now),
            (Stage::FollowUp(_), Happening::Finish) => self.enter(Stage::Contacts),
            (Stage::Contacts, Happening::Look) if self.missed > 0 => {
                self.missed = 0;
                vec![self.badge()]
            }
            _ => Vec::new(),
        }
    }

    fn enter(&mut self, stage: Stage) -> Vec<Order> {
        self.stage = stage;
        Vec::new()
    }

    fn talk(&mut self, party: Party, since: Milliseconds) -> Vec<Order> {
        self.stage = Stage::Talking(Talk {
            party,
            since,
            is_muted: false,
            is_held: false,
        });
        vec![Order::FocusMode(true), self.badge()]
    }

    fn end(&mut self, talk: Talk, now: Milliseconds) -> Vec<Order> {
        let seconds = talk.seconds_at(now);
        let party = talk.party;
        self.stage = Stage::FollowUp(Ended { party, seconds });
        vec![Order::FocusMode(false), self.badge()]
    }

    fn miss(&mut self) -> Vec<Order> {
        self.missed += 1;
        vec![self.badge()]
    }

    /// The call in progress counts as one, so that it is found again when the dock hides the window.
    fn badge(&self) -> Order {
        let missed = if self.shows_missed { self.missed } else { 0 };
        Order::Badge(missed + u32::from(matches!(self.stage, Stage::Talking(_))))
    }
}

impl Talk {
    /// How long the call has lasted; zero when the clock was set back.
    pub fn seconds_at(&self, now: Milliseconds) -> u32 {
        u32::try_from((now - self.since) / 1000).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ada() -> Party {
        Party::new("Ada", "+47 1")
    }

    fn grace() -> Party {
        Party::new("Grace", "+47 2")
    }

    fn after(happenings: &[Happening]) -> Phone {
        let mut phone = Phone::default();
        for happening in happenings {
            phone.handle(happening.clone(), 0);
        }
        phone
    }

    #[test]
    fn a_call_takes_the_close_button_away_and_gives_it_back_when_it_is_over() {
        let mut phone = Phone::default();
        assert_eq!(
            phone.handle(Happening::Dial(ada()), 0),
            [Order::FocusMode(true), Order::Badge(1)]
        );
        assert_eq!(
            phone.handle(Happening::HangUp, 0),
            [Order::FocusMode(false), Order::Badge(0)]
        );
    }

    #[test]
    fn the_length_of_a_call_is_counted_in_whole_seconds() {
        let mut phone = Phone::default();
        phone.handle(Happening::Dial(ada()), 10_000);
        phone.handle(Happening::HangUp, 74_900);
        let ended = Ended {
            party: ada(),
            seconds: 64,
        };
        assert_eq!(phone.stage(), &Stage::FollowUp(ended));
    }

    #[test]
    fn a_clock_set_back_makes_no_negative_call() {
        let mut phone = Phone::default();
        phone.handle(Happening::Dial(ada()), 10_000);
        phone.handle(Happening::HangUp, 4_000);
        let ended = Ended {
            party: ada(),
            seconds: 0,
        };
        assert_eq!(phone.stage(), &Stage::FollowUp(ended));
    }

    #[test]
    fn an_incoming_call_rings_until_it_is_taken() {
        let mut phone = after(&[Happening::Incoming(ada())]);
        assert_eq!(phone.stage(), &Stage::Ringing(ada()));
        assert_eq!(
            phone.handle(Happening::Accept, 5),
            [Order::FocusMode(true), Order::Badge(1)]
        );
        assert!(matches!(phone.stage(), Stage::Talking(talk) if talk.since == 5));
    }

    #[test]
    fn a_declined_call_puts_the_window_away_and_is_not_a_missed_one() {
        let mut phone = after(&[Happening::Incoming(ada())]);
        assert_eq!(phone.handle(Happening::Decline, 0), [Order::Hide]);
        assert_eq!((phone.stage(), phone.missed), (&Stage::Contacts, 0));
    }

    #[test]
    fn a_missed_call_is_counted_until_the_window_is_shown() {
        let mut phone = after(&[Happening::Incoming(ada())]);
        assert_eq!(phone.handle(Happening::Unanswered, 0), [Order::Badge(1)]);
        assert_eq!(phone.handle(Happening::Look, 0), [Order::Badge(0)]);
        assert!(phone.handle(Happening::Look, 0).is_empty());
    }

    #[test]
    fn missed_calls_leave_the_badge_where_the_settings_say_so() {
        let mut phone = after(&[Happening::Incoming(ada()), Happening::Unanswered]);
        assert_eq!(phone.show_missed(false), [Order::Badge(0)]);
        assert!(phone.show_missed(false).is_empty());
        assert_eq!(
            phone.handle(Happening::Dial(ada()), 0),
            [Order::FocusMode(true), Order::Badge(1)]
        );
    }

    #[test]
    fn a_second_caller_does_not_disturb_the_first() {
        let mut phone = after(&[Happening::Dial(ada())]);
        let before = phone.stage().clone();
        assert_eq!(
            phone.handle(Happening::Incoming(grace()), 0),
            [Order::Badge(2)]
        );
        assert_eq!(phone.stage(), &before);
        assert_eq!(
            phone.handle(Happening::HangUp, 0),
            [Order::FocusMode(false), Order::Badge(1)]
        );
    }

    #[test]
    fn mute_and_hold_are_switched_each_on_its_own() {
        let phone = after(&[
            Happening::Dial(ada()),
            Happening::Mute,
            Happening::Hold,
            Happening::Mute,
        ]);
        let Stage::Talking(talk) = phone.stage() else {
            panic!("the call goes on")
        };
        assert!(!talk.is_muted && talk.is_held);
    }

    #[test]
    fn after_the_follow_up_come_the_contacts() {
        let steps = [Happening::Dial(ada()), Happening::HangUp, Happening::Finish];
        assert_eq!(after(&steps).stage(), &Stage::Contacts);
    }

    #[test]
    fn what_cannot_happen_now_changes_nothing() {
        let in_contacts = [
            Happening::Accept,
            Happening::Decline,
            Happening::Unanswered,
            Happening::Mute,
            Happening::Hold,
            Happening::HangUp,
            Happening::Finish,
        ];
        for happening in in_contacts {
            let mut phone = Phone::default();
            assert!(phone.handle(happening, 0).is_empty());
            assert_eq!(phone, Phone::default());
        }
        let mut talking = after(&[Happening::Dial(ada())]);
        let before = talking.clone();
        talking.handle(Happening::Dial(grace()), 0);
        talking.handle(Happening::Look, 0);
        assert_eq!(talking, before);
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn the_close_button_is_away_during_a_call_and_at_no_other_time(
            steps in proptest::collection::vec(0..10_usize, 0..40),
        ) {
            let all = [
                Happening::Dial(ada()), Happening::Incoming(grace()), Happening::Accept,
                Happening::Decline, Happening::Unanswered, Happening::Mute, Happening::Hold,
                Happening::HangUp, Happening::Finish, Happening::Look,
            ];
            let mut phone = Phone::default();
            let (mut focus, mut badge) = (false, 0);
            for step in steps {
                for order in phone.handle(all[step].clone(), 0) {
                    match order {
                        Order::FocusMode(on) => focus = on,
                        Order::Badge(number) => badge = number,
                        Order::Hide => {}
                    }
                }
                let talking = matches!(phone.stage(), Stage::Talking(_));
                proptest::prop_assert_eq!(focus, talking);
                proptest::prop_assert_eq!(badge, phone.missed + u32::from(talking));
            }
        }
    }
}
