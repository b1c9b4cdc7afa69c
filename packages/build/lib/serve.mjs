// `trunk serve` with the preview's companion behind it, and where one is named the app's own server: both behind a port of this program that
// is free, to which trunk passes on what is not a file.

import { spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { companion, companionPaths } from "pipeframe-preview/companion";
import { apiPath, apiProxy, readApiAddress } from "./api-proxy.mjs";
import { complaintsAbout } from "./check-ports.mjs";
import { toolEnvironment } from "./tools.mjs";

/** @param {string[]} words `--api ADDRESS`, and what trunk serve takes; the port is PORT, then TRUNK_SERVE_PORT */
export async function serve(words) {
  const { api, rest } = readWords(words);
  const port = process.env.PORT ?? process.env.TRUNK_SERVE_PORT ?? "8080";
  const complaints = await complaintsAbout([["PORT", port]]);
  if (complaints.length > 0) throw new Error(complaints.join("\n"));
  const env = { ...(await toolEnvironment()), TRUNK_SERVE_PORT: port, PIPEFRAME_COMPANION: "1", ...(api ? { PIPEFRAME_BACKEND: "1" } : {}) };
  const answerAsCompanion = companion();
  const answerAsApi = api && apiProxy(api, Number(port));
  const server = createServer((request, response) => {
    if (answerAsCompanion(request, response)) return;
    if (answerAsApi) answerAsApi(request, response);
    else response.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1", () => runTrunk(server.address().port, { api, rest: withOwnFolder(rest), env }));
}

/** @param {string[]} words */
export function readWords(words) {
  const index = words.indexOf("--api");
  if (index < 0) return { api: undefined, rest: words };
  const address = words[index + 1];
  if (address === undefined) throw new Error("Behind --api stands the address of your server, such as http://localhost:4000.");
  return { api: readApiAddress(address), rest: words.toSpliced(index, 2) };
}

/** A folder of its own, so that a release in `dist` and the preview never take each other's place. */
export function withOwnFolder(rest) {
  const isNamed = rest.some((word) => word === "--dist" || word === "-d" || word.startsWith("--dist="));
  return isNamed ? rest : [...rest, "--dist", "target/preview"];
}

function runTrunk(port, { api, rest, env }) {
  // Trunk reads its configuration from one file, and takes the folder of that file for the project.
  const file = `Trunk.preview-${port}.toml`;
  const paths = [...companionPaths, ...(api ? [apiPath] : [])];
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
