// What a build needs beyond trunk: in a development build the simulated Pipedrive; in a release the files that are published.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checkApi } from "./api.mjs";
import { readProject } from "./project.mjs";
import { readCatalogs, writeTexts } from "./texts.mjs";

const { TRUNK_PROFILE, TRUNK_SOURCE_DIR, TRUNK_STAGING_DIR, PIPEFRAME_PREVIEW } = process.env;
const holdsPreview = TRUNK_PROFILE === "debug" || PIPEFRAME_PREVIEW === "1";

/** Each part is imported only where it runs: this is done after every saved line, and the tools of a release take a tenth of a second to load. */
export async function finish() {
  const page = join(TRUNK_STAGING_DIR, "index.html");
  const project = await readProject(TRUNK_SOURCE_DIR);
  let html = await readFile(page, "utf8");
  checkApi(html);
  if (TRUNK_PROFILE === "release") {
    const { releaseFiles } = await import("./release-files.mjs");
    html = await releaseFiles(html, project, holdsPreview);
  }
  if (TRUNK_PROFILE === "debug") html = await withAllTexts(html, project);
  if (holdsPreview) {
    const { withPreview } = await import("./preview-files.mjs");
    html = await withPreview(html, project);
  }
  await writeFile(page, html);
}

/** One file for all pages, whose program is one too. */
async function withAllTexts(html, project) {
  const catalogs = await readCatalogs(project, "debug", { withPseudo: true });
  const [template, base] = html.match(/<template data-boot data-js="?([^\s">]*\/)[^>]*/);
  const attributes = await writeTexts(catalogs, { name: "texts", folder: TRUNK_STAGING_DIR, base });
  return html.replace(template, () => `${template}${attributes}`);
}
