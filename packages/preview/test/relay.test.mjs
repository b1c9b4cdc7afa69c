import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { promisify } from "node:util";
import { companion } from "../lib/companion.mjs";
import { mostAnswer } from "../lib/exchange.mjs";
import { relayPath, variableOf } from "../lib/relay.mjs";

const path = "assets/registration.json";
const panel = { identifier: "visits", name: "Visits", url: "/api/visits?kind=a", authentication: ["jwt"] };
const question = { extension: "visits", registration: path, method: "GET", query: [["resource", "person"], ["token", "a.b.c"]] };

test("an extension is asked at its registered address, with its own query first", async () => {
  await withRelay({ respond: json({ data: [] }) }, async ({ ask, asked }) => {
    const { status, answer } = await ask(question);
    assert.equal(status, 200);
    assert.equal(asked[0].url, "/api/visits?kind=a&resource=person&token=a.b.c");
    assert.equal(asked[0].headers.accept, "application/json");
    assert.deepEqual([answer.verdict, answer.status, answer.body, answer.reason], ["answered", 200, '{"data":[]}', undefined]);
    assert.ok(answer.milliseconds >= 0 && answer.milliseconds < 5_000);
    assert.match(answer.request.address, /\/api\/visits\?kind=a&resource=person&token=•••$/);
  });
});

test("a form is posted as JSON", async () => {
  await withRelay({ registration: { jsonModals: [{ ...panel, identifier: "form" }] }, respond: json({ success: {} }) }, async ({ ask, asked }) => {
    await ask({ ...question, extension: "form", method: "POST", body: { amount: 2 } });
    assert.deepEqual([asked[0].method, asked[0].headers["content-type"], asked[0].body], ["POST", "application/json", '{"amount":2}']);
  });
});

test("a button's own address is taken from the uploaded schema beside the registration, and from nowhere else", async () => {
  const registration = { jsonModals: [{ ...panel, identifier: "form", structure: "form.json" }, { ...panel, identifier: "outside", structure: "../form.json" }] };
  const schema = { properties: { actions: { properties: { send: { options: { url: "/api/send" } }, save: { options: {} } } } } };
  await withRelay({ registration, files: { "form.json": JSON.stringify(schema) }, respond: json({}) }, async ({ ask, asked }) => {
    const post = (extension, action) => ask({ ...question, extension, action, method: "POST", query: [] });
    for (const action of ["send", "save", "constructor", "http://127.0.0.1/x"]) await post("form", action);
    assert.deepEqual(asked.map(({ url }) => url), ["/api/send", "/api/visits?kind=a", "/api/visits?kind=a", "/api/visits?kind=a"]);
    assert.equal((await post("outside", "send")).answer.verdict, "unregistered");
  });
});

test("nothing in a question leads to another host, path or file", async () => {
  await withRelay({ respond: json({}) }, async ({ ask, asked }) => {
    const names = [["@evil.test/", "x"], ["/../../", "#"], ["a&b", "c=d\r\nx: y"], ["é", "?"]];
    await ask({ ...question, query: names });
    const { pathname, searchParams } = new URL(asked[0].url, "http://a.test");
    assert.equal(pathname, "/api/visits");
    assert.deepEqual([...searchParams].slice(1), names);
    for (const extension of ["http://127.0.0.1/", "../visits", "", "Visits", "__proto__"]) {
      const { answer } = await ask({ ...question, extension });
      assert.equal(answer.verdict, "unregistered", extension);
    }
    assert.equal(asked.length, 1);
  });
});

test("only web addresses and paths of the registration are asked", async () => {
  const urls = ["file:///etc/hosts", "//127.0.0.1:1/x", "javascript:1", "http://user:secret@127.0.0.1/", "", 7, null, "http://[", "ftp://127.0.0.1/"];
  const jsonPanels = urls.map((url, index) => ({ ...panel, identifier: String(index), url }));
  await withRelay({ registration: { jsonPanels } }, async ({ ask }) => {
    for (const [index, url] of urls.entries()) {
      const { answer } = await ask({ ...question, extension: String(index) });
      assert.equal(answer.verdict, "unregistered", String(url));
      assert.match(answer.reason, /Correct the registration/, String(url));
    }
  });
});

test("a page that shows another app or another registration is told that the relay does not know it", async () => {
  await withRelay({ respond: json({}) }, async ({ ask, asked }) => {
    for (const other of [{ app: "http://localhost:3000" }, { registration: "other.json" }]) {
      assert.equal((await ask({ ...question, ...other })).answer.verdict, "unregistered");
    }
    assert.equal((await ask({ ...question, registration: `/${path}` })).answer.verdict, "answered");
    assert.equal(asked.length, 1);
  });
});

test("an app with a base address of its own is asked there, whatever origin is registered", async () => {
  const registration = { jsonPanels: [{ ...panel, url: "https://production.example/base/visits" }] };
  await withRelay({ registration, isApp: true, respond: json({}) }, async ({ ask, asked, app }) => {
    await ask({ ...question, query: [], app });
    assert.equal(asked[0].url, "/base/visits");
  });
});

