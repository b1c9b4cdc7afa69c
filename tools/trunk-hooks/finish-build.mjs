// What a build needs beyond trunk: the preview's stylesheet in a development build; in a release a bundle for each page, one
// stylesheet and short scripts (trunk can't read the syntax of today's wasm-bindgen).

import { createHash } from "node:crypto";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";
import { buildPages, pagesOf } from "./build-pages.mjs";
import { shrinkBundle } from "./shrink-bundle.mjs";

const { TRUNK_PROFILE, TRUNK_SOURCE_DIR, TRUNK_STAGING_DIR, PIPEFRAME_PREVIEW } = process.env;
const holdsPreview = TRUNK_PROFILE === "debug" || PIPEFRAME_PREVIEW === "1";
const page = join(TRUNK_STAGING_DIR, "index.html");

if (holdsPreview) {
  await writePreviewStylesheet();
}
if (TRUNK_PROFILE === "release") {
  let html = await readFile(page, "utf8");
  html = await withBundles(html);
  html = await withOneStylesheet(html);
  html = await withShortScripts(html);
  await writeFile(page, html);
}
if (holdsPreview) await writeFile(page, withCrossOrigin(await readFile(page, "utf8")));

/** The preview can take its frames their origin: to such a page its own files are another's, whose integrity it may then not see. */
function withCrossOrigin(html) {
  return html.replaceAll(/<(?:script|link)(?= )(?=[^>]* integrity=)(?![^>]* crossorigin)/g, "$& crossorigin");
}

async function writePreviewStylesheet() {
  const style = join(TRUNK_SOURCE_DIR, "style");
  const names = (await readdir(style, { recursive: true })).filter((name) => /^preview(\/.*)?\.css$/.test(name)).sort();
  const parts = await Promise.all(names.map((name) => readFile(join(style, name), "utf8")));
  await writeFile(join(TRUNK_STAGING_DIR, "preview.css"), parts.join("\n"));
}

/** Trunk's own bundle holds all pages. A page fetches less when it has one of its own; the preview shows all of them. */
async function withBundles(html) {
  const [template, loaderAddress, wasmAddress] = html.match(/<template data-boot data-js=(\S+) data-wasm=([^\s>]+)><\/template>/);
  const base = loaderAddress.slice(0, loaderAddress.lastIndexOf("/") + 1);
  const [loaderFile, wasmFile] = [loaderAddress, wasmAddress].map((address) => join(TRUNK_STAGING_DIR, address.slice(base.length)));
  const pages = holdsPreview ? [] : await pagesOf(TRUNK_SOURCE_DIR);
  const bundles = pages.length === 0
    ? [{ page: undefined, loader: await readFile(loaderFile, "utf8"), wasm: await readFile(wasmFile) }]
    : await buildPages(TRUNK_SOURCE_DIR, pages);
  await Promise.all([rm(loaderFile), rm(wasmFile)]);
  const templates = [];
  for (const { page, loader, wasm } of bundles) {
    const shrunk = await shrinkBundle(loader, wasm);
    const name = page ?? "pipeframe";
    const scriptName = await writeHashed(name, "js", shrunk.loader);
    const wasmName = await writeHashed(name, "wasm", shrunk.wasm);
    templates.push(`<template data-boot${page ? ` data-page=${page}` : ""} data-js=${base}${scriptName} data-wasm=${base}${wasmName}></template>`);
  }
  return html.replace(template, () => templates.join(""));
}

async function withOneStylesheet(html) {
  const links = [...html.matchAll(/<link href=(\S+)[^>]* rel=stylesheet>/g)];
  const base = links[0][1].slice(0, links[0][1].lastIndexOf("/") + 1);
  const files = links.map(([, address]) => join(TRUNK_STAGING_DIR, address.slice(base.length)));
  const parts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  const { code } = await transform(parts.join("\n"), { loader: "css", minify: true });
  await Promise.all(files.map((file) => rm(file)));
  const link = `<link href=${base}${await writeHashed("style", "css", code)} rel=stylesheet>`;
  return links.reduce((text, [whole], index) => text.replace(whole, () => (index === 0 ? link : "")), html);
}

/** The SDK stays byte for byte what Pipedrive published. */
async function withShortScripts(html) {
  const scripts = [...html.matchAll(/<script [^>]*src=\/?([^\s>]*boot-[^\s>]*)[^>]*>/g)];
  for (const [, name] of scripts) {
    const path = join(TRUNK_STAGING_DIR, name);
    const written = await readFile(path, "utf8");
    const { code } = await transform(written, { minify: true });
    await writeFile(path, code);
    html = html.replaceAll(integrity(written), integrity(code));
  }
  return html;
}

/** Hashed names may be kept by browsers for ever; so the hash is of what was finally written. */
async function writeHashed(name, extension, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const file = `${name}-${hash}.${extension}`;
  await writeFile(join(TRUNK_STAGING_DIR, file), content);
  return file;
}

function integrity(content) {
  return `sha384-${createHash("sha384").update(content).digest("base64")}`;
}
