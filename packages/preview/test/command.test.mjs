// The command as its users run it, with a page instead of the preview's files.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { freePorts } from "../../../tools/testing/ports.mjs";
import { NotUnderstood, read } from "../lib/arguments.mjs";

const command = fileURLToPath(new URL("../bin/pipeframe-preview.mjs", import.meta.url));

test("addresses become parameters of the preview's own, with the scheme that people leave out", () => {
  const { query, port, opens } = read(["--app", "localhost:3000", "--panel-url", "https://a.test/x?y=1", "--port", "8123", "--open"]);
  assert.equal(query, "?app=http%3A%2F%2Flocalhost%3A3000&panel-url=https%3A%2F%2Fa.test%2Fx%3Fy%3D1");
  assert.deepEqual([port, opens], [8123, true]);
  assert.equal(read([]).query, "");
});

test("what makes no sense is said with what to write", () => {
  const cases = [
    [["--port", "http"], /not a port/],
    [["--port", "70000"], /1 to 65535/],
    [["--app", "ftp://a"], /not an address/],
    [["--registration", "nowhere.json"], /There is no file .*nowhere\.json/],
    [["--api", "4000"], /--api: .*such as http:\/\/localhost:4000/],
    [["--stand-in", "8082"], /--stand-in: .*such as/],
    [["--applicaton", "x"], /--help/],
    [["stray"], /--help/],
  ];
  for (const [written, said] of cases) assert.throws(() => read(written), (error) => error instanceof NotUnderstood && said.test(error.message), written.join(" "));
});

test("it serves the page for every path, names its companion, keeps to its folder, and ends cleanly", async () => {
  await withCommand([], async ({ port, said, end }) => {
    assert.match(said(), new RegExp(`^A simulated Pipedrive is at http://127\\.0\\.0\\.1:${port}/\n`));
    for (const host of ["127.0.0.1", "localhost"]) {
      const page = await fetch(`http://${host}:${port}/deals`);
      assert.match(await page.text(), /<title>Preview<\/title><meta name="preview-companion"/);
    }
    const program = await fetch(`http://127.0.0.1:${port}/program.wasm`);
    assert.equal(program.headers.get("content-type"), "application/wasm");
    assert.equal((await fetch(`http://127.0.0.1:${port}/missing.js`)).status, 404);
    assert.equal((await fetch(`http://127.0.0.1:${port}/..%2foutside.json`)).status, 404);
    assert.equal((await fetch(`http://127.0.0.1:${port}/api/v1/deals`)).status, 404);
    assert.equal(await end(), 0);
  });
});

test("what is asked below /api and of the stand-in is passed on to their servers, and the page knows of the stand-in", async () => {
  const other = createServer((request, response) => response.end(`answer to ${request.url}`));
  await new Promise((resolve) => other.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${other.address().port}`;
  await withCommand(["--api", address, "--stand-in", address], async ({ port }) => {
    const text = async (path) => (await fetch(`http://localhost:${port}${path}`)).text();
    assert.equal(await text("/api/notes"), "answer to /api/notes");
    assert.equal(await text("/.stand-in/state"), "answer to /control/state");
    assert.match(await text("/"), /<meta name="preview-stand-in" content="\/\.stand-in\/">/);
  });
  other.closeAllConnections();
  other.close();
});

test("a registration file is served, and a saved change loads the page again", async () => {
  await withCommand(["--registration", "app.json"], async ({ port, folder, said }) => {
    assert.match(said(), /\?registration=%2F\.pipeframe%2Fregistration\.json/);
    const events = await fetch(`http://127.0.0.1:${port}/.pipeframe/requests`, { headers: { "sec-fetch-site": "same-origin" } });
    const reader = events.body.getReader();
    await reader.read();
    await writeFile(join(folder, "app.json"), '{"name":"Second"}');
    let heard = "";
    while (!heard.includes("event: reload")) heard += new TextDecoder().decode((await reader.read()).value);
    assert.deepEqual(await (await fetch(`http://127.0.0.1:${port}/.pipeframe/registration.json`)).json(), { name: "Second" });
    await reader.cancel();
  });
});

test("pages of other sites can read the preview's files, which frames without an origin fetch, and nothing that the author wrote", async () => {
  await withCommand(["--registration", "app.json"], async ({ port }) => {
    const readers = async (path) => (await fetch(`http://127.0.0.1:${port}${path}`)).headers.get("access-control-allow-origin");
    assert.equal(await readers("/program.wasm"), "*");
    assert.equal(await readers("/.pipeframe/registration.json"), null);
  });
});

test("a taken port is named with another one", async () => {
  const other = createServer();
  await new Promise((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address();
  const { code, errors } = await finished(["--port", String(port)]);
  assert.equal(code, 2);
  assert.match(errors, new RegExp(`^Port ${port} is taken\\. Choose another, for example --port \\d+\\.\n$`));
  other.close();
});

/** Runs the command in a folder of its own, and ends it. */
async function withCommand(written, use) {
  const folder = await mkdtemp(join(tmpdir(), "pipeframe-"));
  await mkdir(join(folder, "static"));
  await writeFile(join(folder, "static/index.html"), "<title>Preview</title>");
  await writeFile(join(folder, "static/program.wasm"), "");
  await writeFile(join(folder, "outside.json"), "{}");
  await writeFile(join(folder, "app.json"), '{"name":"First"}');
  const [port] = await freePorts(1);
  const running = start(["--port", String(port), ...written], folder);
  try {
    await running.says("Ctrl-C ends it.");
    await use({ port, folder, said: running.said, end: () => (running.process.kill("SIGINT"), running.ended) });
  } finally {
    running.process.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  }
}

async function finished(written) {
  const folder = await mkdtemp(join(tmpdir(), "pipeframe-"));
  await mkdir(join(folder, "static"));
  const running = start(written, folder);
  const code = await running.ended;
  await rm(folder, { recursive: true, force: true });
  return { code, errors: running.errors() };
}

function start(written, folder) {
  const env = { ...process.env, PIPEFRAME_PREVIEW_STATIC: join(folder, "static") };
  const child = spawn(process.execPath, [command, ...written], { cwd: folder, env });
  let said = "";
  let errors = "";
  let heard = () => {};
  child.stdout.setEncoding("utf8").on("data", (part) => {
    said += part;
    heard();
  });
  child.stderr.setEncoding("utf8").on("data", (part) => (errors += part));
  const ended = new Promise((resolve) => child.on("close", resolve));
  const says = (text) =>
    new Promise((resolve, reject) => {
      heard = () => said.includes(text) && resolve();
      heard();
      ended.then((code) => reject(new Error(`It ended with ${code}: ${errors}`)));
    });
  return { process: child, said: () => said, errors: () => errors, ended, says };
}
