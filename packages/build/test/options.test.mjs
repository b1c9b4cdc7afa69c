import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";
import { readOptions, takeOptions } from "../lib/options.mjs";

const run = promisify(execFile);
const program = fileURLToPath(new URL("../bin/pipeframe-build.mjs", import.meta.url));
const options = { api: { type: "string" }, tls: { type: "boolean" } };

test("what is not our own is passed on in its order", () => {
  const { values, rest } = takeOptions(["--locked", "--api", "https://a.example", "--dist", "out", "--tls", "-v"], "release", options);
  assert.deepEqual({ ...values }, { api: "https://a.example", tls: true });
  assert.deepEqual(rest, ["--locked", "--dist", "out", "-v"]);
  assert.deepEqual({ ...takeOptions(["--api=https://a.example"], "release", options).values }, { api: "https://a.example" });
});

test("an option without its value, an unknown one and a word too many are refused with where to look", () => {
  assert.throws(() => takeOptions(["--dist", "out", "--api"], "release", options), /pipeframe-build release --help/);
  assert.throws(() => readOptions(["--apo", "x"], "configure", options), /pipeframe-build configure --help/);
  assert.throws(() => readOptions(["one", "two"], "configure", options, 1), /"two" is one word too many/);
});

test("each command says what it is for", async () => {
  const { stdout } = await run(process.execPath, [program, "--help"]);
  const names = stdout.trim().split("\n").map((line) => /^pipeframe-build ([\w-]+)/.exec(line)?.[1]);
  assert.ok(names.length > 8);
  for (const name of names) {
    assert.match((await run(process.execPath, [program, name, "--help"])).stdout, new RegExp(`^pipeframe-build ${name}\\b.*\\S`));
  }
});
