// The simulated Pipedrive beside the pages that it shows.

import { cp } from "node:fs/promises";
import { join } from "node:path";
import { withoutPolicy } from "./inline-script.mjs";
import { withoutEarlyData } from "./page-html.mjs";
import { previewProgram } from "./preview-program.mjs";
import { copyRegistration } from "./registration-files.mjs";
import { reloadFramesOnly } from "./reload-frames.mjs";

const { TRUNK_PROFILE, TRUNK_SOURCE_DIR, TRUNK_STAGING_DIR, PIPEFRAME_COMPANION, PIPEFRAME_STAND_IN } = process.env;

/** The preview's program is a page without a name, beside those of the app. */
export async function withPreview(html, project) {
  const program = await previewProgram(TRUNK_SOURCE_DIR, project, TRUNK_PROFILE === "release" ? "release" : "debug");
  const files = join(TRUNK_STAGING_DIR, "preview");
  await cp(program.folder, files, { recursive: true });
  // Apps name these two by their addresses at the root.
  for (const name of ["report-errors.js", "storage-probe.html"]) await cp(join(files, name), join(TRUNK_STAGING_DIR, name));
  // The preview reads these files when it starts: another registration, structure or schema is another preview.
  const registered = await copyRegistration(join(TRUNK_SOURCE_DIR, project.registration), join(TRUNK_STAGING_DIR, project.registration));
  const { js, wasm, version, source } = program;
  // The app of the preview's own workspace is the one that shows what there is.
  const reference = project.previewSource ? " data-reference" : "";
  const own = `<template data-boot data-page="" data-js="/preview/${js}" data-wasm="/preview/${wasm}" data-style="/preview/preview.css" data-version="${version}" data-source="${source}" data-registration="${project.registration}" data-registered="${registered}"${reference}></template>`;
  // The app's sandbox is in its page: nothing would answer an early question.
  // Behind the app's, which serves every page that has no program of its own.
  const bare = reloadFramesOnly(withCrossOrigin(withoutPolicy(withoutEarlyData(html)))).replace(/<template data-boot [^>]*><\/template>/, (first) => first + own);
  if (PIPEFRAME_COMPANION !== "1") return bare;
  // Only here: a release needs no preview.
  const { withCompanion, withStandIn } = await import("pipeframe-preview/companion");
  return withCompanion(PIPEFRAME_STAND_IN === "1" ? withStandIn(bare) : bare);
}

/** The preview can take its frames their origin: to such a page its own files are another's, whose integrity it may then not see. */
function withCrossOrigin(html) {
  return html.replaceAll(/<(?:script|link)(?= )(?=[^>]* integrity=)(?![^>]* crossorigin)/g, "$& crossorigin");
}
