// Asks a host for everything that a release has, and compares the answers with rules.json.

import { readFile } from "node:fs/promises";
import { request as requestByHttp } from "node:http";
import { request as requestByHttps } from "node:https";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { headersFor, isCompressible, isHashed, typesOf } from "./rules.mjs";
import { readSiteWithPages } from "./site.mjs";

/** A smaller file may travel as it is: hosts compress nothing so small. */
const worthCompressing = 1024;
const decoders = { br: brotliDecompressSync, gzip: gunzipSync };

/**
 * @param {string} address where the release is served, with the path that it is below
 * @param {{folder: string, framedBy?: string[], certificate?: string | Buffer, encodings?: string[]}} options `certificate` of an authority that
 *   is trusted beside the usual ones; `encodings` that the host is to have, each of them
 * @returns {Promise<{asked: number, complaints: string[]}>}
 */
export async function checkHost(address, { folder, framedBy, certificate, encodings = ["br", "gzip"] }) {
  const { pages, files } = await readSiteWithPages(folder);
  const root = address.replace(/\/$/, "");
  const hashed = files.find(isHashed);
  const subjects = [
    ...pages.map((page) => ({ path: `/${page}?id=1`, file: `${page}.html` })),
    ...files.filter((name) => !name.endsWith(".html")).map((name) => ({ path: `/${name}`, file: name })),
    ...["js", "wasm", "css"].map((end) => ({ path: `/${pages[0]}-000000000000.${end}`, file: undefined })),
    ...(hashed ? [{ path: `/nothing/${hashed}`, file: undefined }] : []),
    { path: "/nothing", file: undefined },
  ];
  const complaints = [];
  let asked = 0;
  for (const { path, file } of subjects) {
    for (const encoding of [undefined, ...encodings]) {
      const answer = await load(`${root}${path}`, { encoding, certificate });
      asked += 1;
      const wrong = [...wrongHeaders(answer, framedBy), ...(file ? await wrongFile(answer, { folder, file, encoding }) : wrongMissing(answer))];
      complaints.push(...wrong.map((text) => `${path}${encoding ? ` with ${encoding}` : ""}: ${text}`));
    }
  }
  return { asked, complaints };
}

function wrongHeaders({ headers }, framedBy) {
  const wanted = Object.fromEntries(headersFor(framedBy).map(([name, value]) => [name.toLowerCase(), value]));
  const { "content-security-policy": policy, ...others } = wanted;
  const policies = (headers["content-security-policy"] ?? "").split(/\s*,\s*/);
  return [
    policies.includes(policy) ? undefined : `its Content-Security-Policy is ${told(headers["content-security-policy"])} instead of "${policy}", so that who may frame the page isn't limited to these.`,
    policies.some((one) => /\b(script|default|connect|style)-src/.test(one)) ? "its Content-Security-Policy says what the page may load. The page's own document says that, with the hash of its script, which a second policy would forbid." : undefined,
    ...Object.entries(others).map(([name, value]) => (headers[name] === value ? undefined : `its ${name} is ${told(headers[name])} instead of "${value}".`)),
    headers["x-frame-options"] ? `it has X-Frame-Options: ${headers["x-frame-options"]}, which keeps Pipedrive from showing the page.` : undefined,
  ].filter(Boolean);
}

async function wrongFile({ status, headers, body }, { folder, file, encoding }) {
  if (status !== 200) return [`it is answered with ${status}, but the file ${file} is in ${folder}.`];
  const content = await readFile(join(folder, file));
  const used = headers["content-encoding"];
  const types = typesOf(file);
  const type = headers["content-type"]?.split(";")[0].trim();
  const decoded = decodedBody(body, used);
  const isWorth = encoding && isCompressible(file) && content.length >= worthCompressing;
  return [
    types.length === 0 || types.includes(type) ? undefined : `it is sent as ${told(type)} instead of "${types[0]}".`,
    file.endsWith(".wasm") && headers["content-type"] !== "application/wasm" ? `it is sent as ${told(headers["content-type"])}, so that browsers don't compile it on its way. Send "application/wasm" and no more.` : undefined,
    wrongCache(headers["cache-control"], file),
    decoded?.equals(content) ? undefined : `what arrives is not the file ${file} of ${folder}.`,
    isWorth && used !== encoding ? `it is sent ${used ? `as ${used}` : "uncompressed"}, though the browser takes ${encoding}.` : undefined,
    used && !/accept-encoding/i.test(headers.vary ?? "") ? "it is sent compressed without Vary: Accept-Encoding, so that a cache between could give it to those who can't read it." : undefined,
  ].filter(Boolean);
}

function wrongMissing({ status, headers }) {
  return [
    status === 404 ? undefined : `there is no such file, but it is answered with ${status} and ${told(headers["content-type"])}. Answer 404: no other page stands for a file.`,
    mayKeep(headers["cache-control"]) ? `that it is not there may be kept: Cache-Control is ${told(headers["cache-control"])}.` : undefined,
  ].filter(Boolean);
}

/** Hosts say in several ways that a browser has to ask. */
function wrongCache(cache, file) {
  if (!isHashed(file)) return mayKeep(cache) ? `it may be kept without asking: Cache-Control is ${told(cache)} instead of "no-cache".` : undefined;
  const age = /\bmax-age=(\d+)/.exec(cache ?? "")?.[1] ?? 0;
  return Number(age) >= 31_536_000 && /\bimmutable\b/.test(cache) ? undefined : `its Cache-Control is ${told(cache)}, but its name changes with its content: let it be kept for a year, as immutable.`;
}

function mayKeep(cache = "max-age=1") {
  return !/\bno-cache\b|\bno-store\b|\bmax-age=0\b/.test(cache);
}

function decodedBody(body, encoding) {
  if (!encoding) return body;
  try {
    return decoders[encoding]?.(body);
  } catch {
    return undefined;
  }
}

function told(value) {
  return value === undefined ? "missing" : `"${value}"`;
}

function load(address, { encoding, certificate }) {
  const send = address.startsWith("https:") ? requestByHttps : requestByHttp;
  return new Promise((resolve, reject) => {
    const request = send(address, { ca: certificate, agent: false, headers: encoding ? { "accept-encoding": encoding } : {} }, async (response) => {
      const parts = [];
      for await (const part of response) parts.push(part);
      resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) });
    });
    request.on("error", ({ message, code }) => reject(new Error(`${address} does not answer: ${message || code}.`)));
    request.end();
  });
}
