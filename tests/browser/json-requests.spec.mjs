// An endpoint is asked by the preview's own server, as Pipedrive's servers do: without CORS headers, with the password that the page never
// sees, and with request and answer in the tools.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePorts } from "../../tools/testing/ports.mjs";
import { serve } from "../../packages/preview/lib/server.mjs";
import { registrationPath } from "../../packages/preview/lib/arguments.mjs";
import { variableOf } from "../../packages/preview/lib/relay.mjs";
import { expect, test } from "./support/test.mjs";

const asked = [];
let endpoints;
let selfSigned;
let folder;
let server;

test.beforeAll(async () => {
  endpoints = createServer((request, response) => {
    asked.push(request);
    response.writeHead(200, { "content-type": "application/json", "access-control-allow-origin": "*", "access-control-allow-headers": "*" }).end('{"data":[]}');
  });
  await new Promise((resolve) => endpoints.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${endpoints.address().port}/visits`;
  const panel = { name: "Visits", identifier: "visits", url, locations: ["person-details"], authentication: ["jwt", "http-auth"] };
  folder = await mkdtemp(join(tmpdir(), "json-requests-"));
  selfSigned = await startSelfSigned(folder);
  const registration = join(folder, "registration.json");
  await writeFile(registration, JSON.stringify({ name: "Visits", callbackUrl: "/callback", clientId: "visits", jsonPanels: [panel, { ...panel, name: "Open visits", identifier: "open", locations: ["deal-details"], authentication: ["jwt"] }, { ...panel, name: "Self-signed", identifier: "self-signed", url: `https://localhost:${selfSigned.address().port}/visits`, locations: ["organization-details"], authentication: ["jwt"] }] }));
  process.env[variableOf("visits")] = "pipedrive:open-sesame";
  const [port] = await freePorts(1);
  server = await serve({ folder: "target/test-dist/preview", port, registration });
});

test.afterAll(async () => {
  delete process.env[variableOf("visits")];
  server.close();
  endpoints.closeAllConnections();
  endpoints.close();
  selfSigned.closeAllConnections();
  selfSigned.close();
  await rm(folder, { recursive: true });
});

test("an endpoint is asked with token and password, and the tools show it without either", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`http://127.0.0.1:${server.port}/?registration=${encodeURIComponent(registrationPath)}&at=person-details&record=4&tools=requests`);
  await page.getByRole("button", { name: "Ask Visits" }).click();
  const row = page.getByRole("list", { name: "Requests, oldest first" }).getByRole("button").last();
  await expect(row).toContainText(/Visits.*GET.*200.*answered/);
  const request = asked.at(-1);
  expect(request.url).toMatch(/^\/visits\?resource=person&view=details&userId=12345&companyId=54321&selectedIds=4&isShared=false&token=eyJ[^&]+$/);
  expect(request.headers.authorization).toBe(`Basic ${btoa("pipedrive:open-sesame")}`);
  expect(request.headers.origin).toBe(undefined);

  await row.click();
  const detail = page.getByRole("complementary", { name: "Request" });
  await expect(detail).toContainText("Sent by the preview's server, as Pipedrive's servers send it.");
  await expect(detail).toContainText('"authorization": "Basic •••"');
  await detail.getByRole("button", { name: "Copy as curl" }).click();
  const curl = await page.evaluate(() => navigator.clipboard.readText());
  expect(curl).toContain(`'http://127.0.0.1:${endpoints.address().port}/visits?`);
  const shown = curl + JSON.stringify(await page.evaluate(() => globalThis.preview.requests())) + (await detail.textContent());
  for (const secret of [new URL(request.url, "http://a.test").searchParams.get("token").split(".")[2], "sesame", request.headers.authorization]) expect(shown).not.toContain(secret);
});

test("a self-signed certificate is refused, and the failure lab says of one what the relay says", async ({ page }) => {
  await page.goto(`http://127.0.0.1:${server.port}/?registration=${encodeURIComponent(registrationPath)}&at=organization-details&record=1&tools=requests`);
  const ask = page.getByRole("button", { name: "Ask Self-signed" });
  const rows = page.getByRole("list", { name: "Requests, oldest first" }).getByRole("button");
  await ask.click();
  await expect(rows.last()).toContainText(/Self-signed.*GET.*certificate/);
  const count = await rows.count();
  await page.evaluate(() => globalThis.preview.inject({ endpoint: "json-panel", times: 1, fault: "certificate" }));
  await ask.click();
  await expect(rows).toHaveCount(count + 1);
  await expect(rows.last()).toContainText(/Self-signed.*GET.*certificate/);
  const verdicts = await page.evaluate(() => globalThis.preview.requests().slice(-2).map(({ answer }) => [answer.verdict, answer.status]));
  expect(verdicts[1]).toEqual(verdicts[0]);
});

test("on a host of plain files the page asks itself", async ({ page }) => {
  await page.addInitScript(() => {
    const forget = () => document.querySelectorAll("meta[name=preview-companion]").forEach((named) => named.remove());
    new MutationObserver(forget).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`http://127.0.0.1:${server.port}/?registration=${encodeURIComponent(registrationPath)}&at=person-details&record=4&tools=requests`);
  const rows = page.getByRole("list", { name: "Requests, oldest first" }).getByRole("button");
  const detail = page.getByRole("complementary", { name: "Request" });
  await page.getByRole("button", { name: "Ask Visits" }).click();
  await expect(rows.last()).toContainText("blocked");
  await rows.last().click();
  await expect(detail).toContainText("the endpoint asks for a password, which only the preview's server has");
  await page.getByRole("button", { name: "Ask Open visits" }).click();
  await expect(rows.last()).toContainText(/200.*answered/);
  expect(asked.at(-1).headers.origin).toBe(`http://127.0.0.1:${server.port}`);
  await rows.last().click();
  await expect(detail).toContainText("Sent by this page: no relay knows the extension.");
});

/** An endpoint whose certificate nobody but itself has signed. */
async function startSelfSigned(folder) {
  const [key, certificate] = ["key.pem", "certificate.pem"].map((name) => join(folder, name));
  await promisify(execFile)("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]);
  const secure = createSecureServer({ key: await readFile(key), cert: await readFile(certificate) }, (_, response) => response.end("{}"));
  await new Promise((resolve) => secure.listen(0, "127.0.0.1", resolve));
  return secure;
}
