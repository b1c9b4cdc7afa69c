// The HTML of one page of a release, from that of all.

/**
 * @param {string} html the HTML that serves every page
 * @param {{page: string, template: string, js: string}} bundle the page's own
 * @returns {string} with nothing in it about other pages, and with the program's loader on its way from the first bytes on;
 * the script in it fetches the rest
 */
export function pageHtml(html, { page, template, js }) {
  // Behind the script: the first words to Pipedrive wait for nothing. Not the program: WebKit's fetch does not take what a preload brings
  // and asks once more, and from a server that answers in turn the styles and the first data would come behind it.
  const preload = `<link href=${js} rel=modulepreload>`;
  return html
    .replace(/<template data-boot [^>]*><\/template>/g, (found) => (found === template ? found : ""))
    .replace(/<meta [^>]*data-surface=([\w-]+)[^>]*>/g, (found, surface) => (surface === page ? found : ""))
    .replace("</script>", (end) => `${end}${preload}`);
}

/** For a build whose pages have no server. */
export function withoutEarlyData(html) {
  return html.replace(/<meta [^>]*name="?early-data"?[^>]*>\s*/g, "");
}
