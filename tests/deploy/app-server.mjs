// The app for nginx, as `pipeframe-build hosting nginx` configures it: the release, and its API.

import { configurationFor } from "../../packages/build/lib/hosting/command.mjs";
import { brotliModule } from "../hosting/support/web-servers.mjs";
import { app } from "./names.mjs";

/** @param {{release: string, api: number}} options the folder of the release, and the port of its API */
export async function appServer({ release, api }) {
  const brotli = brotliModule ? ["--brotli"] : [];
  return { name: app, configuration: await configurationFor(["nginx", release, "--name", app, "--folder", release, "--server", `http://127.0.0.1:${api}`, ...brotli]) };
}
