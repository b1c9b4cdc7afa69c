// A release as it is published: the SDK and the boot script inline, a program that pages load in parts with one stylesheet, or for each page a
// program and a stylesheet of its own, and an HTML for each page.

import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { transform } from "esbuild";
import { buildPages } from "./build-pages.mjs";
import { contentHash } from "./content-hash.mjs";
import { withInlineScript } from "./inline-script.mjs";
import { pageHtml } from "./page-html.mjs";
import { relativeAddresses } from "./relative-addresses.mjs";
import { shrinkBundle } from "./shrink-bundle.mjs";
import { splitProgram } from "./split-program.mjs";
import { readCatalogs, usedTexts, writeTexts } from "./texts.mjs";
import { checkTrustedTypes } from "./trusted-types.mjs";
import { usedIcons } from "./used-icons.mjs";
import { assembledClasses, unnamedClasses, usedStyles } from "./used-styles.mjs";

const { PIPEFRAME_PARTS, TRUNK_PUBLIC_URL, TRUNK_SOURCE_DIR, TRUNK_STAGING_DIR } = process.env;

/**
 * @param {string} written the HTML that trunk wrote @param {import("./project.mjs").Project} project
 * @param {boolean} holdsPreview whether the preview shows this release, whose program is then in one file
 * @returns {Promise<string>} the HTML that every page begins with
 */
export async function releaseFiles(written, project, holdsPreview) {
  let html = written;
  if (!holdsPreview) {
    html = relativeAddresses(html, TRUNK_PUBLIC_URL, await readdir(TRUNK_STAGING_DIR));
    html = await withScriptsInside(html);
  }
  html = await withOneStylesheet(html);
  const finished = await withBundles(html, project, holdsPreview);
  const own = finished.bundles.filter(({ pages }) => pages.some(({ page }) => page));
  for (const bundle of own) await writePages(finished.html, bundle);
  if (own.length > 0) {
    await writeUsedIcons(own);
    await warnOfUnnamedClasses(finished.html, own, project);
  }
  return finished.html;
}

/** Trunk's own program is one file with all pages; the preview shows that. */
async function withBundles(html, project, holdsPreview) {
  const [template, loaderAddress, wasmAddress] = html.match(/<template data-boot data-js=(\S+) data-wasm=([^\s>]+)><\/template>/);
  const [loaderFile, wasmFile] = [loaderAddress, wasmAddress].map(fileOf);
  const { files, bundles } = holdsPreview || project.pages.length === 0
    ? bundlesOf([await shrunk({ page: undefined, loader: await readFile(loaderFile, "utf8"), wasm: await readFile(wasmFile) })], project)
    : PIPEFRAME_PARTS === "1" ? await splitProgram(TRUNK_SOURCE_DIR, project) : bundlesOf(await buildPages(TRUNK_SOURCE_DIR, project, shrunk), project);
  await Promise.all([rm(loaderFile), rm(wasmFile)]);
  const base = baseOf(loaderAddress);
  const addresses = new Map();
  for (const [name, wasm] of files) addresses.set(name, `${base}${await writeHashed(name.replaceAll("_", "-"), "wasm", wasm)}`);
  const catalogs = await readCatalogs(project, "release", { withPseudo: holdsPreview });
  const written = [];
  for (const { name, pages, files: own, loader } of bundles) {
    const code = await loader(addresses);
    const js = `${base}${await writeHashed(name.replaceAll("_", "-"), "js", code)}`;
    const content = [code, ...own.map((file) => files.get(file).toString("latin1"))].join("");
    const templateOf = async ({ page, files: first, all }) => {
      const texts = await textsOf(catalogs, { name: page ?? name, html, content: [code, ...all.map((file) => files.get(file).toString("latin1"))].join(""), base });
      return { page, template: `<template data-boot${page ? ` data-page=${page}` : ""} data-js=${js} data-wasm="${first.map((file) => addresses.get(file)).join(" ")}"${texts}></template>` };
    };
    written.push({ name, js, code, content, pages: await Promise.all(pages.map(templateOf)) });
  }
  if (!holdsPreview) checkTrustedTypes(html, written.map(({ name, code }) => ({ page: name, loader: code })));
  const templates = written.flatMap(({ pages }) => pages.map((one) => one.template)).join("");
  return { html: html.replace(template, () => templates), bundles: written };
}

/** A page fetches no text of another one's. */
function textsOf(catalogs, { name, html, content, base }) {
  const used = catalogs.map((catalog) => ({ ...catalog, texts: usedTexts(catalog, { html, content }) }));
  return writeTexts(used, { name: name.replaceAll("_", "-"), folder: TRUNK_STAGING_DIR, base });
}

async function shrunk({ page, loader, wasm }) {
  return { page, ...(await shrinkBundle(loader, wasm)) };
}

/** Programs in one file each, as `splitProgram` gives one in several. */
function bundlesOf(programs, { binary }) {
  const named = programs.map(({ page, loader, wasm }) => ({ name: page ?? binary, page, loader, wasm }));
  return {
    files: new Map(named.map(({ name, wasm }) => [name, wasm])),
    bundles: named.map(({ name, page, loader }) => ({ name, pages: [{ page, files: [name], all: [name] }], files: [name], loader: async () => loader })),
  };
}

/** A page that the host finds by its name begins to fetch what it needs with the first of its bytes. */
async function writePages(html, { name, js, content, pages }) {
  const [link, address] = html.match(/<link href=(\S+) rel=stylesheet>/);
  const style = usedStyles(await readFile(fileOf(address), "utf8"), `${html}${content}`);
  const own = `<link href=${baseOf(address)}${await writeHashed(name.replaceAll("_", "-"), "css", style)} rel=stylesheet>`;
  for (const { page, template } of pages) await writeFile(join(TRUNK_STAGING_DIR, `${page}.html`), pageHtml(html.replace(link, () => own), { page, template, js }));
}

/**
 * The library's styles are for all apps, so a class of theirs that no page names is most often a component that nobody uses. It is told where
 * the app's code may put its name together; the app's own styles are for its pages, so there each is told.
 */
async function warnOfUnnamedClasses(html, bundles, { web }) {
  const texts = [html, ...bundles.map(({ content }) => content)].join("");
  const unnamedIn = async (path) => unnamedClasses(await readFile(path, "utf8"), texts);
  const own = await unnamedIn(join(TRUNK_SOURCE_DIR, "style/surfaces.css"));
  for (const name of own) {
    console.warn(`style/surfaces.css has rules for ".${name}", which no page names, so they are left out of the release. Write class names whole, as literals, or delete the rules.`);
  }
  const unnamed = [...own, ...(await unnamedIn(join(web, "kit.css"))), ...(await unnamedIn(join(web, "base.css")))];
  for (const file of await sourcesOf(join(TRUNK_SOURCE_DIR, "src"))) {
    for (const { beginning, classes } of assembledClasses(await readFile(file, "utf8"), unnamed)) {
      console.warn(`${relative(TRUNK_SOURCE_DIR, file)} has a text that begins with "${beginning}". If it becomes a class while the page runs, the rules of ${classes.map((name) => `".${name}"`).join(", ")} are missing in the release: write class names whole, as literals.`);
    }
  }
}

async function sourcesOf(folder) {
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => file.endsWith(".rs")).map((file) => join(folder, file));
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
