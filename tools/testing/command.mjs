// Runs a command, keeps what it prints, and ends it with all that it started when it takes too long.

import { spawn } from "node:child_process";

const running = new Set();

/**
 * @param {string[]} command
 * @param {{environment?: Record<string, string>, minutes?: number, show?: boolean}} options `show` prints the output as it comes
 * @returns {Promise<{exitCode: number, output: string}>}
 */
export function run(command, { environment = {}, minutes = 20, show = false } = {}) {
  return new Promise((resolve) => {
    const [program, ...args] = command;
    const child = spawn(program, args, {
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    running.add(child);
    let output = "";
    const keep = (chunk) => {
      output += chunk;
      if (show) process.stdout.write(chunk);
    };
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    const deadline = setTimeout(() => {
      keep(`\n${program} did not end within ${minutes} minutes.\n`);
      end(child);
    }, minutes * 60_000);
    child.on("error", (error) => keep(`\n${program} did not start: ${error.message}\n`));
    child.on("close", (exitCode) => {
      clearTimeout(deadline);
      running.delete(child);
      resolve({ exitCode: exitCode ?? 1, output });
    });
  });
}

function end(child) {
  try {
    process.kill(-child.pid, "SIGTERM");
  } catch {
    child.kill("SIGTERM");
  }
}

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    running.forEach(end);
    process.exit(130);
  });
}
