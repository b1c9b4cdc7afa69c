import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import { test } from "node:test";
import { companion, isRestPath, withStandIn } from "../lib/companion.mjs";
import { firstLine, look } from "../lib/look.mjs";

const ours = { "sec-fetch-site": "same-origin" };

test("Pipedrive's API is told from the app's own", () => {
  for (const path of ["/api/v1/deals", "/api/v2/persons/1", "/v1/users/me", "/v2/x"]) assert.equal(isRestPath(path), true, path);
  for (const path of ["/api/vehicles", "/api", "/panel", "/v3/x", "/api/v1"]) assert.equal(isRestPath(path), false, path);
});

test("the page is told of a stand-in by the path that is passed on to it", () => {
  assert.equal(withStandIn("<title>x</title>"), '<title>x</title><meta name="preview-stand-in" content="/.stand-in/">');
});

test("a request for the API gets 404 as JSON, which no other origin may read, and those who follow hear of it", async () => {
  await withCompanion(async (port) => {
    const heard = listenOnce(port);
    await heard.ready;
    const { status, headers, body } = await ask(port, "/api/v1/deals/1?api_token=secret", { origin: "http://localhost:3000" });
    assert.equal(status, 404);
    assert.equal(headers["access-control-allow-origin"], undefined);
    assert.match(JSON.parse(body).error, /^This is Pipeframe's preview\./);
    assert.deepEqual(await heard.request, { method: "GET", path: "/api/v1/deals/1", origin: "http://localhost:3000" });
  });
});

test("who comes late hears what was asked since a time of theirs", async () => {
  await withCompanion(async (port) => {
    const before = Date.now();
    await ask(port, "/v1/users/me", { referer: "http://localhost:3000/panel?token=a" });
    const { request } = listenOnce(port, `?since=${before}`);
    assert.deepEqual(await request, { method: "GET", path: "/v1/users/me", origin: "http://localhost:3000" });
  });
});

test("another site's page, another name and another method learn nothing", async () => {
  await withCompanion(async (port) => {
    // A page of a site whose name leads here may write any header that is not the browser's own.
    const renamed = { ...ours, host: "preview.example", "x-forwarded-host": "localhost" };
    const cases = [{}, { "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }, { ...ours, host: "preview.example" }, renamed];
    for (const headers of cases) assert.equal((await ask(port, "/.pipeframe/requests", headers)).status, 403, JSON.stringify(headers));
    assert.equal((await ask(port, "/.pipeframe/requests", ours, "POST")).status, 403);
    assert.equal((await ask(port, "/.pipeframe/else", ours)).status, 404);
  });
});

test("behind trunk the host is the one that trunk was asked by", async () => {
  const status = (host) => withCompanion(async (port) => (await ask(port, "/.pipeframe/look?address=x", { ...ours, "x-forwarded-host": host })).status, undefined, { isBehindTrunk: true });
  for (const host of ["localhost", "127.0.0.1:8080", "[::1]:8080", "app.localhost:8080"]) assert.equal(await status(host), 200, host);
  // Trunk puts its own before what a page has written.
  for (const host of ["preview.example", "preview.example:8080, localhost", "preview.example, x.localhost", "localhost.example"]) assert.equal(await status(host), 403, host);
});

test("where other machines are let in, nothing is looked at for them", async () => {
  await withCompanion(async (port) => assert.equal((await ask(port, "/.pipeframe/look?address=x", ours)).status, 404), undefined, { isOpen: true });
});

test("a page is looked at with its status, its headers and the first line of an error", async () => {
  const app = (request, response) => {
    if (request.url.startsWith("/broken")) response.writeHead(500, { "content-type": "text/html" }).end("<html><style>x</style><body>\n<h1>TypeError: x</h1>");
    else if (request.url.startsWith("/login")) response.writeHead(302, { location: "/home?token=a.b.c" }).end();
    else response.writeHead(200, { "content-type": "text/html", "x-frame-options": "DENY", "content-security-policy": "frame-ancestors 'self'" }).end("<p>");
  };
  await withServer(app, async (port) => {
    const at = (path) => look(`http://127.0.0.1:${port}${path}`);
    assert.deepEqual(await at("/panel?id=1"), {
      status: 200, frameOptions: "DENY", policy: "frame-ancestors 'self'", type: "text/html", title: undefined, redirects: [],
    });
    const { status, said } = await at("/broken");
    assert.deepEqual([status, said], [500, "TypeError: x"]);
    assert.deepEqual((await at("/login?id=1")).redirects, [`http://127.0.0.1:${port}/home`]);
  });
});

test("a server that isn't there, a circle of redirects and an address of another kind are failures", async () => {
  const port = await withServer(() => {}, (port) => port);
  assert.equal((await look(`http://127.0.0.1:${port}/`)).failure, "ECONNREFUSED");
  await withServer((request, response) => response.writeHead(302, { location: request.url }).end(), async (port) => {
    assert.equal((await look(`http://127.0.0.1:${port}/`)).failure, "TOO_MANY_REDIRECTS");
  });
  assert.match((await look("file:///etc/hosts")).failure, /not an http/);
  assert.match((await look(null)).failure, /not an http/);
});

test("a server that takes its time is not a failure", async () => {
  await withServer(() => {}, async (port) => {
    assert.deepEqual(await look(`http://127.0.0.1:${port}/`, 50), { redirects: [] });
  });
});

test("the first line is what a person would read", () => {
  assert.equal(firstLine('{"detail":"The token is expired.","title":"Unauthorized"}'), "The token is expired.");
  assert.equal(firstLine("<title>Error</title><p>x"), "Error");
  assert.equal(firstLine("<script>var a</script>\n<div>Cannot find module</div>"), "Cannot find module");
  assert.equal(firstLine("Internal Server Error\nat x"), "Internal Server Error");
  assert.equal(firstLine(""), "");
});

async function withCompanion(use, place, front) {
  const answer = companion(place, front);
  return withServer((request, response) => answer(request, response) || response.writeHead(404).end(), use);
}

async function withServer(respond, use) {
  const server = createServer(respond);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(server.address().port);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function ask(port, path, headers, method = "GET") {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, headers, method }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part) => (body += part));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    sent.on("error", reject).end();
  });
}

/** The first request that a follower is told of. */
function listenOnce(port, query = "") {
  let ready;
  const isReady = new Promise((resolve) => (ready = resolve));
  const told = new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path: `/.pipeframe/requests${query}`, headers: ours }, (response) => {
      response.setEncoding("utf8").on("data", (part) => {
        if (part.startsWith(": here")) ready();
        const data = /^data: (.*)$/m.exec(part)?.[1];
        if (data) resolve(JSON.parse(data));
      });
      response.on("error", () => {});
    });
    sent.on("error", reject).end();
  });
  return { ready: isReady, request: told };
}
