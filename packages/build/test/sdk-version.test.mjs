import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const dependencies = async (file) => JSON.parse(await readFile(file, "utf8")).dependencies;

test("the app, the template and the newest of the foreign clients have one version of the SDK", async () => {
  const version = (await dependencies("package.json"))["@pipedrive/app-extensions-sdk"];
  assert.equal((await dependencies("packages/build/template/package.json"))["@pipedrive/app-extensions-sdk"], version);
  const clients = Object.keys(await dependencies("tests/interop/package.json")).filter((name) => name.startsWith("sdk-"));
  const versions = clients.map((name) => name.slice("sdk-".length)).sort((one, other) => one.localeCompare(other, "en", { numeric: true }));
  assert.equal(versions.at(-1), version);
});
