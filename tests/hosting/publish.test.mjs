// Updates of a folder that is being served.

import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { isHashed } from "../../packages/build/lib/hosting/rules.mjs";
import { publish } from "../../packages/build/lib/hosting/publish.mjs";
import { writeRelease } from "./support/release.mjs";

const versions = ["one", "two", "three", "four"];
const releases = {};
let target;

before(async () => {
  for (const version of versions) releases[version] = await writeRelease({ version });
  target = await mkdtemp(join(tmpdir(), "pipeframe-served-"));
});
after(async () => {
  for (const folder of [target, ...Object.values(releases)]) await rm(folder, { recursive: true, force: true });
});

const hashedIn = async (folder) => (await readdir(folder)).filter((name) => isHashed(name)).sort();
const has = async (version) => {
  const there = await readdir(target);
  return (await hashedIn(releases[version])).every((name) => there.includes(name));
};

test("the files of the last releases are kept, and those before are removed with their copies", async () => {
  await writeFile(join(target, "robots.txt"), "of somebody else");
  for (const version of versions) await publish(releases[version], target, { keep: 2 });
  assert.deepEqual([await has("one"), await has("two"), await has("three"), await has("four")], [false, false, true, true]);
  const there = await readdir(target);
  const copies = there.filter((name) => /\.(br|gz)$/.test(name));
  assert.deepEqual(copies.filter((name) => !there.includes(name.replace(/\.(br|gz)$/, ""))), []);
  assert.equal(await readFile(join(target, "robots.txt"), "utf8"), "of somebody else");
  assert.match(await readFile(join(target, "panel.html"), "utf8"), /panel four/);
  assert.match(brotliDecompressSync(await readFile(join(target, "panel.html.br"))).toString(), /panel four/);
  assert.deepEqual(there.filter((name) => /unfinished|publishing/.test(name)), []);
});

test("the icons of the kept releases stay, in the copies too, and those of others do not pile up", async () => {
  const icons = [await readFile(join(target, "icons.svg"), "utf8"), brotliDecompressSync(await readFile(join(target, "icons.svg.br"))).toString()];
  for (const text of icons) {
    assert.deepEqual([...text.matchAll(/<symbol id="(\w+)"/g)].map(([, name]) => name).sort(), ["add", "four", "three"]);
    assert.match(text, /<\/svg>\s*$/);
  }
});

test("the same release again changes nothing and takes nobody's place", async () => {
  const { kept, written, removed } = await publish(releases.four, target, { keep: 2 });
  assert.deepEqual([kept.length, written, removed], [2, 0, []]);
  assert.ok(await has("three"));
});

test("a release before comes back whole", async () => {
  await publish(releases.one, target, { keep: 2 });
  assert.match(await readFile(join(target, "panel.html"), "utf8"), /panel one/);
  assert.deepEqual([await has("one"), await has("four"), await has("three")], [true, true, false]);
});

test("a file that arrived in part is made whole", async () => {
  const [name] = await hashedIn(releases.one);
  await writeFile(join(target, name), "cut");
  await publish(releases.one, target, { keep: 2 });
  assert.deepEqual(await readFile(join(target, name)), await readFile(join(releases.one, name)));
});

test("at each moment of a publication, each page that can be read finds all that it names", async () => {
  let isPublishing = true;
  let seen = 0;
  const looking = (async () => {
    while (isPublishing) {
      for (const page of ["panel.html", "index.html"]) {
        for (const html of [await readFile(join(target, page), "utf8"), brotliDecompressSync(await readFile(join(target, `${page}.br`))).toString()]) {
          for (const [, file] of html.matchAll(/\.\/([\w-]+\.(?:js|wasm|css|svg))/g)) assert.ok((await stat(join(target, file))).size > 0, file);
          seen += 1;
        }
      }
    }
  })();
  for (let round = 0; round < 8; round += 1) await publish(releases[versions[round % versions.length]], target, { keep: 2 });
  isPublishing = false;
  await looking;
  assert.ok(seen > 8);
});

test("two publications at once are refused, and one that ended in the middle is no hindrance", async () => {
  await writeFile(join(target, ".pipeframe-publishing"), String(process.pid));
  await assert.rejects(publish(releases.two, target, { keep: 2 }), new RegExp(`being published to .*, by process ${process.pid}`));
  // No process has this number: it is beyond what systems give.
  await writeFile(join(target, ".pipeframe-publishing"), "4194305");
  await publish(releases.two, target, { keep: 2 });
  assert.ok(await has("two"));
});

test("what can't be published leaves the folder as it was", async () => {
  const kept = await readdir(target);
  await assert.rejects(publish(join(releases.one, "vehicles"), target, { keep: 2 }), /There is no release in/);
  await writeFile(join(target, ".pipeframe-releases.json"), "{");
  await assert.rejects(publish(releases.three, target, { keep: 2 }), /Delete it to keep them all/);
  assert.deepEqual(await readdir(target), kept);
});
