import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../bin/check-ports.mjs", import.meta.url));
const preview = fileURLToPath(new URL("../../../tools/preview.sh", import.meta.url));

test("a taken port is named with who holds it and how to choose another", async () => {
  await withServer(async (port) => {
    const { code, errors } = await run(process.execPath, [script, `PORT=${port}`]);
    assert.equal(code, 1);
    assert.match(errors, new RegExp(`^Port ${port} is taken`));
    assert.match(errors, /make preview PORT=\d+\n$/);
    if (existsSync("/proc/net/tcp")) assert.match(errors, new RegExp(`holds it \\(process ${process.pid}\\)`));
  });
});

test("the preview is not built for a port that is taken, its own server's included", async () => {
  await withServer(async (port) => {
    for (const variables of [{ PORT: port }, { BACKEND: "1", PORT: await freePort(), PIPEFRAME_PORT: port }]) {
      const { code, errors } = await run("bash", [preview], { ...process.env, ...variables });
      assert.equal(code, 1);
      assert.match(errors, new RegExp(`Port ${port} is taken`));
      assert.doesNotMatch(errors, /Building the preview/);
    }
  });
});

test("a free port gives no complaint", async () => {
  assert.deepEqual(await run(process.execPath, [script, `PORT=${await freePort()}`]), { code: 0, errors: "" });
});

test("what is not a port is said, and so is one port for two servers", async () => {
  for (const port of ["", "http", "0", "65536", "80.5"]) {
    const { code, errors } = await run(process.execPath, [script, `PORT=${port}`]);
    assert.equal(code, 1);
    assert.match(errors, /is not a port/);
  }
  const port = await freePort();
  assert.match((await run(process.execPath, [script, `PORT=${port}`, `PIPEFRAME_PORT=${port}`])).errors, /are both/);
});

async function withServer(act) {
  const server = createServer();
  const port = await listen(server);
  try {
    await act(port);
  } finally {
    server.close();
  }
}

async function freePort() {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function listen(server) {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(String(server.address().port))));
}

function run(command, options, env = process.env) {
  return new Promise((resolve) => execFile(command, options, { env }, (error, _, errors) => resolve({ code: error?.code ?? 0, errors })));
}
