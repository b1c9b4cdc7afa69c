// What a build needs beyond trunk: in a development build the simulated Pipedrive; in a release the SDK and the boot script inline, one
// stylesheet, and for each page a bundle, a stylesheet and an HTML of its own.

import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { transform } from "esbuild";
import { checkApi } from "./api.mjs";
import { buildPages } from "./build-pages.mjs";
import { contentHash } from "./content-hash.mjs";
import { withInlineScript, withoutPolicy } from "./inline-script.mjs";
import { pageHtml, withoutEarlyData } from "./page-html.mjs";
import { previewProgram } from "./preview-program.mjs";
import { readProject } from "./project.mjs";
import { relativeAddresses } from "./relative-addresses.mjs";
import { shrinkBundle } from "./shrink-bundle.mjs";
import { usedIcons } from "./used-icons.mjs";
import { unnamedClasses, usedStyles } from "./used-styles.mjs";

const { TRUNK_PROFILE, TRUNK_PUBLIC_URL, TRUNK_SOURCE_DIR, TRUNK_STAGING_DIR, PIPEFRAME_COMPANION, PIPEFRAME_PREVIEW } = process.env;
const holdsPreview = TRUNK_PROFILE === "debug" || PIPEFRAME_PREVIEW === "1";

export async function finish() {
  const page = join(TRUNK_STAGING_DIR, "index.html");
  const project = await readProject(TRUNK_SOURCE_DIR);
  let html = await readFile(page, "utf8");
  checkApi(html);
  if (TRUNK_PROFILE === "release") html = await releaseOf(html, project);
  if (holdsPreview) html = await withPreview(html, project);
  await writeFile(page, html);
}

async function releaseOf(written, project) {
  let html = written;
  if (!holdsPreview) {
    html = relativeAddresses(html, TRUNK_PUBLIC_URL, await readdir(TRUNK_STAGING_DIR));
    html = await withScriptsInside(html);
  }
  html = await withOneStylesheet(html);
  const finished = await withBundles(html, project);
  for (const bundle of finished.bundles) await writePage(finished.html, bundle);
  if (finished.bundles.length > 0) {
    await writeUsedIcons(finished.bundles);
    await warnOfUnnamedClasses(finished.html, finished.bundles);
  }
  return finished.html;
}

/** The preview's program is a page without a name, beside those of the app. */
async function withPreview(html, project) {
  const program = await previewProgram(TRUNK_SOURCE_DIR, project, TRUNK_PROFILE === "release" ? "release" : "debug");
  const files = join(TRUNK_STAGING_DIR, "preview");
  await cp(program.folder, files, { recursive: true });
  // Apps name these two by their addresses at the root.
  for (const name of ["report-errors.js", "storage-probe.html"]) await cp(join(files, name), join(TRUNK_STAGING_DIR, name));
  const registration = join(TRUNK_STAGING_DIR, project.registration);
  await mkdir(dirname(registration), { recursive: true });
  await cp(join(TRUNK_SOURCE_DIR, project.registration), registration);
  const { js, wasm, version, source } = program;
  // The app of the preview's own workspace is the one that shows what there is.
  const reference = project.previewSource ? " data-reference" : "";
  const own = `<template data-boot data-page="" data-js="/preview/${js}" data-wasm="/preview/${wasm}" data-style="/preview/preview.css" data-version="${version}" data-source="${source}" data-registration="${project.registration}"${reference}></template>`;
  // The app's sandbox is in its page: nothing would answer an early question.
  // Behind the app's, which serves every page that has no program of its own.
  const bare = withCrossOrigin(withoutPolicy(withoutEarlyData(html))).replace(/<template data-boot [^>]*><\/template>/, (first) => first + own);
  if (PIPEFRAME_COMPANION !== "1") return bare;
  // Only here: a release needs no preview.
  const { withCompanion } = await import("pipeframe-preview/companion");
  return withCompanion(bare);
}

/** The preview can take its frames their origin: to such a page its own files are another's, whose integrity it may then not see. */
function withCrossOrigin(html) {
  return html.replaceAll(/<(?:script|link)(?= )(?=[^>]* integrity=)(?![^>]* crossorigin)/g, "$& crossorigin");
}