test("without a server the path below /api is refused with the command that names one", async () => {
  await withRelay({ hasNoApi: true }, async ({ ask }) => {
    const { answer } = await ask(question);
    assert.equal(answer.verdict, "refused");
    assert.match(answer.reason, /make preview API=/);
  });
});

test("the password comes from the environment file, and no answer repeats it", async () => {
  const registration = { jsonPanels: [{ ...panel, authentication: ["http-auth"] }, { ...panel, identifier: "open" }] };
  const basic = Buffer.from("pipedrive:o pen-sesame").toString("base64");
  const echo = (request, response) => response.writeHead(200, { "content-type": "application/json", "x-sent": request.headers.authorization ?? "none" }).end(JSON.stringify({ basic: request.headers.authorization ?? null, password: "o pen-sesame" }));
  await withRelay({ registration, respond: echo, environment: `A=1\n${variableOf("visits")}="pipedrive:o pen-sesame"\n` }, async ({ ask, asked }) => {
    const { answer } = await ask(question);
    assert.equal(asked[0].headers.authorization, `Basic ${basic}`);
    const said = JSON.stringify(answer);
    assert.ok(!said.includes(basic) && !said.includes("sesame"), said);
    assert.deepEqual(answer.request.headers.at(-1), ["authorization", "Basic •••"]);
    await ask({ ...question, extension: "open" });
    assert.equal(asked[1].headers.authorization, undefined);
  });
  await withRelay({ registration, respond: echo }, async ({ ask, asked }) => {
    assert.equal((await ask(question)).answer.passwordMissing, "PIPEFRAME_HTTP_AUTH_VISITS");
    assert.equal(asked[0].headers.authorization, undefined);
  });
});

