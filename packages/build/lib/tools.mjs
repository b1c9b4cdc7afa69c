// The programs that a build calls: trunk and wasm-bindgen. What is not on PATH in a fitting version is built once, by cargo, into a folder of
// the user's cache.

import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** What this build step is tested with; newer ones ask for another rustc. */
export const trunkVersion = "0.21.14";

/** What cuts a program into parts. It does not say its version, so only the one in this folder is taken. */
export const splitVersion = "0.2.4";

/** @param {{splits?: boolean}} options whether a program is to be split @returns {Promise<NodeJS.ProcessEnv>} under which the programs are found, and trunk does not stumble */
export async function toolEnvironment({ splits = false } = {}, folder = process.cwd()) {
  const home = process.env.PIPEFRAME_TOOLS ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "pipeframe/tools");
  const bindgenVersion = versionIn(readFileSync(join(folder, "Cargo.lock"), "utf8"), "wasm-bindgen");
  const trunkHome = join(home, `trunk-${trunkVersion}`);
  const bindgenHome = join(home, `wasm-bindgen-cli-${bindgenVersion}`);
  const splitHome = join(home, `wasm-split-cli-${splitVersion}`);
  const path = [join(splitHome, "bin"), join(trunkHome, "bin"), join(bindgenHome, "bin"), join(folder, "node_modules/.bin"), process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH: path, TRUNK_SKIP_VERSION_CHECK: "true", ...colour(process.env.NO_COLOR) };
  if (!has("trunk", isAtLeast(trunkVersion), env)) await build("trunk", trunkVersion, trunkHome, ["--no-default-features", "--features", "rustls"]);
  if (!has("wasm-bindgen", (found) => found === bindgenVersion, env)) await build("wasm-bindgen-cli", bindgenVersion, bindgenHome, []);
  if (splits && !existsSync(join(splitHome, "bin", process.platform === "win32" ? "wasm-split-cli.exe" : "wasm-split-cli"))) await build("wasm_split_cli_support", splitVersion, splitHome, ["--features", "build-binary"]);
  addTarget();
  return env;
}

/** @param {string} lock a Cargo.lock @param {string} name of a package */
export function versionIn(lock, name) {
  const [, version] = lock.match(new RegExp(`name = "${name}"\\nversion = "([^"]+)"`)) ?? [];
  if (!version) throw new Error(`Cargo.lock has no ${name}. Run cargo generate-lockfile.`);
  return version;
}

/** Anything but "true" and "false" in NO_COLOR ends trunk with a usage error. */
export function colour(asked) {
  if (asked === undefined || asked === "true" || asked === "false") return {};
  return { NO_COLOR: asked === "" ? undefined : "true" };
}

function has(program, isRight, env) {
  try {
    const [, found] = execFileSync(program, ["--version"], { env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).match(/(\d+\.\d+\.\d+)/) ?? [];
    return found !== undefined && isRight(found);
  } catch {
    return false;
  }
}

/** @param {string} least */
export function isAtLeast(least) {
  const wanted = least.split(".").map(Number);
  return (found) => {
    const parts = found.split(".").map(Number);
    const index = parts.findIndex((part, place) => part !== wanted[place]);
    return index < 0 || parts[index] > wanted[index];
  };
}

/** They are run for seconds; an optimised build of them would take minutes more. */
const quickly = { CARGO_PROFILE_RELEASE_OPT_LEVEL: "1", CARGO_PROFILE_RELEASE_LTO: "off", CARGO_PROFILE_RELEASE_CODEGEN_UNITS: "64" };

async function build(name, version, home, options) {
  console.error(`Building ${name} ${version} into ${home}; a few minutes, once.`);
  const code = await new Promise((resolve, reject) => {
    const cargo = spawn("cargo", ["install", "--quiet", "--locked", "--root", home, `${name}@${version}`, ...options], { stdio: "inherit", env: { ...process.env, ...quickly } });
    cargo.on("error", ({ message }) => reject(new Error(`cargo could not be started: ${message}. Install Rust from https://rustup.rs.`)));
    cargo.on("exit", resolve);
  });
  if (code !== 0) throw new Error(`${name} ${version} could not be built. Read the error above, or put ${name} ${version} on PATH.`);
}

/** A toolchain that did not come by rustup may have it all the same; the compiler says so. */
function addTarget() {
  try {
    const installed = execFileSync("rustup", ["target", "list", "--installed"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    if (!installed.includes("wasm32-unknown-unknown")) execFileSync("rustup", ["target", "add", "wasm32-unknown-unknown"], { stdio: "inherit" });
  } catch (error) {
    if (error.code !== "ENOENT") throw new Error("The target wasm32-unknown-unknown could not be added. Run rustup target add wasm32-unknown-unknown.");
  }
}
