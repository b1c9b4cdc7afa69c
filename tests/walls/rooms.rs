//! The rooms of each package, which are the modules of its root, in their order: each uses itself and those before it. Within a room
//! no circle of imports has more than two modules.

use std::path::Path;

use super::imports::{circles, imports_of};

struct Package {
    root: &'static str,
    /// From the one that uses no other to the one that uses all.
    rooms: &'static [&'static str],
}

const LIBRARY: Package = Package {
    root: "crates/pipeframe/src/lib.rs",
    rooms: &[
        "json",
        "words",
        "text",
        "context",
        "kit",
        "lazy",
        "sdk",
        "backend",
        "change",
        "fetch",
        "draft",
        "surface",
        "json_endpoint",
    ],
};

const PREVIEW: Package = Package {
    root: "crates/pipeframe-preview/src/lib.rs",
    rooms: &[
        "any_json",
        "variants",
        "surface",
        "range",
        "rule",
        "account",
        "rich_text",
        "mask",
        "origin",
        "token",
        "trouble",
        "frame_id",
        "assumptions",
        "protocol",
        "frame_address",
        "scenario",
        "relay",
        "log",
        "hub",
        "desk",
        "json_workbench",
        "link",
        "program",
        "permission",
        "reach",
        "companion",
        "file_access",
        "stand_in",
        "recording",
        "opening",
        "memo",
        "javascript",
        "sandbox",
        "wire",
        "host",
        "console",
        "views",
    ],
};

const STAND_IN: Package = Package {
    root: "crates/pipeframe-stand-in/src/lib.rs",
    rooms: &[
        "secret",
        "clock",
        "switches",
        "app",
        "account",
        "configuration",
        "world",
        "server",
    ],
};

const APP: Package = Package {
    root: "src/main.rs",
    rooms: &[
        "text",
        "search",
        "domain",
        "vehicle",
        "changes",
        "garage",
        "sandbox",
        "storm",
        "modal",
        "panel",
        "floating_window",
        "settings",
        "link_action",
        "gallery",
    ],
};

/// What is wrong with the imports of a package.
fn faults(package: &Package) -> Vec<String> {
    let imports = imports_of(Path::new(package.root));
    let room_of = |module: &str| module.split("::").next().unwrap_or_default().to_owned();
    let place_of = |module: &str| {
        let room = room_of(module);
        package.rooms.iter().position(|known| *known == room)
    };
    let mut faults = Vec::new();
    for (module, used) in &imports {
        // The root declares the rooms and may use all of them.
        if module.is_empty() {
            continue;
        }
        let place = place_of(module);
        if place.is_none() {
            faults.push(format!("{module} has no place in the order of the rooms"));
        }
        for other in used {
            let is_upwards = other.is_empty() || place_of(other) > place;
            if is_upwards && room_of(other) != room_of(module) {
                faults.push(format!("{module} uses {other}, which comes after it"));
            }
        }
    }
    let circles = circles(&imports);
    faults.extend(
        circles
            .iter()
            .map(|circle| format!("a circle of imports: {}", circle.join(", "))),
    );
    faults
}

#[test]
fn the_imports_of_the_library_go_one_way() {
    assert_eq!(faults(&LIBRARY), Vec::<String>::new());
}

#[test]
fn the_imports_of_the_preview_go_one_way() {
    assert_eq!(faults(&PREVIEW), Vec::<String>::new());
}

#[test]
fn the_imports_of_the_stand_in_go_one_way() {
    assert_eq!(faults(&STAND_IN), Vec::<String>::new());
}

#[test]
fn the_imports_of_the_app_go_one_way() {
    assert_eq!(faults(&APP), Vec::<String>::new());
}
