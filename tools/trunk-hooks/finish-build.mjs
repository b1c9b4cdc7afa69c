// What a build needs beyond trunk: the preview's stylesheet in a development build, a minified loader in a release.

import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";

const { TRUNK_PROFILE, TRUNK_SOURCE_DIR, TRUNK_STAGING_DIR, PIPEFRAME_PREVIEW } = process.env;

if (TRUNK_PROFILE === "debug" || PIPEFRAME_PREVIEW === "1") {
  await writePreviewStylesheet();
}
if (TRUNK_PROFILE === "release") {
  await minifyLoaders();
}

async function writePreviewStylesheet() {
  const style = join(TRUNK_SOURCE_DIR, "style");
  const names = (await readdir(style, { recursive: true })).filter((name) => /^preview(\/.*)?\.css$/.test(name)).sort();
  const parts = await Promise.all(names.map((name) => readFile(join(style, name), "utf8")));
  await writeFile(join(TRUNK_STAGING_DIR, "preview.css"), parts.join("\n"));
}

async function minifyLoaders() {
  const names = await readdir(TRUNK_STAGING_DIR);
  const loaders = names.filter((name) => name.endsWith(".js") && names.includes(name.replace(/\.js$/, "_bg.wasm")));
  for (const name of loaders) {
    const path = join(TRUNK_STAGING_DIR, name);
    const { code } = await transform(await readFile(path, "utf8"), { minify: true, format: "esm" });
    await writeFile(path, code);
  }
}
