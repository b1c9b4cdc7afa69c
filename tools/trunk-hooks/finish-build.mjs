// What a build needs beyond trunk: the preview's stylesheet in a development build, minified scripts in a release
// (trunk can't read the syntax of today's wasm-bindgen).

import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";

// The SDK stays byte for byte what Pipedrive published.
const sdk = "index.umd";
const { TRUNK_PROFILE, TRUNK_SOURCE_DIR, TRUNK_STAGING_DIR, PIPEFRAME_PREVIEW } = process.env;

if (TRUNK_PROFILE === "debug" || PIPEFRAME_PREVIEW === "1") {
  await writePreviewStylesheet();
}
if (TRUNK_PROFILE === "release") {
  await minifyScripts();
}

async function writePreviewStylesheet() {
  const style = join(TRUNK_SOURCE_DIR, "style");
  const names = (await readdir(style, { recursive: true })).filter((name) => /^preview(\/.*)?\.css$/.test(name)).sort();
  const parts = await Promise.all(names.map((name) => readFile(join(style, name), "utf8")));
  await writeFile(join(TRUNK_STAGING_DIR, "preview.css"), parts.join("\n"));
}

async function minifyScripts() {
  const page = join(TRUNK_STAGING_DIR, "index.html");
  let html = await readFile(page, "utf8");
  const names = (await readdir(TRUNK_STAGING_DIR)).filter((name) => name.endsWith(".js") && !name.startsWith(sdk));
  for (const name of names) {
    const path = join(TRUNK_STAGING_DIR, name);
    const written = await readFile(path, "utf8");
    const { code } = await transform(written, { minify: true });
    await writeFile(path, code);
    html = html.replaceAll(integrity(written), integrity(code));
  }
  await writeFile(page, html);
}

function integrity(content) {
  return `sha384-${createHash("sha384").update(content).digest("base64")}`;
}
