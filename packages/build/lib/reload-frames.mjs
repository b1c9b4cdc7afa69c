// After a build trunk reloads every page that it serves. The frames' pages do need that; the preview around them stays as it is, with its
// log, its records and its open windows, as long as nothing of the preview itself is new.

/** What trunk 0.21 writes into a page that it serves: in its class Client, the method that a finished build calls. */
const reloading = /\breload\(\) \{\s*window\.location\.reload\(\);\s*\}/;

/**
 * @param {string} html with trunk's script, or without it: then nothing changes
 * @returns {string}
 */
export function reloadFramesOnly(html) {
  return html.replace(reloading, () => `reload() { (${reloadUnlessKept})(this._overlay !== null); }`);
}

/**
 * Runs in each page that trunk serves.
 *
 * @param {boolean} hasFailed whether the page shows that a build failed, which only a reload takes away
 */
async function reloadUnlessKept(hasFailed) {
  const described = (page) => page.querySelector('[data-boot][data-page=""]')?.outerHTML;
  const isPreview = window.parent === window && document.documentElement.dataset.surface === "preview";
  const served = isPreview && !hasFailed ? await fetch(location.href, { cache: "no-store" }).then((response) => response.text()).catch(() => "") : "";
  const isKept = served !== "" && described(new DOMParser().parseFromString(served, "text/html")) === described(document);
  if (!isKept) window.location.reload();
}
