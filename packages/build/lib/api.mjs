// Where the app's server answers: said once in index.html, and read by the boot script and by the program.

/** @param {string} html what trunk wrote; refused when a page would ask in vain */
export function checkApi(html) {
  const metas = (html.match(/<meta\b[^>]*>/g) ?? []).map((tag) => ({ name: attribute(tag, "name") ?? attribute(tag, "http-equiv"), content: attribute(tag, "content") ?? "" }));
  for (const { name, content } of metas) {
    if (name === "early-data" && !content.startsWith("/")) {
      throw new Error(`index.html names ${content} as early-data, but that is a path below the API, such as /vehicles: the signed token goes to no other place. Name the API's address as api.`);
    }
  }
  const api = metas.find(({ name }) => name === "api")?.content ?? "";
  const policy = metas.find(({ name }) => name?.toLowerCase() === "content-security-policy")?.content;
  if (!/^(https?:)?\/\//i.test(api) || policy === undefined) return;
  const { origin } = new URL(api, "https://page.invalid");
  const sources = policy.match(/\bconnect-src ([^;]*)/)?.[1].split(/\s+/) ?? [];
  if (!sources.some((source) => source.replace(/\/$/, "") === origin)) {
    throw new Error(`index.html names ${api} as api, but its policy would not let a page ask there. Add ${origin} to connect-src.`);
  }
}

function attribute(tag, name) {
  const [, quoted, bare] = tag.match(new RegExp(`\\s${name}=(?:"([^"]*)"|([^\\s>]+))`, "i")) ?? [];
  return quoted ?? bare;
}
