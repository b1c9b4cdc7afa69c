import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { checkApi } from "../lib/api.mjs";

const policy = (sources) => `<meta content="default-src 'none'; connect-src ${sources}" http-equiv=Content-Security-Policy>`;

test("the app's own page is as it must be", async () => {
  checkApi(await readFile("index.html", "utf8"));
});

test("an early question that is no path below the API is refused, in both spellings of HTML", () => {
  assert.throws(() => checkApi("<meta content=https://api.example.com/a data-surface=panel name=early-data>"), /path below the API/);
  assert.throws(() => checkApi('<meta name="early-data" data-surface="panel" content="vehicles" />'), /path below the API/);
  checkApi('<meta name="early-data" data-surface="panel" content="/vehicles" />');
});

test("an address that no page can ask is refused before anything is built on it", () => {
  for (const api of ["htps://api.example.com", "http://api.example.com", "https://user:secret@api.example.com"]) {
    assert.throws(() => checkApi(`<meta name="api" content="${api}"/>`), /The API can't be at/);
  }
  checkApi('<meta name="api" content="http://localhost:4000"/>');
});

test("an API of another origin must be allowed by the policy", () => {
  const api = "<meta content=https://api.example.com/v1 name=api>";
  assert.throws(() => checkApi(policy("'self'") + api), /Add https:\/\/api\.example\.com to connect-src/);
  checkApi(policy("'self' https://api.example.com") + api);
  checkApi(api);
  checkApi(`${policy("'self'")}<meta content=/api name=api>`);
});
