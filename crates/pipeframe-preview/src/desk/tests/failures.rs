//! What fails on purpose.

use serde_json::{Value, json};

use crate::desk::{FrameStatus, PortId, Reply, Setup, UserAction};
use crate::frame_id::FrameId;
use crate::protocol::CommandName;
use crate::scenario::{CommandFault, CommandRule, Network, Scenario, Storm, TokenFault};
use crate::surface::{Surface, Theme};

use super::stage::{Stage, setup};

fn rule(fault: CommandFault) -> CommandRule {
    CommandRule {
        surface: Some(Surface::Panel),
        command: Some(CommandName::GetMetadata),
        ..CommandRule::new(fault)
    }
}

/// A started desk on which asking for metadata fails, and the port of such a call.
fn call(fault: CommandFault) -> (Stage, PortId) {
    let mut stage = Stage::started();
    stage.act(UserAction::Inject(rule(fault)));
    let port = stage.command(stage.panel(), "get_metadata", Value::Null);
    (stage, port)
}

fn playing(failures: Scenario) -> Stage {
    Stage::open_with(Setup {
        failures,
        ..setup()
    })
}

#[test]
fn a_call_is_refused_with_a_text() {
    let (stage, port) = call(CommandFault::Error("Try later".into()));
    assert_eq!(stage.error(port), "Try later");
}

#[test]
fn a_reply_comes_late_to_what_was_done_at_once() {
    let mut stage = Stage::started();
    stage.act(UserAction::Inject(CommandRule {
        command: Some(CommandName::Resize),
        ..CommandRule::new(CommandFault::Delay(500))
    }));
    let port = stage.command(stage.panel(), "resize", json!({ "height": 333 }));
    assert_eq!(stage.desk.frame(stage.panel()).unwrap().size.height, 333);
    assert_eq!(stage.reply(port), None);
    stage.wait(500);
    assert!(stage.is_done(port));
}

#[test]
fn a_command_is_taken_up_late() {
    let mut stage = Stage::started();
    stage.act(UserAction::Inject(CommandRule {
        command: Some(CommandName::Resize),
        ..CommandRule::new(CommandFault::Postpone(500))
    }));
    let before = stage.desk.frame(stage.panel()).unwrap().size.height;
    let port = stage.command(stage.panel(), "resize", json!({ "height": 333 }));
    assert_eq!(stage.desk.frame(stage.panel()).unwrap().size.height, before);
    stage.wait(500);
    assert_eq!(stage.desk.frame(stage.panel()).unwrap().size.height, 333);
    assert!(stage.is_done(port));
    assert_eq!(stage.log.last().unwrap().ms, Some(500));
}

#[test]
fn a_silent_call_keeps_its_port_until_its_frame_is_gone() {
    let (mut stage, port) = call(CommandFault::Silence);
    stage.wait(60_000);
    assert_eq!(stage.reply(port), None);
    assert!(!stage.dropped.contains(&port));
    stage.act(UserAction::Reload(stage.panel()));
    assert!(stage.dropped.contains(&port));
}

#[test]
fn a_reply_comes_twice_and_the_log_says_so() {
    let (stage, port) = call(CommandFault::Twice);
    assert!(stage.is_done(port));
    assert_eq!(stage.repeated, [port]);
    let replies = stage.log.iter().rev();
    assert_eq!(replies.take_while(|entry| entry.data.is_some()).count(), 2);
}

#[test]
fn a_reply_has_any_shape() {
    for shape in [Value::Null, json!("done"), json!({ "data": 7 })] {
        let (stage, port) = call(CommandFault::Shape(shape.clone()));
        assert_eq!(stage.reply(port), Some(Reply::Raw(shape)));
    }
}

#[test]
fn a_port_is_closed_without_an_answer() {
    let (stage, port) = call(CommandFault::Drop);
    assert_eq!(stage.reply(port), None);
    assert!(stage.dropped.contains(&port));
}

#[test]
fn a_frame_is_reloaded_mid_call_once() {
    let mut stage = Stage::started();
    let panel = stage.panel();
    stage.act(UserAction::Inject(rule(CommandFault::Reload)));
    let port = stage.command(panel, "get_metadata", Value::Null);
    assert!(stage.dropped.contains(&port));
    assert_ne!(stage.panel(), panel);
    stage.command(stage.panel(), "initialize", json!({}));
    let again = stage.command(stage.panel(), "get_metadata", Value::Null);
    assert!(stage.is_done(again));
}

#[test]
fn a_rule_is_spent_after_its_times_and_the_first_of_several_counts() {
    let mut stage = Stage::started();
    let panel = stage.panel();
    for (times, text) in [(Some(2), "first"), (None, "then")] {
        stage.act(UserAction::Inject(CommandRule {
            times,
            ..rule(CommandFault::Error(text.into()))
        }));
    }
    let mut errors = Vec::new();
    for _ in 0..3 {
        let port = stage.command(panel, "get_metadata", Value::Null);
        errors.push(stage.error(port));
    }
    assert_eq!(errors, ["first", "first", "then"]);
    stage.act(UserAction::RemoveRule(0));
    stage.act(UserAction::RemoveRule(5));
    let port = stage.command(panel, "get_metadata", Value::Null);
    assert!(stage.is_done(port));
}

#[test]
fn initialize_is_ignored_only_while_out_of_sight() {
    let mut stage = playing(Scenario::named("initialize-ignored-while-hidden").unwrap());
    stage.start_all();
    let status = |stage: &Stage, frame| stage.desk.frame(frame).unwrap().status;
    assert_eq!(status(&stage, stage.panel()), FrameStatus::Initialised);
    assert_eq!(status(&stage, stage.window()), FrameStatus::Loading);
    stage.wait(10_000);
    assert_eq!(status(&stage, stage.window()), FrameStatus::NotDisplayed);
}

