// `trunk serve` with the preview's companion behind it, and where one is named the app's own server: both behind a port of this program that
// is free, to which trunk passes on what is not a file.

import { spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { resolve } from "node:path";
import { apiPath, apiProxy, readApiAddress, standInPath, standInProxy } from "pipeframe-preview/api-proxy";
import { companion, companionPaths } from "pipeframe-preview/companion";
import { certificateFolder, describeCertificate, localCertificate } from "./certificate.mjs";
import { complaintsAbout } from "./check-ports.mjs";
import { takeOptions } from "./options.mjs";
import { readProject } from "./project.mjs";
import { toolEnvironment } from "./tools.mjs";

export const help = `pipeframe-build serve is trunk serve with a simulated Pipedrive around the extension, and takes what that takes.

  --api http://localhost:4000        passes what the pages ask below /api on to your server
  --stand-in http://localhost:8082   lets the preview ask a stand-in for Pipedrive's OAuth and API (pipeframe-stand-in)
  --tls                              serves over HTTPS, by a certificate of this machine that is made at the first time

The port is PORT, then TRUNK_SERVE_PORT, then 8080.
`;

/** @param {string[]} words of our own, and what trunk serve takes */
export async function serve(words) {
  const { api, standIn, tls, rest } = readWords(words);
  const port = process.env.PORT ?? process.env.TRUNK_SERVE_PORT ?? "8080";
  const complaints = await complaintsAbout([["PORT", port]]);
  if (complaints.length > 0) throw new Error(complaints.join("\n"));
  const isOpen = !isForThisMachine(rest, process.env, readFileSync("Trunk.toml", "utf8"));
  if (isOpen && standIn) console.error("The preview lets other machines in, so it does not pass anything on to the stand-in.");
  const stoodIn = isOpen ? undefined : standIn;
  const env = { ...(await toolEnvironment()), TRUNK_SERVE_PORT: port, PIPEFRAME_COMPANION: "1", ...given({ PIPEFRAME_BACKEND: api, PIPEFRAME_STAND_IN: stoodIn }) };
  const secured = tls ? await withCertificate(port) : [];
  const front = { isBehindTrunk: true, isOpen };
  const own = () => `${tls ? "https" : "http"}://127.0.0.1:${port}`;
  // Other machines could have the relay ask whatever the registration names.
  const answerAsCompanion = companion(isOpen ? undefined : await placeOf({ api, own }), front);
  const answerAsApi = apiProxy(api, Number(port), front);
  const answerAsStandIn = standInProxy(standIn, Number(port), front);
  const server = createServer((request, response) => {
    if (answerAsCompanion(request, response)) return;
    if (request.url.startsWith(standInPath)) answerAsStandIn(request, response);
    else answerAsApi(request, response);
  });
  server.listen(0, "127.0.0.1", () => runTrunk(server.address().port, { rest: [...withOwnFolder(rest), ...secured], env }));
}

/** @param {string[]} words */
export function readWords(words) {
  const text = { type: "string" };
  const { values, rest } = takeOptions(words, "serve", { api: text, "stand-in": text, tls: { type: "boolean" } });
  const { api, "stand-in": standIn, tls = false } = values;
  const address = (written) => (written === undefined ? undefined : readApiAddress(written));
  return { api: address(api), standIn: address(standIn), tls, rest };
}

/** The variables that are set: what of the build depends on what is given. */
function given(variables) {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value).map(([name]) => [name, "1"]));
}

/** Where the app is whose endpoints the relay asks, and its registration file. */
async function placeOf({ api, own }) {
  const { registration } = await readProject(process.cwd());
  return { file: resolve(registration), path: registration, isOwn: true, api, own, environmentFile: resolve(".env") };
}

/**
 * Whether trunk listens for this machine only, as it does unless it is told otherwise.
 *
 * @param {string[]} rest what trunk serve takes @param {NodeJS.ProcessEnv} environment @param {string} configuration Trunk.toml
 */
export function isForThisMachine(rest, { TRUNK_SERVE_ADDRESS: address = "" }, configuration) {
  const named = rest.flatMap((word, index) => (/^(-a|--address)$/.test(word) ? [rest[index + 1]] : /^(?:-a|--address)=?(?=[\d[:])/.test(word) ? [word.replace(/^(-a|--address)=?/, "")] : []));
  const configured = [...configuration.matchAll(/^\s*address(?:es)?\s*=([^\]\n]*(?:\][^\n]*)?)$/gm)].flatMap(([, value]) => [...value.matchAll(/"([^"]*)"/g)].map(([, one]) => one));
  return [...named, ...configured, ...address.split(",")].every((one = "") => one === "" || one === "::1" || /^127(\.\d+){3}$/.test(one));
}

/** @returns {Promise<string[]>} what trunk serve takes to speak TLS */
async function withCertificate(port) {
  const files = await localCertificate(certificateFolder());
  console.log(describeCertificate(files, port));
  return ["--tls-key-path", files.key, "--tls-cert-path", files.certificate];
}

/** A folder of its own, so that a release in `dist` and the preview never take each other's place. */
export function withOwnFolder(rest) {
  const isNamed = rest.some((word) => word === "--dist" || word === "-d" || word.startsWith("--dist="));
  return isNamed ? rest : [...rest, "--dist", "target/preview"];
}

function runTrunk(port, { rest, env }) {
  // Trunk reads its configuration from one file, and takes the folder of that file for the project.
  const file = `Trunk.preview-${port}.toml`;
  const paths = [...companionPaths, standInPath, apiPath];
  const proxies = paths.map((path) => `\n[[proxy]]\nbackend = "http://127.0.0.1:${port}${path}"\nno_system_proxy = true\nno_redirect = true\n`);
  writeFileSync(file, readFileSync("Trunk.toml", "utf8") + proxies.join(""));
  const trunk = spawn("trunk", ["serve", "--config", file, ...rest], { stdio: "inherit", env });
  process.on("exit", () => rmSync(file, { force: true }));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => trunk.kill(signal));
  trunk.on("error", (error) => {
    console.error(`trunk could not be started: ${error.message}.`);
    process.exit(1);
  });
  trunk.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
