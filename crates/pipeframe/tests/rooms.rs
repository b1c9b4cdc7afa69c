//! The rooms of the library in their order: each uses itself and those before it.
#![cfg(not(target_arch = "wasm32"))]
// Clippy lets only the functions marked as tests end with a reason, not those they call.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

/// From the one that uses no other to the one that uses all.
const ROOMS: [&str; 9] = [
    "json", "context", "kit", "sdk", "backend", "change", "fetch", "draft", "surface",
];

fn place_of(room: &str) -> Option<usize> {
    ROOMS.iter().position(|known| *known == room)
}

/// The code of every file of a room, without comments.
fn code_of(path: &Path) -> Vec<String> {
    if path.is_dir() {
        let entries = fs::read_dir(path).unwrap();
        return entries
            .flat_map(|entry| code_of(&entry.unwrap().path()))
            .collect();
    }
    let text = fs::read_to_string(path).unwrap();
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    vec![lines.collect::<Vec<_>>().join("\n")]
}

/// Which other parts of the crate a file names, also within braces.
fn named_in(code: &str) -> Vec<String> {
    let mut named = Vec::new();
    for (_, rest) in code
        .match_indices("crate::")
        .map(|(at, mark)| code.split_at(at + mark.len()))
    {
        if let Some(list) = rest.strip_prefix('{') {
            named.extend(first_words(list));
        } else {
            named.extend(
                rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
                    .next()
                    .map(str::to_owned),
            );
        }
    }
    named
}

/// The first word of each item of a braced list of imports.
fn first_words(list: &str) -> Vec<String> {
    let mut depth = 0;
    let mut words = vec![String::new()];
    for letter in list.chars() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => words.push(String::new()),
            _ if depth == 0 => words.last_mut().unwrap().push(letter),
            _ => {}
        }
    }
    let first = |word: String| {
        word.trim()
            .split("::")
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    words.into_iter().map(first).collect()
}

#[test]
fn no_room_uses_one_that_comes_after_it() {
    let source = Path::new("src");
    let mut upwards = Vec::new();
    for (place, room) in ROOMS.iter().enumerate() {
        let folder = source.join(room);
        let files = if folder.exists() {
            folder
        } else {
            source.join(format!("{room}.rs"))
        };
        let named = code_of(&files)
            .iter()
            .flat_map(|code| named_in(code))
            .collect::<Vec<_>>();
        upwards.extend(
            named
                .into_iter()
                .filter(|other| place_of(other) > Some(place))
                .map(|other| format!("{room} uses {other}")),
        );
    }
    assert_eq!(upwards, Vec::<String>::new());
}

#[test]
fn every_test_of_a_component_is_compiled() {
    let folder = Path::new("tests/components");
    let main = fs::read_to_string(folder.join("main.rs")).unwrap();
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let module = name.trim_end_matches(".rs");
        assert!(
            module == "main" || main.contains(&format!("mod {module};")),
            "tests/components/main.rs does not name {module}"
        );
    }
}

#[test]
fn every_room_has_its_place() {
    for entry in fs::read_dir("src").unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let room = name.trim_end_matches(".rs");
        assert!(
            room == "lib" || place_of(room).is_some(),
            "{room} has no place in the order of the rooms"
        );
    }
}
