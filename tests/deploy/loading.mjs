// node tests/deploy/loading.mjs [--runs 7] [--release FOLDER] [--react FOLDER]
//
// When the panel's content is there, next to the same panel in React: both from one nginx over TLS and HTTP/2, in files that were
// compressed by brotli beforehand, framed by another site, on a slow line and with a slow processor, in turns.

import { chmod, cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeCompressed } from "../../packages/build/lib/hosting/compress.mjs";
import { hostPage, tellWhatIsSeen } from "../bench/host.mjs";
import { serve } from "../bench/server.mjs";
import { addressOf, networks, slowest } from "../bench/visit.mjs";
import { fullTable, goalLines, rowsOf } from "../bench/figures/table.mjs";
import { launch } from "./browsers/chromium.mjs";
import { appServer } from "./app-server.mjs";
import { app, pipedrive, stranger } from "./names.mjs";
import { openServer } from "./sites.mjs";
import { startSlowLink } from "./slow-link.mjs";

const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "7" },
    release: { type: "string", default: "target/deploy/release" },
    react: { type: "string", default: "target/bench/react" },
  },
});

const slowdown = 4;
const condition = `${slowest}, CPU ${slowdown}×`;
const contestants = { ours: app, react: stranger };
const goals = [{ metric: `content over TLS and HTTP/2, cold, ${condition}`, to: "react", most: 0.7 }];

const folder = await mkdtemp(join(tmpdir(), "pipeframe-loading-"));
await chmod(folder, 0o755);
const [release, react] = ["release", "react"].map((name) => join(folder, name));
await cp(options.release, release, { recursive: true });
await cp(options.react, react, { recursive: true });
for (const picture of ["icons.svg", "vehicles"]) await cp(join(options.release, picture), join(react, picture), { recursive: true });
for (const file of await readdir(react, { recursive: true })) await writeCompressed(join(react, file));
await writeFile(join(folder, "host.html"), hostPage);
// Its API answers both alike; its pages are not asked for.
const api = await serve(options.react, { pictures: options.release });
const apiPort = Number(new URL(api.address).port);
const server = await openServer([
  await appServer({ release, api: apiPort }),
  {
    name: stranger,
    body: `root ${react}; brotli_static on; gzip_static on; location /assets/ { add_header Cache-Control "public, max-age=31536000, immutable"; } location /api/ { proxy_pass http://127.0.0.1:${apiPort}; } location / { try_files $uri $uri.html =404; }`,
  },
  { name: pipedrive, body: `root ${folder}; location = /host { default_type text/html; alias ${folder}/host.html; }` },
]);
const link = await startSlowLink(server.socket, networks[slowest]);
const samples = new Map();
try {
  for (let run = 0; run < Number(options.runs); run += 1) {
    for (const [name, host] of Object.entries(contestants)) {
      const times = await visit(`https://${host}`);
      for (const what of ["handshake", "skeleton", "content"]) keep(`${what} over TLS and HTTP/2, cold, ${condition}`, name, times[what]);
    }
  }
} finally {
  link.close();
  await server.close();
  await api.close();
  await rm(folder, { recursive: true, force: true });
}
const rows = rowsOf(samples);
console.log(`Both from the same nginx; medians of ${options.runs} visits (lowest to highest)\n\n${fullTable(rows)}\n\n${goalLines(rows, goals).join("\n")}`);

/** A fresh profile; the line is slow from the first word of the frame's connection, which nothing has opened before. */
async function visit(origin) {
  const browser = await launch({ sites: { ...server, secure: link.port }, near: { [pipedrive]: server.secure }, oneProcess: true });
  try {
    const page = await browser.open();
    await page.before(tellWhatIsSeen);
    await page.goto(`https://${pipedrive}/host`);
    await page.slowDown(slowdown);
    const top = await page.top();
    return await top.run((address) => globalThis.open(address), addressOf({ address: origin }, "panel"));
  } finally {
    await browser.close();
  }
}

function keep(metric, name, value) {
  if (!samples.has(metric)) samples.set(metric, { unit: "ms", values: {} });
  (samples.get(metric).values[name] ??= []).push(value);
}
