// node tests/interop/server.mjs --port PORT
//
// Serves the test clients: CLIENT/SURFACE is a page for each client of clients.mjs, with an SDK as it was published.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { clients as tried, habits, scriptOf, talker, troubles, twoPages } from "./clients.mjs";

const { values: options } = parseArgs({ options: { port: { type: "string" } } });
const clients = [...tried, ...habits, ...troubles, talker, twoPages];
const folders = { habit: "habits/", trouble: "troubles/" };
const pages = fileURLToPath(new URL("pages/", import.meta.url));

const programs = new Map(await Promise.all(clients.map(async (client) => [client.name, await program(client)])));
const scripts = new Map(await Promise.all(clients.filter(({ kind }) => kind === "script").map(async ({ name, version }) => [name, await readFile(scriptOf(version))])));

for (const address of ["127.0.0.1", "::1"]) {
  createServer(respond)
    .on("error", (error) => {
      if (address === "127.0.0.1") throw error;
    })
    .listen(Number(options.port), address);
}

async function program({ kind, name, version }) {
  const { outputFiles } = await build({
    absWorkingDir: pages,
    entryPoints: [entryOf(kind, name)],
    alias: { "@pipedrive/app-extensions-sdk": `sdk-${version}` },
    // React doubles effects in development only.
    define: { "process.env.NODE_ENV": kind in folders ? '"development"' : '"production"' },
    jsx: "automatic",
    format: kind in folders ? "esm" : "iife",
    bundle: true,
    write: false,
  });
  return outputFiles[0].contents;
}

function entryOf(kind, name) {
  const file = kind in folders ? `${folders[kind]}${name}` : kind;
  return [".js", ".jsx", ".mjs"].map((extension) => `${pages}${file}${extension}`).find(existsSync);
}

function respond(request, response) {
  const [name, file] = new URL(request.url, "http://localhost").pathname.split("/").filter(Boolean);
  const client = clients.find((known) => known.name === name);
  const send = (type, content) => response.writeHead(200, { "content-type": `text/${type}; charset=utf-8` }).end(content);
  if (!name) return send("plain", "Test clients of the preview.");
  if (!client) return response.writeHead(404).end("There is no such client.");
  if (file === "sdk.js") return send("javascript", scripts.get(name));
  if (file === "program.js") return send("javascript", programs.get(name));
  // As long as a server takes that has to ask another.
  if (name === "data-first" && file === "data") return setTimeout(() => response.writeHead(200, { "content-type": "application/json" }).end('["One","Two"]'), 300);
  if (client.surfaces && !client.surfaces.includes(file)) return response.writeHead(404).end("There is no such page.");
  return send("html", page(client));
}

function page({ name, kind }) {
  const form = `<form>
      <select name="command" aria-label="Command"></select>
      <input name="args" aria-label="Arguments">
      <button>Send</button>
    </form>
    <ol></ol>`;
  const bodies = { react: "", habit: name === "strict-mode" ? "" : "<ol></ol>", trouble: "<ol></ol>" };
  return `<!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <title>${name}</title>
    <link rel="icon" href="data:,">
    <style>h1 { position: absolute; clip-path: inset(50%) } button { min-height: 24px }</style>
    <main><h1>${name}</h1>${bodies[kind] ?? form}</main>
    ${kind === "script" ? `<script src="/${name}/sdk.js"></script>` : ""}
    <script${kind in folders ? ' type="module"' : ""} src="/${name}/program.js"></script>`;
}
