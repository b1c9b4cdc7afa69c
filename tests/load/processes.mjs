// The processes of the app's server behind one address: requests go to each in turn, and to the next one where one is away.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { Agent, request } from "node:http";
import { setTimeout as after } from "node:timers/promises";

const patience = 30_000;

/** Starts processes of a program, one at each port, which it keeps when it is started again. */
export async function startProcesses(program, ports, variables) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const processes = ports.map((port) => ({ port, underWay: 0, child: undefined }));
  let turn = 0;

  const begin = async (one) => {
    const environment = {
      PATH: process.env.PATH, PIPEFRAME_PORT: String(one.port), PIPEFRAME_REQUESTS_PER_MINUTE: "10000000", PIPEFRAME_LOG: "off", ...variables,
    };
    one.child = spawn(program, { env: environment, stdio: ["ignore", "ignore", "inherit"] });
    for (let left = 200; !(await isWell(one.port)); left -= 1) {
      if (left === 0 || one.child.exitCode !== null) throw new Error("The server did not start.");
      await after(50);
    }
  };
  const end = async (one, signal) => {
    if (one.child.exitCode !== null || one.child.signalCode !== null) return;
    const ended = once(one.child, "exit");
    one.child.kill(signal);
    await ended;
  };
  await Promise.all(processes.map(begin));

  /** One answer, or none where the connection failed. */
  const attempt = (one, { method, path, headers, body }) =>
    new Promise((resolve) => {
      one.underWay += 1;
      const done = (answer) => {
        one.underWay -= 1;
        resolve(answer);
      };
      const sent = request({ agent, host: "127.0.0.1", port: one.port, method, path: `/api${path}`, headers, timeout: patience }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk) => (text += chunk));
        response.on("end", () => done({ status: response.statusCode, text }));
        response.on("error", () => done(undefined));
      });
      sent.on("timeout", () => sent.destroy());
      sent.on("error", () => done(undefined));
      sent.end(body);
    });

  return {
    /** Sends until there is an answer that is not the server's own trouble. @returns {Promise<{status: number, text: string, repeats: number}>} */
    async send(asked) {
      const deadline = performance.now() + patience;
      for (let repeats = 0; ; repeats += 1) {
        turn += 1;
        const answer = await attempt(processes[turn % processes.length], asked);
        const isFinal = answer && ![500, 503, 504].includes(answer.status);
        if (isFinal || performance.now() > deadline) return { status: 0, text: "", ...answer, repeats };
        await after(Math.min(20 * 2 ** repeats, 500));
      }
    },
    /** Kills the first process as soon as it is at work, and starts it again. */
    async killAtWork() {
      const [one] = processes;
      while (one.underWay === 0) await after(1);
      await end(one, "SIGKILL");
      await begin(one);
    },
    /** Resident memory of all, in bytes. */
    async memory() {
      const sizes = processes.map(async ({ child }) => {
        const status = await readFile(`/proc/${child.pid}/status`, "utf8");
        return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)[1]) * 1024;
      });
      return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    },
    async stop() {
      agent.destroy();
      await Promise.all(processes.map((one) => end(one, "SIGTERM")));
    },
  };
}

function isWell(port) {
  return fetch(`http://127.0.0.1:${port}/health`).then(({ ok }) => ok, () => false);
}
