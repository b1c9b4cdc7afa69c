// `trunk serve` with the preview's companion behind it, and where one is named the app's own server: both behind a port of this program that
// is free, to which trunk passes on what is not a file.

import { spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { apiPath, apiProxy, readApiAddress } from "pipeframe-preview/api-proxy";
import { companion, companionPaths } from "pipeframe-preview/companion";
import { certificateFolder, describeCertificate, localCertificate } from "./certificate.mjs";
import { complaintsAbout } from "./check-ports.mjs";
import { takeOptions } from "./options.mjs";
import { toolEnvironment } from "./tools.mjs";

export const help = `pipeframe-build serve is trunk serve with a simulated Pipedrive around the extension, and takes what that takes.

  --api http://localhost:4000   passes what the pages ask below /api on to your server
  --tls                         serves over HTTPS, by a certificate of this machine that is made at the first time

The port is PORT, then TRUNK_SERVE_PORT, then 8080.
`;

/** @param {string[]} words of our own, and what trunk serve takes */
export async function serve(words) {
  const { api, tls, rest } = readWords(words);
  const port = process.env.PORT ?? process.env.TRUNK_SERVE_PORT ?? "8080";
  const complaints = await complaintsAbout([["PORT", port]]);
  if (complaints.length > 0) throw new Error(complaints.join("\n"));
  const env = { ...(await toolEnvironment()), TRUNK_SERVE_PORT: port, PIPEFRAME_COMPANION: "1", ...(api ? { PIPEFRAME_BACKEND: "1" } : {}) };
  const secured = tls ? await withCertificate(port) : [];
  const answerAsCompanion = companion();
  const answerAsApi = apiProxy(api, Number(port));
  const server = createServer((request, response) => {
    if (!answerAsCompanion(request, response)) answerAsApi(request, response);
  });
  server.listen(0, "127.0.0.1", () => runTrunk(server.address().port, { rest: [...withOwnFolder(rest), ...secured], env }));
}

/** @param {string[]} words */
export function readWords(words) {
  const { values: { api, tls = false }, rest } = takeOptions(words, "serve", { api: { type: "string" }, tls: { type: "boolean" } });
  return { api: api === undefined ? undefined : readApiAddress(api), tls, rest };
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
  const paths = [...companionPaths, apiPath];
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
