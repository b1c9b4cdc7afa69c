// `trunk build --release`, told which page comes first: what trunk compiles is then that page's program, and not compiled again.

import { spawn } from "node:child_process";
import { readProject } from "./project.mjs";

/** @param {string[]} words what trunk build takes */
export async function release(words) {
  const { pages } = await readProject(process.cwd());
  const env = pages.length > 0 ? { PIPEFRAME_PAGE: pages[0], PIPEFRAME_PAGES: pages.join(" ") } : {};
  const trunk = spawn("trunk", ["build", "--release", "--locked", ...words], { stdio: "inherit", env: { ...process.env, ...env } });
  const code = await new Promise((resolve, reject) => {
    trunk.on("error", ({ message }) => reject(new Error(`trunk could not be started: ${message}. Install it by cargo install --locked trunk.`)));
    trunk.on("exit", (found) => resolve(found ?? 1));
  });
  process.exitCode = code;
}
