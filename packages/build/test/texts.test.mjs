import assert from "node:assert/strict";
import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { isHashed } from "../lib/hosting/rules.mjs";
import { readCatalogs, usedTexts, writeTexts } from "../lib/texts.mjs";

async function inFolder(run) {
  const folder = await mkdtemp(join(tmpdir(), "pipeframe-texts-"));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("a page's file has the texts that its program or its HTML has in English", () => {
  const texts = ["Save", "Speichern", "“One” more…", "„Noch eins“ …", "Loading", "Wird geladen", "Elsewhere", "Anderswo"];
  const content = Buffer.from("…Save“One” more…").toString("latin1");
  assert.deepEqual(usedTexts({ texts }, { html: "<p>Loading</p>", content }), texts.slice(0, 6));
});

test("each language has a file, whose name changes with any of them", () => inFolder(async (folder) => {
  const german = { language: "de", isMirrored: false, texts: ["Save", "Speichern"] };
  const arabic = { language: "ar", isMirrored: true, texts: ["Save", "حفظ"] };
  const attributes = await writeTexts([arabic, german], { name: "panel", folder, base: "./" });
  const files = (await readdir(folder)).sort();
  assert.equal(files.length, 2);
  assert.ok(files.every(isHashed), "browsers may keep them");
  const [, pattern] = attributes.match(/^ data-languages="ar de" data-texts="\.\/(\S+)" data-mirrored="ar"$/);
  assert.deepEqual(files, ["ar", "de"].map((language) => pattern.replace("*", language)));
  assert.deepEqual(JSON.parse(await readFile(join(folder, files[1]), "utf8")), german.texts);
  const changed = await writeTexts([arabic, { ...german, texts: ["Save", "Sichern"] }], { name: "panel", folder, base: "./" });
  assert.notEqual(changed, attributes);
}));

test("an app without other languages names none", async () => {
  assert.equal(await writeTexts([], { name: "panel", folder: "nowhere", base: "./" }), "");
  assert.deepEqual(await readCatalogs({ build: "nowhere", package: "app" }, "debug", { withPseudo: true }), []);
});

test("pseudo-languages are in development builds only", () => inFolder(async (build) => {
  const folder = join(build, "wasm32-unknown-unknown/release/pipeframe-locales/app");
  await mkdir(folder, { recursive: true });
  for (const name of ["de.json", "en-XA.json", "en-XB.rtl.json"]) await writeFile(join(folder, name), '["Save","x"]');
  const read = async (withPseudo) => (await readCatalogs({ build, package: "app" }, "release", { withPseudo })).map(({ language, isMirrored }) => `${language} ${isMirrored}`);
  assert.deepEqual(await read(false), ["de false"]);
  assert.deepEqual(await read(true), ["de false", "en-XA false", "en-XB true"]);
}));

test("the build knows the plural forms that Intl chooses among", async () => {
  const source = await readFile(new URL("../../../crates/pipeframe-locales/src/plural.rs", import.meta.url), "utf8");
  const rows = [...source.matchAll(/\(\s*&\[([^\]]+)\],\s*"([^"]+)",?\s*\)/g)];
  assert.ok(rows.length >= 10);
  const numbers = [...Array(2001).keys(), 1e4, 1e5, 1e6, 2e6, 1e7, 1e9];
  for (const [, categories, languages] of rows) {
    const known = [...categories.matchAll(/\w+/g)].map(([category]) => category);
    for (const language of languages.split(" ")) {
      const rules = new Intl.PluralRules(language);
      const found = new Set(numbers.map((number) => rules.select(number)));
      assert.deepEqual(known.toSorted(), [...found].sort(), language);
    }
  }
});
