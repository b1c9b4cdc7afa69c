// The first words to Pipedrive, in the document itself: no request stands before the handshake but the document's own.

import { createHash } from "node:crypto";

const policyMeta = /<meta\s[^>]*http-equiv="?content-security-policy"?[^>]*>\s*/i;
const referrerMeta = /<meta\s[^>]*name="?referrer"?[^>]*>\s*/i;

/** @param {string} html whose external scripts give way to `code`, at the place of the first, and whose policy lets it run */
export function withInlineScript(html, code) {
  if (/<\/script|<!--/i.test(code)) {
    throw new Error("The SDK or the boot script holds a text that ends a script in a document: leave them in files of their own.");
  }
  let isFirst = true;
  return withHash(html, createHash("sha256").update(code).digest("base64"))
    .replace(/<script [^>]*src=[^>]*><\/script>/g, () => {
      const found = isFirst ? `<script>${code}</script>` : "";
      isFirst = false;
      return found;
    });
}

function withHash(html, hash) {
  const named = html.replace(policyMeta, (policy) => policy.replace(/\bscript-src [^;"]*/, (sources) => `${sources} 'sha256-${hash}'`));
  if (named === html && policyMeta.test(html)) {
    throw new Error("The policy in index.html has no script-src, so that it would forbid the page's own script: add script-src 'self' 'wasm-unsafe-eval'.");
  }
  return named;
}

/** For a page in which more runs than a release's: the preview, which names itself to its frames as Pipedrive does, and what trunk adds to reload it. */
export function withoutPolicy(html) {
  return html.replace(policyMeta, "").replace(referrerMeta, "");
}
