//! Which module of a package imports which, read from its sources; tests and re-exports don't count.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A module's or an item's path, segment by segment.
type Segments = Vec<String>;

/// The modules of a package by their paths, such as `desk::frame`, each with those that it uses. The root is the empty path.
pub(crate) type Imports = BTreeMap<String, BTreeSet<String>>;

/// A module's code without `use` items, and what those bring into its scope.
struct Module {
    code: String,
    /// Full paths as written, by the name that they have in the module.
    names: BTreeMap<String, Segments>,
    /// The paths of its imports; those of re-exports are among `names` alone.
    imported: Vec<Segments>,
}

type Modules = BTreeMap<Segments, Module>;

/// The imports of the package whose root is a given file, such as `src/lib.rs`.
pub(crate) fn imports_of(root: &Path) -> Imports {
    let mut modules = Modules::new();
    load(root, root.parent().unwrap(), &Vec::new(), &mut modules);
    let used = |path: &Segments, module: &Module| {
        let written = paths_in(&module.code).chain(module.imported.iter().cloned());
        let used = written.filter_map(|written| resolve(&modules, path, &written, 0));
        used.filter(|other| other != path)
            .map(|other| other.join("::"))
            .collect()
    };
    modules
        .iter()
        .map(|(path, module)| (path.join("::"), used(path, module)))
        .collect()
}

/// The groups of more than two modules that each reach all of their group.
pub(crate) fn circles(imports: &Imports) -> BTreeSet<Vec<&str>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> = imports
        .keys()
        .map(|module| (module.as_str(), reached_from(imports, module)))
        .collect();
    let circle_of = |module: &str| -> Vec<&str> {
        let others = reached[module].iter().copied();
        others
            .filter(|other| reached[other].contains(module))
            .collect()
    };
    imports
        .keys()
        .map(|module| circle_of(module))
        .filter(|circle| circle.len() > 2)
        .collect()
}

fn reached_from<'a>(imports: &'a Imports, module: &str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&str> = imports[module].iter().map(String::as_str).collect();
    while let Some(module) = next.pop() {
        if reached.insert(module) {
            next.extend(imports[module].iter().map(String::as_str));
        }
    }
    reached
}

/// Reads a file and the modules that it declares, whose files are in a folder.
fn load(file: &Path, folder: &Path, path: &Segments, modules: &mut Modules) {
    let text = without_tests(&fs::read_to_string(file).unwrap());
    for line in text.lines() {
        let Some(name) = declared_module(line) else {
            continue;
        };
        let own_folder = folder.join(name);
        let file = folder.join(format!("{name}.rs"));
        let file = if file.exists() {
            file
        } else {
            own_folder.join("mod.rs")
        };
        let path = [path.clone(), vec![name.to_owned()]].concat();
        load(&file, &own_folder, &path, modules);
    }
    modules.insert(path.clone(), read(&text));
}

fn declared_module(line: &str) -> Option<&str> {
    without_visibility(line.trim())
        .strip_prefix("mod ")?
        .strip_suffix(';')
}

fn without_visibility(line: &str) -> &str {
    let Some(rest) = line.strip_prefix("pub") else {
        return line;
    };
    match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((_, rest)) => rest.trim_start(),
        None => rest.trim_start(),
    }
}

/// The text without comments and without items that only tests have. As rustfmt writes them, such an item ends with the first line
/// of its own indentation that closes a brace or ends with a semicolon.
fn without_tests(text: &str) -> String {
    let mut kept = Vec::new();
    let mut lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    while let Some(line) = lines.next() {
        let written = line.trim_start();
        let conditions = ["#[cfg(test)]", "#[cfg(all(test", "#[cfg(doctest)]"];
        if !conditions
            .iter()
            .any(|condition| written.starts_with(condition))
        {
            kept.push(line);
            continue;
        }
        let indentation = line.len() - written.len();
        lines.find(|line| {
            let written = line.trim_start();
            let is_outer = line.len() - written.len() == indentation;
            is_outer && (written.starts_with('}') || written.ends_with(';'))
        });
    }
    kept.join("\n")
}

