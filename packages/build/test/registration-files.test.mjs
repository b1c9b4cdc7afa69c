import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { copyRegistration } from "../lib/registration-files.mjs";

test("a registration is copied with what it names, and its hash changes with each file", async () => {
  const folder = await mkdtemp(join(tmpdir(), "registration-"));
  const from = join(folder, "assets");
  await mkdir(join(from, "json"), { recursive: true });
  const registration = { jsonPanels: [{ structure: "json/visits.json" }], jsonModals: [{ structure: "json/missing.json" }] };
  await writeFile(join(from, "registration.json"), JSON.stringify(registration));
  const copy = () => copyRegistration(join(from, "registration.json"), join(folder, "build/assets/registration.json"));
  try {
    const hashes = [];
    for (const structure of ["{}", '{ "type": "array" }']) {
      await writeFile(join(from, "json/visits.json"), structure);
      hashes.push(await copy(), await copy());
      assert.equal(await readFile(join(folder, "build/assets/json/visits.json"), "utf8"), structure);
    }
    assert.equal(hashes[0], hashes[1]);
    assert.notEqual(hashes[1], hashes[2]);
    await writeFile(join(from, "registration.json"), JSON.stringify({ ...registration, name: "Other" }));
    assert.notEqual(await copy(), hashes[3]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
