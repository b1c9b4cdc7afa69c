// Each configuration, tried in the server that it is for: the same questions and the same answers everywhere.

import assert from "node:assert/strict";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { checkHost } from "../../packages/build/lib/hosting/check.mjs";
import { configurationFor } from "../../packages/build/lib/hosting/command.mjs";
import { writeRelease } from "./support/release.mjs";
import { cloudflarePages, netlify, vercel } from "./support/static-hosts.mjs";
import { missingServer, startCaddy, startNginx } from "./support/web-servers.mjs";

let folder;

before(async () => (folder = await writeRelease()));
after(() => rm(folder, { recursive: true, force: true }));

const configured = (server, ...words) => configurationFor([server, folder, "--folder", folder, ...words]);

const hosts = [
  { name: "nginx", start: async (...words) => startNginx(await configured("nginx", ...words)), encodings: ["gzip"], missing: await missingServer("nginx") },
  {
    name: "nginx with brotli",
    start: async (...words) => startNginx(await configured("nginx", "--brotli", ...words), { brotli: true }),
    encodings: ["br", "gzip"],
    missing: await missingServer("nginx", { brotli: true }),
  },
  { name: "Caddy", start: async (...words) => startCaddy(await configured("caddy", ...words)), encodings: ["br", "gzip"], missing: await missingServer("caddy") },
];

for (const { name, start, encodings, missing } of hosts) {
  test(`${name} serves a release as it needs it, at the root and below a path`, { skip: missing }, async () => {
    for (const below of ["", "/ext", "/apps.one/car"]) {
      const host = await start(...(below ? ["--below", below] : []));
      try {
        const { asked, complaints } = await checkHost(`${host.origin}${below}`, { folder, encodings });
        assert.deepEqual(complaints, [], below);
        assert.ok(asked > 2 * (await readdir(folder)).length / 3);
        if (below) assert.equal((await fetch(`${host.origin}/panel`)).status, 404);
      } finally {
        await host.close();
      }
    }
  });

  test(`${name} lets others frame the pages when it is told to`, { skip: missing }, async () => {
    const framedBy = ["https://acme.example", "https://*.other.example:8443"];
    const host = await start(...framedBy.flatMap((origin) => ["--framed-by", origin]));
    try {
      assert.deepEqual((await checkHost(host.origin, { folder, encodings, framedBy })).complaints, []);
      assert.ok((await checkHost(host.origin, { folder, encodings })).complaints.some((text) => text.includes("frame-ancestors https://acme.example")));
    } finally {
      await host.close();
    }
  });

  const ofServer = ["/api/vehicles?record=1", "/oauth/callback?error=user_denied", "/account", "/account/sign-in", "/webhooks", "/health"];
  test(`${name} passes what the app's server answers on`, { skip: missing }, async () => {
    const asked = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.end("{}");
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    for (const below of ["", "/ext"]) {
      const host = await start("--server", `http://127.0.0.1:${server.address().port}`, ...(below ? ["--below", below] : []));
      for (const path of [...ofServer, "/panel"]) assert.equal((await fetch(`${host.origin}${below}${path}`)).status, 200);
      await host.close();
    }
    server.closeAllConnections();
    server.close();
    assert.deepEqual(asked, [...ofServer, ...ofServer]);
  });
}

for (const [name, serve] of Object.entries({ Netlify: netlify, "Cloudflare Pages": cloudflarePages, Vercel: vercel })) {
  test(`${name} reads its files of a release so that it is served as it needs it`, async () => {
    const host = await serve(folder);
    try {
      assert.deepEqual((await checkHost(host.origin, { folder })).complaints, []);
    } finally {
      await host.close();
    }
  });
}

test("the usual faults of a host are told", async () => {
  const page = await readFile(join(folder, "index.html"));
  const faults = [
    // A host that answers each path that is no file with index.html.
    { answer: (found) => found ?? { body: page, type: "text/html" }, told: /-000000000000\.js: there is no such file, but it is answered with 200 and "text\/html"/ },
    { answer: (found) => found && { ...found, type: "application/octet-stream" }, told: /\.wasm: it is sent as "application\/octet-stream"/ },
    { answer: (found) => found && { ...found, headers: { "content-security-policy": undefined } }, told: /its Content-Security-Policy is missing/ },
    { answer: (found) => found && { ...found, headers: { "cache-control": "public, max-age=3600" } }, told: /panel\?id=1: it may be kept without asking/ },
    { answer: (found) => found && { ...found, headers: { "x-frame-options": "SAMEORIGIN" } }, told: /keeps Pipedrive from showing/ },
    { answer: (found) => found && { ...found, body: Buffer.from("cut") }, told: /what arrives is not the file/ },
  ];
  for (const { answer, told } of faults) {
    const server = createServer(async (request, response) => {
      const path = new URL(request.url, "http://localhost").pathname.slice(1);
      const name = path === "panel" || path === "floating-window" ? `${path}.html` : path;
      const body = await readFile(join(folder, name)).catch(() => undefined);
      const given = answer(body && { body, type: name.endsWith(".wasm") ? "application/wasm" : "text/html" });
      response.setHeader("content-security-policy", "frame-ancestors https://*.pipedrive.com https://app.pipedrive.com");
      for (const [header, value] of Object.entries(given?.headers ?? {})) {
        if (value === undefined) response.removeHeader(header);
        else response.setHeader(header, value);
      }
      response.writeHead(given ? 200 : 404, { "content-type": given?.type ?? "text/plain" }).end(given?.body);
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { complaints } = await checkHost(`http://127.0.0.1:${server.address().port}`, { folder });
    server.close();
    assert.ok(complaints.some((text) => told.test(text)), `${told} is not among:\n${complaints.join("\n")}`);
  }
});

test("what a server can't be told is refused in plain words", async () => {
  const refused = async (words, told) => assert.rejects(configurationFor(words), (error) => told.test(error.message));
  await refused([], /Name the web server: nginx or caddy/);
  await refused(["apache", folder], /and not "apache"/);
  await refused(["nginx", folder, "--below", "ext"], /--below is "ext", but takes a path such as \/ext/);
  await refused(["nginx", folder, "--name", "a; return 200"], /--name is/);
  await refused(["nginx", folder, "--framed-by", "*"], /is not an origin/);
  await refused(["nginx", folder, "--server", "127.0.0.1:8081"], /--server is "127\.0\.0\.1:8081"/);
  await refused(["nginx", folder, "--brotil"], /pipeframe-build hosting --help/);
  await refused(["caddy", folder, "--brotli"], /--brotli is for nginx/);
  await refused(["nginx", join(folder, "vehicles")], /There is no release in/);
  await refused(["nginx", join(folder, "nowhere")], /it is not there/);
  await writeFile(join(folder, "vehicles/index.html"), "<p>Something else</p>");
  await refused(["nginx", join(folder, "vehicles")], /names no program/);
  await rm(join(folder, "vehicles/index.html"));
});
