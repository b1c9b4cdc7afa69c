// An nginx of the check's own: unprivileged, on loopback, everything it writes in one folder.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chown, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { brotliModule, env } from "../hosting/support/web-servers.mjs";

/** What Debian calls nobody: root's own processes give their rights away. */
const nobody = process.getuid() === 0 ? { uid: 65534, gid: 65534 } : {};

/**
 * Starts nginx with these `server` blocks.
 *
 * @param {{folder: string, servers: string}} options `folder` holds nothing else
 * @returns {Promise<{requests: () => Promise<{host: string, path: string, query: string, status: number}[]>, close: () => Promise<void>}>}
 */
export async function startNginx({ folder, servers }) {
  await mkdir(folder, { recursive: true });
  const log = join(folder, "access.log");
  await writeFile(log, "");
  await writeFile(join(folder, "nginx.conf"), configuration(servers));
  if (nobody.uid) for (const name of [".", ...(await readdir(folder))]) await chown(join(folder, name), nobody.uid, nobody.gid);
  const child = spawn("nginx", ["-p", folder, "-e", "error.log", "-c", "nginx.conf"], { ...nobody, env, stdio: ["ignore", "inherit", "inherit"] });
  const ended = new Promise((resolve) => child.on("close", resolve));
  for (let left = 100; !existsSync(join(folder, "nginx.pid")); left -= 1) {
    if (left === 0 || child.exitCode !== null) throw new Error(`nginx did not start:\n${await readFile(join(folder, "error.log"), "utf8").catch(() => "")}`);
    await after(50);
  }
  return {
    requests: async () => (await readFile(log, "utf8")).split("\n").filter(Boolean).map((line) => JSON.parse(line)),
    async close() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function configuration(servers) {
  return `
${brotliModule ? `load_module ${brotliModule};` : ""}
daemon off;
pid nginx.pid;
worker_processes 1;
events { worker_connections 256; }
http {
  include /etc/nginx/mime.types;
  log_format check escape=json '{"host":"$host","path":"$uri","query":"$args","status":$status}';
  access_log access.log check;
  ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${name};`).join(" ")}
${servers}
}
`;
}
