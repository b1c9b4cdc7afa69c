// A client for Python as a second opinion, unmodified: only its addresses are the stand-in's.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { startHook } from "./hook.mjs";
import { allow, clientId, clientSecret, startStandIn } from "./stand-in.mjs";

const python = join(import.meta.dirname, "../../target/clients-python/bin/python");
// CI has Python: there it is a failure when the client is missing.
const skip = !process.env.CI && !existsSync(python) && "No Python client: tools/setup.sh installs it where there is Python.";

test("the Python client connects, refreshes, reads and writes, and makes a webhook", { skip }, async () => {
  const hook = await startHook();
  const standIn = await startStandIn(hook.address);
  try {
    const redirect = `${hook.address}/callback`;
    const client = (...words) => promisify(execFile)(python, [join(import.meta.dirname, "client.py"), standIn.address, clientId, clientSecret, redirect, ...words]);
    const { stdout: url } = await client("authorization-url");
    const code = await allow(url.trim());
    const { stdout } = await client("run", code, `${hook.address}/hook`);
    const done = JSON.parse(stdout);
    assert.deepEqual(done.me, { company: "harbour-motors", user: 12345 });
    assert.deepEqual(done.persons, [1, 2, 3, 4, 5, 6, 7, 8]);
    assert.deepEqual(done.deal, { title: "From Python", gone: true });
    assert.equal(done.refreshed, true);
    assert.equal(done.replayed, "invalid_grant");
    const { body } = await hook.next();
    assert.equal(body.data.title, "From Python");
    assert.deepEqual(done.webhooks, ["create.deal"]);
  } finally {
    await standIn.stop();
    hook.stop();
  }
});
