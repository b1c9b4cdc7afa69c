// The sites of the check, all behind one nginx: Pipedrive's with the preview, the app's with the release and its API, and a stranger's.

import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { documentsOf } from "pipeframe-preview/documents";
import { freePorts } from "../../tools/testing/ports.mjs";
import { appServer } from "./app-server.mjs";
import { makeCertificates } from "./authority.mjs";
import { startBackend } from "./backend.mjs";
import { framingPage } from "./framing-page.mjs";
import { complaintPath, listenIn } from "./listener.mjs";
import { pipedrive, stranger } from "./names.mjs";
import { startNginx } from "./nginx.mjs";

/**
 * @param {{release: string, preview: string, registration?: string, api?: number, listening?: boolean}} options the folders of the builds; what the
 * app is registered as, and the port of its API: the reference app and its backend if left out; whether the pages tell what their consoles say
 * @returns {Promise<object>} `secure` and `open` are the ports for https and http, `authority` the file of the CA, `requests` gives what was asked for, `forgetData` begins with the first day's data again
 */
export async function openSites({ release, preview, registration = "assets/registration.json", api, listening = false }) {
  const folder = await mkdtemp(join(tmpdir(), "pipeframe-deploy-"));
  await chmod(folder, 0o755);
  const place = (name) => join(folder, name);
  await cp(release, place("release"), { recursive: true });
  await cp(preview, place("preview"), { recursive: true });
  await cp(registration, place("preview/registration.json"));
  for (const document of documentsOf(await readFile(registration, "utf8"))) {
    await cp(join(dirname(registration), document), place(join("preview", document)));
  }
  await withoutCompanion(place("preview/index.html"));
  await mkdir(place("framing"));
  await writeFile(place("framing/frame.html"), framingPage);
  if (listening) for (const name of ["release", "preview"]) await listenIn(place(name));
  const backend = api ? undefined : await startBackend();
  const server = await openServer([
    await appServer({ release: place("release"), api: api ?? backend.port }),
    { name: pipedrive, body: `root ${place("preview")}; gzip on; gzip_types text/css text/javascript application/javascript application/wasm; location = /frame.html { root ${place("framing")}; }`, alsoOpen: true },
    { name: stranger, body: `root ${place("framing")};`, alsoOpen: true },
  ]);
  return {
    ...server,
    release: place("release"),
    forgetData: backend?.beginAgain,
    complaintsIn: (requests) => requests.filter(({ path }) => path === complaintPath).map(({ query }) => decodeURIComponent(query)),
    async close() {
      await server.close();
      await backend?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * One nginx for some names, each with what its `server` block says of it, and with a certificate that a new authority signed.
 *
 * @param {{name: string, body?: string, configuration?: string, alsoOpen?: boolean}[]} blocks `configuration`: all that a server of that name
 * needs, else `body`: what is in its block; `alsoOpen`: served over http too, and not only led to https from there
 * @returns what `openSites` says of a server, and its `socket`, into which it writes no more than the reader takes
 */
export async function openServer(blocks) {
  const folder = await mkdtemp(join(tmpdir(), "pipeframe-server-"));
  await chmod(folder, 0o755);
  const certificates = await makeCertificates(folder);
  await chmod(certificates.key, 0o644);
  const [secure, open] = await freePorts(2);
  const socket = join(folder, "nginx/secure.sock");
  const nginx = await startNginx({ folder: join(folder, "nginx"), servers: blocks.map((block, index) => serverBlock(block, { index, secure, open, socket, certificates })).join("\n") });
  return {
    secure,
    open,
    socket,
    authority: certificates.authority,
    authorityText: await readFile(certificates.authority),
    requests: nginx.requests,
    async close() {
      await nginx.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A build for a preview of one's own asks the server that comes with it; a host of plain files has none. */
async function withoutCompanion(page) {
  const html = await readFile(page, "utf8");
  await writeFile(page, html.replace(/<meta[^>]* name="?preview-companion"?[^>]*>/, ""));
}

function serverBlock({ name, body, configuration = bare(name, body), alsoOpen = false }, { index, secure, open, socket, certificates }) {
  const overHttp = alsoOpen ? body : "return 301 https://$host$request_uri;";
  const listening = `listen 127.0.0.1:${secure} ssl http2; listen unix:${socket} ssl http2${index === 0 ? " sndbuf=8k" : ""}; location = ${complaintPath} { return 204; }`;
  const here = configuration
    .replace("listen 443 ssl http2;", listening)
    .replace(/ssl_certificate .*;/, `ssl_certificate ${certificates.certificate};`)
    .replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${certificates.key};`);
  return `${here}
  server {
    listen 127.0.0.1:${open};
    server_name ${name};
    ${overHttp}
  }`;
}

/** What is not the app's needs little. */
const bare = (name, body) => `
  server {
    listen 443 ssl http2;
    server_name ${name};
    ssl_certificate -;
    ssl_certificate_key -;
    ${body}
  }`;
