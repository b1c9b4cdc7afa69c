import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { configureFolder, readSettings } from "../lib/hosting/configure.mjs";
import { metaContent, readApiSetting, withApi } from "../lib/hosting/document.mjs";
import { finishFolder } from "../lib/hosting/finish-folder.mjs";

const minified = `<!doctype html><html lang=en><title>Car services</title><meta content="default-src 'none'; script-src 'self' 'sha256-a+b/c='; connect-src 'self'; img-src 'self'" http-equiv=Content-Security-Policy><meta content=api name=api><template data-boot data-js=./a.js data-wasm=./a.wasm></template>${"<p>Text</p>".repeat(50)}`;
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "pipeframe-configure-"));
  for (const file of ["index.html", "panel.html"]) await writeFile(join(folder, file), minified);
  await finishFolder(folder);
});
after(() => rm(folder, { recursive: true, force: true }));

const read = (file) => readFile(join(folder, file), "utf8");
const sources = (html) => metaContent(html, "content-security-policy").match(/connect-src ([^;]*)/)[1];

test("every document names the API and lets its page ask there, and the compressed copies say the same", async () => {
  await configureFolder(folder, readSettings({ api: "https://api.example.com/v1/", name: `Cars & "more" <$&>` }));
  for (const file of ["index.html", "panel.html"]) {
    const html = await read(file);
    assert.equal(metaContent(html, "api"), "https://api.example.com/v1");
    assert.equal(metaContent(html, "content-security-policy"), "default-src 'none'; script-src 'self' 'sha256-a+b/c='; connect-src 'self' https://api.example.com; img-src 'self'");
    assert.match(html, /<title>Cars &amp; &quot;more&quot; &lt;\$&amp;><\/title>/);
    assert.equal(brotliDecompressSync(await readFile(join(folder, `${file}.br`))).toString(), html);
    assert.equal(gunzipSync(await readFile(join(folder, `${file}.gz`))).toString(), html);
  }
  assert.doesNotMatch(await read("404.html"), /api\.example/);
});

test("another setting takes the place of the one before", async () => {
  await configureFolder(folder, readSettings({ api: "https://one.example" }));
  await configureFolder(folder, readSettings({ api: "http://localhost:4000" }));
  assert.equal(sources(await read("panel.html")), "'self' http://localhost:4000");
  await configureFolder(folder, readSettings({ api: "/v2/api" }));
  assert.equal(sources(await read("panel.html")), "'self'");
  assert.equal(metaContent(await read("panel.html"), "api"), "/v2/api");
  const settled = await read("panel.html");
  await configureFolder(folder, readSettings({ api: "/v2/api" }));
  assert.equal(await read("panel.html"), settled);
});

test("an origin that the app's author named stays, and 'none' gives way", () => {
  const policy = (connect) => `<meta http-equiv="Content-Security-Policy" content="${connect}" /><meta name="api" content="api" />`;
  assert.equal(sources(withApi(policy("connect-src 'self' https://maps.example"), "https://api.example")), "'self' https://maps.example https://api.example");
  assert.equal(sources(withApi(policy("connect-src 'none'"), "https://api.example")), "https://api.example");
  assert.throws(() => withApi(policy("default-src 'self'"), "https://api.example"), /has no connect-src/);
});

test("who may frame the pages is written for static hosts", async () => {
  await configureFolder(folder, readSettings({ "framed-by": ["https://acme.example"] }));
  assert.match(await read("_headers"), /frame-ancestors https:\/\/acme\.example$/m);
  assert.match(await read("vercel.json"), /"frame-ancestors https:\/\/acme\.example"/);
});

test("a wrong setting is refused in plain words, and nothing is written", async () => {
  for (const [written, told] of [
    ["htps://api.example.com", /not an address of http or https/],
    ["api.example.com:443", /not an address of http or https/],
    ["//api.example.com", /not an address of http or https/],
    ["https://", /not an address of http or https/],
    ["http://api.example.com", /came by https may not ask by http/],
    ["https://user:secret@api.example.com", /with a user or a password/],
    ["https://api.example.com?key=1", /can't hold "\?key=1"/],
    ["https://*.example.com", /characters that a policy can't hold/],
    ["https://a.example;script-src *", /not an address|policy can't hold/],
    ["javascript:alert(1)", /not an address of http or https/],
    ["", /not an address of http or https/],
    ["../api", /not an address of http or https/],
  ]) {
    assert.throws(() => readSettings({ api: written }), (error) => told.test(error.message) && !error.message.includes("undefined"), written);
  }
  assert.throws(() => readSettings({ name: " " }), /a line of at most 100/);
  assert.throws(() => readSettings({ "framed-by": ["https://a.example/path"] }), /is not an origin/);
  const kept = await read("panel.html");
  await writeFile(join(folder, "extra.html"), "<!doctype html><p>Without an API</p>");
  await assert.rejects(configureFolder(folder, readSettings({ api: "https://api.example" })), /extra\.html doesn't say where the API is/);
  assert.equal(await read("panel.html"), kept);
  await rm(join(folder, "extra.html"));
});

test("every way to write an API that a page can ask is taken", () => {
  for (const written of ["api", "/api", "v1/api", "/a.b/c-d", "https://api.example.com", "https://api.example.com:8443/v1", "http://localhost:4000", "http://127.0.0.1:4000/api", "http://[::1]:4000"]) {
    assert.equal(readApiSetting(written), written);
    assert.equal(readApiSetting(`${written}/`), written);
  }
});
