import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { apiProxy, readApiAddress, standInProxy } from "../lib/api-proxy.mjs";

async function listening(server) {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${server.address().port}`;
}

/** What a page gets, and what the app's server was asked, when it asks through the proxy. */
async function ask(path, { options = {}, respond = (_, response) => response.end("done"), below = "", by = apiProxy, front } = {}) {
  const asked = [];
  const api = createServer(async (request, response) => {
    const parts = await request.toArray();
    asked.push({ method: request.method, url: request.url, host: request.headers.host, authorization: request.headers.authorization, body: Buffer.concat(parts).toString() });
    respond(request, response);
  });
  const address = readApiAddress((await listening(api)) + below);
  const proxy = createServer(by(address, 8080, front));
  try {
    const response = await fetch((await listening(proxy)) + path, { redirect: "manual", ...options });
    return { asked, status: response.status, headers: response.headers, text: await response.text() };
  } finally {
    for (const server of [api, proxy]) {
      server.closeAllConnections();
      server.close();
    }
  }
}

test("a request reaches the server whole, under the host and the port that the page was loaded from", async () => {
  const { asked, status, text } = await ask("/api/calls?a=1", {
    options: { method: "POST", body: "words", headers: { Authorization: "Bearer made-up", "X-Forwarded-Host": "localhost" } },
    front: { isBehindTrunk: true },
  });
  assert.deepEqual([status, text], [200, "done"]);
  assert.deepEqual(asked, [{ method: "POST", url: "/api/calls?a=1", host: "localhost:8080", authorization: "Bearer made-up", body: "words" }]);
});

test("a page of a site whose name leads to this machine asks nothing, unless other machines are let in", async () => {
  const renamed = { options: { headers: { "X-Forwarded-Host": "preview.example" } } };
  for (const by of [apiProxy, standInProxy]) {
    const path = by === apiProxy ? "/api/calls" : "/.stand-in/state";
    const { asked, status } = await ask(path, { ...renamed, by, front: { isBehindTrunk: true } });
    assert.deepEqual([asked, status], [[], 403]);
  }
  const open = { ...renamed, front: { isBehindTrunk: true, isOpen: true } };
  assert.equal((await ask("/api/calls", open)).asked[0].host, "preview.example:8080");
  const { asked, status } = await ask("/.stand-in/state", { ...open, by: standInProxy });
  assert.deepEqual([asked, status], [[], 403]);
});

test("a server that answers below another path is asked there", async () => {
  const { asked } = await ask("/api/calls", { below: "/v1/" });
  assert.equal(asked[0].url, "/v1/calls");
});

test("the control routes of the stand-in are asked as the preview's own page, which it looks at", async () => {
  const { asked } = await ask("/.stand-in/state?after=3", { by: standInProxy, options: { headers: { "X-Forwarded-Host": "127.0.0.1" } }, front: { isBehindTrunk: true } });
  assert.deepEqual([asked[0].url, asked[0].host], ["/control/state?after=3", "127.0.0.1:8080"]);
});

test("without a stand-in the answer says how to start one", async () => {
  const proxy = createServer(standInProxy(undefined, 8080));
  try {
    const response = await fetch(`${await listening(proxy)}/.stand-in/state`);
    const { title, detail } = await response.json();
    assert.deepEqual([response.status, title], [502, "The stand-in can't be reached"]);
    assert.match(detail, /make preview BACKEND=1/);
  } finally {
    proxy.close();
  }
});

test("a redirect and every cookie reach the page", async () => {
  const respond = (_, response) => response.writeHead(303, { Location: "/elsewhere", "Set-Cookie": ["a=1", "b=2"] }).end();
  const { status, headers, asked } = await ask("/api/connect", { respond });
  assert.equal(status, 303);
  assert.equal(headers.get("location"), "/elsewhere");
  assert.deepEqual(headers.getSetCookie(), ["a=1", "b=2"]);
  assert.equal(asked.length, 1);
});

test("a server that isn't there is said so, as a problem that the page understands", async () => {
  const gone = createServer();
  const address = await listening(gone);
  await new Promise((resolve) => gone.close(resolve));
  const proxy = createServer(apiProxy(readApiAddress(address), 8080));
  const errors = console.error;
  console.error = () => {};
  try {
    const response = await fetch(`${await listening(proxy)}/api/calls`);
    assert.equal(response.status, 502);
    assert.match((await response.json()).detail, /nobody listens there\. Start it, then try again\.$/);
  } finally {
    console.error = errors;
    proxy.closeAllConnections();
    proxy.close();
  }
});

test("where no server is named, what to write is said", async () => {
  const proxy = createServer(apiProxy(undefined, 8080));
  const response = await fetch(`${await listening(proxy)}/api/calls`);
  assert.equal(response.status, 502);
  assert.match((await response.json()).detail, /make preview API=http:\/\/localhost:4000/);
  proxy.closeAllConnections();
  proxy.close();
});

test("what is not the address of a server is refused with an example", () => {
  for (const address of ["localhost:4000", "4000", "file:///tmp", ""]) {
    assert.throws(() => readApiAddress(address), /such as http:\/\/localhost:4000/, address);
  }
  assert.throws(() => readApiAddress("http://localhost:4000/?a"), /take "\?a" away/);
});
