// The HTML of one page of a release, from that of all.

/**
 * @param {string} html the HTML that serves every page
 * @param {{page: string, template: string, js: string, wasm: string}} bundle the page's own
 * @returns {string} with nothing in it about other pages, and with the program on its way from the first bytes on
 */
export function pageHtml(html, { page, template, js, wasm }) {
  // Behind the script: the first words to Pipedrive wait for nothing.
  const preloads = `<link href=${js} rel=modulepreload><link as=fetch crossorigin href=${wasm} rel=preload>`;
  return html
    .replace(/<template data-boot [^>]*><\/template>/g, (found) => (found === template ? found : ""))
    .replace(/<meta [^>]*data-surface=([\w-]+)[^>]*>/g, (found, surface) => (surface === page ? found : ""))
    .replace("</script>", (end) => `${end}${preloads}`);
}

/** For a build whose pages have no server. */
export function withoutEarlyData(html) {
  return html.replace(/<meta [^>]*name="?early-data"?[^>]*>\s*/g, "");
}