/// What the token in a frame's address claims: when it was issued and when it expires, and what it is signed with.
fn token_of(stage: &Stage, frame: FrameId) -> (i64, i64) {
    let address = stage.desk.frame(frame).unwrap().address.clone().unwrap();
    let (_, token) = address.split_once("&token=").unwrap();
    let payload = token.split('.').nth(1).unwrap();
    let claims = base64url(payload);
    let claims: Value = serde_json::from_str(&claims).unwrap();
    (
        claims["iat"].as_i64().unwrap(),
        claims["exp"].as_i64().unwrap(),
    )
}

fn base64url(text: &str) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let (mut bits, mut count, mut bytes) = (0_usize, 0, Vec::new());
    for character in text.bytes() {
        let sextet = ALPHABET
            .iter()
            .position(|known| *known == character)
            .unwrap();
        bits = (bits << 6) | sextet;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xff).unwrap());
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn tokens_are_refused_too_old_or_of_another_clock() {
    let started = |token| {
        let mut stage = playing(Scenario {
            token: Some(token),
            ..Scenario::default()
        });
        stage.start_all();
        stage
    };
    let mut refused = started(TokenFault::Refused);
    let port = refused.command(refused.panel(), "get_signed_token", Value::Null);
    assert!(refused.error(port).contains("on purpose"));

    let now = super::stage::START / 1_000;
    let expired = started(TokenFault::Expired);
    assert!(token_of(&expired, expired.panel()).1 < now);
    let skewed = started(TokenFault::Skew(600));
    assert_eq!(token_of(&skewed, skewed.panel()), (now + 600, now + 900));
    let wrong = started(TokenFault::WrongKey);
    assert_eq!(token_of(&wrong, wrong.panel()), (now, now + 300));
}

#[test]
fn a_flawed_token_is_not_handed_out_once_the_failure_is_off() {
    let mut stage = Stage::started();
    let good = token_of(&stage, stage.panel());
    stage.act(UserAction::Play(Scenario::named("clock-ahead").unwrap()));
    assert_ne!(token_of(&stage, stage.panel()), good);
    stage.act(UserAction::Play(Scenario::default()));
    assert_eq!(token_of(&stage, stage.panel()), good);
}

#[test]
fn over_a_slow_network_pages_arrive_late_and_without_one_never() {
    let with = |network| {
        playing(Scenario {
            network: Some(network),
            ..Scenario::default()
        })
    };
    let address = |stage: &Stage| stage.desk.frame(stage.panel()).unwrap().address.clone();
    let mut slow = with(Network::Slow(3_000));
    slow.wait(2_999);
    assert_eq!(address(&slow), None);
    slow.wait(1);
    assert!(address(&slow).is_some());

    let mut offline = with(Network::Offline);
    offline.wait(10_000);
    assert_eq!(address(&offline), None);
    let status = offline.desk.frame(offline.panel()).unwrap().status;
    assert_eq!(status, FrameStatus::NotDisplayed);
}

#[test]
fn the_theme_flips_as_often_as_it_should_and_every_listener_hears_of_each() {
    let mut stage = Stage::started();
    let heard = stage.listen(stage.panel(), "user_settings_change");
    let storm = Storm {
        times: 5,
        every: 100,
    };
    stage.act(UserAction::SetFailures(Scenario {
        theme_flips: Some(storm),
        ..Scenario::default()
    }));
    stage.wait(300);
    assert_eq!(stage.heard(heard).len(), 3);
    stage.wait(60_000);
    assert_eq!(stage.heard(heard).len(), 5);
    assert_eq!(stage.desk.theme(), Theme::Dark);
}

#[test]
fn a_storm_of_sizes_ends_as_it_began_and_with_the_failures() {
    let mut stage = Stage::started();
    let panel = stage.panel();
    let calm = stage.desk.shown_size(panel);
    let storm = Scenario {
        resize_storm: Some(Storm {
            times: 4,
            every: 100,
        }),
        ..Scenario::default()
    };
    stage.act(UserAction::SetFailures(storm.clone()));
    stage.wait(100);
    assert_ne!(stage.desk.shown_size(panel), calm);
    stage.wait(60_000);
    assert_eq!(stage.desk.shown_size(panel), calm);

    stage.act(UserAction::SetFailures(storm));
    stage.wait(100);
    stage.act(UserAction::ClearFaults);
    stage.wait(60_000);
    assert_eq!(stage.desk.shown_size(panel), calm);
}

#[test]
fn every_shipped_scenario_is_lived_through() {
    for scenario in Scenario::shipped() {
        let name = scenario.name.clone();
        let mut stage = playing(scenario);
        for _ in 0..3 {
            stage.start_all();
            let frames: Vec<FrameId> = stage.desk.frames().iter().map(|frame| frame.id).collect();
            for frame in frames {
                stage.command(frame, "get_signed_token", Value::Null);
                stage.command(frame, "show_confirmation", json!({ "title": "?" }));
                stage.command(frame, "open_modal", json!({ "type": "deal" }));
            }
            stage.wait(5_000);
        }
        stage.act(UserAction::Play(Scenario::default()));
        stage.start_all();
        let port = stage.command(stage.panel(), "get_metadata", Value::Null);
        assert!(stage.is_done(port), "{name}");
        assert!(stage.desk.frame(stage.panel()).unwrap().status == FrameStatus::Initialised);
    }
}
