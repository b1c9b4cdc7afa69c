// pipeframe-build hosting: prints what a web server needs to be told to serve a release.

import { readOptions } from "../options.mjs";
import { caddy, nginx } from "./configurations.mjs";
import { readFramingOrigin } from "./rules.mjs";
import { readSiteWithPages } from "./site.mjs";

export const help = `pipeframe-build hosting nginx|caddy [FOLDER] prints the configuration that serves the release in FOLDER (dist if left out).

  --name app.example.com             the name of the host
  --folder /var/www/extension        where the release lies on the host
  --below /ext                       the path that it is served below; the root if left out
  --brotli                           for nginx with the module ngx_http_brotli_static_module
  --server http://127.0.0.1:8081     passes on what the app's own server answers: /api, /oauth, /account, /webhooks and /health
  --framed-by https://acme.example   who may show the pages in a frame, Pipedrive if left out; again for each origin

Netlify, Cloudflare Pages and Vercel need none: they read _headers and vercel.json, which lie in the release.
`;

const configurations = { nginx, caddy };
const options = {
  name: { type: "string", default: "app.example.com" },
  folder: { type: "string", default: "/var/www/extension" },
  below: { type: "string", default: "" },
  brotli: { type: "boolean", default: false },
  server: { type: "string" },
  "framed-by": { type: "string", multiple: true },
};

/** @param {string[]} words */
export async function hosting(words) {
  process.stdout.write(await configurationFor(words));
}

/** @param {string[]} words @returns {Promise<string>} */
export async function configurationFor(words) {
  const { values, positionals: [server, folder = "dist"] } = readOptions(words, "hosting", options, 2);
  const write = Object.hasOwn(configurations, server ?? "") ? configurations[server] : undefined;
  if (!write) throw new Error(`Name the web server: ${Object.keys(configurations).join(" or ")}${server ? `, and not "${server}"` : ""}.`);
  if (values.brotli && server !== "nginx") throw new Error(`--brotli is for nginx; ${server} needs no module for it.`);
  return write(await readSiteWithPages(folder), {
    name: matching(values.name, /^[\w.-]+(:\d+)?$/, "--name", "a name such as app.example.com"),
    folder: matching(values.folder, /^\/[^\s"';{}$]*$/, "--folder", "a whole path such as /var/www/extension, without spaces, quotes and dollars").replace(/\/$/, ""),
    below: readPrefix(values.below),
    server: values.server && matching(values.server, /^https?:\/\/[\w.-]+(:\d+)?$/, "--server", "an origin such as http://127.0.0.1:8081"),
    brotli: values.brotli,
    framedBy: values["framed-by"]?.map(readFramingOrigin),
  });
}

/** @param {string} path that a release is served below @returns {string} with a slash at its beginning and none at its end */
export function readPrefix(path) {
  return matching(path, /^\/?$|^(\/[\w.-]+)+\/?$/, "--below", "a path such as /ext").replace(/\/$/, "");
}

function matching(value, pattern, option, expected) {
  if (pattern.test(value)) return value;
  throw new Error(`${option} is "${value}", but takes ${expected}.`);
}
