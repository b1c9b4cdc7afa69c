// Where the app's server answers: said once in index.html, and read by the boot script and by the program.

import { metaContent, readApiSetting } from "./hosting/document.mjs";

/** @param {string} html what trunk wrote; refused when a page would ask in vain */
export function checkApi(html) {
  const early = (html.match(/<meta\b[^>]*>/g) ?? []).map((tag) => metaContent(tag, "early-data")).filter((content) => content !== undefined);
  for (const content of early.filter((content) => !content.startsWith("/"))) {
    throw new Error(`index.html names ${content} as early-data, but that is a path below the API, such as /vehicles: the signed token goes to no other place. Name the API's address as api.`);
  }
  const api = metaContent(html, "api") ?? "";
  if (/^[a-z][\w+.-]*:/i.test(api)) readApiSetting(api);
  const policy = metaContent(html, "content-security-policy");
  if (!/^(https?:)?\/\//i.test(api) || policy === undefined) return;
  const { origin } = new URL(api, "https://page.invalid");
  const sources = policy.match(/\bconnect-src ([^;]*)/)?.[1].split(/\s+/) ?? [];
  if (!sources.some((source) => source.replace(/\/$/, "") === origin)) {
    throw new Error(`index.html names ${api} as api, but its policy would not let a page ask there. Add ${origin} to connect-src.`);
  }
}
