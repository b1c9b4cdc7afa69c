// A PostgreSQL of the moment: in a temporary folder, by a user without rights, reached by a socket in that folder and, where it is asked
// for, by TLS on loopback. It ends with its caller.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { chmod, chown, mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { promisify } from "node:util";
import { freePorts } from "../testing/ports.mjs";

const run = promisify(execFile);
const role = "car_services";
const debian = "/usr/lib/postgresql";

/** The folder of PostgreSQL's programs, of its newest version; nothing where it is not installed. */
export async function findPostgres() {
  const versions = existsSync(debian) ? await readdir(debian) : [];
  const newestFirst = versions.sort((one, other) => Number(other) - Number(one)).map((version) => join(debian, version, "bin"));
  const folders = [...newestFirst, ...(process.env.PATH ?? "").split(delimiter)];
  return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
}

/**
 * @param {{durable?: boolean, password?: string}} options durable: what is committed survives a power cut, as in production;
 *   password: it also listens on loopback, by TLS with a certificate of its own, for who knows this password
 * @returns {Promise<{url: string, secureUrl?: string, authority?: string, folder: string, newDatabase: () => Promise<string>,
 *   query: (statement: string, database?: string) => Promise<string>, restart: () => Promise<void>, stop: () => Promise<void>}>}
 */
export async function startPostgres({ durable = false, password } = {}) {
  const programs = await findPostgres();
  if (!programs) throw new Error("PostgreSQL is not installed: apt-get install postgresql.");
  const owner = await unprivileged();
  const folder = await mkdtemp(join(tmpdir(), "pipeframe-postgres-"));
  if (owner.uid !== undefined) await chown(folder, owner.uid, owner.gid);
  // The server that is tried may be another user's.
  await chmod(folder, 0o711);
  const own = { cwd: folder, env: { PATH: process.env.PATH, LC_ALL: "C" }, ...owner };
  const data = join(folder, "data");
  const initdb = ["-D", data, "-U", role, "-E", "UTF8", "--locale=C", "--no-sync", "--auth-local=trust", "--auth-host=scram-sha-256"];
  if (password) {
    const file = join(folder, "password");
    await writeFile(file, password);
    if (owner.uid !== undefined) await chown(file, owner.uid, owner.gid);
    initdb.push("--pwfile", file);
  }
  await run(join(programs, "initdb"), initdb, own);
  const options = { unix_socket_directories: folder, listen_addresses: "", fsync: durable ? "on" : "off", max_connections: "100", log_min_messages: "fatal" };
  const port = password ? (await freePorts(1))[0] : 5432;
  if (password) {
    const { key, certificate } = await selfSigned(folder, own);
    Object.assign(options, { listen_addresses: "127.0.0.1", ssl: "on", ssl_key_file: key, ssl_cert_file: certificate });
  }
  const settings = Object.entries({ ...options, port }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);

  let server;
  const begin = async () => {
    server = spawn(join(programs, "postgres"), ["-D", data, ...settings], { ...own, stdio: ["ignore", "ignore", "pipe"] });
    let complaints = "";
    server.stderr.on("data", (text) => (complaints += text));
    for (let left = 200; ; left -= 1) {
      if (await query("SELECT 1").then(() => true, () => false)) return;
      if (left === 0 || server.exitCode !== null) throw new Error(`PostgreSQL did not start: ${complaints}`);
      await after(50);
    }
  };
  // SIGINT: sessions are ended, what they have not committed is undone.
  const end = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, "exit");
    server.kill("SIGINT");
    await ended;
  };
  const query = async (statement, database = "postgres") => {
    const words = ["-h", folder, "-p", String(port), "-U", role, "-d", database, "-v", "ON_ERROR_STOP=1", "-XAtc", statement];
    return (await run(join(programs, "psql"), words, own)).stdout.trim();
  };
  const addressOf = (database) => `postgres://${role}@localhost/${database}?host=${encodeURIComponent(folder)}&port=${port}`;
  const goneWithCaller = () => {
    server?.kill("SIGQUIT");
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.on("exit", goneWithCaller);
  await begin();
  let databases = 0;
  return {
    url: addressOf("postgres"),
    secureUrl: password && `postgres://${role}:${encodeURIComponent(password)}@localhost:${port}/postgres`,
    authority: password && join(folder, "server.pem"),
    folder,
    query,
    async newDatabase() {
      databases += 1;
      await query(`CREATE DATABASE database_${databases}`);
      return addressOf(`database_${databases}`);
    },
    async restart() {
      await end();
      await begin();
    },
    async stop() {
      await end();
      process.off("exit", goneWithCaller);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root; Debian's package has made a user for it. */
async function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    const ids = await Promise.all(["-u", "-g"].map((word) => run("id", [word, name]).then(({ stdout }) => Number(stdout), () => undefined)));
    if (ids.every((id) => id !== undefined)) return { uid: ids[0], gid: ids[1] };
  }
  throw new Error("PostgreSQL needs a user that is not root, such as postgres.");
}

async function selfSigned(folder, own) {
  const [key, certificate] = [join(folder, "server.key"), join(folder, "server.pem")];
  const words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=localhost"];
  // An end entity that is its own authority: clients that verify take it only where they are told to.
  await run("openssl", [...words, "-addext", "subjectAltName=DNS:localhost", "-addext", "basicConstraints=critical,CA:FALSE", "-keyout", key, "-out", certificate], own);
  return { key, certificate };
}

/** What tests of the server are told of a cluster with a password. */
export function environmentOf({ url, secureUrl, authority }) {
  return { PIPEFRAME_TEST_POSTGRES: url, PIPEFRAME_TEST_POSTGRES_SECURE: secureUrl, PIPEFRAME_TEST_POSTGRES_AUTHORITY: authority };
}
