// Opens an address in the browser that people use.

import { spawn } from "node:child_process";

const commands = { darwin: ["open"], win32: ["cmd", "/c", "start", ""], linux: ["xdg-open"] };

/** A machine without such a command has the address in its terminal. */
export function openInBrowser(address) {
  const [command, ...before] = commands[process.platform] ?? commands.linux;
  const opened = spawn(command, [...before, address], { stdio: "ignore", detached: true });
  opened.on("error", () => console.log("No browser could be opened; open the address yourself."));
  opened.unref();
}