/** Trunk's own bundle holds all pages. A page fetches less when it has one of its own; the preview shows all of them. */
async function withBundles(html, project) {
  const [template, loaderAddress, wasmAddress] = html.match(/<template data-boot data-js=(\S+) data-wasm=([^\s>]+)><\/template>/);
  const [loaderFile, wasmFile] = [loaderAddress, wasmAddress].map(fileOf);
  const shrink = async ({ page, loader, wasm }) => ({ page, shrunk: await shrinkBundle(loader, wasm) });
  const built = holdsPreview || project.pages.length === 0
    ? [await shrink({ page: undefined, loader: await readFile(loaderFile, "utf8"), wasm: await readFile(wasmFile) })]
    : await buildPages(TRUNK_SOURCE_DIR, project, shrink);
  await Promise.all([rm(loaderFile), rm(wasmFile)]);
  const base = baseOf(loaderAddress);
  const bundles = [];
  for (const { page, shrunk } of built) {
    const name = page ?? project.binary;
    const js = `${base}${await writeHashed(name, "js", shrunk.loader)}`;
    const program = `${base}${await writeHashed(name, "wasm", shrunk.wasm)}`;
    const template = `<template data-boot${page ? ` data-page=${page}` : ""} data-js=${js} data-wasm=${program}></template>`;
    bundles.push({ page, template, js, wasm: program, content: `${shrunk.loader}${shrunk.wasm.toString("latin1")}` });
  }
  const templates = bundles.map(({ template }) => template).join("");
  return { html: html.replace(template, () => templates), bundles: bundles.filter(({ page }) => page) };
}

/** A page that the host finds by its name begins to fetch what it needs with the first of its bytes. */
async function writePage(html, { page, template, js, wasm, content }) {
  const [link, address] = html.match(/<link href=(\S+) rel=stylesheet>/);
  const style = usedStyles(await readFile(fileOf(address), "utf8"), `${html}${content}`);
  const own = `<link href=${baseOf(address)}${await writeHashed(page, "css", style)} rel=stylesheet>`;
  await writeFile(join(TRUNK_STAGING_DIR, `${page}.html`), pageHtml(html.replace(link, () => own), { page, template, js, wasm }));
}

/** The kit's styles are for all apps; the app's own are for its pages. */
async function warnOfUnnamedClasses(html, bundles) {
  const style = await readFile(join(TRUNK_SOURCE_DIR, "style/surfaces.css"), "utf8");
  const unnamed = unnamedClasses(style, [html, ...bundles.map(({ content }) => content)].join(""));
  for (const name of unnamed) {
    console.warn(`style/surfaces.css has rules for ".${name}", which no page names, so they are left out of the release. Write class names whole, as literals, or delete the rules.`);
  }
}

/** The preview's icons stay at home. */
async function writeUsedIcons(bundles) {
  const path = join(TRUNK_STAGING_DIR, "icons.svg");
  const programs = bundles.map(({ content }) => content).join("");
  await writeFile(path, usedIcons(await readFile(path, "utf8"), programs));
}

async function withOneStylesheet(html) {
  const links = [...html.matchAll(/<link href=(\S+)[^>]* rel=stylesheet>/g)];
  const files = links.map(([, address]) => fileOf(address));
  const parts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  const { code } = await transform(parts.join("\n"), { loader: "css", minify: true });
  await Promise.all(files.map((file) => rm(file)));
  const link = `<link href=${baseOf(links[0][1])}${await writeHashed("style", "css", code)} rel=stylesheet>`;
  return links.reduce((text, [whole], index) => text.replace(whole, () => (index === 0 ? link : "")), html);
}

/** The SDK, byte for byte as Pipedrive published it, and the boot script behind it. */
async function withScriptsInside(html) {
  const files = [...html.matchAll(/<script [^>]*src=([^\s>]+)[^>]*><\/script>/g)].map(([, address]) => fileOf(address));
  const texts = await Promise.all(files.map(readScript));
  await Promise.all(files.map((file) => rm(file)));
  return withInlineScript(html, texts.join("\n"));
}

async function readScript(path) {
  const written = await readFile(path, "utf8");
  if (!/boot-/.test(path)) return written;
  const { code } = await transform(written, { minify: true });
  return code;
}

/** Hashed names may be kept by browsers forever; so the hash is of what was finally written. */
async function writeHashed(name, extension, content) {
  const file = `${name}-${contentHash(content)}.${extension}`;
  await writeFile(join(TRUNK_STAGING_DIR, file), content);
  return file;
}

function baseOf(address) {
  return address.slice(0, address.lastIndexOf("/") + 1);
}

function fileOf(address) {
  return join(TRUNK_STAGING_DIR, address.slice(baseOf(address).length));
}
