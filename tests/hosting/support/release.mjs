// A folder as a release leaves it, of few and small files.

import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { contentHash } from "../../../packages/build/lib/content-hash.mjs";
import { finishFolder } from "../../../packages/build/lib/hosting/finish-folder.mjs";

const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** @param {{version?: string, framedBy?: string[]}} options `version` is part of each hashed file's content @returns {Promise<string>} its folder, for the caller to remove */
export async function writeRelease({ version = "one", framedBy } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "pipeframe-release-"));
  const hashed = async (name, end, content) => {
    const file = `${name}-${contentHash(content)}.${end}`;
    await writeFile(join(folder, file), content);
    return file;
  };
  const program = (part) => hashed(part, "wasm", Buffer.concat([Buffer.from("\0asm\x01\0\0\0", "latin1"), Buffer.from(`${part} ${version} `.repeat(200))]));
  const templates = {};
  const core = await program("core");
  // Only the loader names what comes later.
  const later = await program("panel-more");
  const script = await hashed("core", "js", `// ${version}\nexport const later = "./${later}";\n${"export const answer = 42;\n".repeat(80)}`);
  const style = await hashed("core", "css", `/* ${version} */ ${".page { color: red }\n".repeat(80)}`);
  for (const page of ["panel", "floating-window"]) {
    templates[page] = `<template data-boot data-page=${page} data-js=./${script} data-wasm="./${core} ./${await program(page)}"></template>`;
  }
  const icon = await hashed("icon", "svg", `<svg xmlns="http://www.w3.org/2000/svg"><title>${version}</title></svg>`);
  const html = (title, style, inside) => `<!doctype html><html lang=en><meta charset=utf-8><title>${title}</title><meta content="${policy}" http-equiv=Content-Security-Policy><meta content=api name=api>${inside}<link href=./${style} rel=stylesheet><link href=./${icon} rel=icon>${"<p>Text</p>".repeat(100)}`;
  for (const [page, template] of Object.entries(templates)) await writeFile(join(folder, `${page}.html`), html(`${page} ${version}`, style, template));
  await writeFile(join(folder, "index.html"), html(`all ${version}`, style, Object.values(templates).join("")));
  await writeFile(join(folder, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">\n${'  <symbol id="add" viewBox="0 0 1 1"><path d="M0 0h1"/></symbol>\n'.repeat(1)}${`  <symbol id="${version}" viewBox="0 0 1 1"><path d="M0 0h1"/></symbol>\n`}${`<!-- ${"icon ".repeat(300)} -->`}</svg>`);
  await mkdir(join(folder, "vehicles"));
  await writeFile(join(folder, "vehicles/van.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${"<path/>".repeat(200)}</svg>`);
  await finishFolder(folder, { framedBy });
  return folder;
}
