import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { addTo } from "../lib/add.mjs";
import { create, readWords, write } from "../lib/new.mjs";
import { surfaces } from "../lib/surfaces.mjs";

let parent;

before(async () => (parent = await mkdtemp(join(tmpdir(), "pipeframe-new-"))));
after(() => rm(parent, { recursive: true, force: true }));

const read = (folder, file) => readFile(join(folder, file), "utf8");

/** Every file of a folder with its text. */
async function contents(folder) {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const files = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file.slice(folder.length), await readFile(file, "utf8")])));
}

test("an extension is named after its folder, everywhere", async () => {
  const folder = join(parent, "garage-notes");
  await write(folder, { wanted: ["panel"] });
  const all = Object.values(await contents(folder)).join("\n");
  assert.doesNotMatch(all, /my[- ]extension/i);
  assert.match(await read(folder, "Cargo.toml"), /^name = "garage-notes"$/m);
  assert.equal(JSON.parse(await read(folder, "assets/registration.json")).name, "Garage notes");
});

test("only the wanted surfaces are in it", async () => {
  for (const wanted of surfaces) {
    const folder = join(parent, `only-${wanted}`);
    await write(folder, { wanted: [wanted] });
    const main = await read(folder, "src/main.rs");
    assert.equal(main.match(/^mod /gm).length, 1, wanted);
    assert.equal(main.match(/is_built!/g).length, 1, wanted);
    assert.equal(main.match(/page!\(/g).length, 1, wanted);
    assert.equal(main.match(/\{/g).length, main.match(/\}/g).length, wanted);
    assert.equal((await read(folder, "index.html")).match(/initial-size/g).length, 1, wanted);
    assert.match(await read(folder, "Cargo.toml"), new RegExp(`^pages = \\["${wanted}"\\]$`, "m"));
    assert.equal(/WithFloatingWindow/.test(main), wanted === "floating-window");
    assert.equal((await readdir(join(folder, "src"))).length, 2);
  }
});

test("surfaces that are added one by one give the same extension as all at once", async () => {
  const [whole, grown] = ["whole", "grown"].map((name) => join(parent, name, "car-notes"));
  await write(whole, { wanted: surfaces });
  await write(grown, { wanted: ["floating-window"] });
  for (const surface of ["modal", "panel", "settings"]) await addTo(grown, surface);
  const [one, other] = await Promise.all([contents(whole), contents(grown)]);
  const sorted = (text) => text.split("\n").sort().join("\n");
  assert.deepEqual(Object.keys(other), Object.keys(one));
  for (const file of Object.keys(one)) {
    if (file.endsWith("registration.json")) assert.deepEqual(JSON.parse(other[file]), JSON.parse(one[file]));
    else if (file.endsWith("Cargo.toml")) assert.equal(other[file].replace(/^pages.*$/m, ""), one[file].replace(/^pages.*$/m, ""));
    else assert.equal(sorted(other[file]), sorted(one[file]), file);
  }
});

test("what can't be added leaves everything as it was", async () => {
  const folder = join(parent, "own-main");
  await write(folder, { wanted: ["panel"] });
  await assert.rejects(addTo(folder, "panel"), /There is a src\/panel\.rs already/);
  await writeFile(join(folder, "src/main.rs"), "fn main() {}\n");
  const before = await contents(folder);
  await assert.rejects(addTo(folder, "modal"), /src\/main\.rs is not as it was begun.*mod modal;/);
  assert.deepEqual(await contents(folder), before);
});

test("a folder that holds something, a strange name and an unknown surface are refused with what to write", async () => {
  await assert.rejects(create([join(parent, "garage-notes")]), /is not empty/);
  assert.throws(() => readWords(["My App"]), /small letters, digits and hyphens/);
  assert.throws(() => readWords(["app", "--surface", "sidebar"]), /"sidebar" is not a surface\. Write one of panel, modal/);
  assert.throws(() => readWords([]), /Name one folder/);
  assert.throws(() => readWords(["app", "--surfaces", "panel"]), /Unknown option/);
});
