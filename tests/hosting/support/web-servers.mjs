// nginx and Caddy, as a person without rights starts them, in a folder of their own and for this machine alone.

import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePorts } from "../../../tools/testing/ports.mjs";

const run = promisify(execFile);
/** Debian keeps servers where only the administrator looks. */
export const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin` };
export const brotliModule = ["/usr/lib/nginx/modules", "/usr/lib64/nginx/modules"].map((folder) => `${folder}/ngx_http_brotli_static_module.so`).find(existsSync);

/** @returns {Promise<string | undefined>} why a server can't be tried here */
export async function missingServer(name, { brotli = false } = {}) {
  const found = await run(name, name === "nginx" ? ["-v"] : ["version"], { env }).then(() => true, () => false);
  if (!found) return `${name} is not installed`;
  return brotli && !brotliModule ? "nginx has no module for brotli" : undefined;
}

/**
 * @param {string} configuration as `pipeframe-build hosting nginx` prints it @param {{brotli?: boolean}} options
 * @returns {Promise<{origin: string, close: () => Promise<void>}>}
 */
export async function startNginx(configuration, { brotli = false } = {}) {
  const [port] = await freePorts(1);
  const folder = await mkdtemp(join(tmpdir(), "pipeframe-nginx-"));
  const site = configuration.replace("listen 443 ssl http2;", `listen 127.0.0.1:${port};`).replace(/^ +ssl_certificate.*\n/gm, "");
  const stores = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `  ${name}_temp_path ${folder}/${name};`).join("\n");
  const whole = `${brotli ? `load_module ${brotliModule};\n` : ""}daemon off;\nmaster_process off;\npid ${folder}/pid;\nerror_log stderr error;\nevents {}\nhttp {\n  access_log off;\n${stores}\n${site}\n}\n`;
  const file = join(folder, "nginx.conf");
  await writeFile(file, whole);
  return started("nginx", ["-p", folder, "-e", "stderr", "-c", file], { port, folder });
}

/** @param {string} configuration as `pipeframe-build hosting caddy` prints it */
export async function startCaddy(configuration) {
  const [port] = await freePorts(1);
  const folder = await mkdtemp(join(tmpdir(), "pipeframe-caddy-"));
  const site = configuration.replace(/^app\.example\.com \{$/m, `http://127.0.0.1:${port} {\n\tbind 127.0.0.1`);
  const file = join(folder, "Caddyfile");
  await writeFile(file, `{\n\tadmin off\n\tauto_https off\n}\n${site}`);
  return started("caddy", ["run", "--config", file, "--adapter", "caddyfile"], { port, folder, home: { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder } });
}

async function started(name, words, { port, folder, home = {} }) {
  const child = spawn(name, words, { env: { ...env, ...home }, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (part) => (said += part));
  const ended = new Promise((resolve) => child.on("close", resolve));
  let code;
  ended.then((found) => (code = found ?? 1));
  const origin = `http://127.0.0.1:${port}`;
  while (code === undefined && !(await fetch(origin).then(() => true, () => false))) await new Promise((resolve) => setTimeout(resolve, 20));
  if (code !== undefined) throw new Error(`${name} ended with ${code}:\n${said}`);
  return {
    origin,
    async close() {
      child.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
