// Pictures that are compared are drawn in the font of an npm package, since each machine has others.

import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";

const fonts = new URL("../fonts/node_modules/@fontsource/inter/files/", import.meta.url);

/** Draws the page in the font of the package, whatever the machine has. */
export async function useOneFont(page) {
  const faces = await Promise.all([400, 600].map(async (weight) => {
    const file = await readFile(new URL(`inter-latin-${weight}-normal.woff2`, fonts)).catch(() => {
      throw new Error("The font of the pictures is not installed. Run make setup.");
    });
    return `@font-face { font-family: Pictures; font-weight: ${weight}; src: url(data:font/woff2;base64,${file.toString("base64")}) format("woff2"); }`;
  }));
  await page.addStyleTag({ content: `${faces.join("\n")}\n:root { --font-sans: Pictures; -webkit-font-smoothing: antialiased; }` });
  await page.evaluate(() => Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 14px Pictures`))));
  await expect.poll(() => page.evaluate(() => [...document.fonts].every((face) => face.status === "loaded"))).toBe(true);
}
