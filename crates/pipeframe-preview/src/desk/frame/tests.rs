use super::*;

const NOW: i64 = 1_795_305_600_000;

fn frame() -> Frame {
    let extension = Extension {
        page: "https://app.test/panel".to_owned(),
        secret: "hush".to_owned(),
    };
    let identifier = "id".to_owned();
    Frame::new(
        FrameId(1),
        Surface::Panel,
        identifier,
        extension,
        Opening::Window,
    )
}

/// A frame that was given its address at [`NOW`].
fn loading() -> Frame {
    let mut frame = frame();
    frame.set_address("https://app.test/panel?id=id".to_owned());
    frame.expect_initialise(NOW);
    frame
}

const fn listener(port: u64) -> Listener {
    Listener {
        port: PortId(port),
        event: Event::Visibility,
    }
}

#[test]
fn a_frame_without_an_address_has_no_deadline() {
    assert!(!frame().miss_deadline(i64::MAX - 1));
}

#[test]
fn a_frame_that_does_not_start_within_ten_seconds_is_not_displayed() {
    let mut frame = loading();
    assert!(!frame.miss_deadline(NOW + 9_999));
    assert!(frame.miss_deadline(NOW + 10_000));
    assert_eq!(frame.status, FrameStatus::NotDisplayed);
}

#[test]
fn a_deadline_is_missed_once() {
    let mut frame = loading();
    assert!(frame.miss_deadline(NOW + 10_000));
    assert!(!frame.miss_deadline(NOW + 20_000));
}

#[test]
fn a_frame_that_has_started_misses_no_deadline() {
    let mut frame = loading();
    frame.initialise(NOW);
    assert!(!frame.miss_deadline(NOW + 10_000));
}

#[test]
fn the_load_of_a_frame_without_an_address_means_nothing() {
    let mut frame = frame();
    assert_eq!(frame.finish_loading(NOW), Load::Blank);
    assert_eq!(frame.loads, 0);
}

#[test]
fn a_page_that_loads_a_second_time_must_start_again() {
    let mut frame = loading();
    frame.initialise(NOW);
    assert_eq!(frame.finish_loading(NOW + 100), Load::Finished);
    assert_eq!(frame.finish_loading(NOW + 9_000), Load::Replaced);
    assert_eq!(frame.status, FrameStatus::Loading);
    assert!(!frame.miss_deadline(NOW + 18_999));
    assert!(frame.miss_deadline(NOW + 19_000));
}

#[test]
fn an_initialize_shortly_before_a_load_is_taken_for_that_of_the_new_page() {
    let mut frame = loading();
    frame.finish_loading(NOW);
    frame.initialise(NOW + 1_000);
    assert_eq!(frame.finish_loading(NOW + 6_000), Load::Finished);
    assert_eq!(frame.status, FrameStatus::Initialised);
}

#[test]
fn a_silent_page_is_looked_at_once() {
    let mut frame = loading();
    assert!(frame.take_look().is_some());
    assert_eq!(frame.take_look(), None);
}

#[test]
fn a_page_that_spoke_is_not_looked_at() {
    let mut frame = loading();
    frame.speak();
    assert_eq!(frame.take_look(), None);
}

#[test]
fn a_page_that_replaced_itself_is_looked_at_again() {
    let mut frame = loading();
    frame.finish_loading(NOW);
    frame.take_look();
    frame.finish_loading(NOW + 100);
    assert!(frame.take_look().is_some());
}

#[test]
fn only_the_first_trouble_is_new() {
    let mut frame = loading();
    let threw = |text: &str| Sight::Trouble(Trouble::Threw(text.to_owned()));
    assert!(frame.find_out(threw("first")).is_some());
    assert_eq!(frame.find_out(threw("second")), None);
    assert_eq!(frame.trouble, Some(Trouble::Threw("first".to_owned())));
}

#[test]
fn a_page_that_has_started_has_no_trouble() {
    let mut frame = loading();
    frame.initialise(NOW);
    let sight = Sight::Trouble(Trouble::Threw("late".to_owned()));
    assert_eq!(frame.find_out(sight), None);
    assert_eq!(frame.trouble, None);
}

#[test]
fn a_side_that_is_not_asked_for_stays() {
    let mut frame = frame();
    let width = frame.size.width;
    frame.ask_for_size(SizeRequest {
        width: None,
        height: Some(300.0),
    });
    let height = 300;
    assert_eq!(frame.size, FrameSize { width, height });
}

#[test]
fn part_of_a_pixel_is_shown_as_a_whole_one() {
    let mut frame = frame();
    frame.ask_for_size(SizeRequest {
        width: None,
        height: Some(300.2),
    });
    assert_eq!(frame.size.height, 301);
}

#[test]
fn the_oldest_listener_makes_room_only_when_there_is_none() {
    let mut frame = frame();
    for port in 0..64 {
        assert_eq!(frame.make_room_for_listener(), None);
        frame.listen(listener(port));
    }
    assert_eq!(frame.make_room_for_listener(), Some(listener(0)));
}

#[test]
fn a_frame_listens_for_the_events_of_its_listeners() {
    let mut frame = frame();
    frame.listen(listener(1));
    assert!(frame.listens_for(Event::Visibility));
    assert!(!frame.listens_for(Event::CloseCustomModal));
}

#[test]
fn missed_events_are_given_once_and_by_kind() {
    let mut frame = frame();
    frame.miss(Event::Visibility, None);
    frame.miss(Event::CloseCustomModal, None);
    assert_eq!(frame.take_missed(Event::Visibility).len(), 1);
    assert_eq!(frame.take_missed(Event::Visibility), []);
    assert_eq!(frame.take_missed(Event::CloseCustomModal).len(), 1);
}

#[test]
fn of_too_many_missed_events_the_oldest_is_forgotten() {
    let mut frame = frame();
    for number in 0..=MOST_MISSED {
        frame.miss(Event::Visibility, Some(Value::from(number)));
    }
    let missed = frame.take_missed(Event::Visibility);
    assert_eq!(missed.len(), MOST_MISSED);
    assert_eq!(missed[0].data, Some(Value::from(1)));
}

#[test]
fn debug_output_holds_no_secret() {
    assert!(!format!("{:?}", frame()).contains("hush"));
}
