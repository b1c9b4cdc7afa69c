// The registration file as the preview's Developer Hub writes it: that file alone, and only over what the page read.

import assert from "node:assert/strict";
import files, { chmod, lstat, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { companion } from "../lib/companion.mjs";

const chmodOfNode = files.chmod;
const before = '{ "name": "Before" }\n';
const after = '{ "name": "After" }\n';
const ours = { "sec-fetch-site": "same-origin" };

test("the file is written, keeps its mode, and leaves nothing beside it", () => withFile(async ({ file, folder, put }) => {
  await chmod(file, 0o640);
  const { status, body } = await put({ base: before, text: after, mark: "0.1" });
  assert.deepEqual([status, body.error], [200, undefined]);
  assert.match(body.file, /registration\.json$/);
  assert.equal(await readFile(file, "utf8"), after);
  assert.equal((await stat(file)).mode & 0o777, 0o640);
  assert.deepEqual(await readdir(folder), ["registration.json"]);
}));

test("nobody else can read what is written before it has the file's mode", (context) => withFile(async ({ file, put }) => {
  await chmod(file, 0o640);
  const modes = [];
  context.mock.method(files, "chmod", async (path, mode) => {
    modes.push((await stat(path)).mode & 0o777);
    await chmodOfNode(path, mode);
  });
  syncBuiltinESMExports();
  try {
    assert.equal((await put({ base: before, text: after, mark: "0.1" })).status, 200);
  } finally {
    context.mock.restoreAll();
    syncBuiltinESMExports();
  }
  assert.deepEqual(modes, [0o600]);
}));

test("a file that was changed since the page read it stays as it is", () => withFile(async ({ file, put }) => {
  const changed = '{ "name": "By hand" }';
  await writeFile(file, changed);
  const { status, body } = await put({ base: before, text: after, mark: "0.1" });
  assert.equal(status, 409);
  assert.match(body.error, /was changed since this page read it, so nothing was written/);
  assert.equal(await readFile(file, "utf8"), changed);
}));

test("nothing but the text of a JSON object is written", () => withFile(async ({ file, put }) => {
  for (const wanted of [{ base: before, text: "[]", mark: "1" }, { base: before, text: "{", mark: "1" }, { base: before, mark: "1" }, { base: before, text: after, mark: "a\nb" }, []]) {
    assert.equal((await put(wanted)).status, 400, JSON.stringify(wanted));
  }
  assert.equal((await put({ base: before, text: after, mark: "1" }, { "content-type": "text/plain" })).status, 415);
  assert.equal((await put({ base: before, text: `{"a":"${"x".repeat(3_000_000)}"}`, mark: "1" })).status, 413);
  assert.equal(await readFile(file, "utf8"), before);
}));

test("a page of another site, another name and another method write nothing", () => withFile(async ({ file, put }) => {
  const wanted = { base: before, text: after, mark: "1" };
  const strangers = [{ "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }, { "sec-fetch-site": undefined }, { "x-forwarded-host": "preview.example" }];
  for (const headers of strangers) assert.equal((await put(wanted, headers)).status, 403, JSON.stringify(headers));
  assert.equal((await put(wanted, {}, "POST")).status, 403);
  assert.equal((await put(wanted, {}, "PUT", "/.pipeframe/look")).status, 403);
  assert.equal(await readFile(file, "utf8"), before);
}));

test("a link stays one, and a path that leads elsewhere can't be named", () => withFile(async ({ file, folder, put }) => {
  const real = join(folder, "real.json");
  await writeFile(real, before);
  await rm(file);
  await symlink(real, file);
  await put({ base: before, text: after, mark: "1", file: "/etc/hosts", path: "/etc/hosts" });
  assert.equal((await lstat(file)).isSymbolicLink(), true);
  assert.equal(await readFile(real, "utf8"), after);
}));

test("without a file nothing is written, and the page hears of it", () => withFile(async ({ port }) => {
  const address = `http://127.0.0.1:${port}/.pipeframe/registration`;
  const told = await (await fetch(address, { headers: ours })).json();
  assert.match(told.error, /without a registration file/);
  const put = await fetch(address, { method: "PUT", headers: ours, body: "{}" });
  assert.equal(put.status, 404);
}, { named: false }));

async function withFile(use, { named = true } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "registration-"));
  const file = join(folder, "registration.json");
  await writeFile(file, before);
  const answer = companion({ file, path: "/registration.json", isOwn: named, own: () => "http://127.0.0.1" }, { isBehindTrunk: true });
  const server = createServer((request, response) => answer(request, response) || response.writeHead(404).end());
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  const put = async (wanted, more = {}, method = "PUT", path = "/.pipeframe/registration") => {
    const headers = Object.fromEntries(Object.entries({ ...ours, "content-type": "application/json", ...more }).filter(([, value]) => value !== undefined));
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, body: JSON.stringify(wanted) });
    return { status: response.status, body: await response.json() };
  };
  try {
    await use({ folder, file, port, put });
  } finally {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}
