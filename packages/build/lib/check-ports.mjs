// Whether servers can listen at ports of this machine; if not, why, who holds a port, and which variable chooses another.

import { execFile } from "node:child_process";
import { readFile, readdir, readlink } from "node:fs/promises";
import { createServer } from "node:net";
import { promisify } from "node:util";

const run = promisify(execFile);

/** @param {[string, string][]} ports each with the variable that chooses it @returns {Promise<string[]>} */
export async function complaintsAbout(ports) {
  const taken = new Map();
  const complaints = [];
  for (const [name, port] of ports) {
    const complaint = await complaintOf(name, port, taken);
    taken.set(port, name);
    if (complaint) complaints.push(complaint);
  }
  return complaints;
}

async function complaintOf(name, port, taken) {
  const advice = `Choose another port by ${name}=, for example: make preview ${name}=`;
  if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    return `${name} is "${port}", which is not a port: a port is a whole number from 1 to 65535. ${advice}8090`;
  }
  const other = `${advice}${Number(port) < 60_000 ? Number(port) + 10 : 8090}`;
  if (taken.has(port)) return `${name} and ${taken.get(port)} are both ${port}. ${other}`;
  // A server that listens on one of the two alone would answer instead of the preview.
  for (const address of ["127.0.0.1", "::1"]) {
    const code = await failureOf(port, address);
    if (code === "EADDRINUSE") return `Port ${port} is taken${await holderOf(Number(port))}. ${other}`;
    if (code === "EACCES") return `This system does not let you use port ${port}. ${other}`;
  }
  return undefined;
}

/** @returns {Promise<string | undefined>} the code of the error; a machine without IPv6 has another one, which doesn't matter */
function failureOf(port, address) {
  return new Promise((resolve) => {
    const server = createServer();
    server.on("error", ({ code }) => resolve(code));
    server.listen({ port: Number(port), host: address, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** In words, where the machine tells: Linux by /proc, others by lsof. Processes of other users stay unknown. */
async function holderOf(port) {
  const holder = (await holderInProc(port)) ?? (await holderByLsof(port));
  return holder ? `: ${holder.name} holds it (process ${holder.pid})` : "";
}

async function holderInProc(port) {
  const tables = await Promise.all(["tcp", "tcp6"].map((table) => readFile(`/proc/net/${table}`, "utf8").catch(() => "")));
  const listening = "0A";
  const sockets = new Set();
  for (const line of tables.join("\n").split("\n")) {
    const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
    if (state === listening && parseInt(local.split(":")[1], 16) === port) sockets.add(`socket:[${inode}]`);
  }
  if (sockets.size === 0) return undefined;
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
    const targets = await Promise.all(files.map((file) => readlink(`/proc/${pid}/fd/${file}`).catch(() => "")));
    if (targets.some((target) => sockets.has(target))) {
      return { pid, name: (await readFile(`/proc/${pid}/comm`, "utf8").catch(() => "a program")).trim() };
    }
  }
  return undefined;
}

async function holderByLsof(port) {
  const { stdout } = await run("lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-Fpc"]).catch(() => ({ stdout: "" }));
  const [, pid] = stdout.match(/^p(\d+)$/m) ?? [];
  return pid ? { pid, name: stdout.match(/^c(.+)$/m)?.[1] ?? "a program" } : undefined;
}