fn read(text: &str) -> Module {
    let mut module = Module {
        code: String::new(),
        names: BTreeMap::new(),
        imported: Vec::new(),
    };
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(first) = without_visibility(line.trim()).strip_prefix("use ") else {
            // The path of a visibility isn't an import.
            module
                .code
                .push_str(&line.replace("pub(in crate::", "pub(in ::"));
            module.code.push('\n');
            continue;
        };
        let mut tree = first.to_owned();
        while !tree.ends_with(';') {
            tree.push_str(lines.next().unwrap().trim());
        }
        let is_reexport = line.trim().starts_with("pub");
        for (path, name) in paths_of(tree.trim_end_matches(';')) {
            if !is_reexport {
                module.imported.push(path.clone());
            }
            module.names.insert(name, path);
        }
    }
    module
}

/// The paths of a `use` tree, each with the name that it brings into scope.
fn paths_of(tree: &str) -> Vec<(Segments, String)> {
    let tree = tree.trim();
    if let Some((start, list)) = tree.split_once('{') {
        let list = list.trim_end().strip_suffix('}').unwrap();
        let start = segments(start);
        let items = items_of(list).into_iter().flat_map(|item| paths_of(&item));
        return items
            .map(|(path, name)| {
                let mut path = [start.clone(), path].concat();
                if path.last().is_some_and(|last| last == "self") {
                    path.pop();
                    return (path.clone(), path.last().unwrap().clone());
                }
                (path, name)
            })
            .collect();
    }
    let (path, name) = match tree.split_once(" as ") {
        Some((path, name)) => (segments(path), Some(name.to_owned())),
        None => (segments(tree), None),
    };
    let path: Segments = path.into_iter().filter(|segment| segment != "*").collect();
    let last = path.last().cloned().unwrap_or_default();
    vec![(path, name.unwrap_or(last))]
}

/// The items of a list whose own braces may hold commas.
fn items_of(list: &str) -> Vec<String> {
    let mut depth = 0;
    let mut items = vec![String::new()];
    for letter in list.chars() {
        match letter {
            ',' if depth == 0 => {
                items.push(String::new());
                continue;
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        items.last_mut().unwrap().push(letter);
    }
    items.retain(|item| !item.trim().is_empty());
    items
}

fn segments(path: &str) -> Segments {
    let segments = path.split("::").map(str::trim);
    segments
        .filter(|segment| !segment.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The paths of several segments that code names.
fn paths_in(code: &str) -> impl Iterator<Item = Segments> {
    code.split(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != ':')
        .map(segments)
        .filter(|path| path.len() > 1)
}

/// The module that defines the target of a path in a module, through re-exports; `None` for a target in another package.
fn resolve(modules: &Modules, from: &Segments, path: &[String], depth: usize) -> Option<Segments> {
    const DEEPEST: usize = 12;
    let (first, rest) = path.split_first()?;
    let (mut module, rest) = match first.as_str() {
        "crate" => (Vec::new(), rest),
        "self" => (from.clone(), rest),
        "super" => {
            let ups = path.iter().take_while(|segment| *segment == "super");
            let ups = ups.count();
            (from[..from.len() - ups].to_vec(), &path[ups..])
        }
        name if modules.contains_key(&child(from, name)) => (from.clone(), path),
        name => {
            let named = modules[from].names.get(name)?;
            if named == path || depth == DEEPEST {
                return None;
            }
            let path = [named.as_slice(), rest].concat();
            return resolve(modules, from, &path, depth + 1);
        }
    };
    for (index, name) in rest.iter().enumerate() {
        let inner = child(&module, name);
        if modules.contains_key(&inner) {
            module = inner;
            continue;
        }
        let named = modules[&module].names.get(name);
        let elsewhere = named.filter(|_| depth < DEEPEST).and_then(|named| {
            let path = [named.as_slice(), &rest[index + 1..]].concat();
            resolve(modules, &module, &path, depth + 1)
        });
        return Some(elsewhere.unwrap_or(module));
    }
    Some(module)
}

fn child(module: &Segments, name: &str) -> Segments {
    [module.clone(), vec![name.to_owned()]].concat()
}
