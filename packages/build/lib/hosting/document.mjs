// The settings in the documents of a release: they can be changed for each place that it is served at.

const tag = (name) => new RegExp(`<meta\\b[^>]*\\s(?:name|http-equiv)="?${name}"?(?=[\\s/>])[^>]*>`, "i");

/** @param {string} html @returns {string | undefined} the content of a meta with this name */
export function metaContent(html, name) {
  const found = html.match(tag(name))?.[0].match(/\scontent=(?:"([^"]*)"|([^\s>]+))/i);
  return found && unescaped(found[1] ?? found[2]);
}

/** @param {string} html that has such a meta @param {string} content */
export function withMetaContent(html, name, content) {
  return html.replace(tag(name), (meta) => meta.replace(/\scontent=(?:"[^"]*"|[^\s>]+)/i, () => ` content="${escaped(content)}"`));
}

/** @param {string} html @param {string} title */
export function withTitle(html, title) {
  return html.replace(/<title>[^<]*<\/title>/i, () => `<title>${escaped(title)}</title>`);
}

/**
 * @param {string} html of a release @param {string} address of the API, as `readApiSetting` gives it
 * @returns {string} whose pages ask there and may do so
 */
export function withApi(html, address) {
  const before = originOf(metaContent(html, "api") ?? "");
  const after = originOf(address);
  const policy = metaContent(html, "content-security-policy");
  const named = withMetaContent(html, "api", address);
  if (policy === undefined) return named;
  const directives = policy.split(";").map((directive) => directive.trim()).filter(Boolean);
  const index = directives.findIndex((directive) => /^connect-src\b/i.test(directive));
  if (index < 0) throw new Error("The policy in the release's documents has no connect-src: add connect-src 'self' to index.html, and build it again.");
  const sources = directives[index].split(/\s+/).slice(1).filter((source) => source !== before && source !== "'none'");
  const wanted = after && !sources.includes(after) ? [...sources, after] : sources;
  directives[index] = `connect-src ${wanted.join(" ")}`;
  return withMetaContent(named, "content-security-policy", directives.join("; "));
}

/** Pages of https may ask these by http, because the address never leaves the machine. */
const loopback = /^(localhost|127(\.\d+){3}|\[::1\]|.+\.localhost)$/;

/** @param {string} written by a person: an address of its own, or a path @returns {string} */
export function readApiSetting(written) {
  const refuse = (why) => {
    throw new Error(`The API can't be at "${written}": ${why} Write a whole address such as https://api.example.com/v1, a path of the pages' own host such as /api, or api for the one below the pages' own folder.`);
  };
  if (/^(\/[\w.~-]+)+\/?$|^[\w~-]+(\/[\w.~-]+)*\/?$/.test(written)) return written.replace(/\/$/, "");
  const address = /^https?:\/\//i.test(written) && URL.canParse(written) ? new URL(written) : refuse("it is not an address of http or https, and not a path.");
  if (address.username || address.password) refuse("an address with a user or a password is not asked by browsers, and everybody could read it in the page.");
  if (address.search || address.hash) refuse(`the page puts its own path behind it, so that it can't hold "${address.search}${address.hash}".`);
  if (address.protocol === "http:" && !loopback.test(address.hostname)) refuse("a page that came by https may not ask by http.");
  if (/[;,'"*\s]/.test(address.origin)) refuse("its origin has characters that a policy can't hold.");
  return address.href.replace(/\/$/, "");
}

/** @param {string} written @returns {string} of an app, as its pages' title */
export function readName(written) {
  const name = written.trim();
  if (name === "" || name.length > 100 || /[\u0000-\u001f\u007f]/.test(name)) throw new Error("The name of an app is a line of at most 100 characters.");
  return name;
}

function originOf(address) {
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? new URL(address).origin : undefined;
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

function unescaped(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
