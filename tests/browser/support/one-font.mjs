// Pictures differ with the machine's fonts. Those that are compared are drawn in the font of an npm package.

import { readFile } from "node:fs/promises";

const files = new URL("../fonts/node_modules/@fontsource/inter/files/", import.meta.url);
const weights = [400, 600];

/**
 * Draws a document in the font of the package, whatever the machine has. It is given as bytes and its rule as a sheet of the document's own,
 * so that no policy of the page asks where they come from.
 *
 * @param {import("@playwright/test").Locator} root The document's root element, of a page or of a frame.
 */
export async function useOneFont(root) {
  const faces = await Promise.all(weights.map(async (weight) => ({ weight, bytes: await bytesOf(weight) })));
  await root.evaluate(async ({ ownerDocument: document }, faces) => {
    const { FontFace, CSSStyleSheet } = document.defaultView;
    for (const { weight, bytes } of faces) {
      const face = new FontFace("Pictures", Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0)), { weight: String(weight) });
      document.fonts.add(await face.load());
    }
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(":root { --font-sans: Pictures; --font-mono: Pictures; -webkit-font-smoothing: antialiased; }");
    document.adoptedStyleSheets.push(sheet);
  }, faces);
}

async function bytesOf(weight) {
  const file = await readFile(new URL(`inter-latin-${weight}-normal.woff2`, files)).catch(() => {
    throw new Error("The font of the pictures is not installed. Run make setup.");
  });
  return file.toString("base64");
}
