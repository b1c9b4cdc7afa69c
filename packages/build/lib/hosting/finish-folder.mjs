// What hosts expect in the folder of a release beside its pages.

import { join } from "node:path";
import { compressFolder, writeWhole } from "./compress.mjs";
import { headersFile, vercel } from "./configurations.mjs";
import { missingPage, readSite } from "./site.mjs";

/** Static hosts that find no such page answer with index.html, as if every address were one of the app's. */
const missing = `<!doctype html><html lang=en><meta charset=utf-8><meta content="light dark" name=color-scheme><title>Not found</title><p>There is no such file.
`;

/** @param {string} folder of a release @param {{framedBy?: string[]}} options Pipedrive if left out */
export async function finishFolder(folder, options = {}) {
  await writeWhole(join(folder, missingPage), missing);
  await writeHostFiles(folder, options);
  await compressFolder(folder);
}

/** @param {string} folder of a release @param {{framedBy?: string[]}} options */
export async function writeHostFiles(folder, options) {
  const site = await readSite(folder);
  // A host that knows only index.html finds it without being told.
  if (site.pages.length === 0) return;
  // Without `_redirects`: Netlify and Cloudflare Pages serve /panel as panel.html by themselves, and Cloudflare answers a rewrite to a name
  // that ends with .html by a redirect to the name without, which would be rewritten again.
  await writeWhole(join(folder, "_headers"), headersFile(site, options));
  await writeWhole(join(folder, "vercel.json"), vercel(site, options));
}