const html = (request, response) => response.writeHead(401, { "content-type": "text/html", "set-cookie": "session=hush; Path=/" }).end("<h1>Log in</h1>");
const verdicts = [
  ["a page instead of JSON", html, "not-json", 401, /an HTML/],
  ["broken JSON", (_, response) => response.end('{"data": ['), "not-json", 200, /not JSON/],
  ["another encoding", (_, response) => response.end(Buffer.from([0x22, 0xff, 0x22])), "not-json", 200, /UTF-8/],
  ["an error as JSON", (_, response) => response.writeHead(402, { "content-type": "application/json" }).end('{"error":{"title":"Plan expired"}}'), "answered", 402],
  ["an error without a body", (_, response) => response.writeHead(401).end(), "answered", 401],
  ["JSON by another name", (_, response) => response.writeHead(200, { "content-type": "text/plain" }).end("{}"), "answered", 200, /text\/plain/],
  ["a redirect", (_, response) => response.writeHead(302, { location: "/login?token=a.b.c" }).end(), "redirect", 302, /token=•••/],
  ["an answer that breaks off", (_, response) => response.writeHead(200, { "content-length": 99 }).write('{"data"', () => response.destroy()), "cut", 200, /server's own log/],
  ["a connection that breaks off", (request) => request.socket.destroy(), "cut", undefined, /server's own log/],
  ["a chunked answer that breaks off", (_, response) => response.writeHead(200).write('{"data":[]}', () => response.destroy()), "cut", 200],
  ["a server that says nothing", () => {}, "timed-out", undefined, /0\.3 seconds/],
  ["a server that goes on for ever", (_, response) => response.writeHead(200).write("["), "timed-out", 200],
  ["a too large answer", (_, response) => response.end(`"${"x".repeat(mostAnswer)}"`), "too-large", 200, /fewer objects/],
];
for (const [name, respond, verdict, status, reason] of verdicts) {
  test(`the verdict on ${name} is ${verdict}`, async () => {
    await withRelay({ respond, patience: 300 }, async ({ ask, asked }) => {
      const { answer } = await ask(question);
      assert.deepEqual([answer.verdict, answer.status], [verdict, status], JSON.stringify(answer).slice(0, 400));
      if (reason) assert.match(answer.reason, reason);
      assert.ok(!JSON.stringify(answer.headers).includes("hush"));
      assert.equal(asked.length, 1, "no redirect is followed and nothing is asked twice");
    });
  });
}

test("nobody there, and a name that nobody knows, are refused", async () => {
  const jsonPanels = [["gone", `http://127.0.0.1:${await freePort()}/x`], ["unknown", "http://nowhere.invalid/x"]].map(([identifier, url]) => ({ ...panel, identifier, url }));
  await withRelay({ registration: { jsonPanels } }, async ({ ask }) => {
    assert.match((await ask({ ...question, extension: "gone" })).answer.reason, /Nobody listens there/);
    assert.equal((await ask({ ...question, extension: "unknown" })).answer.verdict, "refused");
  });
});

test("a self-signed certificate is not accepted, even where the environment says so", async () => {
  const folder = await mkdtemp(join(tmpdir(), "relay-tls-"));
  const [key, certificate] = ["key.pem", "certificate.pem"].map((name) => join(folder, name));
  await promisify(execFile)("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]);
  const server = createSecureServer({ key: await readFile(key), cert: await readFile(certificate) }, json({}));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
  try {
    const registration = { jsonPanels: [{ ...panel, url: `https://localhost:${server.address().port}/x` }] };
    await withRelay({ registration }, async ({ ask }) => {
      const { answer } = await ask(question);
      assert.deepEqual([answer.verdict, answer.status], ["certificate", undefined]);
      assert.match(answer.reason, /self-signed/);
    });
  } finally {
    if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    server.close();
    await rm(folder, { recursive: true });
  }
});

test("pages of others, other methods and malformed questions reach nothing", async () => {
  await withRelay({ respond: json({}) }, async ({ ask, asked, origin }) => {
    const cases = [
      [403, { origin: "http://evil.test" }],
      [403, { origin: "null" }],
      [403, { origin: undefined }],
      [403, { origin, "sec-fetch-site": "cross-site" }],
      [403, { "sec-fetch-site": undefined }],
      [403, { "x-pipeframe-relay": undefined }],
      [403, { host: "preview.example", origin: "http://preview.example" }],
      [403, { origin: "http://localhost:1" }],
      [415, { "content-type": "text/plain" }],
    ];
    for (const [status, headers] of cases) assert.equal((await ask(question, headers)).status, status, JSON.stringify(headers));
    assert.equal((await ask(undefined, {}, "GET")).status, 405);
    const wrong = [null, 7, [], {}, { ...question, method: "DELETE" }, { ...question, query: { a: 1 } }, { ...question, query: [["a", 1]] }, { ...question, registration: undefined }, { ...question, action: {} }];
    for (const one of wrong) assert.equal((await ask(one)).status, 400, JSON.stringify(one));
    assert.equal((await ask({ ...question, body: "x".repeat(300 * 1024) })).status, 413);
    assert.equal(asked.length, 0);
    const behindTrunk = { host: "127.0.0.1:1", "x-forwarded-host": "127.0.0.1", origin: "http://127.0.0.1:8080" };
    assert.equal((await ask(question, behindTrunk)).status, 403);
    await withRelay({ respond: json({ data: [] }), front: { isBehindTrunk: true } }, async ({ ask }) => assert.equal((await ask(question, behindTrunk)).status, 200));
  });
});

test("a registration that is not there or not JSON is said so", async () => {
  await withRelay({ text: "{" }, async ({ ask }) => assert.match((await ask(question)).answer.reason, /is not JSON/));
  await withRelay({ text: "null" }, async ({ ask }) => assert.equal((await ask(question)).answer.verdict, "unregistered"));
  await withRelay({ text: '{"jsonPanels":[null,7,{}],"jsonModals":{}}' }, async ({ ask }) => assert.equal((await ask(question)).answer.verdict, "unregistered"));
});

function json(body) {
  return (_, response) => response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
}

/** A preview's server with a relay, and behind it a server of the app that notes what it is asked. */
async function withRelay({ registration = { jsonPanels: [panel] }, text = JSON.stringify(registration), files = {}, environment = "", respond, patience, isApp, hasNoApi, front }, use) {
  const folder = await mkdtemp(join(tmpdir(), "relay-"));
  await writeFile(join(folder, "registration.json"), text);
  await writeFile(join(folder, ".env"), environment);
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const asked = [];
  const app = await listening(async (request, response) => {
    const parts = await request.toArray();
    asked.push({ url: request.url, method: request.method, headers: request.headers, body: Buffer.concat(parts).toString() });
    respond(request, response);
  });
  const place = { file: join(folder, "registration.json"), path, environmentFile: join(folder, ".env"), patience, own: () => "http://127.0.0.1:1" };
  const reach = isApp ? { app: app.origin } : hasNoApi ? {} : { api: { origin: app.origin, path: "/api" } };
  const answer = companion({ ...place, ...reach }, front);
  const preview = await listening((request, response) => answer(request, response));
  try {
    await use({ asked, app: app.origin, origin: preview.origin, ask: (question, headers, method) => ask(preview.origin, question, headers, method) });
  } finally {
    preview.end();
    app.end();
    await rm(folder, { recursive: true });
  }
}

async function listening(respond) {
  const server = createServer(respond);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const end = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, end };
}

async function freePort() {
  const { origin, end } = await listening(() => {});
  end();
  return new URL(origin).port;
}

function ask(origin, question, headers = {}, method = "POST") {
  const { host, hostname, port } = new URL(origin);
  const own = { host, origin, "sec-fetch-site": "same-origin", "x-pipeframe-relay": "1", "content-type": "application/json", ...headers };
  const sent = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, path: relayPath, headers: sent, method, agent: false }, async (response) => {
      const text = Buffer.concat(await response.toArray()).toString();
      resolve({ status: response.statusCode, answer: JSON.parse(text) });
    });
    asking.on("error", reject).end(question === undefined ? undefined : JSON.stringify(question));
  });
}
