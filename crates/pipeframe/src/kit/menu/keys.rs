/// Which item of an open menu takes the focus after a key, given the one that has it and how many there are. Nothing if
/// the key is none of the menu's.
pub(in crate::kit) fn next_item(key: &str, focused: Option<u32>, count: u32) -> Option<u32> {
    let last = count.checked_sub(1)?;
    match (key, focused) {
        ("ArrowDown", Some(index)) if index < last => Some(index + 1),
        ("ArrowDown" | "Home", _) => Some(0),
        ("ArrowUp", Some(index)) if index > 0 => Some(index - 1),
        ("ArrowUp" | "End", _) => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::next_item;

    #[test]
    fn arrow_keys_go_round() {
        assert_eq!(next_item("ArrowDown", Some(0), 3), Some(1));
        assert_eq!(next_item("ArrowDown", Some(2), 3), Some(0));
        assert_eq!(next_item("ArrowUp", Some(1), 3), Some(0));
        assert_eq!(next_item("ArrowUp", Some(0), 3), Some(2));
    }

    #[test]
    fn home_and_end_go_to_the_ends() {
        assert_eq!(next_item("Home", Some(2), 3), Some(0));
        assert_eq!(next_item("End", Some(0), 3), Some(2));
    }

    #[test]
    fn without_focus_the_arrows_start_at_an_end() {
        assert_eq!(next_item("ArrowDown", None, 3), Some(0));
        assert_eq!(next_item("ArrowUp", None, 3), Some(2));
    }

    #[test]
    fn other_keys_and_an_empty_menu_move_nothing() {
        assert_eq!(next_item("a", Some(0), 3), None);
        assert_eq!(next_item("ArrowDown", None, 0), None);
    }
}
