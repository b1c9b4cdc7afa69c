// The first words to Pipedrive, in the document itself: no request stands before the handshake but the document's own.

import { createHash } from "node:crypto";

/** @param {string} html whose external scripts give way to `code`, at the place of the first, and whose policy lets it run */
export function withInlineScript(html, code) {
  if (/<\/script|<!--/i.test(code)) {
    throw new Error("The SDK or the boot script holds a text that ends a script in a document: leave them in files of their own.");
  }
  const hash = createHash("sha256").update(code).digest("base64");
  let isFirst = true;
  return html
    .replace(/(<meta [^>]*\bscript-src [^;"]*)/, (policy) => `${policy} 'sha256-${hash}'`)
    .replace(/<script [^>]*src=[^>]*><\/script>/g, () => {
      const found = isFirst ? `<script>${code}</script>` : "";
      isFirst = false;
      return found;
    });
}

/** For a page in which more runs than a release's: the preview, and what trunk adds to reload it. */
export function withoutPolicy(html) {
  return html.replace(/<meta\s[^>]*http-equiv="?content-security-policy"?[^>]*>\s*/i, "");
}
