// What Netlify, Cloudflare Pages and Vercel make of a release, by their documentation: how they find files, and whose headers these get.
// Netlify's and Vercel's files are read by the packages that these hosts publish; what Cloudflare's reader refuses is refused here.

import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { parseAllHeaders } from "@netlify/headers-parser";
import { getTransformedRoutes } from "@vercel/routing-utils";
import { rules, typesOf } from "../../../packages/build/lib/hosting/rules.mjs";

const compressors = { br: brotliCompressSync, gzip: gzipSync };
/** All three give it to what is named nowhere. */
const usualCache = "public, max-age=0, must-revalidate";

/** https://docs.netlify.com/manage/routing/headers/: the values of one name are joined. */
export async function netlify(folder) {
  const { headers, errors } = await parseAllHeaders({ headersFiles: [join(folder, "_headers")], minimal: false });
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
  return serve(async (path) => {
    const found = await nicelyNamed(folder, path);
    const own = headers.filter(({ forRegExp }) => forRegExp.test(path)).flatMap(({ values }) => Object.entries(values));
    return { ...found, headers: joined([], own) };
  });
}

/** https://developers.cloudflare.com/pages/configuration/headers/ and /serving-pages/: `.html` is taken off, and a 404 is never kept. */
export async function cloudflarePages(folder) {
  const read = readCloudflareHeaders(await readFile(join(folder, "_headers"), "utf8"));
  const usual = [["access-control-allow-origin", "*"], ["referrer-policy", "strict-origin-when-cross-origin"], ["x-content-type-options", "nosniff"]];
  return serve(async (path) => {
    if (path.endsWith(".html")) return { status: 308, headers: { location: path.replace(/\.html$/, "") } };
    const found = await nicelyNamed(folder, path);
    const own = read.filter(({ pattern }) => pattern.test(path)).flatMap(({ headers }) => headers);
    const headers = joined(usual, own);
    return { ...found, headers: found.status === 404 ? { ...headers, "cache-control": "no-store" } : headers };
  });
}

/** https://vercel.com/docs/project-configuration: routes in their order, with the files between those before and those behind. */
export async function vercel(folder) {
  const settings = JSON.parse(await readFile(join(folder, "vercel.json"), "utf8"));
  const { $schema, ...read } = settings;
  const { routes, error } = getTransformedRoutes(read);
  if (error) throw new Error(error.message);
  const split = routes.findIndex(({ handle }) => handle === "filesystem");
  return serve(async (path) => {
    const headers = {};
    let asked = path;
    let file;
    for (const [index, { src, dest, continue: goesOn, headers: own }] of routes.entries()) {
      if (index === split) file = await existing(folder, asked);
      if (file || index === split || !new RegExp(src).test(asked)) continue;
      for (const [name, value] of Object.entries(own ?? {})) headers[name.toLowerCase()] = value;
      if (dest) asked = dest.split("?")[0];
      if (dest && !goesOn) break;
    }
    file ??= await existing(folder, asked);
    return { status: file ? 200 : 404, file: file ?? join(folder, "404.html"), headers };
  });
}

/** Strict: each rule is a path, each header is indented, a hundred rules are read, and no line is longer than 2,000 characters. */
function readCloudflareHeaders(text) {
  const read = [];
  for (const line of text.split("\n").filter((line) => line.trim() && !line.trim().startsWith("#"))) {
    if (line.length > 2000) throw new Error(`Longer than 2,000 characters: ${line}`);
    if (/^\/\S*$/.test(line)) {
      if ((line.match(/\*/g) ?? []).length > 1) throw new Error(`More than one splat: ${line}`);
      read.push({ pattern: new RegExp(`^${line.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join(".*")}$`), headers: [] });
      continue;
    }
    const [, name, value] = /^\s+([\w-]+): (\S.*)$/.exec(line) ?? [];
    if (!name || read.length === 0) throw new Error(`Neither a path nor a header: ${line}`);
    read.at(-1).headers.push([name, value]);
  }
  if (read.length > 100) throw new Error(`Only a hundred rules are read, and there are ${read.length}.`);
  return read;
}

/** What is said twice by the app's own rules is joined; it stands instead of what the host would say. */
function joined(usual, own) {
  const headers = Object.fromEntries(usual);
  const said = {};
  for (const [name, value] of own) said[name.toLowerCase()] = said[name.toLowerCase()] === undefined ? value : `${said[name.toLowerCase()]}, ${value}`;
  return { ...headers, ...said };
}

async function nicelyNamed(folder, path) {
  const file = (await existing(folder, path)) ?? (await existing(folder, `${path}.html`));
  return file ? { status: 200, file } : { status: 404, file: join(folder, "404.html") };
}

async function existing(folder, path) {
  const file = join(folder, path);
  return (await stat(file).catch(() => undefined))?.isFile() ? file : undefined;
}

async function serve(answerTo) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const { status, file, headers } = await answerTo(pathname);
    if (!file) return response.writeHead(status, headers).end();
    const usual = { "content-type": typesOf(file)[0] ?? "application/octet-stream", "cache-control": usualCache };
    const compress = compressors[request.headers["accept-encoding"]];
    const content = await readFile(file);
    const isCompressed = compress && rules.compressed.includes(extname(file).slice(1));
    response.writeHead(status, { ...usual, ...headers, ...(isCompressed ? { "content-encoding": request.headers["accept-encoding"], vary: "accept-encoding" } : {}) });
    response.end(isCompressed ? compress(content) : content);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
