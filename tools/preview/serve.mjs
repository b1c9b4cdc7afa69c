// node tools/preview/serve.mjs TRUNK-SERVE-ARGUMENTS…
//
// `trunk serve` with the companion behind it: a server of its own on a port that is free, to which trunk passes on what is not a file.

import { spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { companion, companionPaths } from "../../packages/preview/lib/companion.mjs";

const answer = companion();

const server = createServer((request, response) => {
  if (!answer(request, response)) response.writeHead(404).end();
});
server.listen(0, "127.0.0.1", () => serve(server.address().port));

function serve(port) {
  // Trunk reads its configuration from one file, and takes the folder of that file for the project.
  const file = `Trunk.preview-${port}.toml`;
  const proxies = companionPaths.map((path) => `\n[[proxy]]\nbackend = "http://127.0.0.1:${port}${path}"\nno_system_proxy = true\n`);
  writeFileSync(file, readFileSync("Trunk.toml", "utf8") + proxies.join(""));
  const env = { ...process.env, PIPEFRAME_COMPANION: "1" };
  const trunk = spawn("trunk", ["serve", "--config", file, ...process.argv.slice(2)], { stdio: "inherit", env });
  const end = () => rmSync(file, { force: true });
  process.on("exit", end);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => trunk.kill(signal));
  trunk.on("error", (error) => {
    console.error(`trunk could not be started: ${error.message}`);
    process.exit(1);
  });
  trunk.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
