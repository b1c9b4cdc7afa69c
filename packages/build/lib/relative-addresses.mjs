// The addresses of a release's own files, relative to its pages: the same folder works at any path of any host.

/**
 * @param {string} html what trunk wrote @param {string} publicUrl what trunk put before the names of its files
 * @param {string[]} files what lies in the folder
 */
export function relativeAddresses(html, publicUrl, files) {
  if (/^([a-z][\w+.-]*:|\/\/)/i.test(publicUrl)) {
    throw new Error(`The public URL is ${publicUrl}, but a release asks for its files where its pages are, and works below any path. Build without --public-url and TRUNK_BUILD_PUBLIC_URL.`);
  }
  const base = publicUrl.endsWith("/") ? publicUrl : `${publicUrl}/`;
  return html.replace(/\b(href|src|data-js|data-wasm)=("?)([^\s">]+)/g, (found, name, quote, address) => {
    const file = address.startsWith(base) ? address.slice(base.length) : undefined;
    // With the dot it is also the name of a module.
    return files.includes(file) ? `${name}=${quote}./${file}` : found;
  });
}
