// One surface more for an app that was begun from the template.

import { cp, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { change, named, templateFile } from "./new.mjs";
import { linesOf, moduleOf, readSurface, registrationKeys, surfaces, withWindowType } from "./surfaces.mjs";

/** @param {string[]} words a surface */
export async function add(words) {
  const [written, ...surplus] = words;
  if (written === undefined || surplus.length > 0) throw new Error(`Name one surface to add: ${surfaces.join(", ")}.`);
  await addTo(process.cwd(), readSurface(written));
  console.log(`${written} is added. Its page is src/${moduleOf(written)}.rs, its place in Pipedrive stands in assets/registration.json.`);
}

/** Reads all, changes all, then writes all: what can't be added leaves the app as it was. */
export async function addTo(folder, surface) {
  const page = `src/${moduleOf(surface)}.rs`;
  if (await stat(join(folder, page)).catch(() => undefined)) throw new Error(`There is a ${page} already, so ${surface} is not added.`);
  const line = async (file, pattern) => (await readFile(templateFile(file), "utf8")).match(pattern)[0];
  const module = await line("src/main.rs", linesOf.module(surface));
  const arm = await line("src/main.rs", linesOf.arm(surface));
  const size = await line("index.html", linesOf.size(surface));
  const own = JSON.parse(await readFile(templateFile("assets/registration.json"), "utf8"))[registrationKeys[surface]];
  const changes = {
    "src/main.rs": (main) => {
      const added = before(withModule(main, module), /^ +"" => /m, arm, "src/main.rs");
      return surface === "floating-window" ? withWindowType(added, true) : added;
    },
    "index.html": (html) => before(html, /^ *<meta name="initial-size"/m, size, "index.html"),
    "Cargo.toml": (manifest) => {
      const added = manifest.replace(/^pages = \[(.*)\]$/m, (_, list) => `pages = [${[list, `"${surface}"`].filter(Boolean).join(", ")}]`);
      return added === manifest ? missing("Cargo.toml", `"${surface}" in pages of [package.metadata.pipeframe]`) : added;
    },
    "assets/registration.json": (text) => {
      const registration = JSON.parse(text);
      const key = registrationKeys[surface];
      registration[key] = Array.isArray(own) ? [...(registration[key] ?? []), ...own] : own;
      return `${JSON.stringify(registration, null, 2)}\n`;
    },
  };
  const changed = await Promise.all(Object.entries(changes).map(async ([file, how]) => [file, how(await readFile(join(folder, file), "utf8"))]));
  for (const [file, text] of changed) await writeFile(join(folder, file), text);
  const name = /^name = "([^"]+)"$/m.exec(changed.find(([file]) => file === "Cargo.toml")[1])?.[1] ?? "my-extension";
  for (const file of [page, `tests/${surface}.spec.mjs`]) {
    // A test that is there already stays.
    await cp(templateFile(file), join(folder, file), { force: false, errorOnExist: true }).then(
      () => change(join(folder, file), (text) => named(text, name)),
      () => {},
    );
  }
}

/** Among the others, in the order in which rustfmt has them. */
function withModule(main, module) {
  const found = main.match(/(?:^mod .*;\n)+/m)?.[0];
  if (found === undefined) return missing("src/main.rs", module.trim());
  const lines = `${found}${module}`.split("\n").filter(Boolean).sort();
  return main.replace(found, () => `${lines.join("\n")}\n`);
}

function before(text, place, added, file) {
  const index = text.search(place);
  return index < 0 ? missing(file, added.trim()) : text.slice(0, index) + added + text.slice(index);
}

function missing(file, what) {
  throw new Error(`${file} is not as it was begun, so nothing was added. Write this into it yourself: ${what}`);
}
