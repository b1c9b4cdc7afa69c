// The example backend, with its data in memory.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as after } from "node:timers/promises";
import { freePorts } from "../../tools/testing/ports.mjs";

const program = "target/debug/car-services-server";

/**
 * Listens on one port from the first to the last; between those it can begin again, with the data of the first day.
 *
 * @param {Record<string, string>} own variables beside those that every check needs
 * @returns {Promise<{port: number, beginAgain: () => Promise<void>, close: () => Promise<void>}>}
 */
export async function startBackend(own = {}) {
  const [port] = await freePorts(1);
  const environment = { PIPEFRAME_DEVELOPMENT: "1", PIPEFRAME_DATABASE: ":memory:", PIPEFRAME_PORT: String(port), PIPEFRAME_REQUESTS_PER_MINUTE: "100000", PIPEFRAME_LOG: "error", ...own };
  let child;
  const isUp = () => fetch(`http://127.0.0.1:${port}/health`).then(({ ok }) => ok, () => false);
  const begin = async () => {
    child = spawn(program, { env: { ...process.env, ...environment }, stdio: ["ignore", "inherit", "inherit"] });
    for (let left = 200; !(await isUp()); left -= 1) {
      if (left === 0 || child.exitCode !== null) throw new Error("The example backend did not start.");
      await after(50);
    }
  };
  const close = async () => {
    if (child.exitCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  };
  await begin();
  return {
    port,
    async beginAgain() {
      await close();
      await begin();
    },
    close,
  };
}
