import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { colour, isAtLeast, splitVersion, trunkVersion, versionIn } from "../lib/tools.mjs";

test("the version of wasm-bindgen is the one that the program is compiled with", () => {
  const lock = '[[package]]\nname = "wasm-bindgen"\nversion = "0.2.130"\n\n[[package]]\nname = "wasm-bindgen-futures"\nversion = "0.4.80"\n';
  assert.equal(versionIn(lock, "wasm-bindgen"), "0.2.130");
  assert.throws(() => versionIn("", "wasm-bindgen"), /Run cargo generate-lockfile/);
});

test("a newer trunk will do, an older one won't", () => {
  const will = isAtLeast("0.21.14");
  for (const [found, expected] of [["0.21.14", true], ["0.22.0", true], ["1.0.0", true], ["0.21.9", false], ["0.20.99", false]]) assert.equal(will(found), expected, found);
});

test("NO_COLOR means the same to trunk as to other programs", () => {
  assert.deepEqual(colour("1"), { NO_COLOR: "true" });
  assert.deepEqual(colour(""), { NO_COLOR: undefined });
  for (const asked of [undefined, "true", "false"]) assert.deepEqual(colour(asked), {});
});

test("this repository's own commands take the same tools", async () => {
  const versions = await readFile("tools/environment.sh", "utf8");
  for (const line of [`trunk_version=${trunkVersion}`, `wasm_split_version=${splitVersion}`]) assert.match(versions, new RegExp(`^${line}$`, "m"));
});
